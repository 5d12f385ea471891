"""What a misspelt name is still taken for, and what it is not: errors are few, and never a whole word."""

import pytest

from cases.names import NameIndex, Understood, build_index, resolve
from cases.names.likeness import asked_words, likeness
from cases.names.query import MOST_OFFERED, NEAR_ENOUGH
from cases.people import Name, Person, Roster
from tests.cases.names.roster import founding_index

EXACT, NEAR, UNKNOWN = Understood.EXACT, Understood.NEAR, Understood.UNKNOWN


def index_of(*names: str) -> NameIndex:
    """Return the index of persons with one name each; the name is the id."""
    return build_index(Roster(tuple(Person(name, name, (Name(name, "Latn", "en"),)) for name in names)))


# The registered name, what is asked, how it is understood.
ASKED = [
    ("Murad Vantoshkaev", "Murad Vantoshkeav", NEAR, "two letters exchanged"),
    ("Murad Vantoshkaev", "Vantoshkav", NEAR, "a letter left out"),
    ("Murad Vantoshkaev", "Vantoshkadev", NEAR, "a letter too many"),
    ("Murad Vantoshkaev", "Wantoschkajew", EXACT, "another scheme, no error"),
    ("Murad Vantoshkaev", "Murda Vantoshkeav", NEAR, "an error in either part"),
    ("Murad Vantoshkaev", "Vintishkaev", NEAR, "two vowels astray"),
    ("Murad Vantoshkaev", "Vintishkaiv", UNKNOWN, "three errors in eleven letters"),
    ("Murad Vantoshkaev", "Bontushkyv", UNKNOWN, "too many errors"),
    ("Murad Vantoshkaev", "Mura Vant", UNKNOWN, "half the surname"),
    ("Murad Vantoshkaev", "Iskander Vantoshkaev", UNKNOWN, "another given name"),
    ("Pavel Lodrik", "Peter Lodrik", UNKNOWN, "another given name of the same letter"),
    ("Pavel Lodrik", "Lodrig", NEAR, "one letter for another"),
    ("Pavel Lodrik", "Xodrik", NEAR, "the first letter for another"),
    ("Pavel Lodrik", "lodirk pavle", NEAR, "typed fast, surname first"),
    ("Oleg Lodrik", "Olga Lodrik", UNKNOWN, "names that are known and not the same, however alike"),
    ("Jon Lods", "Jon Lads", NEAR, "one error in four letters is asked about"),
    ("Jon Lod", "Lad", UNKNOWN, "one error in three letters is another name"),
    ("Helmut Schmeckenbach", "Helmut Schmekkenbach", EXACT, "letters that are one sound"),
    ("Helmut Schmeckenbach", "Helmut Schneckenbach", NEAR, "letters are counted where sounds are few"),
    ("Jethro Lodka", "JethroL odka", NEAR, "the space a letter late"),
    ("Jethro Lodka", "Jethr oLodka", NEAR, "the space a letter early"),
    ("Muratbek Lodkaev", "Muratbe kLodkaev", NEAR, "the space a letter early, the letter no capital"),
    ("Jethro Lodka", "jethrolodka", NEAR, "no space"),
    ("Jethro Lodka", "jeth ro lodka", NEAR, "a space too many"),
    ("Jethro Lodka", "JethroLodka", EXACT, "no space, but capitals"),
    ("Jo Lod", "jolod", UNKNOWN, "no space in a name too short for that"),
    ("Jethro Lodka", "Jethro Lodka lawyer", NEAR, "a word too many"),
    ("Jethro Lodka", "Jethro Ivanovich Lodka", NEAR, "a patronymic that is not registered"),
    ("Jethro Lodka", "Jethro Lodka famous lawyer", UNKNOWN, "two words too many"),
    ("Jethro Lodka", "famous lawyer Jethro Lodka", UNKNOWN, "two words too many before it"),
    ("Jethro Lodka", "Lodka lawyer", UNKNOWN, "a word that may be another given name"),
    ("Jethro Lodka", "J. Lodka", EXACT, "the initial"),
    ("Jethro Lodka", "B. Lodka", UNKNOWN, "another initial"),
    ("Jethro Lodka", "J.", UNKNOWN, "an initial alone"),
    ("Jethro Lodka", "Jethro", NEAR, "the given name alone"),
    ("Jethro Lodka", "Jethor", NEAR, "the given name alone, misspelt"),
    ("Anna Maria Lodka", "Anna Maria Lodka", EXACT, "both given names"),
    ("Anna Maria Lodka", "Lodka Anna Maria", EXACT, "the surname first"),
    ("Anna Maria Lodka", "Anna Lodka", EXACT, "the first given name"),
    ("Anna Maria Lodka", "Maria Anna Lodka", UNKNOWN, "given names exchanged are another person's"),
    ("Anna Maria Lodka", "Anna Vera Lodka", UNKNOWN, "another second given name"),
    ("Mark Anton", "Mark Anton", EXACT, "two given names"),
    ("Mark Anton", "Anton Mark", UNKNOWN, "two given names exchanged are another person"),
    ("Данила Серикулы Лодка", "Данила Серикулы Лодка", EXACT, "the patronymic"),
    ("Данила Серикулы Лодка", "Данила Лодка", EXACT, "without the patronymic"),
    ("Данила Серикулы Лодка", "Данила Маратулы Лодка", UNKNOWN, "another patronymic"),
    ("Abu Nil Dor Faro", "Abu Dor", NEAR, "half of a long name"),
    ("Abu Nil Dor San Faro", "Abu Dor", UNKNOWN, "less than half of a long name"),
    ("Abu Nil Dor Faro", "Nil Dor Faro", EXACT, "the end of a long name"),
    ("Vantoshka", "Vantoshka", EXACT, "a single name"),
    ("Vantoshka", "Vantoshak", NEAR, "a single name, misspelt"),
    ("Alexandr Lodka", "Саша Лодка", NEAR, "a diminutive"),
    ("Tatiana Lodka", "Tania Lodka", NEAR, "a diminutive"),
    ("Michael Gove", "Майкл Гоув", NEAR, "by ear"),
    ("Michael Gove", "Гоува", NEAR, "by ear, inflected"),
    ("Nathaniel Hawthorne", "Натаниэль Готорн", NEAR, "by ear, in an old fashion"),
    ("Jacek Czaputowicz", "Яцек Чапутович", EXACT, "a scheme, not by ear"),
    ("Michael Gove", "Майкл Торн", UNKNOWN, "by ear somebody else"),
    ("Michael Gove", "1984", UNKNOWN, "a number"),
]


