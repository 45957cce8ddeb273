"""Finds the times in a text: runs the grammar, settles overlaps, and leaves out what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.text.times import days, eras, periods
from onrecord.text.times.direction import direction_at
from onrecord.text.times.rules import AFTER, BEFORE, RULES
from onrecord.text.times.values import days as days_of
from onrecord.text.times.values import is_partial, readings

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


def find_times(text: str, reference: str | None = None, updated: str | None = None) -> list[Time]:
    """The times of a text in order, without overlap; `reference` is the ISO 8601 date it was written,
    `updated` the date of its last change: a weekday told of as past may lie between the two.
    """
    quarter: str | None = None
    found: list[Time] = []
    text = _WRAPPED.sub(" ", text)
    for start, end, name, kind, value in _matches(text):
        if name in _CHECKS and not _CHECKS[name](text, start, end):
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
        found.append(Time(start, end, kind, kept[0], kept[1:], direction))
        second = _SECOND_DAY.match(text, end)
        if second and (paired := _paired(text[start:end], found[-1], second)):
            found.append(paired)
    return found


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


# -- what a match is no time for ---------------------------------------------------------------------------

_TITLED = re.compile(r"(?:^|[\s(])([A-Z][\w'’-]+)\s$")
_DAY_WORDS = frozenset(
    "On In By Since Until Till From Late Early Last Next This Before After During And But Through To Every "
    "Each Mid Between Of Monday Tuesday Wednesday Thursday Friday Saturday Sunday As For At When The".split()
)
_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|of|on|since|by|until|till|from|to|through|during|last|next|this|early|late|mid|every|each"
    r"|before|after|between|and|for|around|about|or|end|beginning|start|middle|was|is|due)[ -]|[,(]\s?)$",
    re.IGNORECASE,
)
_NAMES_DAY = re.compile(
    r" (?:Times|Telegraph|Mirror|Mail|Express|People|Post|Herald|World|Sport|Sun|Star|Independent|Live"
    r"|Politics|Night Live|Morning (?:Live|with|Herald)|Brunch|Club|United)\b"
    r"| (?:Morning|Night|Afternoon|Evening)s? [A-Z]"
)
_NAMED_BEFORE = re.compile(
    r"\b(?:Sheffield|Bloody|Black|Super|Cyber|Ruby|Fat|Shrove|Holy|Maundy) $", re.IGNORECASE
)
_YEAR_NOT = re.compile(
    r" ?(?:%|per ?cent|people|points?|votes?|met(?:re|er)s?|miles?|km|words?|jobs|staff|homes|shares|troops"
    r"|pounds|dollars|euros?|tons?|tonnes|feet|ft|acres|seats|calories|barrels|runs|workers|employees|units"
    r"|students|women|men|children|hours|minutes|seconds|degrees|pages|square|yards|cases|deaths|times)\b"
)
_YEAR_LEAD = re.compile(
    r"(?:[$£€#]|\b(?:page|pp?|no|number|room|flight|route|about|some|nearly|almost|over|than|highway|section"
    r"|article|resolution|chapter|bus|model|series|index|average|at|of about)\.?) $|[$£€#,.:]$",
    re.IGNORECASE,
)


def _month_is_time(text: str, start: int, end: int) -> bool:
    """False for the verb, the protest and the person: "May I", "the Women's March", "April Jones"."""
    word = text[start:end]
    if re.search(r"\b(?:29|3[0-9])(?:st|th)?(?: of)? $", text[max(0, start - 9) : start]):
        return False  # a day that the month does not have
    if not re.fullmatch(r"(?:May|March|April|June|August|Mar|Jan|MAY|MARCH|JUNE|APRIL|AUGUST)\.?", word):
        return True
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if re.match(r"\s*\d|,? \d{4}", after):
        return True
    titled = _TITLED.search(before)
    if titled and titled[1] not in _DAY_WORDS:
        return False
    if re.match(r" (?:[A-Z][a-z]+\b(?! ?\d))", after) and not re.match(r" (?:The|But|It)\b", after):
        return False
    if word in ("May", "March", "MAY", "MARCH"):
        # The prime minister and the protest stand bare as well: a time has a word of time before it.
        if re.search(r"\b(?:the|a|an|her|his|their|Mrs|Ms|Mr|Miss|Sir|Dame|Lord|Lady|Dr) $", before):
            return False
        return bool(_MONTH_LEAD.search(before)) and not re.match(r"['’]s (?!first|last|fi)|, who\b", after)
    return True


def _weekday_is_time(text: str, start: int, end: int) -> bool:
    """False for newspapers, programmes and clubs: "the Sunday Times", "Sheffield Wednesday"."""
    named = _NAMES_DAY.match(text, _word_end(text, start))
    return not named and not _NAMED_BEFORE.search(text, max(0, start - 12), start)


def _word_end(text: str, start: int) -> int:
    match = re.compile(r"\w+").match(text, start)
    return match.end() if match else start


def _year_is_time(text: str, start: int, end: int) -> bool:
    """False for counts, prices and pages that look like years."""
    after, before = text[end : end + 14], text[max(0, start - 12) : start]
    if _YEAR_NOT.match(after) or re.match(r"[,.]\d|[-–]\d{1,3}\b(?!\d)", after):
        return False
    if text[start:end].isdigit() and _YEAR_LEAD.search(before):
        return False
    return not re.search(r"\d[.,:/-]$", before)


def _clock_is_time(text: str, start: int, end: int) -> bool:
    """False for scores and odds written with a colon: "won 3:1" has one digit after it, "24:7" none."""
    return not re.match(r"[-:]\d|\s*(?:scale|ratio|odds)\b", text[end : end + 8])


def _duration_is_time(text: str, start: int, end: int) -> bool:
    """False for ages: "aged 12 years", "30 years old", "two-year-old"."""
    if re.match(r"[- ](?:old|of age)\b|-olds?\b", text[end : end + 8]):
        return False
    return not re.search(r"\baged? (?:of )?$", text[max(0, start - 9) : start])


_CHECKS = {
    "month": _month_is_time,
    "month year": _month_is_time,
    "weekday": _weekday_is_time,
    "year": _year_is_time,
    "clock": _clock_is_time,
    "duration": _duration_is_time,
    "ago": _duration_is_time,
}
