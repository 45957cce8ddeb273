"""Finds phrases of several words that begin at a verb, with gaps: "show * door", "fall on sword"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotators.actors import lexicon
from onrecord.annotators.clauses import Token, child, conjuncts, passive, subjects

_BETWEEN = frozenset({"ADV", "DET", "ADJ", "PRON", "PART", "AUX"})
_REFLEXIVE = frozenset("himself herself itself themselves myself ourselves".split())
# How many tokens a "*" may stand for.
WIDEST = 8
# How many tokens a whole phrase may reach over.
REACH = 16


def ahead(verb: Token) -> frozenset[str]:
    """The words and lemmas of the tokens after the verb, as far as a phrase may reach."""
    near = verb.doc[verb.i + 1 : verb.i + 1 + REACH]
    return frozenset(w for t in near for w in (t.lower_, t.lemma_))


def may_follow(words: tuple[str, ...], near: frozenset[str]) -> bool:
    """False if a word of the phrase is not ahead at all: the cheap test before `follow`."""
    return all(w in near or w in ("*", "self") for w in words)


def follow(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The last token of a phrase whose further words follow the verb in order, or None.

    Up to three determiners, adjectives, adverbs and pronouns may stand between two words; a "*" stands
    for a noun phrase. "self" is any reflexive pronoun.
    """
    doc, at = verb.doc, verb.i
    wide = False
    for word in words:
        if word == "*":
            wide = True
            continue
        for i in range(at + 1, min(at + (WIDEST if wide else 4), len(doc))):
            token = doc[i]
            if word in (token.lower_, token.lemma_) or (word == "self" and token.lower_ in _REFLEXIVE):
                at = i
                break
            plain = token.pos_ in _BETWEEN and not (token.pos_ == "ADJ" and verb.lemma_ == "be")
            if token.sent != verb.sent or not (wide or plain) or token.text in (",", ";", ":"):
                return None
        else:
            return None
        wide = False
    return doc[at]


@cache
def _index(name: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("stances.toml")["idioms"][name].split("|"):
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return found


@dataclass(frozen=True, slots=True)
class Idiom:
    """An idiom found: its last token, and whether it holds its object inside it ("show X the door")."""

    last: Token
    inside: bool


def idiom(verb: Token, name: str) -> Idiom | None:
    """The longest idiom of a list of stances.toml that begins at the verb, or None."""
    best: tuple[int, Idiom] | None = None
    listed = _index(name).get(verb.lemma_.lower())
    if not listed:
        return None
    near = ahead(verb)
    for words in listed:
        if not may_follow(words, near):
            continue
        if passive(verb):
            words = tuple(w for w in words if w != "*")
        last = follow(verb, words)
        if last is not None and (best is None or len(words) > best[0]):
            best = len(words), Idiom(last, "*" in words)
    return best[1] if best else None


def idiom_objects(verb: Token, found: Idiom) -> list[Token]:
    """Whom an idiom with an object acts on."""
    if passive(verb):
        return subjects(verb)
    if found.inside:
        held = child(verb, "dative", "dobj")
        if held is not None and held.pos_ == "ADP":
            held = child(held, "pobj")
        if held is None:
            held = next(
                (c for c in verb.children if c.dep_ in ("nsubj", "ccomp", "xcomp") and c.i > verb.i), None
            )
        return conjuncts(held) if held is not None and held.i < found.last.i else []
    held = child(found.last, "pobj") or child(verb, "dobj")
    return conjuncts(held) if held is not None else []
