"""Finds the times that an article speaks of, read against the article's own date."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Row, Span, TimeExpression
from onrecord.text.times import find_times


class Times(Annotator):
    """One TimeExpression for each date, time, duration and repeated time in a readable block.

    A value that hangs on the day of writing is read against `Article.published`, in the zone stated
    there; without a date it stays partial. A block is read by itself.
    """

    name = "times"
    requires = (Block,)
    produces = (TimeExpression,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        for block in rows.of(Block):
            if block.furniture:
                continue
            at = block.span.start
            for time in find_times(article.text[at : block.span.end], article.published):
                span = Span(article.id, at + time.start, at + time.end)
                yield TimeExpression(span, time.type, time.value, time.others, time.direction)
