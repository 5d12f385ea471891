"""Every founding person is found under every given spelling, inflected, disguised, in either order."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.names import Band, build_index, mentions
from cases.people import Name, Person, Roster
from cases.roster_file import founding_roster
from tests.cases.names.roster import founding_index, invented_index

PERSONS = founding_roster()[0].persons
SUPPORT = {"Latn": " (extradition, Kazakhstan, Azerbaijan)", "Cyrl": " (экстрадиция, Казахстан, Азербайджан)"}
# (given-name endings, surname endings): masculine names in a consonant, as their language inflects them.
MASCULINE = {
    "ru": [("а", "а"), ("у", "у"), ("ом", "ым"), ("е", "е")],
    "uk": [("а", "а"), ("у", "у"), ("ом", "им"), ("ові", "ові"), ("у", "у")],
    "kk": [("", "тың"), ("", "қа"), ("", "ты"), ("", "тан"), ("", "пен"), ("", "ның"), ("", "нан")],
    "pl": [("a", "a"), ("owi", "owi"), ("em", "em"), ("em", "ym"), ("ie", "ie")],
    "cs": [("a", "a"), ("ovi", "ovi"), ("em", "em")],
    "az": [("", "un"), ("", "a"), ("", "u"), ("", "dan"), ("", "da"), ("", "la")],
    "ro": [("", "ului"), ("", "")],
    "en": [("", "'s"), ("", "’s")],
    "fr": [("", "")],
    "es": [("", "")],
}
VOWELS = tuple("aeiouyаеёиоуыэюяіїйь")


def found(text: str) -> dict[str, Band]:
    """Return who is mentioned, with the band."""
    return {mention.person: mention.band for mention in mentions(founding_index(), text)}


def given_names() -> Iterator[tuple[Person, Name]]:
    """Yield every person with every given spelling."""
    return ((person, name) for person in PERSONS for name in person.names)


def inflected() -> Iterator[tuple[str, str, str]]:
    """Yield person, script and an inflected spelling for each language's table."""
    for person, name in given_names():
        forename, surname = name.text.rsplit(" ", 1)
        if not forename.endswith(VOWELS) and not surname.endswith(VOWELS):
            for on_given, on_surname in MASCULINE[name.language]:
                yield person.id, name.script, f"{forename}{on_given} {surname}{on_surname}"


@pytest.mark.parametrize(("person", "name"), list(given_names()), ids=lambda value: getattr(value, "text", ""))
def test_each_given_spelling_is_sure(person: Person, name: Name) -> None:
    """As written, in capitals, in small letters, surname first and over a line end."""
    forename, surname = name.text.rsplit(" ", 1)
    for written in (
        name.text,
        name.text.upper(),
        name.text.lower(),
        f"{surname} {forename}",
        f"{surname}, {forename}",
        f"{surname.upper()} {forename}",
        f"{forename}\n{surname}",
        f"{forename} {surname[:3]}\u00ad{surname[3:]}",
        f"\u2067{forename} {surname}\u2069",
        f"{forename} {surname[:3]}-\n{surname[3:]}",
    ):
        assert found(written + SUPPORT[name.script]).get(person.id) is Band.SURE, written


@pytest.mark.parametrize(("person", "script", "written"), list(inflected()))
def test_each_inflected_spelling_is_sure(person: str, script: str, written: str) -> None:
    """Case endings of the language do not hide a person."""
    assert found(written + SUPPORT[script]).get(person) is Band.SURE


