"""Readers of formats (feeds, JSON, dates, encodings): pure, thread-safe, and never raising on any bytes."""
