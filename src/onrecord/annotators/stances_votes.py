"""The frames of votes and plain answers: voted no, is a yes, tabled a motion of no confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotators.clauses import (
    Token,
    child,
    is_verb,
    modal,
    negated,
    of_preposition,
    passive,
    standing,
    subjects,
    supposed,
)
from onrecord.annotators.stances_proposals import Proposal, from_noun, group
from onrecord.annotators.stances_reading import Frame


def voting(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All such frames of a sentence, in order."""
    if question:
        return
    for token in tokens:
        if is_verb(token) and not supposed(token):
            yield from _answered(token)
            yield from _moved(token)


def _sign(word: Token) -> int:
    if word.lower_ in group("votes", "yes"):
        return 1
    return -1 if word.lower_ in group("votes", "no") else 0


def _alone(word: Token) -> bool:
    """True unless the word governs what follows: "voted against the levy" is read with the levy."""
    following = word.doc[word.i + 1] if word.i + 1 < word.sent.end else None
    return following is None or following.is_punct or following.lower_ in ("on", "to", "and", "again")


def _on(verb: Token, word: Token) -> Proposal:
    """What the answer is on; where the text does not say, what was last put to the vote."""
    reach = (min(verb.i, word.i), max(verb.i, word.i) + 1)
    for held in (*of_preposition(word, "on", "to"), *of_preposition(verb, "on", "to")):
        if held.pos_ in ("NOUN", "PROPN") and held.ent_type_ not in ("DATE", "TIME"):
            made = from_noun(held)
            if made is not None and made.kind in ("thing", "measure"):
                return Proposal("thing", 1, (held,), made.words, (reach[0], max(reach[1], made.reach[1])))
    return Proposal("ballot", 1, (), (0, 0), reach)


def _answered(verb: Token) -> Iterator[Frame]:
    """ "Voted no on the levy", "is a yes", "cast the only no vote", "did not get to yes until Sunday"."""
    word: Token | None = None
    after = verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]
    if verb.lemma_ == "vote":
        word = next((t for t in after[:2] if _sign(t) and _alone(t)), None)
    elif verb.lemma_ == "be":
        if after and after[0].lower_ == "a":
            word = next((t for t in after[1:3] if _sign(t) and _alone(t)), None)
    elif verb.lemma_ == "get":
        to = next((t for t in after[:2] if t.lower_ == "to"), None)
        word = verb.doc[to.i + 1] if to is not None and to.i + 1 < verb.sent.end else None
        word = word if word is not None and word.lower_ == "yes" else None
    elif verb.lemma_ == "cast":
        held = child(verb, "dobj")
        if held is not None and held.lemma_ in ("vote", "ballot"):
            word = next((c for c in held.children if c.i < held.i and _sign(c)), None)
    top, manner = standing(verb)
    # Who did not get there until a day got there.
    late = (
        negated(verb)
        and verb.lemma_ == "get"
        and any(t.lower_ == "until" and t.i > verb.i for t in verb.sent)
    )
    if word is None or manner != "plain" or negated(verb) != late or modal(top) not in (None, "will"):
        return
    holders = [h for h in subjects(top) if h.lower_ not in ("it", "that", "this", "there", "answer")]
    if holders:
        sign = _sign(word)
        yield Frame(verb, tuple(holders), sign, _on(verb, word), "votes yes" if sign > 0 else "votes no")


def _moved(verb: Token) -> Iterator[Frame]:
    """ "Tabled a motion of no confidence", of which the article tells elsewhere in whom."""
    if verb.lemma_ not in group("nouns", "moving") or passive(verb) or negated(verb):
        return
    noun = child(verb, "dobj")
    inner = of_preposition(noun, "of") if noun is not None and noun.lemma_ in ("motion", "vote") else []
    if noun is None or not inner or inner[0].lemma_ != "confidence":
        return
    if of_preposition(inner[0], "in") or of_preposition(noun, "in", "against"):
        return
    top, manner = standing(verb)
    if manner != "plain" or negated(top) or modal(top) not in (None, "will"):
        return
    no = any(c.lower_ == "no" for c in inner[0].children)
    made = Proposal("topic", 1, (), (0, 0), (verb.i, inner[0].i + 1))
    label = "has no confidence in" if no else "has confidence in"
    yield Frame(verb, tuple(subjects(top)), -1 if no else 1, made, label)
