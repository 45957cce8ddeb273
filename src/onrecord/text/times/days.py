"""The rules for days, months, seasons and the words that point to them from the day of writing."""

from __future__ import annotations

import re

from onrecord.text.times import words as w
from onrecord.text.times.rules import (
    EARLY,
    MONTH_WORDS,
    UNIT_WORDS,
    I,
    Reading,
    day_value,
    duration,
    full_year,
    of_day,
    rule,
)

# -- days and months ------------------------------------------------------------------------------------

_WD = rf"(?P<wd>(?:(?i:this coming|this|next|last) )?(?:{w.WEEKDAY}|{w.WEEKDAY_SHORT}),? )?"


@rule(
    "day month",
    rf"{_WD}(?:the )?(?P<d>{w.DAY_NUMBER})(?:(?: of)? |-)(?P<m>{w.MONTH_ANY})(?:,? "
    rf"|-)?(?:(?P<y>(?<=[ -]){w.YEAR}|(?<= )['’]\d\d))?",
    near=MONTH_WORDS,
)
def _day_month(m: re.Match[str]) -> Reading | None:
    value = day_value(m["y"], m["m"], m["d"])
    return ("DATE", value) if value else None


@rule(
    "month day",
    rf"{_WD}(?:around )?(?P<m>{w.MONTH_ANY}) (?P<d>{w.DAY_NUMBER})(?![:.]\d| ?[ap]\.?m)"
    rf"(?:(?:, | )(?P<y>{w.YEAR}|['’]\d\d))?(?! ?%| per ?cent)",
    near=MONTH_WORDS,
)
def _month_day(m: re.Match[str]) -> Reading | None:
    value = day_value(m["y"], m["m"], m["d"])
    return ("DATE", value) if value else None


@rule(
    "month ordinal",
    rf"{_WD}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.ORDINAL_WORD})(?:, (?P<y>{w.YEAR}))?"
    rf"|(?:the )?(?P<d2>{w.ORDINAL_WORD}) of (?P<m2>{w.MONTH})(?:,? (?P<y2>{w.YEAR}))?",
    near=MONTH_WORDS,
)
def _month_ordinal(m: re.Match[str]) -> Reading | None:
    day = str(w.ORDINALS[(m["d"] or m["d2"]).lower()])
    value = day_value(m["y"] or m["y2"], m["m"] or m["m2"], day)
    return ("DATE", value) if value else None


@rule(
    "day relative month",
    rf"(?:the )?(?P<d>{w.DAY_NUMBER}(?<=[a-z])) of (?P<rel>this|last|next) month",
    I,
)
def _day_relative_month(m: re.Match[str]) -> Reading | None:
    step = {"this": "+P0M", "last": "-P1M", "next": "+P1M"}[m["rel"].lower()]
    return "DATE", f"XXXX-XX-{int(re.sub(r'[^0-9]', '', m['d'])):02}{step}"


@rule(
    "day of month",
    rf"(?:{w.WEEKDAY},? )?the (?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?= "
    r"(?:and|at|of the month)\b|[,.;])(?: of the month)?",
)
def _day_of_month(m: re.Match[str]) -> Reading | None:
    if not re.match(r"\w+day|.*of the month$", m.group()):
        return None
    return "DATE", f"XXXX-XX-{int(m['d'][:-2]):02}"


@rule(
    "month year",
    rf"{EARLY}(?:(?i:the (?:beginning|start|middle|end) of) )?(?P<m>{w.MONTH_ANY})"
    rf"(?:,? (?:of )?)(?P<y>{w.YEAR}|(?<= )['’]\d\d)(?! ?%)",
    near=MONTH_WORDS,
)
def _month_year(m: re.Match[str]) -> Reading:
    return "DATE", f"{full_year(m['y'])}-{w.MONTHS[m['m'].lower().rstrip('.')]:02}"


