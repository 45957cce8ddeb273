"""Finds the passages that several articles share, verbatim or edited, and says what kind each is."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.passages_origin import of_copy, of_quotation
from onrecord.model import Article, Block, Passage, Quote, Row, Sentence, Span, Speaker, row_id
from onrecord.text.alignment import Pair, local_alignments
from onrecord.text.quotation import quotations
from onrecord.text.shingles import Words, letters, number, shared_seeds

# Words in a row that two texts must share for a passage to be looked for.
SEED = 4
# Fewer matched words than this are chance; so are fewer than so many that are no names.
FEWEST = 8
FEWEST_TELLING = 5
# The least share of words that match, by how many do: a short match must be close.
CLOSENESS = ((12, 0.75), (20, 0.62), (10**9, 0.5))
# A piece of a passage that a paragraph break cuts off is kept from so many matched words on.
FEWEST_IN_PIECE = 5
# The share of a member that must stand inside quotation marks for a quotation.
QUOTED = 0.6

_LINKING = frozenset("a an and at by for from in of on or the to".split())
_CLOSING = frozenset(".!?\u2026")


@dataclass
class Text:
    """An article's readable words, block by block: `first[k]` is where block k's words begin."""

    id: str
    article: Article
    words: Words
    first: list[int]
    blocks: list[Span]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """What stands inside outermost quotation marks, in order."""
        return quoted_ranges(self.article, self.blocks)

    @cached_property
    def block(self) -> list[int]:
        """The index of the block that each word stands in."""
        ends = [*self.first[1:], len(self.words)]
        return [
            k for k, (low, high) in enumerate(zip(self.first, ends, strict=True)) for _ in range(low, high)
        ]

    def between(self, span: Span) -> range:
        """The places of the words that begin in a span."""
        starts = self.words.starts
        return range(bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """From one word to another, with the mark that ends a sentence."""
        text, end = self.article.text, self.words.ends[last]
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        return Span(self.id, self.words.starts[first], end)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of one article's block aligned with one of another's."""

    left: Span
    right: Span
    similarity: float


def readable(group: Group) -> dict[str, list[Span]]:
    """The blocks of each article that a reader reads: those with sentences; without a parse, all that
    are not furniture.
    """
    blocks: dict[str, list[Span]] = {a: [] for a in group.articles}
    for block in group.of(Block):
        if not block.furniture:
            blocks[block.span.article].append(block.span)
    begins: dict[str, list[int]] = {}
    for sentence in group.of(Sentence):
        begins.setdefault(sentence.span.article, []).append(sentence.span.start)
    for article, spans in blocks.items():
        spans.sort()
        if article in begins:
            starts = sorted(begins[article])
            blocks[article] = [
                s for s in spans if bisect.bisect_left(starts, s.start) < bisect.bisect_left(starts, s.end)
            ]
    return blocks


def quoted_ranges(article: Article, blocks: Sequence[Span]) -> list[tuple[int, int]]:
    """What stands inside outermost quotation marks, in order."""
    found = quotations(article.text, [(b.start, b.end) for b in blocks])
    return [(q.start, q.end) for q in found if q.depth == 0]


