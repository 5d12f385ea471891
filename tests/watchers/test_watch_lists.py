"""Lists that are data: wrong data is refused with one sentence, and the shipped lists are whole."""

from collections.abc import Callable, Sequence

import pytest

from cases.people import Roster
from watchers.contract import Verified
from watchers.manual_links import ManualLinkError, load_links, shipped_links
from watchers.sources import sources
from watchers.sources.google_alerts import google_alerts_source, load_alerts
from watchers.watch_lists import WatchListError

ALERT = "name: x, title: X, url: 'https://www.google.com/alerts/feeds/1/2'"
WRONG = {
    "alerts: [": "no valid YAML",
    "[]": "must begin with `alerts:`",
    "alerts: [1]": "Entry 1 of the alerts must be",
    "alerts: [{name: x, title: X}]": "Entry 1 (x) has no url",
    f"alerts: [{{{ALERT}, 1: 3}}]": "x: '1' is no key",
    "alerts: [{name: x, title: X, url: 'ftp://x'}]": "must begin with http",
    f"alerts: [{{{ALERT}, side: ours}}]": "side 'ours'",
    f"alerts: [{{{ALERT}, interval_minutes: 1}}]": "interval_minutes 1",
    f"alerts: [{{{ALERT}, interval_minutes: soon}}]": "interval_minutes 'soon'",
    f"alerts: [{{{ALERT}, country: NO}}]": "country False",
    f"alerts: [{{{ALERT}}}, {{{ALERT}}}]": "'x' stands twice",
}
LINK = "country: KZ, title: T, url: 'https://x.example/', why: A reason."
WRONG_LINKS = {
    "links: [": "no valid YAML",
    "{}": "must begin with `links:`",
    "links: [1]": "Link 1 must have exactly",
    f"links: [{{{LINK}, note: x}}]": "Link 1 must have exactly",
    f"links: [{{{LINK.replace('KZ', 'NO')}}}]": "country False",
    f"links: [{{{LINK.replace('https', 'ftp')}}}]": "must begin with https",
    f"links: [{{{LINK.replace('A reason.', 'No stop')}}}]": "one sentence",
    f"links: [{{{LINK.replace('A reason.', 'One. Two.')}}}]": "one sentence",
}


def refusal(load: Callable[[str], Sequence[object]], text: str, kind: type[ValueError]) -> str:
    """Return the sentence with which a list is refused."""
    with pytest.raises(kind) as refused:
        load(text)
    return str(refused.value)


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_a_wrong_list_is_refused_with_one_sentence(text: str, sentence: str) -> None:
    """Which entry, what is wrong, how to mend it."""
    said = refusal(load_alerts, text, WatchListError)

    assert sentence in said
    assert "\n" not in said


def test_an_alert_is_asked_at_its_own_address_and_added_ones_beside_it() -> None:
    """What an admin adds comes as a further scope; an unknown one is not asked for."""
    (alert,) = load_alerts(f"alerts: [{{{ALERT}, language: ru}}]")
    empty = google_alerts_source(())
    assert empty.extended is not None

    assert empty.requests(Roster(()), alert.scope) == ()
    (request,) = empty.extended((alert,)).requests(Roster(()), alert.scope)
    assert request.url == "https://www.google.com/alerts/feeds/1/2"
    assert alert.verified is Verified.DOCUMENTED


def test_no_channel_and_no_alert_is_shipped() -> None:
    """A channel can be imitated, and an alert is its operator's own."""
    assert [sources()[name].scopes(Roster(())) for name in ("telegram_channel", "google_alerts")] == [(), ()]


@pytest.mark.parametrize(("text", "sentence"), WRONG_LINKS.items())
def test_a_wrong_list_of_links_is_refused_with_one_sentence(text: str, sentence: str) -> None:
    """Which link, and how to mend it."""
    assert sentence in refusal(load_links, text, ManualLinkError)


def test_the_shipped_links_say_why_no_machine_reads_them() -> None:
    """The requesting states' closed registers and Spain's are among them, none of them twice."""
    links = shipped_links()

    assert {"KZ", "RU", "UA", "ES"} <= {link.country for link in links}
    assert len({link.url for link in links}) == len(links)
    polled = {host for source in sources().values() for host in source.header.hosts}
    assert [link.url for link in links if link.url.split("/")[2] in polled] == []
