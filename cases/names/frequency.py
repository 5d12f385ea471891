"""How common a name is: where many people bear it, the name alone tells nobody apart."""

from functools import cache
from pathlib import Path

from cases.names.folding import fold_plain
from cases.names.given_names import given_names

_TABLE = Path(__file__).with_name("common_surnames.txt")


@cache
def common_surnames() -> frozenset[str]:
    """Return the folded surnames that stand among the most frequent ones of a country (see the file's head)."""
    lines = [line.partition("#")[0] for line in _TABLE.read_text(encoding="utf-8").splitlines()]
    return frozenset(key for line in lines for key in fold_plain(line.split()) if key)


def is_common(given: str, surname: str) -> bool:
    """Whether many people bear this full name, both parts folded: a frequent surname, whatever the given name.

    A surname that is a given name as well (Yunus, Ali, Marek) is borne by many families that are no kin.
    """
    return bool(given) and (surname in common_surnames() or surname in given_names())
