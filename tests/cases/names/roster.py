"""The founding roster's index, and invented persons for what no real one shows."""

from datetime import date
from functools import cache

from cases.names import NameIndex, build_index
from cases.people import Name, Origin, Person, Roster
from cases.roster_file import founding_roster


@cache
def founding_index() -> NameIndex:
    """Return the index of the shipped roster."""
    return build_index(founding_roster()[0])


def invented_roster() -> Roster:
    """Return invented persons: one with a patronymic and birth date, one with a common name, one derived spelling."""
    return Roster(
        (
            Person(
                "daniyar-ospanbek-toleu",
                "Daniyar Ospantoleu",
                (
                    Name("Daniyar Ospantoleu", "Latn", "en"),
                    Name("Данияр Серикулы Оспантолеу", "Cyrl", "kk", kind="full with patronymic"),
                ),
                citizenships=("KZ",),
                birth_date=date(1970, 3, 4),
            ),
            Person(
                "ivan-petrov",
                "Ivan Petrov",
                (Name("Ivan Petrov", "Latn", "en"), Name("Иван Петров", "Cyrl", "ru")),
                citizenships=("KZ",),
                countries=("CZ",),
                birth_date=date(1980, 1, 2),
                role="lighthouse keeper",
                common_name=True,
            ),
            Person(
                "zarema-vantoshka", "Zarema Vantoshka", (Name("Zarema Vantoshka", "Latn", "en", origin=Origin.DERIVED),)
            ),
            Person("josef-havlivek", "Josef Havlívek", (Name("Josef Havlívek", "Latn", "cs"),)),
        )
    )


@cache
def invented_index() -> NameIndex:
    """Return the index of the invented persons."""
    return build_index(invented_roster())
