"""The rules for clock times, durations, repeated times and vague words."""

from __future__ import annotations

import re

from onrecord.text.times import words as w
from onrecord.text.times.rules import (
    CLOCK,
    COUNT,
    HALF,
    HEDGE,
    UNIT_WORDS,
    ZONE,
    I,
    Reading,
    ago,
    clock,
    day_value,
    duration,
    rule,
)

_PAST_OR_NEXT = (
    r"(?:(?:each of )?(?:the |its |their |his |her )?(?P<which>past|last|next|previous|first|latest|final"
    r"|coming"
    r"|following|preceding|early|opening|closing|recent|intervening|remaining|other) )"
)

# -- clock times -----------------------------------------------------------------------------------------

_DAY = rf"(?P<day>(?:(?:early|late|last|next|this) )?{w.WEEKDAY}|(?i:today|yesterday|tomorrow|tonight))"


@rule(
    "clock",
    rf"(?:(?i:around|about|shortly after|shortly before) )?{CLOCK}{ZONE}(?:(?:,? on"
    rf"|,)? {_DAY})?(?:,? (?:on )?(?P<m>{w.MONTH_ANY}) (?P<d>{w.DAY_NUMBER})(?:, (?P<y>{w.YEAR}))?)?",
)
def _clock(m: re.Match[str]) -> Reading | None:
    time = clock(m)
    if time is None or (_bare(m) and re.match(r" [a-z]", m.string[m.end() : m.end() + 2])):
        return None
    if m["m"]:
        day = day_value(m["y"], m["m"], m["d"])
        return ("TIME", f"{day}{time}") if day else None
    said = (m["day"] or "").lower().split()
    if not said or said[-1] in ("today", "tonight"):
        return "TIME", f"XXXX-XX-XX{time}"
    if said[-1] in ("yesterday", "tomorrow"):
        return "TIME", f"XXXX-XX-XX{time}{'-' if said[-1] == 'yesterday' else '+'}P1D"
    sign = {"last": "<", "next": ">"}.get(said[0], "")
    return "TIME", f"XXXX-WXX-{w.WEEKDAYS[said[-1]]}{time}{sign}"


def _bare(m: re.Match[str]) -> bool:
    """True for "midnight" or "noon" alone, which may describe what follows: "midnight cherry"."""
    before = m.string[max(0, m.start() - 8) : m.start()]
    lead = re.search(r"\b(?:at|by|until|till|before|after|around|since|from|about|past|of|and|to) $", before)
    return m.group().lower() in ("noon", "midday", "midnight") and lead is None


@rule(
    "part of day",
    r"(?P<h>1[0-2]|[1-9])(?::(?P<mi>[0-5]\d))? in the (?P<part>morning|afternoon"
    r"|evening)",
    I,
)
def _hour_of_part(m: re.Match[str]) -> Reading:
    hour = int(m["h"]) % 12 + (0 if m["part"].lower() == "morning" else 12)
    return "TIME", f"XXXX-XX-XXT{hour:02}:{m['mi'] or '00'}"


# -- from the day of writing: "two weeks ago", "in three days" --------------------------------------------


@rule(
    "ago",
    rf"{HEDGE}{COUNT}(?: more)?{HALF} (?P<u>{w.UNIT})(?: or (?:so|more))? ago",
    I,
    near=UNIT_WORDS,
)
def _ago(m: re.Match[str]) -> Reading | None:
    value = ago(m["n"], m["half"], m["u"], "-")
    if value:
        return "DATE", value
    vague = m["n"].lower() in ("several", "a few", "many")
    return ("DATE", "PAST_REF") if vague else ("DURATION", duration(m["n"], m["half"], m["u"]))


@rule(
    "vague ago",
    rf"(?:{w.UNIT}|not (?:so )?long|long) ago",
    I,
    near=UNIT_WORDS,
)
def _vague_ago(m: re.Match[str]) -> Reading:
    return "DATE", "PAST_REF"


@rule(
    "later",
    rf"(?P<n>{w.DIGITS}|{w.WORD_NUMBER}|a|an) (?P<u>days|weeks|months|years) from "
    r"(?:now|today)",
    I,
    near=UNIT_WORDS,
)
def _from_now(m: re.Match[str]) -> Reading | None:
    value = ago(m["n"], "", m["u"], "+")
    return ("DATE", value) if value else None


# -- durations -------------------------------------------------------------------------------------------


@rule(
    "duration",
    rf"{HEDGE}(?:{_PAST_OR_NEXT}|the )?{HEDGE}{COUNT}(?:(?: to | or |-){w.NUMBER})?"
    r"(?: (?:more|full|whole|straight|consecutive|additional|trading|working|calendar"
    rf"|successive))?{HALF} (?P<u>{w.UNIT})(?P<plus> and a half)?(?: or (?:so|more))?",
    I,
    near=UNIT_WORDS,
)
def _duration(m: re.Match[str]) -> Reading | None:
    if m["n"].lower() in ("a", "an") and not _spans_one(m):
        return None
    return "DURATION", duration(m["n"], m["half"] or m["plus"] or "", m["u"])


_ONE_LEAD = re.compile(
    r"\b(?:for|in|within|over|of|than|about|nearly|almost|after|as|just|only|take|takes|took|last|lasted|another"
    r"|spent|spend|until|to|with|by|least|most|around|under|every|less|more|through) $",
    re.IGNORECASE,
)


