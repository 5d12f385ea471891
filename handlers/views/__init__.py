"""What the chat shows: pure renderings of alerts, statuses and histories into HTML and buttons."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.views.alert import Rendered, render

__all__ = ["Rendered", "render"]


def __getattr__(name: str) -> object:
    """Return what `__all__` names, loading it now; AttributeError for anything else."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("handlers.views.alert"), name)
