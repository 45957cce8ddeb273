"""Values of time: partial ones, what they come to against a reference date, and the days they cover.

A value is TIMEX3's, with two additions for what hangs on a date that is not known yet: a template with
X for what is open ("XXXX-WXX-1" a Monday, "XXXX-04-13", "XXXX-XX-XX" the reference day, "XXXX-QX" its
quarter), and after it one sign: "+P1W" or "-P1Y" so far from the reference, "<" the last one before it,
">" the next one after it, ">>" the one a week after that.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PARTIAL = re.compile(
    r"XXXX(?:-(?P<body>XX-XX|XX-\d\d|\d\d-\d\d|WXX-WE|WXX-[1-7]|WXX|QX|Q[1-4]|H[12]|XX|\d\d|SP|SU|FA|WI"
    r"|GF|EA|EM|AW|PS|TG|LD|MD|ED|MK))?(?P<time>T[A-Z0-9:]+)?(?P<sign>>>|[<>]|[+-]P\d{1,4}[DWMQY])?"
)
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_SPAN_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
# Days: a day and month this near are meant, whatever the tense of the verb nearby. A past verb beside a
# day ahead ("planned for 3 May") is far commoner than a future one beside a day gone by.
AHEAD, BEHIND = 100, 60


def day_of(reference: str | None) -> date | None:
    """The calendar day that an ISO 8601 date or date-time states, in its own zone; None if there is none."""
    if not reference or not re.match(r"\d{4}-\d\d-\d\d", reference):
        return None
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


def trusted(published: str | None, captured: str | None) -> str | None:
    """The date of publication; None where it lies after the day of the capture, time zones allowed for,
    and so cannot be when the article was written.
    """
    first, last = day_of(published), day_of(captured)
    return None if first and last and first > last + timedelta(days=1) else published


def is_partial(value: str) -> bool:
    """True if the value still waits for a reference date."""
    return _PARTIAL.fullmatch(value) is not None


def resolve(value: str, direction: str | None, reference: str | None) -> str:
    """The likeliest reading of a value against a reference date (ISO 8601); `value` itself where it is
    not partial, or where there is no reference day. `direction` is "past", "future" or None.
    """
    return readings(value, direction, reference)[0]


def readings(value: str, direction: str | None, reference: str | None) -> tuple[str, ...]:
    """All real readings of a value against a reference date, the likelier first; never empty."""
    match = _PARTIAL.fullmatch(value)
    day = day_of(reference)
    if match is None or day is None:
        return (value,)
    body, time, sign = match["body"] or "", match["time"] or "", match["sign"] or ""
    if body == "XX-XX" and not sign and direction == "future" and "T00" <= time[:3] < "T06":
        sign = "+P1D"  # "will leave at 4 in the morning"
    try:
        found = _read(body, sign, direction, day)
    except (ValueError, OverflowError):  # before year 1, or a day that the calendar does not have
        return (value,)
    return tuple(f + time for f in found) or (value,)


def _read(body: str, sign: str, direction: str | None, day: date) -> tuple[str, ...]:
    if sign[:1] in ("+", "-"):
        amount = int(sign[2:-1]) * (-1 if sign[0] == "-" else 1)
        return (_shifted(body, amount, sign[-1], day),)
    if body in ("", "XX", "XX-XX", "WXX", "QX"):
        step = {"<": -1, ">": 1}.get(sign, 0)
        return (_shifted(body, step, {"": "Y", "XX": "M", "XX-XX": "D", "WXX": "W", "QX": "Q"}[body], day),)
    if body.startswith("WXX-") and body != "WXX-WE":
        return _weekday(int(body[-1]), sign, direction, day)
    return (_choose(_candidates(body, day), sign, direction, day),)


def _weekday(number: int, sign: str, direction: str | None, day: date) -> tuple[str, ...]:
    ahead = (number - day.isoweekday()) % 7
    if sign == "<":
        return ((day - timedelta(days=(7 - ahead) % 7 or 7)).isoformat(),)
    if sign == ">>":
        return ((day + timedelta(days=(ahead or 7) + 7)).isoformat(),)
    if sign == ">":
        near = day + timedelta(days=ahead or 7)
        far = near + timedelta(days=7)
        # "Next Thursday": on a Sunday it is mostly the coming one, from Monday on mostly the one in the
        # next week; later in the week than that day there is one reading only.
        if ahead == 0 or number % 7 < day.isoweekday() % 7:
            return (near.isoformat(),)
        both = (near, far) if day.isoweekday() == 7 else (far, near)
        return tuple(d.isoformat() for d in both)
    if direction == "future":
        return ((day + timedelta(days=ahead)).isoformat(),)
    return ((day - timedelta(days=(7 - ahead) % 7)).isoformat(),)


def _shifted(body: str, amount: int, letter: str, day: date) -> str:
    if letter == "D":
        return (day + timedelta(days=amount)).isoformat()
    if letter == "W":
        moved = day + timedelta(weeks=amount)
        year, week, _ = moved.isocalendar()
        if body in ("WXX", "WXX-WE"):
            return f"{year:04}-W{week:02}" + body[3:]
        if body.startswith("WXX-"):
            return date.fromisocalendar(year, week, int(body[-1])).isoformat()
        return moved.isoformat()
    if letter == "M":
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        stem = f"{date(year, month + 1, 1).isoformat()[:7]}"
        if body.startswith("XX-") and body != "XX-XX":
            return date.fromisoformat(f"{stem}-{body[3:]}").isoformat()
        return stem
    if letter == "Q":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + amount, 4)
        return f"{year:04}-Q{quarter + 1}"
    if letter != "Y" or not 1 <= day.year + amount <= 9999:
        raise ValueError(letter)
    return _in_year(body, day.year + amount)


def _in_year(body: str, year: int) -> str:
    if not body or body in ("XX", "XX-XX", "WXX"):
        return f"{year:04}"
    if re.fullmatch(r"\d\d-\d\d", body):
        return date.fromisoformat(f"{year:04}-{body}").isoformat()
    if re.fullmatch(r"[A-Z]{2}", body) and body not in _SEASON_MONTHS:
        return _feast(body, year).isoformat()
    return f"{year:04}-{body}"


def _candidates(body: str, day: date) -> list[str]:
    if body == "WXX-WE":
        return [_shifted(body, n, "W", day) for n in (-1, 0, 1)]
    if body.startswith("XX-"):
        found = []
        for n in (-1, 0, 1):
            year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
            if int(body[3:]) <= monthrange(year, month + 1)[1]:
                found.append(f"{year:04}-{month + 1:02}-{body[3:]}")
        return found
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(_in_year(body, year))
        except ValueError:  # 29 February
            continue
    return found


def _choose(found: list[str], sign: str, direction: str | None, day: date) -> str:
    """The candidate in the direction given; a day or month close by is meant whatever the tense."""
    ranges = [(value, *days(value)) for value in found]
    before = [v for v, a, b in ranges if (b < day if sign == "<" else a <= day)]
    after = [v for v, a, b in ranges if (a > day if sign == ">" else b >= day)]
    if sign == "<" or (sign != ">" and direction == "past"):
        chosen = before[-1:] or after[:1]
    elif sign == ">" or direction == "future":
        chosen = after[:1] or before[-1:]
    else:
        chosen = []
    gaps = {v: max((a - day).days, (day - b).days, 0) for v, a, b in ranges}
    nearest = min(found, key=lambda v: (gaps[v], v))
    if not chosen:
        return nearest
    limit = AHEAD if direction == "past" else BEHIND
    if sign or gaps[nearest] > limit or gaps[chosen[0]] < 2 * limit:
        return chosen[0]
    return nearest


def _feast(code: str, year: int) -> date:
    if code in ("GF", "EA", "EM", "AW", "PS"):
        shift = {"GF": -2, "EA": 0, "EM": 1, "AW": -46, "PS": -7}[code]
        return _easter(year) + timedelta(days=shift)
    month, weekday, nth = {
        "TG": (11, 4, 4), "LD": (9, 1, 1), "MD": (5, 1, -1), "ED": (11, 1, 1), "MK": (1, 1, 3),
    }[code]  # fmt: skip
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return found + timedelta(days=1) if code == "ED" else found


def _easter(year: int) -> date:
    """Western Easter, by the anonymous Gregorian reckoning."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * e) // 451
    month, day = divmod(h + e - 7 * m + 114, 31)
    return date(year, month, day + 1)


