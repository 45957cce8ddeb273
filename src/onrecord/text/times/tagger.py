"""Finds the times in a text: runs the grammar, settles overlaps, and leaves out what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.text.times import days, eras, periods
from onrecord.text.times.direction import direction_at
from onrecord.text.times.lookalikes import CHECKS, EARLIER, RUN
from onrecord.text.times.quoted import Spoken
from onrecord.text.times.rules import AFTER, BEFORE, RULES, day_value
from onrecord.text.times.values import days as days_of
from onrecord.text.times.values import is_partial, readings
from onrecord.text.times.zones import with_zone

# A line that breaks in mid-sentence, and the spaces that are not plain ones; one for one, offsets stay.
_WRAPPED = re.compile(r"(?<=[\w,;-])[\n\r](?=[a-z0-9A-Z])|[\t\u00a0\u2009\u202f]")
_LOADED = (days, eras, periods)  # importing them registers their rules, in this order


@dataclass(frozen=True, slots=True)
class Time:
    """A time found at `start` to `end` of a text: TIMEX3 `type`, likeliest `value`, the `others`, and the
    `direction` ("past", "future" or None). The value is partial where there is no reference date.
    """

    start: int
    end: int
    type: str
    value: str
    others: tuple[str, ...] = ()
    direction: str | None = None


def find_times(
    text: str, reference: str | None = None, updated: str | None = None, *, day_first: bool = False
) -> list[Time]:
    """The times of a text in order, without overlap; `reference` is the ISO 8601 date it was written,
    `updated` the date of its last change: a weekday told of as past may lie between the two.
    "03/04/2025" has both readings, in the order of `day_first`.
    """
    quarter: str | None = None
    spoken: list[tuple[int, str, str | None]] = []  # place in `found`, value and direction
    found: list[Time] = []
    text = _WRAPPED.sub(" ", text)
    for start, end, name, kind, value in _matches(text):
        if name in CHECKS and not CHECKS[name](text, start, end):
            continue
        direction = direction_at(text, start, end) if kind in ("DATE", "TIME") else _stretch(text[start:end])
        if value.startswith("QUARTER"):
            value, direction = _quarter(value, quarter)
        elif value.startswith("THAT"):
            told = _that(value, found)
            if told is None:
                continue
            value, direction = told, None
        elif re.fullmatch(r"(?:XXXX|\d{4})-Q[1-4](?:[+-].*)?", value):
            quarter = readings(value, direction, reference)[0]
        kept: tuple[str, ...] = (value,)
        if kind in ("DATE", "TIME") and is_partial(value):
            kept = readings(value, direction, reference)
            if updated and direction != "future" and re.fullmatch(r"XXXX-WXX-\d(?:T.*)?", value):
                later = readings(value, "past", updated)[0]
                if later[:10] > (reference or "")[:10]:
                    kept = (later, *kept)
        if name == "numeric":
            kept = _both_orders(value, text[start:end], day_first)
        if name == "month" and (run := _run_of_days(text, start, end, value)):
            for first, last, told_day in run:
                full = readings(told_day, direction, reference)
                found.append(Time(first, last, kind, full[0], full[1:], direction))
            continue
        if name == "day month" and (early := _earlier_day(text, start, kept[0])):
            found.append(Time(*early, direction=direction))
        if name in ("today", "tonight") and reference:
            spoken.append((len(found), value, direction))
        if name == "clock":
            kept = tuple(with_zone(v, text[start:end]) for v in kept)
        found.append(Time(start, end, kind, kept[0], kept[1:], direction))
        second = _SECOND_DAY.match(text, end)
        if second and (paired := _paired(text[start:end], found[-1], second)):
            found.append(paired)
    days_told = [(t.start, t.end, t.value) for t in found if t.type in ("DATE", "TIME")]
    said = Spoken(text, days_told) if spoken else None
    for place, value, direction in spoken:
        time = found[place]
        day = said.on(time.start, reference) if said else None
        if day is not None:
            found[place] = replace(
                time, value=readings(value, direction, day)[0], others=(time.value, *time.others)
            )
    return found


def _both_orders(value: str, said: str, day_first: bool) -> tuple[str, ...]:
    """The readings of a date in figures, month first and day first; one where only one is a date."""
    year, month, day = value.split("-")
    first = re.match(r"\d{1,2}", said)
    if int(month) > 12 or int(day) > 12 or month == day or first is None or int(first.group()) > 12:
        return (value,)
    other = f"{year}-{day}-{month}"
    return (other, value) if day_first else (value, other)


def _earlier_day(text: str, start: int, value: str) -> tuple[int, int, str, str] | None:
    """(start, end, type, value) of the 8 in "8 and 9 September"; None where none stands before."""
    lead = max(0, start - 12)
    match = EARLIER.search(text[lead:start])
    if match is None or not text[start].isdigit() or int(match[1]) >= int(value[-2:]):
        return None
    return lead + match.start(1), lead + match.end(1), "DATE", f"{value[:-2]}{int(match[1]):02}"


def _run_of_days(text: str, start: int, end: int, month: str) -> list[tuple[int, int, str]]:
    """(start, end, partial value) of the first and the last day of "3-5 April"; empty for other months."""
    lead = max(0, start - 12)
    match = RUN.search(text[lead:start])
    if match is None or not re.fullmatch(r"XXXX-\d\d", month) or int(match[1]) >= int(match[2]):
        return []
    days_of_run = [day_value(None, text[start:end], match[n]) for n in (1, 2)]
    if None in days_of_run:
        return []
    first, last = (f"{day}" for day in days_of_run)
    return [(lead + match.start(1), lead + match.end(1), first), (lead + match.start(2), end, last)]


def _matches(text: str) -> list[tuple[int, int, str, str, str]]:
    """(start, end, rule, type, value) of the matches that stand: the earliest, then the longest."""
    every = []
    windows: dict[re.Pattern[str] | None, list[tuple[int, int]]] = {None: [(0, len(text))]}
    for order, rule in enumerate(RULES):
        if rule.near not in windows and rule.near is not None:
            windows[rule.near] = _windows(rule.near, text)
        for first, last in windows[rule.near]:
            for match in rule.pattern.finditer(text, first, last):
                every.append((match.start(), -match.end(), order, match))
    every.sort(key=lambda item: item[:3])
    kept = []
    last = 0
    for start, end, order, match in every:
        if start < last:
            continue
        rule = RULES[order]
        reading = rule.build(match)
        if reading is None:
            continue
        lead = len(match.group()) - len(match.group().lstrip())
        kept.append((start + lead, -end, rule.name, *reading))
        last = -end
    return kept


def _windows(near: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The stretches of text around the words, joined where they meet, cut at white space."""
    found: list[tuple[int, int]] = []
    for match in near.finditer(text):
        start = max(0, match.start() - BEFORE)
        reach = match.end() + AFTER
        end = text.find(" ", reach, reach + AFTER)
        end = min(len(text), reach + AFTER) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _stretch(said: str) -> str | None:
    """Which way a duration reaches that says so: "the coming days", "the past six months"."""
    if re.search(r"\b(?:coming|next|ahead|to come)\b", said, re.IGNORECASE):
        return "future"
    return "past" if re.search(r"\b(?:past|last|previous|recent)\b", said, re.IGNORECASE) else None


