"""The demo: the very same program on a simulated clock, against a replay of recorded documents on loopback."""