FURTHER = [
    ("Встреча с Татьяной Параскевич", "tatiana-paraskevich"),
    ("Татьяне Параскевич отказано", "tatiana-paraskevich"),
    ("Справу Тетяни Параскевич", "tatiana-paraskevich"),
    ("vydání Taťány Paraskevičové", "tatiana-paraskevich"),
    ("s Taťánou Paraskevičovou", "tatiana-paraskevich"),
    ("Tatianě Paraskevichové", "tatiana-paraskevich"),
    ("sprawa Tatiany Paraskiewicz", "tatiana-paraskevich"),
    ("Muratbeka Kietebajewa", "muratbek-ketebayev"),
    ("z Muratbekiem Kietebajewem", "muratbek-ketebayev"),
    ("Kетебаев Муратбек", "muratbek-ketebayev"),
    ("о Муратбеке Кетебаеве", "muratbek-ketebayev"),
    ("Мұратбек Кетебаевтың ісі", "muratbek-ketebayev"),
    ("Мухтар Кабулович Аблязов", "mukhtar-ablyazov"),
    ("Мухтара К. Аблязова", "mukhtar-ablyazov"),
    ("Мұхтар Әблязовтың", "mukhtar-ablyazov"),
    ("l'affaire Moukhtar Abliazov", "mukhtar-ablyazov"),
    ("Анатолием Погореловым", "anatoliy-pogorelov"),
    ("Анатолію Погорелову", "anatoliy-pogorelov"),
    ("Лейлы Юнусовой", "leyla-yunus"),
    ("Лейлу и Арифа Юнус", "leyla-yunus"),
    ("Leyla and Arif Yunus", "leyla-yunus"),
    ("Leyla and Arif Yunus", "arif-yunus"),
    ("Leyla və Arif Yunusun", "arif-yunus"),
    ("Fərid Yusubun", "ferid-yusub"),
    ("Анне Урсаки", "ana-ursachi"),
    ("Anei Ursachi", "ana-ursachi"),
    ("lui Alexandru Machedon", "alexandru-machedon"),
    ("адвокат Александру Македона", "alexandru-machedon"),
    ("Тоқмади Мұратхан", "muratkhan-tokmadi"),
    ("Татья\u0301на Параске\u0301вич", "tatiana-paraskevich"),
]


@pytest.mark.parametrize(("text", "person"), FURTHER)
def test_names_in_running_text_are_sure(text: str, person: str) -> None:
    """Feminine, indeclinable, coordinated and disguised names as papers print them."""
    support = SUPPORT["Latn" if text.isascii() else "Cyrl"] if "yunus" in person else ""
    assert found(text + support).get(person) is Band.SURE


DOUBTFUL = [
    ("Кетебаев задержан", "muratbek-ketebayev", "surname-only"),
    ("М. Аблязов", "mukhtar-ablyazov", "initial"),
    ("М. К. Аблязова", "mukhtar-ablyazov", "initial"),
    ("М.К. Аблязов", "mukhtar-ablyazov", "initial"),
    ("Ketebayev M.", "muratbek-ketebayev", "initial"),
    ("статус кетебаев", "muratbek-ketebayev", "surname-only"),
    ("Muratbek Ketebeyev", "muratbek-ketebayev", "near-spelling"),
    ("Muratbeck Ketibayev", "muratbek-ketebayev", "near-spelling"),
    ("Muretbek Ketebayev", "muratbek-ketebayev", "near-spelling"),
]


@pytest.mark.parametrize(("text", "person", "reason"), DOUBTFUL)
def test_less_than_a_full_name_is_doubtful(text: str, person: str, reason: str) -> None:
    """A surname, initials or a near spelling ask an editor."""
    (mention,) = mentions(founding_index(), text)
    assert (mention.person, mention.band, mention.reasons[0]) == (person, Band.DOUBTFUL, reason)


def test_a_shared_surname_names_all_its_bearers_doubtfully() -> None:
    """Nobody is picked out of a couple."""
    assert found("супруги Юнус") == {"leyla-yunus": Band.DOUBTFUL, "arif-yunus": Band.DOUBTFUL}


def test_and_before_a_surname_joins_no_given_name() -> None:
    """In "Leyla and Yunus" there are two people, so neither full name is there."""
    assert found("Leyla and Yunus") == {"leyla-yunus": Band.DOUBTFUL, "arif-yunus": Band.DOUBTFUL}


def test_the_surname_alone_never_lowers_a_full_name() -> None:
    """A document is the unit: the strongest place counts, once."""
    (mention,) = mentions(founding_index(), "Кетебаев задержан. Муратбек Кетебаев сказал. Кетебаев молчит.")
    assert mention.band is Band.SURE
    assert mention.full_name


def test_a_mention_points_into_the_original_text() -> None:
    """Span, matched text, registered spelling and reasons explain an alert."""
    text = "Суд отказал в выдаче Мухтара Аб\u00adлязова."
    (mention,) = mentions(founding_index(), text)
    assert text[slice(*mention.span)] == mention.matched == "Мухтара Аб\u00adлязова"
    assert mention.spelling == "Мухтар Аблязов"
    assert mention.reasons == (
        "full-name",
        "given:Мухтара~Мухтар~100",
        "surname:Аблязова~Аблязов~100",
        "ending:а",
    )


def test_surname_first_is_told() -> None:
    """The order is among the reasons."""
    (mention,) = mentions(founding_index(), "Ablyazov, Mukhtar")
    assert "order:surname-first" in mention.reasons


