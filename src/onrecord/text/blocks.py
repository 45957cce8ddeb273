"""Cuts a text into blocks: the paragraphs, headlines and lines of page furniture it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Range = tuple[int, int]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDS = frozenset(".!?:;\"'\u2019\u201d)]")


def split_blocks(text: str) -> list[Range]:
    """The ranges of the text's blocks, in order, trimmed of white space, never empty.

    A line is a block, unless the text is hard-wrapped (its lines break in mid-sentence at one width):
    then a block runs to the next empty line.
    """
    lines = list(_lines(text))
    return _unwrap(text, lines) if _hard_wrapped(text, lines) else lines


def _lines(text: str) -> Iterator[Range]:
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if end > start:
            yield start, end


def _touching(text: str, left: Range, right: Range) -> bool:
    """True if only one line break stands between two lines."""
    gap = text[left[1] : right[0]]
    return len(gap.replace("\r\n", "\n").strip(" \t")) == 1


def _hard_wrapped(text: str, lines: list[Range]) -> bool:
    pairs = [(a, b) for a, b in pairwise(lines) if _touching(text, a, b)]
    if len(pairs) < 4:
        return False
    broken = [
        a
        for a, b in pairs
        if 40 <= a[1] - a[0] <= 120 and text[a[1] - 1] not in _ENDS and text[b[0]].islower()
    ]
    return len(broken) >= 0.4 * len(pairs)


def _unwrap(text: str, lines: list[Range]) -> list[Range]:
    blocks = [lines[0]]
    for line in lines[1:]:
        if _touching(text, blocks[-1], line):
            blocks[-1] = (blocks[-1][0], line[1])
        else:
            blocks.append(line)
    return blocks
