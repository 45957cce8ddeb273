"""What a rule of the grammar of time is, and the pieces of meaning that the rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.text.times import words as w

Reading = tuple[str, str]  # TIMEX3 type, partial value
Build = Callable[["re.Match[str]"], "Reading | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means; `build` gives None where the match is no time after all.

    `near` is a pattern of words that every match holds, or None: the text is only searched around them.
    """

    name: str
    pattern: re.Pattern[str]
    build: Build
    near: re.Pattern[str] | None


RULES: list[Rule] = []


UNIT_WORDS = re.compile(rf"\b{w.UNIT}\b", re.IGNORECASE)
MONTH_WORDS = re.compile(rf"\b{w.MONTH_ANY}")
QUARTER_WORDS = re.compile(r"\b(?:quarters?|period|year-ago|year-earlier|a year)\b", re.IGNORECASE)
BEFORE, AFTER = 90, 70  # characters around such a word that a match may reach to


def rule(
    name: str, pattern: str, flags: int = 0, near: re.Pattern[str] | None = None
) -> Callable[[Build], Build]:
    """Registers a builder under a pattern, which must run in linear time."""

    def register(build: Build) -> Build:
        whole = re.compile(rf"(?<![\w$£€/.-])(?:{pattern})(?![\w/])", flags)
        RULES.append(Rule(name, whole, build, near))
        return build

    return register


I = re.IGNORECASE  # noqa: E741
EARLY = r"(?:(?P<mod>(?i:early|late|mid|middle|earlier|later)(?:[ -]|(?i: on | in )))?)"
HEDGE = (
    r"(?:(?:at least|at most|no more than|no less than|more than|less than|fewer than|up to|nearly|almost"
    r"|about|around|roughly"
    r"|(?:over|under)(?= (?:an?|\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)) )?"
)
COUNT = rf"(?P<n>{w.DIGITS}|{w.WORD_NUMBER}|an?|half an?|(?:a )?couple(?: of)?|several|a few|many)"
HALF = r"(?P<half>(?: and a half| 1/2|½)?)"
CLOCK = (
    r"(?P<clock>(?P<h>2[0-3]|[01]?\d)(?:[:.](?P<mi>[0-5]\d))? ?(?P<ap>[ap]\.m\.?|[ap]m\b|o'clock)"
    r"|(?P<h24>2[0-3]|[01]?\d):(?P<m24>[0-5]\d)(?::[0-5]\d)?|(?i:noon|midday|midnight))"
)
ZONE = rf"(?: \(?{w.ZONE}\b\)?| local time)?"


def full_year(text: str) -> str:
    """A year of two or four digits as four: "'98" is 1998, "'05" is 2005."""
    text = text.strip("'’ ")
    if len(text) == 4:
        return text
    return ("19" if int(text) >= 40 else "20") + text


def day_value(year: str | None, month: str, day: str) -> str | None:
    """ "2024-04-13", or "XXXX-04-13" without a year; None for 31 February."""
    number = int(re.sub(r"\D", "", day))
    month_number = w.MONTHS[month.lower().rstrip(".")]
    longest = 29 if month_number == 2 else 30 if month_number in (4, 6, 9, 11) else 31
    if not 1 <= number <= longest:
        return None
    if year and number == 29 and month_number == 2 and not _leap(int(full_year(year))):
        return None
    return f"{full_year(year) if year else 'XXXX'}-{month_number:02}-{number:02}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def clock(match: re.Match[str]) -> str | None:
    """The "T19:30" of a match of CLOCK; None for hours that no clock shows."""
    groups = match.groupdict()
    whole = (groups.get("clock") or "").lower()
    if whole in ("noon", "midday"):
        return "T12:00"
    if whole == "midnight":
        return "T24:00"
    if groups.get("h24"):
        return f"T{int(groups['h24']):02}:{groups['m24']}"
    hour = int(groups["h"])
    if not 1 <= hour <= 12 and groups["ap"] != "o'clock":
        return None if hour == 0 or groups["ap"] else f"T{hour:02}:00"
    if groups["ap"].startswith("p"):
        hour = hour % 12 + 12
    elif groups["ap"].startswith("a"):
        hour %= 12
    return f"T{hour:02}:{groups['mi'] or '00'}"


def duration(count: str, half: str, unit: str) -> str:
    """ISO 8601's form of "two and a half years", "several hours" or "a few days"."""
    letter, clocked, size = w.unit(unit)
    prefix = "PT" if clocked else "P"
    lower = count.lower()
    if "couple" in lower:
        amount: float | None = 2
    elif lower in ("several", "a few", "many", "few", "some", ""):
        amount = None
    elif lower.startswith("half"):
        smaller = {"H": ("PT", "M", 30), "Y": ("P", "M", 6), "D": ("PT", "H", 12), "M": ("PT", "S", 30)}
        if size == 1 and letter in smaller:
            before, small, n = smaller[letter]
            return f"{before}{n}{small}"
        amount = 0.5
    else:
        amount = w.number(count)
    if amount is None:
        return f"{prefix}X{'C' if size == 100 else 'E' if size == 10 else letter}"
    if half.strip():
        below = {"Y": ("M", 6), "H": ("M", 30), "M": ("S", 30)}.get(letter)
        if below and size == 1 and (clocked or letter == "Y"):
            return f"{prefix}{amount:g}{letter}{below[1]}{below[0]}"
        amount += 0.5
    return f"{prefix}{_plain(amount * size)}{letter}"


def _plain(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:.10g}"


def ago(count: str, half: str, unit: str, sign: str) -> str | None:
    """The partial value of "two weeks ago" (sign "-") or "in two weeks" (sign "+"), as fine as its unit."""
    letter, clocked, size = w.unit(unit)
    if clocked:
        return None
    lower = count.lower()
    amount = 2 if "couple" in lower else w.number(count)
    if amount is None or half.strip() or amount * size > 9000 or amount != int(amount):
        return None
    body = {"D": "-XX-XX", "W": "-WXX", "M": "-XX", "Q": "-QX", "Y": ""}[letter]
    if letter == "W" and size == 1 and amount == 1 and sign == "-":
        body = "-WXX"
    return f"XXXX{body}{sign}P{int(amount * size)}{letter}"


def of_day(value: str, part: str | None) -> Reading:
    """A day's value with the part of the day set before its sign."""
    if not part:
        return "DATE", value
    code = w.TIME_OF_DAY[part.lower()]
    stem = re.match(r"XXXX(?:-(?:XX-XX|WXX-\d|\d\d-\d\d))?|\d{4}-\d\d-\d\d", value)
    end = stem.end() if stem else len(value)
    return "TIME", f"{value[:end]}T{code}{value[end:]}"
