"""Weighs words: whether a predicate, an epithet or a deed praises or blames."""

from __future__ import annotations

from functools import cache

from onrecord.annotators.actors import lexicon
from onrecord.annotators.clauses import Token, child, negated, of_preposition
from onrecord.annotators.stances_judging import worth

_DENYING = frozenset({"no", "not", "n't", "never", "hardly", "anything", "far", "without", "neither"})
# How many tokens after the verb a phrase of the lexicon may reach.
REACH = 8


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A word list of stances_quoted.toml."""
    return frozenset(lexicon("stances_quoted.toml")[section][name].split("|"))


def weight(word: Token, mild: bool = True) -> int:
    """+1 for a word of praise, -1 for one of blame, 0 for others; `mild` praise counts if asked for."""
    if word.pos_ not in ("NOUN", "ADJ", "VERB", "ADV", "PROPN"):
        return 0
    lemma, form = word.lemma_.lower(), word.lower_
    if lemma in words("worth", "bad") or form in words("worth", "bad"):
        return -1
    if lemma in words("worth", "mild") or form in words("worth", "mild"):
        return 1 if mild else 0
    if lemma in words("worth", "good") or form in words("worth", "good"):
        return 1
    return worth(word) if word.pos_ in ("NOUN", "ADJ") else 0


def valued(said: Token, mild: bool = True, depth: int = 0) -> int:
    """What a predicate says: its own worth, or that of the words before it, the worse one if both say."""
    before = [
        (-1 if any(g.lower_ in _DENYING for g in c.children) else 1) * weight(c, mild=True)
        for c in said.children
        if c.dep_ in ("amod", "compound", "nmod") and c.i < said.i
    ]
    before += [
        weight(g)
        for c in said.children
        if c.dep_ == "amod"
        for g in c.children
        if g.dep_ in ("conj", "amod") and g.i < said.i
    ]
    own = weight(said, mild or (said.pos_ == "NOUN" and bool(before)))
    signs = [s for s in (*before, own) if s]
    if not signs and depth < 2:
        if said.lemma_.lower() in words("worth", "empty"):
            signs = [s for held in of_preposition(said, "of")[:1] if (s := valued(held, mild, depth + 1))]
        joined = next((c for c in said.children if c.dep_ == "conj"), None)
        if not signs and joined is not None and joined.pos_ == said.pos_:
            signs = [s for s in (valued(joined, mild, depth + 1),) if s]
    return min(signs) if signs else 0


def denied(verb: Token, said: Token) -> bool:
    """True if the predicate is denied: "not", "no", "hardly", "anything but", "far from"."""
    if negated(verb):
        return True
    return any(c.lower_ in _DENYING and c.i < said.i for c in said.children)


def phrase(verb: Token, section: str, good: str, bad: str) -> tuple[int, int]:
    """The sign of the lexicon's phrase that stands right behind (or at) a verb, and its last token + 1.

    (0, 0) where there is none. Phrases are compared word by word, as they stand.
    """
    best = (0, 0)
    near = verb.doc[verb.i : min(verb.i + REACH + 2, verb.sent.end)]
    tokens = [t for t in near if not (t.is_quote or t.text in ("``", "''"))]
    after = [t.lower_ for t in tokens]
    for name, sign in ((good, 1), (bad, -1)):
        for parts in _phrases(section, name).get(after[0], ()) if section == "deeds" else ():
            if tuple(after[: len(parts)]) == parts and len(parts) > best[1]:
                best = (sign, len(parts))
        if section == "phrases":
            for at in range(1, min(4, len(after))):
                for parts in _phrases(section, name).get(after[at], ()):
                    if tuple(after[at : at + len(parts)]) == parts and at + len(parts) > best[1]:
                        best = (sign, at + len(parts))
    return (best[0], tokens[best[1] - 1].i + 1) if best[0] else (0, 0)


@cache
def _phrases(section: str, name: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in sorted(words(section, name)):
        parts = tuple(text.split())
        found.setdefault(parts[0], []).append(parts)
    return found


def predicate(verb: Token) -> Token | None:
    """What a copular verb says of its subject, or None."""
    said = child(verb, "acomp", "attr", "oprd")
    if said is None or said.i < verb.i or not valued(said):
        after = verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]
        if len(after) > 1 and (after[0].is_quote or after[0].text == "``"):
            # The small parser often loses the thread at a mark: "was “painful but right”".
            for token in after[1:]:
                if token.is_quote or token.text in (",", ";", "''") or token.tag_ in ("VBD", "VBZ", "VBP"):
                    break
                if weight(token):
                    return token
    return said
