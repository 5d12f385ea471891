"""Another Alexandr Pavlov is not ours: given names, patronymics, birth dates and context decide."""

from datetime import date

import pytest

from cases.names import Band, MentionContext, build_index, mentions
from cases.people import Name, Person, Roster
from tests.cases.names.roster import founding_index, invented_index

NOBODY = [
    "Sergei Pavlov won",
    "Alexei Pavlov and Dmitry Pavlov",
    "Алексей Павлов",
    "Павлов Сергей Петрович",
    "Pavlov, Ivan",
    "Иван Кетебаев",
    "Анна Павлова танцует",
    "Н. Аблязов",
    "N. Ketebayev",
    "Ketebayev N.",
    "Ivan Sergeyevich Ablyazov",
    "Николай Параскевич",
    "Сергей Павлов, Александр Иванов и другие",
    "Мухтар Ауэзов",
    "Tatiana. Paraskevich",
]


@pytest.mark.parametrize("text", [text for text in NOBODY if not text.startswith("Tatiana")])
def test_another_given_name_is_another_person(text: str) -> None:
    """A conflicting given name or initial leaves nothing at that place."""
    assert mentions(founding_index(), text) == ()


COMMON_ALONE = [
    "Alexandr Pavlov",
    "Александр Павлов победил на турнире",
    "Александр Павлов приехал в Россию",
    "Хоккеист Александр Павлов из Казахстана",
    "Alexander Pavlov, football coach in Spain, visited Kazakhstan",
]


@pytest.mark.parametrize("text", COMMON_ALONE)
def test_a_common_name_alone_is_doubtful(text: str) -> None:
    """One country, or none, is everyday company for a common name; sport speaks against."""
    (mention,) = mentions(founding_index(), text)
    assert mention.band is Band.DOUBTFUL
    assert "common-name" in mention.reasons


COMMON_SUPPORTED = [
    ("Alexandr Pavlov was granted asylum in Spain", "context:asylum"),
    ("Экстрадиция Александра Павлова в Казахстан", "context:extradition"),
    ("Екстрадиція Олександра Павлова до Казахстану", "context:extradition"),
    ("Ekstradycja Aleksandra Pawłowa do Kazachstanu", "context:extradition"),
    ("L'extradition d'Alexandre Pavlov vers le Kazakhstan", "context:extradition"),
    ("La extradición de Alexander Pavlov a Kazajstán", "context:extradition"),
    ("Vydání: Alexandr Pavlov, Kazachstán", "context:country:KZ"),
    ("Мухтар Аблязов и Александр Павлов", "context:co-mentioned:mukhtar-ablyazov"),
    ("Alexander Pavlov, sentencia 2944/2014", "context:docket:2944/2014"),
]


@pytest.mark.parametrize(("text", "reason"), COMMON_SUPPORTED)
def test_a_common_name_in_its_own_context_is_sure(text: str, reason: str) -> None:
    """Law, countries, company and dockets tell which Pavlov is meant."""
    mention = next(mention for mention in mentions(founding_index(), text) if mention.person == "alexandr-pavlov")
    assert mention.band is Band.SURE
    assert any(told.startswith(reason) for told in mention.reasons)


WORLDS = [
    ("Павлов победил на турнире", 0),
    ("Pavlov conducted the choir", 0),
    ("Павлов задержан", 1),
    ("Павлов победил на турнире в Казахстане", 1),
    ("Аблязов победил на турнире", 1),
]


@pytest.mark.parametrize(("text", "asked"), WORLDS)
def test_a_frequent_surname_alone_in_another_world_is_nobody(text: str, asked: int) -> None:
    """Sport is full of Pavlovs; an uncommon surname, a country of the case, or nothing told is asked about."""
    assert len(mentions(founding_index(), text)) == asked


def test_a_common_name_is_sure_beside_its_company_only_in_one_sentence() -> None:
    """A paper that names Ablyazov names many others too."""
    (_, together) = mentions(founding_index(), "Мухтар Аблязов и Александр Павлов")
    (_, apart) = mentions(founding_index(), "Пришёл Мухтар Аблязов. Пришёл и Александр Павлов.")
    assert (together.band, apart.band) == (Band.SURE, Band.DOUBTFUL)


TWO_PERSONS = [
    ("Жена Аблязова Алма задержана", 1),
    ("Brata Ablazowa Serika zatrzymano", 1),
    ("Аблязова, Алма", 0),
    ("Аблязова Алма Ивановна", 0),
    ("Ablyazov Alma", 0),
]


