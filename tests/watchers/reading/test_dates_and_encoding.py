"""Dates and letters as feeds really write them: right, or unknown, and Cyrillic intact."""

from datetime import UTC, datetime

import pytest

from watchers.reading.dates import parse_date
from watchers.reading.encoding import decode

NOW = datetime(2024, 6, 1, tzinfo=UTC)
DATES = [
    ("Mon, 01 Jan 2024 10:00:00 +0300", "2024-01-01T07:00"),
    ("Mon, 01 Jan 2024 10:00:00 MSK", "2024-01-01T07:00"),
    ("Tue, 05 Nov 2013 10:00:00 MSK", "2013-11-05T06:00"),
    ("2024-01-01 10:00 ALMT", "2024-01-01T04:00"),
    ("Fri,1 Mar 2024 4:35:5 GMT+9", "2024-02-29T19:35"),
    ("Пн, 01 янв 2024 10:00:00 +0300", "2024-01-01T07:00"),
    ("9 желтоқсан 2016", "2016-12-09T00:00"),
    ("3 липня 2020 12:00", "2020-07-03T12:00"),
    ("3 lipca 2020", "2020-07-03T00:00"),
    ("3 czerwca 2020", "2020-06-03T00:00"),
    ("3. července 2020", "2020-07-03T00:00"),
    ("mar. 3 janv. 2023 10:00:00 +0100", "2023-01-03T09:00"),
    ("01.02.2024", "2024-02-01T00:00"),
    ("2024-01-01T10:00:00+05:00", "2024-01-01T05:00"),
    ("Thu, 09 (a (nested) note)Feb 2006 23:59:45 +0000(GMT)", "2006-02-09T23:59"),
    ("0001-01-01T00:00:00Z", None),
    ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    ("2024-07-01T00:00:00Z", None),
    ("31.31.2024", None),
    ("soon", None),
    ("", None),
]
RUSSIAN = "Суд отложил дело Тимура Небылицына: «Иван И. не явился», сказал адвокат."
KAZAKH = "Қазақстан: Тимур Небылицын ісі қаралды"


@pytest.mark.parametrize(("raw", "expected"), DATES)
def test_a_date_is_read_to_the_minute_in_utc_or_is_unknown(raw: str, expected: str | None) -> None:
    """Named zones, months in the languages of our feeds, day first; what is implausible is no date."""
    moment = parse_date(raw, NOW)
    assert (moment.strftime("%Y-%m-%dT%H:%M") if moment else None) == expected


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1251", "nonsense"])
@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "utf-8-sig", "utf-16"])
def test_cyrillic_survives_whatever_is_declared(encoding: str, declared: str | None) -> None:
    """The bytes are believed before the declaration."""
    assert decode(RUSSIAN.encode(encoding), declared) == RUSSIAN


@pytest.mark.parametrize("misread_as", ["windows-1251", "latin-1"])
@pytest.mark.parametrize("text", [RUSSIAN.replace("И", "А"), KAZAKH])
def test_letters_that_were_misread_once_are_put_right(text: str, misread_as: str) -> None:
    """UTF-8 that somebody took for a one-byte encoding and wrote out again is undone."""
    garbled = text.encode().decode(misread_as)
    assert decode(garbled.encode(), "utf-8") == text


def test_sound_text_is_left_alone() -> None:
    """Ukrainian and French hold the same letters that garbled text is made of."""
    for sound in ("Різдво у Сімферополі. Рік. Рівне. Її.", "Été à l'île — « Ðà » № 5"):
        assert decode(sound.encode()) == sound
