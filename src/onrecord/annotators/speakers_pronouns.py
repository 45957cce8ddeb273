"""Finds whom a pronoun, "the statement" or "who" stands for, by gender, place and part in the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.annotators.entities_blocks import Blocks
from onrecord.model import Article, Entity, Mention, Parse, Span
from onrecord.text.quotation import quotations

# How many sentences back a pronoun may look for its person.
_REACH = 8
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    entity: str
    sentence: int
    block: int
    part: float
    quoted: bool


class Scene:
    """Who has been named where, and who spoke last, as the article is read from the top."""

    def __init__(
        self,
        article: Article,
        parses: Sequence[Parse],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
    ) -> None:
        self.entities = entities
        self.starts: list[int] = []
        self.blocks = Blocks(parses)
        for parse in parses:
            self.starts += [parse.span.start + s.start_char for s in parse.doc.sents]
        self.starts.sort()
        quoted = quotations(article.text, [(p.span.start, p.span.end) for p in parses])
        inside = [(q.start, q.end) for q in quoted if q.depth == 0]
        at = {s: key for key, e in entities.items() for s in e.mentions}
        self.places: list[_Place] = []
        for m in sorted(mentions, key=lambda m: m.span):
            if m.span not in at or m.form == "pronoun":
                continue
            home = self.blocks.of(m.span)
            if home is None:
                continue
            self.places.append(
                _Place(
                    m.span, at[m.span], self._sentence(m.span.start), self.block(m.span.start),
                    _part(home, m.span), any(a <= m.span.start < b for a, b in inside),
                )
            )  # fmt: skip
        self.last: tuple[str | None, Span] | None = None

    def _sentence(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def block(self, at: int) -> int:
        """Which of the article's blocks, counted from 1, a place stands in."""
        return self.blocks.number(at)

    def part(self, span: Span) -> float:
        """How prominent a mention is in its sentence, the higher the more."""
        return next((p.part for p in self.places if p.span == span), 0.0)

    def speaks(self, entity: str | None, at: Span) -> None:
        """Take note that an entity, or somebody unnamed (None), spoke at a place."""
        self.last = (entity, at)

    def person(self, pronoun: str, at: Span) -> tuple[str | None, Span] | None:
        """Who "he" or "she" is: an entity with the words that name it; (None, ...) for the unnamed
        voice that spoke last; None if nobody fits.
        """
        gender = "m" if pronoun in ("he", "him", "his") else "f"
        sentence, block = self._sentence(at.start), self.block(at.start)
        best: tuple[float, Span, str] | None = None
        for place in reversed(self.places):
            entity = self.entities[place.entity]
            if sentence - place.sentence > _REACH:
                break
            if place.span.start >= at.start or entity.type != "person" or entity.gender not in (gender, None):
                continue
            score = place.part - 1.1 * min(sentence - place.sentence, 4) - 0.35 * (block - place.block)
            score -= 3.0 * place.quoted
            score += 0.4 * (entity.gender == gender)
            if self.last is not None and self.last[0] == place.entity and block - self.block(
                self.last[1].start
            ) <= 2:  # fmt: skip
                score += 1.6 if self.voice(at) is not None else 0.5
            if best is None or (score, place.span) > best[:2]:
                best = (score, place.span, place.entity)
        if best is None:
            return (None, at) if self.last is not None and self.last[0] is None else None
        return best[2], best[1]

    def author(self, at: Span) -> tuple[str | None, Span] | None:
        """The body that "it", "they" or "the statement" stands for: who spoke last, else the body named
        last as a subject, else the one named last.
        """
        block = self.block(at.start)
        if self.last is not None and self.last[0] is not None and block - self.block(self.last[1].start) <= 2:
            key = self.last[0]
            if self.entities[key].type == "organization":
                return key, self._near(key, at)
        near = [
            p for p in self.places
            if p.span.start < at.start and block - p.block <= 2 and not p.quoted
            and self.entities[p.entity].type == "organization"
        ]  # fmt: skip
        if not near:
            return None
        best = max(near, key=lambda p: (p.part - 0.8 * (block - p.block), p.span))
        return best.entity, best.span

    def _near(self, key: str, at: Span) -> Span:
        before = [s for s in self.entities[key].mentions if s < at]
        return before[-1] if before else self.entities[key].mentions[0]

    def voice(self, at: Span) -> tuple[str, Span] | None:
        """The person who spoke last, if nobody else was the subject of a sentence since."""
        if self.last is None or self.last[0] is None or self.entities[self.last[0]].type != "person":
            return None
        key, spoke = self.last[0], self.last[1]
        since = [
            p for p in self.places
            if spoke.end <= p.span.start < at.start and p.part > 1 and not p.quoted and p.entity != key
            and self.entities[p.entity].type == "person"
        ]  # fmt: skip
        return (
            None
            if since or self.block(at.start) - self.block(spoke.start) > 2
            else (key, self._near(key, at))
        )

    def antecedent(self, at: Span) -> tuple[str | None, Span] | None:
        """The one named right before a relative "who"."""
        sentence = self._sentence(at.start)
        near = [p for p in self.places if p.span.end <= at.start and p.sentence == sentence]
        return (near[-1].entity, near[-1].span) if near else None


def _part(parse: Parse, span: Span) -> float:
    """How prominent a mention is in its sentence: 2 for a main subject, 1 for another, 0 otherwise."""
    piece = parse.doc.char_span(
        span.start - parse.span.start, span.end - parse.span.start, alignment_mode="expand"
    )
    if piece is None or not len(piece):
        return 0.0
    root = piece.root
    while root.dep_ in ("compound", "appos", "flat") and root.head.i != root.i:
        root = root.head
    if root.dep_ not in _SUBJECTS and _leads(piece):
        return 1.8  # the parser took it for an apposition or worse
    if root.dep_ not in _SUBJECTS:
        return -0.5 if root.dep_ == "poss" else 0.0
    verb = root.head
    return 2.0 if verb.dep_ in ("ROOT", "conj") else 1.2


def _leads(piece: Any) -> bool:
    """True if a finite verb follows, adverbs left aside, whose subject the parser has not found."""
    doc, at = piece.doc, piece.end
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    if at >= len(doc) or doc[at].tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    verb = doc[at] if doc[at].dep_ not in ("aux", "auxpass") else doc[at].head
    return not any(t.dep_ in _SUBJECTS for t in verb.children)


def subject_of(verb: Any) -> Any:
    """The token that is a verb's subject: its own, or that of the verb which it goes on from; None."""
    for _ in range(6):
        own = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp") or verb.head.i == verb.i:
            return _before(verb)
        verb = verb.head
    return None


def _before(verb: Any) -> Any:
    """A name right before a finite verb, which the parser did not join to it."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    return verb.doc[at] if at >= 0 and verb.doc[at].pos_ == "PROPN" else None
