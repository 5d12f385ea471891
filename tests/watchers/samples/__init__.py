"""Tests of sources and their readers."""
