"""Lays each article's sentences beside the other articles' by the terms that they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Gist, Span

# A term in more sentences than this finds no partners; it still counts for those found by others.
MOST_SENTENCES = 200
# Two sentences that share fewer terms than this are not compared.
FEWEST_SHARED = 2
# What is left of a word without its ending has so many letters at least.
SHORTEST_STEM = 5
# Names tell who a sentence is about, not what it says of them.
NAME_WEIGHT = 0.7


@dataclass(slots=True)
class Sentences:
    """The sentences of a story: `terms[k]` of the one at `spans[k]`, the weight of each term, and which
    terms are names.
    """

    spans: list[Span]
    terms: list[frozenset[str]]
    weight: dict[str, float]
    norm: list[float]
    names: frozenset[str]

    def shared(self, one: int, other: int) -> frozenset[str]:
        """The terms that two sentences share."""
        return self.terms[one] & self.terms[other]

    def likeness(self, one: int, other: int) -> float:
        """The cosine of two sentences' weighted terms: 0 to 1."""
        both = sum(self.weight[t] ** 2 for t in self.terms[one] & self.terms[other])
        return both / (self.norm[one] * self.norm[other])


_ENDINGS = "ians ian ings ing ers er ions ion ment ed es s e y".split()


def stem(term: str) -> str:
    """A term without the ending that tells an adjective, a plural or a participle from its fellows."""
    for ending in _ENDINGS:
        if term.endswith(ending) and len(term) - len(ending) >= SHORTEST_STEM:
            return term[: -len(ending)]
    return term


def sentences(gists: Sequence[Gist]) -> Sentences:
    """The sentences with their terms weighted: rare in the story counts more."""
    terms = [frozenset(stem(t.lower()) for t in g.terms) for g in gists]
    seen = Counter(t for one in terms for t in one)
    capitals = Counter(t for g in gists for t in {stem(t.lower()) for t in g.terms if t[:1].isupper()})
    names = frozenset(t for t, n in capitals.items() if 2 * n > seen[t])
    weight = {
        t: math.log(1 + len(terms) / n) * (NAME_WEIGHT if t in names else 1.0) for t, n in seen.items()
    }
    norm = [math.sqrt(sum(weight[t] ** 2 for t in sorted(one))) or 1.0 for one in terms]
    return Sentences([g.span for g in gists], terms, weight, norm, names)


def aligned(of: Sentences, least: float) -> list[tuple[float, int, int]]:
    """Pairs of sentences of different articles that are alike by `least` or more, likest first."""
    places: dict[str, list[int]] = defaultdict(list)
    for k, terms in enumerate(of.terms):
        for term in terms:
            places[term].append(k)
    counts: Counter[tuple[int, int]] = Counter()
    for term in sorted(places):
        where = places[term]
        if len(where) <= MOST_SENTENCES:
            counts.update(
                (a, b)
                for n, a in enumerate(where)
                for b in where[n + 1 :]
                if of.spans[a].article != of.spans[b].article
            )
    pairs = []
    for (a, b), shared in counts.items():
        if shared >= FEWEST_SHARED:
            likeness = of.likeness(a, b)
            if likeness >= least:
                pairs.append((likeness, a, b))
    return sorted(pairs, key=lambda p: (-p[0], p[1], p[2]))
