"""Labels the blocks of the page: what is body, what is furniture."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Row, Span
from onrecord.text.blocks import split_blocks


class Furniture(Annotator):
    """One Block for each paragraph, headline and line of furniture. Nothing is cut."""

    name = "furniture"
    produces = (Block,)
    languages = None

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        for start, end in split_blocks(article.text):
            yield Block(Span(article.id, start, end), "body")
