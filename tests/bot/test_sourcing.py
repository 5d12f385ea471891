"""`source ...`: what a source costs and reveals, whose terms are accepted, and what a live check proves."""

import json
from pathlib import Path

import pytest

from bot.demo.script import Serve
from tests.bot.command import Casewatch, casewatch
from tests.end_to_end.stories import rss
from tests.faults.house import served
from watchers.sources import sources

__all__ = ["casewatch"]
FEEDS = "feeds: [{name: own, title: Own, url: 'https://own.example/rss', language: en}]"


def test_every_source_shows_its_load_its_terms_and_what_its_host_learns(casewatch: Casewatch) -> None:
    """Before anything was polled: a row a source, none of them polled until its terms are accepted."""
    rows = {row["source"]: row for row in casewatch("source", "list", "--json").rows}

    assert set(rows) == set(sources())
    assert all(row["terms"] and row["reveals"] in ("nothing", "docket", "name") for row in rows.values())
    assert rows["interpol_red"]["polled"] == "terms not accepted"
    assert rows["interpol_red"]["asks a day"].endswith(" at ws-public.interpol.int")
    assert " hosts" in rows["feeds"]["asks a day"]
    assert "terms not accepted" in casewatch("source", "list").out


def test_a_source_is_polled_once_its_terms_are_accepted(casewatch: Casewatch) -> None:
    """Accepting shows what is accepted; one at a time or all at once."""
    said = casewatch("source", "accept", "interpol_red").out

    assert "interpol_red: INTERPOL Red Notices" in said
    assert "its host learns: name; terms read by nobody of us yet" in said
    polled = {row["source"]: row["polled"] for row in casewatch("source", "list", "--json").rows}
    assert (polled["interpol_red"], polled["feeds"]) == ("yes", "terms not accepted")
    casewatch("source", "accept")
    again = {row["source"]: row["polled"] for row in casewatch("source", "list", "--json").rows}
    assert "terms not accepted" not in again.values()


def test_a_setting_accepts_all_terms_for_containers(casewatch: Casewatch) -> None:
    """CASEWATCH_ACCEPT_TERMS=1 stands for the operator's word."""
    rows = casewatch("source", "list", "--json", ACCEPT_TERMS="1").rows

    assert "terms not accepted" not in {row["polled"] for row in rows}


def test_an_unknown_source_is_named_with_those_there_are(casewatch: Casewatch) -> None:
    """A typing error accepts nothing."""
    ended = casewatch("source", "accept", "interpol_rde")

    assert ended.code == 2
    assert "interpol_rde" in ended.err
    assert "interpol_red" in ended.err


@pytest.mark.slow
def test_a_live_check_proves_a_list_and_a_record_of_it_can_be_kept(casewatch: Casewatch, tmp_path: Path) -> None:
    """What answered whole is verified live from then on; the recording reads as it did live."""
    (tmp_path / "feeds.yaml").write_text(FEEDS, encoding="utf-8")
    with served() as replay:
        body = rss(("a", "Timur Nebylitsyn speaks", None)).encode()
        replay.serve(Serve("https://own.example/rss", body, 200, "application/rss+xml"))
        around = {"REPLAY_URL": f"http://127.0.0.1:{replay.port}", "FEEDS_FILE": str(tmp_path / "feeds.yaml")}
        (checked,) = casewatch("source", "check", "feeds/own", "--json", **around).rows
        kept = casewatch("source", "record", "feeds/own", "kept")
        again = casewatch("source", "record", "feeds/own", "kept")
        casewatch("poll", "feeds")

    assert (checked["outcome"], checked["rows"], checked["verified"]) == ("COMPLETE", 1, "live")
    scopes = casewatch("source", "list", "--scopes", "--json").rows
    assert {row["verified"] for row in scopes if row["scope"] == "Own"} == {"live"}
    assert {row["verified"] for row in scopes if row["source"] == "feeds" and row["scope"] != "Own"} <= {
        "documented",
        "recorded",
    }
    assert (kept.code, again.code) == (0, 1)
    assert "is there already" in again.err
    (recording,) = (path for path in (tmp_path / "kept").iterdir() if path.suffix == ".xml")
    expected = (tmp_path / "kept" / f"{recording.name}.expected.json").read_text(encoding="utf-8")
    read = casewatch("read", "feeds", str(recording), "--json").rows
    assert [json.loads(line) for line in expected.splitlines()] == read


@pytest.mark.slow
def test_a_check_that_proves_nothing_says_so(casewatch: Casewatch) -> None:
    """Nothing answers, an unknown scope, a source that is not polled: one sentence and no proof."""
    with served() as replay:
        around = {"REPLAY_URL": f"http://127.0.0.1:{replay.port}"}
        failed = casewatch("source", "check", "interpol_red", **around)
        nobody = casewatch("source", "check", "interpol_red/nobody")
    unknown = casewatch("source", "check", "interpol")

    assert (failed.code, nobody.code, unknown.code) == (1, 2, 2)
    assert "Nothing was proven" in failed.err
    assert "'nobody'" in nobody.err
    assert "there is no such source" in unknown.err


