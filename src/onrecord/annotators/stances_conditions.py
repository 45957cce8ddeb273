"""The words of the condition under which somebody takes a side."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.annotators.actors import FIRST, lexicon
from onrecord.annotators.clauses import Token, child, is_verb, modal, negated, preposition, standing
from onrecord.annotators.stances_reading import Frame
from onrecord.model import Parse

CONSIDERS = "is considering it"
# A longer condition says nothing that a shorter one does not.
LONGEST = 400
_MARKS = frozenset({"if", "unless"})
# What holds a refusal up: "not until", "not without", "not unless".
_UNTIL = frozenset({"until", "till", "unless"})
# Who promises what they would do "if elected" names their office, and no condition.
_WINNING = frozenset("elect re-elect reelect win become choose return nominate".split())
_VERBAL = frozenset({"ROOT", "conj", "relcl", "acl", "xcomp", "ccomp"})
_THINKING = frozenset({"think", "believe", "feel", "guess", "suppose"})
_SELF = frozenset({"he", "she", "they"})
_GOING_ON = (
    "but that", "but it is", "that is on", "that's on", "but this", "but only", "that depends", "it depends",
)  # fmt: skip


def condition(parse: Parse, frame: Frame) -> str | None:
    """The words of the condition under which a frame's stance holds, or None.

    A condition inside a proposed measure is part of the measure and makes the stance no less firm. Who holds
    back does so on a condition only where the act is one refused until or unless something is done.
    """
    proposal = frame.proposal
    verb = frame.trigger
    if frame.attitude == 0 and frame.act == CONSIDERS:
        return own_clause(verb)
    if frame.attitude == 0:
        return (
            held_up(verb) if frame.act.startswith("declines: ") or frame.act.startswith("does not ") else None
        )
    voted = child(verb, "xcomp") if verb.lemma_ in ("vote", "refuse", "threaten") else None
    if voted is not None and (found := own_clause(voted)) is not None:
        return found
    if proposal.kind == "measure":
        return own_clause(verb) if proposal.verb is not None and proposal.verb != verb else None
    if proposal.verb is not None and negated(proposal.verb) and (waits := held_up(proposal.verb)):
        return waits
    without = preposition(verb, "without")
    if frame.would and without is not None:
        return _clean(parse.doc[without.i : without.right_edge.i + 1].text)
    for one in (verb, *([proposal.verb] if proposal.verb is not None else [])):
        found = own_clause(one)
        if found is not None:
            return found
    if negated(verb) or modal(verb) in ("will", "would"):
        found = held_up(verb) if negated(verb) else _once(verb)
        if found is not None:
            return found
    return _in_words(parse, frame)


def own_clause(verb: Token) -> str | None:
    """The words of the clause under "if", "unless" or an inverted "should" that hangs on a verb, or None.

    It may hang on the verb before "and", or on "I think" above. "Even if", "as if", "if only" and what a
    candidate would do "if elected" are none.
    """
    at, hanging = verb, list(verb.children)
    for _ in range(3):
        joined = at.dep_ == "conj" and child(at, "nsubj", "nsubjpass") is None
        thought = at.dep_ == "ccomp" and at.head.lemma_ in _THINKING and at.head.tag_ in ("VBP", "VBZ")
        if not (joined or thought):
            break
        at = at.head
        hanging += [c for c in at.children if c.i < at.i]
    for c in hanging:
        if c.dep_ != "advcl":
            continue
        first = c.left_edge
        marked = any(g.lower_ in _MARKS and g.i < c.i for g in c.children)
        inverted = first.lower_ == "should"
        if not (marked or inverted):
            continue
        if first.lower_ == "even" or c.doc[max(0, first.i - 1)].lower_ in ("even", "as"):
            continue
        if c.doc[min(first.i + 1, len(c.doc) - 1)].lower_ in ("only", "anything", "ever", "not"):
            continue
        own = child(c, "nsubj", "nsubjpass")
        if c.lemma_ in _WINNING and (own is None or own.lower_ in FIRST or own.lower_ in _SELF):
            continue
        return _clean(c.doc[first.i : c.right_edge.i + 1].text)
    return None


def held_up(verb: Token) -> str | None:
    """What a refusal waits for: the clause under "until" or "unless", or "without ..." on a verb; or None."""
    for one in (verb, standing(verb)[0]):
        for c in one.children:
            if c.i < one.i or c.dep_ not in ("advcl", "prep"):
                continue
            clause = c.dep_ == "advcl"
            if (clause and c.left_edge.lower_ in _UNTIL) or (not clause and c.lower_ == "without"):
                first = c.left_edge if clause else c
                return _clean(c.doc[first.i : c.right_edge.i + 1].text)
    return None


def _once(verb: Token) -> str | None:
    """ "Will back it once the books are open"."""
    for c in verb.children:
        if c.dep_ == "advcl" and c.i > verb.i and c.left_edge.lower_ == "once":
            return _clean(c.doc[c.left_edge.i : c.right_edge.i + 1].text)
    return None


@cache
def _marks() -> re.Pattern[str]:
    phrases = sorted(lexicon("stances.toml")["conditions"]["phrases"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b")


def stated(verb: Token, start: int) -> str | None:
    """The words of a condition that one of the lexicon's phrases opens behind a token index and that hangs
    on the verb itself, or None.
    """
    sentence = verb.sent
    text = sentence.doc.text
    for match in _marks().finditer(text, sentence.doc[start].idx, sentence.end_char):
        word = next((t for t in sentence if t.idx >= match.start()), None)
        if word is not None and _hangs(word, verb) and not _verbal(sentence, match.start()):
            return _tail(text, match.start(), sentence.end_char)
    return None


def _hangs(word: Token, verb: Token) -> bool:
    """True if no other clause than the condition's own stands between a word and the verb."""
    at, clauses = word, 0
    for _ in range(6):
        if at == verb:
            return True
        if is_verb(at) and at.dep_ not in ("aux", "auxpass"):
            clauses += 1
        if clauses > 1 or at.dep_ in ("relcl", "acl", "ccomp", "conj") or at.head == at:
            return False
        at = at.head
    return False


