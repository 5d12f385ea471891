"""The commands answer, refuse with one sentence, and keep their exit codes: 0 done, 1 failed, 2 usage, 3 busy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.script import Serve
from storage.instance_lock import hold
from tests.bot.command import Casewatch, casewatch
from tests.end_to_end.stories import ROSTER, rss
from tests.faults.house import served

__all__ = ["casewatch"]


def one_sentence(text: str) -> bool:
    """Tell whether a refusal is one line that ends like a sentence."""
    return text.count("\n") == 1 and text.rstrip()[-1] in ".?"


def test_run_without_a_token_is_refused_with_the_mend(casewatch: Casewatch) -> None:
    """It never falls back to a demo."""
    ended = casewatch("run")

    assert (ended.code, ended.out) == (2, "")
    assert "CASEWATCH_TELEGRAM_TOKEN" in ended.err
    assert one_sentence(ended.err)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("read", "nowhere", "x"), 2, "There is no source 'nowhere'"),
        (("read", "feeds", "gone.xml"), 2, "gone.xml cannot be read"),
        (("match", "gone.txt"), 2, "gone.txt cannot be read"),
        (("demo", "--script", "gone.yaml"), 2, "gone.yaml: it cannot be read"),
        (("status", "Nobody Known"), 2, "'Nobody Known' is not somebody the register follows"),
        (("status", "Ketebayev", "--on", "yesterday"), 2, "is no day"),
        (("history", "Ketebaev Q"), 2, "is not somebody"),
        (("why", "yes"), 2, "is no alert's number"),
        (("why", "#A-7"), 1, "There is no alert #A-7"),
        (("person", "show", "Yunus"), 2, "did you mean"),
        (("person", "import", "gone.yaml"), 2, "gone.yaml cannot be read"),
        (("person", "export", "no/such/folder/x.yaml"), 1, "cannot be written"),
        (("user", "invite", "king"), 2, "There is no role 'king'"),
        (("user", "role", "7", "admin"), 2, "There is no user number 7"),
        (("poll", "nowhere"), 2, "There is no source 'nowhere'"),
        (("evidence", "show", "00"), 1, "No document with the hash 00"),
        (("health",), 1, "The database"),
    ],
)
def test_what_cannot_be_done_is_refused_with_one_sentence(
    casewatch: Casewatch, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """What, where, and how to mend it; nothing on stdout."""
    ended = casewatch(*arguments)

    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
    assert one_sentence(ended.err), ended.err


@pytest.mark.parametrize("variable", ["TELEGRAM_TOKEN", "OWNER_ID", "DATABASE_URL", "REPLAY_URL", "FAILPOINT"])
def test_a_wrong_setting_is_named_and_stops_every_command_at_the_register(casewatch: Casewatch, variable: str) -> None:
    """Exit 2, and the value of a secret is not repeated."""
    ended = casewatch("person", "list", **{variable: "rubbish"})

    assert ended.code == 2
    assert f"CASEWATCH_{variable}" in ended.err


def test_a_data_folder_that_cannot_be_made_or_read_is_named(casewatch: Casewatch, tmp_path: Path) -> None:
    """Below a file, or with a database that is none, or with another database's key: one sentence, exit 2."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = casewatch("person", "list", HOME=str(tmp_path / "file" / "home"))
    assert (ended.code, one_sentence(ended.err)) == (2, True)

    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "casewatch.db").write_bytes(b"no database" * 100)
    ended = casewatch("person", "list", HOME=str(tmp_path / "broken"))
    assert (ended.code, one_sentence(ended.err)) == (2, True)

    casewatch("person", "list", HOME=str(tmp_path / "good"))
    (tmp_path / "good" / "casewatch.key").unlink()
    ended = casewatch("person", "list", HOME=str(tmp_path / "good"))
    assert (ended.code, one_sentence(ended.err)) == (2, True)
    assert "key file" in ended.err


