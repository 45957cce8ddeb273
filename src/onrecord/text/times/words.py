"""The closed word lists of time in English, and the regex fragments made of them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
        "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
        "twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        start=1,
    )
}

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS = {word: number for number, word in enumerate(_ONES, start=1)}
CARDINALS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}

# What a unit is in ISO 8601: (letter, is it part of a day, how many of that letter).
UNITS = {
    "second": ("S", True, 1), "sec": ("S", True, 1), "minute": ("M", True, 1), "min": ("M", True, 1),
    "hour": ("H", True, 1), "day": ("D", False, 1), "night": ("D", False, 1), "week": ("W", False, 1),
    "fortnight": ("W", False, 2), "weekend": ("D", False, 2), "month": ("M", False, 1),
    "quarter": ("Q", False, 1), "year": ("Y", False, 1), "decade": ("Y", False, 10),
    "century": ("Y", False, 100), "centurie": ("Y", False, 100),
}  # fmt: skip

# Feasts with a fixed day; those that move are reckoned in values.py by their code.
HOLIDAYS = {
    "new year's day": "01-01", "new year's eve": "12-31", "christmas day": "12-25", "christmas": "12-25",
    "christmas eve": "12-24", "boxing day": "12-26", "valentine's day": "02-14",
    "independence day": "07-04", "halloween": "10-31", "armistice day": "11-11", "veterans day": "11-11",
    "st patrick's day": "03-17", "bonfire night": "11-05", "burns night": "01-25", "may day": "05-01",
    "bastille day": "07-14", "good friday": "GF", "easter sunday": "EA", "easter monday": "EM",
    "easter": "EA", "ash wednesday": "AW", "palm sunday": "PS", "thanksgiving day": "TG",
    "thanksgiving": "TG", "labor day": "LD", "memorial day": "MD", "election day": "ED",
    "martin luther king jr. day": "MK", "martin luther king day": "MK",
}  # fmt: skip

TIME_OF_DAY = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "lunchtime": "12:00",
    "midday": "12:00", "noon": "12:00", "midnight": "24:00",
}  # fmt: skip

DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d)?"
WORD_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
WORD_NUMBER = rf"(?:(?:a|{WORD_NUMBER})[ -](?:hundred|thousand)(?: and {WORD_NUMBER})?|{WORD_NUMBER})"
NUMBER = rf"(?:{DIGITS}|{WORD_NUMBER})"
UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|quarters?"
    r"|years?|decades?|centur(?:y|ies))"
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
MONTH_SHORT = r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?+)"
MONTH_ANY = rf"(?:{MONTH}|{MONTH_SHORT})"
WEEKDAY = (
    r"(?:[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday|[Ss]unday"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
)
WEEKDAY_SHORT = r"(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
ORDINAL_WORD = r"(?:" + "|".join(sorted(ORDINALS, key=lambda w: (-len(w), w))) + r")"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
ZONE = r"(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|IST|JST|AEST|AEDT|Z)"


def number(words: str) -> float | None:
    """What "3", "1,200", "two", "twenty-five", "a hundred" or "an" comes to; None if it is no number."""
    words = words.strip().lower().replace("-", " ")
    if words in ("a", "an"):
        return 1
    digits = words.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return float(digits)
    total = part = 0
    for word in words.split():
        if word in ("and", "a"):
            part = part or (1 if word == "a" else 0)
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word in CARDINALS:
            part += CARDINALS[word]
        else:
            return None
    return total + part or None


def unit(word: str) -> tuple[str, bool, int]:
    """The ISO 8601 letter of a unit, whether it is part of a day, and how many of it one is."""
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.rstrip("s")]
