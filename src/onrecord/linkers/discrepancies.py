"""Lays the accounts beside one another and tells where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.discrepancies_acts import acts
from onrecord.linkers.discrepancies_charges import charges
from onrecord.linkers.discrepancies_claims import claims
from onrecord.linkers.discrepancies_deeds import gathered
from onrecord.linkers.discrepancies_edits import edits
from onrecord.linkers.discrepancies_facing import faced, facing
from onrecord.linkers.discrepancies_names import names
from onrecord.linkers.discrepancies_numbers import numbers
from onrecord.linkers.discrepancies_offices import offices
from onrecord.linkers.discrepancies_parties import parties
from onrecord.linkers.discrepancies_terms import labels
from onrecord.linkers.discrepancies_updates import updated
from onrecord.linkers.discrepancies_wording import wording
from onrecord.linkers.points_alignment import aligned, places, sentences
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
    OfficeClaim,
    Person,
    Quote,
    Row,
    Scare,
    Sentence,
    Span,
    Speaker,
    TimeExpression,
)

# Sentences this much alike are laid side by side.
LIKE = 0.2


class Discrepancies(Linker):
    """One Discrepancy for each thing on which accounts differ: a name or its spelling, a date or hour, a
    number, one or several, quoted words, the words of a copied sentence, a reason, a place, a label, a post,
    who did it and to whom, a charge, whether it was done, whether it is sure (powers and stances are told by
    their own linkers). `grade` says how: "contradiction" (not both can be right), "difference",
    "refinement" (one is more precise) or "update" (a later capture gives the greater count).
    """

    name = "discrepancies"
    version = 5
    requires = (
        Block, Sentence, Gist, Figure, Act, Label, Entity, OfficeClaim, Person, Quote, Speaker, Scare,
        TimeExpression, InferredDate, AccountGroup,
    )  # fmt: skip
    produces = (Discrepancy,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        yield from updated(group, _differences(group))


def _differences(group: Group) -> Iterator[Discrepancy]:
    of = sentences(group.of(Gist))
    figures = places(of.spans, [f.span for f in group.of(Figure)])
    scares = places(of.spans, [s.span for s in group.of(Scare)])
    near = {
        (a, b): like
        for (a, b), like in aligned(of, LIKE).items()
        if of.spans[a].article != of.spans[b].article
    }
    deeds = gathered(group, places(of.spans, [a.verb for a in group.of(Act)]))
    pairs = facing(of, near)
    told = [
        *names(group),
        *numbers(group, of, figures),
        *acts(group, of, deeds),
        *wording(group, of, scares),
        *edits(group, of, near),
    ]
    yield from told
    yield from faced(group, of, pairs, told)
    yield from labels(group)
    yield from offices(group)
    yield from charges(group, of)
    evidence: dict[str, list[Span]] = defaultdict(list)
    for row in told:
        for value in row.values:
            for span in value.evidence:
                evidence[span.article].append(span)
    for row in (*claims(group, of, deeds, near), *parties(group, of, deeds, pairs)):
        # What a closer look has told already is not told again.
        if not all(any(s.touches(t) for t in evidence[s.article]) for v in row.values for s in v.evidence):
            yield row
