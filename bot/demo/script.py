"""A demo script: who takes part, and what happens in order; YAML, documented in README ("Your own story")."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.refusals import USAGE, Refused
from storage.records import Role

STEP_KEYS = {"at", "serve", "say", "press"}


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who takes part; `follows` is None where the script leaves it open: then they follow everybody."""

    name: str
    role: Role
    language: str = "en"
    follows: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Serve:
    """From now on, until replaced, addresses matching `url` (`*` stands for anything) answer with this document."""

    url: str
    body: bytes
    status: int
    content_type: str


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody writes a message."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses the newest button so labelled in their chat."""

    who: str
    button: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the clock may move (`at`, aware UTC), then something may happen; what is due by then runs."""

    at: datetime | None
    act: Serve | Say | Press | None


@dataclass(frozen=True, slots=True)
class Script:
    """A whole story; `roster` and `feeds` are the texts of YAML files, None: the founding people, the shipped feeds."""

    title: str
    about: str
    roster: str | None
    users: tuple[DemoUser, ...]
    steps: tuple[Step, ...]
    feeds: str | None
    prompt: str

    @property
    def begins(self) -> datetime:
        """Return the first moment of the story."""
        return next(step.at for step in self.steps if step.at is not None)

    @property
    def served(self) -> tuple[str, ...]:
        """Return the address patterns that this story serves at any time."""
        return tuple(step.act.url for step in self.steps if isinstance(step.act, Serve))


def load_script(path: Path) -> Script:
    """Read a script and every file it names; raises Refused with one sentence saying where it is wrong."""
    tree = _mapping(_yaml(_text(path), path), path, "the script")
    unknown = set(tree) - {"title", "about", "roster", "users", "steps", "feeds", "prompt"}
    if unknown:
        raise _wrong(path, f"unknown key {sorted(unknown)[0]!r}: use title, about, roster, users, feeds, steps, prompt")
    users = tuple(_user(entry, path, number) for number, entry in enumerate(_list(tree, "users", path), 1))
    names = {user.name for user in users}
    steps = tuple(_step(entry, path, number, names) for number, entry in enumerate(_list(tree, "steps", path), 1))
    if not users or not any(step.at for step in steps):
        raise _wrong(path, "it needs at least one user and one step with `at`")
    _ordered(steps, path)
    readers = [user.name for user in users if user.role is Role.READER]
    return Script(
        title=str(tree.get("title", path.stem)),
        about=str(tree.get("about", "")),
        roster=_roster(tree, path),
        users=users,
        steps=steps,
        feeds=_text(path.parent / str(tree["feeds"])) if tree.get("feeds") else None,
        prompt=_prompt(tree, names, path) or (readers or [users[0].name])[0],
    )


def _roster(tree: Mapping[str, Any], path: Path) -> str | None:
    """Return the roster that is named, or the one that lies beside the script, or None."""
    named = tree.get("roster")
    beside = path.parent / str(named or "roster.yaml")
    return _text(beside) if named or beside.exists() else None


def _prompt(tree: Mapping[str, Any], names: set[str], path: Path) -> str | None:
    prompt = tree.get("prompt")
    if prompt is not None and prompt not in names:
        raise _wrong(path, f"`prompt: {prompt}` names nobody in `users`: use one of {', '.join(sorted(names))}")
    return prompt


def _user(entry: object, path: Path, number: int) -> DemoUser:
    fields = _mapping(entry, path, f"user {number}")
    try:
        role = Role(str(fields.get("role", "reader")))
    except ValueError:
        raise _wrong(
            path, f"user {number} has role {fields.get('role')!r}: use reader, editor, admin or owner"
        ) from None
    if not str(fields.get("name", "")).strip():
        raise _wrong(path, f"user {number} has no name: add `name:`")
    follows = fields.get("follows")
    return DemoUser(
        name=str(fields["name"]),
        role=role,
        language=str(fields.get("language", "en")),
        follows=None if follows is None else tuple(str(one) for one in follows),
    )


def _step(entry: object, path: Path, number: int, names: set[str]) -> Step:
    fields = _mapping(entry, path, f"step {number}")
    unknown = set(fields) - STEP_KEYS
    if unknown or not fields:
        raise _wrong(path, f"step {number} holds {sorted(unknown) or 'nothing'}: use at, serve, say or press")
    acts = [key for key in ("serve", "say", "press") if key in fields]
    if len(acts) > 1:
        raise _wrong(path, f"step {number} does {' and '.join(acts)} at once: make two steps of it")
    at = _moment(fields["at"], path, number) if "at" in fields else None
    return Step(at, _act(acts[0], fields[acts[0]], path, number, names) if acts else None)


def _act(verb: str, given: object, path: Path, number: int, names: set[str]) -> Serve | Say | Press:
    fields = _mapping(given, path, f"step {number}, {verb}")
    if verb == "serve":
        return _serve(fields, path, number)
    who, what = str(fields.get("as", "")), "text" if verb == "say" else "button"
    if who not in names:
        raise _wrong(path, f"step {number}: `as: {who}` names nobody in `users`: use one of {', '.join(sorted(names))}")
    if what not in fields:
        raise _wrong(path, f"step {number}: {verb} needs `{what}:`")
    return Say(who, str(fields["text"])) if verb == "say" else Press(who, str(fields["button"]))


def _serve(fields: Mapping[str, Any], path: Path, number: int) -> Serve:
    url = str(fields.get("url", ""))
    if not url.startswith(("http://", "https://")):
        raise _wrong(path, f"step {number}: serve needs `url:` beginning with http:// or https://")
    status = fields.get("status", 200)
    if not isinstance(status, int) or not 100 <= status <= 599:
        raise _wrong(path, f"step {number}: status {status!r} is no HTTP status (100 to 599)")
    body = _bytes(path.parent / str(fields["file"])) if fields.get("file") else str(fields.get("body", "")).encode()
    return Serve(url, body, status, str(fields.get("content_type", "application/octet-stream")))


def _moment(given: object, path: Path, number: int) -> datetime:
    if isinstance(given, str):
        with suppress(ValueError):
            given = datetime.fromisoformat(given)
    if isinstance(given, datetime):
        return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    if isinstance(given, date):
        return datetime(given.year, given.month, given.day, tzinfo=UTC)
    raise _wrong(path, f"step {number}: `at: {given}` is no time: write it like 2016-12-09T10:00:00Z")


def _ordered(steps: tuple[Step, ...], path: Path) -> None:
    latest: datetime | None = None
    for number, step in enumerate(steps, 1):
        if step.at is not None and latest is not None and step.at < latest:
            raise _wrong(path, f"step {number} lies before the one above it: put the steps in the order of their times")
        latest = step.at or latest


def matches(pattern: str, url: str) -> bool:
    """Tell whether an address fits a pattern, in which only `*` is special (a `?` is a question mark)."""
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), url, re.DOTALL) is not None


def _yaml(text: str, path: Path) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise _wrong(path, f"it is not valid YAML{where}: mend the indentation or quotes there") from error


def _mapping(given: object, path: Path, what: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(path, f"{what} must be `key: value` pairs")
    return {str(key): value for key, value in given.items()}


def _list(tree: Mapping[str, Any], key: str, path: Path) -> list[object]:
    given = tree.get(key)
    if not isinstance(given, list):
        raise _wrong(path, f"`{key}:` must be a list")
    return given


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise _wrong(path, "it is not UTF-8 text: save it as UTF-8") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _wrong(path, f"it cannot be read ({error.strerror or 'no such file'}): check the path") from error


def _wrong(path: Path, what: str) -> Refused:
    return Refused(f"Demo script {path.name}: {what}.", USAGE)
