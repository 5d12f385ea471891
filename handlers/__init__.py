"""The chat: one file per behaviour, pure views, and texts in every language; `install` puts them on an application."""

from handlers.application import install
from handlers.menu import commands

__all__ = ["commands", "install"]
