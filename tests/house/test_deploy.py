"""The deployment files: no root, no capability, nothing writable but the data, and the right health check."""

import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from tests.house.tree import ROOT, text

HARDENING = (
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "RestrictNamespaces=yes",
    "MemoryDenyWriteExecute=yes",
    "SystemCallFilter=@system-service",
    "UMask=0077",
    "StateDirectoryMode=0700",
)


def image_faults(dockerfile: str) -> list[str]:
    """Return what is wrong with a Dockerfile, one sentence a fault."""
    last = dockerfile[dockerfile.rindex("FROM ") :]
    user = re.findall(r"^USER\s+(\S+)", last, re.MULTILINE)
    checks = {
        "it ends as root": not user or user[-1].partition(":")[0] in ("root", "0"),
        "it uses ADD": re.search(r"^ADD\s", dockerfile, re.MULTILINE),
        "a base image has no version": re.search(r"^FROM\s+(?:\S+:latest|[^\s:]+)(?:\s|$)", dockerfile, re.MULTILINE),
        "it builds on Alpine": re.search(r"\bapk\b|alpine", re.sub(r"#.*", "", dockerfile)),
        "its health check is another": 'CMD ["casewatch", "health"]' not in last,
        "it installs without hashes": "--require-hashes" not in dockerfile,
        "it brings a secret along": re.search(r"TOKEN|COPY\s+\.\s|\.env", dockerfile),
    }
    return [fault for fault, found in checks.items() if found]


def service_faults(service: dict[str, Any]) -> list[str]:
    """Return what is wrong with a compose service, one sentence a fault."""
    checks = {
        "its root is writable": service.get("read_only") is not True,
        "it keeps capabilities": service.get("cap_drop") != ["ALL"] or service.get("cap_add"),
        "it may gain privileges": "no-new-privileges:true" not in service.get("security_opt", []),
        "it runs as root": str(service.get("user", "root")).partition(":")[0] in ("root", "0", ""),
        "it opens a port": service.get("ports"),
        "it is privileged": service.get("privileged"),
    }
    return [fault for fault, found in checks.items() if found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("USER 10001:10001", "USER root"),
        ("USER 10001:10001\n", ""),
        ("COPY bot ./bot", "ADD bot ./bot"),
        ("FROM python:3.12-slim-bookworm\n", "FROM python:latest\n"),
        ("FROM python:3.12-slim-bookworm\n", "FROM python\n"),
        ("RUN groupadd", "RUN apk add bash && groupadd"),
        ('"casewatch", "health"', '"true"'),
        ("--require-hashes ", ""),
        ("COPY bot ./bot", "COPY . ."),
    ],
)
def test_the_image_judge_refuses_planted_faults(old: str, new: str) -> None:
    """Each way to weaken the Dockerfile is seen."""
    dockerfile = text("deploy/Dockerfile")
    assert old in dockerfile
    assert image_faults(dockerfile.replace(old, new))


def test_the_image_runs_unprivileged_and_checks_itself() -> None:
    """The Dockerfile ends as a user, pins its base, and asks `casewatch health`."""
    assert image_faults(text("deploy/Dockerfile")) == []


def test_hadolint_has_nothing_to_say() -> None:
    """The Dockerfile is linted where hadolint is installed."""
    hadolint = shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not on PATH: the Dockerfile was not linted by it, only by the checks of this file")
    judged = subprocess.run([hadolint, "deploy/Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stdout) == (0, "")


@pytest.mark.parametrize(
    "planted",
    [
        {"read_only": False},
        {"cap_drop": []},
        {"cap_add": ["NET_ADMIN"]},
        {"security_opt": []},
        {"user": "0:0"},
        {"ports": ["80:80"]},
        {"privileged": True},
    ],
)
def test_the_compose_judge_refuses_planted_faults(planted: dict[str, Any]) -> None:
    """Each way to weaken the service is seen."""
    assert service_faults(_service() | planted)


def test_the_compose_service_is_confined() -> None:
    """Read-only root, no capability, no new privileges, a user, no port."""
    assert service_faults(_service()) == []


def test_key_and_data_stand_on_volumes_of_their_own() -> None:
    """A copy of the data volume alone opens nothing."""
    assert {"data:/data", "keys:/keys"} <= set(_service()["volumes"])
    assert "CASEWATCH_KEY_FILE=/keys/" in text("deploy/Dockerfile")


def test_the_unit_is_hardened() -> None:
    """Every hardening line is there, it runs the live command, as a user."""
    lines = text("deploy/casewatch.service").splitlines()
    assert [line for line in HARDENING if line not in lines] == []
    assert "User=casewatch" in lines
    assert "ExecStart=/opt/casewatch/bin/casewatch run" in lines


def test_the_build_takes_only_what_it_names() -> None:
    """The build's context excludes everything first, and every path the Dockerfile copies is let in again."""
    lines = text(".dockerignore").splitlines()
    assert next(line for line in lines if line and not line.startswith("#")) == "*"
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text("deploy/Dockerfile"), re.MULTILINE)
    assert [name for group in copied for name in group.split() if f"!{name}" not in lines] == []


def test_settings_with_secrets_are_never_committed() -> None:
    """The live settings files are ignored; the example holds no value."""
    assert ".env" in text(".gitignore").split()
    assert "casewatch.env" in text("deploy/.gitignore").split()
    given = [line for line in text("deploy/casewatch.env.example").splitlines() if not line.startswith("#") and line]
    assert [line for line in given if not re.fullmatch(r"CASEWATCH_[A-Z_]+=", line)] == []


def test_the_trial_is_a_script_that_bash_can_read() -> None:
    """`deploy/try-unprivileged` is executable and its syntax holds."""
    trial = ROOT / "deploy" / "try-unprivileged"
    assert trial.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(trial)], check=False).returncode == 0


def _service() -> dict[str, Any]:
    service: dict[str, Any] = yaml.safe_load(text("deploy/compose.yaml"))["services"]["casewatch"]
    return service
