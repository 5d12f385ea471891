"""What a court's search gives for one docket: only what is filed under it, and only when the whole index answered."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cases.matching import plain_docket
from cases.observations import Observation, Outcome, ScopeKind, Statement
from watchers.contract import Document, Reading
from watchers.declared import docket_entry
from watchers.reading.json_lists import number_at, values_at

_BETWEEN = re.compile(r"[;,]")


def only_filed_under(document: Document, reading: Reading) -> Reading:
    """Keep of a search's rows those that bear the docket asked for (in the facts `docket` or `ecli`).

    Full-text searches also find what merely cites a number. Such neighbours are no rows of the docket, so the total,
    which counts them, is compared here and declared no further. A scope that is no docket keeps all its rows.
    """
    scope = document.request.scope
    if scope.kind is not ScopeKind.DOCKET:
        return reading
    if reading.declared is not None and (reading.rows or 0) > reading.declared:
        reason = f"{reading.rows} rows were read where the source declares {reading.declared}"
        reading = replace(reading, outcome=Outcome.SUSPECT, reason=reason)
    filed = (seen for seen in reading.observations if is_filed_under(seen, scope.subject))
    own = tuple(stated_under(seen, scope.subject) for seen in filed)
    whole = reading.outcome is Outcome.COMPLETE
    reason = f"{len(own)} documents under this docket" if whole else reading.reason
    return replace(reading, reason=reason, observations=own, declared=None, rows=len(own))


def is_filed_under(seen: Observation, number: str) -> bool:
    """Tell whether a record states this docket number or ECLI, however it is punctuated."""
    stated = _BETWEEN.split(f"{seen.facts.get('docket', '')};{seen.facts.get('ecli', '')}")
    asked = plain_docket(number)
    return bool(asked) and asked in map(plain_docket, stated)


def stated_under(seen: Observation, number: str) -> Observation:
    """Let what a decision in several joined cases states stand under the one that is followed."""
    return replace(seen, states=tuple(replace(one, docket=number) for one in seen.states))


def entry_with_outcome(country: str, court: str) -> Callable[[Observation], tuple[Statement, ...]]:
    """Return what a record states whose own field says how the case ended: its docket entry with that outcome."""
    entry = docket_entry(country, court)

    def states(seen: Observation) -> tuple[Statement, ...]:
        said = {"outcome": seen.facts["outcome"]} if "outcome" in seen.facts else {}
        return tuple(replace(one, attributes={**one.attributes, **said}) for one in entry(seen))

    return states


def only_where_whole(data: Any, reading: Reading, path: str = "") -> Reading:
    """Lower an Elasticsearch answer that is not whole to PARTIAL: it timed out, or parts of the index were silent."""
    start = f"{path}." if path else ""
    silent = number_at(data, f"{start}_shards.failed") or 0
    if any(said is True for said in values_at(data, f"{start}timed_out")):
        reason = "the search timed out: its rows are not all there are"
    elif silent:
        reason = f"parts of the index did not answer ({silent}): rows may be missing"
    else:
        return reading
    return replace(reading, outcome=Outcome.PARTIAL, reason=reason) if reading.outcome is Outcome.COMPLETE else reading
