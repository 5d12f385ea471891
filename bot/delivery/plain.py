"""Telegram HTML as plain text, for the one resend after Telegram refused the mark-up."""

import html
import re

_LINK = re.compile(r"""<a\s+href=["']([^"']*)["'][^>]*>(.*?)</a>""", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def without_markup(text: str) -> str:
    """Return the words of an HTML message, links spelt out; broken mark-up loses its tags, never its words.

    >>> without_markup('<b>Arrest</b> of A &amp; B: <a href="https://example.org/1">report</a> <i>')
    'Arrest of A & B: report (https://example.org/1) '
    >>> without_markup("1 < 2")
    '1 < 2'
    """
    return html.unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", text)))
