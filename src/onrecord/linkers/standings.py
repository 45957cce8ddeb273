"""Says of each article how much of its text it has alone, and whether it is about the story at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.linkers.accounts import versions
from onrecord.linkers.base import Group, Linker
from onrecord.linkers.passages import texts_of
from onrecord.linkers.points_alignment import sentences
from onrecord.model import AccountGroup, Block, Gist, Passage, Row, Sentence, Span, Standing

# With fewer others there is no telling which of the articles is beside the story.
FEWEST_OTHERS = 2
# The story's terms are those that so many of the others use, and no fewer than two.
MOST_USE = 0.5
# Fewer such terms make no story to be beside of.
FEWEST_TERMS = 10
# An article is an outlier if it has less than this of the story's terms and names, if less than so much of
# its own names, and of the terms that it uses most, stand in any of the others.
OF_THE_STORY = 0.3
OF_ITS_NAMES = 0.4
OF_ITS_TERMS = 0.5
FOREMOST = 12


class Standings(Linker):
    """One Standing for each article that has words: its own text, and whether it is an outlier.

    Own is what stands in no passage shared with another account; versions by its own outlet are not
    another, furniture does not count, and where there is no other account it is None. An outlier shares
    next to nothing with the others: neither the names and terms that most of them have, nor its own.
    """

    name = "standings"
    requires = (Block, Sentence, Gist, Passage, AccountGroup)
    produces = (Standing,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        same = versions(group)
        shared = _shared(group, same)
        outliers = _outliers(group)
        for text in texts_of(group):
            if not len(text.words):
                continue
            told = {k for span in shared[text.id] for k in text.between(span)}
            alone = len(same.get(text.id, ())) == len(group.articles)
            own = None if alone else round(1 - len(told) / len(text.words), 3)
            first = next(b for b in text.blocks if text.between(b))
            yield Standing(text.id, own, outliers.get(text.id), first)


def _shared(group: Group, same: Mapping[str, frozenset[str]]) -> Mapping[str, list[Span]]:
    """The stretches of each article that stand in another account too."""
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in group.of(Passage):
        held = {m.article for m in passage.members}
        for member in passage.members:
            if held - same.get(member.article, frozenset((member.article,))):
                found[member.article].append(member)
    return found


@dataclass(frozen=True, slots=True)
class _Story:
    """How many articles use each term, and which terms are names."""

    used: Counter[str]
    names: frozenset[str]
    articles: int


def _outliers(group: Group) -> dict[str, str]:
    """The articles that seem to be about something else, each with the reason."""
    of = sentences(group.of(Gist))
    terms: dict[str, Counter[str]] = defaultdict(Counter)
    for span, told in zip(of.spans, of.terms, strict=True):
        terms[span.article].update(told)
    story = _Story(Counter(t for held in terms.values() for t in held), of.names, len(terms))
    if story.articles <= FEWEST_OTHERS:
        return {}
    return {a: reason for a, held in terms.items() if (reason := _reason(story, held)) is not None}


def _reason(story: _Story, mine: Counter[str]) -> str | None:
    others = {t: n - (t in mine) for t, n in story.used.items() if n > (t in mine)}
    enough = max(2, MOST_USE * (story.articles - 1))
    common = {t: n for t, n in others.items() if n >= enough}
    names = {t: n for t, n in common.items() if t in story.names}
    if (
        len(common) < FEWEST_TERMS
        or _held(common, mine) >= OF_THE_STORY
        or _held(names, mine) >= OF_THE_STORY
    ):
        return None
    own = [t for t in mine if t in story.names]
    known = [t for t in own if t in others]
    foremost = sorted(mine, key=lambda t: (-mine[t], t))[:FOREMOST]
    if len(known) >= OF_ITS_NAMES * max(1, len(own)) or sum(
        t in others for t in foremost
    ) >= OF_ITS_TERMS * len(foremost):
        return None
    told = len(common.keys() & mine.keys())
    return (
        f"it has {told} of the {len(common)} names and terms that most of the other articles have, "
        f"and {len(known)} of its own {len(own)} names stand in any of them"
    )


def _held(common: Mapping[str, int], mine: Counter[str]) -> float:
    """The share of the story's terms that an article has, each weighed by how many others use it."""
    return sum(n for t, n in common.items() if t in mine) / max(1, sum(common.values()))