@rule(
    "month relative year",
    rf"{EARLY}(?P<m>{w.MONTH_ANY})(?: (?P<d>{w.DAY_NUMBER}))?(?: of)? (?P<rel>"
    r"(?i:this|last|next)) (?i:year)",
    near=MONTH_WORDS,
)
def _month_relative_year(m: re.Match[str]) -> Reading | None:
    step = {"this": "+P0Y", "last": "-P1Y", "next": "+P1Y"}[m["rel"].lower()]
    day = day_value(None, m["m"], m["d"]) if m["d"] else f"XXXX-{w.MONTHS[m['m'].lower().rstrip('.')]:02}"
    return ("DATE", f"{day}{step}") if day else None


@rule(
    "relative month",
    rf"(?P<rel>(?i:last|next|this(?: past| coming)?)) (?P<m>{w.MONTH_ANY})(?: "
    rf"(?P<d>{w.DAY_NUMBER}))?(?!(?: {w.DAY_NUMBER})?,? {w.YEAR})",
    near=MONTH_WORDS,
)
def _relative_month(m: re.Match[str]) -> Reading | None:
    rel = m["rel"].lower()
    sign = {"last": "<", "next": ">", "this": "+P0Y", "this past": "<", "this coming": ">"}[rel]
    value = day_value(None, m["m"], m["d"]) if m["d"] else f"XXXX-{w.MONTHS[m['m'].lower().rstrip('.')]:02}"
    return ("DATE", f"{value}{sign}") if value else None


@rule(
    "month",
    rf"{EARLY}(?:(?i:the (?:beginning|start|middle|end) of) )?(?P<m>{w.MONTH_ANY})",
    near=MONTH_WORDS,
)
def _month(m: re.Match[str]) -> Reading:
    return "DATE", f"XXXX-{w.MONTHS[m['m'].lower().rstrip('.')]:02}"


@rule(
    "iso",
    rf"(?P<y>{w.YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?:[T ](?P<t>\d\d:\d\d)"
    rf"(?::\d\d(?:\.\d{{1,6}})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
)
def _iso(m: re.Match[str]) -> Reading | None:
    name = next(k for k, v in w.MONTHS.items() if v == int(m["m"]))
    value = day_value(m["y"], name, m["d"])
    if not value:
        return None
    return ("TIME", f"{value}T{m['t']}") if m["t"] else ("DATE", value)


@rule(
    "numeric",
    r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)"
    r"(?P<y>\d{4}|\d\d)(?!\.\d)",
)
def _numeric(m: re.Match[str]) -> Reading | None:
    a, b = int(m["a"]), int(m["b"])
    if (m["sep"] != "/" and len(m["y"]) == 2) or min(a, b) > 12:
        return None
    month, day = (b, a) if a > 12 else (a, b)
    name = next(k for k, v in w.MONTHS.items() if v == month)
    value = day_value(full_year(m["y"]), name, str(day))
    return ("DATE", value) if value else None


# -- weekdays -------------------------------------------------------------------------------------------

_PART = r"(?P<part>morning|afternoon|evening|night|lunchtime|midday|noon|midnight)"


@rule("weekday", rf"{EARLY}(?P<wd>{w.WEEKDAY})(?:,? (?i:{_PART}))?")
def _weekday(m: re.Match[str]) -> Reading:
    return of_day(f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}", m["part"])


@rule(
    "relative weekday",
    r"(?P<rel>(?i:last|next|this(?: past| coming)?|the (?:previous|following|coming)"
    rf"|on the following|(?:a )?week (?:last|on|from)|a week)) (?P<wd>{w.WEEKDAY})"
    rf"(?: (?i:{_PART}))?",
)
def _relative_weekday(m: re.Match[str]) -> Reading:
    rel = m["rel"].lower()
    body = f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}"
    if "week" in rel:
        counted = rel.startswith("a ") or rel.endswith("from")
        return of_day(body + ("-P2W" if "last" in rel else ">>" if counted else ">"), m["part"])
    sign = {"last": "<", "this past": "<", "the previous": "<", "next": ">", "this": "+P0W"}.get(rel, "")
    return of_day(body + sign, m["part"])


@rule(
    "weekday week",
    rf"(?P<wd>{w.WEEKDAY})(?: (?i:{_PART}))? (?:of )?(?P<rel>(?i:last|next|this)) "
    r"(?i:week)",
)
def _weekday_week(m: re.Match[str]) -> Reading:
    step = {"last": "-P1W", "next": "+P1W", "this": "+P0W"}[m["rel"].lower()]
    return of_day(f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}{step}", m["part"])


