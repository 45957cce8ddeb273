"""The rules for years, decades, centuries, halves and quarters."""

from __future__ import annotations

import re

from onrecord.text.times import words as w
from onrecord.text.times.rules import (
    QUARTER_WORDS,
    I,
    Reading,
    rule,
)


@rule(
    "year",
    r"(?:(?P<mod>(?i:early|late|mid|the (?:beginning|start|middle|end) of)[ -])"
    rf"|(?i:fiscal|financial|the year|calendar) )?(?P<y>{w.YEAR})",
)
def _year(m: re.Match[str]) -> Reading:
    return "DATE", m["y"]


@rule("season year", r"(?P<y>(?:19|20)\d\d)(?:[/-]|–)(?P<z>\d\d)")
def _season_year(m: re.Match[str]) -> Reading | None:
    follows = (int(m["y"][2:]) + 1) % 100 == int(m["z"])
    return ("DATE", m["y"]) if follows else None


@rule(
    "half of year",
    rf"(?:the )?(?P<n>first|second|last|latter) half (?:of )?(?:(?P<y>{w.YEAR})"
    r"|(?P<rel>this|last|next|the) year)",
    I,
)
def _half(m: re.Match[str]) -> Reading:
    half = 1 if m["n"].lower() == "first" else 2
    if m["y"]:
        return "DATE", f"{m['y']}-H{half}"
    step = {"last": "-P1Y", "next": "+P1Y"}.get(m["rel"].lower(), "+P0Y")
    return "DATE", f"XXXX-H{half}{step}"


@rule(
    "decade",
    r"(?:the )?(?:(?:early|late|mid)[ -])?(?:(?P<y>1[5-9]\d|20\d)0['’]?s|['’]"
    r"(?P<s>\d)0s)",
    I,
)
def _decade(m: re.Match[str]) -> Reading:
    return "DATE", m["y"] or ("20" if m["s"] in "01" else "19") + m["s"]


@rule(
    "decade words",
    r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<d>twenties|thirties|forties|fifties"
    r"|sixties|seventies|eighties|nineties)",
    I,
)
def _decade_words(m: re.Match[str]) -> Reading | None:
    if not m.group().lower().startswith("the "):
        return None
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return "DATE", f"19{names.index(m['d'].lower()) + 2}"


@rule(
    "century",
    r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<n>\d\d?)(?:st|nd|rd|th)[ -]centur"
    r"(?:y|ies)",
    I,
)
def _century(m: re.Match[str]) -> Reading:
    return "DATE", f"{int(m['n']) - 1:02}"


_SPOKEN = "(?:" + "|".join(word for word in w.CARDINALS if word.endswith("ty")) + ")"


@rule(
    "spoken year",
    rf"(?:the year )?(?:(?P<c>nineteen|eighteen|twenty) (?:(?P<tens>{_SPOKEN})"
    rf"(?:[- ](?P<one>{'|'.join(list(w.CARDINALS)[:9])}))?|(?P<teen>"
    rf"{'|'.join(list(w.CARDINALS)[9:19])}))|(?P<two>two thousand)(?: and (?P<n>"
    rf"{'|'.join(list(w.CARDINALS)[:19])}))?)",
    I,
)
def _spoken_year(m: re.Match[str]) -> Reading | None:
    if m["two"]:
        if not m.group().lower().startswith("the year") and not m["n"]:
            return None
        return "DATE", str(2000 + w.CARDINALS.get((m["n"] or "").lower(), 0))
    tail = w.CARDINALS.get((m["tens"] or m["teen"]).lower(), 0) + w.CARDINALS.get((m["one"] or "").lower(), 0)
    return "DATE", str(w.CARDINALS[m["c"].lower()] * 100 + tail)


_QTR = r"(?P<q>first|second|third|fourth|final|latest|1st|2nd|3rd|4th)"


@rule(
    "quarter",
    rf"(?:(?P<rel2>this|last|next) year['’]s |(?:the )(?![\w -]{{1,25}}-quarter\b))?"
    rf"(?:(?P<y0>{w.YEAR}|year-ago|year-earlier) )?(?:fiscal[- ]|financial )?{_QTR}[- ]quarters?"
    rf"(?: of (?:(?P<rel>this|last|next|the) year|(?:fiscal )?(?P<y>{w.YEAR}))"
    rf"|,? (?P<y2>{w.YEAR}))?",
    I,
    near=QUARTER_WORDS,
)
def _quarter(m: re.Match[str]) -> Reading | None:
    names = {
        "first": 1,
        "second": 2,
        "third": 3,
        "fourth": 4,
        "final": 4,
        "1st": 1,
        "2nd": 2,
        "3rd": 3,
        "4th": 4,
    }
    if m["q"].lower() == "latest":
        return "DATE", "XXXX-QX<"
    quarter = names[m["q"].lower()]
    year = m["y"] or m["y0"] or m["y2"]
    if year and year[0].isdigit():
        return "DATE", f"{year}-Q{quarter}"
    step = {"this": "+P0Y", "the": "+P0Y", "last": "-P1Y", "next": "+P1Y"}
    if year:
        return "DATE", f"XXXX-Q{quarter}-P1Y"
    return "DATE", f"XXXX-Q{quarter}{step.get((m['rel'] or m['rel2'] or '').lower(), '')}"


@rule("quarter code", rf"Q(?P<q>[1-4])(?: (?:of )?(?P<y>{w.YEAR}))?")
def _quarter_code(m: re.Match[str]) -> Reading:
    return "DATE", f"{m['y'] or 'XXXX'}-Q{m['q']}"


# The company reporter's "a year ago" is the same quarter of the year before: QUARTER-P1Y is made a date
# by the tagger, which knows the quarter spoken of; without one it is the year before.
@rule(
    "year ago quarter",
    r"(?:the (?=[\w -]{1,40}(?:quarter|period)))?(?:comparable |corresponding )?"
    r"(?P<n>year-ago|year-earlier)(?: (?:(?P<q>third|first|second|fourth) )?(?:quarter"
    r"|period))?|(?:the (?:corresponding |comparable |same )?(?:quarter|period) )?"
    r"(?P<a>a year (?:ago|earlier)|(?:last year|a year before)(?=['’]s (?:quarter"
    r"|period)))|the (?:corresponding|comparable|same) (?:quarter|period) (?:of )?last year",
    I,
    near=QUARTER_WORDS,
)
def _year_ago(m: re.Match[str]) -> Reading:
    return "DATE", "QUARTER-P1Y"


@rule(
    "year quarter",
    rf"(?:the )?(?P<y>{w.YEAR}) (?:quarter|period)",
    I,
    near=QUARTER_WORDS,
)
def _year_quarter(m: re.Match[str]) -> Reading:
    return "DATE", f"QUARTER={m['y']}"


@rule(
    "the quarter",
    r"(?:the|this|that|its) (?:latest |most recent )?(?:quarter|period(?= ended))"
    r"|the latest (?:period|quarter)",
    I,
    near=QUARTER_WORDS,
)
def _the_quarter(m: re.Match[str]) -> Reading | None:
    return "DATE", "QUARTER"
