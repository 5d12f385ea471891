"""The chat: one file per behaviour, pure views, and texts in every language; `install` puts them on an application.

Nothing is loaded before it is asked for: the command line says sentences without Telegram.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.application import install
    from handlers.menu import commands

__all__ = ["commands", "install"]

_HOMES = {"commands": "handlers.menu", "install": "handlers.application"}


def __getattr__(name: str) -> object:
    """Return what `__all__` names, loading its module now; AttributeError for anything else."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
