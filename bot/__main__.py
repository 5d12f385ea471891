"""The command line `casewatch`: names are stable, scripts rely on them (DESIGN §9)."""

import sys

from bot.commands.line import app
from bot.refusals import Refused


def main() -> None:
    """Run one command; a refusal is one sentence on stderr and its exit code (0 done, 1 failed, 2 usage, 3 busy)."""
    try:
        app()
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(refusal.code)


if __name__ == "__main__":
    main()
