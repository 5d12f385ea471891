"""Fault tests: each is a command with a figure; the real program is killed, its delivery judged from outside."""
