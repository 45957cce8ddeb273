"""Lays the sentences of two articles that tell one thing face to face: their days, counts, objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import SAYING, clash, ordinal
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.points_alignment import Pair, Sentences, places
from onrecord.model import Account, Discrepancy, Figure, TimeExpression
from onrecord.text.numbers import rounded

# Sentences this much alike, each the likest to the other in its article, tell one thing; they share so
# many terms that are no names.
LIKE = 0.25
FEWEST_TERMS = 3
# A verb of saying so near to a day tells when it was said.
AROUND = 24
# A longer sentence tells of several days.
# Days so far apart are of two acts.
WEEK = 7
MOST_TIMES = 2


def facing(of: Sentences, near: Mapping[Pair, float]) -> list[Pair]:
    """The pairs of sentences of which each is the likest to the other in its article, likest first."""
    best: dict[tuple[int, str], tuple[float, int]] = {}
    close = {pair: like for pair, like in near.items() if like >= LIKE}
    for (a, b), like in close.items():
        for one, other in ((a, b), (b, a)):
            key = one, of.spans[other].article
            known = best.get(key)
            if known is None or (like, -other) > known:
                best[key] = like, -other
    mutual = [
        (-like, (a, b))
        for (a, b), like in close.items()
        if best[a, of.spans[b].article][1] == -b
        and best[b, of.spans[a].article][1] == -a
        and len(of.shared(a, b) - of.names) >= FEWEST_TERMS
    ]
    return [pair for _, pair in sorted(mutual)]


def faced(
    group: Group, of: Sentences, pairs: Sequence[Pair], told: Iterable[Discrepancy]
) -> Iterator[Discrepancy]:
    """Discrepancies of kinds "date" and "number" between sentences that face each other, but for those
    between which `told` has one of the kind.
    """
    known = _known(of, told)
    yield from _days(group, of, [p for p in pairs if ("date", *p) not in known])
    yield from _counts(group, of, [p for p in pairs if ("number", *p) not in known])


def _known(of: Sentences, told: Iterable[Discrepancy]) -> set[tuple[str, int, int]]:
    rows = list(told)
    where = places(of.spans, (s for row in rows for v in row.values for s in v.evidence))
    known = set()
    for row in rows:
        held = sorted({where[s] for v in row.values for s in v.evidence if s in where})
        known |= {(row.kind, a, b) for a in held for b in held if a < b}
    return known


def _days(group: Group, of: Sentences, pairs: Sequence[Pair]) -> Iterator[Discrepancy]:
    times: dict[int, list[TimeExpression]] = defaultdict(list)
    dated = [t for t in group.of(TimeExpression) if t.type == "DATE"]
    where = places(of.spans, (t.span for t in dated))
    for time in dated:
        if time.span in where:
            times[where[time.span]].append(time)
    for a, b in pairs:
        here, there = times[a], times[b]
        if not 0 < len(here) < MOST_TIMES or not 0 < len(there) < MOST_TIMES:
            continue
        if any(reported(group, t) for t in (*here, *there)):
            continue
        same = {text_of(group, t.span).lower() for t in here} & {
            text_of(group, t.span).lower() for t in there
        }
        if any(_apart(group, one, other) for one in here for other in there):
            continue
        if not same and clash(here, there, False) == "contradiction":
            yield Discrepancy(
                kind="date",
                about=f"when: {text_of(group, of.spans[a])}",
                grade="difference",
                values=tuple(
                    Account(text_of(group, t[0].span), (of.spans[k],)) for k, t in ((a, here), (b, there))
                ),
            )


def _apart(group: Group, one: TimeExpression, other: TimeExpression) -> bool:
    """True for days of two acts: a week or more apart, or one of them past for an article and yet to come
    for the other.
    """
    days = ordinal(one.value[:10]), ordinal(other.value[:10])
    if 0 in days:
        return False
    here, there = (ordinal((group.articles[t.span.article].published or "")[:10]) for t in (one, other))
    past = (days[0] <= here, days[1] <= there)
    told_before = (past[1] and 0 < here < days[1]) or (past[0] and 0 < there < days[0])
    return abs(days[0] - days[1]) >= WEEK or told_before


def reported(group: Group, time: TimeExpression) -> bool:
    """True for a day on which somebody spoke, and for a year counted back."""
    text = group.articles[time.span.article].text
    around = text[max(0, time.span.start - AROUND) : time.span.end + AROUND].lower()
    back = len(time.value) == 4 and text[time.span.end - 4 : time.span.end] == " ago"
    return back or (len(time.value) > 7 and SAYING.search(around) is not None)


def _counts(group: Group, of: Sentences, pairs: Sequence[Pair]) -> Iterator[Discrepancy]:
    """ "More than 50 bodies" and "52 bodies": one is more precise."""
    figures: dict[int, list[Figure]] = defaultdict(list)
    where = places(of.spans, (f.span for f in group.of(Figure)))
    for figure in group.of(Figure):
        if figure.span in where:
            figures[where[figure.span]].append(figure)
    for a, b in pairs:
        for one in figures[a]:
            for other in figures[b]:
                least, exact = (one, other) if one.high is None else (other, one)
                if (
                    (one.unit, one.of) == (other.unit, other.of)
                    and least.high is None
                    and exact.exact
                    and least.low < exact.low
                    and rounded(least.low, exact.low)
                ):
                    yield Discrepancy(
                        kind="number",
                        about=f"how many: {text_of(group, exact.span)}",
                        grade="refinement",
                        values=tuple(Account(text_of(group, f.span), (f.span,)) for f in (one, other)),
                    )
