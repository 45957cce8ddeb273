"""Finds one act that is put on two dates or given two reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Account, Act, Discrepancy, Person, Span, TimeExpression
from onrecord.text.labels import FAMILY
from onrecord.text.numbers import find_quantities
from onrecord.text.shingles import folded

LIKE_PAST = 0.42
LIKE_REASON = 0.15
LIKE_REASON_AMONG_MANY = 0.35
# With so few articles any two sentences with a day to come are compared, if they are this much alike.
FEW_ARTICLES = 5
LIKE_DAY = 0.14
AROUND = 60
# Two reasons in sentences this much alike are of one thing, whatever the verbs.
LIKE_WITH_REASON = 0.2
# So many acts of one verb are compared with one another.
MOST_ALIKE = 600
# News is told within so many days.
FRESH = 2
_MEETING = frozenset(
    "meet see visit question summon host haul grill face talk speak hold confront quiz".split()
)
_BREAKING = frozenset(
    "fail collapse burst sink crash explode derail capsize give crack break flood erupt fall".split()
)
_EVENTS = frozenset(
    stem(word)
    for word, family in FAMILY.items()
    if family in ("event", "crash", "fire", "blast", "flood", "leak")
)
_PRONOUNS = frozenset("he she they him her them".split())
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
# Soon, but no day: "in the coming days".
_VAGUE = re.compile(r"PX[DWM]$|FUTURE_REF$")
_SMALL = frozenset(
    "a an the of and or to in on at for by with his her their its our my him them it he she they we i you "
    "mr mrs ms sir dr member members group groups people person other others".split()
)


@dataclass(frozen=True)
class Deed:
    """An act with its parties (who is named in each, and its telling words), its times, its sentence."""

    act: Act
    parties: tuple[tuple[frozenset[str], frozenset[str]], ...]
    times: tuple[TimeExpression, ...]
    sentence: int
    pronoun: bool

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


def acts(group: Group, of: Sentences, where: Mapping[Span, int]) -> Iterator[Discrepancy]:
    """Discrepancies of kinds "date" and "reason". `where` maps acts' spans to sentences."""
    deeds = _deeds(group, where)
    found = list(_dates(group, deeds, of))
    yield from found
    if len(group.articles) <= FEW_ARTICLES:
        told = {s for row in found for value in row.values for s in value.evidence}
        yield from _days(group, of, told)
    yield from _reasons(group, deeds, of)


def _deeds(group: Group, where: Mapping[Span, int]) -> list[Deed]:
    named: dict[str, list[tuple[Span, Person]]] = defaultdict(list)
    for person in group.of(Person):
        for mention in person.mentions:
            named[mention.article].append((mention, person))
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in group.of(TimeExpression):
        if time.type in ("DATE", "TIME") or _VAGUE.match(time.value):
            times[time.span.article].append(time)
    deeds = []
    for act in group.of(Act):
        if act.verb not in where:
            continue
        text = group.articles[act.span.article].text
        parties = tuple(
            (
                frozenset(p.name for m, p in named[act.span.article] if party.holds(m)),
                frozenset(
                    stem(w.removesuffix("'s"))
                    for w in folded(text[party.start : party.end])
                    if w not in _SMALL
                ),
            )
            for party in act.parties
        )
        when = tuple(
            t
            for t in times[act.span.article]
            if act.span.holds(t.span)
            and (t.type == "DATE" or act.planned)
            and not any(r.holds(t.span) for r in act.reasons)
        )
        pronoun = any(
            text[party.start : party.end].lower() in _PRONOUNS and not people
            for party, (people, _) in zip(act.parties, parties, strict=True)
        )
        deeds.append(Deed(act, parties, when, where[act.verb], pronoun))
    return deeds


