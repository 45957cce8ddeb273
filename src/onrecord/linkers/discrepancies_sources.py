"""Finds the same words, or the same thing said, that outlets put down to different people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.clause_pairs import Clauses, denied
from onrecord.linkers.points_alignment import Sentences
from onrecord.linkers.quote_groups import Utterance, utterances
from onrecord.model import Account, Discrepancy, Quote, Span
from onrecord.text.noun_phrases import DETERMINERS, STOPS
from onrecord.text.shingles import folded

# So many words between marks are compared word for word; longer ones, and paraphrases, by what they tell.
FEWEST = 2
LONGEST = 30
LONGEST_TOLD = 60
LIKE = 0.4
# Words in so many places find no partners.
MOST_QUOTING = 40
# A speaker who stands farther from the words is not shown with them.
NEAR = 160
# Outlets report what others say.
_MEDIA = re.compile(
    r"\b(?:news|newspapers?|times|post|journal|agency|tv|television|radio|magazine|herald|tribune|press|"
    r"telegraph|media|outlets?|reports?|reporters?|broadcaster|website|daily|weekly|mail|sources?)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset("i we you he she it they who his her their that one some many others statement".split())

Pairs = Iterator[tuple[Utterance, Utterance]]


def sources(group: Group, of: Sentences, quoted: Sequence[Utterance]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": two named speakers of one thing. `quoted` is what
    stands between marks.
    """
    told: list[tuple[Span, Span]] = []
    cited = {span: quote for quote in group.of(Quote) for span in quote.content}
    for one, other in (*_verbatim(quoted), *_told(group, of)):
        spans = _whole(one, cited), _whole(other, cited)
        if not any(
            (spans[0].touches(a) and spans[1].touches(b)) or (spans[0].touches(b) and spans[1].touches(a))
            for a, b in told
        ):
            told.append(spans)
            yield Discrepancy(
                kind="other",
                about=f"who says it: {' '.join(one.text.split())}",
                grade="difference",
                values=tuple(Account(u.name, (s,)) for u, s in zip((one, other), spans, strict=True)),
            )


def _whole(utterance: Utterance, cited: dict[Span, Quote]) -> Span:
    """What was said, with who said it where that stands near."""
    said = utterance.quote.content[0]
    quote = next((q for s, q in cited.items() if s.article == said.article and s.holds(said)), None)
    for source in quote.source if quote is not None else utterance.quote.source:
        start, end = min(source.start, said.start), max(source.end, said.end)
        if end - start - len(said) <= NEAR:
            return Span(said.article, start, end)
    return said


def _words(name: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s") for w in folded(name)) - STOPS - DETERMINERS


def _two(one: Utterance, other: Utterance) -> bool:
    """True if two utterances have speakers who are not one: a name and a description may be."""
    a, b = _words(one.name), _words(other.name)
    if one.article == other.article or not a or not b or a & b or (a | b) & _NOBODY:
        return False
    if one.person is not None and one.person == other.person:
        return False
    return not _MEDIA.search(one.name) and not _MEDIA.search(other.name)


def _verbatim(quoted: Sequence[Utterance]) -> Pairs:
    """The same words between marks."""
    held: dict[tuple[str, ...], list[Utterance]] = defaultdict(list)
    for utterance in quoted:
        words = tuple(utterance.words.folded)
        if FEWEST <= len(words) <= LONGEST and not STOPS.issuperset(words):
            held[words].append(utterance)
    for words in sorted(held):
        same = held[words][:MOST_QUOTING]
        speakers: dict[str, set[str]] = defaultdict(set)
        for utterance in same:
            speakers[utterance.article] |= _words(utterance.name)
        for one, other in combinations(same, 2):
            if _two(one, other) and not speakers[one.article] & speakers[other.article]:
                yield one, other


def _told(group: Group, of: Sentences) -> Pairs:
    """The same thing said, in whatever words."""
    said = [u for u in utterances(group) if u.name and len(u.words) <= LONGEST_TOLD]
    pairs = Clauses(group, of, [u.quote.content[0] for u in said])
    for _, a, b in pairs.alike(LIKE):
        same = denied(said[a].text) is denied(said[b].text)
        if same and said[a].named == said[b].named and _two(said[a], said[b]):
            yield said[a], said[b]
