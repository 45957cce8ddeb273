"""Lays the accounts beside one another and tells where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.discrepancies_acts import acts
from onrecord.linkers.discrepancies_edits import edits
from onrecord.linkers.discrepancies_names import names
from onrecord.linkers.discrepancies_numbers import numbers
from onrecord.linkers.discrepancies_terms import labels
from onrecord.linkers.discrepancies_updates import updated
from onrecord.linkers.discrepancies_wording import wording
from onrecord.linkers.points_alignment import places, sentences
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
    Speaker,
    TimeExpression,
)


class Discrepancies(Linker):
    """One Discrepancy for each thing on which accounts differ: a name or its spelling, a date or hour, a
    number, one or several, quoted words, the words of a copied sentence, a reason, a place, a label (powers
    and stances are told by their own linkers). `grade` says how: "contradiction" (not both can be right),
    "difference", "refinement" (one is more precise) or "update" (a later capture gives the greater count).
    """

    name = "discrepancies"
    version = 3
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
    of = sentences(group.of(Gist))
    figures = places(of.spans, [f.span for f in group.of(Figure)])
    scares = places(of.spans, [s.span for s in group.of(Scare)])
    deeds = places(of.spans, [a.verb for a in group.of(Act)])
    yield from names(group)
    yield from numbers(group, of, figures)
    yield from acts(group, of, deeds)
    yield from wording(group, of, scares)
    yield from edits(group, of)
    yield from labels(group)
