"""Reads what happens, has happened and is planned: who does what to whom, when, and in whose words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotators.actors import Cast, is_office
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import Token, subjects
from onrecord.annotators.events_clauses import anchor, clause, eventful, says
from onrecord.annotators.events_frames import Frame, coming, frames, generic, held
from onrecord.annotators.events_lexicon import has
from onrecord.annotators.events_status import done, due, falls_through, presently
from onrecord.model import (
    Article,
    Entity,
    EventMention,
    Parse,
    Quote,
    Row,
    Span,
    Speaker,
    TimeExpression,
    row_id,
)


class Events(Annotator):
    """One EventMention for each clause that reports an event with somebody in it or a time to it.

    What only a lexicon knows by name, and what any verb of doing says with a date beside it.
    """

    name = "events"
    version = 2
    requires = (Parse, TimeExpression, Entity, Quote, Speaker)
    produces = (EventMention,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        cast = Cast(article, rows)
        times = sorted((t for t in rows.of(TimeExpression) if t.type != "SET"), key=lambda t: t.span)
        people = {row_id(e): e for e in rows.of(Entity) if e.type == "person"}
        topic = Topic(cast, people)
        for parse in rows.of(Parse):
            here = [t for t in times if parse.span.holds(t.span)]
            topic.read(parse)
            yield from _mentions(cast, topic, parse, here)


class Topic:
    """Who the sentence before was about: whom "he" at the head of the next one most often means."""

    def __init__(self, cast: Cast, people: dict[str, Entity]) -> None:
        self._cast = cast
        self._people = people
        self._last: str | None = None
        self._of: dict[tuple[int, int], str] = {}

    def read(self, parse: Parse) -> None:
        """Go through the main clauses of a block in order."""
        for sentence in parse.doc.sents:
            subject = next((c for c in sentence.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is None:
                continue
            if subject.lower_ in ("he", "she"):
                known = self._people.get(self._last or "")
                wanted = "m" if subject.lower_ == "he" else "f"
                if known is not None and known.gender in (None, wanted):
                    self._of[parse.span.start, subject.i] = self._last or ""
                continue
            who = self._cast.entity_of(parse, subject)
            self._last = who if who in self._people else None

    def pronoun(self, parse: Parse, head: Token) -> str | None:
        """The Entity row id that a subject pronoun takes over from the sentence before, or None."""
        return self._of.get((parse.span.start, head.i))


def _mentions(cast: Cast, topic: Topic, parse: Parse, times: list[TimeExpression]) -> Iterator[EventMention]:
    found = frames(parse.doc)
    dated = _dated(parse, found, times)
    for frame in sorted(
        {id(f): f for f in [*found, *(f for f, _ in dated)]}.values(), key=lambda f: f.trigger.i
    ):
        own = tuple(t.span for f, group in dated if f is frame for t in group)
        actors, others = _who(cast, topic, parse, frame.sources)
        recipients, more = _who(cast, topic, parse, frame.targets)
        if not own and not actors and not recipients:
            continue
        ahead = any(t.direction != "past" or _names_day(t) for f, group in dated if f is frame for t in group)
        at = parse.span.start
        start, end = clause(frame, [(s.start - at, s.end - at) for s in own])
        evidence = parse.at(start, end)
        trigger = parse.of(frame.trigger)
        yield EventMention(
            trigger,
            (evidence,),
            frame.type,
            "planned"
            if _own_day_ahead(parse, frame, own)
            else _status(frame, ahead, [_before(parse, s) for s in own]),
            cast.words(evidence),
            actors,
            tuple(r for r in recipients if r not in actors),
            (*others, *more),
            own,
            _place(parse, frame),
            cast.quote_at(trigger),
        )


def _own_day_ahead(parse: Parse, frame: Frame, own: tuple[Span, ...]) -> bool:
    """True for "tomorrow's derby", whatever the clause around it supposes."""
    if not frame.noun or frame.status != "hypothetical":
        return False
    at, doc = parse.span.start, parse.doc
    near = [s for s in own if 0 <= frame.trigger.idx - (s.end - at) <= 3]
    return any(_COMING.search(doc.text[s.start - at : s.end - at]) for s in near)


def _status(frame: Frame, ahead: bool, before: list[str]) -> str:
    """The frame's status as its times settle it; `before` is what stands before each of them."""
    if any(_SINCE.search(b) for b in before):
        return "past"
    if frame.status == "denied" and any(_UNTIL.search(b) for b in before):
        return "past"  # "he was not told until April"
    return "planned" if frame.status == "past" and ahead and presently(frame.verb) else frame.status


def _before(parse: Parse, span: Span) -> str:
    end = span.start - parse.span.start
    return str(parse.doc.text[max(0, end - 8) : end])


# A state's first or last day, and what tells that a noun's own time lies ahead.
_EDGE = re.compile(r".{0,4}\b(?:since|until|till) ", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil $", re.IGNORECASE)
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|tomorrow|tonight|coming)\b", re.IGNORECASE)


