"""Finds one word of a name spelt in two ways, each in articles that never spell it in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.points_alignment import Sentences
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.noun_phrases import STOPS
from onrecord.text.shingles import fold

_WORD = re.compile(r"[A-Z][\w\u2019'-]*[a-z](?![\w-])")
_BEFORE = re.compile(r"([A-Z][\w\u2019'-]*) $")
_AFTER = re.compile(r" ([A-Z][\w\u2019'-]*)")
LONGEST = 30
SHORTEST = 5
LIKE = 0.7
MOST_LETTERS = 2
MOST_SHOWN = 3
# What makes another word of a name: its people, its plural, what is of it.
_FORMS = re.compile(r"(?:'s|s|n|an|ian|ean|ese|ish|i|er|ers|ic|al|y|ie|ed|ing)$")


def spelling(group: Group, of: Sentences) -> Iterator[Discrepancy]:
    """Discrepancies of kind "name". Words that stand in small letters anywhere are no names."""
    where: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    small: set[str] = set()
    beside: dict[str, set[str]] = defaultdict(set)
    for sentence in of.spans:
        text = group.articles[sentence.article].text
        small.update(w for w in text[sentence.start : sentence.end].split() if w.islower())
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            word = fold(match.group()).removesuffix("'s")
            if len(word) >= SHORTEST and word not in STOPS and match.start() > sentence.start:
                end = match.start() + len(word)
                where[word][sentence.article].append(Span(sentence.article, match.start(), end))
                beside[word] |= _beside(text, match.start(), match.end())
    near: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(where):
        if word not in small:
            near[word[0], word[-1]].append(word)
    for same in (near[key] for key in sorted(near)):
        for one, other in combinations(same, 2):
            here, there = where[one], where[other]
            if beside[one] ^ beside[other] and not beside[one] & beside[other]:
                continue  # the first name of one, and another's
            if not here.keys() & there.keys() and _one_name(one, other):
                yield Discrepancy(
                    kind="name",
                    about=f"how {text_of(group, next(iter(here.values()))[0])} is spelt",
                    grade="difference",
                    values=tuple(
                        Account(
                            text_of(group, next(iter(held.values()))[0]),
                            tuple(s for a in sorted(held) for s in held[a][:MOST_SHOWN]),
                        )
                        for held in (here, there)
                    ),
                )


def _beside(text: str, start: int, end: int) -> set[str]:
    """The words of a name right before and after one of its words."""
    sides = _BEFORE.search(text, max(0, start - LONGEST), start), _AFTER.match(text, end)
    return {fold(m.group(1)) for m in sides if m is not None}


def _one_name(one: str, other: str) -> bool:
    """True if two words differ in a letter or two within, and neither is the other's plural or people."""
    if Levenshtein.distance(one, other) > MOST_LETTERS:
        return False
    a, b = _FORMS.sub("", one), _FORMS.sub("", other)
    return a != b and Levenshtein.normalized_similarity(one, other) >= LIKE
