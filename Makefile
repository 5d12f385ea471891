# The two commands a newcomer needs: `make run` and `make test`. `make check` is the quick gate before a commit.
.PHONY: setup setup-dev run check test lint types imports fast full dialogues bench-names bench-poll fuzz clean
.DEFAULT_GOAL := run

BIN := .venv/bin
# The first interpreter that the locks were resolved for (3.11 to 3.13).
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13)))' 2>/dev/null && { echo "$$python"; break; }; done)

setup: .venv/.runtime
setup-dev: .venv/.dev

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "casewatch needs Python 3.11, 3.12 or 3.13; none of them was found: install one and run make again." >&2; exit 2; fi
	@echo "Setting up .venv (once, about half a minute) ..."
	@$(PYTHON) -m venv .venv

.venv/.runtime: .venv/bin/python requirements.lock pyproject.toml
	@if [ ! -f .venv/.dev ]; then $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock; fi
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/bin/python requirements-dev.lock pyproject.toml
	@echo "Installing the test tools ..."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	@if [ -n "$$CASEWATCH_TELEGRAM_TOKEN" ] || grep -qsE '^CASEWATCH_TELEGRAM_TOKEN=.' .env; then \
		exec $(BIN)/casewatch run; \
	else \
		echo "No Telegram token is configured (CASEWATCH_TELEGRAM_TOKEN): playing the demo instead; nothing leaves this machine."; \
		exec $(BIN)/casewatch demo; \
	fi

check: setup-dev lint types imports fast

test: setup-dev lint types imports full

lint:
	@$(BIN)/ruff check --no-cache .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

imports:
	@$(BIN)/lint-imports --no-logo

fast:
	@$(BIN)/pytest -n 2 -m "not slow and not patient"

# The names room measured: labelled sets, namesakes, foreign names, cost beside a bare scan in the same run.
bench-names: setup-dev
	@$(BIN)/python -m tests.benchmarks.bench_names

# 200,000 mutated documents over all readers: no exception, no hang, no cut document read as whole.
fuzz: setup-dev
	@$(BIN)/python -m tests.watchers.fuzzing

# Polling measured: CPU and memory at 200 and 2,000 feeds, beside a minimal poller in the same run.
bench-poll: setup-dev
	@$(BIN)/python -m tests.benchmarks.bench_poll

# Fifty-seven dialogues under floods, bans and broken answers, and the widest leak search: for a machine at rest.
dialogues: setup-dev
	@$(BIN)/pytest -m patient tests/end_to_end

full:
	@$(BIN)/pytest -n 2 --cov --cov-branch --cov-report=term:skip-covered
	@$(BIN)/coverage report --include='cases/*' --fail-under=100 --format=total >/dev/null || { echo "cases/ must stay at 100 % branch coverage:" >&2; $(BIN)/coverage report --include='cases/*' --show-missing --skip-covered; exit 1; }
	@$(BIN)/coverage report --fail-under=90 --format=total >/dev/null || { echo "the whole must stay at 90 % coverage or above" >&2; exit 1; }

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
