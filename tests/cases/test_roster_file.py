"""The roster file: the founding roster, exact round trips, and one clear sentence for whatever is wrong."""

from datetime import date

import pytest

from cases.people import Audience, Basis, Circle, Docket, Name, Origin, Person, Roster
from cases.roster_file import RosterError, RosterFile, SeedFact, dump_roster, founding_roster, parse_roster

FOUNDING = {
    "Mukhtar Ablyazov", "Muratbek Ketebayev", "Tatiana Paraskevich", "Alexandr Pavlov", "Anatoliy Pogorelov",
    "Yerzhan Kadesov", "Victor Khrapunov", "Muratkhan Tokmadi", "Leyla Yunus", "Arif Yunus", "Ferid Yusub",
    "Ana Ursachi", "Alexandru Machedon",
}  # fmt: skip
REFUSED = "extradition-refused"
PERSECUTORS = ("nazarbayev", "shekinskiy", "plahotniuc", "назарбаев", "плахотнюк")


def facts_of(person: str) -> list[tuple[str, str | None, str | None]]:
    """Return a person's facts as kind, country, counter-country."""
    return [(fact.kind, fact.country, fact.counter_country) for fact in founding_roster()[1] if fact.person == person]


def test_the_founding_roster_holds_exactly_the_documents_persons() -> None:
    """Thirteen persons, three circles, none of the politicians behind the persecution."""
    roster, facts = founding_roster()
    assert {person.name for person in roster.persons} == FOUNDING
    assert [circle.name for circle in roster.circles] == ["Ablyazov", "Khrapunov family", "Tokmadi family"]
    assert not any(name in dump_roster(roster, facts).casefold() for name in PERSECUTORS)


def test_families_are_empty_circles() -> None:
    """An unnamed relative is nobody; the associates are in Ablyazov's circle."""
    roster, _ = founding_roster()
    assert not list(roster.members("circle-khrapunov-family"))
    assert not list(roster.members("circle-tokmadi-family"))
    assert {"tatiana-paraskevich", "alexandr-pavlov"} <= {person.id for person in roster.members("circle-ablyazov")}


def test_each_founding_person_is_public_with_basis_and_two_alphabets() -> None:
    """What data protection asks for is there, and each case moves in Latin and Cyrillic."""
    for person in founding_roster()[0].persons:
        assert person.basis is Basis.PUBLIC_ROLE
        assert person.basis_on is not None
        assert person.review_on is not None
        assert person.basis_on < person.review_on
        assert person.audience is Audience.PUBLIC
        assert {"Latn", "Cyrl"} <= {name.script for name in person.names}
        assert person.role
        assert person.birth_date is None
        assert all(docket.tie for docket in person.dockets)


def test_the_numbers_that_a_source_can_be_asked_for_have_it() -> None:
    """District courts publish nothing that can be asked by number; Ketebayev has no court number."""
    roster, _ = founding_roster()
    watched = {docket.number: docket.source for person in roster.persons for docket in person.dockets if docket.source}
    assert watched == {
        "394399": "fr_arianeweb",
        "14-80.442": "fr_judilibre",
        "14-87.380": "fr_judilibre",
        "II. ÚS 1017/14": "cz_nalus",
        "I. ÚS 1142/13": "cz_nalus",
    }
    ketebayev = roster.person("muratbek-ketebayev")
    assert ketebayev is not None
    assert ketebayev.dockets == ()


