"""HTML fragments to plain text, in one linear pass that no markup, however broken, can make slow or fail."""

import html
import re

# A script that is never closed swallows the rest, as in a browser; that also keeps the search linear.
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article)\b[^<>]*|br\b[^<>]*)>", re.I)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![^<>]*>|<\?[^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def text_of(markup: str) -> str:
    """Return what a reader would see: no tags, no scripts, entities decoded, blocks parted by a newline."""
    seen = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub(" ", markup)))
    return _LINES.sub("\n", _SPACES.sub(" ", html.unescape(seen))).strip()


def line_of(markup: str) -> str:
    """Return the text of a fragment on one line, as titles need it."""
    return " ".join(text_of(markup).split())
