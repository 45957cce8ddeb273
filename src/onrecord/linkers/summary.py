"""Sums a story up in its articles' own sentences: what all agree on, where they differ, what one has."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.linkers.base import Group, Linker
from onrecord.model import (
    AccountGroup,
    Discrepancy,
    Gist,
    Point,
    Row,
    Sentence,
    Span,
    SummaryLine,
    Told,
    row_id,
)
from onrecord.model.story import weight

# The parts in their order, how many lines each has at most, and how many of it lead the whole summary.
PARTS = {"agree": (6, 2), "differ": (6, 2), "one": (6, 1)}
BRIEF = sum(lead for _, lead in PARTS.values())
# "Every account" in a story of many outlets: so many of them carry it.
NEARLY_ALL = 0.75
FEW_OUTLETS = 3
# A further line must tell so much of what the part's first line told.
LEAST_NEW = 0.3
# Longer sentences must tell more; what is no whole sentence of middling length tells nothing by itself.
SHORT = 12
FEWEST_WORDS = 5
MOST_WORDS = 60


@dataclass(slots=True)
class _Line:
    """A candidate: what it would say, the terms that it tells, and its length in words."""

    about: str
    told: tuple[Told, ...]
    row: str
    terms: frozenset[str]
    length: int
    outlet: str = ""


class Summary(Linker):
    """The fewest and shortest of the articles' own sentences that tell the story, as SummaryLines.

    A term weighs as much as there are articles that use it; each line is the one that adds most for its
    length. "Every account" means all outlets of which anything was read, or NEARLY_ALL where there are more
    than FEW_OUTLETS; where no point is told by so many, what most outlets tell, if FEW_OUTLETS do. A story of
    one such outlet has no summary.
    """

    name = "summary"
    version = 5
    requires = (Point, Discrepancy, Gist, Sentence, AccountGroup)
    produces = (SummaryLine,)

    def link(self, group: Group) -> Iterable[Row]:
        read = sorted({c.article for p in group.of(Point) for c in p.cells})
        if len({group.articles[a].outlet for a in read}) < 2:
            return
        weights = _weights(group)
        terms = {g.span: frozenset(t.lower() for t in g.terms) for g in group.of(Gist)}
        places = _places(group)
        agree, one = _points(group, read, terms, _disputed(group, places))
        parts = {
            "agree": list(_shortest(agree, weights, PARTS["agree"][0])),
            "differ": list(_differing(group, places))[: PARTS["differ"][0]],
            "one": list(_shortest(one, weights, PARTS["one"][0], each_outlet=True)),
        }
        for rank, (part, line) in enumerate(_ranked(parts)):
            yield SummaryLine(part, rank, line.about, line.told, line.row)


def _ranked(parts: dict[str, list[_Line]]) -> Iterator[tuple[str, _Line]]:
    """The lines in order: the BRIEF first (each part's lead, filled up from the parts in order), then the
    rest part by part.
    """
    lead = {part: min(PARTS[part][1], len(lines)) for part, lines in parts.items()}
    for part, lines in parts.items():
        lead[part] += min(len(lines) - lead[part], BRIEF - sum(lead.values()))
    for part, lines in parts.items():
        yield from ((part, line) for line in lines[: lead[part]])
    for part, lines in parts.items():
        yield from ((part, line) for line in lines[lead[part] :])


def _weights(group: Group) -> dict[str, float]:
    """How much each term weighs: the share of the articles that use it, more for what several use."""
    seen: dict[str, set[str]] = defaultdict(set)
    for gist in group.of(Gist):
        for term in gist.terms:
            seen[term.lower()].add(gist.span.article)
    return {term: math.log1p(len(where)) for term, where in seen.items()}


def _points(
    group: Group, read: Sequence[str], terms: dict[Span, frozenset[str]], disputed: set[Span]
) -> tuple[list[_Line], list[_Line]]:
    """The points that every account carries, and those that one outlet alone does, or one account with its
    copies, as candidates. What is agreed on is told by a sentence that holds nothing that another account
    tells differently.
    """
    agree, one = [], []
    lead = {v.article: a.lead for a in group.of(AccountGroup) for v in a.variants}
    accounts = {lead.get(a, a) for a in read}
    outlets = len({group.articles[a].outlet for a in read})
    in_all = len({a.outlet for a in group.articles.values()})
    enough = outlets if outlets <= FEW_OUTLETS else math.ceil(NEARLY_ALL * outlets)
    for point in group.of(Point):
        cells = [c for c in point.cells if c.status != "absent"]
        carrying = sorted({c.outlet for c in cells})
        spans = [s for c in cells for s in c.evidence]
        spans.sort(key=lambda s: _text(group, s) != point.what)
        clear = next((s for s in spans if s not in disputed and _whole(_text(group, s))), None)
        if clear is None or any(c.status == "contradicts" for c in cells):
            continue
        text = _text(group, clear)
        told = Told(tuple(carrying), text, (clear, *(s for s in spans if s != clear)))
        about = f"{len(carrying)} of {in_all}"
        told_terms = terms.get(clear, frozenset())
        leads = {lead.get(c.article, c.article) for c in cells}  # copies bear out nothing
        first = group.articles[min(leads)].outlet if len(leads) == 1 else carrying[0]
        line = _Line(about, (told,), row_id(point), told_terms, len(text.split()), first)
        if len(carrying) >= min(enough, FEW_OUTLETS) and (len(leads) > 1 or len(accounts) == 1):
            agree.append((len(carrying), line))
        elif len(carrying) == 1 or len(leads) == 1:
            one.append(line)
    # What is told by one outlet fewer than the most stands beside what most tell.
    widest = max((count for count, _ in agree), default=0)
    bar = enough if widest >= enough else max(FEW_OUTLETS, widest - 1)
    return [line for count, line in agree if count >= bar], one


def _whole(text: str) -> bool:
    """True for a sentence that ends and is neither a scrap (a dateline) nor a run of headings."""
    return FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and text[-1] in ".!?\"\u201d'\u2019)"


def _shortest(
    lines: Sequence[_Line], weight: dict[str, float], most: int, each_outlet: bool = False
) -> Iterator[_Line]:
    """Greedily the lines that add most for their length, until little is added. With `each_outlet` the
    outlets take turns.
    """
    told: set[str] = set()
    turns: Counter[str] = Counter()
    left = list(lines)
    first = 0.0
    for _ in range(most):
        best: tuple[tuple[float, float, str], _Line] | None = None
        for line in left:
            new = sum(weight.get(t, 0.0) for t in sorted(line.terms - told))
            gain = new / math.sqrt(max(SHORT, line.length))
            rank = (-float(turns[line.outlet]) if each_outlet else 0.0, gain, line.row)
            if gain > 0 and (best is None or rank > best[0]):
                best = (rank, line)
        if best is None or best[0][1] < LEAST_NEW * first:
            return
        first = first or best[0][1]
        told |= best[1].terms
        turns[best[1].outlet] += 1
        left.remove(best[1])
        yield best[1]


def _places(group: Group) -> dict[str, list[Span]]:
    """Each article's sentences, in order."""
    places: dict[str, list[Span]] = defaultdict(list)
    for sentence in group.of(Sentence):
        places[sentence.span.article].append(sentence.span)
    return places


def _disputed(group: Group, places: dict[str, list[Span]]) -> set[Span]:
    """The sentences that hold what another account tells otherwise, in fact and not in wording alone."""
    return {
        _sentence(places[span.article], span)
        for row in group.of(Discrepancy)
        if row.kind not in ("wording", "label")
        for value in row.values
        for span in value.evidence
    }


def _differing(group: Group, places: dict[str, list[Span]]) -> Iterator[_Line]:
    """The discrepancies, gravest first, each side told by the sentence that holds it; of those that
    the same sentences hold the first alone.
    """
    rows = [d for d in group.of(Discrepancy) if len(d.values) > 1 and _grave(d)]
    shown = set()
    rows.sort(key=lambda d: (*weight(d.grade, d.kind), -_outlets(group, d), row_id(d)))
    for row in rows:
        told = []
        for value in row.values:
            first = value.evidence[0]
            whole = _sentence(places[first.article], first)
            outlets = sorted({group.articles[s.article].outlet for s in value.evidence})
            others = (s for s in value.evidence if not whole.holds(s))
            told.append(Told(tuple(outlets), _text(group, whole), (whole, *others)))
        sentences = frozenset(t.text for t in told)
        if len(sentences) > 1 and sentences not in shown:
            shown.add(sentences)
            yield _Line(row.about, tuple(told), row_id(row), frozenset(), 0)


def _grave(row: Discrepancy) -> bool:
    """True for what leads a reader to the story's matter: not another word or a paraphrase."""
    return row.kind != "label" and (row.kind != "other" or row.grade == "contradiction")


def _outlets(group: Group, row: Discrepancy) -> int:
    return len({group.articles[s.article].outlet for v in row.values for s in v.evidence})


def _sentence(spans: Sequence[Span], inner: Span) -> Span:
    """The sentence that a span begins in, or the span itself where none holds it."""
    at = bisect_right(spans, inner.start, key=lambda s: s.start) - 1
    return spans[at] if at >= 0 and spans[at].holds(inner) else inner


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
