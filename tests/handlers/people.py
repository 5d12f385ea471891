"""The people of the chat's tests: three the founding document names, and invented ones for invented happenings."""

from cases.people import Circle, Name, Person, Roster

KETEBAYEV = Person(
    id="muratbek-ketebayev",
    name="Muratbek Ketebayev",
    names=(
        Name("Muratbek Ketebayev", "Latn", "en"),
        Name("Муратбек Кетебаев", "Cyrl", "ru"),
        Name("Muratbek Ketebaev", "Latn", "en"),
    ),
    countries=("PL",),
    requesting_states=("KZ",),
    circles=("ablyazov",),
)
ARIF = Person(
    id="arif-yunus",
    name="Arif Yunus",
    names=(Name("Arif Yunus", "Latn", "en"), Name("Ариф Юнус", "Cyrl", "ru")),
    requesting_states=("AZ",),
)
LEYLA = Person(
    id="leyla-yunus",
    name="Leyla Yunus",
    names=(Name("Leyla Yunus", "Latn", "en"), Name("Лейла Юнус", "Cyrl", "ru")),
    requesting_states=("AZ",),
)
DANIYAR = Person(
    id="daniyar-ospantoleu",
    name="Daniyar Ospantoleu",
    names=(Name("Daniyar Ospantoleu", "Latn", "en"), Name("Данияр Оспантолеу", "Cyrl", "ru")),
    countries=("ES",),
    requesting_states=("KZ",),
)
ABLYAZOV_CIRCLE = Circle("ablyazov", "Ablyazov")
FAMILY = Circle("tokmadi-family", "Tokmadi family")
ROSTER = Roster((KETEBAYEV, ARIF, LEYLA, DANIYAR), (ABLYAZOV_CIRCLE, FAMILY), version=1)
"""Everybody followed in the chat's tests. Whatever happens to Daniyar Ospantoleu is invented, as he is."""
