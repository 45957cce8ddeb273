"""Dates an undated article by its dated siblings, where what both report agrees; else leaves it undated."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.diary_reports import WEEKDAY, Reader, Report
from onrecord.model import EventMention, InferredDate, Person, Quote, Row, Span, TimeExpression, row_id
from onrecord.text.times import days, is_partial, readings
from onrecord.text.times.values import day_of

# Days to each side of a sibling's date: articles of one story stand close together.
WINDOW = 7
# An undated article is laid beside so many dated ones, those that tell most of the same people.
MOST_SIBLINGS = 60
# A quotation that two articles share has at least this many characters.
SHARED = 60


@dataclass
class _Link:
    """What ties an undated article to one dated sibling: the days it allows and the words that say so."""

    sibling: str
    strong: bool
    allowed: set[date]
    reason: str
    evidence: tuple[Span, ...]


@dataclass
class _Case:
    """The evidence on one undated article."""

    links: list[_Link] = field(default_factory=list)
    quoted: dict[str, tuple[Span, Span]] = field(default_factory=dict)


class InferredDates(Linker):
    """At most one InferredDate for each article without a date.

    It rests on an event that the article and a dated sibling both report, with the same people, whose day
    both name: "will meet him on Monday" here, on a Monday that is known there; "today" here, "in the
    coming days" there. Days and months that the article names bound it. Among the days left the one
    nearest to all siblings' dates is taken, and only where it is the only one so near and a quotation
    that both carry, or a weekday of the article's own, bears it out.
    """

    name = "inferred_dates"
    version = 2
    requires = (EventMention, TimeExpression, Person, Quote)
    produces = (InferredDate,)

    def link(self, group: Group) -> Iterable[Row]:
        known = {a: day for a, article in group.articles.items() if (day := day_of(article.published))}
        if not known:
            return
        people = group.of(Person)
        ids = [row_id(p) for p in people]
        names = dict(zip(ids, (p.name for p in people), strict=True))
        stated = {a: article.published for a, article in group.articles.items()}
        times = group.of(TimeExpression)
        reader = Reader(group.articles, people, times, stated)
        mentions = [m for m in group.of(EventMention) if m.status in ("past", "planned")]
        reports = [report for m in mentions for report in reader.read(m, ids)]
        by_span = {t.span: t for t in times}
        told: dict[str, list[Report]] = defaultdict(list)
        bearers: dict[str, set[str]] = defaultdict(set)
        for report in reports:
            told[report.article].append(report)
            if report.article in known:
                for person in report.people:
                    bearers[person].add(report.article)
        bounds: dict[str, list[TimeExpression]] = defaultdict(list)
        for time in times:
            bounds[time.span.article].append(time)
        quoted: dict[str, list[Span]] = defaultdict(list)
        for quote in group.of(Quote):
            for span in quote.content:
                if len(span) >= SHARED:
                    quoted[span.article].append(span)
        for article in group.articles:
            if article in known or group.articles[article].published:
                continue
            case = _Case()
            shared = Counter(s for r in told[article] for p in r.people for s in bearers[p])
            near = sorted(shared, key=lambda s: (-shared[s], s))[:MOST_SIBLINGS]
            for sibling in sorted(near, key=lambda s: (known[s], s)):
                links = list(_links(group, told[article], told[sibling], known[sibling], by_span, names))
                case.links += links
                if links and (both := _shared_quote(group, quoted[article], quoted[sibling])):
                    case.quoted[sibling] = both
            found = _settle(group, article, case, known, bounds[article])
            if found is not None:
                yield found


def _links(
    group: Group,
    own: Sequence[Report],
    theirs: Sequence[Report],
    day: date,
    times: Mapping[Span, TimeExpression],
    names: Mapping[str, str],
) -> Iterator[_Link]:
    """Each event that both report and both date, and the days of writing that make the two agree."""
    for mine in own:
        for time in (times[s] for s in mine.mention.times if s in times):
            if not is_partial(time.value):
                continue
            for other in theirs:
                strength = _one_event(mine, other)
                if strength == 0 or (strength == 1 and not other.exact):
                    continue
                held = other.days
                if held is None or (held[1] - held[0]).days > 10:
                    continue
                allowed = _fitting(group, mine, time, held, day)
                if allowed:
                    who = " and ".join(sorted(names[p] for p in mine.people & other.people))
                    said, theirs_said = _words(group, time.span), _time_words(group, other)
                    outlet = group.articles[other.article].outlet
                    reason = (
                        f'the event with {who} that it dates "{said}" is dated "{theirs_said}" '
                        f"by {outlet} of {_said(day)}"
                    )
                    evidence = (*mine.mention.evidence, *other.mention.evidence)
                    yield _Link(other.article, strength == 2, allowed, reason, evidence)


def _one_event(a: Report, b: Report) -> int:
    """2 where two reports are of one event, 1 where they may well be, 0 where nothing says so."""
    shared = a.people & b.people
    if not shared or a.mention.status != b.mention.status:
        return 0
    alike = a.kind == b.kind
    words = len(a.words & b.words)
    if a.kind == "statement" or b.kind == "statement":
        same = alike and a.named[0] == b.named[0] and _stem(a) == _stem(b)
        return 2 if same and words >= 4 else 0
    if len(shared) >= 2 and (alike or None in (a.mention.type, b.mention.type)):
        return 2
    if alike and a.people == b.people and words >= 4:
        return 2
    return 1 if words >= 3 and (alike or a.mention.status == "planned") else 0


def _stem(report: Report) -> str:
    return str(len(report.mention.trigger))


def _fitting(
    group: Group, mine: Report, time: TimeExpression, held: tuple[date, date], day: date
) -> set[date]:
    direction = {"past": "past", "planned": "future"}[mine.mention.status]
    fitting = set()
    for shift in range(-WINDOW, WINDOW + 1):
        candidate = day + timedelta(days=shift)
        read = [days(v) for v in readings(time.value, direction, candidate.isoformat())]
        if any(first <= held[1] and held[0] <= last for first, last in read):
            fitting.add(candidate)
    if direction == "future" and WEEKDAY.match(_words(group, time.span)):
        # Whoever announces something for the day of writing says "today".
        apart = {c for c in fitting if days(readings(time.value, direction, c.isoformat())[0])[0] != c}
        fitting = apart or fitting
    return fitting


def _settle(
    group: Group, article: str, case: _Case, known: Mapping[str, date], times: Sequence[TimeExpression]
) -> InferredDate | None:
    """The one day that all links allow and that something bears out; None where none is."""
    if not case.links:
        return None
    links = [link for link in case.links if link.strong] or case.links
    allowed = set.intersection(*(link.allowed for link in links))
    allowed = {d for d in allowed if all(_bounded(t, d) for t in times)}
    allowed = {d for d in allowed if _in_order(times, d)} or allowed
    siblings = sorted({link.sibling for link in links})
    if not allowed:
        return None
    far = {d: sum(abs((d - day).days) for day in known.values()) for d in allowed}
    nearest = [d for d in sorted(allowed) if far[d] == min(far.values())]
    if len(nearest) > 1:
        return None
    chosen = nearest[0]
    quoted = [case.quoted[s] for s in siblings if s in case.quoted]
    weekday = next((t for t in times if _own_day(t, chosen)), None)
    borne_out = bool(quoted) + (weekday is not None) + (len(links) > 1)
    if len(allowed) > 1 and borne_out < (1 if links[0].strong else 2):
        return None
    parts = [links[0].reason]
    evidence = list(links[0].evidence)
    if quoted:
        parts.append("both carry the same quotation")
        evidence += quoted[0]
    if weekday is not None:
        parts.append(f'it speaks of "{_words(group, weekday.span)}" as just past')
        evidence.append(weekday.span)
    if len(allowed) > 1:
        parts.append(
            f"of the days this leaves, {_said(min(allowed))} to {_said(max(allowed))}, "
            "this one is nearest to the other reports"
        )
    reason = "; ".join(parts)
    return InferredDate(
        article, chosen.isoformat(), reason[0].upper() + reason[1:], tuple(dict.fromkeys(evidence))
    )


def _said(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


def _bounded(time: TimeExpression, candidate: date) -> bool:
    """False where a day of the month that the article tells of as past would lie ahead, or the reverse."""
    match = re.fullmatch(r"(?:XXXX|\d{4})-\d\d-\d\d", time.value)
    if match is None or time.direction is None:
        return True
    day = days(readings(time.value, None, candidate.isoformat())[0])[0]
    return day <= candidate if time.direction == "past" else True


def _in_order(times: Sequence[TimeExpression], candidate: date) -> bool:
    """True if the weekdays that the article tells of as past come no earlier than the day that it names
    in the fortnight before: it tells what followed from that day on.
    """
    named = [
        day
        for t in times
        if t.direction == "past" and re.fullmatch(r"(?:XXXX|\d{4})-\d\d-\d\d", t.value)
        for day in (days(readings(t.value, None, candidate.isoformat())[0])[0],)
        if 0 <= (candidate - day).days <= 2 * WINDOW
    ]
    told = [
        days(readings(t.value, "past", candidate.isoformat())[0])[0]
        for t in times
        if t.direction == "past" and re.fullmatch(r"XXXX-WXX-[1-7](?:T.*)?", t.value)
    ]
    return not named or not told or min(told) >= min(named)


def _own_day(time: TimeExpression, candidate: date) -> bool:
    """True for a past weekday that is the candidate's own or the day before: news is fresh."""
    match = re.fullmatch(r"XXXX-WXX-([1-7])(?:T.*)?", time.value)
    if match is None or time.direction != "past":
        return False
    return (candidate.isoweekday() - int(match[1])) % 7 <= 1


def _shared_quote(group: Group, own: Sequence[Span], others: Sequence[Span]) -> tuple[Span, Span] | None:
    """The first of two articles' long quotations that stands word for word in both."""
    theirs: dict[str, Span] = {}
    for span in others:
        theirs.setdefault(_plain(group, span), span)
    for span in own:
        mine = _plain(group, span)
        for text in sorted(theirs):
            if mine in text or text in mine:
                return span, theirs[text]
    return None


def _plain(group: Group, span: Span) -> str:
    return " ".join(re.findall(r"\w+", _words(group, span).casefold()))


def _words(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())


def _time_words(group: Group, report: Report) -> str:
    return _words(group, report.mention.times[0]) if report.mention.times else report.mention.what
