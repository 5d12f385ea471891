"""Who a text says the bearer of a name is: a trade beside the name tells namesakes apart, a lawyer of X is not X."""

import pytest

from cases.names import Band, NameIndex, build_index, mentions
from cases.people import Name, Person, Roster
from cases.roster_file import founding_roster
from tests.cases.names.roster import founding_index

ABLYAZOV = "mukhtar-ablyazov"


def told(text: str, index: NameIndex | None = None, person: str = ABLYAZOV) -> tuple[Band, str]:
    """Return the band of a person in a text, and the word that spoke against them."""
    mention = next(one for one in mentions(index or founding_index(), text) if one.person == person)
    against = [reason.rsplit(":", 1)[1] for reason in mention.reasons if reason.startswith("against:")]
    return mention.band, against[0] if against else ""


# Each within news of Kazakhstan, where nothing else speaks against him.
SOMEBODY_ELSE = [
    ("Conductor Mukhtar Ablyazov returned to Kazakhstan", "Conductor"),
    ("Mukhtar Ablyazov, a pianist from Kazakhstan, won", "pianist"),
    ("Mukhtar Ablyazov (coach) left Kazakhstan", "coach"),
    ("Mukhtar Ablyazov – the Kazakhstan choirmaster – sang", "choirmaster"),
    ("Mukhtar Ablyazov, a partner in a Kazakhstan law firm", "partner"),
    ("В Казахстане выступил дирижёр Мухтар Аблязов", "дирижёр"),
    ("Концерт дирижёра Мухтара Аблязова в Казахстане", "дирижёра"),
    ("Мухтар Аблязов, тренер из Казахстана", "тренер"),
    ("Мухтар Аблязов — тренер сборной Казахстана", "тренер"),
    ("адвокат Мухтар Аблязов прибыл в Казахстан", "адвокат"),
    ("У Казахстані виступив диригент Мухтар Аблязов", "диригент"),
    ("Мухтар Аблязов, піаніст з Казахстану", "піаніст"),
    ("dyrygent Muchtar Ablazow wrócił do Kazachstanu", "dyrygent"),
    ("Muchtar Ablazow, trener z Kazachstanu", "trener"),
    ("le pianiste Moukhtar Abliazov, venu du Kazakhstan", "pianiste"),
    ("Moukhtar Abliazov, le pianiste du Kazakhstan", "pianiste"),
    ("l'avocat Moukhtar Abliazov revient du Kazakhstan", "avocat"),
    ("Қазақстанда дирижер Мұхтар Әблязов өнер көрсетті", "дирижер"),
    ("Мұхтар Әблязов – Қазақстандағы тіс дәрігері", "дәрігері"),
    ("dirigent Muchtar Abljazov přijel z Kazachstánu", "dirigent"),
    ("el pianista Mukhtar Ablyazov de Kazajstán", "pianista"),
]


@pytest.mark.parametrize(("text", "word"), SOMEBODY_ELSE)
def test_a_trade_beside_a_name_makes_it_doubtful(text: str, word: str) -> None:
    """Before the name, after a comma, a dash or in brackets, in the languages of the sources."""
    assert told(text) == (Band.DOUBTFUL, word)


OURS = [
    ("The lawyer of Mukhtar Ablyazov left Kazakhstan", "of gives the trade to another"),
    ("Mukhtar Ablyazov's lawyer left Kazakhstan", "so does the possessive"),
    ("His lawyer and Mukhtar Ablyazov left Kazakhstan", "and parts them"),
    ("A lawyer for Mukhtar Ablyazov left Kazakhstan", "so does for"),
    ("Mukhtar Ablyazov, whose doctor left Kazakhstan", "whose doctor is not he"),
    ("Mukhtar Ablyazov, his lawyer and others left Kazakhstan", "nor is his lawyer"),
    ("Адвокат Мухтара Аблязова прибыл в Казахстан", "the genitive: his lawyer"),
    ("с адвокатом Мухтара Аблязова говорили в Казахстане", "his lawyer in any case"),
    ("L'avocat de Moukhtar Abliazov arrive du Kazakhstan", "de"),
    ("Adwokat Muchtara Ablazowa wrócił do Kazachstanu", "the Polish genitive"),
    ("Адвокат Мухтара Аблязова повернувся до Казахстану", "the Ukrainian one"),
    ("The pianist Pavel Novak met Mukhtar Ablyazov in Kazakhstan", "another full name has the trade"),
    ("Mukhtar Ablyazov, Pavel Novak, a pianist, and Kazakhstan", "so after the name"),
    ("Mukhtar Ablyazov left Kazakhstan. The pianist played.", "another sentence"),
    ("The pianist played. Mukhtar Ablyazov left Kazakhstan", "another sentence before"),
    ("Mukhtar Ablyazov in Kazakhstan, pianist", "the comma is not the name's"),
    ("Mukhtar Ablyazov (Kazakhstan), pianist", "nor is what follows the bracket"),
    ("Mukhtar Ablyazov – seen again in all of Kazakhstan by old good friends, pianists", "a sentence in between"),
    ("Мухтар Дирижёр Аблязов в Казахстане", "a word within the name is a nickname"),
    ("pianistic Kazakhstan: Mukhtar Ablyazov", "a colon parts"),
    ("Minister Mukhtar Ablyazov left Kazakhstan", "an office that critics of a state have held"),
    ("Экс-министр Мухтар Аблязов покинул Казахстан", "an office, in Russian"),
    ("Mukhtar Ablyazov, a former mayor, left Kazakhstan", "an office, after the name"),
    ("The pianist and dissident Mukhtar Ablyazov left Kazakhstan", "a persecuted pianist"),
    ("Историк и правозащитник Мухтар Аблязов покинул Казахстан", "a rights defender by trade a historian"),
    ("Опозиційний політик і піаніст Мухтар Аблязов покинув Казахстан", "an opposition politician"),
    ("Opozycyjny polityk i trener Muchtar Ablazow opuścił Kazachstan", "the same in Polish"),
    ("L'opposant et pianiste Moukhtar Abliazov a quitté le Kazakhstan", "the same in French"),
    ("Құқық қорғаушы, пианист Мұхтар Әблязов Қазақстаннан кетті", "the same in Kazakh"),
]