def test_fleeting_vowels_and_derived_spellings() -> None:
    """Havlívka is Havlívek; a derived spelling scores a little lower and says so."""
    (inflected_name,) = mentions(invented_index(), "soud vyslechl Josefa Havlívka")
    (derived,) = mentions(invented_index(), "Zarema Vantoshka spoke")
    assert inflected_name.person == "josef-havlivek"
    assert "derived-spelling" in derived.reasons
    assert derived.score < inflected_name.score


def test_a_person_with_one_name_is_never_sure() -> None:
    """A single name is no full name; a name without letters is passed over, a person without names has their own."""
    index = build_index(
        Roster((Person("one", "Vantoshka", (Name("Vantoshka", "Latn", "en"), Name("--", "Latn", "en"))),))
    )
    (mention,) = mentions(index, "Vantoshka spoke")
    assert mention.band is Band.DOUBTFUL
    for names in ((), (Name("Jon Lodka", "Latn", "pl"),)):
        assert mentions(build_index(Roster((Person("yon", "Yon Lodka", names),))), "Yon Lodka")[0].band is Band.SURE


def test_names_far_apart_or_beside_endless_words_do_not_join() -> None:
    """Long gaps part words, and a word too long for a name is no given name."""
    apart = mentions(founding_index(), "Muratbek" + " " * 100 + "Ketebayev")
    beside = mentions(founding_index(), "a" * 100 + " Ketebayev")
    assert [mention.reasons[0] for mention in (*apart, *beside)] == ["surname-only", "surname-only"]


def test_a_foreign_name_is_found_by_ear_and_doubtfully() -> None:
    """A given name and a surname that no table knows, as a Russian paper hears them."""
    index = build_index(Roster((Person("one", "Jarvell Gove", (Name("Jarvell Gove", "Latn", "en"),)),)))
    (mention,) = mentions(index, "Об этом сказал Джарвелл Гоув.")
    assert (mention.band, mention.reasons[0]) == (Band.DOUBTFUL, "sound-alike")
    assert mentions(index, "Об этом сказал Торвелл Гоув.") == ()


@pytest.mark.parametrize("blank", ["  ", "\u00a0", "\u202f", " \n", "\n ", "\t", " bin "])
def test_a_misspelt_surname_is_asked_about_whatever_blank_joins_it(blank: str) -> None:
    """Pages are full of odd blanks; they must not hide a name from the editors."""
    (mention,) = mentions(founding_index(), f"Muratbek{blank}Ketibayev")
    assert mention.reasons[0] == "near-spelling"


def test_a_full_name_in_small_letters_hides_no_other_mention() -> None:
    """A post may name one person in small letters and another by a capitalised surname."""
    told = found("Тут Аблязов, Токмади и муратбек кетебаев, а также вода")
    assert told == {
        "mukhtar-ablyazov": Band.DOUBTFUL,
        "muratkhan-tokmadi": Band.DOUBTFUL,
        "muratbek-ketebayev": Band.SURE,
    }


WHOLE_WORDS = ["Кетебаевка", "Аблязовщина", "Павловск", "Yunusabad", "Machedonia", "Tokmadison", "Храпунова́тый"]


@pytest.mark.parametrize("text", WHOLE_WORDS)
def test_only_whole_words_count(text: str) -> None:
    """A surname inside another word is nobody."""
    assert found(text) == {}


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Any Unicode is read."""
    assert all(0 <= mention.span[0] < mention.span[1] <= len(text) for mention in mentions(founding_index(), text))


PIECES = (
    "Мухтар",
    "Аблязов",
    "Pavlov",
    "Alexandr",
    "и",
    "and",
    ",",
    ".",
    "\n",
    "-\n",
    "\u200b",
    "М",
    "'s",
    " ",
    "Юнус",
    "d'",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_order_of_name_pieces_raises(text: str) -> None:
    """Broken names, stray initials and commas are read too."""
    assert all(mention.matched in text for mention in mentions(founding_index(), text))


def test_an_empty_line_parts_a_heading_from_a_text() -> None:
    """A given name that ends a heading is not that of a surname which begins the text below, blanks between or not."""
    assert [one.full_name for one in mentions(founding_index(), "Muratbek\nKetebayev spoke.")] == [True]
    assert [one.full_name for one in mentions(founding_index(), "Muratbek\n \nKetebayev spoke.")] == [False]
    assert [one.full_name for one in mentions(founding_index(), "Muratbek\n\nKetebayev spoke.")] == [False]
