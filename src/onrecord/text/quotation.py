"""Finds what stands between quotation marks, in any mix of straight, curly, British and doubled marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_MARK = re.compile(
    r"``|''|\u2018\u2018|\u2019\u2019"
    r"|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a'\u2018\u2019\u201a\u201b]"
)

# Each mark's family (only marks of one family close each other) and whether it can open and close.
_FAMILIES = {
    '"': ("double", True, True), "\u201c": ("double", True, False), "\u201d": ("double", False, True),
    "\u201e": ("double", True, False), "\u201f": ("double", True, False), "``": ("double", True, False),
    "''": ("double", True, True), "\u2018\u2018": ("double", True, False),
    "\u2019\u2019": ("double", False, True), "\u00ab": ("angle", True, True),
    "\u00bb": ("angle", True, True), "\u2039": ("angle", True, True), "\u203a": ("angle", True, True),
    "'": ("single", True, True), "\u2018": ("single", True, False), "\u2019": ("single", False, True),
    "\u201a": ("single", True, False), "\u201b": ("single", True, False),
}  # fmt: skip

# What an apostrophe opens where letters were dropped: 'em, 'tis, '90s.
_ELIDED = re.compile(r"(?:\d0s|em|tis|twas|til|till|cause|bout|round|n|un)\b", re.IGNORECASE)
_STOPS = frozenset(".,!?;:\u2026")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks. `start` to `end` holds the marks; `inner_start` to `inner_end`
    does not. `depth` is 0 for the outer marks, 1 for marks within them. `closed` is False where the
    paragraph ends first, as it does where a quote runs on into the next one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    length: int
    family: str


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The quotations of `text`, by start, none reaching over the end of a paragraph.

    `paragraphs` are half-open ranges of `text`, in order. Apostrophes, feet and inches are no marks.
    A single mark that is never closed is none either, unless the next paragraph opens with one too.
    """
    ranges = list(paragraphs)
    found: list[Quotation] = []
    for i, (start, end) in enumerate(ranges):
        following = text[ranges[i + 1][0] : ranges[i + 1][0] + 1] if i + 1 < len(ranges) else ""
        found += _paragraph(text, start, end, following)
    return sorted(found, key=lambda q: (q.start, -q.end))


def _paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    marks = [m for m in _MARK.finditer(text, start, end) if not _apostrophe(text, m, start, end)]
    closers = [_closes(text, m, end) for m in marks]
    singles = [0] * (len(marks) + 1)  # how many single marks from here on may close
    firm = [0] * (len(marks) + 1)  # and how many of them do beyond doubt
    for i in range(len(marks) - 1, -1, -1):
        family, _, closing = _FAMILIES[marks[i].group()]
        single = family == "single" and closing and closers[i]
        singles[i] = singles[i + 1] + single
        firm[i] = firm[i + 1] + (single and not _possessive(text, marks[i]))
    stack: list[_Open] = []
    found: list[Quotation] = []

    def close(level: int, at: int, length: int, closed: bool) -> None:
        top = stack[level]
        if at > top.start + top.length:
            found.append(Quotation(top.start, at + length, top.start + top.length, at, level, closed))
        del stack[level:]

    for i, mark in enumerate(marks):
        family, opening, closing = _FAMILIES[mark.group()]
        level = next((k for k in range(len(stack) - 1, -1, -1) if stack[k].family == family), -1)
        opens = opening and _opens(text, mark, start)
        if level >= 0 and closing and (closers[i] or not opens):
            if family == "single" and firm[i + 1] and _possessive(text, mark):
                continue
            close(level, mark.start(), mark.end() - mark.start(), True)
        elif level >= 0 and mark.group() == "\u201c" and text[stack[level].start] == "\u201e":
            close(level, mark.start(), 1, True)
        elif opens and len(stack) < _DEEPEST:
            if (
                family == "single"
                and not singles[i + 1]
                and not (mark.start() == start and following in ("'", "\u2018"))
            ):
                continue
            if level >= 0:  # the former was never closed
                last = len(text[stack[level].start : mark.start()].rstrip())
                close(level, stack[level].start + last, 0, False)
            stack.append(_Open(mark.start(), mark.end() - mark.start(), family))
    if stack:
        runs_on = stack[0].family != "single" or stack[0].start == start
        if runs_on:
            last = len(text[stack[0].start : end].rstrip())
            close(0, stack[0].start + last, 0, False)
    return found


def _around(text: str, mark: re.Match[str], start: int, end: int) -> tuple[str, str]:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return before, after


def _apostrophe(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """True for an apostrophe, a foot or an inch: what can be no quotation mark."""
    before, after = _around(text, mark, start, end)
    sign = mark.group()
    if sign in ("'", "\u2019", "\u2018"):
        if before.isalnum() and after.isalnum():
            return True
        if not before.isalnum() and _ELIDED.match(text, mark.end(), end):
            return sign != "\u2018" or after.isdigit()
        return before.isdigit() and sign == "'" and not after.isalnum() and after not in _STOPS
    return False


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1]
    if mark.group() in ("\u201c", "\u201e", "``"):
        return True
    return not before.isalnum() and before not in _STOPS and after != "" and not after.isspace()


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.start() == 0:
        return False
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isspace() and not after.isalnum()


def _possessive(text: str, mark: re.Match[str]) -> bool:
    """True where the mark may as well be the apostrophe of a plural: "the players' union"."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 2]
    return before in ("s", "S", "z") and after[:1] == " " and after[1:2].isalpha()
