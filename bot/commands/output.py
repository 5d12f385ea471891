"""How commands print: JSON Lines on stdout with --json, plain lines or a table otherwise; logs go to stderr."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence


def print_json(rows: Iterable[Mapping[str, object]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        sys.stdout.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Print plain lines."""
    for line in lines:
        sys.stdout.write(line + "\n")


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table that fits the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*heads, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(soft_wrap=False).print(table)
