"""Compares hours of one day, and days that stand beside the same noun, in stories of few articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import CLOCK, SAYING, clash, ordinal
from onrecord.linkers.discrepancies_deeds import SMALL, text_of
from onrecord.linkers.points_alignment import Sentences, places, stem
from onrecord.model import Account, Discrepancy, Span, TimeExpression
from onrecord.text.shingles import folded

FEW_ARTICLES = 5
# So many minutes apart two clocks may still tell of one moment, if their sentences share a word or not.
APART = 180
APART_ALONE = 30
# Nearer than this they are one.
SAME = 2
AROUND = 60
WEEK = 7
SHORTEST = 4
# What is said of an hour that is not the story's: when something was posted.
_POSTED = re.compile(
    r"(?:post(?:ed)? (?:shared|by)|updated|published|\u2014|\d{4} at)[^.]{0,40}$", re.IGNORECASE
)
_PART = re.compile(r"T(MO|AF|EV|NI)$")
_HOURS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 23), "NI": (20, 29)}
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_PAST_WORDS = frozenset("on in at late early this last next that the of by from until till since".split())


@dataclass(frozen=True)
class Hour:
    """A time of day: the minutes of that day that it may be, and the day that its words name."""

    time: TimeExpression
    sentence: int
    first: int
    last: int
    day: str

    @property
    def exact(self) -> bool:
        """True for a clock, False for a part of the day."""
        return self.first == self.last


def hours(group: Group, of: Sentences, told: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "date": hours that differ, and days beside one noun ("a filing on Friday", "its
    filing late Thursday"), but for what rows of that kind among `told` hold.
    """
    if of.articles > FEW_ARTICLES:
        return
    known = {s for row in told if row.kind == "date" for v in row.values for s in v.evidence}
    times = [t for t in group.of(TimeExpression) if not any(s.touches(t.span) for s in known)]
    where = places(of.spans, (t.span for t in times))
    times = [t for t in times if t.span in where]
    yield from _clocks(group, of, [h for t in times for h in _hour(group, t, where[t.span])])
    days = [t for t in times if t.type == "DATE"]
    yield from _beside_nouns(group, of, days, where)


def _hour(group: Group, time: TimeExpression, sentence: int) -> Iterator[Hour]:
    text = group.articles[time.span.article].text
    if _POSTED.search(text[max(0, time.span.start - AROUND) : time.span.start]):
        return
    named = _DAY.search(text[time.span.start : time.span.end])
    day = named.group().lower() if named else ""
    clock, part = CLOCK.search(time.value), _PART.search(time.value)
    if clock:
        minutes = 60 * int(clock.group(1)) + int(clock.group(2))
        yield Hour(time, sentence, minutes, minutes, day)
    elif part:
        first, last = _HOURS[part.group(1)]
        yield Hour(time, sentence, 60 * first, 60 * last, day)


def _clocks(group: Group, of: Sentences, held: Sequence[Hour]) -> Iterator[Discrepancy]:
    by_article: dict[str, list[Hour]] = defaultdict(list)
    for hour in held:
        by_article[hour.time.span.article].append(hour)
    joined: list[list[Hour]] = []
    for one, other in combinations(held, 2):
        if one.time.span.article == other.time.span.article or not _one_moment(one, other, of):
            continue
        if any(_same(one, h) for h in by_article[other.time.span.article]) or any(
            _same(other, h) for h in by_article[one.time.span.article]
        ):
            continue
        rows = [row for row in joined if one in row or other in row]
        joined = [row for row in joined if row not in rows]
        joined.append(list(dict.fromkeys([*(h for row in rows for h in row), one, other])))
    for row in joined:
        values: dict[tuple[int, int], list[Hour]] = defaultdict(list)
        for hour in sorted(row, key=lambda h: h.time.span):
            values[hour.first, hour.last].append(hour)
        exact = sum(h.exact for h in row) > 1
        yield Discrepancy(
            kind="date",
            about=f"when: {text_of(group, of.spans[row[0].sentence])}",
            grade="difference" if exact else "refinement",
            values=tuple(
                Account(
                    text_of(group, same[0].time.span),
                    tuple(around(group, of.spans[h.sentence], h.time.span) for h in same),
                )
                for _, same in sorted(values.items(), key=lambda v: v[1][0].time.span)
            ),
        )


def _same(one: Hour, other: Hour) -> bool:
    return one.exact and other.exact and abs(one.first - other.first) <= SAME


def _one_moment(one: Hour, other: Hour, of: Sentences) -> bool:
    if one.day and other.day and one.day != other.day:
        return False
    told = of.shared(one.sentence, other.sentence) - {stem(one.day), stem(other.day)}
    if one.exact and other.exact:
        apart = abs(one.first - other.first)
        return SAME < apart <= (APART if told - of.names else APART_ALONE)
    if not one.exact and not other.exact:
        return False
    within = max(one.first, other.first) <= min(one.last, other.last)
    return bool(within and one.day and one.day == other.day and told - of.names)


def _beside_nouns(
    group: Group, of: Sentences, times: Sequence[TimeExpression], where: dict[Span, int]
) -> Iterator[Discrepancy]:
    nouns: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in times:
        word = _word_before(group, of.spans[where[time.span]], time.span)
        if word and word not in of.names:
            nouns[word].append(time)
    for word in sorted(nouns):
        articles = defaultdict(list)
        for time in nouns[word]:
            articles[time.span.article].append(time)
        for one, other in combinations(sorted(articles), 2):
            a, b = articles[one], articles[other]
            values = {t.value[:10] for t in a} & {t.value[:10] for t in b}
            if not values and len(a) == len(b) == 1 and _near(a[0], b[0]) and clash(a, b, False):
                yield Discrepancy(
                    kind="date",
                    about=f"when: {text_of(group, of.spans[where[a[0].span]])}",
                    grade="difference",
                    values=tuple(
                        Account(text_of(group, t.span), (around(group, of.spans[where[t.span]], t.span),))
                        for t in (a[0], b[0])
                    ),
                )


def _near(one: TimeExpression, other: TimeExpression) -> bool:
    """True for two days of one week."""
    days = ordinal(one.value[:10]), ordinal(other.value[:10])
    return 0 not in days and abs(days[0] - days[1]) < WEEK


def _word_before(group: Group, sentence: Span, time: Span) -> str:
    """The stem of the word that a time is said of, if it stands next before it."""
    text = group.articles[sentence.article].text[sentence.start : time.start]
    words = folded(text.rpartition(",")[2])
    while words and words[-1] in _PAST_WORDS:
        words = words[:-1]
    if not words or words[-1] in SMALL or SAYING.fullmatch(words[-1]) or len(words[-1]) < SHORTEST:
        return ""
    return stem(words[-1])


def around(group: Group, sentence: Span, time: Span) -> Span:
    """The time with up to AROUND code points of its sentence before it, from a word on."""
    start = max(sentence.start, time.start - AROUND)
    text = group.articles[sentence.article].text
    if start > sentence.start:
        start = text.find(" ", start, time.start) + 1 or time.start
    return Span(sentence.article, start, time.end)
