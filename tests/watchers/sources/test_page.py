"""Watched pages: what is selected, what counts as the same line, and what is no page at all."""

from datetime import UTC, datetime

import pytest

from cases.observations import Outcome
from cases.people import Roster
from watchers.contract import Document, Reading, Request
from watchers.sources.page import LONGEST_PAGE, SOURCE, load_pages, page_source
from watchers.watch_lists import WatchListError

NOW = datetime(2026, 11, 24, tzinfo=UTC)
NOBODY = Roster(())
ADDRESS = "https://page.example/news"


def read(body: str, entry: str = "", name: str = "news") -> Reading:
    """Read a page as an entry of the list with these keys would."""
    pages = load_pages(f"pages: [{{name: {name}, title: News, url: '{ADDRESS}'{entry}}}]")
    (request,) = page_source(pages).requests(NOBODY, pages[0].scope.scope)
    return page_source(pages).read(Document(request, ADDRESS, 200, {}, f"<html>{body}</html>".encode(), NOW))


def lines(reading: Reading) -> list[str]:
    """Return the lines that were read."""
    return [seen.text for seen in reading.observations]


def test_an_added_line_is_one_new_record_and_a_new_order_is_none() -> None:
    """A record's key is its line's own, whatever stands before it."""
    before = {seen.key for seen in read("<p>First</p><p>Second</p>").observations}
    after = {seen.key: seen.text for seen in read("<p>Third</p><p>Second</p><p>First</p>").observations}

    assert [after[key] for key in after.keys() - before] == ["Third"]
    assert before <= after.keys()


def test_the_same_line_on_two_pages_is_two_records() -> None:
    """Else each page's poll would change the other's."""
    (here,), (there,) = (read("<p>Read more</p>", name=name).observations for name in ("here", "there"))

    assert here.key != there.key


def test_the_first_selector_that_has_text_counts() -> None:
    """A page without the part preferred is read by the next one; one that lacks all of them has changed."""
    body = "<body><main></main><article>In</article><p>Out</p></body>"

    assert lines(read(body, ", include: [main, article, body]")) == ["In"]
    assert lines(read(body, ", include: p")) == ["Out"]
    assert read(body, ", include: '.gone'").outcome is Outcome.SUSPECT
    assert "matched nothing" in read(body, ", include: '.gone'").reason
    assert read(body, ", include: main").outcome is Outcome.SUSPECT


def test_removed_parts_and_ignored_lines_are_left_out() -> None:
    """Menus, counters and clocks move on every page."""
    body = (
        "<body><nav>Home</nav><p>12 readers now</p><div class=ad><p>Buy</p></div><p>Court frees Nebylitsyn</p></body>"
    )

    assert lines(read(body, r", remove: [nav, .ad], ignore: ['^\d+ readers']")) == ["Court frees Nebylitsyn"]


def test_a_selector_inside_another_gives_its_lines_once() -> None:
    """An article in an article is read with it."""
    assert lines(read("<article>Out<article>In</article></article>", ", include: article")) == ["Out", "In"]


def test_inline_marks_part_no_words_and_cells_do() -> None:
    """A name in bold stays whole; names in two cells do not grow together."""
    body = "<table><tr><td><b>Neb</b>ylitsyn</td><td>Ivan</td></tr></table><p>One\n two<br>three</p>"

    assert lines(read(body)) == ["Nebylitsyn Ivan", "One two", "three"]


def test_a_page_of_too_many_lines_or_too_many_depths_is_suspect() -> None:
    """It is not the page that was chosen, and reading it could take for ever."""
    many = "".join(f"<p>{number}</p>" for number in range(LONGEST_PAGE + 1))

    assert read(many).outcome is Outcome.SUSPECT
    assert read(many.replace("<p>0</p>", "")).outcome is Outcome.COMPLETE
    assert read("<div>" * 100_000).outcome is Outcome.SUSPECT


def test_lines_carry_their_pages_side_country_and_language() -> None:
    """An authority's page that follows a government is marked so."""
    (seen,) = read("<p>Text</p>", ", language: ru, country: KZ, side: state-aligned").observations

    assert (seen.side, seen.language, dict(seen.facts)) == ("state-aligned", "ru", {"country": "KZ"})
    assert (seen.url, seen.published_at) == (ADDRESS, None)


WRONG = {
    ", include: 'p['": "'p[' is no CSS selector",
    ", include: 5": "include must be a text or a list of texts",
    ", remove: [5]": "remove must be",
    ", ignore: '['": "no regular expression",
    ", ignore: '(a+)+$'": "repeats a repetition",
    f", ignore: '{'a' * 201}'": "too long",
    ", interval: 5": "'interval' is no key",
}


@pytest.mark.parametrize(("entry", "sentence"), WRONG.items())
def test_a_wrong_entry_is_refused_with_one_sentence(entry: str, sentence: str) -> None:
    """Which page, what is wrong."""
    with pytest.raises(WatchListError) as refusal:
        read("<p>Text</p>", entry)

    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith("news: ")


def test_the_shipped_pages_are_asked_at_their_own_addresses() -> None:
    """INTERPOL's Commission has a name of its own, by which it can be switched off."""
    asked = {scope.scope.subject: SOURCE.requests(NOBODY, scope.scope) for scope in SOURCE.scopes(NOBODY)}

    assert asked["interpol-ccf-decisions"][0].url.startswith(
        "https://www.interpol.int/en/Who-we-are/Commission-for-the"
    )
    assert all(isinstance(request, Request) for requests in asked.values() for request in requests)
    assert len(asked) == 6


def test_an_added_page_is_read_by_the_usual_selectors() -> None:
    """What an admin adds in chat is an address and nothing more."""
    (more,) = load_pages(f"pages: [{{name: more, title: More, url: '{ADDRESS}'}}]")
    assert SOURCE.extended is not None

    extended = SOURCE.extended((more.scope,))
    (request,) = extended.requests(NOBODY, more.scope.scope)
    body = b"<html><main>In</main><p>Out</p></html>"
    assert lines(extended.read(Document(request, ADDRESS, 200, {}, body, NOW))) == ["In"]