def days(value: str) -> tuple[date, date]:
    """First and last day that a full value covers. Raises ValueError for a partial or fuzzy one."""
    value = value.split("T", maxsplit=1)[0] if "T" in value else value
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        found = date.fromisoformat(value)
        return found, found
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        year, week = int(match[1]), int(match[2])
        first = date.fromisocalendar(year, week, 6 if match[3] else 1)
        return first, date.fromisocalendar(year, week, 7)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first_month, last_month = _SEASON_MONTHS[match[2]]
        return _months(int(match[1]), first_month, last_month)
    if match := re.fullmatch(r"(\d{4})-(?:Q([1-4])|H([12])|(\d\d))", value):
        size = 3 if match[2] else 6 if match[3] else 1
        last = int(match[2] or match[3] or match[4]) * size
        return _months(int(match[1]), last - size + 1, last)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    raise ValueError(f"{value!r} covers no known days")


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def precision(value: str) -> str:
    """How fine a full value is: "time", "day", "weekend", "week", "month", "season", "quarter", "half",
    "year", "decade"; "" for a partial or fuzzy one.
    """
    if match := _SPAN_OF_DAY.fullmatch(value):
        return "time" if re.search(r"T\d", value[match.end(1) :]) else "day"
    for name, form in _PRECISION:
        if re.fullmatch(form, value):
            return name
    return ""


_PRECISION = (
    ("weekend", r"\d{4}-W\d\d-WE"), ("week", r"\d{4}-W\d\d"), ("month", r"\d{4}-\d\d"),
    ("season", r"\d{4}-(?:SP|SU|FA|WI)"), ("quarter", r"\d{4}-Q[1-4]"), ("half", r"\d{4}-H[12]"),
    ("year", r"\d{4}"), ("decade", r"\d{3}"),
)  # fmt: skip
