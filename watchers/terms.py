"""Which sources may be asked: those whose terms a person has read and accepted, and whose key, if any, is set."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from watchers.contract import Header, Source


class Unasked(StrEnum):
    """Why a source is not polled at all, in the words of the command line."""

    NOT_ACCEPTED = "terms not accepted"
    NO_KEY = "access key not set"
    SWITCHED_OFF = "switched off"


@dataclass(frozen=True, slots=True)
class Permission:
    """What an operator has settled: accepted terms by source (their hash), keys that are set, sources named outright.

    `everything` is true where nobody is asked: on a replay, or where the settings accept all terms.
    """

    accepted: Mapping[str, str]
    keys: Collection[str] = ()
    named: Collection[str] = ()
    everything: bool = False


def terms_digest(header: Header) -> str:
    """Return the hash of a source's terms as they are shown; new terms are asked about anew."""
    return hashlib.sha256(f"{header.terms.licence}\n{header.terms.limits}".encode()).hexdigest()


def unasked(source: Source, permission: Permission) -> Unasked | None:
    """Return why a source is not polled, None where it may be."""
    header = source.header
    if header.optional and header.id not in permission.named:
        return Unasked.SWITCHED_OFF
    if header.key is not None and header.key.name not in permission.keys:
        return Unasked.NO_KEY
    if permission.everything or permission.accepted.get(header.id) == terms_digest(header):
        return None
    return Unasked.NOT_ACCEPTED


def sorted_out(sources: Mapping[str, Source], permission: Permission) -> tuple[dict[str, Source], dict[str, Unasked]]:
    """Return the sources that are polled, and why each of the others is not."""
    reasons = {name: reason for name, source in sources.items() if (reason := unasked(source, permission))}
    return {name: source for name, source in sources.items() if name not in reasons}, reasons
