"""ISO 8601 dates, as precise as they are, in words; what is not ISO stays as it stands."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?"
    r"(?:[T ](?P<t>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?P<z>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)


def _zone(zone: str) -> str:
    if zone in ("Z", "+00:00", "-00:00", "+0000", "-0000"):
        return "UTC"
    digits = zone[1:].replace(":", "")
    minutes = "" if digits[2:] == "00" else f":{digits[2:]}"
    return f"UTC{'+' if zone[0] == '+' else '−'}{int(digits[:2])}{minutes}"


def _calendar(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def moment(value: str, weekday: bool = False) -> str:
    """A date or time of any precision in words: "Wed 12 March 2025, 18:40 UTC", "March 2025"."""
    week = _WEEK.fullmatch(value)
    if week and 1 <= int(week[2]) <= 53 and int(week[1]) > 0:
        try:
            first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return value
        return f"week of {moment(first.isoformat())}"
    found = _ISO.fullmatch(value)
    if not found or (found["m"] and not 1 <= int(found["m"]) <= 12):
        return value
    words = found["y"]
    if found["m"]:
        words = f"{_MONTHS[int(found['m']) - 1]} {words}"
    if found["d"]:
        day = _calendar(value)
        if day is None:
            return value
        words = f"{day.day} {words}"
        if weekday:
            words = f"{_DAYS[day.weekday()]} {words}"
    if found["t"]:
        words += f", {found['t']}" + (f" {_zone(found['z'])}" if found["z"] else "")
    return words


def short(day: date) -> str:
    """Day and month, short: "12 Mar"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def period(start: str | None, end: str | None, weekday: bool = False) -> str:
    """From one date to another in words, said once where they agree: "10–12 March 2025"."""
    if start is None and end is None:
        return ""
    if start is None or end is None or start == end:
        only = start or end or ""
        return ("by " if start is None else "") + moment(only, weekday)
    first, last = _calendar(start), _calendar(end)
    if first is None or last is None or len(start) != 10 or len(end) != 10:
        return f"{moment(start)} – {moment(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{moment(end)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {moment(end)}"
    return f"{moment(start)} – {moment(end)}"


def readings(start: str | None, end: str | None, alternatives: list[str]) -> str:
    """A diary date with its other readings: "25 April 2025 or 2 May 2025"; empty where none is known."""
    first = period(start, end, weekday=True)
    others = [moment(a, weekday=True) for a in alternatives if a != start]
    return " or ".join([first, *others] if first else others)