@pytest.mark.parametrize(
    ("name", "query", "understood"), [line[:3] for line in ASKED], ids=[f"{line[1]}: {line[3]}" for line in ASKED]
)
def test_how_a_name_is_understood(name: str, query: str, understood: Understood) -> None:
    """What is not exact is asked about; what is somebody else's name is unknown."""
    resolution = resolve(index_of(name), query)
    assert resolution.understood is understood
    assert resolution.persons == (() if understood is UNKNOWN else (name,))


def test_the_nearest_are_offered_and_no_more_than_three() -> None:
    """Whoever is about as near as the best stands beside them; whoever is farther does not."""
    index = index_of("Anna Lodrik", "Anna Lodrin", "Anna Lodrit", "Anna Lodril", "Vera Vantoshka")
    resolution = resolve(index, "Anna Lodris")
    assert resolution.understood is NEAR
    assert len(resolution.persons) == MOST_OFFERED
    assert "Vera Vantoshka" not in resolution.persons


def test_one_error_is_nearer_than_two() -> None:
    """The likeness that orders the offers falls with each error, and none offered is below the line."""
    (form,) = index_of("Pavel Vantoshkaev").forms["Pavel Vantoshkaev"]
    queries = ("Vantoshkaev", "Vantoshkav", "Vantshkav", "Wintishkav", "Zzzz")
    figures = [likeness(asked_words([query]), form) for query in queries]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] > figures[1] > figures[2] >= NEAR_ENOUGH > figures[-1] == 0.0


def test_founding_persons_keep_their_distance() -> None:
    """No founding person's own name comes near another's."""
    index = founding_index()
    for person in index.persons.values():
        for form in (one for other, forms in index.forms.items() if other != person.id for one in forms):
            assert likeness(asked_words(person.name.split()), form) < NEAR_ENOUGH
