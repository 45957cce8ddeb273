"""Ties judgements to exact words of articles, and finds those words again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

from onrecord.model import Anchor, Article, Row, Span, Target, spans_of

# Characters of the words that are kept, and of what stands around them.
EXACT = 400
AROUND = 32
# The most words that one judgement may rest on.
MOST = 1000
# Words so long are their own context.
TELLING = 40
LONGEST_WORDS = 300

_ROW_ID = re.compile(r"[0-9a-f]{12}")


def anchored(
    spans: Iterable[Span], articles: Mapping[str, Article], whole: bool = False
) -> tuple[Anchor, ...]:
    """The words of each span, once each, at most MOST of them."""
    found = []
    for span in list(dict.fromkeys(spans))[:MOST]:
        article = articles[span.article]
        found.append(
            Anchor(
                span.article,
                article.outlet,
                span.start,
                span.end,
                article.text[span.start : min(span.end, span.start + EXACT)],
                article.text[max(0, span.start - AROUND) : span.start],
                article.text[span.end : span.end + AROUND],
                whole,
            )
        )
    return tuple(found)


def target(
    row: Row, label: str, articles: Mapping[str, Article], spans: Iterable[Span] | None = None
) -> Target:
    """A row as a judgement names it: by `spans`, else by all words that it rests on."""
    return Target(
        type(row).table,
        label,
        words_of(row),
        anchored(spans_of(row) if spans is None else spans, articles),
    )


def words_of(row: Row) -> tuple[tuple[str, str], ...]:
    """The row's own words by field; ids of other rows are left out, since these change."""
    found = []
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, str) and not _ROW_ID.fullmatch(value):
            found.append((field.name, value[:LONGEST_WORDS]))
    return tuple(found)


class Places:
    """Finds anchors in the articles of a story."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self._by_outlet: dict[str, list[Article]] = defaultdict(list)
        for _, article in sorted(articles.items()):
            self._by_outlet[article.outlet].append(article)

    def spans(self, anchors: Iterable[Anchor]) -> list[Span]:
        """Where the anchors stand; those whose words are in no article are left out."""
        found = (self.span(anchor) for anchor in anchors)
        return list(dict.fromkeys(span for span in found if span is not None))

    def span(self, anchor: Anchor) -> Span | None:
        """Where an anchor's words stand: in its article, else in one of the same outlet that has them."""
        article = self.articles.get(anchor.article)
        if article is not None:
            fits = anchor.end <= len(article.text) and article.text.startswith(anchor.exact, anchor.start)
            return Span(article.id, anchor.start, anchor.end) if fits else None
        for other in self._by_outlet.get(anchor.outlet, ()):
            at = _only(other.text, anchor)
            if at is not None and at + anchor.end - anchor.start <= len(other.text):
                return Span(other.id, at, at + anchor.end - anchor.start)
        return None

    def missing(self, anchors: Sequence[Anchor]) -> str:
        """Why none of the anchors is found."""
        outlets = sorted({anchor.outlet for anchor in anchors})
        named = ", ".join(outlets[:3]) + (", ..." if len(outlets) > 3 else "")
        return f"no article of this story holds its words ({named})"


def _only(text: str, anchor: Anchor) -> int | None:
    """The one place of the words with what stands around them, or of long words alone."""
    cut = len(anchor.exact) < anchor.end - anchor.start
    needles = [(anchor.before, anchor.exact + ("" if cut else anchor.after))]
    if len(anchor.exact) >= TELLING:
        needles.append(("", anchor.exact))
    for before, words in needles:
        at = text.find(before + words)
        if at >= 0 and text.find(before + words, at + 1) < 0:
            return at + len(before)
    return None
