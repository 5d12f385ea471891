"""Questions in chat: exact, near, ambiguous or unknown, in any script; equals are asked back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import Resolution, Understood, build_index, resolve
from cases.people import Circle, Name, Person, Roster
from tests.cases.names.roster import founding_index

KETEBAYEV, ABLYAZOV, KHRAPUNOV = "muratbek-ketebayev", "mukhtar-ablyazov", "victor-khrapunov"
COUPLE = {"arif-yunus", "leyla-yunus"}
EXACT = {
    KETEBAYEV: (
        "Muratbek Ketebayev|Ketebayev|Ketebaev|KETEBAYEV|Кетебаев|кетебаев|Kietebajew|Kietebajewa|Кетебаевым|"
        "Кетебаевның|status Ketebayev|/status Ketebayev|статус Кетебаева|что с Кетебаевым?|Ketebayev Muratbek|"
        "Ketebayev, Muratbek|M. Ketebayev|М. Кетебаев|Kетебаев|Кетебаєв|Ketebayev's"
    ),
    ABLYAZOV: "Ablyazov|Аблязов|Әблязов|Ablazow|Abliazov|статус Аблязова|Мухтар Аблязов",
    KHRAPUNOV: "Храпунов|Khrapunov|Chrapunow|Wiktor Chrapunow",
    "tatiana-paraskevich": "Paraskevich|Параскевич|Paraskevičová|Paraskevichové|Татьяну Параскевич",
    "alexandr-pavlov": "Pavlov|Павлов|Павлова|павлов александр|Oleksandr Pavlov",
    "leyla-yunus": "Leyla Yunus|Лейла Юнус|лейлы юнусовой",
    "ferid-yusub": "Yusub|Юсуб|Fərid Yusub",
    "ana-ursachi": "Ursachi|Урсаки|Ursaki",
    "alexandru-machedon": "Machedon|Македон|Македона",
    "muratkhan-tokmadi": "Tokmadi|Тоқмади|Токмади",
}


ASKED = [(person, query) for person, line in EXACT.items() for query in line.split("|")]


@pytest.mark.parametrize(("person", "query"), ASKED)
def test_one_person_is_meant(person: str, query: str) -> None:
    """Full name or unique surname, any script, order or inflection, with or without "status"."""
    resolution = resolve(founding_index(), query)
    assert (resolution.understood, resolution.persons) == (Understood.EXACT, (person,))


@pytest.mark.parametrize("query", ["Yunus", "Юнус", "Junus", "статус Юнус", "yunusova"])
def test_a_shared_surname_is_asked_back(query: str) -> None:
    """Two bearers are both offered, never guessed between."""
    resolution = resolve(founding_index(), query)
    assert resolution.understood is Understood.AMBIGUOUS
    assert set(resolution.persons) == COUPLE


NEAR = [("Ketebajef", KETEBAYEV), ("Ketbeyev", KETEBAYEV), ("Кетибаев", KETEBAYEV), ("Ablaizov", ABLYAZOV)]
NEAR += [("Khrapnov", KHRAPUNOV), ("Muratbek", KETEBAYEV), ("Мухтар", ABLYAZOV), ("Mukhtar Ablyasov", ABLYAZOV)]
NEAR += [("ablyazov mukhtra", ABLYAZOV), ("Параскевчи", "tatiana-paraskevich"), ("Пвлов", "alexandr-pavlov")]


@pytest.mark.parametrize(("query", "person"), NEAR)
def test_a_typo_is_asked_about(query: str, person: str) -> None:
    """Misspelt names and lone given names earn a "did you mean", at most three."""
    resolution = resolve(founding_index(), query)
    assert resolution.understood is Understood.NEAR
    assert person in resolution.persons
    assert len(resolution.persons) <= 3


STRANGERS = ["", "???", "Smith", "Ivan Ketebayev", "Иван Кетебаев", "N. Ketebayev", "Sergei Pavlov", "Nursultan"]
STRANGERS += ["status", "family", "1234", "Vantov family"]


@pytest.mark.parametrize("query", STRANGERS)
def test_a_stranger_is_unknown(query: str) -> None:
    """Nobody is offered for a name that is not ours."""
    assert resolve(founding_index(), query) == Resolution(Understood.UNKNOWN)


CIRCLES = [
    ("circle Ablyazov", "circle-ablyazov"),
    ("круг Аблязова", "circle-ablyazov"),
    ("Khrapunov family", "circle-khrapunov-family"),
    ("status Khrapunov family", "circle-khrapunov-family"),
    ("семья Храпуновых", "circle-khrapunov-family"),
    ("Tokmadi family", "circle-tokmadi-family"),
    ("семья Токмади", "circle-tokmadi-family"),
]


@pytest.mark.parametrize(("query", "circle"), CIRCLES)
def test_a_circle_is_meant_when_it_is_called_one(query: str, circle: str) -> None:
    """The word "family" or "circle" asks for a circle."""
    assert resolve(founding_index(), query) == Resolution(Understood.EXACT, (), (circle,))


def test_a_person_goes_before_the_circle_of_the_same_name() -> None:
    """The person is meant, and the circle offered beside."""
    resolution = resolve(founding_index(), "Ablyazov")
    assert (resolution.understood, resolution.persons) == (Understood.EXACT, (ABLYAZOV,))
    assert resolution.circles == ("circle-ablyazov",)


def test_two_circles_of_one_name_are_asked_back() -> None:
    """A circle is not guessed either; a circle's name may have two words."""
    index = build_index(
        Roster((), (Circle("one", "Lantern"), Circle("two", "Lantern"), Circle("three", "Night Watch circle")))
    )
    assert resolve(index, "circle Lantern") == Resolution(Understood.AMBIGUOUS, (), ("one", "two"))
    assert resolve(index, "Night Watch circle") == Resolution(Understood.EXACT, (), ("three",))


def test_words_of_a_long_name_may_come_in_any_order() -> None:
    """Names without a clear surname resolve by all their words."""
    index = build_index(Roster((Person("abu-nil-faro", "Abu Nil Faro", (Name("Abu Nil Faro", "Latn", "en"),)),)))
    assert resolve(index, "Faro Nil Abu").persons == ("abu-nil-faro",)


def test_another_middle_name_or_patronymic_is_another_person() -> None:
    """A registered middle name that the query replaces is somebody else's; one left out is not missed."""
    index = build_index(Roster((Person("abu-nil-faro", "Abu Nil Faro", (Name("Abu Nil Faro", "Latn", "en"),)),)))
    assert resolve(index, "Abu Sund Faro") == Resolution(Understood.UNKNOWN)
    assert resolve(index, "Abu Faro").understood is Understood.EXACT


@pytest.mark.parametrize("name", ["Zarema Status", "Zarema Rodina", "Семья Вантошка"])
def test_a_name_that_is_a_word_around_names_is_still_a_name(name: str) -> None:
    """Somebody may be called Status, or have the surname of a family."""
    index = build_index(Roster((Person("one", name, (Name(name, "Latn", "en"),)),)))
    resolution = resolve(index, name)
    assert (resolution.understood, resolution.persons) == (Understood.EXACT, ("one",))


def test_an_empty_roster_knows_nobody() -> None:
    """No roster, no guess."""
    assert resolve(build_index(Roster(())), "Ketebayev") == Resolution(Understood.UNKNOWN)


@settings(deadline=None)
@given(st.text())
def test_no_query_raises(query: str) -> None:
    """Whatever is typed, at most three near persons come back."""
    resolution = resolve(founding_index(), query)
    assert resolution.understood is not Understood.EXACT or len(resolution.persons + resolution.circles) >= 1
