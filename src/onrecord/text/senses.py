"""Tells how near in meaning two nouns or two verbs are, by the senses of WordNet 3.0 (text/senses.txt)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from onrecord.text.noun_phrases import singular

# A sense with fewer above it says too little: an act, a thing, a person.
SHALLOWEST = {"n": 5, "v": 1}
FARTHEST = 4
# The ending of a compound that is in no dictionary has so many letters at least.
SHORTEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class _Senses:
    above: dict[str, str]
    words: dict[str, dict[str, tuple[str, ...]]]


@cache
def _read() -> _Senses:
    above: dict[str, str] = {}
    words: dict[str, dict[str, tuple[str, ...]]] = {"n": {}, "v": {}}
    for line in (Path(__file__).parent / "senses.txt").read_text("utf-8").splitlines():
        kind, *fields = line.split()
        if kind == "h" and len(fields) == 2:
            above[fields[0]] = fields[1]
        elif kind in words:
            words[kind][fields[0]] = tuple(fields[1:])
    return _Senses(above, words)


def _senses(word: str, kind: str) -> tuple[str, ...]:
    known = _read().words[kind]
    if word in known or kind == "v":
        return known.get(word, ())
    endings = (word[k:] for k in range(2, len(word) - SHORTEST_ENDING + 1))
    return next((known[e] for e in endings if e in known), ())


@lru_cache(maxsize=1 << 16)
def _chain(sense: str) -> tuple[str, ...]:
    """A sense and those above it, up to the top."""
    found = [sense]
    while (at := _read().above.get(found[-1])) is not None and at not in found:
        found.append(at)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def lemmas(word: str) -> tuple[tuple[str, str], ...]:
    """What a folded word may be a form of: ("n" or "v", lemma), only lemmas that are known. A bare word that
    may be a noun is taken for none but a noun.
    """
    known = _read().words
    forms = [("n", form) for form in dict.fromkeys((singular(word), word)) if form in known["n"]][:1]
    stems = [word]
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)]
            stems += [bare + "e", bare]
            if ending == "ed" and bare.endswith("i"):
                stems.append(bare[:-1] + "y")
            if len(bare) > 3 and bare[-1] == bare[-2]:
                stems.append(bare[:-1])
    verb = next((form for form in stems if form in known["v"]), None)
    if verb is not None and not (forms and verb == word):
        forms.append(("v", verb))
    return tuple(forms)


@lru_cache(maxsize=1 << 16)
def sort_of(word: str, kind: str) -> bool:
    """True if a noun may be a sort of what another first means ("coach" of "person"), or is not known."""
    top = next(iter(_senses(kind, "n")), None)
    senses = _senses(word, "n")
    return not senses or any(top in _chain(sense) for sense in senses)


@lru_cache(maxsize=1 << 16)
def steps(one: str, other: str, kind: str = "n") -> int | None:
    """How many steps up and down lie between two lemmas' nearest senses, 0 for synonyms; None where that is
    more than FARTHEST, what lies between is too general, or either is not known. `kind` is "n" or "v".
    """
    best: int | None = None
    for a in _senses(one, kind):
        chain = _chain(a)
        for b in _senses(other, kind):
            for up, sense in enumerate(_chain(b)):
                if sense in chain:
                    far = up + chain.index(sense)
                    deep = len(_chain(sense)) > SHALLOWEST[kind] or far == 0
                    if deep and far <= FARTHEST and (best is None or far < best):
                        best = far
                    break
    return best


def kin(words: Iterable[str], far: int, kind: str = "n") -> dict[str, dict[str, int]]:
    """For each word the others among `words` that lie at most `far` steps from it (as `steps` counts them;
    no more than FARTHEST), and how many steps that is. Takes about as long as there are such pairs.
    """
    above: dict[str, dict[str, int]] = {}
    below: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in range(far + 1)])
    for word in dict.fromkeys(words):
        above[word] = {}
        for sense in _senses(word, kind):
            for up, over in enumerate(_chain(sense)[: far + 1]):
                if up == 0 or len(_chain(over)) > SHALLOWEST[kind]:
                    above[word][over] = min(up, above[word].get(over, up))
        for over, up in above[word].items():
            below[over][up].append(word)
    found: dict[str, dict[str, int]] = {}
    for word, overs in above.items():
        near = found[word] = {}
        for over, up in overs.items():
            deep = len(_chain(over)) > SHALLOWEST[kind]
            for down in range(far - up + 1 if deep else 1 - min(up, 1)):
                for other in below[over][down]:
                    if other != word and up + down <= near.get(other, FARTHEST):
                        near[other] = up + down
    return found