def _spans_one(m: re.Match[str]) -> bool:
    """ "for a week" lasts; "twice a week" and "a second" do not."""
    unit = m["u"].lower()
    if unit == "second":
        return False
    after = m.string[m.end() : m.end() + 9]
    if re.match(r" (?:later|earlier|before|after|and a)", after) or m["half"] or m["plus"]:
        return True
    rest = m.group()[: m.start("n") - m.start()].strip()
    return bool(rest) or (
        bool(_ONE_LEAD.search(m.string[max(0, m.start() - 9) : m.start()])) and unit != "quarter"
    )


@rule(
    "duration adjective",
    rf"(?:(?:a|the) (?=[\w-]{{1,20}}[- ]\w{{1,9}} (?:period|term)))?(?P<n>{w.DIGITS}"
    rf"|{w.WORD_NUMBER}|several|multi|half)-(?P<u>second|minute|hour|day|night"
    r"|week|month|quarter|year|decade)(?:-long| period)?(?!-old|-olds)",
    I,
    near=UNIT_WORDS,
)
def _duration_adjective(m: re.Match[str]) -> Reading:
    return "DURATION", duration("several" if m["n"].lower() == "multi" else m["n"], "", m["u"])


@rule(
    "long",
    r"(?P<u>hour|day|week|month|year|decade)(?P<s>s?)-long",
    I,
    near=UNIT_WORDS,
)
def _long(m: re.Match[str]) -> Reading:
    return "DURATION", duration("several" if m["s"] else "a", "", m["u"])


@rule(
    "bare plural",
    r"(?:(?P<which>(?:the )?(?:past|last|recent|coming|next)|these|the) |(?P<lead>"
    r"(?<=for )|(?<=in )|(?<=within )))(?:few |several )?(?P<u>days|weeks|months"
    r"|quarters|years|decades|centuries|hours|minutes)(?: (?:and|or) (?:days|weeks"
    r"|months|years|decades))?(?P<ahead> ahead| to come)?",
    I,
    near=UNIT_WORDS,
)
def _bare_plural(m: re.Match[str]) -> Reading | None:
    which = (m["which"] or "").lower()
    if which == "these":
        return ("DATE", "PRESENT_REF") if m["u"].lower() == "days" else None
    if which == "recent":
        if m["u"].lower() in ("years", "days"):
            return "DATE", "PAST_REF"
        return "DURATION", duration("several", "", m["u"])
    if which in ("coming", "the coming"):
        return (
            ("DATE", "FUTURE_REF")
            if which == "coming" and m["u"].lower() != "weeks"
            else ("DURATION", duration("several", "", m["u"]))
        )
    if which == "the" and not m["ahead"] and "few" not in m.group().lower():
        return None
    return "DURATION", duration("several", "", m["u"])


# -- repeated times --------------------------------------------------------------------------------------


@rule(
    "every",
    rf"(?:every|each) (?:(?P<n>other|{w.DIGITS}|{w.WORD_NUMBER}) )?(?:(?P<wd>{w.WEEKDAY})"
    rf"|(?P<m>{w.MONTH})|(?P<u>second|minute|hour|day|night|week|weekend|fortnight"
    r"|month|quarter|year|morning|evening|afternoon|decade)s?)",
    I,
)
def _every(m: re.Match[str]) -> Reading | None:
    if m["wd"]:
        return "SET", f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}"
    if m["m"]:
        return "SET", f"XXXX-{w.MONTHS[m['m'].lower()]:02}"
    if m["u"].lower() in ("morning", "evening", "afternoon"):
        return "SET", f"XXXX-XX-XXT{w.TIME_OF_DAY[m['u'].lower()]}"
    return "SET", duration("2" if (m["n"] or "").lower() == "other" else m["n"] or "a", "", m["u"])


@rule("repeated day", rf"(?P<wd>{w.WEEKDAY})(?: (?P<part>morning|afternoon|evening|night))?s")
def _repeated_day(m: re.Match[str]) -> Reading:
    part = f"T{w.TIME_OF_DAY[m['part']]}" if m["part"] else ""
    return "SET", f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}{part}"


@rule(
    "repeatedly",
    r"(?P<w>hourly|daily|weekly|fortnightly|monthly|yearly|nightly)|(?:once|twice"
    r"|three times|several times) (?:a|an|each|every) (?P<u>day|week|month|year)",
    I,
)
def _repeatedly(m: re.Match[str]) -> Reading:
    if m["u"]:
        return "SET", duration("a", "", m["u"])
    of = {
        "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
        "yearly": "P1Y", "nightly": "P1D",
    }  # fmt: skip
    return "SET", of[m["w"].lower()]


# -- vague words -----------------------------------------------------------------------------------------

_VAGUE = {
    "PRESENT_REF": "right now|now|currently|at present|nowadays|current",
    "PAST_REF": "most recently|more recently|recently|the past|lately",
    "FUTURE_REF": (
        "the (?:near |foreseeable |not too distant )?future|future (?=quarters|years|months|weeks)"
        "|the near term"
        "|the short term|as soon as possible|a later date|before long"
    ),
}


@rule("vague", "|".join(f"(?P<{name}>{words})" for name, words in _VAGUE.items()), I)
def _vague(m: re.Match[str]) -> Reading | None:
    return "DATE", next(name for name in _VAGUE if m[name])


@rule("while", r"(?:a while|some time|a long time|a short time|a fairly lengthy period)", I)
def _while(m: re.Match[str]) -> Reading:
    return "DURATION", "PXX"