class Passages(Linker):
    """One Passage for each stretch of text that two or more articles share.

    Members are exact spans, each within one block, one or more an article. `similarity` is the mean
    share of matched words. `kind` is "quotation" where the words stand inside quotation marks in one
    of the articles at least. `origin` is where the words were said or who said them; for copy the agency
    that its articles credit, else the outlet that had it before all others.
    """

    name = "passages"
    version = 3
    requires = (Block, Sentence, Quote, Speaker)
    produces = (Passage,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        texts = texts_of(group)
        quotes: dict[str, list[Quote]] = {}
        for quote in group.of(Quote):
            quotes.setdefault(quote.content[0].article, []).append(quote)
        by_id = {t.id: t for t in texts}
        speakers = {s.quote: s for s in group.of(Speaker)}
        for pieces in _clusters(pieces_of(texts)):
            yield _passage(pieces, by_id, quotes, speakers)


def texts_of(group: Group) -> list[Text]:
    """The readable words of each article, in the articles' order."""
    texts = []
    for article_id, blocks in readable(group).items():
        article = group.articles[article_id]
        words = Words()
        first = words.add_all(article.text, [(b.start, b.end) for b in blocks])
        texts.append(Text(article_id, article, words, first, blocks))
    return texts


def pieces_of(texts: Sequence[Text]) -> list[Piece]:
    """Every aligned stretch of two articles, cut where either text's blocks end."""
    ids = number([t.words.folded for t in texts])
    plain = [letters(i) for i in ids]
    pieces: list[Piece] = []
    for (a, b), seeds in shared_seeds(ids, SEED).items():
        for pairs in local_alignments(plain[a], plain[b], seeds, SEED):
            if _close(pairs) and _telling(texts[a], pairs, 0) and _telling(texts[b], pairs, 1):
                pieces += _cut(texts[a], texts[b], pairs)
    return pieces


def _share(pairs: Sequence[Pair]) -> float:
    length = max(pairs[-1][0] - pairs[0][0], pairs[-1][1] - pairs[0][1]) + 1
    return len(pairs) / length


def _close(pairs: Sequence[Pair]) -> bool:
    needed = next(share for below, share in CLOSENESS if len(pairs) < below)
    return len(pairs) >= FEWEST and _share(pairs) >= needed


def _telling(text: Text, pairs: Sequence[Pair], side: int) -> bool:
    """True unless the words in common are but a name and a title, as in any two reports of a person."""
    told = 0
    for pair in pairs:
        at = pair[side]
        if text.words.folded[at] not in _LINKING and not text.article.text[text.words.starts[at]].isupper():
            told += 1
            if told >= FEWEST_TELLING:
                return True
    return len(pairs) >= 2 * FEWEST


def _cut(left: Text, right: Text, pairs: Sequence[Pair]) -> Iterable[Piece]:
    pieces: list[list[Pair]] = []
    at_left, at_right = -1, -1
    for i, j in pairs:
        if left.block[i] != at_left or right.block[j] != at_right:
            pieces.append([])
            at_left, at_right = left.block[i], right.block[j]
        pieces[-1].append((i, j))
    for piece in pieces:
        if len(piece) >= FEWEST_IN_PIECE and _share(piece) >= 0.5:
            yield Piece(
                left.span(piece[0][0], piece[-1][0]), right.span(piece[0][1], piece[-1][1]), _share(piece)
            )


def _clusters(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that lie on one another by half or more of the shorter, transitively."""
    spans = sorted({s for p in pieces for s in (p.left, p.right)})
    parent = {s: s for s in spans}

    def root(span: Span) -> Span:
        while parent[span] != span:
            parent[span] = parent[parent[span]]
            span = parent[span]
        return span

    def join(one: Span, other: Span) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    for piece in pieces:
        join(piece.left, piece.right)
    live: list[Span] = []
    for span in spans:
        live = [s for s in live if s.article == span.article and s.end > span.start]
        for other in live:
            shared = min(other.end, span.end) - span.start
            if 2 * shared >= min(len(other), len(span)):
                join(other, span)
        live = [s for s in live if not span.holds(s)]  # what the new one holds can tell no more
        live.append(span)
    found: dict[Span, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(root(piece.left), []).append(piece)
    return [found[key] for key in sorted(found)]


def _origin(
    members: Sequence[Span],
    texts: dict[str, Text],
    quotes: Sequence[Quote],
    speakers: Mapping[str, Speaker],
    spoken: bool,
) -> str | None:
    if spoken:
        known = (speakers.get(row_id(quote)) for quote in quotes)
        return of_quotation(quotes, [s for s in known if s is not None])
    return of_copy([texts[a].article for a in dict.fromkeys(m.article for m in members)])


def _passage(
    pieces: Sequence[Piece],
    texts: dict[str, Text],
    quotes: dict[str, list[Quote]],
    speakers: Mapping[str, Speaker],
) -> Passage:
    members: list[Span] = []
    for span in sorted({s for p in pieces for s in (p.left, p.right)}):
        if members and members[-1].article == span.article and span.start <= members[-1].end:
            members[-1] = Span(span.article, members[-1].start, max(members[-1].end, span.end))
        else:
            members.append(span)
    said = [
        (content, quote)
        for member in members
        for quote in quotes.get(member.article, ())
        for content in quote.content
        if content.touches(member)
    ]
    spoken = any(_quoted(member, texts[member.article], said) >= QUOTED for member in members)
    similarity = sum(p.similarity for p in pieces) / len(pieces)
    return Passage(
        members=tuple(members),
        similarity=round(similarity, 3),
        origin=_origin(members, texts, [quote for _, quote in said], speakers, spoken),
        kind="quotation" if spoken else "copy",
    )


def _quoted(member: Span, text: Text, said: Sequence[tuple[Span, Quote]]) -> float:
    """The share of a member's characters that are somebody's own words."""
    direct = [(c.start, c.end) for c, q in said if q.form == "direct" and c.article == member.article]
    inside, at = 0, member.start
    for start, end in sorted([*text.quoted, *direct]):
        start, end = max(start, at), min(end, member.end)
        if end > start:
            inside, at = inside + end - start, end
    return inside / len(member)