def test_the_facts_are_what_the_document_states() -> None:
    """Deletions undated, France against Russia and Ukraine dated, protection without a form."""
    _, facts = founding_roster()
    assert all(fact.as_of == "2017" and fact.confidence == "reported" for fact in facts)
    deleted = [fact for fact in facts if fact.kind == "interpol-data-deleted"]
    assert {fact.person for fact in deleted} == {
        "mukhtar-ablyazov", "muratbek-ketebayev", "tatiana-paraskevich", "alexandr-pavlov"
    }  # fmt: skip
    assert all(fact.occurred_on is None for fact in deleted)
    assert facts_of("mukhtar-ablyazov")[1:] == [
        ("extradition-refused", "FR", "RU"),
        ("extradition-refused", "FR", "UA"),
    ]
    assert facts_of("muratbek-ketebayev")[1:] == [("protection-granted", "PL", None)]
    assert [fact.attributes["form"] for fact in facts if fact.kind == "protection-granted" and fact.person] == [
        "not stated"
    ] * 3
    assert facts_of("ana-ursachi") == [("charged", "MD", None), ("at-risk-of-notice", None, "MD")]
    refused = [
        fact.country for fact in facts if fact.circle == "circle-ablyazov" and fact.kind == "extradition-refused"
    ]
    assert refused == ["AT", "CZ", "LT", "PL", "ES", "GB", "US"]


def full_roster() -> RosterFile:
    """Return invented entries that use every field."""
    person = Person(
        id="zarema-vantoshka",
        name="Zarema Vantoshka",
        names=(
            Name("Зарема Вантошка", "Cyrl", "ru", "full with patronymic", Origin.DERIVED),
            Name("NO: yes", "Latn", "en"),
            Name("Zarema Wantoschka", "Latn", "de", origin=Origin.STRUCK),
        ),
        citizenships=("NO",),
        countries=("PL",),
        requesting_states=("RU",),
        dockets=(
            Docket("0123", "a court: 'quoted'", "PL", "pl_x", date(2020, 2, 3), "ECLI:X", "a tie"),
            Docket("1e3", "c", "PL"),
        ),
        record_ids={"interpol": "2020/1"},
        circles=("circle-lantern",),
        birth_date=date(1970, 3, 4),
        role="invented",
        basis=Basis.MANDATE,
        basis_on=date(2020, 1, 1),
        review_on=date(2021, 1, 1),
        audience=Audience.PUBLIC,
        tracked_since=date(2020, 1, 2),
        common_name=True,
    )
    plain = Person("yon-lodka", "Yon Lodka", (Name("Yon Lodka", "Latn", "en"),))
    circle = Circle("circle-lantern", "Lantern", (Name("Фонарь", "Cyrl", "ru"),), "a note\nof two lines")
    facts = (
        SeedFact(
            "arrested", "A paper", "2017-03", "zarema-vantoshka", None, "PL", "RU", "0123", {"body": "off"}, "2016-12",
            "official", "https://example.org/1", "note",
        ),
        SeedFact("mention", "Another", "2018", circle="circle-lantern", occurred_on="2016"),
    )  # fmt: skip
    return RosterFile(Roster((person, plain), (circle,), 7), facts)


def test_every_field_survives_a_round_trip() -> None:
    """What is exported is imported as the very same values."""
    written = full_roster()
    assert parse_roster(dump_roster(written.roster, written.facts)) == written


def test_the_founding_roster_survives_a_round_trip() -> None:
    """The shared date is written once at the top."""
    roster, facts = founding_roster()
    text = dump_roster(roster, facts)
    assert text.startswith("as_of: '2017'")
    assert parse_roster(text) == RosterFile(roster, facts)


def test_an_empty_file_is_an_empty_roster() -> None:
    """Nothing in, nothing out, and back."""
    assert parse_roster("") == RosterFile(Roster(()))
    assert parse_roster(dump_roster(Roster(()), ())) == RosterFile(Roster(()))


def test_dates_and_numbers_need_no_quotes() -> None:
    """A bare date, year or docket number is read as it is meant."""
    read = parse_roster(person_with("birth_date: 1970-03-04", "dockets: [{number: 394399, court: c, country: FR}]"))
    assert read.roster.persons[0].birth_date == date(1970, 3, 4)
    assert read.roster.persons[0].dockets[0].number == "394399"