def _dates(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    timed = [d for d in deeds if d.times and not d.act.negated]
    alike: dict[tuple[bool, str], list[Deed]] = defaultdict(list)
    for deed in timed:
        alike[deed.act.planned, "meet" if deed.act.lemma in _MEETING else deed.act.lemma].append(deed)
    for same in alike.values():
        for one, other in combinations(same[:MOST_ALIKE], 2):
            if one.article == other.article or not _same_act(one, other, of):
                continue
            grade = _clash(one.times, other.times, one.act.planned)
            if grade is None or _same_words(group, one, other) or _two_days(group, one, other):
                continue
            if _agreed(one, other, same, of):
                continue
            yield Discrepancy(
                kind="date",
                about=f"when: {_text(group, one.act.span)}",
                grade=grade,
                values=tuple(
                    Account(_text(group, d.times[0].span), (_timed(d),)) for d in (one, other)
                ),
            )


def _same_words(group: Group, one: Deed, other: Deed) -> bool:
    """True if both give a time in the same words, as copies do whatever day they were put out."""
    return not {_text(group, t.span).lower() for t in one.times}.isdisjoint(
        _text(group, t.span).lower() for t in other.times
    )


def _two_days(group: Group, one: Deed, other: Deed) -> bool:
    """True if each article tells of the day before it or its own, and the two days are far apart: two
    events of one kind.
    """
    days = []
    for deed in (one, other):
        told, published = _DAY.match(deed.times[0].value), _DAY.match(group.published(deed.article) or "")
        if told is None or published is None:
            return False
        days.append((_ordinal(told.group()), _ordinal(published.group())))
    fresh = all(-1 <= published - told <= FRESH for told, published in days)
    return fresh and abs(days[0][1] - days[1][1]) > FRESH


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _timed(deed: Deed) -> Span:
    """The verb and its time, with what stands between."""
    spans = (deed.act.verb, deed.times[0].span)
    return Span(deed.article, min(s.start for s in spans), max(s.end for s in spans))


def _days(group: Group, of: Sentences, told: Iterable[Span]) -> Iterator[Discrepancy]:
    """Days to come that differ in sentences much alike, where no act tells which is meant.

    For stories of few articles: with many, there is always some sentence much like another.
    """
    index = {s: k for k, s in enumerate(of.spans)}
    seen = list(told)
    days: dict[int, list[TimeExpression]] = defaultdict(list)
    for time in group.of(TimeExpression):
        home = next((s for s in index if s.holds(time.span)), None)
        ahead = time.direction == "future" or time.value.endswith(">")
        if home and ahead and _weekday(time.value) is not None:
            days[index[home]].append(time)
    pairs = sorted(
        (-of.likeness(a, b), a, b)
        for a in days
        for b in days
        if a < b and of.spans[a].article != of.spans[b].article
    )
    for unlike, a, b in pairs:
        named = {stem(w.lower()) for t in (*days[a], *days[b]) for w in folded(_text(group, t.span))}
        shared = of.shared(a, b) - named
        if -unlike < LIKE_DAY or len(shared) < 2 or not shared - of.names:
            continue
        if any(of.spans[k].holds(s) for k in (a, b) for s in seen):
            continue
        here, there = ({_text(group, t.span).lower() for t in days[k]} for k in (a, b))
        if not here & there and _clash(days[a], days[b], True) == "contradiction":
            seen += [days[a][0].span, days[b][0].span]
            yield Discrepancy(
                kind="date",
                about=f"when: {_text(group, of.spans[a])}",
                grade="difference",
                values=tuple(
                    Account(_text(group, days[k][0].span), (_around(group, of.spans[k], days[k][0].span),))
                    for k in (a, b)
                ),
            )


def _around(group: Group, sentence: Span, time: Span) -> Span:
    """The time with up to AROUND code points of its sentence before it, from a word on."""
    start = max(sentence.start, time.start - AROUND)
    text = group.articles[sentence.article].text
    if start > sentence.start:
        start = text.find(" ", start, time.start) + 1 or time.start
    return Span(sentence.article, start, time.end)


def _same_act(one: Deed, other: Deed, of: Sentences) -> bool:
    """True if two acts are one: for what is to come the same parties, for what was the same words too."""
    if one.act.planned != other.act.planned:
        return False
    shared = one.people & other.people
    same = one.act.lemma == other.act.lemma
    meeting = one.act.lemma in _MEETING and other.act.lemma in _MEETING
    if one.act.planned:
        if len(shared) >= 2:
            return same or meeting
        pronoun = one.pronoun or other.pronoun
        return bool(shared) and same and (pronoun or bool(one.words(shared) & other.words(shared)))
    return same and bool(shared or one.words() & other.words()) and of.likeness(
        one.sentence, other.sentence
    ) >= LIKE_PAST


def _clash(one: Sequence[TimeExpression], other: Sequence[TimeExpression], planned: bool) -> str | None:
    """How two acts' times differ; None where one of each may be the same, or cannot be compared."""
    grades = [_differ(a.value, b.value, planned) for a in one for b in other]
    if None in grades or not grades:
        return None
    return next(g for g in ("difference", "contradiction", "refinement") if g in grades)


def _differ(one: str, other: str, planned: bool) -> str | None:
    """How two TIMEX values differ. "Today" in an article without a date may be any day."""
    left, right = _weekday(one), _weekday(other)
    if _DAY.match(one) and _DAY.match(other):
        return None if one[:10] == other[:10] else "contradiction"
    if left is not None and right is not None:
        return None if left == right else "contradiction"
    vague = [v for v in (one, other) if _VAGUE.match(v)]
    if planned and len(vague) == 1:
        exact = other if vague[0] == one else one
        if exact.startswith("XXXX-XX-XX"):
            return "difference"
        return "refinement" if _weekday(exact) is not None else None
    return None


def _weekday(value: str) -> int | None:
    """Monday is 1; None for what names no day."""
    week = _WEEKDAY.match(value)
    if week:
        return int(week.group(1))
    day = _DAY.match(value)
    try:
        return date.fromisoformat(day.group()).isoweekday() if day else None
    except ValueError:
        return None


def _agreed(one: Deed, other: Deed, timed: Sequence[Deed], of: Sentences) -> bool:
    """True if either article elsewhere gives the same act, with the same parties, at the other's time."""
    people = one.people & other.people
    words = one.words(people) & other.words(people)
    return any(
        d.article == mine.article
        and d is not mine
        and people <= d.people
        and (len(people) > 1 or bool(words & d.words()))
        and _same_act(d, theirs, of)
        and _same_time(d, theirs)
        for mine, theirs in ((one, other), (other, one))
        for d in timed
    )


def _same_time(one: Deed, other: Deed) -> bool:
    return any(
        a.value == b.value or (_weekday(a.value) is not None and _weekday(a.value) == _weekday(b.value))
        for a in one.times
        for b in other.times
    )


def _reasons(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    few = len(group.articles) <= FEW_ARTICLES
    given = [d for d in deeds if d.act.reasons]
    told: set[Span] = set()
    for n, one in enumerate(given):
        for other in given[n + 1 :]:
            if one.article == other.article or {one.act.span, other.act.span} & told:
                continue
            if _same_doing(one, other, of, few) and not _alike(group, one, other):
                told |= {one.act.span, other.act.span}
                yield Discrepancy(
                    kind="reason",
                    about=f"why: {_before_reason(group, one)}",
                    grade="difference",
                    values=tuple(
                        Account(_text(group, d.act.reasons[0]), (d.act.span,)) for d in (one, other)
                    ),
                )


def _same_doing(one: Deed, other: Deed, of: Sentences, few: bool) -> bool:
    """True if the two sentences tell of the same act: each one's verb stands in the other, and more."""
    verbs = {stem(one.act.lemma), stem(other.act.lemma)}
    shared = of.shared(one.sentence, other.sentence)
    both = all(v in of.terms[d.sentence] for v in verbs for d in (one, other))
    told = shared - of.names
    counted = any(any(find_quantities(t)) for t in told)
    alike = counted or of.likeness(one.sentence, other.sentence) >= LIKE_WITH_REASON
    if few and alike and len(told) > 1:  # "nine hours", here for one reason and there for another
        return True
    if few and _disaster(one) and _disaster(other):
        return True
    if few and one.act.lemma == other.act.lemma and len(shared) > 2:
        return True
    others = one.people & other.people or (shared & of.names) - verbs
    bar = LIKE_REASON if few else LIKE_REASON_AMONG_MANY
    return both and bool(others) and of.likeness(one.sentence, other.sentence) >= bar


def _disaster(deed: Deed) -> bool:
    """True if what has a reason is what a story may be about: a collapse, that something burst."""
    return deed.act.lemma in _BREAKING or bool(deed.words() & _EVENTS)


def _alike(group: Group, one: Deed, other: Deed) -> bool:
    """True if the reasons share a telling word."""
    left, right = (
        {
            stem(w) for r in d.act.reasons for w in folded(group.articles[d.article].text[r.start : r.end])
            if w not in _SMALL and len(w) > 3
        }
        for d in (one, other)
    )  # fmt: skip
    return bool(left & right)


def _before_reason(group: Group, deed: Deed) -> str:
    reason = deed.act.reasons[0]
    text = group.articles[deed.article].text
    if reason.start > deed.act.span.start:
        return " ".join(text[deed.act.span.start : reason.start].split())
    return _text(group, deed.act.verb)


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
