"""Finds what one account tells as done and another denies, and what is stated here and alleged there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.quotation import quotations

# How alike the sentences of an act and of its denial must be.
LIKE_DENIAL = 0.2
# Two sentences this much alike tell one thing, whoever is named as its source.
LIKE_CLAIM = 0.55
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|without|rather than|instead of)\b"
    r"[^,.;:\u201c\u201d\"]{0,30}$"
)
# What would, may or should be was not done.
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|should|must|can|if|whether|unless|will|to|whoever|not only)\b"
    r"(?: \w+){0,2} $",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"\b(?:voted|decided|agreed|managed|began|started|continued|went on)(?: [\w\u2013-]+){0,4} to $"
)
# Verbs of which everybody has both.
_LIGHT = frozenset(
    "say tell be have do make get go take give come use know think want see look need feel believe mean let "
    "like seem keep put ask try happen talk speak hear find call work happen add show expect wait".split()
)
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?|allegations?|reportedly|purported(?:ly)?|supposed(?:ly)?|apparently|claim(?:s|ed|ing)?|"
    r"suspected|accus(?:e|es|ed|ing|ation)|believed to|thought to|rumou?red)\b"
)
_SOURCE = re.compile(
    r"\b(?:according to|said|says|told|announced|reported|confirmed|stated|tweeted|wrote|added)\b"
)


def claims(
    group: Group, of: Sentences, deeds: Sequence[Deed], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": whether something was done, and whether it is sure. `near` are pairs
    of sentences that are alike.
    """
    yield from _denials(group, of, deeds, near)
    yield from _hedges(group, of, near)


def _denials(
    group: Group, of: Sentences, deeds: Sequence[Deed], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    held: dict[int, list[tuple[Deed, bool]]] = defaultdict(list)
    sides: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for deed in deeds:
        if deed.act.planned or deed.act.lemma in _LIGHT or deed.act.span == deed.act.verb:
            continue
        before = group.articles[deed.article].text[
            max(of.spans[deed.sentence].start, deed.act.verb.start - 80) : deed.act.verb.start
        ]
        denied = deed.act.negated or _DENYING.search(before) is not None
        if not denied and _UNREAL.search(before) and not _REAL.search(before):
            continue
        held[deed.sentence].append((deed, denied))
        sides[deed.article, stem(deed.act.lemma)].add(denied)
    told: set[Span] = set()
    for (a, b), like in sorted(near.items(), key=lambda p: (-p[1], p[0])):
        if like < LIKE_DENIAL:
            break
        for one, no in held.get(a, ()):
            for other, nay in held.get(b, ()):
                word = stem(one.act.lemma)
                if no is nay or word != stem(other.act.lemma) or {one.act.verb, other.act.verb} & told:
                    continue
                if len(sides[one.article, word]) > 1 or len(sides[other.article, word]) > 1:
                    continue
                told_of = of.shared(a, b) - of.names - {word}
                if not (one.people & other.people or one.words() & other.words()) or not told_of:
                    continue
                told |= {one.act.verb, other.act.verb}
                yield Discrepancy(
                    kind="other",
                    about=f"whether: {text_of(group, one.act.span)}",
                    grade="difference",
                    values=tuple(Account(text_of(group, d.act.span), (d.act.span,)) for d in (one, other)),
                )


def _hedges(group: Group, of: Sentences, near: Mapping[Pair, float]) -> Iterator[Discrepancy]:
    told: set[int] = set()
    surety = cache(lambda k: _surety(group, of.spans[k]))
    for (a, b), like in sorted(near.items(), key=lambda p: (-p[1], p[0])):
        if like < LIKE_CLAIM:
            break
        if a in told or b in told:
            continue
        one, other = surety(a), surety(b)
        if "quoted" in (one, other) or one == other or "source" in (one, other):
            continue
        told |= {a, b}
        yield Discrepancy(
            kind="other",
            about=f"how sure it is: {text_of(group, of.spans[a])}",
            grade="difference",
            values=tuple(Account(text_of(group, of.spans[k]), (of.spans[k],)) for k in (a, b)),
        )


def _surety(group: Group, sentence: Span) -> str:
    text = group.articles[sentence.article].text
    if any(True for _ in quotations(text, [(sentence.start, sentence.end)])):
        return "quoted"
    words = text[sentence.start : sentence.end].lower()
    return "hedged" if _HEDGE.search(words) else "source" if _SOURCE.search(words) else "plain"
