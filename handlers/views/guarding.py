"""Which kinds could lower someone's guard, and the words that then end a message."""

from cases.kinds import kinds
from handlers.speech import Html, Texts


def is_guarded(kind: str) -> bool:
    """Return whether a kind lowers someone's guard, so that only an official record or an editor may tell it."""
    known = kinds().get(kind)
    return known is not None and known.guarded


def caution(texts: Texts) -> Html:
    """Return what ends every message that could lower someone's guard."""
    return Html(f"<i>{texts.html('guarded-caution')}</i>")
