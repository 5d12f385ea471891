"""What a Constitutional Court ruling's heading states, the same in its own database and in the gazette."""

import re
from datetime import date, datetime

from watchers.reading.days import Order, day_of

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_DAY = re.compile(r"/(\d{4}), de (\d{1,2}) de (\w{4,10})")
_PROCEEDINGS = re.compile(
    r"(?:recursos?|cuesti[óo]n|conflicto|impugnaci[óo]n)\b[^.\d]{0,80}?(\d{1,5}-\d{4})(?!\d)", re.I
)


def ruled_on(heading: str, now: datetime) -> date | None:
    """Return the day of "SENTENCIA 132/2025, de 10 de junio": the year may stand in the ruling's number only."""
    found = _DAY.search(heading)
    month = found[3].lower() if found else ""
    if found is None or month not in _MONTHS:
        return None
    return day_of(f"{found[1]}-{_MONTHS.index(month) + 1}-{found[2]}", Order.YEAR_FIRST, now)


def proceedings(text: str) -> str:
    """Return the number of "Recurso de amparo núm. 2835-2021", nothing where none is stated."""
    found = _PROCEEDINGS.search(text)
    return found[1] if found else ""
