"""Small words: dates of any precision, countries in any case, what a report says, and which command is meant."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from types import ModuleType

import pytest

import handlers
import handlers.views
from handlers.buttons import Button, callback_data, short_id, whole_id
from handlers.dates import ago, asked_day, clock, day, moment
from handlers.geography import countries_in, country
from handlers.menu import asked, commands
from handlers.report_words import OFFERED_KINDS, kind_said
from handlers.speech import LANGUAGES, Texts
from handlers.why import alert_number
from storage.records import Role
from storage.sealing import Sealer

NOW = datetime(2017, 3, 1, 14, 2, tzinfo=UTC)
ENGLISH, RUSSIAN = Texts("en"), Texts("ru")


@pytest.mark.parametrize(
    ("iso", "english"),
    [
        ("2016-12-09", "9 December 2016"),
        ("2016-12", "December 2016"),
        ("2016", "2016"),
        ("soon", "soon"),
        ("2016-13", "2016-13"),
    ],
)
def test_days_of_any_precision(iso: str, english: str) -> None:
    """A month is not shown as a day, and what is no date is left alone."""
    assert day(ENGLISH, iso) == english


def test_days_in_russian() -> None:
    """The month stands in the right case, with a day and without one."""
    assert day(RUSSIAN, "2016-12-09").startswith("9 декабря 2016")
    assert day(RUSSIAN, "2016-12").startswith("декабрь 2016")


def test_hours_say_utc() -> None:
    """An hour never stands without its zone, and yesterday's has its day."""
    assert clock(ENGLISH, NOW, NOW) == "14:02 UTC"
    assert clock(ENGLISH, NOW - timedelta(days=1), NOW) == "28 February 2017, 14:02 UTC"
    assert moment(ENGLISH, NOW) == "1 March 2017, 14:02 UTC"


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=5), "5 minutes ago"),
        (timedelta(hours=3, minutes=50), "3 hours ago"),
        (timedelta(days=4), "4 days ago"),
        (timedelta(seconds=-5), "just now"),
    ],
)
def test_how_long_ago(passed: timedelta, said: str) -> None:
    """Rounded down, so that nothing looks older or fresher than said."""
    assert ago(ENGLISH, NOW - passed, NOW) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2016-12-09", date(2016, 12, 9)),
        ("9.12.2016", date(2016, 12, 9)),
        ("2016-02", date(2016, 2, 29)),
        ("2016", date(2016, 12, 31)),
        ("31.02.2016", None),
        ("2016-12-40", None),
        ("tomorrow", None),
    ],
)
def test_days_as_people_type_them(typed: str, meant: date | None) -> None:
    """A month or year means its last day."""
    assert asked_day(typed) == meant


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in Warsaw", ("PL",)),
        ("задержан в Польше", ("PL",)),
        ("во Франции", ("FR",)),
        ("KZ, RU", ("KZ", "RU")),
        ("Казахстан; Россия", ("KZ", "RU")),
        ("in the United States", ("US",)),
        ("nowhere we know", ()),
        ("it is in us all", ()),
    ],
)
def test_countries_in_any_case(text: str, codes: tuple[str, ...]) -> None:
    """Names, codes, inflected names and capitals; small words are no codes."""
    assert countries_in(text) == codes


def test_country_names() -> None:
    """A country is named in the reader's language, an unknown code as it is."""
    assert (country("ES", "en"), country("ES", "ru"), country("QQ", "en")) == ("Spain", "Испания", "QQ")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("arrested in Spain", "arrested"),
        ("задержан на вокзале", "detained"),
        ("арестован", "arrested"),
        ("stopped at the border", "stopped-at-border"),
        ("отпустили", "released"),
        ("under house arrest", "house-arrest"),
        ("пропал", "disappeared"),
        ("not arrested", None),
        ("не задержан", None),
        ("released after being detained", None),
        ("wrote a letter", None),
    ],
)
def test_what_a_report_says(words: str, kind: str | None) -> None:
    """Clear words give a kind; a denial or a contradiction is asked back."""
    assert kind_said(words) == kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OFFERED_KINDS)
def test_offered_kinds_have_buttons(kind: str, language: str) -> None:
    """Each kind that is offered has a label."""
    assert Texts(language).plain(f"report-kind-{kind}") != f"report-kind-{kind}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/status Ketebayev", ("status", "Ketebayev")),
        ("/status@any_bot  Ketebayev ", ("status", "Ketebayev")),
        ("STATUS: Ketebayev", ("status", "Ketebayev")),
        ("статус\nКетебаев", ("status", "Кетебаев")),
        ("Почему?", ("why", "")),
        ("Ketebayev status", None),
        ("", None),
        ("/", ("", "")),
    ],
)
def test_commands_in_any_form(text: str, meant: tuple[str, str] | None) -> None:
    """With the slash, the bot's name, a colon, a line break, or in plain words."""
    assert asked(text) == meant


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", list(Role))
def test_menus_grow_with_the_role(role: Role, language: str) -> None:
    """Telegram accepts each menu, and only admins see what admins do."""
    menu = commands(language, role)
    assert all(1 <= len(one.description) <= 256 for one in menu)
    assert ("watch" in {one.command for one in menu}) is role.covers(Role.ADMIN)
    assert ("review" in {one.command for one in menu}) is role.covers(Role.EDITOR)


@pytest.mark.parametrize("typed", ["#A-1042", "A-1042", "a1042", "1042", "#1042", "А-1042"])
def test_alert_numbers_as_people_type_them(typed: str) -> None:
    """With and without the mark, the A in either alphabet."""
    assert alert_number(typed) == 1042


def test_long_ids_fit_into_buttons() -> None:
    """An id too long for a button is shortened, and found again."""
    long = "a" * 60
    data = callback_data(Button("x", "unwatch-ask", short_id(long)), 1, Sealer(bytes(64)))
    assert len(data.encode()) <= 64
    assert whole_id(short_id(long), ["b", long]) == long
    assert whole_id(short_id(long), ["b"]) is None


def test_an_argument_too_long_for_telegram_is_refused() -> None:
    """Nothing is cut silently."""
    with pytest.raises(ValueError, match="too long"):
        callback_data(Button("x", "take", "9" * 60), 1, Sealer(bytes(64)))


@pytest.mark.parametrize("room", [handlers, handlers.views])
def test_a_room_knows_only_what_it_names(room: ModuleType) -> None:
    """What is loaded late is there when asked for, and nothing else is."""
    assert all(callable(getattr(room, name)) for name in room.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = room.nothing


def test_sentences_need_no_telegram() -> None:
    """The command line says reasons without loading what only the chat needs."""
    script = "import sys, handlers.views.reasons; print({'telegram', 'sqlmodel', 'storage'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