@rule("weekday a week on", rf"(?P<wd>{w.WEEKDAY}) week(?!-)")
def _weekday_a_week_on(m: re.Match[str]) -> Reading:
    return "DATE", f"XXXX-WXX-{w.WEEKDAYS[m['wd'].lower()]}>>"


# -- words that point from the day of writing -------------------------------------------------------------


@rule(
    "today",
    r"(?:(?P<mod>early|late|earlier|later) )?(?P<day>today|tomorrow|yesterday"
    rf"|the day (?:before yesterday|after tomorrow))(?: {_PART})?",
    I,
)
def _today(m: re.Match[str]) -> Reading:
    shift = {"today": "", "tomorrow": "+P1D", "yesterday": "-P1D"}.get(m["day"].lower())
    if shift is None:
        shift = "-P2D" if "before" in m["day"].lower() else "+P2D"
    return of_day(f"XXXX-XX-XX{shift}", m["part"])


@rule(
    "tonight",
    r"(?:(?:later|earlier|late) )?(?P<w>tonight|overnight|last night|last evening"
    r"|this (?:morning|afternoon|evening|lunchtime)|mid[- ](?:morning|afternoon)"
    r"(?: (?:yesterday|today))?)",
    I,
)
def _tonight(m: re.Match[str]) -> Reading:
    said = m["w"].lower()
    if said.startswith("last") or said == "overnight":
        return "TIME", f"XXXX-XX-XXT{'EV' if 'evening' in said else 'NI'}-P1D"
    if said.startswith("mid"):
        shift = "-P1D" if said.endswith("yesterday") else ""
        return "TIME", f"XXXX-XX-XXT{w.TIME_OF_DAY[re.split('[- ]', said)[1]]}{shift}"
    part = "night" if said == "tonight" else said.split()[1]
    return "TIME", f"XXXX-XX-XXT{w.TIME_OF_DAY[part]}"


_UNIT_DEICTIC = r"(?P<u>day|week|weekend|fortnight|month|quarter|year|decade|century)"
_THIS = (
    r"(?P<rel>this|last|next|the current|the coming|this coming|the past|the last|the next|the previous|"
    r"the following|the same|that same|that|this past|the latest|past|coming)"
)


@rule(
    "relative unit",
    r"(?:(?P<mod>early|late|earlier|later|mid|sometime|the (?:beginning|start"
    rf"|middle|end) of|the (?:first|second|last) half of)[ -])?{_THIS}(?: fiscal"
    rf"| financial| calendar)? {_UNIT_DEICTIC}",
    I,
    near=UNIT_WORDS,
)
def _relative_unit(m: re.Match[str]) -> Reading | None:
    return relative_unit(m["rel"].lower(), m["u"].lower())


def relative_unit(rel: str, unit: str) -> Reading | None:
    """ "this week", "last year", "the current quarter", "the past month" as a value or a duration."""
    step = {
        "this": 0,
        "the current": 0,
        "last": -1,
        "the previous": -1,
        "this past": -1,
        "the latest": -1,
    }.get(rel)
    if rel in ("next", "this coming", "the coming", "the following"):
        step = 1
    if rel in ("the past", "the last", "the next", "past", "coming"):
        return "DURATION", duration("a", "", unit)
    if step is None or unit == "fortnight":
        return None
    if rel in ("the following", "the previous") or unit == "day":
        return None
    if unit == "century":
        return "DATE", {0: "20", -1: "19", 1: "21"}[step]
    if unit == "decade" and step == 1:
        return "DURATION", "P10Y"
    if unit == "decade":
        return "DATE", f"XXXX{step * 10:+}".replace("+", "+P").replace("-", "-P") + "Y"
    body, letter = {
        "week": ("-WXX", "W"), "weekend": ("-WXX-WE", "W"), "month": ("-XX", "M"), "quarter": ("-QX", "Q"),
        "year": ("", "Y"),
    }[unit]  # fmt: skip
    if unit == "weekend" and step == -1:
        return "DATE", "XXXX-WXX-WE<"
    return "DATE", f"XXXX{body}{'-' if step < 0 else '+'}P{abs(step)}{letter}"