def _verbal(tokens: Any, offset: int) -> bool:
    """True where "provided" is a verb of its own."""
    word = next((t for t in tokens if t.idx >= offset), None)
    return word is not None and word.lower_ in ("provided", "providing") and word.dep_ in _VERBAL


def _in_words(parse: Parse, frame: Frame) -> str | None:
    """A condition that a phrase opens behind the target, in its sentence or in one that goes on with it."""
    sentence = frame.trigger.sent
    first = min(frame.proposal.reach[1], len(parse.doc)) - 1
    start, end = parse.doc[first].idx, sentence.end_char
    following: Any = parse.doc[sentence.end].sent if sentence.end < len(parse.doc) else None
    if following is not None and following.text.lstrip("\" '").casefold().startswith(_GOING_ON):
        end = following.end_char
    text = parse.doc.text
    match = _marks().search(text, start, end)
    if match is None or _elsewhere(parse, match.start(), frame):
        return None
    if _verbal(parse.doc[first:], match.start()):
        return None
    return _tail(text, match.start(), end)


def _tail(text: str, start: int, end: int) -> str:
    tail = re.split(r"[;.!?\"]|, (?:and|but|said|says|adding)\b", text[start:end], maxsplit=1)[0]
    return _clean(tail[:LONGEST])


def _elsewhere(parse: Parse, offset: int, frame: Frame) -> bool:
    """True if another finite clause with a subject of its own stands between trigger and condition."""
    between = [t for t in parse.doc[frame.trigger.i + 1 :] if t.idx < offset]
    reach = frame.proposal.reach[1]
    return any(t.dep_ == "nsubj" and t.i >= reach and t.lower_ not in ("that", "it", "this") for t in between)


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:\"'\u201c\u201d-")