def _names_day(time: TimeExpression) -> bool:
    """True for a single day: beside a verb in the present tense it lies ahead."""
    return (
        time.type == "DATE"
        and re.fullmatch(r"[X\d]{4}-(?:WXX-\d|[X\d]{2}-\d\d)[<>]{0,2}", time.value) is not None
    )


def _who(
    cast: Cast, topic: Topic, parse: Parse, heads: tuple[Token, ...]
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    entities: list[str] = []
    unnamed: list[Span] = []
    for head in heads:
        kept = topic.pronoun(parse, head)
        if kept is not None:
            entities.append(kept)
            continue
        who = cast.who(parse, head)
        if who is None:
            continue
        if who.entity is not None:
            entities.append(who.entity)
        elif who.span is not None and head.pos_ != "PRON":
            unnamed.append(who.span)
    return tuple(dict.fromkeys(entities)), tuple(dict.fromkeys(unnamed))


def _place(parse: Parse, frame: Frame) -> Span | None:
    for at in (frame.trigger, frame.verb):
        for prep in at.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "outside", "near"):
                for inner in prep.children:
                    if inner.dep_ == "pobj" and inner.ent_type_ in ("GPE", "LOC", "FAC"):
                        first = min(t.i for t in inner.subtree if t.dep_ in ("compound", "det") or t == inner)
                        return parse.of(parse.doc[first : inner.i + 1])
    return None


def _dated(
    parse: Parse, found: list[Frame], times: list[TimeExpression]
) -> list[tuple[Frame, list[TimeExpression]]]:
    """The frames that have times of their own; a dated clause that no frame covers gets one."""
    by_trigger = {f.trigger.i: f for f in found}
    by_verb: dict[int, Frame] = {}
    for f in found:
        if not f.noun or f.trigger.dep_ in ("nsubj", "nsubjpass", "dobj"):
            by_verb.setdefault(f.verb.i, f)
    groups: dict[int, list[TimeExpression]] = defaultdict(list)
    owner: dict[int, Frame] = {}
    for time in times:
        if time.type == "DURATION" and time.direction != "future":
            continue
        if time.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
            continue
        at = parse.span.start
        verb, noun = anchor(parse.doc, time.span.start - at, time.span.end - at)
        said = parse.doc.text[max(0, time.span.start - at - 8) : time.span.end - at]
        frame = _frame_for(verb, noun, by_trigger, by_verb, said)
        if frame is None:
            continue
        if frame.trigger.i not in by_trigger:
            by_trigger[frame.trigger.i] = frame
            by_verb.setdefault(frame.verb.i, frame)
        groups[frame.trigger.i].append(time)
        owner[frame.trigger.i] = frame
    return [(owner[i], groups[i]) for i in sorted(groups)]


def _planned_noun(verb: Token) -> Token:
    """The noun that "planned for Tuesday" tells of: "a meeting of the board", not the board."""
    noun = verb.head
    if has("arrange", verb.lemma_):
        while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head
    return noun


def _frame_for(
    verb: Token | None,
    noun: Token | None,
    by_trigger: dict[int, Frame],
    by_verb: dict[int, Frame],
    said: str,
) -> Frame | None:
    if noun is not None and noun.i in by_trigger:
        return by_trigger[noun.i]
    edge = _EDGE.match(said)
    if edge and noun is not None and is_office(noun):
        return held(noun)  # "chief executive since 2019"
    if verb is None:
        return coming(noun) if noun is not None and _COMING.search(said) else None
    if verb.dep_ in ("nsubjpass", "csubjpass", "csubj") and falls_through(verb.head):
        return by_verb.get(verb.head.i) or generic(verb.head)
    if verb.i not in by_verb and verb.dep_ in ("acl", "relcl"):
        named = _planned_noun(verb)
        if named.i in by_trigger:
            return by_trigger[named.i]
        above = named.head
        if named.dep_ in ("nsubjpass", "dobj") and falls_through(above):
            return by_verb.get(above.i) or generic(above)  # "the sitting planned for Monday was cancelled"
    at = verb
    for _ in range(4):
        if at.i in by_verb:
            return by_verb[at.i]
        if at.dep_ == "conj" and done(at) == "planned" != done(at.head):
            break  # "they won and will play the final on Friday"
        if (
            at.dep_ not in ("xcomp", "conj")
            or at.head.pos_ not in ("VERB", "AUX")
            or subjects(at) != subjects(at.head)
        ):
            break
        at = at.head
    if edge and verb.dep_ != "amod":
        return generic(verb)  # a state's first or last day is an event
    told = due(verb)
    if told is not None:
        return replace(generic(verb), status=told)
    if verb.dep_ != "amod" and (says(verb) or eventful(verb)):
        return generic(verb)
    return None
