"""Positions: what a reader is not sure of counts only where other words bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.linkers.base import Group
from onrecord.linkers.positions import Positions
from onrecord.model import Article, DiaryEntry, Position, Quote, Row, Span, StanceClaim, row_id

WORDS = "Ada Lund winced at the tram plan. The tram plan, said Lund, is a fairy tale."


def article(outlet: str, text: str = WORDS, day: str = "2025-03-12") -> Article:
    return Article(outlet=outlet, text=text, language="en", published=day, published_basis="given")


def claim(of: Article, words: str, stance: str = "against", sure: float = 0.5) -> StanceClaim:
    start = of.text.index(words)
    span = Span(of.id, start, start + len(words))
    return StanceClaim((span,), "Ada Lund", "the tram plan", stance, "winced at", sure=sure)


def linked(articles: list[Article], claims: list[StanceClaim], quotes: Sequence[Quote] = ()) -> list[Row]:
    group = Group("", {a.id: a for a in articles}, {StanceClaim: claims, Quote: quotes})
    return list(Positions().link(group))


def positions(
    articles: list[Article], claims: list[StanceClaim], quotes: Sequence[Quote] = ()
) -> list[Position]:
    return [row for row in linked(articles, claims, quotes) if isinstance(row, Position)]


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


def test_a_position_says_how_strongly_and_in_whose_words() -> None:
    one = article("The Bench")
    plain = claim(one, "Ada Lund winced at the tram plan", sure=1.0)
    strong = replace(claim(one, "is a fairy tale", sure=1.0), strength="strong", by="a quote")
    quote = Quote((strong.evidence[0],), (), (), "indirect")
    (row,) = positions([one], [plain, replace(strong, by=row_id(quote))], [quote])
    assert (row.strength, row.voices) == ("strong", ("paraphrased", "outlet"))
    reserved = replace(plain, strength="reserved")
    (row,) = positions([one], [reserved])
    assert (row.strength, row.voices) == ("reserved", ("outlet",))


def test_a_change_of_stance_is_an_event_of_its_day() -> None:
    early, late = article("The Bench"), article("The Stand", WORDS + " ", "2025-03-20")
    claims = [
        claim(early, "Ada Lund winced at the tram plan", sure=1.0),
        claim(late, "is a fairy tale", "for", sure=1.0),
    ]
    rows = linked([early, late], claims)
    (position,) = (r for r in rows if isinstance(r, Position))
    assert [s.stance for s in position.history] == ["against"]
    (event,) = (r for r in rows if isinstance(r, DiaryEntry))
    assert (event.start, event.status) == ("2025-03-20", "past")
    assert event.what == "Ada Lund on tram plan: first against, then for"
    assert event.evidence == claims[1].evidence
