"""Stances that the trained model reads, with holders and targets told by who is who in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.annotators.actors import FIRST, THIRD, Cast, Who, acts
from onrecord.annotators.clauses import Token, child, counted, is_verb, negated
from onrecord.annotators.stances_conditions import held_up, own_clause, stated
from onrecord.model import Parse, Span, StanceClaim
from onrecord.models.attribution_features import Range
from onrecord.models.stances_decode import StanceReading

# Violence is a deed, whatever it tells of the mind: who attacks a building takes no side on it in words.
_DEEDS = frozenset(
    "assault attack beat bomb fire hit injure invade kill murder punch rob shoot stab storm wound".split()
)
# Words of an idiom that name no target: "refused to take sides".
_NOTHING = frozenset({"side", "sides", "position", "stance", "comment", "comments", "view", "opinion"})
# Who is refused a berth takes no side by it; who is appalled does.
_FELT = frozenset(
    "alarm amaze anger annoy appal appall astonish commit concern convince delight determine devastate "
    "disappoint disgust dismay disturb embarrass encourage enrage excite frustrate horrify impress incline "
    "incense infuriate offend oppose outrage persuade please prepare sadden satisfy shock sicken surprise "
    "thrill trouble unite upset worry".split()
)
# A cue of more characters says no more than a shorter one.
_LONGEST_ACT = 60


def learnt(
    cast: Cast, parses: Sequence[Parse], readings: Sequence[StanceReading]
) -> Iterator[tuple[Span, StanceClaim]]:
    """One StanceClaim, after the words that tell it, for each holder and target of each reading that somebody
    can name.

    Readings in questions give none.
    """
    ordered = sorted(parses, key=lambda p: p.span)
    for reading in readings:
        parse = _parse_at(ordered, reading.cue)
        cue = _tokens(parse, reading.cue) if parse is not None else None
        if parse is None or cue is None or cue.root.sent.text.rstrip(" \"'").endswith("?"):
            continue
        if len(cue) == 1 and cue.root.lemma_.lower() in _DEEDS and cast.quote_at(parse.of(cue)) is None:
            continue
        if cue.root.lemma_ == "vote" and cue[-1].lower_ == "on":
            continue  # a side is taken for or against what is voted on
        told, holders = parse.of(cue), list(_holders(cast, parse, cue, reading))
        by = cast.quote_at(told)
        evidence = _evidence(parse, cue, reading, quoted=by is not None)
        condition = _condition(cue, held_back=reading.stance == "withheld")
        for at in reading.targets:
            target = _target(cast, parse, at)
            for who in holders if target is not None else ():
                if target is None or (who.entity or who.name.casefold()) == (
                    target.entity or target.name.casefold()
                ):
                    continue
                yield told, StanceClaim(
                    evidence=(evidence,), actor=who.name, target=target.name,
                    stance="conditional" if condition else reading.stance, act=_act(cast.words(told)),
                    actor_entity=who.entity, target_entity=target.entity, by=by, condition=condition,
                    sure=round(reading.score, 2),
                )  # fmt: skip


def _act(words: str) -> str:
    cut = words if len(words) <= _LONGEST_ACT else words[:_LONGEST_ACT].rsplit(" ", 1)[0] + " …"
    return cut if cut[:2].isupper() else cut[:1].lower() + cut[1:]


def _parse_at(parses: Sequence[Parse], at: Range) -> Parse | None:
    i = bisect_right(parses, at[0], key=lambda p: p.span.start) - 1
    return parses[i] if i >= 0 and at[1] <= parses[i].span.end else None


def _tokens(parse: Parse, at: Range) -> Any:
    start = parse.span.start
    found = parse.doc.char_span(at[0] - start, at[1] - start, alignment_mode="expand")
    return found if found is not None and len(found) else None


def _holders(cast: Cast, parse: Parse, cue: Any, reading: StanceReading) -> Iterator[Who]:
    if not reading.holders:
        who = cast.voice(parse, cue.root)
        if who is not None:
            yield who
        return
    for at in reading.holders:
        words = _tokens(parse, at)
        if words is None:
            continue
        head: Token = counted(words.root)
        if _suffers(head, cue):
            continue
        if any(c.lower_ == "no" for c in head.children):
            continue
        if head.lower_ == "who" and head.head.dep_ == "relcl":
            head = head.head.head
        who = cast.who(parse, head)
        if who is None:
            continue
        pronoun = head.lower_ in THIRD or head.lower_ in FIRST
        if who.entity or acts(head) or head.pos_ == "PROPN" or pronoun:
            yield who


def _suffers(holder: Token, cue: Any) -> bool:
    """True if what the cue tells was done to the holder, and is no feeling."""
    at = holder
    while at.dep_ == "appos" and at.head is not at:
        at = at.head
    return at.dep_ == "nsubjpass" and at.head in list(cue) and at.head.lemma_.lower() not in _FELT


def _target(cast: Cast, parse: Parse, at: Range) -> Who | None:
    words = _tokens(parse, at)
    if words is None:
        return None
    head: Token = words.root
    if head.lower_ in _NOTHING and len(words) == 1:
        return None
    who = cast.who(parse, head, about=True)
    if who is not None and who.entity is not None:
        return who
    if head.pos_ in ("PRON", "DET") and len(words) < 3:
        return who if head.lower_ in THIRD or head.lower_ in FIRST else None
    span = parse.of(words)
    name = cast.words(span)
    return Who(name, None, span) if name else None


def _evidence(parse: Parse, cue: Any, reading: StanceReading, *, quoted: bool) -> Span:
    """The cue's words, and those of targets that stand in its sentence; of holders too, but for quoted words,
    whose speaker stands outside of them.
    """
    sentence, at = parse.of(cue.root.sent), parse.of(cue)
    more = reading.targets if quoted else (*reading.holders, *reading.targets)
    places = [(at.start, at.end)]
    places += [r for r in more if sentence.start <= r[0] and r[1] <= sentence.end]
    start, end = min(s for s, _ in places), max(e for _, e in places)
    return Span(sentence.article, start, end)


def _condition(cue: Any, *, held_back: bool) -> str | None:
    """The condition that hangs on the cue's verb: its own clause, or words that open one behind the cue."""
    verb: Token = cue.root
    for _ in range(4):
        if is_verb(verb) or verb.head == verb or verb.dep_ in ("relcl", "advcl"):
            break
        verb = verb.head
    if not is_verb(verb):
        return None
    if held_back:
        inner = child(verb, "xcomp")
        return held_up(verb) or (held_up(inner) if inner is not None else None)
    found = own_clause(verb)
    if found is None and negated(verb):
        found = held_up(verb)
    return found or stated(verb, cue.end - 1)
