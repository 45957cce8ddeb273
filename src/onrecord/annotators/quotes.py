"""Finds who said what: the source, cue and content of every quote of an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.quotes_blocks import name_line, run_on, transcript, unmarked
from onrecord.annotators.quotes_marks import (
    Draft,
    Range,
    Shelf,
    claim,
    form,
    merge,
    outer,
    snap,
    split,
    trim,
)
from onrecord.annotators.quotes_rules import Reading, readings, subject, words
from onrecord.annotators.quotes_sources import head, settle, whole_clauses
from onrecord.annotators.quotes_venue import venue
from onrecord.model import Article, Block, Parse, Quote, Row, Span
from onrecord.model.base import row_id
from onrecord.models import reader
from onrecord.models.attribution_decode import Attribution
from onrecord.text.quotation import Quotation, quotations

_OWN = frozenset(("i", "we", "you", "it", "one"))
_PRONOUNS = frozenset(("he", "she", "they"))
_ADDING = frozenset(("added", "adds", "adding", "continued", "continues", "went"))


class Quotes(Annotator):
    """Direct, mixed and indirect quotes, those that run on without a cue, and quotes within quotes."""

    name = "quotes"
    requires = (Block, Parse)
    produces = (Quote,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        blocks = [b for b in rows.of(Block) if not b.furniture]
        paragraphs = [(b.span.start, b.span.end) for b in blocks]
        quoted = quotations(article.text, paragraphs)
        drafts = find(article.text, paragraphs, quoted, rows.of(Parse))
        drafts = _pull_quotes(article.text, blocks, drafts)
        # A headline quotes what the text below it quotes in full: it is read, for what it tells the
        # model of the text, but its scraps are no quotes of their own.
        drafts = [d for d in drafts if blocks[d.home].role != "headline"]
        yield from _rows(article, drafts, outer(quoted))


def find(
    text: str, paragraphs: Sequence[Range], quoted: Sequence[Quotation], parses: Sequence[Parse]
) -> list[Draft]:
    """All drafts of an article, in order of place. The trained model finds cues and what belongs to
    them; marks decide the edges and what runs on; the parse gives venues and quotes within quotes.
    """
    top = outer(quoted)
    found = reader.read(text, tuple(paragraphs)).attributions
    drafts = [_of_model(text, a, paragraphs, parses) for a in found]
    for draft in drafts:
        snap(text, draft, top)
        trim(text, draft)
    drafts = split(text, paragraphs, [d for d in drafts if d.content])
    claim(text, drafts, top)
    drafts = transcript(text, paragraphs, drafts)
    drafts = run_on(text, paragraphs, top, drafts, lambda number: _leads(paragraphs[number], parses))
    shelf = Shelf(drafts)
    for parse, reading in _readings(parses, quoted):
        inner = _of_reading(text, parse, reading, paragraphs)
        near = shelf.near(*inner.cue[0])
        inner.above = next((d for d in near if d.above is None and _stands_in(text, inner, d)), None)
        if inner.above is not None:
            drafts.append(inner)
    drafts.sort(key=lambda d: (d.content[0], d.content[-1], d.cue))
    _carry_venues(text, drafts)
    return drafts


def _leads(paragraph: Range, parses: Sequence[Parse]) -> tuple[list[Range], list[Range]] | None:
    """Source and cue of a paragraph that ends with a colon: its last verb of saying, or its main verb."""
    parse = next((p for p in parses if p.span.start < paragraph[1] <= p.span.end), None)
    if parse is None or not len(parse.doc):
        return None
    last = list(parse.doc.sents)[-1]
    verbs = [t for t in last if t.pos_ == "VERB" and t.lemma_.lower() in words("verbs")]
    cue = verbs[-1] if verbs else last.root
    sayer = subject(cue)
    source = parse.of(parse.doc[sayer.left_edge.i : sayer.right_edge.i + 1]) if sayer is not None else None
    at = parse.of(cue)
    return ([(source.start, source.end)] if source is not None else []), [(at.start, at.end)]


def _carry_venues(text: str, drafts: Sequence[Draft]) -> None:
    """A speaker who goes on, or adds something, does so where they spoke."""
    former: Draft | None = None
    for draft in drafts:
        if draft.above is not None:
            continue
        if draft.venue is None:
            source = " ".join(text[s:e] for s, e in draft.source).lower()
            cue = {word for s, e in draft.cue for word in re.findall(r"\w+", text[s:e].lower())}
            goes_on = source in _PRONOUNS or bool(cue & _ADDING)
            if draft.before is not None:
                draft.venue = draft.before.venue
            elif former is not None and goes_on and draft.home - former.home <= 1:
                draft.venue = former.venue
        former = draft


def _of_model(text: str, found: Attribution, paragraphs: Sequence[Range], parses: Sequence[Parse]) -> Draft:
    start, end = found.cue[0]
    home = _home(start, paragraphs)
    draft = Draft(list(found.source), list(found.cue), list(found.content), home, found.score)
    parse = next((p for p in parses if p.span.start <= start and end <= p.span.end), None)
    cue = head(parse, start, end) if parse is not None else None
    if parse is not None and cue is not None:
        settle(draft, parse, cue)
        whole_clauses(text, draft, parse)
        draft.venue = _venue(text, parse, cue)
    return draft


def _home(at: int, paragraphs: Sequence[Range]) -> int:
    return bisect_right(paragraphs, at, key=lambda p: p[0]) - 1


def _venue(text: str, parse: Parse, cue: Any) -> str | None:
    found = venue(cue)
    return text[parse.span.start + found[0] : parse.span.start + found[1]] if found else None


def _readings(parses: Sequence[Parse], quoted: Sequence[Quotation]) -> Iterator[tuple[Parse, Reading]]:
    for parse in parses:
        at, end = parse.span.start, parse.span.end
        mine = [
            Quotation(q.start - at, q.end - at, q.inner_start - at, q.inner_end - at, q.depth, q.closed)
            for q in quoted
            if at <= q.start and q.end <= end
        ]
        for reading in readings(parse.doc, mine):
            yield parse, reading


def _of_reading(text: str, parse: Parse, reading: Reading, paragraphs: Sequence[Range]) -> Draft:
    at = parse.span.start

    def moved(ranges: Iterable[Range]) -> list[Range]:
        return [(s + at, e + at) for s, e in ranges]

    home = _home(at, paragraphs)
    source = moved([reading.source]) if reading.source else []
    draft = Draft(source, moved([reading.cue]), moved(reading.content), home)
    draft.venue = _venue(text, parse, reading.verb)
    return draft


def _stands_in(text: str, inner: Draft, outer_draft: Draft) -> bool:
    """True where the inner quote, cue and all, is part of what the outer one says, and not the speaker's
    own "I think".
    """
    if not inner.source or text[slice(*inner.source[0])].lower() in _OWN:
        return False
    cue = inner.cue[0]
    return any(s <= cue[0] and cue[1] <= e for s, e in outer_draft.content) and all(
        any(x <= s and e <= y for x, y in outer_draft.content) for s, e in inner.content
    )


def _pull_quotes(text: str, blocks: Sequence[Block], drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for each block that the page sets as a pull quote, the name below its source."""
    for i, block in enumerate(blocks):
        s, e = block.span.start, block.span.end
        below = (blocks[i + 1].span.start, blocks[i + 1].span.end) if i + 1 < len(blocks) else (0, 0)
        named = name_line(text[slice(*below)])
        set_apart = block.role == "body" and named and "," in text[slice(*below)] and unmarked(text[s:e])
        if not set_apart or name_line(text[s:e]):
            continue
        pull = Draft([below] if named else [], [], [(s, e)], i, block=True)
        drafts = [d for d in drafts if not any(s <= x and y <= e for x, y in (*d.cue, *d.content))]
        drafts.append(pull)
    return sorted(drafts, key=lambda d: (d.content[0], d.content[-1], d.cue))


def _rows(article: Article, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> Iterator[Quote]:
    made: dict[int, Quote] = {}

    def spans(ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(Span(article.id, s, e) for s, e in merge(ranges, article.text))

    def row(draft: Draft) -> Quote:
        if id(draft) not in made:
            made[id(draft)] = Quote(
                spans(draft.content), spans(draft.source), spans(draft.cue),
                form(article.text, draft, quoted), draft.venue,
                row_id(row(draft.before)) if draft.before is not None else None,
                row_id(row(draft.above)) if draft.above is not None else None,
            )  # fmt: skip
        return made[id(draft)]

    yield from (row(draft) for draft in drafts)
