"""Lays the accounts beside one another and tells where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.discrepancies_acts import acts
from onrecord.linkers.discrepancies_charges import charges
from onrecord.linkers.discrepancies_claims import claims
from onrecord.linkers.discrepancies_deeds import gathered
from onrecord.linkers.discrepancies_edits import edits
from onrecord.linkers.discrepancies_facing import faced, facing
from onrecord.linkers.discrepancies_hours import hours
from onrecord.linkers.discrepancies_names import names
from onrecord.linkers.discrepancies_numbers import numbers
from onrecord.linkers.discrepancies_persons import persons
from onrecord.linkers.discrepancies_sources import sources
from onrecord.linkers.discrepancies_spelling import spelling
from onrecord.linkers.discrepancies_sureness import surenesses
from onrecord.linkers.discrepancies_terms import labels
from onrecord.linkers.discrepancies_things import things
from onrecord.linkers.discrepancies_updates import updated
from onrecord.linkers.discrepancies_wording import quoted, wording
from onrecord.linkers.points_alignment import aligned, places, sentences
from onrecord.linkers.quote_groups import utterances
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
# Those less alike may still tell of one act or thing.
LIKE_AT_ALL = 0.1
# Of what is less sure, each kind of look tells so many things, the surest, and one more for each article.
MOST = 10


class Discrepancies(Linker):
    """One Discrepancy for each thing on which accounts differ: a name or its spelling, a date or hour, a
    number, one or several, quoted words, the words of a copied sentence, a reason, a place, a label, who
    somebody is, who says it, a charge, whether it was done, whether it is sure (powers and stances are told
    by their own linkers). `grade` says how: "contradiction" (not both can be right), "difference",
    "refinement" (one is more precise) or "update" (a later capture gives the greater count).
    """

    name = "discrepancies"
    version = 9
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
    alike = {
        (a, b): like
        for (a, b), like in aligned(of, LIKE_AT_ALL).items()
        if of.spans[a].article != of.spans[b].article
    }
    near = {pair: like for pair, like in alike.items() if like >= LIKE}
    deeds = gathered(group, places(of.spans, [a.verb for a in group.of(Act)]))
    between_marks = quoted(group, utterances(group))
    told = [
        *names(group),
        *numbers(group, of, figures),
        *acts(group, of, deeds),
        *wording(group, of, scares, between_marks),
        *edits(group, of, near),
    ]
    told += faced(group, of, facing(of, near), told)
    told += hours(group, of, told)
    told += labels(group)
    told += charges(group, of)
    told = _once(told)
    yield from told
    known: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    count = 0
    for rows in (
        told,
        spelling(group, of),
        persons(group),
        sources(group, between_marks),
        things(group, of, alike),
        claims(group, of, deeds, near),
        surenesses(group, of, deeds, alike),
    ):
        fresh = told
        if rows is not told:
            most = MOST + len(group.articles)
            fresh = list(islice((row for row in rows if not _covered(row, known)), most))
            yield from fresh
        for row in fresh:
            count += 1
            for value in row.values:
                for span in value.evidence:
                    known[span.article].append((span, count))


def _once(rows: Sequence[Discrepancy]) -> list[Discrepancy]:
    """The rows, but of those of one kind whose values all rest on the same places the widest alone."""
    known: dict[str, dict[str, list[tuple[Span, int]]]] = defaultdict(lambda: defaultdict(list))
    kept = set()
    widest = sorted(
        range(len(rows)), key=lambda k: (-sum(len(s) for v in rows[k].values for s in v.evidence), k)
    )
    for k in widest:
        if not _covered(rows[k], known[rows[k].kind]):
            kept.add(k)
            for value in rows[k].values:
                for span in value.evidence:
                    known[rows[k].kind][span.article].append((span, k))
    return [row for k, row in enumerate(rows) if k in kept]


def _covered(row: Discrepancy, known: Mapping[str, Sequence[tuple[Span, int]]]) -> bool:
    """True if one closer look has told already what each value of a row rests on."""
    touched = ({n for t, n in known[s.article] if s.touches(t)} for v in row.values for s in v.evidence)
    return bool(set.intersection(*touched))
