"""Positions: what a reader is not sure of counts only where other words bear it out."""

from __future__ import annotations

from onrecord.linkers.base import Group
from onrecord.linkers.positions import Positions
from onrecord.model import Article, Position, Span, StanceClaim

WORDS = "Ada Lund winced at the tram plan. The tram plan, said Lund, is a fairy tale."


def article(outlet: str, text: str = WORDS) -> Article:
    return Article(outlet=outlet, text=text, language="en", published="2025-03-12", published_basis="given")


def claim(of: Article, words: str, stance: str = "against", sure: float = 0.5) -> StanceClaim:
    start = of.text.index(words)
    span = Span(of.id, start, start + len(words))
    return StanceClaim((span,), "Ada Lund", "the tram plan", stance, "winced at", sure=sure)


def positions(articles: list[Article], claims: list[StanceClaim]) -> list[Position]:
    group = Group("", {a.id: a for a in articles}, {StanceClaim: claims})
    return [row for row in Positions().link(group) if isinstance(row, Position)]


def test_an_unsure_claim_alone_makes_no_position() -> None:
    one = article("The Bench")
    assert positions([one], [claim(one, "Ada Lund winced at the tram plan")]) == []
    (sure,) = positions([one], [claim(one, "Ada Lund winced at the tram plan", sure=0.7)])
    assert sure.stance == "against"


def test_other_words_of_the_same_side_bear_it_out() -> None:
    one = article("The Bench")
    both = [claim(one, "Ada Lund winced at the tram plan"), claim(one, "is a fairy tale")]
    (row,) = positions([one], both)
    assert len(row.evidence) == 2
    assert positions([one], [both[0], claim(one, "is a fairy tale", "for")]) == []


def test_a_copy_of_the_same_words_bears_nothing_out() -> None:
    one, two = article("The Bench"), article("The Stand", WORDS + " ")
    told = "Ada Lund winced at the tram plan"
    assert positions([one, two], [claim(one, told), claim(two, told)]) == []
