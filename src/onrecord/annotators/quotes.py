"""Finds who said what: the source, cue and content of every quote of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.quotes_marks import Draft, Range, form, merge, name_line, outer, run_on, snap
from onrecord.annotators.quotes_rules import Reading, readings
from onrecord.annotators.quotes_venue import venue
from onrecord.model import Article, Block, Parse, Quote, Row, Span
from onrecord.model.base import row_id
from onrecord.text.quotation import Quotation, quotations

_OWN = frozenset(("i", "we", "you", "it", "one"))


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
        _pull_quotes(article.text, blocks, drafts)
        yield from _rows(article, drafts, outer(quoted))


def find(
    text: str, paragraphs: Sequence[Range], quoted: Sequence[Quotation], parses: Sequence[Parse]
) -> list[Draft]:
    """All drafts of an article, in order of place."""
    top = outer(quoted)
    read = [r for parse in parses for r in _of_parse(parse, quoted)]
    drafts: list[Draft] = []
    for parse, reading in read:
        draft = _draft(parse, reading, paragraphs)
        if not any(_overlap(draft, d) for d in drafts) and not _within_quotation(draft, top):
            snap(text, draft, top)
            if draft.content:
                drafts.append(draft)
    drafts = run_on(text, paragraphs, top, drafts)
    for parse, reading in read:
        inner = _draft(parse, reading, paragraphs)
        inner.above = next((d for d in drafts if d.above is None and _stands_in(text, inner, d)), None)
        if inner.above is not None:
            drafts.append(inner)
    drafts.sort(key=lambda d: (d.content[0], d.content[-1], d.cue))
    _carry_venues(drafts)
    return drafts


def _of_parse(parse: Parse, quoted: Sequence[Quotation]) -> Iterator[tuple[Parse, Reading]]:
    at, end = parse.span.start, parse.span.end
    mine = [
        Quotation(q.start - at, q.end - at, q.inner_start - at, q.inner_end - at, q.depth, q.closed)
        for q in quoted
        if at <= q.start and q.end <= end
    ]
    for reading in readings(parse.doc, mine):
        yield parse, reading


def _draft(parse: Parse, reading: Reading, paragraphs: Sequence[Range]) -> Draft:
    at = parse.span.start

    def moved(ranges: Iterable[Range]) -> list[Range]:
        return [(s + at, e + at) for s, e in ranges]

    home = next(i for i, (s, e) in enumerate(paragraphs) if s <= at < e)
    source = moved([reading.source]) if reading.source else []
    draft = Draft(source, moved([reading.cue]), moved(reading.content), home)
    draft.venue = venue(reading.verb)
    return draft


def _overlap(a: Draft, b: Draft) -> bool:
    return any(s < y and x < e for s, e in a.content for x, y in b.content)


def _within_quotation(draft: Draft, quoted: Sequence[Quotation]) -> bool:
    cue = draft.cue[0]
    return any(q.start <= cue[0] and cue[1] <= q.end for q in quoted)


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


def _carry_venues(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.before is not None and draft.venue is None:
            draft.venue = draft.before.venue


def _pull_quotes(text: str, blocks: Sequence[Block], drafts: list[Draft]) -> None:
    """Adds the blocks that the page sets as pull quotes, with the name below as their source."""
    for i, block in enumerate(blocks):
        s, e = block.span.start, block.span.end
        if block.role != "pullquote" or name_line(text[s:e]):
            continue
        if any(max(s, x) < min(e, y) for d in drafts for x, y in d.content):
            continue
        draft = Draft([], [], [(s, e)], i, block=True)
        if i + 1 < len(blocks):
            below = (blocks[i + 1].span.start, blocks[i + 1].span.end)
            if name_line(text[below[0] : below[1]]):
                draft.source = [below]
        drafts.append(draft)
    drafts.sort(key=lambda d: (d.content[0], d.content[-1], d.cue))


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
