"""Lays the accounts side by side: each thing reported, and which articles report it, and how."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.points_alignment import Pair, Sentences, clusters, sentences
from onrecord.linkers.points_meanings import told_alike
from onrecord.linkers.shared_terms import FEWEST_SHARED
from onrecord.model import (
    Block,
    Cell,
    Discrepancy,
    Gist,
    Meaning,
    Point,
    Quote,
    QuoteGroup,
    Row,
    Sentence,
    Span,
    row_id,
)
from onrecord.text.alignment import matches
from onrecord.text.shingles import folded

# How alike two sentences must be to tell one thing, all of a point on average, and any two to be compared
# at all. What somebody says in marks is told by another only in much the same words.
LIKE = 0.34
LIKE_ON_AVERAGE = 0.24
LIKE_AT_LEAST = 0.2
LIKE_SPOKEN = 0.6
SPOKEN = 0.7
# What it counts for to hold one utterance, in so many words and so much of the shorter sentence, or the
# two sides of a discrepancy of these kinds.
SAME_UTTERANCE = 0.8
SAME_MATTER = 0.6
TELLING = frozenset(("date", "number", "reason", "power", "wording"))
FEWEST_SAME = 3
SHARE = 0.4
# Beyond so many articles, what fewer than half report has no cells for those that do not.
MOST_ABSENT = 20
SHORTEST_CLEAR = 8
LONGEST_CLEAR = 45

_LEANING = frozenset(
    "he she it they this that these those his her their its and but so also then instead however "
    "there".split()
)


# A discrepancy's grade, its number, and which of its values.
Side = tuple[str, int, int]
Grades = Mapping[int, set[Side]]


class Points(Linker):
    """One Point for each thing that the articles report: sentences of the bodies that tell the same.

    Every sentence of every body belongs to one point. A cell says how an article has it: "carries",
    "words differently" (a discrepancy names the difference), "contradicts" or "absent". `what` is the
    clearest of the point's sentences, in its own words. An article of which no sentence was read (it is in
    another language) has no cells: nobody knows what it leaves out. In a story of more than MOST_ABSENT
    others a point that fewer than half of them report has no cells for those that do not.
    """

    name = "points"
    version = 4
    requires = (Block, Sentence, Gist, Meaning, Quote, QuoteGroup, Discrepancy)
    produces = (Point,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        body = _body(group)
        units = _units(group, body)
        gists = {g.span: g for g in group.of(Gist)}
        of = sentences([gists.get(body[u[0]]) or Gist(body[u[0]], ()) for u in units])
        meant = {s.span: s.vector for s in group.of(Meaning)}
        meanings = [meant.get(body[u[0]]) for u in units]
        index = _Places(body)
        spoken = _spoken(group, index)
        alike = {
            (a, b): like
            for (a, b), like in told_alike(of, meanings, LIKE_AT_LEAST).items()
            if len({body[k].article for u in (a, b) for k in units[u]}) > 1
            and (like >= LIKE_SPOKEN or not {units[a][0], units[b][0]} & spoken)
        }
        unit = {k: n for n, members in enumerate(units) for k in members}
        for pair, like in _hints(group, index, unit, of).items():
            alike[pair] = max(like, alike.get(pair, 0.0))
        graded = _grades(group, index)
        read = [a for a in group.articles if index.has(a)]
        for cluster in clusters(len(units), alike, LIKE, LIKE_ON_AVERAGE):
            yield _point(group, read, body, [units[u] for u in cluster], _nearness(cluster, alike), graded)


class _Places:
    """Finds the sentences that a span stands in."""

    def __init__(self, body: Sequence[Span]) -> None:
        self.body = body
        self._starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for k, span in enumerate(body):
            self._starts[span.article].append((span.start, k))

    def has(self, article: str) -> bool:
        """Whether any sentence of the article was read."""
        return article in self._starts

    def of(self, span: Span) -> Iterator[tuple[int, float]]:
        """Each sentence that the span touches, and the share of the sentence that it covers."""
        here = self._starts.get(span.article, [])
        at = max(0, bisect.bisect_right(here, (span.start, len(self.body))) - 1)
        while at < len(here) and here[at][0] < span.end:
            sentence = self.body[here[at][1]]
            if sentence.touches(span):
                shared = min(sentence.end, span.end) - max(sentence.start, span.start)
                yield here[at][1], shared / len(sentence)
            at += 1


def _body(group: Group) -> list[Span]:
    """The sentences of the articles' bodies, in the articles' order."""
    blocks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for block in group.of(Block):
        blocks[block.span.article].append((block.span.start, block.role))
    found = []
    for sentence in group.of(Sentence):
        here = blocks.get(sentence.span.article, [])
        at = bisect.bisect_right(here, (sentence.span.start, "\U0010ffff")) - 1
        if at < 0 or here[at][1] == "body":
            found.append(sentence.span)
    order = {article: n for n, article in enumerate(group.articles)}
    return sorted(found, key=lambda s: (order[s.article], s.start))


def _units(group: Group, body: Sequence[Span]) -> list[list[int]]:
    """Sentences of the same words, as one: copies of a text are compared once."""
    units: dict[str, list[int]] = {}
    for k, span in enumerate(body):
        words = " ".join(folded(group.articles[span.article].text[span.start : span.end]))
        units.setdefault(words or f"\n{k}", []).append(k)
    return sorted(units.values())


def _spoken(group: Group, index: _Places) -> frozenset[int]:
    """The sentences that are mostly somebody's own words."""
    share: dict[int, float] = defaultdict(float)
    for quote in group.of(Quote):
        if quote.form == "direct":
            for span in quote.content:
                for k, part in index.of(span):
                    share[k] += part
    return frozenset(k for k, part in share.items() if part >= SPOKEN)


