"""One event in words: what, where, when, by whom it is said and how sure that is."""

from collections.abc import Sequence

from cases.events import Confidence, Event
from handlers.dates import day
from handlers.geography import country
from handlers.speech import Html, Texts
from handlers.views.view import lines

REPORT_SOURCE = "report"
"""The source id of what an advocate reports in chat; the reporter is never named."""
_SHOWN_ATTRIBUTES = ("body", "form", "basis", "ground", "final", "in_absentia")
_ALLEGATIONS = ("charges", "charge", "reason", "offences")


def kind_words(event: Event, texts: Texts) -> Html:
    """Return what happened as a phrase; charges are what a state alleges, a sentence is a court's in a state."""
    text_id = f"kind-{event.kind}"
    state = event.counter_country or event.country
    if not texts.knows(text_id):
        return texts.html("kind-other", kind=event.kind.replace("-", " "))
    return texts.html(text_id, state=country(state, texts.language) if state else texts.plain("a-state"))


def what(event: Event, texts: Texts) -> Html:
    """Return the event on one line: kind, place, requesting state, date, attributes."""
    parts = [Html(f"<b>{kind_words(event, texts)}</b>"), *_places(event, texts), when(event, texts)]
    return Html(" · ".join([*parts, *_attributes(event, texts)]))


def when(event: Event, texts: Texts) -> Html:
    """Return when it happened; undated is said, never guessed."""
    if event.occurred_on is None:
        return texts.html("undated")
    return texts.html("on-day", day=day(texts, event.occurred_on))


def confidence(event: Event, texts: Texts) -> Html:
    """Return how we know: official, reported or confirmed; and that an old document's fact was not checked since."""
    said = texts.html(f"confidence-{event.confidence}")
    if event.as_of is None:
        return said
    return Html(f"{said}, {texts.html('as-of', day=day(texts, event.as_of))}")


def source_name(event: Event, texts: Texts) -> str:
    """Return the source's title, a colleague's report being called just that."""
    if event.source == REPORT_SOURCE:
        return texts.plain("a-colleagues-report")
    return event.source_title or event.source


def source_link(event: Event, texts: Texts) -> Html:
    """Return the source's title, linked to what it published, and whether it is state-aligned."""
    link = linked(source_name(event, texts), event.url)
    return link if event.side == "neutral" else Html(f"{link} ({texts.html('state-aligned')})")


def linked(title: str, url: str | None) -> Html:
    """Return a title as a link where there is an http(s) address, as text otherwise."""
    escaped = Texts("en").html("verbatim", text=title)
    if url is None or not url.startswith(("https://", "http://")):
        return escaped
    address = Texts("en").html("verbatim", text=url).replace('"', "%22")
    return Html(f'<a href="{address}">{escaped}</a>')


def sources(events: Sequence[Event], texts: Texts) -> Html:
    """Return the sources of one episode: the first, then the later ones, each linked, each account once."""
    links = list(dict.fromkeys(source_link(event, texts) for event in events))
    if not links:
        return Html("")
    first = texts.html("source-line", source=links[0])
    return lines([first, *(texts.html("also-source", source=link) for link in links[1:])])


def in_short(event: Event, texts: Texts) -> Html:
    """Return the event on two lines for a list: what and when, then how sure and whence."""
    return lines([what(event, texts), Html(f"  {confidence(event, texts)}: {source_link(event, texts)}")])


def sureness(events: Sequence[Event], texts: Texts) -> Html:
    """Return the best confidence among an episode's accounts."""
    order = (Confidence.OFFICIAL, Confidence.CONFIRMED, Confidence.REPORTED)
    return confidence(min(events, key=lambda event: order.index(event.confidence)), texts)


def _places(event: Event, texts: Texts) -> list[Html]:
    places = []
    if event.country:
        places.append(texts.html("in-country", country=country(event.country, texts.language)))
    if event.counter_country:
        places.append(texts.html("counter-country", country=country(event.counter_country, texts.language)))
    if event.docket:
        places.append(texts.html("docket", number=event.docket))
    return places


def _attributes(event: Event, texts: Texts) -> list[Html]:
    named = [name for name in _SHOWN_ATTRIBUTES if event.attributes.get(name)]
    shown = [texts.html(f"attribute-{name.replace('_', '-')}", value=str(event.attributes[name])) for name in named]
    alleged = next((event.attributes[name] for name in _ALLEGATIONS if event.attributes.get(name)), None)
    if alleged is None:
        return shown
    state = event.counter_country or event.country
    alleging = country(state, texts.language) if state else texts.plain("a-state")
    return [*shown, texts.html("alleges", state=alleging, charge=str(alleged))]
