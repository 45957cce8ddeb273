"""Finds what one person is charged with, accused or convicted of in two accounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.shingles import folded

# Of more articles some are always on another's charges.
FEW_ARTICLES = 5
_WHAT = r"(?P<what>(?:[A-Za-z][\w'\u2019-]*\s?){1,6})"
_CHARGES = {
    "charged": re.compile(
        rf"\b(?:charged with|indicted (?:on|for)|(?:counts?|accounts|charges) (?:of|including|that include)"
        rf"|pleaded (?:not )?guilty to)(?: \d+ counts of)? {_WHAT}"
    ),
    "accused": re.compile(rf"\b(?:accused of|on suspicion of|accusations of) {_WHAT}"),
    "convicted": re.compile(rf"\b(?:convicted of|found guilty of|acquitted of|cleared of) {_WHAT}"),
}
# What is said of an offence, after it.
_AFTER = re.compile(
    r"\s(?:against|on|in|for|after|during|by|that|which|who|at|from|to|while|when|over|with|of|as|had|was)\b.*",
    re.DOTALL,
)
_SMALL = frozenset(
    "a an the his her their its of and or several some various multiple other two three four offences "
    "offenses crimes charges counts count first second third degree such being allegedly".split()
)


def charges(group: Group, of: Sentences) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": offences of which two articles name none in common, in sentences that
    share a name or another term.
    """
    if len(group.articles) > FEW_ARTICLES:
        return
    found: dict[str, dict[str, list[tuple[frozenset[str], Span, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for k, sentence in enumerate(of.spans):
        text = group.articles[sentence.article].text
        for kind, pattern in _CHARGES.items():
            for match in pattern.finditer(text, sentence.start, sentence.end):
                what = _AFTER.sub("", match["what"]).rstrip()
                words = frozenset(stem(w) for w in folded(what) if w not in _SMALL)
                if words:
                    span = Span(sentence.article, match.start(), match.start("what") + len(what))
                    found[kind][sentence.article].append((words, span, k))
    for kind in sorted(found):
        yield from _apart(group, of, kind, found[kind])


def _apart(
    group: Group, of: Sentences, kind: str, found: dict[str, list[tuple[frozenset[str], Span, int]]]
) -> Iterator[Discrepancy]:
    for one, other in combinations(sorted(found), 2):
        mine, theirs = (frozenset(w for words, *_ in found[a] for w in words) for a in (one, other))
        if mine & theirs:
            continue
        pairs = [
            (here, there)
            for _, here, a in found[one]
            for _, there, b in found[other]
            if of.shared(a, b) - {stem("charge"), stem("accuse"), stem("convict"), stem("count")}
        ]
        if pairs:
            yield Discrepancy(
                kind="other",
                about=f"what somebody is {kind} {'with' if kind == 'charged' else 'of'}",
                grade="difference",
                values=tuple(
                    Account(_text(group, spans[0]), tuple(spans))
                    for spans in (sorted({p[n] for p in pairs}) for n in (0, 1))
                ),
            )
            return


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
