"""What holds for every name and every text: inflections are found, a name finds itself, nothing raises."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cases.names import Band, NameIndex, Understood, build_index, fold, match_record, mentions, resolve
from cases.people import Circle, Name, Person, Roster
from cases.roster_file import founding_roster
from tests.cases.names.roster import founding_index

SUPPORT = {"Latn": " (extradition, Kazakhstan, Azerbaijan)", "Cyrl": " (экстрадиция, Казахстан, Азербайджан)"}
CONSONANTS = tuple("bcčdfghjklłmnprřsštvwzżžбвгґджзклмнпрстфхцчшщқғң")
# For each language: the end of a written name, and what stands there when it is inflected. The first that fits.
FORMS: dict[str, list[tuple[str, str]]] = {
    "ru": [
        ("ова", "ова овой ову овою"),
        ("ий", "ий ия ию ием ии"),
        ("ов", "ов ова ову овым ове"),
        ("ев", "ев ева еву евым еве"),
    ],
    "uk": [("ій", "ій ія ію ієм ієві"), ("ов", "ов ова ову овим овові"), ("єв", "єв єва єву євим єві")],
    "pl": [
        ("ij", "ij ija ijowi ijem iju"),
        ("ow", "ow owa owowi owem owym owie"),
        ("ew", "ew ewa ewowi ewem ewym ewie"),
    ],
    "cs": [("ová", "ová ové ovou"), ("ov", "ov ova ovovi ovem ovi")],
    "kk": [("ий", "ий ийдің ийге ийді ийден иймен"), ("и", "и идің иге иді иден имен")],
    "az": [("a", "a anın aya anı ada adan ayla"), ("ov", "ov ovun ova ovu ovdan ovda ovla")],
    "ro": [("a", "a ei"), ("n", "n nului nul"), ("u", "u ului")],
    "en": [("", " 's ’s")],
    "es": [("", "")],
    "fr": [("", "")],
}
FEMININE: dict[str, str] = {
    "ru": "а ы е у ой ою",
    "uk": "а и і у ою о",
    "pl": "a y i ie ę ą o",
    "cs": "a y ě u ou o",
    "kk": "а аның аға аны ада адан амен",
}
MASCULINE: dict[str, str] = {
    "ru": " а у ом е",
    "uk": " а у ом ові і",
    "pl": " a owi em ie",
    "cs": " a ovi em",
    "kk": " тың қа ты та тан пен ның ға ны да дан мен дың ды",
    "az": " un a u dan da la",
}
# Women's surnames that end in a consonant stay as they are, and men's in -и.
WOMEN = {"tatiana-paraskevich", "leyla-yunus", "ana-ursachi"}


def forms(word: str, language: str, *, unchanged: bool = False) -> list[str]:
    """Return a name in all forms of a language's tables, the dictionary form first."""
    if language == "az" or language not in MASCULINE:
        table = [*FORMS[language], ("", MASCULINE.get(language, ""))]
    else:
        table = [*FORMS[language], (FEMININE[language][0], FEMININE[language])]
        table += [
            (consonant, " ".join(f"{consonant}{end}" for end in MASCULINE[language].split(" ")))
            for consonant in CONSONANTS
        ]
    end, written = next(((end, written) for end, written in table if word.casefold().endswith(end)), ("", ""))
    stays = unchanged and word.casefold().endswith(CONSONANTS) and language not in ("kk", "az", "en")
    return [word] if stays else [word[: len(word) - len(end)] + one for one in (written.split(" ") or [""])]


def inflected() -> Iterator[tuple[str, str, str]]:
    """Yield every founding person's given spellings in every case, both parts inflected or the last alone."""
    for person in founding_roster()[0].persons:
        for name in person.names:
            forename, surname = name.text.rsplit(" ", 1)
            last = forms(surname, name.language, unchanged=person.id in WOMEN)
            alone = name.language in ("kk", "az", "en")
            first = [forename] if alone else forms(forename, name.language)
            yield from ((person.id, name.script, f"{one} {other}") for one in first for other in last)


INFLECTED = sorted(set(inflected()))


def test_the_tables_reach_every_person_and_language() -> None:
    """The generator itself is tried: cases of each founding person and of both genders are there."""
    written = {text for _, _, text in INFLECTED}
    assert {"Муратбеком Кетебаевым", "Лейлой Юнусовой", "Татьяне Параскевич", "Taťánou Paraskevičovou"} <= written
    assert {"Анатолием Погореловым", "Leyla Yunusovanın", "Anei Ursachi", "Мұратхан Тоқмадиге"} <= written
    assert {person for person, _, _ in INFLECTED} == {person.id for person in founding_roster()[0].persons}


@pytest.mark.parametrize("person", sorted({person for person, _, _ in INFLECTED}))
def test_every_inflection_of_every_founding_person_is_sure(person: str) -> None:
    """In every language's tables, masculine and feminine, within a text of their case."""
    missed = [
        text
        for one, script, text in INFLECTED
        if one == person
        and (person, Band.SURE) not in [found[:2] for found in mentions(founding_index(), text + SUPPORT[script])]
    ]
    assert missed == []


