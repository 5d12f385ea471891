"""Reading the fields of a roster file, so that each wrong one is refused in one sentence: where, what, how to mend."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import yaml


class RosterError(ValueError):
    """A roster file that cannot be read; the message is one sentence: where, what, and how to mend it."""


def loaded(text: str) -> Any:
    """Return a file's YAML, an empty mapping for an empty file; dates stay text. Raises RosterError."""
    try:
        loaded = yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a SafeLoader that leaves dates as text
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "the file"
        raise RosterError(f"{where} is not YAML ({problem}); mend that line.") from error
    except RosterError:
        raise
    except (ValueError, RecursionError) as error:
        raise RosterError(
            f"the file is not YAML ({type(error).__name__}); export a roster to see the format."
        ) from error
    return {} if loaded is None else loaded


class _PlainLoader(yaml.SafeLoader):
    """Reads dates as text, so that a bare 2016-12-09 and a quoted one mean the same; refuses doubled keys."""


_PlainLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in held if tag != "tag:yaml.org,2002:timestamp"]
    for letter, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping_without_doubles(loader: _PlainLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    doubled = next((key for place, key in enumerate(keys) if key in keys[:place]), None)
    if doubled is not None:
        raise RosterError(f"line {node.start_mark.line + 1} holds {doubled!r} twice; remove one of them.")
    return loader.construct_mapping(node, deep=True)


_PlainLoader.add_constructor("tag:yaml.org,2002:map", _mapping_without_doubles)
_Chosen = TypeVar("_Chosen")


class Entry:
    """One mapping of the file with its place in words; every reader names place, field and mend when it refuses."""

    def __init__(self, place: str, value: Any, allowed: Sequence[str]) -> None:
        self.place = place
        if not isinstance(value, dict):
            raise RosterError(f"{place} must hold fields ({', '.join(allowed[:3])}, ...), not {_shown(value)}.")
        self.values: dict[Any, Any] = value
        for key in value:
            if key not in allowed:
                raise RosterError(f"{place} has an unknown field {_shown(key)}; use one of {', '.join(allowed)}.")

    def refuse(self, name: str, value: Any, wanted: str) -> RosterError:
        """Return the error for one field."""
        return RosterError(f"{self.place}: {name} is {_shown(value)}, but must be {wanted}.")

    def text(self, name: str, pattern: re.Pattern[str] | None = None, wanted: str = "text") -> str:
        """Return a text field, empty where missing; whole numbers (a bare year, a docket) are read as text."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.refuse(name, value, wanted)
        if pattern and not pattern.fullmatch(str(value)):
            raise self.refuse(name, value, wanted)
        return str(value).strip()

    def needed(self, name: str, pattern: re.Pattern[str] | None = None, wanted: str = "text") -> str:
        """Return a text field that must be there."""
        value = self.text(name, pattern, wanted)
        if not value:
            raise RosterError(f"{self.place} has no {name}; add {wanted}.")
        return value

    def texts(self, name: str, pattern: re.Pattern[str], wanted: str) -> tuple[str, ...]:
        """Return a list of texts, empty where missing."""
        values = self.values.get(name) or []
        if not isinstance(values, list):
            raise self.refuse(name, values, f"a list, each {wanted}")
        for value in values:
            if not isinstance(value, str) or not pattern.fullmatch(value):
                raise self.refuse(name, value, wanted + _no_hint(value))
        return tuple(values)

    def day(self, name: str) -> date | None:
        """Return a whole date, or None where missing."""
        value = self.text(name, wanted="a date such as 2017-03-09")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self.refuse(name, value, "a date such as 2017-03-09") from error

    def number(self, name: str) -> int:
        """Return a whole number of 0 or more, 0 where missing."""
        value = self.values.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.refuse(name, value, "a whole number such as 3")
        return value

    def flag(self, name: str) -> bool:
        """Return a yes-or-no field, False where missing."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.refuse(name, value, "true or false")
        return value

    def choice(self, name: str, choose: Callable[[str], _Chosen], choices: Sequence[str], default: str) -> _Chosen:
        """Return a field that is one of a few words."""
        value = self.text(name) or default
        if value not in choices:
            raise self.refuse(name, value, f"one of {', '.join(choices)}")
        return choose(value)

    def mapping(self, name: str) -> dict[str, str]:
        """Return a mapping of texts, empty where missing."""
        value = self.values.get(name) or {}
        if not isinstance(value, dict) or not all(isinstance(part, str) for pair in value.items() for part in pair):
            raise self.refuse(name, value, "fields with quoted texts, such as {body: 'a court'}")
        return dict(value)

    def entries(self, name: str, label: str, allowed: Sequence[str]) -> list["Entry"]:
        """Return a list of mappings, each placed by its number and label."""
        values = self.values.get(name) or []
        if not isinstance(values, list):
            raise self.refuse(name, values, "a list (each entry begins with '- ')")
        return [
            Entry(self._place_of(name, place, value, label), value, allowed) for place, value in enumerate(values, 1)
        ]

    def _place_of(self, name: str, place: int, value: Any, label: str) -> str:
        noun = {"persons": "person", "circles": "circle", "names": "name", "dockets": "docket", "facts": "fact"}[name]
        known = value.get(label) if isinstance(value, dict) else None
        own = f"{noun} {place}" + (f" ({known})" if isinstance(known, str | int) else "")
        return own if self.place == "the file" else f"{self.place}, {own}"


def _shown(value: Any) -> str:
    text = repr(value)
    return "empty" if value is None else text if len(text) <= 60 else text[:57] + "..."


def _no_hint(value: Any) -> str:
    return " (YAML reads a bare NO as false: quote it)" if value is False else ""
