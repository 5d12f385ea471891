"""Invented people for texts about happenings that never were."""

from functools import cache

from cases.names import NameIndex, build_index
from cases.people import Circle, Docket, Name, Person, Roster

TIMUR, ZAREMA, OSPAN = "timur-zhelbaskarov", "zarema-vantoshkova", "ospan-tulebekuly"


def roster() -> Roster:
    """Return three invented persons, one with a docket, and their circle."""
    return Roster(
        (
            Person(
                TIMUR,
                "Timur Zhelbaskarov",
                (Name("Timur Zhelbaskarov", "Latn", "en"), Name("Тимур Желбаскаров", "Cyrl", "ru")),
                citizenships=("KZ",),
                circles=("circle-lighthouse",),
                dockets=(Docket("II. ÚS 9901/30", "Ústavní soud", "CZ", source="invented_court"),),
            ),
            Person(
                ZAREMA,
                "Zarema Vantoshkova",
                (Name("Zarema Vantoshkova", "Latn", "en"), Name("Зарема Вантошкова", "Cyrl", "ru")),
                circles=("circle-lighthouse",),
            ),
            Person(
                OSPAN,
                "Ospan Tulebekuly",
                (Name("Ospan Tulebekuly", "Latn", "en"), Name("Оспан Тулебекулы", "Cyrl", "ru")),
            ),
        ),
        (Circle("circle-lighthouse", "Lighthouse"),),
        version=1,
    )


@cache
def index() -> NameIndex:
    """Return the index of the invented persons."""
    return build_index(roster())