def person_with(*fields: str) -> str:
    """Return a file of one invented person with further fields."""
    start = "persons:\n- id: yon-lodka\n  name: Yon Lodka\n  names: [{text: Yon Lodka, script: Latn, language: en}]\n"
    return start + "".join(f"  {field}\n" for field in fields)


ID = "- {id: %s, name: N, names: [{text: N, script: Latn, language: en}]}\n"
WRONG = [
    ("persons: [", "line 1"),
    ("a: \0", "not YAML"),
    ("- a", "the file must hold fields"),
    ("people: []", "unknown field 'people'"),
    ("persons: {a: 1}", "persons is"),
    ("persons: [Yon]", "person 1 must hold fields"),
    ("as_of: yesterday", "as_of is 'yesterday'"),
    ("version: -1", "version is -1"),
    ("version: true", "version is True"),
    ("persons:\n- {id: a, id: b}", "twice"),
    ("persons:\n- {name: Yon Lodka}", "person 1 (Yon Lodka) has no id"),
    ("persons:\n- {id: Yon, name: Yon}", "id is 'Yon'"),
    ("persons:\n- {id: %s, name: Yon}" % ("a" * 41), "at most 40"),
    ("persons:\n- {id: a}", "person 1 has no name"),
    ("persons:\n- {id: a, name: A}", "has no names"),
    ("persons:\n- {id: a, name: A, names: [{text: A B, script: Latn, language: en, origin: struck}]}", "has no names"),
    ("persons:\n- {id: a, name: [A]}", "name is ['A']"),
    ("persons:\n" + ID % "a" + ID % "a", "the same id 'a'"),
    (person_with("citizenships: [NO]"), "YAML reads a bare NO as false"),
    (person_with("citizenships: KZ"), "a list, each"),
    (person_with("countries: [Spain]"), "countries is 'Spain'"),
    (person_with("circles: [circle-x]"), "circle 'circle-x' that the file does not hold"),
    (person_with("birth_date: 1970-13-01"), "birth_date is '1970-13-01'"),
    (person_with("birth_date: true"), "birth_date is True"),
    (person_with("common_name: maybe"), "common_name is 'maybe', but must be true or false"),
    (person_with("basis: rumour"), "basis is 'rumour', but must be one of public role, consent, mandate"),
    (person_with("audience: all"), "audience is 'all'"),
    (person_with("record_ids: {interpol: 5}"), "record_ids is"),
    (person_with("dockets: [{number: 1, court: c, country: France}]"), "docket 1 (1): country is 'France'"),
    (person_with("facts: [{kind: mention, source: s}]"), "fact 1 (mention) has no as_of"),
    (person_with("facts: [{kind: Mention, source: s}]"), "kind is 'Mention'"),
    (person_with("facts: [{kind: mention, as_of: 2017}]"), "has no source"),
    (
        person_with("facts: [{kind: mention, source: s, as_of: 2017, occurred_on: 2016-02-30}]"),
        "occurred_on is '2016-02-30'",
    ),
    (person_with("facts: [{kind: mention, source: s, as_of: 2017, confidence: sure}]"), "confidence is 'sure'"),
    (person_with("role: " + "x" * 5, "birth_date: " + "9" * 90), "..."),
]


@pytest.mark.parametrize(("text", "told"), WRONG, ids=[told for _, told in WRONG])
def test_what_is_wrong_is_said_in_one_sentence(text: str, told: str) -> None:
    """Where, what and how to mend; nothing is half-read."""
    with pytest.raises(RosterError) as caught:
        parse_roster(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith((".", ")."))


def test_a_deeply_nested_file_is_refused() -> None:
    """A file built to exhaust the reader is one sentence too."""
    with pytest.raises(RosterError):
        parse_roster("[" * 1_500)


def test_a_fact_about_nobody_cannot_be_written() -> None:
    """A fact of an unknown person is not silently lost."""
    with pytest.raises(RosterError, match="nobody"):
        dump_roster(Roster(()), (SeedFact("mention", "s", "2017", person="x"),))
