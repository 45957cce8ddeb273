"""Sets the edges of a quote's source and content by the parse: whole noun phrases and clauses."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.quotes_marks import Draft, Range
from onrecord.annotators.quotes_rules import subject, words
from onrecord.model import Parse

_NAMES = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
_ALIKE = 0.65  # a clause that shares so much with a content is what the content should be


def head(parse: Parse, start: int, end: int) -> Any | None:
    """The token that heads the article's range `start` to `end`; None where it is not in the parse."""
    at = parse.span.start
    span = parse.doc.char_span(start - at, end - at, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def settle(draft: Draft, parse: Parse, cue: Any) -> None:
    """Sets the draft's edges in place. `cue` is the token that heads its cue."""
    _skip_hearer(draft, parse, cue)
    if draft.source:
        draft.source = [_source(parse, draft, cue, r) for r in draft.source]
    agent = next((c for c in cue.children if c.dep_ == "agent"), None)
    sayer = next(iter(agent.children), None) if agent is not None else None
    if sayer is None and not draft.source and cue.pos_ == "VERB" and cue.lemma_.lower() in words("verbs"):
        sayer = subject(cue)
    if sayer is not None and sayer.pos_ in _NAMES:
        found = _whole(parse, sayer)
        if not any(found[0] < e and s < found[1] for s, e in (*draft.content, *draft.cue)):
            draft.source = [found]


def _source(parse: Parse, draft: Draft, cue: Any, found: Range) -> Range:
    start, end = _phrase(parse, *found)
    if any(start < e and s < end for s, e in draft.cue):
        start, end = found
    sayer = subject(cue) if cue.pos_ in ("VERB", "AUX") else None
    if sayer is not None:  # what stands before the subject belongs to the phrase before: "With Bo, Ada said"
        at = parse.span.start
        if start < sayer.left_edge.idx + at <= sayer.idx + at < end:
            start = sayer.left_edge.idx + at
    return start, end


def _skip_hearer(draft: Draft, parse: Parse, cue: Any) -> None:
    """Takes off the content's front whom it was told to: "told the court that ..."."""
    at = parse.span.start
    hearer = next((c for c in cue.children if c.dep_ in ("dobj", "dative", "iobj") and c.i > cue.i), None)
    clause = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i), None)
    if hearer is None or clause is None or hearer.right_edge.i >= clause.left_edge.i:
        return
    end, start = hearer.right_edge.idx + len(hearer.right_edge) + at, clause.left_edge.idx + at
    draft.content = [(start, e) if cue.idx + at < s < end and start < e else (s, e) for s, e in draft.content]


def whole_clauses(text: str, draft: Draft, parse: Parse) -> None:
    """Widens each range of the content to the clause or phrase that it nearly is, unless marks bound it."""
    holes = [*draft.cue, *draft.source]
    at = parse.span.start
    for i, (s, e) in enumerate(draft.content):
        if not (parse.span.start <= s and e <= parse.span.end) or any(c in _MARKS for c in text[s:e]):
            continue
        span = parse.doc.char_span(s - at, e - at, alignment_mode="expand")
        best, wide = 0.0, (s, e)
        for token in _candidates(span):
            low, high = token.left_edge.i, token.right_edge.i + 1
            start, end = parse.doc[low].idx + at, parse.doc[high - 1].idx + len(parse.doc[high - 1]) + at
            if any(hs < end and start < he for hs, he in holes):
                continue
            shared = min(high, span.end) - max(low, span.start)
            alike = shared / (max(high, span.end) - min(low, span.start))
            if alike > best:
                best, wide = alike, (min(s, start), max(e, end))
        if best >= _ALIKE and not any(c in _MARKS for c in text[wide[0] : wide[1]]):
            draft.content[i] = wide


_MARKS = frozenset('"\u201c\u201d\u2018`')


def _candidates(span: Any) -> list[Any]:
    """The tokens of the span and those above its root: their subtrees may be what it should be."""
    if span is None or not len(span):
        return []
    above: list[Any] = []
    token = span.root
    while token.head is not token and len(above) < 6:
        token = token.head
        above.append(token)
    return [*span, *above]


def _phrase(parse: Parse, start: int, end: int) -> Range:
    """The source's range as a whole noun phrase: with what stands before its head, without a verb's
    further words.
    """
    root = head(parse, start, end)
    if root is None:
        return start, end
    if root.pos_ in ("VERB", "AUX"):
        sayer = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        at = parse.span.start
        if sayer is None or not start <= sayer.idx + at < end:
            return start, end
        return _whole(parse, sayer)
    if root.pos_ == "DET" and root.dep_ == "det":
        root = root.head
    if root.pos_ not in ("NOUN", "PROPN"):
        return start, end
    while root.dep_ in ("compound", "nmod") and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    first = root
    while first.i > root.left_edge.i and not first.nbor(-1).is_punct:
        first = first.nbor(-1)
    left = first.idx + parse.span.start
    right = root.idx + len(root) + parse.span.start
    return min(start, left), max(end, right)


def _whole(parse: Parse, token: Any) -> Range:
    at = parse.span.start
    return token.left_edge.idx + at, token.right_edge.idx + len(token.right_edge) + at