_SECOND_DAY = re.compile(
    r"(?: and | or | to |-|–)(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d| ?%| (?:[a-z]+s\b|[A-Z]))"
)


def _paired(said: str, first: Time, second: re.Match[str]) -> Time | None:
    """The second day of "April 24 and 25"; None where the words or the calendar do not bear it out."""
    if not re.search(r"\d(?:st|nd|rd|th)?$", said) or not re.search(r"-\d\d-\d\d$", first.value):
        return None
    if int(second[1]) <= int(first.value[-2:]):
        return None
    value = f"{first.value[:-2]}{int(second[1]):02}"
    try:
        days_of(value.replace("XXXX", "2000"))
    except ValueError:
        return None
    return replace(first, start=second.start(1), end=second.end(), value=value, others=())


def _that(value: str, found: list[Time]) -> str | None:
    """What "that day" or "the next month" means after the last time told that is as fine; else None."""
    unit, shift, part = value[4], int(value[5:7]), value[8:]
    form = {"D": r"\d{4}-\d\d-\d\d", "M": r"\d{4}-\d\d", "Y": r"\d{4}"}[unit]
    for time in reversed(found):
        match = re.match(form + r"(?!\d)", time.value) if time.type in ("DATE", "TIME") else None
        if match:
            step = f"{'-' if shift < 0 else '+'}P{abs(shift)}{unit}"
            body = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "Y": "XXXX"}[unit]
            anchor = (match.group() + "-01-01")[:10]
            return readings(f"{body}{'T' + part if part else ''}{step}", None, anchor)[0]
    return None


def _quarter(value: str, quarter: str | None) -> tuple[str, str | None]:
    """What "the quarter" and "a year ago" mean after a quarter was spoken of, and without one."""
    if quarter is None or not quarter[0].isdigit():
        quarter = None
    if "=" in value:
        year = value.partition("=")[2]
        return (year + quarter[4:] if quarter else year), None
    if value == "QUARTER":
        return (quarter, None) if quarter else ("XXXX-QX<", "past")
    if quarter:
        return f"{int(quarter[:4]) - 1:04}{quarter[4:]}", None
    return "XXXX-P1Y", "past"
