"""Labels the blocks of the page: what is body, what is furniture."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Row, Span
from onrecord.text.furniture import label


class Furniture(Annotator):
    """One Block for each paragraph, headline and line of furniture. Nothing is cut."""

    name = "furniture"
    version = 4
    produces = (Block,)
    languages = None

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        links = [(m.start, m.end) for m in article.markup if m.kind == "link"]
        for start, end, role in label(article.text, links):
            yield Block(Span(article.id, start, end), role)
