"""Reads attributions off a parse: a verb of saying, who its subject is, and the clause or quotation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.text.quotation import Quotation

Range = tuple[int, int]

_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_CLAUSES = frozenset(("ccomp",))
_CUE_PARTS = frozenset(("aux", "auxpass", "neg", "prt"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution within one doc: character ranges of the doc's text. `verb` is the cue's head."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    verb: Any


@cache
def words(name: str) -> frozenset[str]:
    """A word list of quotes.toml."""
    path = files("onrecord.annotators") / "quotes.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(str(lists[name]).split())


def readings(doc: Any, quoted: Sequence[Quotation]) -> Iterator[Reading]:
    """The attributions that a parse shows, in order of their cues. `quoted` are the quotations of the
    doc's text, in its own offsets.
    """
    outer = [q for q in quoted if q.depth == 0]
    for token in doc:
        found = None
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in words("verbs"):
            found = _verb(token, outer)
        elif token.lower_ == "according":
            found = _according(token)
        if found is not None:
            yield found


def subject(verb: Any) -> Any | None:
    """The token that says, thinks or asks: the verb's subject, its agent where it is passive, or the
    subject that a coordinated or participle verb shares; None where there is none.
    """
    for _ in range(4):
        children = list(verb.children)
        if any(c.dep_ in _PASSIVE for c in children):
            agent = next((c for c in children if c.dep_ == "agent"), None)
            return next(iter(agent.children), None) if agent is not None else None
        own = next((c for c in children if c.dep_ in _SUBJECTS), None)
        if own is not None:
            return None if own.lower_ in ("it", "there") and verb.lemma_ != "say" else own
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if verb.dep_ not in ("conj", "advcl", "xcomp") or verb.head is verb:
            return None
        verb = verb.head
    return None


def _verb(verb: Any, quoted: Sequence[Quotation]) -> Reading | None:
    source = subject(verb)
    cue_tokens = [verb, *(c for c in verb.children if c.dep_ in _CUE_PARTS and abs(c.i - verb.i) <= 3)]
    cue = (min(t.idx for t in cue_tokens), max(_end(t) for t in cue_tokens))
    home = next((q for q in quoted if q.start <= verb.idx < q.end), None)
    clause = next((c for c in verb.children if c.dep_ in _CLAUSES), None)
    said: Range | None = None
    if clause is not None:
        said = _span(clause)
        inside = cue[0] >= said[0] and cue[1] <= said[1]
        said = None if inside else said
    elif verb.dep_ in ("parataxis", "ccomp") and source is not None and verb.lemma_ in words("plain"):
        said = _beside(verb)
    beside = [q for q in quoted if home is None and _adjoins(q, verb, source)]
    bare = verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if said is None and (bare or not beside):
        return None
    parts = _join([said] if said else [], beside, cue, _span(source) if source is not None else None)
    if not parts:
        return None
    return Reading(_span(source) if source is not None else None, cue, parts, verb)


def _according(token: Any) -> Reading | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    name = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if name is None:
        return None
    sentence = token.sent
    left, right = token.idx, _end(name.right_edge)
    text = sentence.text
    content = []
    for s, e in ((sentence.start_char, left), (right, sentence.start_char + len(text.rstrip()))):
        piece = _trim(token.doc.text, s, e)
        if piece and piece[1] - piece[0] > 3:
            content.append(piece)
    return Reading(_span(name), (left, _end(to)), tuple(content), token) if content else None


def _beside(verb: Any) -> Range | None:
    """The clause that an inserted "she said" stands in."""
    sentence = verb.sent
    own = _span(verb)
    before = _trim(verb.doc.text, sentence.start_char, own[0])
    return before if before and before[1] - before[0] > 10 else None


def _adjoins(q: Quotation, verb: Any, source: Any | None) -> bool:
    """True for a quotation that the verb introduces or follows, with little between."""
    doc = verb.doc
    if q.end <= verb.idx:
        gap = doc.text[q.end : min(verb.idx, source.left_edge.idx if source is not None else verb.idx)]
        return len(gap.split()) <= 1 and "." not in gap
    gap = doc.text[_end(verb) : q.start]
    return len(gap.split()) <= 12 and not any(c in gap for c in ".;!?")


def _join(
    clauses: list[Range], quoted: Sequence[Quotation], cue: Range, source: Range | None
) -> tuple[Range, ...]:
    """Ranges merged where they overlap, cut at the cue and the source, in order."""
    ranges = sorted([*clauses, *((q.start, q.end) for q in quoted)])
    merged: list[Range] = []
    for s, e in ranges:
        if merged and s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(e, merged[-1][1]))
        else:
            merged.append((s, e))
    out = []
    for s, e in merged:
        for hole in (cue, source):
            if hole and s < hole[1] and hole[0] < e:
                if hole[0] - s > e - hole[1]:
                    e = hole[0]
                else:
                    s = hole[1]
        if e - s > 3:
            out.append((s, e))
    return tuple(out)


def _span(token: Any) -> Range:
    return token.left_edge.idx, _end(token.right_edge)


def _end(token: Any) -> int:
    return int(token.idx + len(token.text))


def _trim(text: str, s: int, e: int) -> Range | None:
    while s < e and (text[s].isspace() or text[s] in ",;:-"):
        s += 1
    while e > s and (text[e - 1].isspace() or text[e - 1] in ",;:-."):
        e -= 1
    return (s, e) if e > s else None