def test_a_docket_is_tied_to_a_person_from_the_command_line(casewatch: Casewatch) -> None:
    """A court that hides names wants to know where the tie is public; what is wrong is said in one sentence."""
    untied = casewatch("docket", "add", "400239", "fr_arianeweb", "Ketebayev")
    added = casewatch("docket", "add", "400239", "fr_arianeweb", "Кетебаев", "--tie", "invented for this test")
    twice = casewatch("docket", "add", " 400 239", "fr_arianeweb", "Ketebayev", "--tie", "the same")
    elsewhere = casewatch("docket", "add", "400239", "feeds", "Ketebayev")
    wordy = casewatch("docket", "add", "number", "fr_arianeweb", "Ketebayev")

    assert [ended.code for ended in (untied, added, twice, elsewhere, wordy)] == [2, 0, 2, 2, 2]
    assert "--tie" in untied.err
    assert "Muratbek Ketebayev" in added.out
    assert "already" in twice.err
    assert "fr_arianeweb" in elsewhere.err
    assert "no docket number" in wordy.err
    assert "docket 400239" in casewatch("person", "show", "Ketebayev").out


@pytest.mark.slow
def test_a_feed_is_looked_at_before_it_is_added(casewatch: Casewatch) -> None:
    """Shown, added with --yes, polled by its name; what cannot be read or is no address is refused."""
    url = "https://new.example/rss"
    with served() as replay:
        replay.serve(Serve(url, rss(("a", "Muratbek Ketebayev speaks", None)).encode(), 200, "application/rss+xml"))
        shown = casewatch("source", "add", url, REPLAY_URL=f"http://127.0.0.1:{replay.port}")
        added = casewatch("source", "add", url, "--yes")
        twice = casewatch("source", "add", url, "--yes")
        down = casewatch("source", "add", "https://down.example/rss", "--yes")
        casewatch("poll", "feeds")
    wrong = casewatch("source", "add", "new.example")

    assert [ended.code for ended in (shown, added, twice, down, wrong)] == [0, 0, 2, 1, 2]
    assert "Muratbek Ketebayev speaks" in shown.out
    assert "names: muratbek-ketebayev" in shown.out
    assert "give --yes" in shown.out
    assert "cannot be watched" in down.err
    scopes = casewatch("source", "list", "--scopes", "--json").rows
    assert {row["outcome"] for row in scopes if row["scope"] == "new.example/rss"} == {"COMPLETE"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "body", "kind", "shown"),
    [
        ("https://court.example/news", b"<!doctype html><html><head><title>Court news</title></head><body><main>"
         b"<h1>News of the court</h1><p>The court heard Muratbek Ketebayev on Monday.</p>"
         b"<p>Nothing else was heard in this long week of winter.</p></main></body></html>", "page", "on Monday"),
        ("https://t.me/court_channel", b"<!doctype html><html><body><main class='tgme_main'><div class="
         b"'tgme_channel_info'><div class='tgme_channel_info_header_title'>Court</div></div><section "
         b"class='tgme_channel_history js-message_history'><div class='tgme_widget_message_wrap'>"
         b"<div class='tgme_widget_message' data-post='court_channel/5'><div class='js-message_text'>Muratbek "
         b"Ketebayev was heard.</div><a class='tgme_widget_message_date' href='https://t.me/court_channel/5'>"
         b"<time datetime='2026-01-05T10:00:00+00:00'></time></a></div></div></section></main></body></html>",
         "telegram_channel", "was heard"),
    ],
)  # fmt: skip
def test_a_page_and_a_channel_are_recognised_by_what_they_answer(
    casewatch: Casewatch, url: str, body: bytes, kind: str, shown: str
) -> None:
    """An address that is no feed is a page, one of t.me a channel; both are polled as what they are."""
    with served() as replay:
        for address in (url, url.replace("t.me/", "t.me/s/")):
            replay.serve(Serve(address, body, 200, "text/html; charset=utf-8"))
        added = casewatch("source", "add", url, "--yes", REPLAY_URL=f"http://127.0.0.1:{replay.port}")
        polled = casewatch("poll", kind, "--json")

    assert (added.code, added.err) == (0, "")
    assert shown in added.out
    assert "names: muratbek-ketebayev" in added.out
    assert polled.rows[0]["new"] >= 1


@pytest.mark.slow
def test_what_an_address_must_not_show_stays_out_of_title_and_name(casewatch: Casewatch) -> None:
    """A token in a query is polled with and shown to nobody; a host that only begins like Telegram's is a feed."""
    url = "https://t.media.example/rss?token=s3cr3t"
    with served() as replay:
        replay.serve(Serve(url, rss(("a", "Muratbek Ketebayev speaks", None)).encode(), 200, "application/rss+xml"))
        added = casewatch("source", "add", url, "--yes", REPLAY_URL=f"http://127.0.0.1:{replay.port}")
        broken = casewatch("source", "add", "https://[", "--yes")

    assert (added.code, broken.code) == (0, 1)
    assert "t.media.example/rss: COMPLETE" in added.out
    assert "the address is broken" in broken.err
    scopes = casewatch("source", "list", "--scopes", "--json").out
    assert "t.media.example/rss" in scopes
    assert "s3cr3t" not in scopes
