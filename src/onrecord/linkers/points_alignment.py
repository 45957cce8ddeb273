"""Lays each article's sentences beside the other articles' by the terms that they share."""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from onrecord.linkers.shared_terms import Places, Weights, sharing
from onrecord.model import Gist, Span

# A term in more sentences than this finds no partners; it still counts for those found by others.
MOST_SENTENCES = 200
# What is left of a word without its ending has so many letters at least.
SHORTEST_STEM = 5
# Names tell who a sentence is about, not what it says of them.
NAME_WEIGHT = 0.6
# A short sentence may be told within a long one: so much counts the share of the shorter that is.
CONTAINED = 0.2

_ENDINGS = (
    "isations izations isation ization ations ation ements ement ising izing ised ized ises izes ise ize "
    "ically ically iously ingly ances ance ences ence ities ity ians ian ings ing ions ion ment ies ied "
    "ally ers er ors or ed es al ly s e y"
).split()

Pair = tuple[int, int]


@dataclass(slots=True)
class Sentences:
    """The sentences of a story: `terms[k]` of the one at `spans[k]`, the weight of each term, and which
    terms are names. `articles` is how many articles they stand in.
    """

    spans: list[Span]
    terms: list[frozenset[str]]
    weight: dict[str, float]
    norm: list[float]
    names: frozenset[str]
    articles: int

    def shared(self, one: int, other: int) -> frozenset[str]:
        """The terms that two sentences share."""
        return self.terms[one] & self.terms[other]

    def likeness(self, one: int, other: int) -> float:
        """How alike two sentences are, 0 to 1: the cosine of their weighted terms, raised where one is
        told within the other.
        """
        both = sum(self.weight[t] ** 2 for t in sorted(self.terms[one] & self.terms[other]))
        cosine = both / (self.norm[one] * self.norm[other])
        contained = both / min(self.norm[one], self.norm[other]) ** 2
        return (1 - CONTAINED) * cosine + CONTAINED * contained


@lru_cache(maxsize=1 << 16)
def stem(term: str) -> str:
    """A term without the ending that tells a plural, a participle or an adjective from its fellows."""
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
    weight = {t: math.log(1 + len(terms) / n) * (NAME_WEIGHT if t in names else 1.0) for t, n in seen.items()}
    norm = [math.sqrt(sum(weight[t] ** 2 for t in sorted(one))) or 1.0 for one in terms]
    articles = len({g.span.article for g in gists})
    return Sentences([g.span for g in gists], terms, weight, norm, names, articles)


def aligned(of: Sentences, least: float, only: Sequence[int] | None = None) -> dict[Pair, float]:
    """Pairs of sentences (among `only`, in ascending order) that are alike by `least` or more, and how
    alike; each as (lower, higher).
    """
    found: dict[Pair, float] = {}
    for a, others, likes in likenesses(of, only):
        enough = likes >= least
        found.update(
            ((a, b), like) for b, like in zip(others[enough].tolist(), likes[enough].tolist(), strict=True)
        )
    return found


def likenesses(of: Sentences, only: Sequence[int] | None = None) -> Iterator[tuple[int, Places, Weights]]:
    """For each sentence (among `only`, in ascending order) the later ones that share enough terms with it
    to be compared, and how alike they are (see Sentences.likeness).
    """
    norm, square = np.array(of.norm), np.array([n**2 for n in of.norm])
    weight = {t: w**2 for t, w in of.weight.items()}
    for a, others, both in sharing(of.terms, weight, MOST_SENTENCES, only):
        cosine = both / (norm[a] * norm[others])
        contained = both / np.minimum(square[a], square[others])
        yield a, others, (1 - CONTAINED) * cosine + CONTAINED * contained


def clusters(size: int, alike: Mapping[Pair, float], enough: float, average: float) -> list[list[int]]:
    """The numbers below `size` in clusters, likest pairs first.

    Two clusters are joined if two members are alike by `enough`, and all by `average` on average.
    """
    members: dict[int, list[int]] = {k: [k] for k in range(size)}
    home = list(range(size))
    for a, b in sorted(alike, key=lambda p: (-alike[p], p)):
        if alike[a, b] < enough:
            break
        one, other = sorted((home[a], home[b]))
        if one == other:
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[one] for y in members[other]]
        likes = [alike.get(p, 0.0) for p in pairs]
        if sum(likes) < average * len(likes):
            continue
        members[one] += members.pop(other)
        for k in members[one]:
            home[k] = one
    return [sorted(found) for _, found in sorted(members.items())]


def places(sentences: Sequence[Span], spans: Iterable[Span]) -> dict[Span, int]:
    """The index of the sentence that each span begins in, for those that do begin in one."""
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for k, sentence in enumerate(sentences):
        starts[sentence.article].append((sentence.start, k))
    for held in starts.values():
        held.sort()
    found = {}
    for span in spans:
        here = starts.get(span.article, [])
        at = bisect.bisect_right(here, (span.start, len(sentences))) - 1
        if at >= 0 and span.start < sentences[here[at][1]].end:
            found[span] = here[at][1]
    return found
