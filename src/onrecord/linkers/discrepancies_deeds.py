"""Gathers what the articles tell of acts: their parties, their times and the sentences they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import CLOCK, VAGUE, weekday
from onrecord.linkers.points_alignment import Pair, Sentences, aligned, stem
from onrecord.model import Act, Person, Span, TimeExpression
from onrecord.text.shingles import folded

# How alike the sentences of two acts that are past must be for the acts to be one.
LIKE_PAST = 0.42
# So many acts of one verb are all compared with one another; of more, those that share a party or whose
# sentences are alike.
MOST_ALIKE = 150
# One party has so many acts of one verb compared.
MOST_OF_A_PARTY = 100
_PRONOUNS = frozenset("he she they him her them".split())
SMALL = frozenset(
    "a an the of and or to in on at for by with his her their its our my him them it he she they we i you "
    "mr mrs ms sir dr member members group groups people person other others".split()
)


@dataclass(frozen=True)
class Deed:
    """An act with its parties (who is named in each, and its telling words), its times, its sentence.

    `ahead` is True for what is still to come, by its verb or by its time.
    """

    act: Act
    parties: tuple[tuple[frozenset[str], frozenset[str]], ...]
    times: tuple[TimeExpression, ...]
    sentence: int
    pronoun: bool
    ahead: bool

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.act.span.article

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody named in its parties."""
        return frozenset(name for people, _ in self.parties for name in people)

    def words(self, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """The telling words of its parties, but of those that name somebody in `without`."""
        return frozenset(w for people, words in self.parties if not people & without for w in words)


def gathered(group: Group, where: Mapping[Span, int]) -> list[Deed]:
    named: dict[str, list[tuple[Span, Person]]] = defaultdict(list)
    for person in group.of(Person):
        for mention in person.mentions:
            named[mention.article].append((mention, person))
    for held in named.values():
        held.sort(key=_start)
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in group.of(TimeExpression):
        if time.type in ("DATE", "TIME") or VAGUE.match(time.value):
            times[time.span.article].append(time)
    found = []
    innermost = _innermost(group, times)
    of_act: dict[Span, list[TimeExpression]] = defaultdict(list)
    for time in (t for held in times.values() for t in held):
        if time.span in innermost:
            of_act[innermost[time.span]].append(time)
    for act in group.of(Act):
        if act.verb not in where:
            continue
        text = group.articles[act.span.article].text
        parties = tuple(
            (
                frozenset(p.name for m, p in _within(named[act.span.article], party)),
                frozenset(
                    stem(w.removesuffix("'s"))
                    for w in folded(text[party.start : party.end])
                    if w not in SMALL
                ),
            )
            for party in act.parties
        )
        when = tuple(
            t
            for t in of_act[act.span]
            if (t.type == "DATE" or act.planned or CLOCK.search(t.value))
            and not any(r.holds(t.span) for r in act.reasons)
            and not (len(t.value) == 4 and text[t.span.end - 4 : t.span.end] == " ago")  # give or take a year
        )
        pronoun = any(
            text[party.start : party.end].lower() in _PRONOUNS and not people
            for party, (people, _) in zip(act.parties, parties, strict=True)
        )
        ahead = act.planned or any(t.direction == "future" and weekday(t.value) is not None for t in when)
        found.append(Deed(act, parties, when, where[act.verb], pronoun, ahead))
    return found


def _start(named: tuple[Span, Person]) -> int:
    return named[0].start


def _within(named: Sequence[tuple[Span, Person]], party: Span) -> Iterator[tuple[Span, Person]]:
    """Of an article's mentions, in order, those inside a party."""
    for at in range(bisect_left(named, party.start, key=_start), len(named)):
        if named[at][0].start >= party.end:
            return
        if party.holds(named[at][0]):
            yield named[at]


def _innermost(group: Group, times: Mapping[str, Sequence[TimeExpression]]) -> dict[Span, Span]:
    """The shortest act that each time stands in: what holds that act has no time of its own by it."""
    found: dict[Span, Span] = {}
    for act in group.of(Act):
        text = group.articles[act.span.article].text
        by = act.verb.start == act.span.start and text[: act.verb.start].endswith((" by ", " by the "))
        if by and any(p.start == act.verb.end + 1 for p in act.parties):
            continue  # "by retreating troops in May": what they did stands before
        held = times.get(act.span.article, ())
        for time in held[bisect_left(held, act.span.start, key=lambda t: t.span.start) :]:
            if time.span.start >= act.span.end:
                break
            if act.span.holds(time.span) and (
                time.span not in found or len(act.span) < len(found[time.span])
            ):
                found[time.span] = act.span
    return found


def distinct(
    group: Group, of: Sentences, deeds: Sequence[Deed], told: Callable[[Deed], Hashable]
) -> list[Deed]:
    """The deeds, but of those told in the same sentence and alike in `told` the first alone: a copy of a
    text speaks neither for nor against it.
    """
    kept: dict[Hashable, Deed] = {}
    for deed in deeds:
        key = (
            text_of(group, of.spans[deed.sentence]),
            deed.act.lemma,
            text_of(group, deed.act.span),
            told(deed),
        )
        kept.setdefault(key, deed)
    return list(kept.values())


def comparable(deeds: Sequence[Deed], of: Sentences) -> Iterable[tuple[Deed, Deed]]:
    """Pairs of acts of one verb that may be one act, in order."""
    if len(deeds) <= MOST_ALIKE:
        return combinations(deeds, 2)
    near: set[Pair] = set()
    by_party: dict[str, list[int]] = defaultdict(list)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for k, deed in enumerate(deeds):
        by_sentence[deed.sentence].append(k)
        for name in deed.people if deed.ahead else ():
            by_party[name].append(k)
    for held in by_party.values():
        near.update(combinations(held[:MOST_OF_A_PARTY], 2))
    for a, b in aligned(of, LIKE_PAST, sorted(by_sentence)):
        near.update((min(x, y), max(x, y)) for x in by_sentence[a] for y in by_sentence[b])
    return [(deeds[a], deeds[b]) for a, b in sorted(near)]


def text_of(group: Group, span: Span) -> str:
    """The words of a span, with single spaces."""
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
