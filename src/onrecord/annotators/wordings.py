"""Notes the words by which an outlet colours what it tells: its verbs of saying, and what strengthens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotators.actors import word_list
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.quotes_rules import words as saying_words
from onrecord.model import Article, Block, Parse, Quote, Row, Span, WordUse
from onrecord.text.quotation import quotations

_LEXICON = "wordings.toml"
_ACCORDING = re.compile(r"according to\b", re.IGNORECASE)


class Wordings(Annotator):
    """A WordUse for each verb of saying that carries a quote in the outlet's own voice, and for each
    adverb or adjective of the lexicon that strengthens or dramatises, outside quotation marks.
    """

    name = "wordings"
    requires = (Block, Parse, Quote)
    produces = (WordUse,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        parses = rows.of(Parse)
        starts = [p.span.start for p in parses]
        found = set()
        for quote in rows.of(Quote):
            if quote.parent is None and quote.cue:
                at = bisect_right(starts, quote.cue[0].start) - 1
                found.add(_saying(article.text, quote.cue, parses[at] if at >= 0 else None))
        marks = quotations(article.text, [(b.span.start, b.span.end) for b in rows.of(Block)])
        inside = [(q.start, q.end) for q in marks if q.depth == 0]
        for parse in parses:
            found.update(_strengthening(parse, inside))
        yield from sorted((w for w in found if w is not None), key=lambda w: (w.span, w.kind))


def _saying(text: str, cue: Sequence[Span], parse: Parse | None) -> WordUse | None:
    """The word that carries a quote: its cue's last verb of saying, or "according to"."""
    first = cue[0]
    match = _ACCORDING.match(text, first.start)
    if match is not None:
        return WordUse(Span(first.article, match.start(), match.end()), "saying", "according to")
    if parse is None:
        return None
    known = saying_words("verbs") - word_list(_LEXICON, "thought")
    for span in reversed(cue):
        piece = parse.doc.char_span(
            span.start - parse.span.start, span.end - parse.span.start, alignment_mode="contract"
        )
        for token in reversed(list(piece or ())):
            lemma = str(token.lemma_).lower()
            if token.pos_ == "VERB" and lemma in known:
                return WordUse(parse.of(token), "saying", lemma)
    return None


def _strengthening(parse: Parse, inside: Sequence[tuple[int, int]]) -> Iterator[WordUse]:
    adverbs, adjectives = word_list(_LEXICON, "adverbs"), word_list(_LEXICON, "adjectives")
    for token in parse.doc:
        word = str(token.lower_)
        if token.pos_ in ("ADV", "ADJ") and word in adverbs:
            term = word
        elif token.pos_ in ("ADJ", "VERB", "NOUN") and token.dep_ in ("amod", "compound", "acomp", "attr"):
            term = str(token.lemma_).lower() if token.pos_ == "ADJ" else word
            if term not in adjectives:
                continue
        else:
            continue
        if not _within(parse.of(token).start, inside):
            yield WordUse(parse.of(token), "intensifier", term)


def _within(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    k = bisect_right(ranges, (at, at + 1_000_000_000)) - 1
    return k >= 0 and ranges[k][0] <= at < ranges[k][1]
