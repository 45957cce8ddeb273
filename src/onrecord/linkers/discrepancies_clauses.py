"""Finds one thing told in two clauses that put something else in the place of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.clause_pairs import Clauses, denied, telling
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.labels import DOING
from onrecord.text.noun_phrases import STOPS, phrases
from onrecord.text.senses import lemmas, steps
from onrecord.text.shingles import folded

# How alike two clauses must be: with a word of one kind in the place of another, with one verb, or with so
# many terms in common that are no names.
LIKE_KIN = 0.18
LIKE_VERB = 0.19
LIKE = 0.3
FEWEST = 4
# With a name in common, and so much alike, fewer are enough.
FEWER = 3
LIKE_NAMED = 0.4
# More than this alike, they are copies: what differs is told by others.
COPIED = 0.97
# So many steps lie at most between words of one kind.
FAR = 2
LONGEST = 40
SHORTEST = 3
_CUT = re.compile(
    r"[,;:\u2013\u2014\"\u201c\u201d()]|\b(?:and|but|who|which|that|after|when|while|as|because|said|where|if|before)\b"
)
# What is counted is compared with its count.
_COUNTED = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozen|hundred|thousand|million))"
    r"[\s-]?((?:\w+\s)?[a-z]+)"
)
_WORD = re.compile(r"[A-Za-z][\w\u2019'-]*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: `verb` is the lemma of the act that it tells, None for what stands between
    two marks or conjunctions.
    """

    span: Span
    sentence: int
    verb: str | None
    planned: bool = False
    negated: bool = False


def clauses(group: Group, of: Sentences, deeds: Sequence[Deed]) -> Iterator[Discrepancy]:
    """Discrepancies of kinds "label" (words of one kind) and "other"."""
    parts = list(_parts(group, of, deeds))
    pairs = Clauses(group, of, [p.span for p in parts])
    whole = [frozenset(telling(text_of(group, s))) for s in of.spans]
    told: set[object] = set()
    for like, a, b in pairs.alike(min(LIKE_KIN, LIKE_VERB)):
        one, other = parts[a], parts[b]
        left = pairs.terms[a] - whole[other.sentence] - _counted(group, one)
        right = pairs.terms[b] - whole[one.sentence] - _counted(group, other)
        left, right = (
            frozenset(t for t in held if not any(c.isdigit() for c in t)) for held in (left, right)
        )
        key = frozenset((left, right))
        if like > COPIED or left <= of.names or right <= of.names or key in told:
            continue
        if denied(text_of(group, one.span)) is not denied(text_of(group, other.span)):
            continue  # told elsewhere
        kin = _kin(group, one, other, left, right)
        verb = _one_verb(one, other)
        both = pairs.terms[a] & pairs.terms[b]
        named = FEWER if both & of.names and like >= LIKE_NAMED else FEWEST
        much = len(both - of.names) >= named and like >= LIKE
        if not (kin and like >= LIKE_KIN) and not (verb and like >= LIKE_VERB) and not much:
            continue
        told.add(key)
        if kin and frozenset(kin) in told:
            continue
        told.add(kin and frozenset(kin))
        yield Discrepancy(
            kind="label" if kin else "other",
            about=f"{kin[0]} or {kin[1]}" if kin else f"how it is told: {text_of(group, one.span)}",
            grade="difference",
            values=tuple(Account(text_of(group, c.span), (c.span,)) for c in (one, other)),
        )


def _counted(group: Group, clause: Clause) -> frozenset[str]:
    """The terms that a clause counts, and its numbers."""
    text = text_of(group, clause.span)
    numbers = (t for t in telling(text) if any(c.isdigit() for c in t))
    return frozenset((*numbers, *(t for m in _COUNTED.finditer(text) for t in telling(m.group(1)))))


def _one_verb(one: Clause, other: Clause) -> bool:
    if one.verb is None or other.verb is None:
        return False
    a, b = one.verb, other.verb
    return stem(a) == stem(b) or bool(DOING.get(a, frozenset()) & DOING.get(b, frozenset()))


def _parts(group: Group, of: Sentences, deeds: Sequence[Deed]) -> Iterator[Clause]:
    """The clauses of the acts, and what stands between marks and conjunctions."""
    for deed in deeds:
        if len(text_of(group, deed.act.span).split()) <= LONGEST:
            yield Clause(deed.act.span, deed.sentence, deed.act.lemma)
    for k, sentence in enumerate(of.spans):
        text = group.articles[sentence.article].text
        at = sentence.start
        for end, after in [
            *(
                (m.start(), m.end() if not m.group().isalpha() else m.start())
                for m in _CUT.finditer(text, at, sentence.end)
            ),
            (sentence.end, sentence.end),
        ]:
            piece = text[at:end]
            if len(piece.split()) >= SHORTEST:
                start = at + len(piece) - len(piece.lstrip())
                yield Clause(Span(sentence.article, start, start + len(piece.strip())), k, None)
            at = after


def _kin(
    group: Group, one: Clause, other: Clause, left: frozenset[str], right: frozenset[str]
) -> tuple[str, str] | None:
    """The nearest two words of one kind of which each clause has one; names have no kind, nor have nouns that
    stand before another.
    """
    best: tuple[int, str, str] | None = None
    here, there = _words(group, one, left), _words(group, other, right)
    for a, lemma, kind in here:
        for b, rival, rival_kind in there:
            far = steps(lemma, rival, kind) if kind == rival_kind and stem(a) != stem(b) else None
            if far is not None and far <= FAR and (best is None or far < best[0]):
                best = far, a, b
    return best and best[1:]


def _words(group: Group, clause: Clause, only: frozenset[str]) -> list[tuple[str, str, str]]:
    """The words in small letters whose stems are in `only`, what they are forms of, and "n" or "v"."""
    text = text_of(group, clause.span)
    heads = {p.words[-1] for p in phrases(text, 0, len(text), ())}
    words = {folded(w)[0] for w in _WORD.findall(text) if w.islower()}
    return [
        (word, lemma, kind)
        for word in sorted(words)
        if word not in STOPS and stem(word) in only
        for kind, lemma in lemmas(word)
        if kind == "v" or word in heads
    ]
