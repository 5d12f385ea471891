"""What the chat shows: pure renderings of alerts, statuses and histories into HTML and buttons."""

from handlers.views.alert import Rendered, render

__all__ = ["Rendered", "render"]
