"""Puts the story's diary together: one entry an event, whatever number of reports it has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.diary_reports import Reader, Report
from onrecord.model import (
    DiaryEntry,
    EventMention,
    InferredDate,
    Person,
    Row,
    Span,
    TimeExpression,
    row_id,
)
from onrecord.text.times import days, precision
from onrecord.text.times.values import trusted

_DAYS = frozenset({"day", "time", "weekend", "week"})
_FIRST = re.compile(r"\b(?:I|we|my|our|us|me)\b", re.IGNORECASE)
# Events of more days than this are compared with all.
LONGEST_STRETCH = 40
# Reports that an entry's status may come from, the telling one first: a plan that has taken place is past.
_ORDER = ("cancelled", "past", "planned", "hypothetical")


class Diary(Linker):
    """One DiaryEntry for each event that is dated or scheduled.

    Reports are one event where the same people do the same kind of thing on days that agree; reports of a
    plan by the same people that give different days are one entry with the other days as alternatives.
    A later report that the plan took place or fell through changes the status and keeps the evidence.
    """

    name = "diary"
    requires = (EventMention, TimeExpression, Person, InferredDate)
    produces = (DiaryEntry,)

    def link(self, group: Group) -> Iterable[Row]:
        people = group.of(Person)
        ids = [row_id(p) for p in people]
        published = {a: trusted(group.published(a), group.articles[a].captured) for a in group.articles}
        reader = Reader(group.articles, people, group.of(TimeExpression), published)
        told = [report for m in group.of(EventMention) for report in reader.read(m, ids)]
        reports = [r for r in told if r.status != "denied"]
        unheld = [replace(r, status="cancelled") for r in told if r.status == "denied"]
        order = {a: n for n, a in enumerate(group.articles)}

        def key(report: Report) -> tuple[int, Span]:
            return order[report.article], report.mention.trigger

        dated: list[Report] = []
        undated: list[Report] = []
        for report in sorted(reports, key=key):
            if _belongs(report, reader):
                dated.append(report)
            elif not report.mention.times:
                undated.append(report)
        events = _Events()
        for report in sorted(dated, key=lambda r: (not r.exact, r.status != "cancelled", *key(r))):
            near = events.near(report)
            home = next((e for e in near if all(_same(report, other) for other in e)), None)
            if home is None:
                events.add(report)
            else:
                home.append(report)
        by_first: dict[tuple[str, frozenset[str]], list[list[Report]]] = defaultdict(list)
        for event in events.found:
            by_first[event[0].kind, event[0].people].append(event)
        for report in [*undated, *sorted(unheld, key=key)]:
            for event in by_first.get((report.kind, report.people), ()):
                if _told_again(report, event):
                    event.append(report)
                    break
        for event in events.found:
            yield _entry(sorted(event, key=key))


class _Events:
    """The events so far, found again by the days, the kind and the people of their first reports."""

    def __init__(self) -> None:
        self.found: list[list[Report]] = []
        self._by_day: dict[date, list[int]] = defaultdict(list)
        self._by_people: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
        self._wide: list[int] = []

    def add(self, report: Report) -> None:
        """A new event with its first report."""
        at = len(self.found)
        self.found.append([report])
        self._by_people[report.kind, report.people].append(at)
        told = _each_day(report)
        if told is None:
            self._wide.append(at)
        for day in told or ():
            self._by_day[day].append(at)

    def near(self, report: Report) -> Iterator[list[Report]]:
        """The events that a report may be of, oldest first: of its days, of weeks or months, of no day,
        and plans of the same people for other days.
        """
        told = _each_day(report)
        if told is None:
            yield from self.found
            return
        places = {k for day in told for k in self._by_day.get(day, ())}
        places.update(self._wide, self._by_people.get((report.kind, report.people), ()))
        yield from (self.found[k] for k in sorted(places))


def _each_day(report: Report) -> set[date] | None:
    """The days that a report allows; None where it allows a long stretch, or any."""
    stretches = _allowed(report)
    if not stretches or any((last - first).days > LONGEST_STRETCH for first, last in stretches):
        return None
    return {first + timedelta(days=n) for first, last in stretches for n in range((last - first).days + 1)}


def _belongs(report: Report, reader: Reader) -> bool:
    """True for what a diary holds: it has a day or a week, or is planned within days, and tells what."""
    mention = report.mention
    ahead = report.status in ("planned", "cancelled")
    told = bool(report.people or mention.unnamed or mention.type or report.lasting)
    own = mention.voice is not None and _FIRST.search(mention.what) is not None
    if own and not report.somebody and mention.type is None:
        return False
    if report.status == "hypothetical" and not (report.values and told and report.open):
        return False
    if report.kind == "statement" and mention.voice is not None and not report.exact:
        return False
    if report.values:
        if precision(report.values[0]) in _DAYS:
            return told or ahead or mention.voice is None
        return ahead or ((report.lasting or mention.type is not None) and told)
    if report.status != "planned" or not report.people or mention.type is None:
        return False
    return report.span is not None or reader.partial(mention) is not None


def _same(a: Report, b: Report) -> bool:
    """True if two reports are of one event."""
    if {a.status, b.status} == {"hypothetical", "past"}:
        return False
    if a.kind == b.kind == "statement":
        if not a.people and not b.people:
            return _agree(a, b) and bool(a.unnamed & b.unnamed or _overlap(a.words, b.words) >= 0.8)
        occasion = a.article == b.article or a.person or _overlap(a.words, b.words) >= 0.3
        return bool(a.people & b.people) and _agree(a, b) and _lead(a) == _lead(b) and occasion
    if a.kind == "statement" or b.kind == "statement":
        return False
    untyped = None in (a.mention.type, b.mention.type)
    if untyped and a.status == b.status == "planned" and a.people == b.people and len(a.people) > 1:
        return _agree(a, b)
    if (
        {a.status, b.status} == {"planned", "cancelled"}
        and a.article != b.article
        and not a.people & b.people
    ):
        # "Guards will strike on 8 May", "the union called off next week's strike".
        unlike = bool(a.people and b.people) or a.mention.type is None or a.kind != b.kind or a.stem != b.stem
        return not unlike and bool(_allowed(a) and _allowed(b)) and _agree(a, b)
    alike = a.kind == b.kind or _overlap(a.words, b.words) >= 0.5
    if not alike and not (untyped and _overlap(a.words, b.words) >= 0.35):
        return False
    if not _people_agree(a, b):
        return False
    if _agree(a, b):
        return True
    # The same people, the same kind of plan, other days: reports that conflict, unless one article has both.
    planned = a.status == b.status == "planned"
    return (
        planned and a.article != b.article and a.kind == b.kind and a.people == b.people and len(a.people) > 1
    )


def _lead(report: Report) -> str | None:
    return report.named[0] if report.named else None


def _people_agree(a: Report, b: Report) -> bool:
    extra = bool(a.unnamed or b.unnamed) and not a.unnamed & b.unnamed
    if a.people == b.people:
        enough = 0.35 if a.mention.type and a.mention.type == b.mention.type else 0.5
        if a.people and not extra:
            return True
        return _overlap(a.words, b.words) >= enough and len(a.words & b.words) >= 3
    shared = a.people & b.people
    if len(shared) >= 2 and len(shared) >= 0.6 * len(a.people | b.people):
        return not extra
    inner = a.people < b.people or b.people < a.people
    if inner and shared and a.exact and b.exact and {a.status, b.status} == {"planned", "cancelled"}:
        return a.kind == b.kind and a.article != b.article
    if inner and shared and a.exact and b.exact and a.mention.type != "CONSULT":
        return _overlap(a.words, b.words) >= 0.4
    return False


def _agree(a: Report, b: Report) -> bool:
    """True if the days that two reports allow meet; a report without days meets any."""
    first, second = _allowed(a), _allowed(b)
    if not first or not second:
        return a.status == b.status
    return any(x[0] <= y[1] and y[0] <= x[1] for x in first for y in second)


def _agree_on_days(a: Report, b: Report) -> bool:
    """True unless both name days and these are others."""
    return not _allowed(a) or not _allowed(b) or _agree(a, b)


def _allowed(report: Report) -> list[tuple[date, date]]:
    found = [days(v) for v in report.values]
    return found or ([report.span] if report.span else [])


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _told_again(report: Report, event: Sequence[Report]) -> bool:
    """True if a clause without a time tells of an event that others date: same people, same kind."""
    first = event[0]
    if report.kind == "statement" or report.kind != first.kind or report.status == "hypothetical":
        return False
    if len(report.people) < 2 or report.people != first.people:
        return False
    denied = report.mention.status == "denied"
    if report.status == first.status and not denied:
        return True
    when = first.days
    if not any(r.status == "planned" for r in event) or report.published is None or when is None:
        return False
    if report.status == "cancelled" and not denied:
        # What was planned is called off by whoever writes after the plan was told.
        return any(r.published is not None and r.published <= report.published for r in event)
    return (
        report.status in ("past", "cancelled")
        and report.published >= when[0]
        and _agree_on_days(report, first)
    )


def _entry(event: Sequence[Report]) -> DiaryEntry:
    exact = sorted((r for r in event if r.values), key=lambda r: (not r.exact, _size(r)))
    values = list(
        dict.fromkeys(v[:10] if precision(v) in ("day", "time") else v for r in exact for v in r.values)
    )
    start = end = None
    fine = ""
    if values:
        start, end, fine = _range(values[0])
    elif spans := [r.span for r in event if r.span]:
        start, end, fine = spans[0][0].isoformat(), spans[0][1].isoformat(), "about"
    days_told = [v for v in values if precision(v) == "day"]
    alternatives = tuple(sorted(v for v in days_told if v != start)) if fine == "day" else ()
    status = next(s for s in _ORDER if any(r.status == s for r in event))
    best = min(event, key=lambda r: (not r.values, -len(r.people), not r.mention.type, len(r.mention.what)))
    kinds = [r.mention.type for r in event if r.mention.type]
    evidence = dict.fromkeys(s for r in event for s in r.mention.evidence)
    return DiaryEntry(
        start,
        end,
        alternatives,
        fine,
        status,
        kinds[0] if kinds else None,
        best.mention.what,
        tuple(dict.fromkeys(p for r in event for p in r.named)),
        tuple(evidence),
    )


def _size(report: Report) -> int:
    when = report.days
    return (when[1] - when[0]).days if when else 9999


def _range(value: str) -> tuple[str, str | None, str]:
    """Start, end and precision of a value: a day alone, a year or month as it is, else first and last day."""
    fine = precision(value)
    if fine in ("day", "time"):
        return value[:10], None, "day"
    if fine in ("month", "year"):
        return value, None, fine
    first, last = days(value)
    return first.isoformat(), last.isoformat(), fine
