"""Finds the same words that outlets put down to different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.quote_groups import Utterance
from onrecord.model import Account, Discrepancy, Quote, Span
from onrecord.text.noun_phrases import DETERMINERS, STOPS
from onrecord.text.shingles import folded

# So many words between marks are compared.
FEWEST = 2
LONGEST = 30
# Words in so many places find no partners.
MOST_QUOTING = 40
# A speaker who stands farther from the words is not shown with them.
NEAR = 160
_OPENING = ('"', "'", "\u201c", "\u2018")
_CLOSING = ('"', "'", "\u201d", "\u2019")

Cited = dict[str, list[tuple[Span, Quote]]]


def sources(group: Group, quoted: Sequence[Utterance]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": words that stand between marks (`quoted`) and that articles put down to
    persons of whom neither gives them to the other's. One for all speakers of the same words.
    """
    cited: Cited = defaultdict(list)
    for given in group.of(Quote):
        for span in given.content:
            cited[span.article].append((span, given))
    held: dict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for utterance in quoted:
        words = tuple(utterance.words.folded)
        if FEWEST <= len(words) <= LONGEST and not STOPS.issuperset(words) and not _title(utterance.text):
            held[words].append(utterance)
    for words in sorted(held):
        same = [(u, _quote(u, cited)) for u in held[words][:MOST_QUOTING] if u.named]
        by: dict[str, list[Utterance]] = defaultdict(list)
        for utterance, quote in same:
            if quote is not None and _by_name(group, utterance.name, quote):
                by[utterance.article].append(utterance)
        said = {article: {u.person for u, _ in same if u.article == article} for article in by}
        pairs = combinations(sorted(by), 2)
        if not any(not said[a] & said[b] and _two(by[a], by[b]) for a, b in pairs):
            continue
        values: dict[str, list[Span]] = defaultdict(list)
        for utterance in (u for us in by.values() for u in us):
            values[utterance.name].append(_whole(group, utterance, cited))
        yield Discrepancy(
            kind="other",
            about=f"who says it: {' '.join(same[0][0].text.split())}",
            grade="difference",
            values=tuple(Account(name, tuple(sorted(set(spans)))) for name, spans in values.items()),
        )


def _title(text: str) -> bool:
    """True for what may be the name of a film or a book: each word but the smallest begins with a capital."""
    return all(not w[0].isalpha() or w[0].isupper() or w.lower() in STOPS | DETERMINERS for w in text.split())


def _quote(utterance: Utterance, cited: Cited) -> Quote | None:
    """The quote that what stands between marks is part of."""
    said = utterance.quote.content[0]
    return next((q for s, q in cited.get(said.article, ()) if s.touches(said)), None)


def _by_name(group: Group, name: str, quote: Quote) -> bool:
    """True if the source of a quote is given with its speaker's name: what pronouns mean is less sure."""
    words = {w for source in quote.source for w in folded(text_of(group, source))}
    return bool(words & (set(folded(name)) - STOPS))


def _two(one: Sequence[Utterance], other: Sequence[Utterance]) -> bool:
    """True if the speakers here and there have no word of their names in common."""
    words = [{w for u in held for w in folded(u.name)} for held in (one, other)]
    return not words[0] & words[1]


def _whole(group: Group, utterance: Utterance, cited: Cited) -> Span:
    """What was said with its marks, and with who said it where that stands near."""
    said = utterance.quote.content[0]
    text = group.articles[said.article].text
    said = Span(
        said.article,
        said.start - (text[said.start - 1 : said.start] in _OPENING),
        said.end + (text[said.end : said.end + 1] in _CLOSING),
    )
    quote = _quote(utterance, cited)
    for source in quote.source if quote is not None else ():
        start, end = min(source.start, said.start), max(source.end, said.end)
        if end - start - len(said) <= NEAR:
            return Span(said.article, start, end)
    return said
