"""Lays clauses, quotations and other parts of sentences beside other articles', by what they share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import NAME_WEIGHT, Pair, Sentences, stem
from onrecord.model import Span
from onrecord.text.noun_phrases import DETERMINERS, STOPS
from onrecord.text.shingles import folded

# A term in more clauses than this finds no partners; it still counts for those found by others.
MOST_CLAUSES = 60
FEWEST_SHARED = 2
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|without)\b|n['\u2019]t\b", re.IGNORECASE)


def telling(text: str) -> list[str]:
    """The stems of a text's telling words, in order."""
    bare = (word.removesuffix("'s") for word in folded(text))
    return [stem(w) for w in bare if w not in STOPS and w not in DETERMINERS and len(w) > 1]


def denied(text: str) -> bool:
    """True if a text holds a word that denies."""
    return _NOT.search(text) is not None


class Clauses:
    """Parts of sentences as sets of weighted terms: those of a story's rare words count more, names less."""

    def __init__(self, group: Group, of: Sentences, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.names = of.names
        self.terms = [frozenset(telling(group.articles[s.article].text[s.start : s.end])) for s in spans]
        seen = Counter(t for held in of.terms for t in held)
        self._weight = {
            t: (math.log(1 + len(of.terms) / max(1, seen[t])) * (NAME_WEIGHT if t in of.names else 1.0)) ** 2
            for held in self.terms
            for t in held
        }
        self._norm = [math.sqrt(self._sum(held)) or 1.0 for held in self.terms]

    def _sum(self, terms: frozenset[str]) -> float:
        return sum(self._weight[t] for t in sorted(terms))

    def alike(self, least: float) -> Iterator[tuple[float, int, int]]:
        """Pairs of two articles' clauses of which each is the likest to the other in its article, and how
        alike they are (0 to 1), likest first. They share two terms or more, one of them no name.
        """
        where: dict[str, list[int]] = defaultdict(list)
        for k, held in enumerate(self.terms):
            for t in held:
                where[t].append(k)
        shared: Counter[Pair] = Counter()
        for t in sorted(where):
            if len(where[t]) <= MOST_CLAUSES:
                shared.update(
                    (a, b)
                    for n, a in enumerate(where[t])
                    for b in where[t][n + 1 :]
                    if self.spans[a].article != self.spans[b].article
                )
        likes: dict[Pair, float] = {}
        best: dict[tuple[int, str], float] = {}
        for (a, b), count in shared.items():
            both = self.terms[a] & self.terms[b]
            if count < FEWEST_SHARED or both <= self.names:
                continue
            like = self._sum(both) / (self._norm[a] * self._norm[b])
            if like < least:
                continue
            likes[a, b] = like
            for one, other in ((a, b), (b, a)):
                key = one, self.spans[other].article
                best[key] = max(best.get(key, 0.0), like)
        for (a, b), like in sorted(likes.items(), key=lambda p: (-p[1], p[0])):
            if like >= best[a, self.spans[b].article] and like >= best[b, self.spans[a].article]:
                yield like, a, b
