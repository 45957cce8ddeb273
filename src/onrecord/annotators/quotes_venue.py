"""Where or to whom a quote was said, read off the parse around its cue."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.quotes_rules import words

Range = tuple[int, int]

_PLACES = frozenset(("in", "at", "on", "during", "to", "via", "before", "from", "with"))
_TELLING = frozenset(("tell", "inform", "brief"))
_SHARED = frozenset(("conj", "xcomp", "advcl"))
_LONGEST = 90


def venue(cue: Any) -> Range | None:
    """Where the words were said or to whom, as a range of the doc's text; None where it is silent.
    `cue` is the spaCy token that heads the cue.
    """
    if cue.lower_ == "according":
        return None
    if cue.lemma_ in _TELLING:
        for child in cue.children:
            if child.dep_ in ("dobj", "dative", "iobj") and child.i > cue.i and _hears(child):
                return _phrase(child)
    for verb in _verbs(cue):
        for token in _prepositions(verb):
            found = _named(token)
            # What stands with another verb counts only at the head of its sentence: "In a letter, ..."
            if found and (verb is cue or token.i <= verb.sent.start + 1):
                return found
    return None


def _verbs(cue: Any) -> list[Any]:
    """The cue and the verbs that it shares a subject with."""
    out = [cue]
    while out[-1].dep_ in _SHARED and out[-1].head is not out[-1] and len(out) < 4:
        out.append(out[-1].head)
    return out


def _prepositions(verb: Any) -> list[Any]:
    found = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _PLACES]
    for child in verb.children:  # "told reporters on Monday at a rally": one may hang on another
        if child.dep_ in ("dobj", "npadvmod", "prep") and child.lower_ != "according":
            found += [c for c in child.children if c.dep_ == "prep" and c.lower_ in _PLACES]
    return sorted(found, key=lambda t: (abs(t.i - verb.i), t.i))


def _named(preposition: Any) -> Range | None:
    """What the preposition leads to, where that is a place or a hearer of words."""
    thing = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if thing is None or thing.pos_ == "PRON":
        return None
    if preposition.lower_ in ("to", "with"):
        told = preposition.lower_ == "to" and _hears(thing)
        return _phrase(thing) if told else None
    lemma = thing.lemma_.lower()
    if lemma == "interview":  # with whom tells more
        partner = next(
            (c for c in thing.children if c.dep_ == "prep" and c.lower_ in ("with", "to", "on")), None
        )
        other = next((c for c in partner.children if c.dep_ == "pobj"), None) if partner is not None else None
        return _phrase(other) if other is not None and _hears(other) else _phrase(thing)
    if lemma in words("venues") and thing.ent_type_ not in ("DATE", "TIME", "PERSON"):
        return _phrase(thing)
    on_air = preposition.lower_ == "on" and thing.ent_type_ in ("ORG", "WORK_OF_ART")
    network = preposition.lower_ == "on" and thing.text.rstrip(".") in words("networks")
    return _phrase(thing) if on_air or network else None


def _hears(token: Any) -> bool:
    """True for a body, a programme or a public that things are said to; not for one person."""
    if token.pos_ == "PRON":
        return False
    if token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "GPE", "LOC", "NORP"):
        return True
    return token.ent_type_ in ("ORG", "WORK_OF_ART") or token.lemma_.lower() in words("hearers")


def _phrase(token: Any) -> Range | None:
    """The noun phrase without what is set beside it: relative clauses, appositions, times."""
    parts = [token]
    for child in token.children:
        if child.dep_ not in ("relcl", "appos", "acl", "punct", "cc", "conj", "advcl", "npadvmod"):
            parts += list(child.subtree)
    low, high = min(t.i for t in parts), max(t.i for t in parts)
    after = token.doc[high + 1 : high + 3]
    if (
        token.pos_ == "PROPN"
        and len(after) == 2
        and after[0].lower_ == "with"
        and after[1].ent_type_ == "PERSON"
    ):
        high += 2  # a programme and its host, which the parser takes apart
        while high + 1 < len(token.doc) and token.doc[high + 1].ent_iob_ == "I":
            high += 1
    if token.doc[low : high + 1].text.count('"') % 2 and high + 1 < len(token.doc):
        high += token.doc[high + 1].text == '"'
    start, end = token.doc[low].idx, token.doc[high].idx + len(token.doc[high])
    while end > start and token.doc.text[end - 1] in " ,;:.":
        end -= 1
    return (start, end) if 0 < end - start <= _LONGEST else None
