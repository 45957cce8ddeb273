"""Cuts a text into folded words with their offsets, and finds the word n-grams that texts share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint64]

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['\u2019\u2018\u02bc][^\W\d_]+)*|[^\W_]+")
_MARKS = str.maketrans("\u2019\u2018\u02bc", "'''")
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
        found = list(_WORD.finditer(text, start, len(text) if end is None else end))
        self.folded += [fold(m.group()) for m in found]
        spans = [m.span() for m in found]
        self.starts += [s for s, _ in spans]
        self.ends += [e for _, e in spans]


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
    ids: dict[str, int] = {}
    found = []
    for text in texts:
        for word in text:
            if word not in ids:
                ids[word] = len(ids)
        found.append(np.array([ids[w] for w in text], dtype=np.uint64))
    return found


def shared_seeds(texts: Sequence[Ids], n: int) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Where two texts share n words in a row: {(a, b): [(place in a, place in b), ...]}, a < b.

    Near-linear in the words: an n-gram that very many texts share pairs them with its first few only,
    so that whoever groups the pairs must follow them transitively.
    """
    keys = [_grams(ids, n) for ids in texts]
    if not keys or not sum(len(k) for k in keys):
        return {}
    flat = np.concatenate(keys)
    owner = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    place = np.concatenate([np.arange(len(k)) for k in keys])
    order = np.argsort(flat, kind="stable")
    flat, owner, place = flat[order], owner[order], place[order]
    edges = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1], [True])))
    sizes = np.diff(edges)
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in np.flatnonzero(sizes > 1):
        low, high = int(edges[at]), int(edges[at + 1])
        if owner[low] == owner[high - 1]:
            continue
        found = list(zip(owner[low:high].tolist(), place[low:high].tolist(), strict=True))
        repeats: dict[int, int] = {}
        for a, _ in found:
            repeats[a] = repeats.get(a, 0) + 1
        found = [f for f in found if repeats[f[0]] <= MOST_REPEATS]
        left = found if len(found) <= MOST_PAIRED else found[:HUBS]
        for k, (a, i) in enumerate(left):
            for b, j in found[k + 1 :]:
                if a != b:
                    seeds.setdefault((a, b), []).append((i, j))
    return {pair: sorted(seeds[pair]) for pair in sorted(seeds)}


def _grams(ids: Ids, n: int) -> Ids:
    if len(ids) < n:
        return np.zeros(0, dtype=np.uint64)
    key = np.zeros(len(ids) - n + 1, dtype=np.uint64)
    for k in range(n):
        key = (key + ids[k : len(ids) - n + 1 + k] + np.uint64(1)) * _FACTOR
        key ^= key >> np.uint64(29)
    return key