@rule(
    "part of unit",
    r"(?:(?P<mod>early|late|earlier|later) in |(?P<end>the (?:beginning|start"
    r"|middle|end) of ))the (?P<u>week|month|year|quarter|decade|century)",
    I,
    near=UNIT_WORDS,
)
def _part_of_unit(m: re.Match[str]) -> Reading | None:
    return relative_unit("this", m["u"].lower())


@rule(
    "that day",
    r"(?:(?:earlier|later) (?:on )?)?"
    r"(?:(?P<same>that(?: same)?|the same)|the (?P<step>next|following|previous))"
    r" (?P<u>day|month|year|morning|afternoon|evening|night)",
    I,
)
def _that_day(m: re.Match[str]) -> Reading | None:
    said = m["u"].lower()
    letter = {"month": "M", "year": "Y"}.get(said, "D")
    shift = {"next": "+1", "following": "+1", "previous": "-1"}.get((m["step"] or "").lower(), "+0")
    if letter != "D" and (m["step"] or "").lower() == "next":
        return None
    part = w.TIME_OF_DAY.get(said)
    return ("TIME", f"THAT{letter}{shift}T{part}") if part else ("DATE", f"THAT{letter}{shift}")


@rule("weekend", r"(?P<pre>the )weekend(?! of (?:the )?(?:\d|[A-Z]))", I)
def _weekend(m: re.Match[str]) -> Reading:
    return "DATE", "XXXX-WXX-WE"


@rule("year end", r"(?:the )?(?:year[- ]end|year's end|end of the year)", I)
def _year_end(m: re.Match[str]) -> Reading:
    return "DATE", "XXXX-12-31+P0Y" if m.group().lower().endswith("year-end") else "XXXX+P0Y"


@rule(
    "season",
    r"(?P<mod>(?:the )?(?:early|late|mid)[ -])?(?P<rel>this|last|next|this past"
    rf"|this coming|the)? ?(?P<s>{w.SEASON})(?: of (?P<rel2>this|last|next) year)?"
    rf"(?:,? (?:of )?(?P<y>{w.YEAR}))?",
    I,
)
def _season(m: re.Match[str]) -> Reading | None:
    code, rel = w.SEASONS[m["s"].lower()], (m["rel"] or m["rel2"] or "").lower()
    if m["y"]:
        return "DATE", f"{m['y']}-{code}"
    if m["rel2"]:
        step = {"this": "+P0Y", "last": "-P1Y", "next": "+P1Y"}[rel]
        return "DATE", f"XXXX-{code}{step}"
    if rel in ("", "the") and not m["mod"]:
        # The bare word is mostly the season of any year, the verb ("fall") or the coil ("spring").
        return (
            ("DATE", f"XXXX-{code}")
            if rel == "the" and m["s"].lower() in ("summer", "autumn", "winter")
            else None
        )
    sign = {"last": "<", "next": ">", "this past": "<", "this coming": ">", "this": "+P0Y"}.get(rel, "")
    return "DATE", f"XXXX-{code}{sign}"


@rule(
    "holiday",
    r"(?:(?P<rel>last|next|this) )?(?P<h>"
    rf"{'|'.join(sorted((re.escape(h) for h in w.HOLIDAYS), key=lambda h: (-len(h), h)))})"
    rf"(?:,? (?P<y>{w.YEAR}))?",
    I,
)
def _holiday(m: re.Match[str]) -> Reading | None:
    if not m["h"][0].isupper():
        return None
    body = w.HOLIDAYS[m["h"].lower().replace("’", "'")]
    sign = {"last": "<", "next": ">", "this": "+P0Y"}.get((m["rel"] or "").lower(), "")
    if m["y"]:
        from onrecord.text.times.values import readings

        return "DATE", readings(f"XXXX-{body}+P0Y", None, f"{m['y']}-06-15")[0]
    return "DATE", f"XXXX-{body}{sign}"
