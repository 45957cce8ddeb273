"""Finds who holds an office that is only used in place of a name: "A said. The PM ... Mr A added"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.annotators.entities_blocks import Blocks
from onrecord.annotators.entities_people import Someone
from onrecord.model import Parse, Span
from onrecord.text.quotation import quotations

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_GOES_ON = frozenset("add continue conclude stress insist reiterate".split())
_SAYS = frozenset("say tell add continue warn insist claim vow declare argue write explain".split())
# How many blocks a quote may run on before the one who speaks is named again.
_REACH = 7


@dataclass(frozen=True, slots=True)
class _Subject:
    """A mention that is the subject of a sentence's main verb."""

    span: Span
    person: int | None
    sentence: int
    block: int
    verb: str


def holders(
    offices: Sequence[Sequence[Span]], persons: Sequence[Someone], busy: set[int], parses: Sequence[Parse]
) -> dict[int, int]:
    """Which of `persons` each of `offices` (the places of one office) stands for, where the text's run
    leaves no doubt; `busy` are the persons with an office of their own.

    Two signs: the office is the next sentence's subject after one whose subject is the person, at the
    article's head; the office says something and the person, named anew, goes on saying it.
    """
    named = {s: i for i, one in enumerate(persons) for s in one.spans}
    posts = {s: i for i, spans in enumerate(offices) for s in spans}
    subjects = _subjects(parses, {*named, *posts}, named)
    found: dict[int, int] = {}
    standing: dict[Span, list[int]] = defaultdict(list)
    for k, subject in enumerate(subjects):
        standing[subject.span].append(k)
    for i, spans in enumerate(offices):
        score: dict[int, float] = {}
        held = set(spans)
        own = sorted(k for span in held for k in standing.get(span, ()))
        for before, here in ((subjects[k - 1], subjects[k]) for k in own if k):
            if before.person is not None and here.sentence == before.sentence + 1:
                worth = 1.5 if here.block <= 3 else 1.0
                score[before.person] = score.get(before.person, 0.0) + worth
        for k, here in ((k, subjects[k]) for k in own):
            if here.verb not in _SAYS:
                continue
            after = next((s for s in islice(subjects, k + 1, None) if s.span not in held), None)
            if (
                after is not None
                and after.person is not None
                and after.verb in _GOES_ON
                and 0 < after.block - here.block <= _REACH
            ):
                score[after.person] = score.get(after.person, 0.0) + 1.5
        score = {p: s for p, s in score.items() if p not in busy and persons[p].parsed}
        if len(score) == 1 and next(iter(score.values())) >= 1.5:
            found[i] = next(iter(score))
    taken = list(found.values())
    return {i: p for i, p in found.items() if taken.count(p) == 1}


def _subjects(parses: Sequence[Parse], spans: set[Span], named: dict[Span, int]) -> list[_Subject]:
    found = []
    sentence = 0
    blocks = Blocks(parses)
    for block, (parse, inside) in enumerate(zip(blocks.parses, blocks.sorted_in(spans), strict=True)):
        quoted = quotations(parse.doc.text, [(0, len(parse.doc.text))])
        for sent in parse.doc.sents:
            sentence += 1
            subject = _main_subject(sent)
            if subject is None or any(q.start < subject.idx < q.end for q in quoted):
                continue
            at = parse.of(subject)
            span = next((s for s in inside if s.holds(at)), None)
            if span is not None:
                found.append(_Subject(span, named.get(span), sentence, block, sent.root.lemma_.lower()))
    return found


def _main_subject(sent: Any) -> Any:
    """The subject of the sentence's main verb; that of the verb of saying, in "..., A said"."""
    verb = sent.root
    own = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
    if own is not None or verb.i == sent.start:
        return own
    before = sent.doc[verb.i - 1]
    return before if before.pos_ == "PROPN" and verb.tag_ in ("VBD", "VBZ") else None