def _hints(group: Group, index: _Places, unit: Mapping[int, int], of: Sentences) -> dict[Pair, float]:
    """Pairs of units that hold one utterance, or the two sides of a discrepancy and some terms in common."""
    content = {row_id(q): q.content for q in group.of(Quote)}
    words = {k: folded(_text(group, span)) for k, span in enumerate(index.body)}
    found: dict[Pair, float] = {}

    def note(one: int, other: int, like: float) -> None:
        pair = (min(unit[one], unit[other]), max(unit[one], unit[other]))
        if pair[0] != pair[1]:
            found[pair] = max(like, found.get(pair, 0.0))

    for quotes in group.of(QuoteGroup):
        held = [
            sorted({k for s in content[v.quote] for k, _ in index.of(s)})
            for v in quotes.variants
            if v.quote in content
        ]
        for there in held[1:]:
            for a in held[0]:
                for b in there:
                    shared = len(matches(words[a], words[b]))
                    if shared >= FEWEST_SAME and shared >= SHARE * min(len(words[a]), len(words[b])):
                        note(a, b, SAME_UTTERANCE)
    for row in group.of(Discrepancy):
        if row.kind in TELLING:
            sides = [[k for k, _ in index.of(value.evidence[0])] for value in row.values]
            for n, left in enumerate(sides):
                for right in sides[n + 1 :]:
                    if len(left) != 1 or len(right) != 1:
                        continue
                    if len(of.shared(unit[left[0]], unit[right[0]])) >= FEWEST_SHARED:
                        note(left[0], right[0], SAME_MATTER)
    return found


def _grades(group: Group, index: _Places) -> Grades:
    """On which side of which discrepancy each sentence stands, and what two sides are to one another."""
    graded: dict[int, set[Side]] = defaultdict(set)
    for n, row in enumerate(group.of(Discrepancy)):
        status = "contradicts" if row.grade == "contradiction" else "words differently"
        for side, value in enumerate(row.values):
            for k in {k for s in value.evidence for k, _ in index.of(s)}:
                graded[k].add((status, n, side))
    return graded


def _nearness(cluster: Sequence[int], alike: Mapping[Pair, float]) -> list[float]:
    """How alike each of a cluster is to the others, on average."""
    others = max(1, len(cluster) - 1)
    return [sum(alike.get((min(u, v), max(u, v)), 0.0) for v in cluster if v != u) / others for u in cluster]


def _point(
    group: Group,
    read: Sequence[str],
    body: Sequence[Span],
    units: Sequence[Sequence[int]],
    near: Sequence[float],
    graded: Grades,
) -> Point:
    best = max(range(len(units)), key=lambda n: (near[n] + _clarity(_text(group, body[units[n][0]])), -n))
    clearest = units[best][0]
    members = sorted(k for unit in units for k in unit)
    by_article: dict[str, list[int]] = defaultdict(list)
    for k in members:
        by_article[body[k].article].append(k)
    sides = {side for k in members for side in graded.get(k, ())}
    few = len(read) > MOST_ABSENT and 2 * len(by_article) < len(read)
    cells = []
    for article in by_article if few else read:
        mine = by_article.get(article, [])
        status = _status(mine, sides, clearest, graded)
        evidence = tuple(body[k] for k in mine)
        cells.append(Cell(group.articles[article].outlet, article, status, evidence))
    return Point(what=_text(group, body[clearest]), cells=tuple(cells))


def _status(mine: Sequence[int], sides: Iterable[Side], clearest: int, graded: Grades) -> str:
    if not mine:
        return "absent"
    if clearest in mine:
        return "carries"
    held = {side for k in mine for side in graded.get(k, ())}
    found = {
        status
        for status, row, side in held
        if any(row == theirs and side != other for _, theirs, other in sides)
    }
    return next((s for s in ("contradicts", "words differently") if s in found), "carries")


def _clarity(text: str) -> float:
    """How clear a sentence is by itself: whole, of middling length, leaning on no other."""
    words = text.split()
    first = words[0].strip("\"'\u201c\u2018").lower()
    return (
        0.2 * (first not in _LEANING)
        + 0.1 * (text.count("\u201c") == text.count("\u201d") and text.count('"') % 2 == 0)
        + 0.1 * (text[-1] in '.!?"\u201d')
        - 0.02 * max(0, len(words) - LONGEST_CLEAR)
        - 0.05 * max(0, SHORTEST_CLEAR - len(words))
    )


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
