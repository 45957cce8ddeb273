"""What the letters of a time zone after a clock time come to, as ISO 8601 writes it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.text.times import words as w

# Hours from Greenwich. IST is left out: India, Ireland and Israel all write it.
_HOURS = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "JST": 9, "AEST": 10, "AEDT": 11,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_AMERICAN = {
    "ET": -5,
    "CT": -6,
    "MT": -7,
    "PT": -8,
}  # winter's; the letters do not say which half of the year
_NAMED = re.compile(rf"(?<![A-Za-z])({w.ZONE})\b")


def with_zone(value: str, said: str) -> str:
    """The value of a clock time with the zone that its words name: "2025-03-10T17:30Z".

    As it is where no zone is named, where the letters name several, or where the day is not known.
    """
    named = _NAMED.search(said)
    clocked = re.fullmatch(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d", value)
    if named is None or clocked is None:
        return value
    hours = _HOURS.get(named[1])
    if named[1] in _AMERICAN:
        hours = _AMERICAN[named[1]] + (1 if _summer(date.fromisoformat(clocked[1])) else 0)
    if hours is None:
        return value
    return f"{value}Z" if hours == 0 else f"{value}{hours:+03}:00"


def _summer(day: date) -> bool:
    """True from the second Sunday of March to the first of November, as the United States have it."""
    return _sunday(day.year, 3, 8) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, earliest: int) -> date:
    first = date(year, month, earliest)
    return first + timedelta(days=7 - first.isoweekday())
