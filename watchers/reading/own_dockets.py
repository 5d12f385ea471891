"""Only what stands under the docket that was asked for: searches also answer with neighbours."""

import re
from dataclasses import replace

from cases.observations import Observation, ScopeKind
from watchers.contract import Document, Reading

SAVED = "saved"


def own_rows(document: Document, page: Reading, asked: str | None = None) -> Reading:
    """Return a page without the rows of other dockets; `asked` is the number where the scope's subject holds more.

    Rows that are left out are no rows of this docket, so where there are any, the declared total is not compared.
    """
    number = asked or document.request.scope.subject
    if document.request.scope.kind is not ScopeKind.DOCKET or number == SAVED:
        return page
    own = tuple(_stated_under(number, seen) for seen in page.observations if is_of(number, seen))
    if len(own) == len(page.observations):
        return replace(page, observations=own)
    reason = f"{len(own)} of {len(page.observations)} rows stand under this docket"
    return replace(page, reason=reason, observations=own, declared=None, rows=len(own))


def _stated_under(number: str, seen: Observation) -> Observation:
    """Let a decision in several joined cases be stated under the one that is followed."""
    return replace(seen, states=tuple(replace(one, docket=number) for one in seen.states))


def is_of(number: str, seen: Observation) -> bool:
    """Tell whether a record's own numbers hold this one as a whole ("I K 4/16" is not in "II K 4/160")."""
    wanted = re.escape(_spaceless(number))
    stated = _spaceless(f"{seen.facts.get('docket', '')}; {seen.facts.get('proceedings', '')}")
    return bool(wanted and re.search(rf"(?<![^\W_]){wanted}(?!\d)", stated))


def _spaceless(number: str) -> str:
    return "".join(number.casefold().split())
