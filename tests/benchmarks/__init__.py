"""Measurements against labelled sets outside the project."""
