"""Finds the sentences in which two accounts tell one thing, each with particulars that the other lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.points_alignment import Pair, Sentences, places
from onrecord.model import Account, Discrepancy, Person, Span

# Only so few articles are laid side by side sentence by sentence.
FEW_ARTICLES = 5
# Two sentences this much alike tell one thing; each of them is the likest to the other in its article.
LIKE = 0.32
LIKE_ONE = 0.34
# What tells more than that: that both stand near the beginning, and each word that they share.
EARLY = 8
# Of two articles only so many are shown, the surest: the other kinds say more.
MOST = 1
LIKE_EARLY = 0.12
LIKE_WORD = 0.02
MOST_WORDS = 5
# More alike, they differ in no more than words.
TOO_LIKE = 0.7
FEWEST_SHARED = 2
FEWEST_OWN = 3


def tellings(
    group: Group, of: Sentences, near: Mapping[Pair, float], told: Mapping[str, Sequence[tuple[Span, int]]]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "telling" between sentences that tell one thing with other particulars, but for
    those of which one row holds both: `told` maps articles to rows' spans and their numbers. `near` are
    pairs of sentences that are alike.
    """
    if of.articles > FEW_ARTICLES:
        return
    best: dict[tuple[int, str], float] = {}
    for (a, b), like in near.items():
        for one, other in ((a, b), (b, a)):
            key = one, of.spans[other].article
            best[key] = max(best.get(key, 0.0), like)
    place = _places(of)
    named = _named(group, of)
    scored = []
    for (a, b), like in near.items():
        mutual = best[a, of.spans[b].article] == like == best[b, of.spans[a].article]
        words = of.shared(a, b) - of.names
        own = min(len(of.terms[x] - of.terms[y] - of.names) for x, y in ((a, b), (b, a)))
        either = mutual or best[a, of.spans[b].article] == like or like == best[b, of.spans[a].article]
        if not either or like > TOO_LIKE or len(words) < FEWEST_SHARED or own < FEWEST_OWN:
            continue
        if named[a] and named[b] and not named[a] & named[b]:
            continue  # of other people
        early = max(place[a], place[b]) < EARLY
        score = like + LIKE_EARLY * early + LIKE_WORD * min(len(words), MOST_WORDS)
        if score >= (LIKE if mutual else LIKE_ONE):
            scored.append((-score, a, b))
    given: Counter[frozenset[str]] = Counter()
    for _, a, b in sorted(scored):
        spans = of.spans[a], of.spans[b]
        rows = [{n for t, n in told.get(s.article, ()) if s.touches(t)} for s in spans]
        if rows[0] & rows[1]:
            continue
        articles = frozenset(s.article for s in spans)
        if given[articles] >= MOST:
            continue
        given[articles] += 1
        yield Discrepancy(
            kind="telling",
            about=f"how it is told: {text_of(group, spans[0])}",
            grade="difference",
            values=tuple(Account(text_of(group, s), (s,)) for s in spans),
        )


def _named(group: Group, of: Sentences) -> dict[int, frozenset[str]]:
    """The people whom each sentence names."""
    held = [(m, p.name) for p in group.of(Person) if p.type == "person" for m in p.mentions]
    where = places(of.spans, (m for m, _ in held))
    found: dict[int, set[str]] = defaultdict(set)
    for mention, name in held:
        if mention in where:
            found[where[mention]].add(name)
    return defaultdict(frozenset, {k: frozenset(names) for k, names in found.items()})


def _places(of: Sentences) -> list[int]:
    """How many sentences of its article stand before each sentence."""
    seen: Counter[str] = Counter()
    found = [0] * len(of.spans)
    for k in sorted(range(len(of.spans)), key=lambda k: of.spans[k]):
        found[k] = seen[of.spans[k].article]
        seen[of.spans[k].article] += 1
    return found
