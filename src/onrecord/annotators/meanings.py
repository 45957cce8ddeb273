"""Notes what each sentence means, so that other articles' sentences in other words can be found."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.model import Article, Block, Meaning, Row, Sentence
from onrecord.models import reader


class Meanings(Annotator):
    """One Meaning for each sentence that the encoder of the quotes' reader has read, from the same pass."""

    name = "meanings"
    requires = (Block, Sentence)
    produces = (Meaning,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        paragraphs = tuple((b.span.start, b.span.end) for b in rows.of(Block) if not b.furniture)
        meanings = reader.read(article.text, paragraphs).meanings
        for sentence in rows.of(Sentence):
            vector = meanings.of(sentence.span.start, sentence.span.end)
            if vector is not None:
                yield Meaning(sentence.span, vector)
