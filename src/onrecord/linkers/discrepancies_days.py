"""Compares the times of two acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.model import TimeExpression

DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d$")
_YEAR = re.compile(r"\d{4}$")
CLOCK = re.compile(r"T(\d\d):(\d\d)")
# Two times of day so many minutes apart are no rounding.
APART = 10
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|stated|tweeted|wrote|claimed|insisted|denied|warned|added|"
    r"responded|replied|statement|spoke|reiterated|published|posted)\b"
)
# Soon, but no day: "in the coming days".
VAGUE = re.compile(r"PX[DWM]$|FUTURE_REF$")


def ordinal(day: str) -> int:
    """The number of an ISO day; 0 for what is none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def clash(one: Sequence[TimeExpression], other: Sequence[TimeExpression], planned: bool) -> str | None:
    """How two acts' times differ; None where one of each may be the same, or cannot be compared."""
    grades = [_differ(a.value, b.value, planned) for a in one for b in other]
    if None in grades or not grades:
        return None
    return next(g for g in ("difference", "contradiction", "refinement") if g in grades)


def _differ(one: str, other: str, planned: bool) -> str | None:
    """How two TIMEX values differ. "Today" in an article without a date may be any day."""
    clocks = CLOCK.search(one), CLOCK.search(other)
    if clocks[0] and clocks[1]:
        apart = abs(_minutes(clocks[0]) - _minutes(clocks[1]))
        return "difference" if apart >= APART else None
    left, right = weekday(one), weekday(other)
    if DAY.match(one) and DAY.match(other):
        return None if one[:10] == other[:10] else "contradiction"
    if left is not None and right is not None:
        return None if left == right else "contradiction"
    for size in (_MONTH, _YEAR):
        if size.match(one) and size.match(other):
            return None if one == other else "contradiction"
    vague = [v for v in (one, other) if VAGUE.match(v)]
    if planned and len(vague) == 1:
        exact = other if vague[0] == one else one
        if exact.startswith("XXXX-XX-XX"):
            return "difference"
        return "refinement" if weekday(exact) is not None else None
    return None


def _minutes(clock: re.Match[str]) -> int:
    return 60 * int(clock.group(1)) + int(clock.group(2))


def weekday(value: str) -> int | None:
    """Monday is 1; None for what names no day."""
    week = _WEEKDAY.match(value)
    if week:
        return int(week.group(1))
    day = DAY.match(value)
    try:
        return date.fromisoformat(day.group()).isoweekday() if day else None
    except ValueError:
        return None
