"""The whole bot in conversation: dialogues as data, played over HTTP against the strict fake Bot API."""
