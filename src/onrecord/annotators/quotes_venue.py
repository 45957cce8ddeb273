"""Where or to whom a quote was said, read off the parse around its cue."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.quotes_rules import words

_PLACES = frozenset(("in", "at", "on", "during", "to", "via", "before", "from"))
_LONGEST = 90


def venue(cue: Any) -> str | None:
    """Where the words were said or to whom, in the text's own words; None where the text is silent.
    `cue` is the spaCy token that heads the cue.
    """
    if cue.lemma_ in ("tell", "inform", "brief"):
        objects = [c for c in cue.children if c.dep_ in ("dobj", "dative") and c.i > cue.i]
        hearers = [h for h in map(_hearer, objects) if h]
        if hearers:
            return hearers[0]
    sentence = cue.sent
    for token in _prepositions(cue):
        thing = next((c for c in token.children if c.dep_ == "pobj"), None)
        if thing is None or token.sent != sentence:
            continue
        if (token.lower_ == "to" and _hearer(thing)) or _venue(token, thing):
            return _text(thing)
    return None


def _prepositions(cue: Any) -> list[Any]:
    found = [c for c in cue.children if c.dep_ == "prep" and c.lower_ in _PLACES]
    for child in cue.children:  # "in an interview on Monday with ...": one preposition may hang on another
        if child.dep_ in ("dobj", "npadvmod", "prep"):
            found += [c for c in child.children if c.dep_ == "prep" and c.lower_ in _PLACES]
    return sorted(found, key=lambda t: (abs(t.i - cue.i), t.i))


def _hearer(token: Any) -> str | None:
    if token.pos_ == "PRON":
        return None
    named = token.ent_type_ in ("ORG", "WORK_OF_ART", "FAC", "PRODUCT") or (
        token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "DATE", "TIME", "GPE")
    )
    return _text(token) if named or token.lemma_.lower() in words("hearers") else None


def _venue(preposition: Any, thing: Any) -> bool:
    if thing.pos_ == "PRON" or thing.ent_type_ in ("DATE", "TIME", "PERSON"):
        return False
    if thing.lemma_.lower() in words("venues"):
        return True
    media = thing.ent_type_ in ("ORG", "WORK_OF_ART") and preposition.lower_ == "on"
    return media or (preposition.lower_ == "on" and thing.text in ("X", "Twitter", "Facebook", "Instagram"))


def _text(token: Any) -> str | None:
    """The noun phrase without what is set beside it: relative clauses and appositions."""
    parts = [token]
    for child in token.children:
        if child.dep_ not in ("relcl", "appos", "acl", "punct", "cc", "conj", "advcl"):
            parts += list(child.subtree)
    low, high = min(t.i for t in parts), max(t.i for t in parts)
    phrase = token.doc[low : high + 1].text.strip(" ,;:")
    return phrase if 0 < len(phrase) <= _LONGEST else None
