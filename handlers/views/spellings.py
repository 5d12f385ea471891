"""A person's spellings as an admin sees them: given, derived and struck ones apart, a button each, page by page."""

from babel import Locale

from cases.people import Name, Origin, Person
from handlers.buttons import Button, Rows, mark, one_per_row, short_id
from handlers.views.names import called
from handlers.views.view import View, lines, paragraphs
from handlers.wording import LANGUAGES, Html, Texts

PAGE = 20
"""Spellings on one page: as many buttons as a phone bears."""


def spellings_view(person: Person, page: int, texts: Texts, above: Html | None = None) -> View:
    """Return one page of a person's spellings (the first is 0; beyond the end the last); `above` is said first."""
    pages = max(1, -(-len(person.names) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = person.names[page * PAGE : (page + 1) * PAGE]
    name = called(person, texts.language)
    title = texts.html("spellings-title", name=name, page=str(page + 1), pages=str(pages))
    sections = [_section(origin, shown, texts) for origin in Origin]
    buttons = (*strike_buttons(person, shown, texts), *_turns(person, page, pages, texts))
    return View(paragraphs([above, title, *sections]), buttons)


def page_of(person: Person, name: Name) -> int:
    """Return the page on which a spelling stands, 0 where it stands on none."""
    return next((place for place, held in enumerate(person.names) if held.text == name.text), 0) // PAGE


def strike_buttons(person: Person, names: tuple[Name, ...], texts: Texts) -> Rows:
    """Return a button per spelling that strikes it, or takes a struck one back."""
    return one_per_row(
        Button(
            texts.plain("spelling-struck" if name.origin is Origin.STRUCK else "spelling-kept", text=name.text),
            "strike",
            f"{short_id(person.id)},{mark(name.text)}",
        )
        for name in names
    )


def _section(origin: Origin, names: tuple[Name, ...], texts: Texts) -> Html | None:
    own = [name for name in names if name.origin is origin]
    if not own:
        return None
    told = (texts.html("spelling-line", text=name.text, language=_language(name.language, texts)) for name in own)
    return lines([texts.html(f"spellings-{origin}"), *told])


def _language(code: str, texts: Texts) -> str:
    spoken = texts.language if texts.language in LANGUAGES else LANGUAGES[0]
    return str(Locale(spoken).languages.get(code, code))


def _turns(person: Person, page: int, pages: int, texts: Texts) -> Rows:
    back = Button(texts.plain("button-back"), "spellings", f"{page - 1},{short_id(person.id)}")
    more = Button(texts.plain("button-more"), "spellings", f"{page + 1},{short_id(person.id)}")
    row = tuple(button for button, there in ((back, page > 0), (more, page < pages - 1)) if there)
    return (row,) if row else ()
