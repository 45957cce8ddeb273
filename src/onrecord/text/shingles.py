"""Cuts a text into folded words with their offsets, and finds the word n-grams that texts share."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

# The first branch takes nothing that the second would not: it is quick, and most words are plain.
_WORD = re.compile(
    r"[a-zA-Z]+(?![^\W_]|['\u2019\u2018\u02bc][^\W\d_])"
    r"|[^\W\d_]+(?:['\u2019\u2018\u02bc][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\W_]+"
)
_MARKS = str.maketrans("\u2019\u2018\u02bc", "'''")
_LETTER, _DIGIT, _APOSTROPHE, _POINT = 1, 2, 3, 4
_PLANE = 1 << 16
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

# An n-gram that one text repeats more often than this says nothing about copying.
MOST_REPEATS = 4
# Up to here every pair that shares an n-gram is compared; beyond, each text with the first few alone.
MOST_PAIRED = 6
HUBS = 2


@dataclass(slots=True)
class Words:
    """The words of a text: as folded, and where each starts and ends in the text (code points)."""

    folded: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.folded)

    def add(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Append the words of `text[start:end]`; offsets are those of `text`."""
        end = len(text) if end is None else end
        spans = [m.span() for m in _WORD.finditer(text, start, end)]
        folding = str.lower if text[start:end].isascii() else fold
        self.folded += [folding(text[s:e]) for s, e in spans]
        self.starts += [s for s, _ in spans]
        self.ends += [e for _, e in spans]

    def add_all(self, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Append the words of each of the spans, the same as `add` does, but quicker for a long text.

        Returns the number of words before each span.
        """
        if not spans:
            return []
        joined = "\n".join(text[s:e] for s, e in spans)
        sizes = np.array([e - s + 1 for s, e in spans])
        begins = np.cumsum(sizes) - sizes
        starts, ends, plain = _places(joined)
        shift = np.array([s for s, _ in spans]) - begins
        shift = shift[np.searchsorted(begins, starts, side="right") - 1]
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        first = [len(self) + k for k in np.searchsorted(starts, begins).tolist()]
        if plain:
            joined = joined.replace("\u2019", "'").replace("\u2018", "'").lower()
            self.folded += [joined[s:e] for s, e in pairs]
        else:
            self.folded += [fold(joined[s:e]) for s, e in pairs]
        self.starts += (starts + shift).tolist()
        self.ends += (ends + shift).tolist()
        return first


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """What each character of the first plane is to _WORD."""
    return np.array([_kind(chr(c)) for c in range(_PLANE)], dtype=np.uint8)


def _kind(char: str) -> int:
    if char.isalnum():
        return _DIGIT if char.isdecimal() else _LETTER
    return _APOSTROPHE if char in "'\u2019\u2018" else _POINT if char in ".,:" else 0


def _places(text: str) -> tuple[Places, Places, bool]:
    """Where the words of a text start and end, as _WORD finds them; and whether all are but ASCII's
    letters and figures (and apostrophes).
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = np.zeros(len(codes) + 2, dtype=np.uint8)
    before, here, after = kinds[:-2], kinds[1:-1], kinds[2:]
    here[:] = _kinds()[np.minimum(codes, _PLANE - 1)]
    for at in np.flatnonzero(codes >= _PLANE):
        here[at] = _kind(text[at])
    plain = not bool(((codes > 127) & (here > 0) & (here <= _DIGIT)).any())
    for mark, kind in ((_APOSTROPHE, _LETTER), (_POINT, _DIGIT)):
        here[(here == mark) & (before == kind) & (after == kind)] = kind
    here[here > _DIGIT] = 0
    starts = np.flatnonzero((here > 0) & (here != before))
    ends = np.flatnonzero((here > 0) & (here != after)) + 1
    return starts, ends, plain


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case, accents and kinds of apostrophe, for comparing."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_MARKS).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of `text[start:end]`."""
    found = Words()
    found.add(text, start, end)
    return found


def folded(text: str) -> list[str]:
    """The folded words of a text alone."""
    return [fold(word) for word in _WORD.findall(text)]


def number(texts: Iterable[Sequence[str]]) -> list[Ids]:
    """Each text's words as ids that are equal where the folded words are, over all the texts."""
    ids: defaultdict[str, int] = defaultdict()
    ids.default_factory = ids.__len__  # a new word's id is the number of those before it
    return [np.array([ids[w] for w in text], dtype=np.uint64) for text in texts]


def letters(ids: Ids) -> str | list[int]:
    """The ids as a string of one character each, quick to cut and to compare; a list if one is too high."""
    if len(ids) and int(ids.max()) > sys.maxunicode:
        return [int(i) for i in ids]
    return ids.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def shared_seeds(texts: Sequence[Ids], n: int) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where two texts share n words in a row: {(a, b): [(place in a, place in b), ...]}, a < b.

    Near-linear in the words: an n-gram that very many texts share pairs them with its first few only,
    so that whoever groups the pairs must follow them transitively.
    """
    keys = [_grams(ids, n) for ids in texts]
    if not keys or not sum(len(k) for k in keys):
        return {}
    flat = np.concatenate(keys)
    at = np.flatnonzero(_perhaps_repeated(flat))
    if not len(at):
        return {}
    at = at[np.argsort(flat[at], kind="stable")]
    flat = flat[at]
    begins = np.cumsum([0, *(len(k) for k in keys)])
    owner = np.searchsorted(begins, at, side="right") - 1
    place = at - begins[owner]
    _, repeats = _runs((flat[1:] == flat[:-1]) & (owner[1:] == owner[:-1]))
    few = repeats <= MOST_REPEATS
    flat, owner, place = flat[few], owner[few], place[few]
    if not len(flat):
        return {}
    left, right = _paired(*_runs(flat[1:] == flat[:-1]))
    apart = owner[left] != owner[right]
    left, right = left[apart], right[apart]
    order = np.lexsort((place[right], place[left], owner[right], owner[left]))
    left, right = left[order], right[order]
    places = list(zip(place[left].tolist(), place[right].tolist(), strict=True))
    one, other = owner[left], owner[right]
    begins = np.flatnonzero(np.concatenate(([True], (one[1:] != one[:-1]) | (other[1:] != other[:-1]))))
    begins = begins if places else begins[:0]
    pairs = zip(one[begins].tolist(), other[begins].tolist(), strict=True)
    ends = [*begins[1:].tolist(), len(places)]
    return {pair: places[low:high] for pair, low, high in zip(pairs, begins.tolist(), ends, strict=False)}


def _perhaps_repeated(keys: Ids) -> npt.NDArray[np.bool_]:
    """False for a key that surely stands once: most do, and need no sorting."""
    buckets = (keys & np.uint64((1 << (4 * len(keys)).bit_length()) - 1)).astype(np.int64)
    return np.bincount(buckets)[buckets] > 1


def _runs(goes_on: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
    """For each item where its run begins and how long that is; `goes_on[k]`: item k + 1 continues k's."""
    edges = np.flatnonzero(np.concatenate(([True], ~goes_on, [True])))
    sizes = np.diff(edges)
    return np.repeat(edges[:-1], sizes), np.repeat(sizes, sizes)


def _paired(first: Places, size: Places) -> tuple[Places, Places]:
    """The pairs of items within each run: all, or in a long run those with one of the first few."""
    at = np.arange(len(first))
    short = size <= MOST_PAIRED
    left, right = [], []
    for step in range(1, MOST_PAIRED):
        near = np.flatnonzero(short & (at + step < first + size))
        left.append(near)
        right.append(near + step)
    for hub in range(HUBS):
        far = np.flatnonzero(~short & (at > first + hub))
        left.append(first[far] + hub)
        right.append(far)
    return np.concatenate(left), np.concatenate(right)


def _grams(ids: Ids, n: int) -> Ids:
    if len(ids) < n:
        return np.zeros(0, dtype=np.uint64)
    key = np.zeros(len(ids) - n + 1, dtype=np.uint64)
    for k in range(n):
        key = (key + ids[k : len(ids) - n + 1 + k] + np.uint64(1)) * _FACTOR
        key ^= key >> np.uint64(29)
    return key