def test_a_wrong_feed_list_is_named(casewatch: Casewatch, tmp_path: Path) -> None:
    """Which feed, what is wrong, how to mend it; nothing is polled."""
    (tmp_path / "feeds.yaml").write_text("feeds: [{name: x, title: X, url: 'ftp://x'}]", encoding="utf-8")

    ended = casewatch("poll", FEEDS_FILE=str(tmp_path / "feeds.yaml"))

    assert (ended.code, ended.out) == (2, "")
    assert "Feed x" in ended.err
    assert one_sentence(ended.err)


def test_the_founding_people_are_there_at_the_first_start(casewatch: Casewatch) -> None:
    """Thirteen people; `show` says why a docket is tied to a name."""
    people = casewatch("person", "list", "--json").rows
    shown = casewatch("person", "show", "Аблязов").out

    assert len(people) == 13
    assert "394399" in shown
    assert "tie:" in shown


def test_the_founding_facts_are_shown_as_of_their_year(casewatch: Casewatch) -> None:
    """ "As of 2017, not checked since", and never as anything surer than reported."""
    rows = casewatch("status", "Кетебаевым", "--json").rows
    text = casewatch("status", "Ketebayev").out

    assert {(row["person"], row["kind"], row["confidence"], row["as_of"]) for row in rows} == {
        ("Muratbek Ketebayev", "interpol-data-deleted", "reported", "2017"),
        ("Muratbek Ketebayev", "protection-granted", "reported", "2017"),
    }
    assert "as of 2017, not checked since" in text
    assert "NOT CHECKED" in text


def test_status_on_a_day_tells_what_had_happened_by_then(casewatch: Casewatch) -> None:
    """The refusals of December 2016 are not there in November; what is undated stands apart."""
    before = casewatch("status", "Ablyazov", "--on", "2016-11-30", "--json").rows
    after = casewatch("status", "Ablyazov", "--on", "2016-12-31", "--json").rows

    assert "extradition-refused" not in {row["kind"] for row in before}
    assert {row["counter_country"] for row in after if row["kind"] == "extradition-refused"} == {"RU", "UA"}


def test_history_lists_what_is_recorded(casewatch: Casewatch) -> None:
    """In words, and as JSON."""
    assert "Protection granted" in casewatch("history", "Pavlov").out
    assert {row["kind"] for row in casewatch("history", "Pavlov", "--json").rows} >= {"protection-granted"}


