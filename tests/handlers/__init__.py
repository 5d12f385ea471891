"""Tests of behaviour, mirroring the packages."""
