"""Reads whose words a quotation within a sentence is, and what it is said of."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.clauses import agents, child, noun_phrase, objects, subjects
from onrecord.model import Parse, Scare, Span
from onrecord.text.quotation import Quotation
from onrecord.text.shingles import folded

# A longer quotation is a quote; here it only tells who said it.
LONGEST = 40
_CALLING = frozenset(
    "call describe brand label dub denounce condemn slam blast dismiss regard consider deem find think make "
    "suggest term see view treat accuse portray characterise characterize name declare judge rate".split()
)


def scare_of(parse: Parse, quotation: Quotation) -> Scare | None:
    """The Scare of a quotation of the doc's text; None where the parse tells nothing of it."""
    doc = parse.doc
    piece = doc.char_span(quotation.inner_start, quotation.inner_end, alignment_mode="contract")
    if piece is None or len(piece) == 0:
        return None
    words = tuple(folded(piece.text))
    if not words or len(words) > LONGEST or not quotation.closed:
        return None
    inside = {t.i for t in piece}
    root = next((t for t in piece if t.head.i not in inside or t.head == t), piece[0])
    verb = _verb(root, inside)
    if verb is None:
        return None
    target = _target(root, verb, inside)
    speaker = _speaker(verb, target, inside)
    unnamed = speaker is not None and speaker.pos_ in ("NOUN", "PROPN") and speaker.is_lower
    unnamed = unnamed or (speaker is not None and speaker.pos_ == "NOUN")
    return Scare(
        span=parse.at(quotation.inner_start, quotation.inner_end),
        words=words,
        by=_span(parse, speaker),
        by_noun=str(speaker.lemma_.lower()) if unnamed else None,
        plural=speaker.tag_ in ("NNS", "NNPS") if unnamed else None,
        target=_span(parse, target, quotation),
    )


def _span(parse: Parse, head: Any, quotation: Quotation | None = None) -> Span | None:
    """The noun phrase of a head, up to the quotation where that stands in it."""
    if head is None:
        return None
    first, last = noun_phrase(head)
    if quotation is not None and head.idx < quotation.start < head.doc[last - 1].idx:
        last = max(t.i for t in head.doc[first:last] if t.idx < quotation.start) + 1
    return parse.of(head.doc[first:last])


def _verb(root: Any, inside: set[int]) -> Any:
    """The nearest verb outside the quotation that it hangs on, or that hangs on it ("...," she said)."""
    at = root
    for _ in range(6):
        if at.i not in inside and at.pos_ in ("VERB", "AUX"):
            return at
        if at.head == at:
            break
        at = at.head
    outside = [
        c
        for c in root.children
        if c.i not in inside and c.pos_ == "VERB" and c.dep_ in ("parataxis", "ccomp")
    ]
    if outside:
        return outside[0]
    return root if root.pos_ in ("VERB", "AUX") else None


def _target(root: Any, verb: Any, inside: set[int]) -> Any:
    """What the quoted words are said of: the subject of "was ...", the object of "called it ..."."""
    if root.pos_ in ("VERB", "AUX") and root.i in inside:
        first = min(inside)
        if root.doc[first].tag_ in ("MD", "VBZ", "VBP", "VBD") and first >= 2:
            return _noun_before(root.doc[first - 2])
        own = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass") and c.i not in inside), None)
        if own is not None:
            return own
    if verb.i in inside:
        return None
    if verb.lemma_ in ("be", "seem", "become", "look", "remain"):
        return next((s for s in subjects(verb) if s.i not in inside), None)
    if verb.lemma_ not in _CALLING:
        return None
    held = child(verb, "dobj") or next(iter(objects(verb)), None)
    if held is None:
        clause = child(verb, "ccomp", "xcomp")
        held = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if held is not None and held.i not in inside:
        return held
    return None


def _noun_before(token: Any) -> Any:
    """The head of the noun phrase that ends with a token, of-phrases included; None if none does."""
    at = token
    while at.dep_ in ("pobj", "prep", "compound", "amod", "case") and at.head.i < token.i:
        at = at.head
    return at if at.pos_ in ("NOUN", "PROPN") else None


def _speaker(verb: Any, target: Any, inside: set[int]) -> Any:
    """The subject of the verb of saying: that of "called it", or of what "it was ..." hangs on."""
    at = verb
    for _ in range(4):
        if at.lemma_ not in ("be", "seem", "become", "look", "remain"):
            found = agents(at) or [s for s in subjects(at) if s.i not in inside]
            found = [s for s in found if s != target]
            if found:
                return found[0]
        if at.head == at or at.dep_ in ("relcl",):
            break
        at = at.head
        while at.pos_ not in ("VERB", "AUX") and at.head != at:
            at = at.head
    return None
