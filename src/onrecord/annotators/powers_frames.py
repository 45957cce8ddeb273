"""The clauses that state a power: has the power to, can, must, is entitled to; and who takes it up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.annotators.actors import is_office
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    infinitive_after,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    sentences,
    subjects,
    supposed,
)
from onrecord.annotators.powers_matters import answering, matter, needing, up_to
from onrecord.annotators.powers_reading import Found, deed_of, deeds, find_condition, object_of, words


def read(doc: Any) -> list[Found]:
    """Every power that a doc states, in order; an elliptic clause gives its condition to the power before."""
    found: list[Found] = []
    for token in (t for tokens, question in sentences(doc) if not question for t in tokens):
        if not (token.pos_ in ("VERB", "AUX", "NOUN", "ADJ") or token.tag_.startswith("VB")):
            continue
        if _takes_up(token) and found and found[-1].reach[1] <= token.i and _near(found[-1].trigger, token):
            found[-1] = _conditioned(found[-1], token)
            continue
        if not supposed(token):
            found.extend(f for f in _at(token) if f.holders)
    return found


def _at(token: Token) -> Iterator[Found]:
    if token.lemma_ in words("powers") | words("duties") and token.pos_ == "NOUN":
        yield from _having(token)
    if token.lemma_ == "be":
        yield from up_to(token)
        yield from matter(token)
    yield from _modal(token)
    yield from answering(token)
    yield from needing(token)
    yield from _ruled(token)
    yield from _decides(token)


def _having(noun: Token) -> Iterator[Found]:
    """ "X has the power to ...", "X's power to ...": power, right, duty, responsibility."""
    verb = infinitive_after(noun.i + 1, noun.doc)
    over = of_preposition(noun, "over", "on")
    if verb is None and not over:
        return
    above = noun.head
    duty = noun.lemma_ in words("duties")
    if above.lemma_ in ("have", "hold", "retain", "keep", "enjoy", "possess") and noun.dep_ in (
        "dobj",
        "attr",
    ):
        holders, trigger = subjects(above), above
        if negated(above) or any(c.lower_ == "no" for c in noun.children):
            return
    elif above.lemma_ in ("give", "grant", "hand") and passive(above):
        holders, trigger = subjects(above), above
        if modal(above) not in (None, "will"):
            return
    elif above.lemma_ in ("give", "grant", "hand") and child(above, "dative") is not None:
        holders, trigger = conjuncts(child(above, "dative")), above
    else:
        return
    if verb is None:
        if above.lemma_ in ("give", "grant", "hand") and not duty and holders:
            deed = "veto" if noun.lemma_ == "veto" else "decide" if noun.lemma_ == "say" else "have charge of"
            first = min(noun_phrase(h)[0] for h in holders)
            yield Found(trigger, tuple(holders), deed, over[0], "may", (first, noun_phrase(over[0])[1]))
        return
    if verb.lemma_ not in words("deeds") | words("further_deeds"):
        return
    yield from deeds(trigger, holders, verb, "must" if duty else "may")


def _decides(verb: Token) -> Iterator[Found]:
    """ "The commissioner decides whether games go ahead": a habit of office, in the present tense."""
    if verb.lemma_ not in ("decide", "determine") or verb.tag_ not in ("VBZ", "VBP") or negated(verb):
        return
    clause = child(verb, "ccomp")
    holders = [h for h in subjects(verb) if is_office(h)]
    asks = clause is not None and any(
        c.lower_ in ("whether", "when", "who", "where", "what", "how", "if")
        for c in clause.subtree
        if c.i < clause.i
    )
    if clause is not None and holders and asks:
        first, last = clause.left_edge.i, clause.right_edge.i + 1
        over = str(verb.doc[first:last].text)
        yield Found(verb, tuple(holders), "decide", over, "may", (noun_phrase(holders[0])[0], last))


def _ruled(verb: Token) -> Iterator[Found]:
    """ "X is entitled to ...", "the contract lets X ...", "X gets to decide", "it falls to X to ..."."""
    lemma = verb.lemma_
    allowed = words("deeds") | words("further_deeds")
    deed = child(verb, "xcomp", "ccomp") or infinitive_after(verb.i + 1, verb.doc)
    holders: list[Token] = []
    if lemma in words("entitling") and passive(verb) and modal(verb) in (None, "may"):
        holders = subjects(verb)
    elif (
        lemma in words("entitling")
        and not passive(verb)
        and any(s.lemma_ in words("rules") for s in subjects(verb))
    ):
        held = child(verb, "dobj") or (child(deed, "nsubj") if deed is not None else None)
        holders = conjuncts(held) if held is not None else []
        if deed is None and holders:
            deed = infinitive_after(noun_phrase(holders[-1])[1], verb.doc)
    elif (
        lemma == "get"
        and modal(verb) is None
        and deed is not None
        and deed.lemma_ in ("decide", "choose", "veto")
    ):
        holders = [s for s in subjects(verb) if is_office(s)]
    elif lemma in ("fall", "belong") and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children):
        holders = of_preposition(verb, "to")
        deed = infinitive_after(noun_phrase(holders[-1])[1], verb.doc) if holders else None
    if not holders or deed is None or deed.tag_ != "VB" or deed.lemma_ not in allowed or negated(verb):
        return
    must = lemma in ("require", "oblige", "bind") or (lemma == "fall" and deed.lemma_ == "hold")
    yield from deeds(verb, holders, deed, "must" if must else "may")


def _consented(verb: Token) -> Iterator[Found]:
    """ "No game may be played without the consent of X": X approves it."""
    without = preposition(verb, "without")
    noun = child(without, "pobj") if without is not None else None
    if noun is None or noun.lemma_ not in words("consents"):
        return
    owner = child(noun, "poss")
    holders = of_preposition(noun, "of", "from") or (conjuncts(owner) if owner is not None else [])
    own = subjects(verb)
    no = negated(verb) or any(c.lower_ == "no" for s in own for c in s.children)
    if holders and own and no and own[0].pos_ != "PRON" and not is_office(own[0]):
        first = min(noun_phrase(own[0])[0], verb.i)
        yield Found(verb, tuple(holders), "approve", own[0], "may", (first, noun_phrase(holders[-1])[1]))


def _modal(verb: Token) -> Iterator[Found]:
    """ "X can (only) dismiss", "Y must be approved by X", "who may require"."""
    may = modal(verb)
    ruled = may == "must" or (
        may in ("can", "may") and any(c.lower_ in ("only", "alone") for c in verb.subtree)
    )
    if may not in ("can", "may", "must", "should"):
        return
    if passive(verb):
        yield from _consented(verb)
    if deed_of(verb) not in words("deeds") and not (ruled and verb.lemma_ in words("further_deeds")):
        return
    if may == "may" and not _lawful(verb):
        return
    if negated(verb) and not _without(verb):
        return
    if not passive(verb) and object_of(verb) is None:
        return
    holders = agents(verb) if passive(verb) else subjects(verb)
    yield from deeds(verb, holders, verb, "must" if may in ("must", "should") else "may")


def _lawful(verb: Token) -> bool:
    """True if "may" is leave, not chance: it is bounded ("only", "also", a condition) or stands in a rule."""
    if any(c.lower_ in ("only", "not") for c in verb.children):
        return True
    sentence = verb.sent
    rule = any(
        t.lemma_ in ("rule", "charter", "constitution", "statute", "treaty", "bylaw", "regulation")
        for t in sentence
    )
    return rule or find_condition(verb.doc, verb.i + 1, sentence.end) is not None


def _without(verb: Token) -> bool:
    return preposition(verb, "without") is not None or any(
        c.dep_ == "advcl" and any(g.lower_ == "unless" for g in c.children) for c in verb.children
    )


def _takes_up(token: Token) -> bool:
    """True for "do so", "use it" in a clause that says under which condition."""
    if token.lemma_ not in words("taking_up") or token.pos_ not in ("VERB", "AUX"):
        return False
    if token.lemma_ in ("act", "happen", "proceed"):
        return any(c.lower_ == "only" for c in token.children)
    after = token.doc[token.i + 1 : token.i + 3]
    return any(
        t.lower_ in words("pronouns") or t.lemma_ in ("power", "right", "authority") for t in after
    ) and (modal(token) is not None or any(c.lower_ == "only" for c in token.children) or negated(token))


def _near(first: Token, second: Token) -> bool:
    """True if the second stands in the same sentence or the one after."""
    sentence = first.sent
    return bool(sentence.end >= second.sent.start)


def _conditioned(found: Found, token: Token) -> Found:
    start = token.doc[found.reach[1] - 1].idx
    condition = find_condition(token.doc, token.i, token.sent.end) or found.condition
    if condition is None:
        return found
    end = token.doc.text.find(condition, start)
    last = next(
        (t.i + 1 for t in token.doc[token.i :] if t.idx + len(t) >= end + len(condition)), token.i + 1
    )
    return replace(found, condition=condition, reach=(found.reach[0], last))
