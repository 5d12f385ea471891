"""A name typed on the wrong keyboard layout is understood, and always asked about."""

import pytest

from cases.names import Understood, build_index, resolve
from cases.names.keyboard import retyped
from cases.people import Name, Person, Roster
from tests.cases.names.roster import founding_index

KETEBAYEV, ABLYAZOV, KHRAPUNOV = "muratbek-ketebayev", "mukhtar-ablyazov", "victor-khrapunov"
# What was typed -> who is meant, and which keyboard it was meant for.
TYPED = [
    ("rtnt,ftd", KETEBAYEV, "ru"),
    ("Rtnt,ftd", KETEBAYEV, "ru, with a capital"),
    ("RTNT<FTD".replace("<", ","), KETEBAYEV, "ru, in capitals"),
    ("rtnt,ftdf", KETEBAYEV, "ru, inflected"),
    ("vehfn,tr rtnt,ftd", KETEBAYEV, "ru, the whole name"),
    ("rtnt,ftd vehfn,tr", KETEBAYEV, "ru, the surname first"),
    ("cnfnec rtnt,ftdf", KETEBAYEV, "ru, with the word status"),
    ("[hfgeyjd", KHRAPUNOV, "ru, beginning with a bracket"),
    ("rtnt,f'd", KETEBAYEV, "uk"),
    ("gjujh'kjd", "anatoliy-pogorelov", "uk"),
    ("nfnmzyf gfhfcrtdbx", "tatiana-paraskevich", "ru"),
    ("2,kzpjd", ABLYAZOV, "kk, ә among the digits"),
    ("v9[nfh 2,kzpjd", ABLYAZOV, "kk, ұ among the digits"),
    ("nj0vflb", "muratkhan-tokmadi", "kk, қ among the digits"),
    ("луеуифнум", KETEBAYEV, "en"),
    ("ЛУЕУИФНУМ", KETEBAYEV, "en, in capitals"),
    ("ьглрефк фиднфящм", ABLYAZOV, "en, the whole name"),
    ("ифнум луеу", None, "en, nobody's name"),
]


@pytest.mark.parametrize(("query", "person", "layout"), TYPED, ids=[f"{line[0]} ({line[2]})" for line in TYPED])
def test_a_name_on_the_wrong_keyboard_is_near_and_never_exact(query: str, person: str | None, layout: str) -> None:
    """Whoever types blindly is asked whether they meant the person."""
    resolution = resolve(founding_index(), query)
    assert resolution.understood is (Understood.NEAR if person else Understood.UNKNOWN), layout
    assert resolution.persons == ((person,) if person else ())


def test_a_surname_of_two_on_the_wrong_keyboard_offers_both() -> None:
    """Nobody is picked out of a couple for having been typed badly."""
    resolution = resolve(founding_index(), ".yec")
    assert resolution.understood is Understood.NEAR
    assert {*resolution.persons} == {"arif-yunus", "leyla-yunus"}


def test_a_circle_on_the_wrong_keyboard_is_not_guessed() -> None:
    """Circles are asked for by a word like family, which is plain enough to be typed again."""
    assert resolve(founding_index(), "ctvmz [hfgeyjds[").circles == ()


def test_what_makes_sense_as_it_stands_is_not_typed_again() -> None:
    """An exact name is exact, though its keys may be another name on another keyboard."""
    # The keys of "Вфт" are those of "Dan": whoever asks for one must not be offered the other.
    names = ("Вфт Лодка", "Dan Lodka")
    persons = tuple(Person(str(number), name, (Name(name, "Latn", "en"),)) for number, name in enumerate(names))
    index = build_index(Roster(persons))
    assert resolve(index, "Dan Lodka").persons == ("1",)
    assert resolve(index, "Dan Lodka").understood is Understood.EXACT


@pytest.mark.parametrize("query", ["hello", "уыерук", "tablet", "12345", ",.;'[]", "", "мир", "🜚"])
def test_other_words_remain_unknown(query: str) -> None:
    """No name comes out of words that only look typed on the wrong keyboard."""
    assert resolve(founding_index(), query).persons == ()


RETYPED = [
    ("rtnt,ftd", ("кетебаев",)),
    ("Rtnt,ftd", ("кетебаев",)),
    ("s'", ("ыэ", "іє")),
    ("]", ("ъ", "ї")),
    ("23450-=", ("23450-=", "әіңғқөһ")),
    ("89", ("үұ",)),
    ("67", ()),
    ("йцук", ("qwer",)),
    ("ґ", ()),
    ("", ()),
    ("1 !", ()),
]


@pytest.mark.parametrize(("query", "texts"), RETYPED)
def test_the_same_keys_on_another_layout(query: str, texts: tuple[str, ...]) -> None:
    """Key by key under the English one: Russian, Ukrainian, Kazakh (RST KazSSR 903-90), and the other way round.

    What the keys write anyway is left out.
    """
    assert retyped(query) == tuple(text for text in texts if text != query)
