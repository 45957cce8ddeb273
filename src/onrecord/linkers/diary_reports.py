"""What one article reports of one event: who, what, and on which days at the earliest and latest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Article, EventMention, Person, Span, TimeExpression
from onrecord.text.times import days, find_times, is_partial, precision, readings
from onrecord.text.times.values import day_of

Days = tuple[date, date]

WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_ISO_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STATEMENT = frozenset(
    "said says say told tells announced announces warned claimed argued insisted stated declared confirmed "
    "vowed promised admitted replied urged added conference interview statement speech spoke speaks "
    "speaking press tweeted posted wrote".split()
)
_BROADCAST = frozenset({"interview", "interviewed", "told", "said", "appearance", "spoke"})
# Changes of post: worth a line even where only the year is told.
_LASTING = re.compile(
    r"(?:replac|appoint|elect|succeed|join|found|launch|open|clos|resign|retir|took|becam|die|killed|murder|married"
    r"|born|sign|nam|left|merg|happen|occur|beg|start|sack|dismiss|built|won|arrest|convict|jail|sentenc|charg"
    r"|collaps|crash|explo|flood|bought|acquir|sold|approv|pass|bann|fined|defeat|promot|relegat|investig|ruled"
    r"|publish|introduc|vot|split|invad|attack|sued|broke|caught|fell|came|sent|called|arriv|mov|ran|report|fire|chair|serv|walk|sank|burn|destroy|abolish|creat|set|hired)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?!(?:The|An?|This|That|These|Those|It|He|She|They|We|I|His|Her|Its|Their|Our|My|Some)\b)[A-Z]"
)
_OPEN = re.compile(r"\b(?:if|could|may|might|unless|would)\b", re.IGNORECASE)
_DIRECTION = {"past": "past", "planned": "future", "cancelled": "future", "denied": "past"}
_UNHELD = re.compile(
    r"\b(?:was|were|had been|been) (?:due |set |supposed |meant )?to have\b|\bhad been due\b"
)
_PUT_TO = re.compile(r"\b(?:to|until|till|rescheduled for)(?: the)?\s$", re.IGNORECASE)
_NOT_ON = re.compile(r"\b(?:instead of|rather than|and not|not)(?: on)?\s$", re.IGNORECASE)
_EDGE = re.compile(r"\b(?:since|until|till)\s$", re.IGNORECASE)  # a state's first or last day is an event
_STOP = frozenset(
    "the a an of for to in on at by and or with from his her its their he she they it is was were be been "
    "are has have had will would said who which that this over after before as into about not also".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """One EventMention, read for the diary. `values` are full values, the likelier first; `span` the days
    that a vague time allows ("the coming days"); `people` Person row ids; `kind` what tells events apart;
    `lasting` is true for what is worth a line even where only the month or the year is told, `somebody`
    where a name takes part, `person` where a person does it, `open` where the
    words around it say on what it hangs; `stem` is the trigger's beginning.
    """

    mention: EventMention
    published: date | None
    people: frozenset[str]
    named: tuple[str, ...]
    values: tuple[str, ...]
    span: Days | None
    status: str
    kind: str
    words: frozenset[str]
    unnamed: frozenset[str]
    lasting: bool
    somebody: bool
    person: bool
    open: bool
    stem: str

    @property
    def article(self) -> str:
        return self.mention.trigger.article

    @property
    def days(self) -> Days | None:
        """First and last day that the likeliest reading allows."""
        return days(self.values[0]) if self.values else self.span

    @property
    def exact(self) -> bool:
        """True if one day is told."""
        return bool(self.values) and precision(self.values[0]) in ("day", "time")


class Reader:
    """Makes Reports of EventMentions, with the story's people and dates at hand."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        people: Sequence[Person],
        times: Iterable[TimeExpression],
        published: Mapping[str, str | None],
    ) -> None:
        self._articles = articles
        self._person = {member: n for n, p in enumerate(people) for member in p.members}
        self._persons = [p.type == "person" for p in people]
        self._times = {t.span: t for t in times}
        self._published = published

    def read(self, mention: EventMention, ids: Sequence[str]) -> Iterator[Report]:
        """The reports of a mention; `ids` are the row ids of the people, in the order given.

        What is put off gives two: the day that falls through and the new one; so does what takes place on
        one day "instead of" another.
        """
        if mention.status != "postponed":
            dropped = tuple(s for s in mention.times if _NOT_ON.search(self._before(s)))
            kept = tuple(s for s in mention.times if s not in dropped)
            if dropped and kept and mention.status in ("past", "planned"):
                yield self._read(replace(mention, status="cancelled", times=dropped), ids)
                mention = replace(mention, times=kept)
            yield self._read(mention, ids)
            return
        new = tuple(s for s in mention.times if _PUT_TO.search(self._before(s)))
        old = tuple(s for s in mention.times if s not in new)
        if old or not new:
            yield self._read(replace(mention, status="cancelled", times=old), ids)
        if new:
            yield self._read(replace(mention, status="planned", times=new), ids)

    def _before(self, span: Span) -> str:
        return self._articles[span.article].text[max(0, span.start - 20) : span.start]

    def _read(self, mention: EventMention, ids: Sequence[str]) -> Report:
        article = mention.trigger.article
        reference = self._published.get(article)
        today = day_of(reference)
        named = [ids[self._person[e]] for e in (*mention.actors, *mention.recipients) if e in self._person]
        values: tuple[str, ...] = ()
        span: Days | None = None
        own = (self._times[s] for s in mention.times if s in self._times)
        for time in sorted((t for t in own if not self._bare_clock(t)), key=_fineness):
            if not values:
                values = tuple(self._values(time, mention, reference))
            span = span or _stretch(time.value, today)
        if not values and span is None:
            values = self._broadcast(mention, today)
        trigger = self._words(mention.trigger).casefold()
        status = _status(mention.status, values, today)
        kind = "statement" if trigger in _STATEMENT else mention.type or trigger[:5]
        others = [self._words(s) for s in mention.unnamed]
        return Report(
            mention,
            today,
            frozenset(named),
            tuple(dict.fromkeys(named)),
            values,
            span,
            status,
            kind,
            content(mention.what),
            content(" ".join(others)),
            _LASTING.match(trigger) is not None or any(_EDGE.search(self._before(s)) for s in mention.times),
            bool(named) or any(_NAME.search(o) for o in others),
            any(self._persons[self._person[e]] for e in mention.actors[:1] if e in self._person),
            _OPEN.search(self._around(mention.evidence[0])) is not None,
            trigger[:4],
        )

    def _around(self, span: Span) -> str:
        return self._articles[span.article].text[max(0, span.start - 30) : span.end + 60]

    def _bare_clock(self, time: TimeExpression) -> bool:
        """True for an hour without its day, which need not be the day of writing."""
        words = self._words(time.span)
        alone = find_times(words) if time.type == "TIME" else []
        if not alone or not re.match(r"XXXX-XX-XXT\d[^+-]*$", alone[0].value):
            return False
        return re.search(r"\b(?:today|tonight)\b", words, re.IGNORECASE) is None

    def _words(self, span: Span) -> str:
        return self._articles[span.article].text[span.start : span.end]

    def _values(self, time: TimeExpression, mention: EventMention, reference: str | None) -> Iterator[str]:
        status = "unheld" if _UNHELD.search(mention.what) else mention.status
        direction = _DIRECTION.get(mention.status, time.direction)
        found = self._reread(time, direction, reference) or (time.value,)
        weekday = not time.others and bool(WEEKDAY.fullmatch(self._words(time.span).split()[-1]))
        today = day_of(reference)
        for value in (*found, *time.others):
            fitted = _fit(value, status, today, weekday=weekday)
            try:
                days(fitted)
            except ValueError:
                continue
            yield fitted

    def _reread(self, time: TimeExpression, direction: str | None, reference: str | None) -> tuple[str, ...]:
        """The time read anew in the direction of its event, which the parse knows better than the words
        around it; empty where it hangs on no date.
        """
        if reference is None or time.others:
            return readings(time.value, direction, reference) if is_partial(time.value) else ()
        words = self._words(time.span)
        alone = find_times(words)
        if len(alone) != 1 or len(words) != alone[0].end - alone[0].start or not is_partial(alone[0].value):
            return ()
        return readings(alone[0].value, direction, reference)

    def _broadcast(self, mention: EventMention, today: date | None) -> tuple[str, ...]:
        """A programme named after a weekday goes out on that day: "on Sunday Morning with Una Marr"."""
        trigger = self._words(mention.trigger).casefold()
        if today is None or trigger not in _BROADCAST or mention.status != "past" or mention.times:
            return ()
        evidence = self._words(mention.evidence[0])
        taken = [t.start - mention.evidence[0].start for t in self._times if mention.evidence[0].holds(t)]
        for match in re.finditer(
            rf"(?:\bon|\bwith|\bto|\btold|\bof|[’']s) (?:the )?({WEEKDAY.pattern}) [A-Z]", evidence
        ):
            if match.start(1) in taken:
                continue
            number = _ISO_WEEKDAYS.index(match[1].casefold()) + 1
            back = (today.isoweekday() - number) % 7
            return ((today - timedelta(days=back)).isoformat(),)
        return ()

    def partial(self, mention: EventMention) -> str | None:
        """The first time of a mention that no date has resolved yet."""
        return next(
            (
                self._times[s].value
                for s in mention.times
                if s in self._times and is_partial(self._times[s].value)
            ),
            None,
        )


