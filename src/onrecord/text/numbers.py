"""Finds quantities in a text and reads them as ranges: digits, words, hedges, currencies, measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ONES = dict(zip(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(), range(20), strict=True,
))  # fmt: skip
_TENS = dict(zip(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True,
))  # fmt: skip
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
# Words that name a range by themselves.
_LOOSE = {
    "several": (3.0, 9.0), "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 2e4), "millions": (2e6, None), "tens of thousands": (2e4, 1e5),
    "hundreds of thousands": (2e5, 1e6), "tens of millions": (2e7, 1e8), "hundreds of millions": (2e8, 1e9),
    "a couple hundred": (150.0, 250.0), "couple hundred": (150.0, 250.0),
    "a couple of hundred": (150.0, 250.0),
}  # fmt: skip

_ABOVE = frozenset(
    ("more than", "over", "at least", "no fewer than", "no less than", "upwards of", "well over")
)
_BELOW = frozenset(("up to", "at most", "fewer than", "less than", "under", "no more than", "as many as")) | {
    "as much as"
}
_SHORT = frozenset(("nearly", "almost", "close to", "just under"))
_ABOUT = frozenset(("about", "around", "roughly", "some", "approximately", "an estimated", "just over"))

_WORD = "|".join([*_ONES, *_TENS])
_SCALE = "dozen|hundred|thousand|million|billion|trillion|bn|tn|mn|m|k"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:[ -]?(?:{_SCALE})\b)?"
    rf"|(?:(?:{_WORD})(?:[ -](?:{_WORD}))?|an?(?= (?:{_SCALE})\b))(?:[ -](?:{_SCALE})\b){{0,2}}"
    rf"(?: and (?:{_WORD})(?:[ -](?:{_WORD}))?\b)?"
)
_HEDGE = "|".join(sorted(_ABOVE | _BELOW | _SHORT | _ABOUT, key=lambda h: (-len(h), h)))
_MEASURE = "km|cm|mm|kg|mph|kph|kmh|ft|lbs?|oz|ml|mg"
_MONEY = r"(?:US|A|C|NZ|HK)?[$\u00a3\u20ac\u00a5\u20b9]"
_QUANTITY = re.compile(
    rf"(?<![\w.,$/-])(?:(?P<hedge>{_HEDGE})\s)?(?:(?P<between>between)\s)?"
    rf"(?P<money>{_MONEY})?(?P<first>{_NUMBER})"
    rf"(?: (?:votes|goals|points|seats)(?= to\b))?"
    rf"(?:\s?(?P<joint>-|\u2013|to|(?(between)and|to))\s?(?:{_MONEY})?(?P<last>{_NUMBER}))?"
    rf"(?P<share>\s?%|\s(?:percent|per cent)\b)?(?P<measure>(?:{_MEASURE})\b)?(?![\w/]|\.\d)"
    rf"|(?<![\w-])(?P<loose>{'|'.join(sorted(_LOOSE, key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d,]+(?:\.\d+)?")
# A score or a vote ("3-1", "by nine to two") has fewer on its lesser side.
MOST_SCORED = 1000
_AT_END = re.compile(rf"({_SCALE})$", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+")

# What measures one thing in several units: family and how many of the family's own unit it makes.
MEASURES: dict[str, tuple[str, float]] = {
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400),
    "week": ("time", 604800), "month": ("time", 2629800), "year": ("time", 31557600),
    "metre": ("length", 1), "meter": ("length", 1), "kilometre": ("length", 1000),
    "kilometer": ("length", 1000), "km": ("length", 1000), "mile": ("length", 1609),
    "foot": ("length", 0.3048), "m": ("length", 1),
    "ft": ("length", 0.3048), "yard": ("length", 0.9144), "inch": ("length", 0.0254), "cm": ("length", 0.01),
    "kg": ("weight", 1), "kilo": ("weight", 1), "kilogram": ("weight", 1), "tonne": ("weight", 1000),
    "ton": ("weight", 1000), "pound": ("weight", 0.4536), "lb": ("weight", 0.4536),
    "centimetre": ("length", 0.01), "centimeter": ("length", 0.01), "mm": ("length", 0.001),
    "millimetre": ("length", 0.001), "millimeter": ("length", 0.001), "lbs": ("weight", 0.4536),
    "ounce": ("weight", 0.02835), "oz": ("weight", 0.02835), "kmh": ("speed", 1), "gram": ("weight", 0.001),
    "acre": ("area", 4047), "hectare": ("area", 10000), "mph": ("speed", 1.609), "kph": ("speed", 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `low` to `high`, both included; `high` None where it is open.

    `start` to `end` are its characters with its hedge; `at` is where the number itself begins. `unit`
    is "%", a currency's sign, a measure written next to the number ("km"), "to 1" for the 3 of a score of
    3-1, or "" for what the text counts. `exact` is True for a plain number.
    """

    start: int
    at: int
    end: int
    low: float
    high: float | None
    unit: str
    exact: bool


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The quantities of `text[start:end]`, in order; "one" by itself and plain years are none."""
    for match in _QUANTITY.finditer(text, start, len(text) if end is None else end):
        if match["loose"]:
            low, high = _LOOSE[match["loose"].lower()]
            yield Quantity(match.start(), match.start(), match.end(), low, high, "", False)
            continue
        value = _value(match["first"])
        unit = "%" if match["share"] else (match["money"] or "").upper() or (match["measure"] or "")
        at = match.start("money") if match["money"] else match.start("first")
        if value is None or (not unit and _no_quantity(match, value)):
            continue
        low, high, exact = value, value, True
        last = _value(match["last"]) if match["last"] else None
        if last is not None:
            low = _scaled(match["first"], match["last"]) or value
            if text[max(0, match.start() - 5) : match.start()].lower() == "from ":
                continue  # a change ("rose from 5 to 9")
            if last <= low:
                if value == int(value) and last < MOST_SCORED and not unit:
                    yield Quantity(match.start(), at, match.end(), value, value, f"to {last:g}", True)
                continue
            high, exact = last, False
        hedged = (match["hedge"] or "").lower()
        yield _hedged(match, at, hedged, low, high, unit, exact)


def _hedged(
    match: re.Match[str], at: int, hedge: str, low: float, high: float, unit: str, exact: bool
) -> Quantity:
    top: float | None = high
    if hedge in _ABOVE:
        top, exact = None, False
    elif hedge in _BELOW:
        low, exact = 0.0, False
    elif hedge in _SHORT:
        low, exact = 0.85 * low, False
    elif hedge in _ABOUT:
        room = min(0.1, _last_digit(low) / low) if low else 0.1
        low, top, exact = (1 - room) * low, (1 + room) * high, False
    return Quantity(match.start(), at, match.end(), low, top, unit, exact)


def _no_quantity(match: re.Match[str], value: float) -> bool:
    first = match["first"]
    year = first.isdigit() and len(first) == 4 and 1700 <= value <= 2100
    return first.lower() in ("one", "zero", "0") or first.lower() in ("a", "an") or year


def _value(words: str) -> float | None:
    """What a number says: "1.2m", "two dozen", "three hundred and ten", "forty-two"."""
    words = words.lower()
    digits = _DIGITS.match(words)
    total, here = 0.0, 0.0
    seen = False
    if digits:
        try:
            here, seen = float(digits.group().replace(",", "")), True
        except ValueError:
            return None
        words = words[digits.end() :]
    for part in _PARTS.findall(words):
        if part in _ONES or part in _TENS:
            here, seen = here + _ONES.get(part, _TENS.get(part, 0)), True
        elif part in ("a", "an"):
            here, seen = 1.0, True
        elif part in _SCALES and not (part == "m" and here >= 1000):  # 2,500m is a length
            here *= _SCALES[part]
            if _SCALES[part] >= 1000:
                total, here = total + here, 0.0
    return total + here if seen else None


def _scaled(first: str, last: str) -> float | None:
    """The first of two numbers read at the scale of the second: the 2 of "2 to 3 million"."""
    scale = _AT_END.search(last)
    low = _value(first)
    if scale is None or low is None or _AT_END.search(first):
        return None
    return low * _SCALES[scale.group(1).lower()]


def agree(one: tuple[float, float | None], other: tuple[float, float | None]) -> bool:
    """True if both ranges can be true of one number."""
    low = max(one[0], other[0])
    tops = [t for t in (one[1], other[1]) if t is not None]
    return not tops or low <= min(tops) * (1 + 1e-9)


def rounded(one: float, other: float) -> bool:
    """True if one number is the other, rounded to its leading digits: 50 and 52, 1.2 m and 1,234,567."""
    if not one or not other:
        return False
    near, exact = sorted((one, other), key=lambda n: (-_zeros(n), n))
    if _zeros(near) == _zeros(exact):
        return False
    return abs(near - exact) < 10.0 ** _zeros(near) / 2


def _last_digit(value: float) -> float:
    """What the last digit counts that is no nought: 10 of 120, a tenth of 1.9."""
    digits = f"{value:.3g}"
    if "e" in digits or "." not in digits:
        return float(10.0 ** _zeros(float(digits)))
    return float(10.0 ** -len(digits.partition(".")[2]))


def _zeros(value: float) -> int:
    count = 0
    while value and value % 10 == 0 and count < 15:
        value /= 10
        count += 1
    return count
