"""The pure domain: people, names, observations, events, episodes, status and the decision; no I/O."""
