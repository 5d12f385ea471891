"""`read`, `match`, `classify`: what the program makes of one saved text; no database, no network."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.output import print_json, print_lines
from bot.refusals import USAGE, Refused

if TYPE_CHECKING:
    from cases.classification import Classified
    from cases.names import Mention
    from cases.people import Roster


@dataclass(frozen=True, slots=True)
class Claimed:
    """How a saved document is said to have been answered."""

    url: str | None = None
    status: int = 200
    content_type: str | None = None


def given_bytes(file: str) -> bytes:
    """Return a file's bytes, or standard input's for "-"; raises Refused when it cannot be read."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}): check the path.", USAGE) from error


def given_text(file: str) -> str:
    """Return a file's text as UTF-8 (what is not UTF-8 is shown as U+FFFD rather than refused)."""
    return given_bytes(file).decode("utf-8", errors="replace")


def read(source: str, file: str, claimed: Claimed, as_json: bool) -> None:
    """Read one saved document with a source's reader, as if it were the whole answer."""
    from watchers.reading.saved import read_document, reading_lines
    from watchers.sources import sources

    if source not in (known := sources()):
        raise Refused(f"There is no source {source!r}: use one of {', '.join(known)}.", USAGE)
    body = given_bytes(file)
    reading = read_document(
        source,
        body,
        url=claimed.url,
        status=claimed.status,
        content_type=claimed.content_type,
        now=datetime.now(UTC),
    )
    if as_json:
        print_json(reading_lines(reading))
        return
    print_lines([f"{reading.outcome}: {reading.reason}"])
    print_lines(f"{seen.published_at or 'undated'}  {seen.title}  {seen.url or ''}" for seen in reading.observations)


def match(file: str, roster: str | None, as_json: bool) -> None:
    """Print the persons mentioned in a text with the evidence: the words there, the spelling, and the reasons."""
    from cases.names import MentionContext, build_index, mentions

    text = given_text(file)
    people = _roster(roster)
    found = mentions(build_index(people), text, MentionContext())
    names = {person.id: person.name for person in people.persons}
    if as_json:
        print_json(_evidence(names[one.person], one) for one in found)
    else:
        print_lines(["\n\n".join(_block(names[one.person], one, people) for one in found)] if found else ())


def _evidence(name: str, found: "Mention") -> dict[str, object]:
    """Return one mention as `--json` prints it; `matched` is the text at `span`, which counts code points."""
    return {
        "person": name,
        "band": str(found.band),
        "score": round(found.score, 3),
        "span": list(found.span),
        "matched": found.matched,
        "spelling": found.spelling,
        "reasons": list(found.reasons),
    }


def _block(name: str, found: "Mention", roster: "Roster") -> str:
    """Return one mention in words, as the chat's `why` says them."""
    from bot.delivery.plain import without_markup
    from handlers.views.reasons import reasons_said
    from handlers.wording import Texts

    begin, end = found.span
    said = reasons_said(found.reasons, roster, Texts("en"))
    return "\n".join(
        [
            f"{name}: {found.band} (score {found.score:.2f})",
            f'  in the text: "{" ".join(found.matched.split())}" (characters {begin} to {end})',
            f'  registered as: "{found.spelling}"',
            *(f"  - {without_markup(reason)}" for reason in said),
        ]
    )


def classify(file: str, roster: str | None, as_json: bool) -> None:
    """Print the events a text reports."""
    from cases.classification import classify_text
    from cases.names import build_index

    people = _roster(roster)
    found = classify_text(given_text(file), build_index(people))
    names = {person.id: person.name for person in people.persons} | {one.id: one.name for one in people.circles}
    rows: list[dict[str, object]] = [
        {
            ("circle" if one.circle else "person"): names[one.circle or one.person or ""],
            **_stated(one),
            "reasons": list(one.reasons),
        }
        for one in found
    ]
    if as_json:
        print_json(rows)
    else:
        print_lines(f"{row.get('person') or row.get('circle')}: {row['kind']} {row['country'] or ''}" for row in rows)


def _stated(one: "Classified") -> dict[str, object]:
    """Return what may be stated of a text: where an editor would have to look, only that the person is mentioned."""
    if not one.sure:
        return {"kind": "mention", "country": None, "counter_country": None, "occurred_on": None, "attributes": {}}
    return {
        "kind": one.kind,
        "country": one.country,
        "counter_country": one.counter_country,
        "occurred_on": one.occurred_on,
        "attributes": dict(one.attributes),
    }


def _roster(file: str | None) -> "Roster":
    from cases.roster_file import RosterError, founding_roster, parse_roster

    if file is None:
        return founding_roster()[0]
    try:
        return parse_roster(given_text(file)).roster
    except RosterError as error:
        raise Refused(f"{file}: {error}", USAGE) from error
