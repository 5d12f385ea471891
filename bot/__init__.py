"""The composition root: command line, settings, clock, schedule, delivery, wiring; nobody imports it."""
