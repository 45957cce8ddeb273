"""What only looks like a time: names, scores, ages, counts and days that the calendar does not have."""

from __future__ import annotations

import re

# The first day of "8 and 9 September", before the second.
EARLIER = re.compile(r"(?<![\w.,/:$£€-])(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)? ?(?:and|to|or|–) ?$")
# The two days of "3-5 April", before the month.
RUN = re.compile(r"(?<![\w.,/:-])(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?-(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)? $")

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
_SPEAKS = re.compile(r" (?:said|told|says|tells|added|asked|wrote|replied)\b")
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
    if re.match(r" (?:29|3[01])(?:st|nd|th)?\b(?! ?%| per ?cent|[:.]\d)", text[end : end + 12]):
        return False
    if not re.fullmatch(r"(?:May|March|April|June|August|Mar|Jan|MAY|MARCH|JUNE|APRIL|AUGUST)\.?", word):
        return True
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if re.match(r" (?:said|told|says|tells|added|asked|wrote|replied)\b", after) and not _MONTH_LEAD.search(
        before
    ):
        return False  # somebody called April or June
    if re.match(r"\s*\d|,? \d{4}", after) or RUN.search(before):
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
    after, before = text[end : end + 14], text[max(0, start - 20) : start]
    if _YEAR_NOT.match(after) or re.match(r"[,.]\d|[-–]\d{1,3}\b(?!\d)", after):
        return False
    if text[start:end].isdigit() and _YEAR_LEAD.search(before):
        return False
    if re.search(r"\b[A-Z][a-z]{2,8}\.? (?:29|3[01])(?:st|nd|th)?, ?$", before):
        return False  # the year of a day that the calendar does not have
    return not re.search(r"\d[.,:/-]$", before)


def _clock_is_time(text: str, start: int, end: int) -> bool:
    """False for scores and odds written with a colon: "won 3:1" has one digit after it, "24:7" none."""
    if re.fullmatch(r"\d{1,2}:\d\d", text[start:end]) and _RACE.search(text, max(0, start - 16), start):
        return False
    return not re.match(r"[-:.]\d|\s*(?:scale|ratio|odds)\b", text[end : end + 8])


# How long a race took, and a verse of scripture.
_RACE = re.compile(
    r"\b(?:in|of|clocked|ran|John|Luke|Mark|Matthew|Acts|Romans|Genesis|Exodus|Psalms?|Isaiah|Corinthians) $"
)


def _day_is_time(text: str, start: int, end: int) -> bool:
    """False for a day that has become a name: "the September 11 attacks", "the 6 January committee".

    Its year is not told, and is hardly ever the one that is nearest.
    """
    if not _REMEMBERED.search(text[start:end]):
        return True
    return not re.match(
        r",? (?:[a-z]{1,12} )?(?:attack(?:s|ers)?|bomb(?:ings?|ers)|riot(?:s|ers)?|hijack(?:ings?|ers)"
        r"|insurrection|committee|commission|massacre|plot|memorial)\b",
        text[end : end + 40],
    )


_REMEMBERED = re.compile(
    r"\b(?:Sept(?:ember|\.)? 11|11 Sept(?:ember)?|Jan(?:uary|\.)? 6|6 Jan(?:uary)?|July 7|7 July"
    r"|Oct(?:ober|\.)? 7|7 Oct(?:ober)?)(?:th)?$"
)


def _duration_is_time(text: str, start: int, end: int) -> bool:
    """False for ages: "aged 12 years", "30 years old", "two-year-old"."""
    if re.match(r"[- ](?:old|of age)\b|-olds?\b", text[end : end + 8]):
        return False
    return not re.search(r"\baged? (?:of )?$", text[max(0, start - 9) : start])


CHECKS = {
    "month": _month_is_time,
    "month year": _month_is_time,
    "weekday": _weekday_is_time,
    "year": _year_is_time,
    "clock": _clock_is_time,
    "day month": _day_is_time,
    "month day": _day_is_time,
    "duration": _duration_is_time,
    "ago": _duration_is_time,
}
