"""Publication stamps: "Sunday 21 April 2024 19:52 EDT" to ISO 8601, with as much as is written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.text.furniture_cues import MONTH

MONTH_NUMBER = {
    name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}

# Hours from UTC. Letters that stand for several zones (CST, IST, BST in Dhaka) are left out, but for
# BST and EST/EDT and their kin, which in news pages of English mean what they mean here.
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "SAST": 2,
    "EEST": 3, "MSK": 3, "EAT": 3, "GST": 4, "PKT": 5, "WIB": 7, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9,
    "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EDT": -4, "EST": -5, "CDT": -5, "MDT": -6,
    "MST": -7, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip
# "ET" is EST or EDT by the date: hours from UTC in winter.
AMERICAN = {"ET": -5, "CT": -6, "MT": -7, "PT": -8}

_DATE = re.compile(
    rf"(?P<iso>(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d)-(?P<d1>\d\d))|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:[^\w\n]{{1,3}}of)?[^\w\n]{{1,3}}(?P<m2>{MONTH})[^\w\n]{{1,3}}(?P<y2>(?:19|20)\d\d)|"
    rf"(?P<m3>{MONTH})[^\w\n]{{1,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[^\w\n]{{1,3}}(?P<y3>(?:19|20)\d\d)|"
    r"(?P<d4>\d{1,2})[/.](?P<m4>\d{1,2})[/.](?P<y4>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?(?::(?P<s>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*\(?(?P<zone>[A-Z]{1,4}\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


def parse_stamp(line: str) -> str | None:
    """The date in the line, with its time and zone where written; None where there is no real date.

    A numeric date is read only where one order alone is possible: 5/3/2025 is nobody's to guess.
    """
    for match in _DATE.finditer(line):
        day = _day(match)
        if day is None:
            continue
        rest = line[: match.start()] + " | " + line[match.end() :].lstrip("T")
        return day.isoformat() + (_clock(rest, day) or "")
    return None


def _day(m: re.Match[str]) -> date | None:
    if m["iso"]:
        year, month, day = int(m["y1"]), int(m["m1"]), int(m["d1"])
    elif m["y2"]:
        year, month, day = int(m["y2"]), _month(m["m2"]), int(m["d2"])
    elif m["y3"]:
        year, month, day = int(m["y3"]), _month(m["m3"]), int(m["d3"])
    else:
        year, first, second = int(m["y4"]), int(m["d4"]), int(m["m4"])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if second <= 12 else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTH_NUMBER[name[:3].lower()]


def _clock(rest: str, day: date) -> str | None:
    for m in _TIME.finditer(rest):
        if m["min"] is None and m["half"] is None:
            continue
        hour, minute = int(m["h"]), int(m["min"] or 0)
        if m["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if m["half"][0] in "pP" else 0)
        if hour > 23 or minute > 59:
            continue
        clock = f"T{hour:02}:{minute:02}" + (f":{m['s']}" if m["s"] and int(m["s"]) < 60 else "")
        return clock + _zone(m["zone"], day)
    return None


def _zone(name: str | None, day: date) -> str:
    if not name:
        return ""
    if name[0] in "+-":
        return f"{name[:3]}:{name[-2:]}"
    name = name.upper()
    if name in AMERICAN:
        return _offset(AMERICAN[name] + _american_summer(day))
    return _offset(ZONES[name]) if name in ZONES else ""


def _offset(hours: int) -> str:
    return f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"


def _american_summer(day: date) -> bool:
    """True from the second Sunday of March to the first of November, the rule since 2007."""
    start = _first_sunday(day.year, 3) + timedelta(days=7)
    return start <= day < _first_sunday(day.year, 11)


def _first_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday())


def iso_or_none(value: str | None) -> str | None:
    """An ISO 8601 date or date and time as given, tidied; or what `parse_stamp` reads; else None."""
    if not value:
        return None
    value = value.strip()
    if re.fullmatch(r"(?:19|20)\d\d(?:-\d\d)?", value):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return parse_stamp(value)
    if len(value) <= 10:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def in_utc(stamp: str) -> str:
    """An ISO 8601 date and time with a zone as it is in UTC; one without a zone, and a date alone, as given.
    What this gives sorts as text in the order of time.
    """
    if len(stamp) <= 10:
        return stamp
    moment = datetime.fromisoformat(stamp)
    try:
        return stamp if moment.tzinfo is None else moment.astimezone(UTC).isoformat()
    except OverflowError:  # the last hours of the year 9999
        return stamp
