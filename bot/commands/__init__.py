"""What each command does; loaded only when it is called, so that `--help`, `read` and `match` stay light."""