@pytest.mark.parametrize("person", sorted({person for person, _, _ in INFLECTED}))
def test_every_inflection_of_every_founding_person_is_understood_in_chat(person: str) -> None:
    """An inflected name asked for is that person, exactly or among those offered."""
    missed = [
        text for one, _, text in INFLECTED if one == person and person not in resolve(founding_index(), text).persons
    ]
    assert missed == []


LATIN = "abcdefghijklmnopqrstuvwxyzáčďéěëčíłńňóöřšśťúůüýžżşğıəäß"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґәғқңөұүһ"


def names_of(letters: str) -> st.SearchStrategy[str]:
    """Return full names of two capitalised words in one alphabet."""
    word = st.text(alphabet=letters, min_size=3, max_size=12).map(str.title)
    return st.tuples(word, word).map(" ".join)


def one_person(name: str, *further: str) -> NameIndex:
    """Return the index of one person with these spellings."""
    return build_index(Roster((Person("one", name, tuple(Name(text, "Zyyy", "und") for text in (name, *further))),)))


@settings(deadline=None, max_examples=300)
@given(names_of(LATIN) | names_of(CYRILLIC))
def test_a_registered_name_finds_itself(name: str) -> None:
    """Whatever letters a name is made of, it is found as it is written, in a text and in chat."""
    assume(all(len(key) > 1 for key in fold(name).split()) and len(fold(name).split()) == 2)
    index = one_person(name)
    assert [one.person for one in mentions(index, f"x {name} y.")] == ["one"]
    assert resolve(index, name).persons == ("one",)
    assert resolve(index, name).understood is Understood.EXACT


@pytest.mark.parametrize("name", ["Mashkhur Lodka", "Zarema Vishkhanova", "Шухрат Машхадов", "شهاب شهد"])
def test_letters_that_make_a_digraph_only_when_folded_find_themselves(name: str) -> None:
    """What folding brings together (sh and kh) folds alike in the roster and in a text."""
    assert [one.reasons[0] for one in mentions(one_person(name), f"x {name} y.")] == ["full-name"]
    assert resolve(one_person(name), name).understood is Understood.EXACT


@pytest.mark.parametrize("text", ["Мухтар Аблязов \ud800", "\udfff Мухтар Аблязов", "Мухтар\ud800 Аблязов", "\ud800"])
def test_half_a_character_does_not_stop_matching(text: str) -> None:
    """A page may hold a lone surrogate, which no encoding takes; the name beside it is read all the same."""
    assert mentions(founding_index(), text) or "Мухтар Аблязов" not in text
    assert resolve(founding_index(), text).persons or "Мухтар Аблязов" not in text


STRANGE = (
    "محمد بن سلمان",
    "عبد الله",
    "习近平",
    "李 明",
    "გიორგი ლომიძე",
    "😀 🎉",
    "A",
    "Я Я",
    "x" * 300,
    "Ж" * 300 + " " + "Щ" * 300,
    "a\u0301" * 90,
    "\u200b\u202e",
    "'' ''",
    "12 34",
    "-",
    "ß ẞ",
    "İ ı",
    "ﬁ ﬂ",
    "ǅ ǆ",
    "Ana-",
    "-Ana Lodka-",
    "bin al de",
    "и и",
    "D'",
    "Jo , Lodka",
    "\ud800",
    "ᚠᚢᚦ ᚨᚱᚲ",
    "ሰላም ኢትዮጵያ",
)


def strange_index() -> NameIndex:
    """Return the index of persons and circles with names no rule was made for."""
    persons = [Person(f"p{number}", name, (Name(name, "Zyyy", "und"),)) for number, name in enumerate(STRANGE)]
    return build_index(Roster(tuple(persons), tuple(Circle(f"c{n}", name) for n, name in enumerate(STRANGE))))


STRANGE_INDEX = strange_index()


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(st.sampled_from([*STRANGE, " ", "\n", ",", ".", "x"]) | st.text(max_size=5)).map("".join))
def test_no_text_raises_for_strange_names(text: str) -> None:
    """Texts, queries and records of any letters are read for a roster of any names; spans stay within the text."""
    found = mentions(STRANGE_INDEX, text)
    assert all(0 <= one.span[0] < one.span[1] <= len(text) and one.matched for one in found)
    assert {*resolve(STRANGE_INDEX, text).persons} <= STRANGE_INDEX.persons.keys()
    assert match_record(STRANGE_INDEX, "p0", [text], None, []) is None or text


@pytest.mark.parametrize(("number", "text"), [(4, "გიორგი ლომიძე"), (3, "李 明"), (1, "عبد الله")])
def test_a_name_without_capitals_finds_itself(number: int, text: str) -> None:
    """Alphabets that know no capitals are read too."""
    assert f"p{number}" in [one.person for one in mentions(STRANGE_INDEX, f"{text}.")]


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_any_name_may_be_registered(name: str, spelling: str, text: str) -> None:
    """No name breaks an index, and no text breaks on it."""
    index = one_person(name, spelling)
    mentions(index, f"{text} {name} {text}")
    resolve(index, spelling)