def content(text: str) -> frozenset[str]:
    """The words of a clause that carry its meaning, cut to five letters."""
    found = re.findall(r"[a-z0-9]+", text.casefold())
    return frozenset(w[:5] for w in found if w not in _STOP and not WEEKDAY.match(w.title()))


def _fineness(time: TimeExpression) -> tuple[int, Span]:
    order = {"DATE": 0, "TIME": 0, "DURATION": 1}
    coarse = 1 if re.fullmatch(r"(?:XXXX|\d{4})(?:[+-]P\dY)?", time.value) else 0
    return (order.get(time.type, 2) + coarse, time.span)


def _fit(value: str, status: str, today: date | None, *, weekday: bool) -> str:
    """The value moved by a week where the weekday was read the wrong way for what is planned or past; a
    week that is over today is next week's where something is planned in it.
    """
    if today is None:
        return value
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(T.*)?", value)
    if match and weekday:
        day = date.fromisoformat(match[1])
        if status == "unheld":  # "was to have been debated on Wednesday": the nearest one
            ahead = (day - today).days % 7
            day = today + timedelta(days=ahead if ahead <= 3 else ahead - 7)
        elif status in ("planned", "cancelled") and day < today:
            day += timedelta(days=7)
        elif status == "past" and day > today:
            day -= timedelta(days=7)
        return day.isoformat() + (match[2] or "")
    if status == "planned" and re.fullmatch(r"\d{4}-W\d\d", value) and days(value)[1] <= today:
        year, week, _ = (today + timedelta(days=7)).isocalendar()
        return f"{year:04}-W{week:02}"
    return value


def _stretch(value: str, today: date | None) -> Days | None:
    """The days that "the coming days" or "the next two weeks" reach over, from the day after today."""
    if today is None:
        return None
    match = re.fullmatch(r"P(X|\d{1,2})([DW])", value)
    if match is None:
        return None
    size = 7 if match[2] == "W" else 1
    count = (7 if size == 1 else 4) if match[1] == "X" else int(match[1])
    return today + timedelta(days=1), today + timedelta(days=count * size)


def _status(status: str, values: tuple[str, ...], today: date | None) -> str:
    if not values or today is None:
        return status
    first, last = days(values[0])
    if status == "past" and first > today and not any(days(v)[0] <= today for v in values[1:]):
        return "planned"
    if status == "planned" and last < today:
        return "past"  # the present tense of a chronicle, or what was planned then
    return status
