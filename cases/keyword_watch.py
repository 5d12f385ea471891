"""Texts that may be about somebody whose name they hide: a procedure and a requesting state, for editors to look at."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from importlib import resources

import yaml

from cases.alerts import Known, ReviewItem, ReviewQuestion
from cases.deriving import EXCERPT, Changed
from cases.events import event_id
from cases.first_reading import STILL_NEWS
from cases.observations import ScopeKind, ScopeReport, whole_text
from cases.people import Roster


def possible(
    changed: Sequence[Changed], report: ScopeReport, roster: Roster, known: Known, now: datetime
) -> tuple[ReviewItem, ...]:
    """Return what editors may look at of a watched list: it names nobody, and speaks of a procedure and a state.

    Such an item waits in `review` and alerts nobody. On a first reading only what is of the last two weeks is kept.
    """
    if not report.keyword_watch or report.scope.kind is not ScopeKind.LIST:
        return ()
    states = frozenset(state for person in roster.persons for state in person.requesting_states)
    items = (_item(one, reasons, now) for one in changed if (reasons := _reasons(one, states, report, now)))
    return tuple(item for item in items if item.id not in known.open_reviews)


def spoken_of(text: str, states: Collection[str]) -> tuple[str, ...]:
    """Return the procedure and the states a text speaks of, as tags; nothing where either is missing."""
    folded = _folded(text)
    procedures, named = _patterns()
    told = tuple(f"procedure:{name}" for name, pattern in procedures.items() if pattern.search(folded))
    whose = tuple(f"state:{code}" for code, pattern in named.items() if code in states and pattern.search(folded))
    return (*told, *whose) if told and whose else ()


def _reasons(one: Changed, states: Collection[str], report: ScopeReport, now: datetime) -> tuple[str, ...]:
    observation = one.matched.observation
    old = observation.published_at is None or now - observation.published_at > STILL_NEWS
    if one.matched.mentions or (report.baseline and old):
        return ()
    # The court's own search found the words in a text of which it shows the number alone.
    return ("keyword-search",) if observation.found_by_search else spoken_of(whole_text(observation), states)


def _item(one: Changed, reasons: tuple[str, ...], now: datetime) -> ReviewItem:
    observation = one.matched.observation
    return ReviewItem(
        id=event_id("review", ReviewQuestion.POSSIBLE, observation.source, observation.key),
        question=ReviewQuestion.POSSIBLE,
        person=None,
        source=observation.source,
        observation=observation.key,
        content=one.content,
        opened_at=now,
        reasons=reasons,
        excerpt=whole_text(observation).strip()[:EXCERPT],
        url=observation.url,
    )


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    data = yaml.safe_load((resources.files("cases") / "keyword_watch.yaml").read_text(encoding="utf-8"))
    return _beginnings(data["procedures"]), _beginnings(data["states"])


def _beginnings(groups: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})") for name, stems in groups.items()}


def _folded(text: str) -> str:
    """Fold as the data is written; Cyrillic keeps its marks, since й and ї are letters of their own."""
    return "".join(letter if "\u0400" <= letter <= "\u04ff" else _bare(letter) for letter in text.casefold())


@cache
def _bare(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in plain if not unicodedata.combining(one))
