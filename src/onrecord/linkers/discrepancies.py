"""Lays the accounts beside one another and tells where they differ."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.discrepancies_acts import acts
from onrecord.linkers.discrepancies_names import names
from onrecord.linkers.discrepancies_numbers import numbers
from onrecord.linkers.discrepancies_terms import labels
from onrecord.linkers.discrepancies_updates import updated
from onrecord.linkers.discrepancies_wording import wording
from onrecord.linkers.points_alignment import sentences
from onrecord.model import (
    AccountGroup,
    Act,
    Block,
    Discrepancy,
    Entity,
    Figure,
    Gist,
    InferredDate,
    Label,
    Person,
    Quote,
    Row,
    Scare,
    Sentence,
    Span,
    Speaker,
    TimeExpression,
)


class Discrepancies(Linker):
    """One Discrepancy for each thing on which accounts differ: a name, a date, a number, quoted words, a
    reason, a label (powers and stances are told by their own linkers). `grade` says how: "contradiction"
    (not both can be right), "difference", "refinement" (one is more precise) or "update" (a later capture
    gives the greater count).
    """

    name = "discrepancies"
    version = 2
    requires = (
        Block, Sentence, Gist, Figure, Act, Label, Entity, Person, Quote, Speaker, Scare,
        TimeExpression, InferredDate, AccountGroup,
    )  # fmt: skip
    produces = (Discrepancy,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        yield from updated(group, _differences(group))


def _differences(group: Group) -> Iterator[Discrepancy]:
    gists = group.of(Gist)
    of = sentences(gists)
    figures = homes(gists, [f.span for f in group.of(Figure)])
    scares = homes(gists, [s.span for s in group.of(Scare)])
    deeds = homes(gists, [a.verb for a in group.of(Act)])
    yield from names(group)
    yield from numbers(group, of, figures)
    yield from acts(group, of, deeds)
    yield from wording(group, of, scares)
    yield from labels(group)


def homes(gists: Sequence[Gist], spans: Iterable[Span]) -> dict[Span, int]:
    """The index of the sentence that each span begins in, for those that do begin in one."""
    places: dict[str, list[tuple[int, int]]] = {}
    for k, gist in enumerate(gists):
        places.setdefault(gist.span.article, []).append((gist.span.start, k))
    found = {}
    for span in spans:
        here = places.get(span.article, [])
        at = bisect.bisect_right(here, (span.start, len(gists))) - 1
        if at >= 0 and span.start < gists[here[at][1]].span.end:
            found[span] = here[at][1]
    return found
