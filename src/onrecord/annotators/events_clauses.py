"""Which clause reports an event, and which times of the text belong to which event."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.clauses import Token, child, passive
from onrecord.annotators.events_frames import Frame
from onrecord.annotators.events_lexicon import has
from onrecord.annotators.events_status import lemma

# What hangs on a verb and is another clause, or the join to it.
_APART = frozenset({"advcl", "conj", "cc", "parataxis", "punct", "mark", "preconj", "intj", "dep", "meta"})
_STATES = frozenset(
    "be have seem remain become know believe think feel want need like love hate hope contain mean "
    "belong depend own include involve consist concern matter exist live understand see look sound stay "
    "keep let do get make date say tell add".split()
)
_SAYING = frozenset(
    "say tell add announce warn claim argue insist state declare confirm vow promise admit reply urge".split()
)
LONGEST = 320  # characters of a clause that is kept as evidence


def clause(frame: Frame, times: list[tuple[int, int]]) -> tuple[int, int]:
    """Character range in the doc of the clause that reports the event, its times with it."""
    verb = frame.verb if frame.verb.pos_ in ("VERB", "AUX") or not frame.noun else frame.trigger
    if frame.noun and not _near_root(frame, times):
        tokens = _phrase(frame.trigger)
    else:
        tokens = _tokens(verb)
        if frame.trigger.i not in {t.i for t in tokens}:
            tokens += _phrase(frame.trigger)
    start = min(t.idx for t in tokens)
    end = max(t.idx + len(t.text) for t in tokens)
    for first, last in times:
        start, end = min(start, first), max(end, last)
    anchor = frame.trigger.idx
    if end - start > LONGEST:
        start = max(start, min(anchor, *(a for a, _ in times or [(anchor, 0)])) - LONGEST // 2)
        end = min(
            end, max(anchor + len(frame.trigger.text), *(b for _, b in times or [(0, anchor)])) + LONGEST // 2
        )
    return _trim(frame.trigger.doc, start, end)


def _near_root(frame: Frame, times: list[tuple[int, int]]) -> bool:
    """True if the noun is what its clause is about: its subject or object, not an aside."""
    return frame.trigger.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")


def _tokens(verb: Token) -> list[Token]:
    kept = [verb]
    for c in verb.children:
        if c.dep_ == "advcl" and _begins(c, "to", "for") and not _late(c):
            kept += _branch(c, 0)
            continue
        if c.dep_ in _APART:
            continue
        if c.dep_ == "relcl":
            continue
        kept += _branch(c, 0)
    if (verb.dep_ == "relcl" and any(t.lower_ in ("who", "which", "that") for t in kept)) or (
        verb.dep_ == "acl" and verb.head.i < verb.i
    ):
        kept += [t for t in _phrase(verb.head) if t.i < verb.i]
    elif verb.dep_ == "xcomp" and verb.head.dep_ == "acomp" and verb.head.head.i < verb.i:
        kept += [t for t in _tokens(verb.head.head) if t.i < verb.i]
    elif (
        child(verb, "nsubj", "nsubjpass") is None and verb.dep_ in ("conj", "xcomp") and verb.head.i < verb.i
    ):
        kept += [t for t in _tokens(verb.head) if t.i < verb.i] if verb.i - verb.head.i < 12 else []
    return kept


def _begins(c: Token, *words: str) -> bool:
    return bool(min(c.subtree, key=lambda t: t.i).lower_ in words)


def _branch(token: Token, depth: int) -> list[Token]:
    kept = [token]
    for c in token.children:
        if depth < 25 and not (
            c.dep_ in ("relcl", "advcl", "parataxis", "mark") and c.i > token.i and _late(c)
        ):
            kept += _branch(c, depth + 1)
    return kept


def _late(c: Token) -> bool:
    """A clause that a comma or dash sets off adds nothing to what is reported."""
    first = min(t.i for t in c.subtree)
    return first > 0 and bool(c.doc[first - 1].is_punct)


def _phrase(head: Token) -> list[Token]:
    kept = [head]
    for c in head.children:
        if c.dep_ in ("relcl", "appos", "advcl", "parataxis", "cc", "conj"):
            continue
        if c.dep_ == "punct":
            continue
        kept += _branch(c, 0)
    ends = [t.i for t in head.sent if t.text in (",", ";") and t.i > head.i]
    return [t for t in kept if not ends or t.i < ends[0]]


def _trim(doc: Any, start: int, end: int) -> tuple[int, int]:
    text = doc.text[start:end]
    lead = len(text) - len(text.lstrip(" ,;:-–—"))
    tail = len(text) - len(text.rstrip(" ,;:-–—"))
    start, end = start + lead, end - tail
    inner = doc.text[start:end]
    if inner.count('"') % 2 and end < len(doc.text) and doc.text[end] == '"':
        end += 1
    elif inner.count('"') % 2 and start > 0 and doc.text[start - 1] == '"':
        start -= 1
    return start, end


def anchor(doc: Any, start: int, end: int) -> tuple[Token | None, Token | None]:
    """The verb that a time at these characters belongs to, and the noun on the way that names an event."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None, None
    at = span.root
    noun: Token | None = None
    if at.dep_ in ("poss", "compound", "nmod", "amod") and at.head.pos_ == "NOUN":
        return None, at.head  # "Friday's meeting": the noun's own time, not the clause's
    for _ in range(12):
        if at.head == at:
            break
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            break
        if at.pos_ == "NOUN" and noun is None and at.idx < start:
            noun = at
    if at.pos_ not in ("VERB", "AUX"):
        return None, noun
    while at.dep_ in ("aux", "auxpass") and at.head != at:
        at = at.head
    return _saying_before(at, span.root, noun) or at, noun


def _saying_before(verb: Token, time: Token, noun: Token | None) -> Token | None:
    """The verb of saying that a time stands beside where the parser hung it on what is said: "she told
    the paper on Wednesday the vote was off".
    """
    subject = child(verb, "nsubj", "nsubjpass")
    if noun is not None or subject is None or not time.i < subject.i:
        return None
    for at in reversed(verb.doc[max(verb.sent.start, time.i - 8) : time.i]):
        if at.is_punct:
            return None
        if at.pos_ == "VERB":
            return at if says(at) and at.i < subject.i else None
    return None


def eventful(verb: Token) -> bool:
    """True if a dated clause of this verb reports something that happens, no state and no mere saying."""
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    if verb.lemma_.lower() == "do" and following == "so":
        return True
    if verb.lemma_.lower() in _STATES:
        return passive(verb) and verb.lemma_ not in ("be", "have")
    return not has("attempt", lemma(verb))


def says(verb: Token) -> bool:
    """True for verbs of saying: with a time of their own they report a statement."""
    return verb.lemma_.lower() in _SAYING
