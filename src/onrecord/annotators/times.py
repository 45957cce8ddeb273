"""Finds the times that an article speaks of, read against the article's own date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Row, Span, TimeExpression
from onrecord.text.times import find_times
from onrecord.text.times import words as w
from onrecord.text.times.values import trusted

HEAD = 3_000  # characters: a byline stands no further down
_DAY_FIRST = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {w.MONTH}\b|\b(?:1[3-9]|2\d|3[01])/\d{{1,2}}/\d{{2,4}}\b"
)
_MONTH_FIRST = re.compile(
    rf"\b{w.MONTH_ANY} \d{{1,2}}\b(?! {w.YEAR})|\b\d{{1,2}}/(?:1[3-9]|2\d|3[01])/\d{{2,4}}\b"
)
_UPDATED = re.compile(r"\b(?:updated|last modified|amended)\b", re.IGNORECASE)


class Times(Annotator):
    """One TimeExpression for each date, time, duration and repeated time in a readable block.

    A value that hangs on the day of writing is read against `Article.published`, in the zone stated
    there, or in a dateline; without a date, or with one after the capture, it stays partial. Dates in
    figures are read in the order, British or American, that the article's other dates have. A weekday
    told of as past that an update of the article may mean is read against the update, and keeps the
    other reading. A block is read by itself.
    """

    name = "times"
    requires = (Block,)
    produces = (TimeExpression,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        reference = trusted(article.published, article.captured)
        if article.published is None:
            reference = _dateline(article, rows)
        updated = article.modified or _updated(article, rows)
        days = len(_DAY_FIRST.findall(article.text)) > len(_MONTH_FIRST.findall(article.text))
        for block in rows.of(Block):
            if block.furniture:
                continue
            at = block.span.start
            for time in find_times(article.text[at : block.span.end], reference, updated, day_first=days):
                span = Span(article.id, at + time.start, at + time.end)
                yield TimeExpression(span, time.type, time.value, time.others, time.direction)


_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Za-z .]{2,30})?, (?P<day>[^—–()]{6,24}?)(?: \([^()]{2,30}\))? ?[—–-] "
)


def _dateline(article: Article, rows: Rows) -> str | None:
    """The full day that the line above an agency's report states: "BALTON, 4 March 2025 (KPA) — "."""
    for block in rows.of(Block):
        if block.span.start > HEAD:
            break
        match = _DATELINE.match(article.text, block.span.start, min(block.span.end, block.span.start + 160))
        if match is None or block.furniture:
            continue
        for time in find_times(match["day"]):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value):
                return time.value
    return None


def _updated(article: Article, rows: Rows) -> str | None:
    """The day of the last change that a byline states: "Updated 9:40 p.m. ET May 15, 2025"."""
    for block in rows.of(Block):
        if block.span.start > HEAD:
            break
        text = article.text[block.span.start : block.span.end]
        match = _UPDATED.search(text) if block.furniture else None
        if match is None:
            continue
        for time in find_times(text[match.end() : match.end() + 80], article.published):
            if re.match(r"\d{4}-\d\d-\d\d", time.value):
                return time.value[:10]
    return None