@pytest.mark.parametrize(("text", "asked"), TWO_PERSONS)
def test_an_inflected_surname_before_a_given_name_is_asked_about(text: str, asked: int) -> None:
    """The wife of Ablyazov is named Alma; the surname is still his. In doubt editors are asked, never nobody."""
    assert len(mentions(founding_index(), text)) == asked


def test_a_politician_of_a_common_name_is_not_ours_for_that() -> None:
    """Any public person is called so; an activist of that name in such a text is likelier the one followed."""
    (politician,) = mentions(founding_index(), "The politician Alexandr Pavlov visited Kazakhstan")
    (activist,) = mentions(founding_index(), "The activist Alexandr Pavlov visited Kazakhstan")
    assert (politician.band, activist.band) == (Band.DOUBTFUL, Band.SURE)


def test_what_is_known_of_a_text_keeps_a_frequent_surname_in_it() -> None:
    """A source of the country of refuge, or its docket, ties even a text of another world to the case."""
    for context in (MentionContext(countries=("ES",)), MentionContext(dockets=("2944/2014",))):
        assert len(mentions(founding_index(), "Павлов победил на турнире", context)) == 1


def test_what_is_known_about_a_source_supports_a_common_name() -> None:
    """The source's country and a docket it states count as context."""
    in_spain = MentionContext(countries=("ES",))
    with_docket = MentionContext(dockets=("2944 / 2014",))
    (by_country,) = mentions(founding_index(), "Alexander Pavlov, asylum", in_spain)
    (by_docket,) = mentions(founding_index(), "Alexander Pavlov", with_docket)
    assert (by_country.band, by_docket.band) == (Band.SURE, Band.SURE)


def test_the_role_supports_a_common_name() -> None:
    """A word of the role line is a point, not enough by itself."""
    (alone,) = mentions(invented_index(), "The lighthouse of Ivan Petrov")
    (with_country,) = mentions(invented_index(), "The lighthouse of Ivan Petrov in the Czech lands")
    assert (alone.band, with_country.band) == (Band.DOUBTFUL, Band.SURE)


def test_another_birth_date_is_another_person() -> None:
    """A stated birth date that conflicts leaves nothing; the same one changes nothing."""
    text = "Daniyar Ospantoleu"
    assert mentions(invented_index(), text, MentionContext(birth_date=date(1971, 3, 4))) == ()
    assert len(mentions(invented_index(), text, MentionContext(birth_date=date(1970, 3, 4)))) == 1


PATRONYMICS = [
    ("Данияр Серикулы Оспантолеу", True),
    ("Оспантолеу Данияр Серикулы", True),
    ("Данияр Маратулы Оспантолеу", False),
    ("Оспантолеу Данияр Маратович", False),
    ("Данияр Оспантолеу", True),
    ("Оспантолеу Данияр", True),
    ("Оспантолеу Данияр. Маратович пришёл", True),
    ("Оспантолеу Данияр сказал", True),
]


@pytest.mark.parametrize(("text", "ours"), PATRONYMICS)
def test_another_patronymic_is_another_person(text: str, ours: bool) -> None:
    """Where a patronymic is registered, a different one beside the name leaves nothing."""
    assert bool(mentions(invented_index(), text)) is ours


EVERYDAY = [
    "Или Аблязов виноват",
    "Марта Аблязов ждал в тюрьме",
    "Данные Аблязова",
    "Said Ablyazov",
    "Have Ablyazov's men",
]


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_word_that_folds_like_a_name_is_no_other_bearer(text: str) -> None:
    """A sentence may begin with "Или", and March is no Marta: the surname is still asked about."""
    assert [one.reasons[0] for one in mentions(founding_index(), text)] == ["surname-only"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Anna Maria Lodka", {"anna-maria", "maria"}),
        ("Maria Lodka", {"maria"}),
        ("Anna Lodka", {"anna-maria", "anna"}),
        ("Anna and Maria Lodka", {"anna-maria", "anna", "maria"}),
    ],
)
def test_a_second_given_name_is_another_person_s_only_where_theirs_is_registered(text: str, persons: set[str]) -> None:
    """Whoever has two given names may be called by both or the first; whoever has one is not called by another's."""
    names = {"anna-maria": "Anna Maria Lodka", "maria": "Maria Lodka", "anna": "Anna Lodka"}
    roster = Roster(tuple(Person(person, name, (Name(name, "Latn", "en"),)) for person, name in names.items()))
    assert {one.person for one in mentions(build_index(roster), text)} == persons
