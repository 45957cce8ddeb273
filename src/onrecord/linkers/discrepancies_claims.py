"""Finds what one account tells as done and another denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Discrepancy, Span

# How alike the sentences of an act and of its denial must be.
LIKE_DENIAL = 0.2
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


def claims(
    group: Group, of: Sentences, deeds: Sequence[Deed], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": whether something was done. `near` are pairs of alike sentences."""
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
    both = [(-like, p) for p, like in near.items() if like >= LIKE_DENIAL and p[0] in held and p[1] in held]
    for _, (a, b) in sorted(both):
        for one, no in held[a]:
            for other, nay in held[b]:
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
