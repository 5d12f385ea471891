"""Whether two texts are one: addresses written differently, and headlines that outlets take from one agency."""

import pytest

from cases.copies import canonical_address, same_headline, same_text


@pytest.mark.parametrize(
    "written",
    [
        "http://www.paper.example/news/1",
        "https://paper.example/news/1/",
        "https://m.paper.example/news/1?utm_source=rss&utm_medium=feed#top",
        "https://amp.paper.example/news/1/amp",
        "https://paper.example/news/1?fbclid=abc",
    ],
)
def test_one_address_written_differently_is_one(written: str) -> None:
    """Scheme, www, tracking, fragment and mobile form lead to the same page."""
    assert canonical_address(written) == canonical_address("https://paper.example/news/1")


@pytest.mark.parametrize(
    "other",
    ["https://paper.example/news/2", "https://paper.example/news/1?page=2", "https://other.example/news/1"],
)
def test_another_page_is_another(other: str) -> None:
    """A number, a page or a host that differs is another text."""
    assert canonical_address(other) != canonical_address("https://paper.example/news/1")


@pytest.mark.parametrize("nothing", [None, "", "https://paper.example/", "https://[broken", "no address"])
def test_what_is_no_page_has_no_address(nothing: str | None) -> None:
    """A front page or a broken address makes nothing the same as anything."""
    assert canonical_address(nothing) == ""
    assert not same_text(("", nothing), ("", nothing))


def test_copies_of_one_agency_are_one() -> None:
    """Equal but for the outlet's name, or one word more in a long headline."""
    agency = "Court in Lyon refuses to extradite opposition politician Timur Zhelbaskarov to Nowhere"
    assert same_headline(agency, f"{agency} - The Invented Times")
    assert same_headline(agency, f"{agency} again".replace("Court", "A court"))
    assert not same_headline(agency, agency.replace("refuses", "agrees at last").replace("Lyon", "Prague"))


def test_short_or_differently_numbered_headlines_are_not_guessed_to_be_one() -> None:
    """Short ones are alike by chance; another number is another fact."""
    assert not same_headline("Timur Zhelbaskarov speaks", "Timur Zhelbaskarov speaks up")
    assert not same_headline(
        "Timur Zhelbaskarov sentenced to 10 years in absentia by a court",
        "Timur Zhelbaskarov sentenced to 12 years in absentia by a court",
    )
    assert not same_headline("", "")
