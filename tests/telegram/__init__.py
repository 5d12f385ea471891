"""A strict, stateful fake of the Telegram Bot API over loopback HTTP, its judges, and a user to talk through it."""