def test_a_roster_goes_out_and_comes_in_again(casewatch: Casewatch, tmp_path: Path) -> None:
    """Export, import into another folder, export: the same text; an own roster adds its people."""
    first = casewatch("person", "export", "-").out
    (tmp_path / "all.yaml").write_text(first, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(ROSTER, encoding="utf-8")
    casewatch("person", "import", str(tmp_path / "all.yaml"), HOME=str(tmp_path / "other"))
    assert casewatch("person", "export", "-").out == first

    casewatch("person", "import", str(tmp_path / "own.yaml"))
    assert "Timur Nebylitsyn" in {row["person"] for row in casewatch("person", "list", "--json").rows}
    assert casewatch("person", "export", str(tmp_path / "out.yaml")).code == 0
    assert "Nebylitsyn" in (tmp_path / "out.yaml").read_text(encoding="utf-8")


def test_a_wrong_roster_names_its_fault(casewatch: Casewatch, tmp_path: Path) -> None:
    """And nothing of it is taken in."""
    (tmp_path / "wrong.yaml").write_text('as_of: "2017"\npersons:\n- {id: x}\n', encoding="utf-8")

    ended = casewatch("person", "import", str(tmp_path / "wrong.yaml"))

    assert ended.code == 2
    assert one_sentence(ended.err)


def test_an_invitation_is_printed_once_with_its_end(casewatch: Casewatch) -> None:
    """A line to send on, and until when it holds."""
    ended = casewatch("user", "invite", "editor")

    assert ended.out.startswith("/start ")
    assert "as editor" in ended.out
    assert casewatch("user", "list", "--json").rows == []


@pytest.mark.slow
def test_users_have_roles(casewatch: Casewatch) -> None:
    """The first owner is enrolled at the first poll or run; a role can be changed."""
    with served() as replay:
        casewatch("poll", "--json", OWNER_ID="424242", REPLAY_URL=f"http://127.0.0.1:{replay.port}")
    (owner,) = casewatch("user", "list", "--json", OWNER_ID="").rows
    assert owner["role"] == "owner"
    casewatch("user", "role", str(owner["user"]), "admin")
    assert casewatch("user", "list", "--json").rows[0]["role"] == "admin"
    assert "424242" not in casewatch("user", "list").out


@pytest.mark.slow
def test_a_round_polls_every_source_and_says_how_each_went(casewatch: Casewatch, tmp_path: Path) -> None:
    """Against a replay: one feed answers, everything else is not there; health and evidence hold."""
    (tmp_path / "own.yaml").write_text(ROSTER, encoding="utf-8")
    feeds = "feeds: [{name: own, title: Own, url: 'https://own.example/rss', language: en}]"
    (tmp_path / "feeds.yaml").write_text(feeds, encoding="utf-8")
    casewatch("person", "import", str(tmp_path / "own.yaml"))
    with served() as replay:
        body = rss(("a", "Timur Nebylitsyn speaks", None)).encode()
        replay.serve(Serve("https://own.example/rss", body, 200, "application/rss+xml"))
        settings = {"REPLAY_URL": f"http://127.0.0.1:{replay.port}", "FEEDS_FILE": str(tmp_path / "feeds.yaml")}
        polled = {row["source"]: row for row in casewatch("poll", "--json", **settings).rows}
        table = casewatch("poll", "feeds", "cz_nssoud").out

    assert {"interpol_red", "fr_arianeweb", "feeds"} <= set(polled)
    assert (polled["feeds"]["new"], polled["interpol_red"]["outcome"]) == (1, "ERROR")
    # Nobody has a docket there: what was not asked is not whole.
    assert polled["cz_nssoud"]["outcome"] == "not polled"
    assert "feeds" in table
    assert "not polled" in " ".join(table.split())
    sources = casewatch("source", "list", "--scopes", "--json").rows
    assert {row["outcome"] for row in sources if row["scope"] == "Own"} == {"COMPLETE"}
    assert casewatch("evidence", "verify").code == 0
    assert "Own" in casewatch("source", "list", "--scopes").out
    assert casewatch("health").code == 0
    assert casewatch("health", "--json").rows[0]["late"] == 0
    assert {row["kind"] for row in casewatch("history", "Nebylitsyn", "--json").rows} == {"mention"}


@pytest.mark.slow
def test_an_altered_body_is_named(casewatch: Casewatch, tmp_path: Path) -> None:
    """`evidence show` finds a document; one changed byte in the database is found by `verify`."""
    test_a_round_polls_every_source_and_says_how_each_went(casewatch, tmp_path)
    digest = str(casewatch("history", "Nebylitsyn", "--json").rows[0]["evidence"])
    assert "https://own.example/rss" in casewatch("evidence", "show", digest).out
    import sqlite3

    with sqlite3.connect(tmp_path / "home" / "casewatch.db") as database:
        database.execute("UPDATE evidence SET body = zeroblob(9) WHERE sha256 = ?", (digest,))

    ended = casewatch("evidence", "verify")

    assert ended.code == 1
    assert digest in ended.err


def test_the_database_can_be_upgraded_by_hand(casewatch: Casewatch) -> None:
    """And it says to which revision."""
    assert "revision" in casewatch("db", "upgrade").out


def test_a_second_process_on_the_same_folder_is_refused(casewatch: Casewatch, tmp_path: Path) -> None:
    """Exit 3 with one sentence."""
    (tmp_path / "home").mkdir()
    with hold(tmp_path / "home"):
        ended = casewatch("person", "list")

    assert ended.code == 3
    assert one_sentence(ended.err)


def test_match_and_classify_read_a_text(casewatch: Casewatch, tmp_path: Path) -> None:
    """With the founding roster, or another; in words or as JSON."""
    (tmp_path / "text.txt").write_text("Суд отказал в экстрадиции Мухтара Аблязова.", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(ROSTER, encoding="utf-8")

    (found,) = casewatch("match", "text.txt", "--json").rows
    (event,) = casewatch("classify", "text.txt", "--json").rows

    (tmp_path / "denied.txt").write_text("Muratbek Ketebayev was not released.", encoding="utf-8")
    (denied,) = casewatch("classify", "denied.txt", "--json").rows

    assert (denied["kind"], any(reason.startswith("denial") for reason in denied["reasons"])) == ("mention", True)
    assert (found["person"], found["band"]) == ("Mukhtar Ablyazov", "sure")
    assert (event["person"], event["kind"]) == ("Mukhtar Ablyazov", "extradition-refused")
    assert casewatch("match", "text.txt", "--roster", "own.yaml").out == ""
    assert "Mukhtar Ablyazov" in casewatch("match", "text.txt").out
    assert "extradition-refused" in casewatch("classify", "text.txt").out


def test_a_match_shows_its_evidence(casewatch: Casewatch, tmp_path: Path) -> None:
    """The words in the text, the registered spelling, and every reason: data for scripts, sentences for people."""
    text = "Суд отказал в экстрадиции\nМухтара Аблязова."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")

    (row,) = casewatch("match", "text.txt", "--json").rows
    shown = casewatch("match", "text.txt").out

    begin, end = row["span"]
    assert row["matched"] == text[begin:end] == "Мухтара Аблязова"
    assert row["spelling"] in {"Мухтар Аблязов", "Mukhtar Ablyazov"}
    assert {"person", "band", "score", "span", "matched", "spelling", "reasons"} == set(row)
    assert shown.startswith("Mukhtar Ablyazov: sure (score 0.")
    assert 'in the text: "Мухтара Аблязова" (characters 26 to 42)' in shown
    assert f'registered as: "{row["spelling"]}"' in shown
    assert "  - the full name stands in the text\n" in shown
    assert "full-name" not in shown


def test_the_matches_of_a_text_are_blocks(casewatch: Casewatch, tmp_path: Path) -> None:
    """One block a person, an empty line between them."""
    (tmp_path / "text.txt").write_text("Mukhtar Ablyazov met Muratbek Ketebayev.", encoding="utf-8")

    blocks = casewatch("match", "text.txt").out.split("\n\n")

    assert [block.partition(":")[0] for block in blocks] == ["Mukhtar Ablyazov", "Muratbek Ketebayev"]


def test_a_struck_spelling_travels_with_the_roster(casewatch: Casewatch, tmp_path: Path) -> None:
    """It is exported and imported as struck out, and shown apart from what is searched."""
    struck = "{text: Tim Nebylitsyn, script: Latn, language: en, origin: struck}"
    roster = ROSTER.replace("    names:\n", f"    names:\n      - {struck}\n", 1)
    assert roster != ROSTER
    (tmp_path / "own.yaml").write_text(roster, encoding="utf-8")
    casewatch("person", "import", "own.yaml")

    (row,) = casewatch("person", "show", "Timur Nebylitsyn", "--json").rows
    shown = casewatch("person", "show", "Timur Nebylitsyn").out

    assert row["struck_spellings"] == ["Tim Nebylitsyn"]
    assert "Tim Nebylitsyn" not in {spelling["text"] for spelling in row["spellings"]}
    assert "  struck out, not searched: Tim Nebylitsyn\n" in shown
    assert "origin: struck" in casewatch("person", "export", "-").out


def test_reading_a_document_needs_neither_database_nor_telegram() -> None:
    """`--help`, `read` and `match` load neither telegram nor sqlmodel, so that they start at once."""
    script = (
        "import sys; from bot.__main__ import main\n"
        "sys.argv = ['casewatch', *sys.argv[1:]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([name for name in ('telegram', 'sqlmodel', 'sqlalchemy', 'alembic') if name in sys.modules])"
    )
    named = "Mukhtar Ablyazov"
    for arguments in (("--help",), ("read", "feeds", os.devnull), ("match", "-"), ("match", "-", "--json")):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], input=named, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]", arguments
