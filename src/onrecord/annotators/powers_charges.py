"""Powers told as a habit of office: regulates, oversees, is appointed by, responsible for."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.actors import acts, is_office
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    modal,
    negated,
    noun_phrase,
    passive,
    preposition,
    subjects,
)
from onrecord.annotators.powers_reading import Found, words

_OWNERS = ("ORG", "GPE")


def authority(head: Token) -> bool:
    """True if the noun names a post or a body, by its own meaning or as a name."""
    return is_office(head) or (head.pos_ == "PROPN" and head.ent_type_ in _OWNERS)


def habits(verb: Token) -> Iterator[Found]:
    """ "The agency, which regulates banks", "judges are appointed by the king", "a bank overseen by X"."""
    if verb.lemma_ not in words("habits") | words("choosing"):
        return
    if modal(verb) is not None or negated(verb) or any(c.dep_ == "aux" for c in verb.children):
        return
    if passive(verb) or (verb.dep_ == "conj" and passive(verb.head) and child(verb, "agent") is not None):
        yield from _by(verb)
        return
    lasting = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and verb.dep_ == "acl")
    held = child(verb, "dobj")
    if verb.lemma_ not in words("habits") or not lasting or held is None or held.pos_ == "PRON":
        return
    own = subjects(verb)
    if own and all(authority(s) or acts(s) for s in own):
        first = min(noun_phrase(s)[0] for s in own)
        yield Found(verb, tuple(own), verb, held, "may", (min(first, verb.i), noun_phrase(held)[1]))


def _by(verb: Token) -> Iterator[Found]:
    first = verb.head if verb.dep_ == "conj" and child(verb, "auxpass") is None else verb
    now = any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be" for c in first.children)
    told = verb.dep_ == "acl" and verb.lemma_ in words("habits")
    if verb.lemma_ not in words("habits") | words("choosing") or not (now or told):
        return
    if any(c.dep_ in ("npadvmod", "advmod") and c.lower_ != "only" and c.i > verb.i for c in verb.children):
        return  # "is appointed today by": a deed, not a habit
    joined = [c for c in verb.children if c.dep_ == "conj" and child(c, "auxpass") is None]
    own = subjects(verb)
    holders = agents(verb) or next((found for c in joined if (found := agents(c))), [])
    if own and holders and all(authority(h) for h in holders) and own[0].pos_ != "PRON":
        reach = (min(noun_phrase(own[0])[0], verb.i), noun_phrase(holders[-1])[1])
        yield Found(verb, tuple(holders), verb, own[0], "may", reach)


def responsible(word: Token) -> Iterator[Found]:
    """ "the agency responsible for licensing ports": what a body has charge of, not what it is blamed for."""
    if word.lower_ not in ("responsible", "charge") or word.head.pos_ not in ("NOUN", "PROPN", "ADP"):
        return
    body = word.head
    if word.lower_ == "charge":  # "the minister in charge of ports"
        body = body.head
        duty = preposition(word, "of")
    else:
        duty = preposition(word, "for")
    if duty is None or body.i > word.i or not is_office(body):
        return
    over = child(duty, "pobj", "pcomp")
    if over is None or blamed(over, body) or over.pos_ == "PRON":
        return
    last = over.right_edge.i + 1 if over.dep_ == "pcomp" else noun_phrase(over)[1]
    if over.dep_ == "pcomp":
        below = child(over, "dobj")
        last = noun_phrase(below)[1] if below is not None else over.i + 1
    named: Token | str = over if over.dep_ == "pobj" else str(over.doc[over.i : last].text)
    yield Found(word, (body,), "have charge of", named, "may", (noun_phrase(body)[0], last))


def blamed(thing: Token, body: Token) -> bool:
    """True for what somebody is blamed for rather than put in charge of: of an authority only what no one
    has charge of, of any other body all that is no known charge.
    """
    if thing.tag_ == "VBG" and thing.dep_ == "pcomp":
        return thing.lemma_ in words("blame_verbs")
    if body.lemma_.lower() in words("chargeable"):
        return thing.lemma_.lower() in words("blames")
    return thing.lemma_.lower() not in words("charges")
