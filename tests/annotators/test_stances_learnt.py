"""Readings of the trained model become claims only where somebody can be named and no rule read the words."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.annotators.actors import Cast
from onrecord.annotators.base import Rows
from onrecord.annotators.stances import further
from onrecord.annotators.stances_learnt import learnt
from onrecord.model import Article, Entity, Parse, Quote, Span, Speaker, StanceClaim
from onrecord.models.stances_decode import StanceReading

STEPS = pipeline.order(ANNOTATORS)


class Told:
    """A text, read by the pipeline, and readings of it told by its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.article = Article(
            outlet="The Bench", text=text, language="en", published="2025-03-12", published_basis="given"
        )
        outcome = pipeline.annotate(self.article, STEPS)
        self.rows = Rows({kind: outcome.of(kind) for kind in (Entity, Quote, Speaker, Parse)})

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def reading(self, cue: str, holder: str | None, target: str, stance: str = "against") -> StanceReading:
        holders = (self.at(holder),) if holder else ()
        return StanceReading(self.at(cue), holders, (self.at(target),), stance, 0.8)

    def claims(self, *readings: StanceReading) -> list[StanceClaim]:
        parses = self.rows.of(Parse)
        return [c for _, c in learnt(Cast(self.article, self.rows), parses, readings)]


def test_a_reading_becomes_a_claim_with_names_words_and_how_sure() -> None:
    told = Told("Ada Lund, a councillor, rolled her eyes at the tram plan on Monday.")
    (claim,) = told.claims(told.reading("rolled her eyes at", "Ada Lund", "the tram plan"))
    assert (claim.actor, claim.target, claim.stance) == ("Ada Lund", "the tram plan", "against")
    assert (claim.act, claim.sure, claim.firm) == ("rolled her eyes at", 0.8, True)
    (span,) = claim.evidence
    assert "rolled her eyes at the tram plan" in told.text[span.start : span.end]


def test_whoever_speaks_holds_what_the_words_leave_open() -> None:
    told = Told("“This tram plan is a fairy tale,” said Councillor Ada Lund.")
    (claim,) = told.claims(told.reading("a fairy tale", None, "This tram plan"))
    assert claim.actor == "Ada Lund"
    assert claim.by is not None


def test_whoever_is_moved_takes_a_side() -> None:
    told = Told("Ada Lund was appalled by the tram plan.")
    (claim,) = told.claims(told.reading("was appalled", "Ada Lund", "the tram plan"))
    assert claim.actor == "Ada Lund"


def test_a_condition_goes_with_the_claim() -> None:
    told = Told("Ada Lund could live with the tram plan if the fares are frozen.")
    (claim,) = told.claims(told.reading("could live with", "Ada Lund", "the tram plan", "conditional"))
    assert claim.condition == "if the fares are frozen"


@pytest.mark.parametrize(
    ("text", "cue", "holder", "target"),
    [
        ("Does Ada Lund loathe the tram plan?", "loathe", "Ada Lund", "the tram plan"),
        ("Nobody knew. It loathed the tram plan, they thought.", "loathed", "It", "the tram plan"),
        ("No councillor loathed the tram plan.", "loathed", "No councillor", "the tram plan"),
        ("Ada Lund is tired of Ada Lund.", "is tired of", "Ada Lund", "Ada Lund"),
        ("Ada Lund was refused the lee berth by the board.", "was refused", "Ada Lund", "the lee berth"),
    ],
)
def test_questions_and_what_nobody_can_name_give_none(text: str, cue: str, holder: str, target: str) -> None:
    told = Told(text)
    assert told.claims(told.reading(cue, holder, target)) == []


def claim(start: int, end: int, **of: Any) -> StanceClaim:
    values: dict[str, Any] = {"actor": "Ada Lund", "target": "the tram plan", "stance": "against", "act": "x"}
    return StanceClaim(evidence=(Span("a", start, end),), **(values | of))


def test_the_rules_words_come_first() -> None:
    told = Told("Ada Lund condemned the tram plan.\nShe mocked it.\nBo Rask liked the tram plan.")
    parses = told.rows.of(Parse)
    rule = claim(0, 32)
    same = (Span("a", 9, 18), claim(0, 32, actor="Bo Rask", sure=0.9))
    assert list(further(parses, [rule], [same])) == []
    turned = (Span("a", 38, 44), claim(34, 47, stance="for", sure=0.9))
    assert list(further(parses, [rule], [turned])) == []
    more = (Span("a", 38, 44), claim(34, 47, sure=0.5))
    other = (Span("a", 57, 62), claim(49, 76, actor="Bo Rask", stance="for", sure=0.7))
    assert list(further(parses, [rule], [more, other])) == [other[1], more[1]]


def test_the_surer_of_two_sides_is_kept() -> None:
    told = Told("Ada Lund winced at the tram plan.\nShe beamed at it.")
    one = (Span("a", 9, 15), claim(0, 32, sure=0.5))
    two = (Span("a", 38, 44), claim(34, 50, stance="for", sure=0.7))
    assert list(further(told.rows.of(Parse), [], [one, two])) == [two[1]]
