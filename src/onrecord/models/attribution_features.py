"""Turns a text into what the attribution model reads: windows of word pieces with case and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.text.quotation import quotations

Range = tuple[int, int]
Ints = npt.NDArray[np.int64]

WINDOW = 160  # word pieces, [CLS] and [SEP] included
REACH = 80  # word pieces to either side of a cue among which its source and content are sought
CLS, SEP, PAD = 101, 102, 0

SHAPES = 8  # special, lower, Capital, UPPER, miXed, digits, other sign, one capital letter
MARKS = 6  # outside, within outer marks, within inner marks, opening, closing, single outer marks
PLACES = 4  # special, first of its paragraph, within, in the first paragraph
DISTANCES = 26

_STEPS = np.array([1, 2, 3, 4, 6, 9, 14, 22, 34, 52, 80])


@dataclass(frozen=True, slots=True)
class Window:
    """Whole paragraphs in one sequence. Per piece: `ids`, `shapes`, `marks`, `places`, `paragraphs`
    (the number of its paragraph in the text, -1 for [CLS] and [SEP]), `starts` and `ends` (characters
    of the text), `words` (which whole word it belongs to, -1 for none).
    """

    ids: Ints
    shapes: Ints
    marks: Ints
    places: Ints
    paragraphs: Ints
    starts: Ints
    ends: Ints
    words: Ints


def windows(text: str, paragraphs: Sequence[Range], tokenizer: Any, size: int = WINDOW) -> list[Window]:
    """The windows that hold every paragraph once, in order. A paragraph longer than a window is cut,
    at the end of a sentence where there is one in the window's second half.
    """
    marks = _marks(text, paragraphs)
    pieces = [_pieces(text, i, p, tokenizer, marks) for i, p in enumerate(paragraphs)]
    parts = [part for piece in pieces for part in _cut(text, piece, size - 2)]
    grouped: list[list[Ints]] = []
    length = size
    for part in parts:
        if length + part.shape[1] + 1 > size:
            grouped.append([])
            length = 1
        grouped[-1].append(part)
        length += part.shape[1] + 1
    return [_join(group) for group in grouped]


def distances(cue: Range, length: int) -> Ints:
    """Bucketed signed distance of each of `length` pieces to the pieces `cue`; 0 within it."""
    at = np.arange(length)
    before, after = cue[0] - at, at - cue[1] + 1
    left = np.where(before > 0, 1 + np.searchsorted(_STEPS, before), 0)
    right = np.where(after > 0, 14 + np.searchsorted(_STEPS, after), 0)
    return (left + right).astype(np.int64)


def _marks(text: str, paragraphs: Sequence[Range]) -> npt.NDArray[np.int8]:
    """Per character: how it stands to quotation marks (see MARKS)."""
    state = np.zeros(len(text) + 1, dtype=np.int8)
    for q in quotations(text, paragraphs):
        single = text[q.start] in "'\u2018" and q.inner_start - q.start == 1
        state[q.start : q.end] = 2 if q.depth else 5 if single else 1
        state[q.start : q.inner_start] = 3
        state[q.inner_end : q.end] = 4
    return state


def _shape(word: str) -> int:
    if not any(c.isalnum() for c in word):
        return 6
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 7
    return 2 if word[:1].isupper() and word[1:].islower() else 4


def _pieces(text: str, number: int, span: Range, tokenizer: Any, marks: npt.NDArray[np.int8]) -> Ints:
    """One paragraph as rows of ids, shapes, marks, places, paragraphs, starts, ends, words."""
    start, end = span
    encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
    rows = []
    bounds: dict[int, Range] = {}
    for word, (a, b) in zip(encoding.word_ids, encoding.offsets, strict=True):
        first = bounds.get(word, (a, b))[0]
        bounds[word] = (first, b)
    shapes = {w: _shape(text[start + a : start + b]) for w, (a, b) in bounds.items()}
    inside = 3 if number == 0 else 2
    for i, (piece, word, (a, b)) in enumerate(
        zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True)
    ):
        row = (piece, shapes[word], marks[start + a], inside if i else 1, number, start + a, start + b, word)
        rows.append(row)
    return np.array(rows, dtype=np.int64).reshape(-1, 8).T


def _cut(text: str, pieces: Ints, size: int) -> list[Ints]:
    parts = []
    while pieces.shape[1] > size:
        at = size
        for i in range(size - 1, size // 2, -1):
            if text[pieces[5, i] : pieces[6, i]] in ".!?":
                at = i + 1
                break
        parts.append(pieces[:, :at])
        pieces = pieces[:, at:]
    return [*parts, pieces] if pieces.shape[1] else parts


def _join(parts: list[Ints]) -> Window:
    def special(piece: int, at: int) -> Ints:
        return np.array([[piece], [0], [0], [0], [-1], [at], [at], [-1]], dtype=np.int64)

    columns = [special(CLS, int(parts[0][5, 0]))]
    for part in parts:
        columns += [part, special(SEP, int(part[6, -1]))]
    return Window(*np.concatenate(columns, axis=1))
