"""Parses each readable block and cuts it into sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Parse, Row, Sentence, Span
from onrecord.models import english

# A longer block is cut at white space: the parser's memory grows with the length of what it reads.
LONGEST = 10_000


class Parser(Annotator):
    """One Parse for each block that is not furniture, and one Sentence for each of its sentences."""

    name = "parser"
    requires = (Block,)
    produces = (Parse, Sentence)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        readable = [b.span for b in rows.of(Block) if not b.furniture]
        pieces = [piece for span in readable for piece in _pieces(span, article.text)]
        docs = english.parse(article.text[p.start : p.end] for p in pieces)
        for piece, doc in zip(pieces, docs, strict=True):
            parse = Parse(piece, doc)
            yield parse
            for sentence in doc.sents:
                text = sentence.text
                start = sentence.start_char + len(text) - len(text.lstrip())
                end = start + len(text.strip())
                if end > start:
                    yield Sentence(parse.at(start, end))


def _pieces(span: Span, text: str) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield Span(span.article, start, cut)
        start = cut
    yield Span(span.article, start, span.end)
