"""Persons of OpenSanctions' wanted lists as observations: Red Notices as it saw them, and national lists.

INTERPOL's records are a Person "interpol-red-2021-75051" and, for each warrant, a Sanction that names the person, the
notice (authorityId), the issuing state (country) and the charge (reason).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cases.observations import Observation, Statement
from watchers.contract import Document
from watchers.reading.dates import parse_date
from watchers.reading.follow_the_money import Entity

PAGE = "https://www.opensanctions.org/entities/{}/"
NOTICE = re.compile(r"interpol-red-(\d{4}-\d{1,7})")
# Whose list a data set is; the European one is nobody's country.
LISTS: Mapping[str, tuple[str | None, str]] = {
    "de_bka_wanted": ("DE", "Bundeskriminalamt, wanted persons"),
    "es_cnp_wanted": ("ES", "Policía Nacional, most wanted"),
    "eu_europol_wanted": (None, "Europol, EU most wanted"),
    "gb_nca_most_wanted": ("GB", "National Crime Agency, most wanted"),
    "nl_most_wanted": ("NL", "Dutch police, most wanted"),
    "pl_wanted": ("PL", "Polish police, wanted persons"),
    "tr_wanted": ("TR", "Turkish Interior Ministry, wanted terrorists"),
    "us_fbi_most_wanted": ("US", "FBI, most wanted"),
    "za_wanted": ("ZA", "South African police, wanted persons"),
}
Sanctions = Mapping[str, Sequence[Entity]]


def notice_numbers(entity: Entity) -> tuple[str, ...]:
    """Return the notices of a person ("2021-75051"), whatever id a merge has given since; a merge may join several."""
    found = (NOTICE.fullmatch(one) for one in (entity.id, *sorted(entity.referents)))
    return tuple(dict.fromkeys(match[1] for match in found if match))


def sanctions_of(entities: Iterable[Entity]) -> Sanctions:
    """Return the sanctions of a document by the id of the person they are against."""
    by_person = defaultdict[str, list[Entity]](list)
    for entity in entities:
        if entity.schema == "Sanction":
            for person in entity.values("entity"):
                by_person[person].append(entity)
    return by_person


def notice(document: Document, person: Entity, number: str, sanctions: Sanctions) -> Observation:
    """Return what OpenSanctions shows of one Red Notice."""
    own = [one for one in sanctions.get(person.id, ()) if number in _numbers(one)]
    states = tuple(Statement("notice-listed", _country(one), attributes=_charged(one)) for one in own)
    states = states or (Statement("notice-listed", attributes={"form": "red"}),)
    seen = _observation(document, person, notice_key(number), states)
    shown = number.replace("-", "/")
    title = f"{seen.title} (INTERPOL Red Notice {shown})"
    return replace(seen, title=title, facts={"entity_id": shown, **seen.facts})


def listing(document: Document, person: Entity) -> Observation:
    """Return what OpenSanctions shows of a person on national wanted lists (or on none that we know)."""
    known = [LISTS[name] for name in sorted(person.datasets) if name in LISTS]
    states = tuple(Statement("wanted-list-added", country, attributes={"body": body}) for country, body in known)
    return _observation(document, person, _list_key(person), states)


def removed_notice(document: Document, number: str) -> Observation:
    """Return that a Red Notice has left OpenSanctions' data; a removed entity comes without its name."""
    shown = number.replace("-", "/")
    return Observation(
        scope=document.request.scope,
        key=notice_key(number),
        title=f"INTERPOL Red Notice {shown}",
        url=PAGE.format(notice_key(number)),
        text=f"INTERPOL Red Notice {shown} is no longer seen by OpenSanctions.",
        language="en",
        facts={"entity_id": shown},
        states=(Statement("notice-unlisted", attributes={"form": "red"}),),
    )


def on_lists(person: Entity) -> bool:
    """Tell whether a person stands on a list other than INTERPOL's."""
    return any(name in LISTS for name in person.datasets)


def notice_key(number: str) -> str:
    """Return the key of a notice: the id under which OpenSanctions first had it, and under which it is found still."""
    return f"interpol-red-{number}"


def _observation(document: Document, person: Entity, key: str, states: tuple[Statement, ...]) -> Observation:
    names = sorted({*person.values("name"), *person.values("alias")}, key=lambda name: (name != person.caption, name))
    stated = {
        "nationalities": ",".join(sorted({one.upper() for one in person.values("nationality")})),
        "birth_date": min(person.values("birthDate"), default=""),
    }
    return Observation(
        scope=document.request.scope,
        key=key,
        title=person.caption or next(iter(names), key),
        url=PAGE.format(key),
        published_at=parse_date(person.first_seen, document.fetched_at),
        names=tuple(names),
        text="\n".join(names),
        language="en",
        facts={name: value for name, value in stated.items() if value},
        states=states,
    )


def _list_key(person: Entity) -> str:
    """Return the list's own id of a person: a merge changes `id`, the id the list gave lives on in the referents."""
    first = next((name for name in sorted(person.datasets) if name in LISTS), "--")
    own = sorted(one for one in (person.id, *person.referents) if one.startswith(f"{first[:2]}-"))
    return own[0] if own else person.id


def _numbers(sanction: Entity) -> tuple[str, ...]:
    return tuple(one.replace("/", "-") for one in sanction.values("authorityId"))


def _country(sanction: Entity) -> str | None:
    """Return the issuing state; OpenSanctions also has codes that are no ISO 3166-1 ("gb-sct", "suhh")."""
    return next((one.upper() for one in sanction.values("country") if re.fullmatch("[a-zA-Z]{2}", one)), None)


def _charged(sanction: Entity) -> dict[str, str]:
    charge = "; ".join(sanction.values("reason"))
    return {"form": "red", "charge": charge} if charge else {"form": "red"}