@pytest.mark.parametrize("text", [line[0] for line in OURS], ids=[line[1] for line in OURS])
def test_a_trade_that_is_somebody_else_s_leaves_a_name_sure(text: str) -> None:
    """Words of belonging, another name, another sentence, an office, a word of persecution."""
    assert told(text) == (Band.SURE, "")


FAR_FROM_HIS_WORLD = [
    ("The pianist played, and there was Mukhtar Ablyazov", Band.DOUBTFUL),
    ("Mukhtar Ablyazov met a pianist and a dancer", Band.DOUBTFUL),
    ("Mukhtar Ablyazov met a pianist and a dancer in Kazakhstan", Band.SURE),
    ("Mukhtar Ablyazov met a pianist; extradition is feared", Band.SURE),
    ("Mukhtar Ablyazov and Muratbek Ketebayev met a pianist", Band.SURE),
    ("Mukhtar Ablyazov met a lawyer and a reporter", Band.SURE),
    ("The activist Mukhtar Ablyazov met a pianist", Band.SURE),
    ("Mukhtar Ablyazov spoke. A pianist played.", Band.SURE),
    ("Mukhtar Ablyazov spoke of football", Band.DOUBTFUL),
]


@pytest.mark.parametrize(("text", "band"), FAR_FROM_HIS_WORLD)
def test_a_trade_in_the_sentence_counts_where_nothing_speaks_of_a_case(text: str, band: Band) -> None:
    """Weak evidence: outweighed by a country, a word of law, company; lawyers and reporters are in every case."""
    assert told(text)[0] is band


def watched(name: str, role: str = "", *, common: bool = False) -> NameIndex:
    """Return the index of one person with a role."""
    names = (Name(name, "Latn", "en"),)
    return build_index(Roster((Person("one", name, names, citizenships=("KZ",), role=role, common_name=common),)))


def test_a_person_s_own_trade_speaks_for_them() -> None:
    """A pianist who is followed is not told apart by being called one, in any language."""
    pianist = watched("Zarema Vantoshka", "pianist and blogger")
    assert told("Pianist Zarema Vantoshka in Kazakhstan", pianist, "one") == (Band.SURE, "")
    assert told("Пианистка Зарема Вантошка в Казахстане", pianist, "one") == (Band.SURE, "")
    assert told("Dancer Zarema Vantoshka in Kazakhstan", pianist, "one") == (Band.DOUBTFUL, "Dancer")


def test_an_office_speaks_against_a_common_name_that_is_no_politician_s() -> None:
    """Many an Ivan Petrov sits in a parliament; whoever is followed as a politician may."""
    text = "Senator Ivan Petrov faces extradition to Kazakhstan"
    assert told(text, watched("Ivan Petrov", common=True), "one") == (Band.DOUBTFUL, "Senator")
    assert told(text, watched("Ivan Petrov", "opposition politician", common=True), "one") == (Band.SURE, "")


def test_founding_persons_are_sure_in_their_own_roles() -> None:
    """What the roster says of each is never held against them."""
    for person in founding_roster()[0].persons:
        text = f"{person.role.capitalize()} {person.name} faces extradition to Kazakhstan, Azerbaijan and Moldova"
        assert told(text, person=person.id)[0] is Band.SURE, text


WHOLE_WORDS = [
    ("Semiconductor Mukhtar Ablyazov Kazakhstan", Band.SURE),
    ("Conductors Mukhtar Ablyazov Kazakhstan", Band.DOUBTFUL),
    ("Mukhtar Ablyazov, conductorship Kazakhstan", Band.DOUBTFUL),
    ("Mukhtar Ablyazov, misconductor Kazakhstan", Band.SURE),
]


@pytest.mark.parametrize(("text", "band"), WHOLE_WORDS)
def test_a_trade_is_read_at_the_beginning_of_a_word(text: str, band: Band) -> None:
    """Its endings are free, as languages inflect; within another word it is none."""
    assert told(text)[0] is band


def test_the_word_that_told_is_shown_as_written() -> None:
    """Whoever reads why a name is doubtful reads the whole word of the text."""
    (mention,) = mentions(founding_index(), "Концерт ДИРИЖЁРА Мухтара Аблязова в Казахстане")
    assert mention.reasons[-1].startswith("against:")
    assert mention.reasons[-1].endswith(":ДИРИЖЁРА")


def test_letters_that_grow_in_lower_case_do_not_mislead() -> None:
    """A capital İ is two letters in lower case; no word is shown from a wrong place, whatever is made of it."""
    text = "İİİİ, conductor Mukhtar Ablyazov in Kazakhstan"
    (mention,) = mentions(founding_index(), text)
    assert mention.matched == "Mukhtar Ablyazov"
    assert all(reason.rsplit(":", 1)[1] in text for reason in mention.reasons if reason.startswith("against:"))
