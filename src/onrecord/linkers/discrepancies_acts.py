"""Finds one act that is put on two dates or given two reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import CLOCK, DAY, clash, ordinal, weekday
from onrecord.linkers.discrepancies_deeds import (
    LIKE_PAST,
    SMALL,
    Deed,
    comparable,
    distinct,
    text_of,
)
from onrecord.linkers.discrepancies_doings import doings
from onrecord.linkers.discrepancies_hours import around
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Account, Discrepancy, Span, TimeExpression
from onrecord.text.labels import DOING, FAMILY
from onrecord.text.numbers import find_quantities
from onrecord.text.shingles import folded

LIKE_REASON = 0.15
# Two months or years of one act of old: with other days of its kind there is less to confuse it with.
LIKE_LONG_AGO = 0.12
LIKE_REASON_AMONG_MANY = 0.35
# With so few articles any two sentences with a day to come are compared, if they are this much alike.
FEW_ARTICLES = 5
LIKE_DAY = 0.14
# Two reasons in sentences this much alike are of one thing, whatever the verbs.
LIKE_WITH_REASON = 0.2
# News is told within so many days.
FRESH = 2
_MEETING = frozenset(
    "meet see visit question summon host haul grill face talk speak hold confront quiz discuss debate "
    "consider convene gather sit".split()
)
_OUSTING = frozenset("sacked fire oust axe remove".split())
# What a body does when it meets, and the bodies that do so at one time only.
_SITTING = _MEETING | frozenset("vote decide rule".split())
_BODIES = frozenset(
    stem(w)
    for w in "council chapter board committee commission court parliament assembly cabinet panel jury "
    "senate synod tribunal congress bureau government".split()
)
_MOVING = frozenset("push put move postpone delay bring defer reschedule shift adjourn".split())
# The noun for what is moved, where it is not the verb itself.
_NOUN = {"meet": "meeting", "hear": "hearing", "sit": "sitting", "elect": "election", "decide": "decision"}
_BREAKING = frozenset(
    "fail collapse burst sink crash explode derail capsize give crack break flood erupt fall".split()
)
_HAPPENING = frozenset("happen occur begin start strike hit".split())
_EVENTS = frozenset(
    stem(word)
    for word, family in FAMILY.items()
    if family in ("event", "crash", "fire", "blast", "flood", "leak")
)


def acts(group: Group, of: Sentences, deeds: Sequence[Deed]) -> Iterator[Discrepancy]:
    """Discrepancies of kinds "date" and "reason"."""
    found = [*_dates(group, deeds, of), *_moved(group, deeds)]
    yield from found
    if len(group.articles) <= FEW_ARTICLES:
        told = {s for row in found for value in row.values for s in value.evidence}
        yield from _days(group, of, told)
    yield from _reasons(group, deeds, of)
    yield from doings(group, deeds, of)


def _dates(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    timed = [d for d in deeds if d.times and not d.act.negated]
    alike: dict[tuple[bool, str], list[Deed]] = defaultdict(list)
    for deed in timed:
        for kind in _kinds(deed):
            alike[deed.ahead, kind].append(deed)
    seen: set[frozenset[Span]] = set()
    for same in alike.values():
        told = distinct(group, of, same, lambda d: tuple(t.value for t in d.times))
        for one, other in comparable(told, of):
            if one.article == other.article or not _same_act(one, other, of):
                continue
            grade = clash(one.times, other.times, one.ahead)
            pair = frozenset((one.act.verb, other.act.verb))
            if (
                grade is None
                or pair in seen
                or _same_words(group, one, other)
                or _two_days(group, one, other)
            ):
                continue
            if _agreed(one, other, same, of):
                continue
            seen.add(pair)
            if one.act.lemma != other.act.lemma and _one_sitting(one, other):
                grade = "difference"  # a body may discuss on one day and vote on another
            yield Discrepancy(
                kind="date",
                about=f"when: {text_of(group, one.act.span)}",
                grade=grade,
                values=tuple(Account(text_of(group, d.times[0].span), (_timed(d),)) for d in (one, other)),
            )


def _kinds(deed: Deed) -> list[str]:
    """What an act may be told as in another verb."""
    lemma = deed.act.lemma
    if lemma in _MEETING:
        return ["meet"]
    if deed.ahead and lemma in _SITTING:
        return [lemma, "meet"]
    if _ousting(deed):
        return ["sacked", *sorted(DOING.get(lemma, ()))]
    if not deed.ahead and (lemma in _HAPPENING or _disaster(deed)) and _clocked(deed):
        return [lemma, "happen"]
    return [lemma, *sorted(DOING.get(lemma, ()))]


def _clocked(deed: Deed) -> bool:
    return any(CLOCK.search(t.value) for t in deed.times)


def _moved(group: Group, deeds: Sequence[Deed]) -> Iterator[Discrepancy]:
    """What one article has planned for a day and another has put off to a later one: "to vote Thursday"
    and "the vote has been pushed back to October 28". For stories of few articles.
    """
    if len(group.articles) > FEW_ARTICLES:
        return
    planned = [d for d in deeds if d.act.planned and d.times]
    for later in deeds:
        if later.act.lemma not in _MOVING or later.act.planned or later.act.negated:
            continue
        day = next((t for t in later.times if _moves(group, later, t)), None)
        nouns = {_last_word(group, p) for p in later.act.parties}
        if day is None:
            continue
        for first in planned:
            days = [t for t in first.times if weekday(t.value) is not None]
            if first.article == later.article or _NOUN.get(first.act.lemma, first.act.lemma) not in nouns:
                continue
            if days and clash(days, [day], True) == "contradiction":
                yield Discrepancy(
                    kind="date",
                    about=f"when: {text_of(group, first.act.span)}",
                    grade="update",
                    values=(
                        Account(text_of(group, days[0].span), (_timed(first),)),
                        Account(text_of(group, day.span), (_reaching(later.act.verb, day.span),)),
                    ),
                )
                break


def _moves(group: Group, deed: Deed, time: TimeExpression) -> bool:
    """True for the day to which something is moved, and not for the one from which, or on which it was."""
    text = group.articles[deed.article].text
    before = text[max(0, time.span.start - 8) : time.span.start].lower().split()
    return before[-1:] in (["to"], ["until"], ["till"]) and weekday(time.value) is not None


def _last_word(group: Group, span: Span) -> str:
    return text_of(group, span).lower().rpartition(" ")[2]


def _same_words(group: Group, one: Deed, other: Deed) -> bool:
    """True if both give a time in the same words, as copies do whatever day they were put out."""
    return not {text_of(group, t.span).lower() for t in one.times}.isdisjoint(
        text_of(group, t.span).lower() for t in other.times
    )


def _two_days(group: Group, one: Deed, other: Deed) -> bool:
    """True if each article tells of the day before it or its own, and the two days are far apart: two
    events of one kind.
    """
    days = []
    for deed in (one, other):
        told, published = DAY.match(deed.times[0].value), DAY.match(group.published(deed.article) or "")
        if told is None or published is None:
            return False
        days.append((ordinal(told.group()), ordinal(published.group())))
    fresh = all(-1 <= published - told <= FRESH for told, published in days)
    return fresh and abs(days[0][1] - days[1][1]) > FRESH


def _timed(deed: Deed) -> Span:
    """The verb and its time, with what stands between."""
    return _reaching(deed.act.verb, deed.times[0].span)


def _reaching(one: Span, other: Span) -> Span:
    return Span(one.article, min(one.start, other.start), max(one.end, other.end))


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
        if home and ahead and weekday(time.value) is not None:
            days[index[home]].append(time)
    pairs = sorted(
        (-of.likeness(a, b), a, b)
        for a in days
        for b in days
        if a < b and of.spans[a].article != of.spans[b].article
    )
    for unlike, a, b in pairs:
        named = {stem(w.lower()) for t in (*days[a], *days[b]) for w in folded(text_of(group, t.span))}
        shared = of.shared(a, b) - named
        if -unlike < LIKE_DAY or len(shared) < 2 or not shared - of.names:
            continue
        if any(of.spans[k].holds(s) for k in (a, b) for s in seen):
            continue
        here, there = ({text_of(group, t.span).lower() for t in days[k]} for k in (a, b))
        if not here & there and clash(days[a], days[b], True) == "contradiction":
            seen += [days[a][0].span, days[b][0].span]
            yield Discrepancy(
                kind="date",
                about=f"when: {text_of(group, of.spans[a])}",
                grade="difference",
                values=tuple(
                    Account(text_of(group, days[k][0].span), (around(group, of.spans[k], days[k][0].span),))
                    for k in (a, b)
                ),
            )


def _ousting(deed: Deed) -> bool:
    """True for somebody dismissed, with nothing else in the clause that may have been."""
    return deed.act.lemma in _OUSTING and len(deed.parties) == 1


def _same_act(one: Deed, other: Deed, of: Sentences) -> bool:
    """True if two acts are one: for what is to come the same parties, for what was the same words too."""
    if one.ahead != other.ahead:
        return False
    few = of.articles <= FEW_ARTICLES
    shared = one.people & other.people
    if _ousting(one) and _ousting(other) and not one.ahead:
        apart = bool(one.people and other.people) and not shared
        if few and not apart and (shared or one.pronoun or other.pronoun):
            return True  # nobody is dismissed twice in a story
    same = bool(set(_kinds(one)) & set(_kinds(other)))
    words = one.words() & other.words()
    if few and _one_sitting(one, other):
        return True
    if one.ahead:
        if len(shared) >= 2:
            return same
        pronoun = one.pronoun or other.pronoun
        return same and bool(shared) and (pronoun or bool(one.words(shared) & other.words(shared)))
    if few and same and _clocked(one) and _clocked(other) and (_disaster(one) or _disaster(other)):
        return True
    like = of.likeness(one.sentence, other.sentence)
    long_ago = few and all(len(t.value) in (4, 7) for d in (one, other) for t in d.times)
    bar = LIKE_LONG_AGO if long_ago and (words - of.names or len(words) > 1) else LIKE_PAST
    return same and bool(shared or words) and like >= bar


def _one_sitting(one: Deed, other: Deed) -> bool:
    """True for what one body is to do on the day that it sits: to meet, to discuss, to vote."""
    bodies = [next(iter(d.parties), (frozenset(), frozenset()))[1] & _BODIES for d in (one, other)]
    return (
        one.ahead
        and other.ahead
        and bool(bodies[0] & bodies[1])
        and {one.act.lemma, other.act.lemma} <= _SITTING
    )


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
        a.value == b.value or (weekday(a.value) is not None and weekday(a.value) == weekday(b.value))
        for a in one.times
        for b in other.times
    )


def _reasons(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    few = len(group.articles) <= FEW_ARTICLES
    reasoned = [d for d in deeds if d.act.reasons]
    given = distinct(group, of, reasoned, lambda d: tuple(text_of(group, r) for r in d.act.reasons))
    told: set[Span] = set()
    by_verb: dict[str, list[int]] = defaultdict(list)
    for k, deed in enumerate(given):
        by_verb[stem(deed.act.lemma)].append(k)
    for n, one in enumerate(given):
        # Among many only acts whose verbs stand in both sentences may be one.
        verbs = of.terms[one.sentence] & by_verb.keys()
        after = range(n + 1, len(given)) if few else sorted(k for v in verbs for k in by_verb[v] if k > n)
        for other in (given[k] for k in after):
            if one.article == other.article or {one.act.span, other.act.span} & told:
                continue
            if _same_doing(group, one, other, of, few) and not _alike(group, one, other):
                told |= {one.act.span, other.act.span}
                yield Discrepancy(
                    kind="reason",
                    about=f"why: {_before_reason(group, one)}",
                    grade="difference",
                    values=tuple(
                        Account(text_of(group, d.act.reasons[0]), (d.act.span,)) for d in (one, other)
                    ),
                )


def _same_doing(group: Group, one: Deed, other: Deed, of: Sentences, few: bool) -> bool:
    """True if the two sentences tell of the same act: each one's verb stands in the other, and more."""
    verbs = {stem(one.act.lemma), stem(other.act.lemma)}
    shared = of.shared(one.sentence, other.sentence)
    both = all(v in of.terms[d.sentence] for v in verbs for d in (one, other))
    conditional = [_conditional(group, d) for d in (one, other)]
    if any(conditional) and (all(conditional) or not both):
        return False
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


def _conditional(group: Group, deed: Deed) -> bool:
    """True if what is given is no reason but a condition."""
    return text_of(group, deed.act.reasons[0]).lower().startswith(("if ", "unless ", "even if "))


def _disaster(deed: Deed) -> bool:
    """True if what has a reason is what a story may be about: a collapse, that something burst."""
    return deed.act.lemma in _BREAKING or bool(deed.words() & _EVENTS)


def _alike(group: Group, one: Deed, other: Deed) -> bool:
    """True if the reasons share a telling word."""
    left, right = (
        {
            stem(w) for r in d.act.reasons for w in folded(group.articles[d.article].text[r.start : r.end])
            if w not in SMALL and len(w) > 3
        }
        for d in (one, other)
    )  # fmt: skip
    return bool(left & right)


def _before_reason(group: Group, deed: Deed) -> str:
    reason = deed.act.reasons[0]
    text = group.articles[deed.article].text
    if reason.start > deed.act.span.start:
        return " ".join(text[deed.act.span.start : reason.start].split())
    return text_of(group, deed.act.verb)
