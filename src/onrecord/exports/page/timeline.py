"""The diary drawn: a strip of days with one mark an event, its width the doubt about its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.exports.page import dates
from onrecord.exports.page.visible import anchor

_BEFORE, _AFTER = timedelta(days=31), timedelta(days=62)  # how far from the articles' dates the strip goes
_LANE, _TOP = 14, 10  # pixels
_GAP = timedelta(days=1)  # kept free between two marks of one lane
_LANES = 12
_LABELS = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: left edge and width in per cent of the strip, height in pixels from its top."""

    x: float
    width: float
    y: int
    status: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip: its height, its marks, its dated ticks, the place of the last article, what is left out."""

    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    last: float | None
    outside: int


def strip(record: dict[str, Any]) -> Strip | None:
    """The diary's strip, or None where fewer than two days could stand on it."""
    found = [(row, span) for row in record["diary"] if (span := _span(row))]
    first, last = _day(record["story"]["from"]), _day(record["story"]["to"])
    shown = [
        (row, span)
        for row, span in found
        if (first is None or span[0] >= first - _BEFORE) and (last is None or span[1] <= last + _AFTER)
    ]
    days = [d for _, span in shown for d in span] + ([last] if last else [])
    if len(set(days)) < 2:
        return None
    start, days_in_all = min(days), (max(days) - min(days)).days + 1

    def place(day: date) -> float:
        return round(100 * (day - start).days / days_in_all, 3)

    lanes: list[date] = []
    marks: list[Mark] = []
    for row, (begin, end) in sorted(shown, key=lambda s: (s[1], s[0]["what"], s[0]["id"])):
        lane = next((n for n, until in enumerate(lanes) if until < begin - _GAP), len(lanes))
        lane = min(lane, _LANES - 1)
        lanes[lane : lane + 1] = [end]
        width = round(100 * ((end - begin).days + 1) / days_in_all, 3)
        title = f"{dates.readings(row['from'], row['to'], row['alternatives'])}: {row['what']}"
        marks.append(Mark(
            place(begin), width, _TOP + _LANE * lane, row["status"], "#" + anchor("diary", row["id"]), title
        ))  # fmt: skip
    every = -(-days_in_all // _LABELS)
    ticks = [start + timedelta(days=n) for n in range(0, days_in_all, every)]
    return Strip(
        height=_TOP + _LANE * len(lanes) + 26,
        marks=tuple(marks),
        ticks=tuple((place(d), dates.short(d)) for d in ticks),
        last=round(place(last) + 100 / days_in_all, 3) if last else None,
        outside=len(record["diary"]) - len(shown),
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _span(row: dict[str, Any]) -> tuple[date, date] | None:
    """The first and last day that the event may stand on; None where no day is named."""
    days = [d for value in (row["from"], row["to"], *row["alternatives"]) if (d := _day(value))]
    return (min(days), max(days)) if days else None
