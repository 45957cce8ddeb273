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
    sentences,
    subjects,
    supposed,
)
from onrecord.annotators.powers_charges import authority, habits, responsible
from onrecord.annotators.powers_consents import consents, gotten, openers, supposing
from onrecord.annotators.powers_matters import answering, matter, reserved, up_to
from onrecord.annotators.powers_modals import bounded, modals
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
        frames = [*supposing(token), *gotten(token)]
        for frame in (frames, () if supposed(token) else _at(token)):
            found.extend(f for f in frame if f.holders or f.named)
    return found


def _at(token: Token) -> Iterator[Found]:
    if token.lemma_ in words("powers") | words("duties") and token.pos_ == "NOUN":
        yield from _having(token)
    if token.lemma_ == "be":
        yield from up_to(token)
        yield from matter(token)
    yield from modals(token)
    yield from answering(token)
    yield from consents(token)
    yield from openers(token)
    yield from habits(token)
    yield from responsible(token)
    yield from reserved(token)
    yield from _vote(token)
    yield from _ruled(token)
    yield from _decides(token)


def _having(noun: Token) -> Iterator[Found]:
    """ "X has the power to ...", "X's power to ...", "a panel with the power to ...": power, right, duty."""
    verb = infinitive_after(noun.i + 1, noun.doc)
    if verb is None and noun.lemma_ in words("own_powers"):  # "authority under the act to restrict imports"
        clause = child(noun, "acl")
        verb = clause if clause is not None and clause.tag_ == "VB" else None
    over = of_preposition(noun, "over", "on")
    if verb is None and not over:
        return
    above = noun.head
    duty = noun.lemma_ in words("duties")
    holders, trigger = _havers(noun, above)
    if not holders:
        return
    denied = (trigger is above and negated(above)) or any(c.lower_ == "no" for c in noun.children)
    if denied and (verb is None or not (bounded(verb) or bounded(above) or _unless(noun))):
        return
    if verb is None:
        if above.lemma_ in ("give", "grant", "hand") and not duty:
            deed = "veto" if noun.lemma_ == "veto" else "decide" if noun.lemma_ == "say" else "have charge of"
            first = min(noun_phrase(h)[0] for h in holders)
            yield Found(trigger, tuple(holders), deed, over[0], "may", (first, noun_phrase(over[0])[1]))
        return
    listed = verb.lemma_ in words("deeds") | words("further_deeds") or deed_of(verb) in words("deeds")
    own = (
        noun.lemma_ in words("own_powers")
        and verb.lemma_ not in words("idle")
        and object_of(verb) is not None
    )
    if listed or (own and all(authority(h) for h in holders)):
        yield from deeds(trigger, holders, verb, "must" if duty else "may")


def _havers(noun: Token, above: Token) -> tuple[list[Token], Token]:
    """Who has the power that a noun names, and the word that says so."""
    if noun.dep_ == "conj" and above.dep_ in ("dobj", "attr"):  # "has 13 members and the power to ..."
        noun, above = above, above.head
    giving = above.lemma_ in ("give", "grant", "hand")
    if above.lemma_ in ("have", "hold", "retain", "keep", "enjoy", "possess") and noun.dep_ in (
        "dobj",
        "attr",
    ):
        return ([], above) if modal(above) in ("could", "might") else (subjects(above), above)
    if giving and passive(above):
        return (subjects(above) if modal(above) in (None, "will") else []), above
    if giving and child(above, "dative") is not None:
        return conjuncts(child(above, "dative")), above
    owner = child(noun, "poss")
    if owner is not None and noun.lemma_ in words("own_powers"):
        return ([owner] if authority(owner) else []), noun
    if noun.dep_ == "pobj" and above.lower_ == "with" and above.head.pos_ in ("NOUN", "PROPN"):
        return ([above.head] if authority(above.head) else []), noun
    return [], noun


def _unless(noun: Token) -> bool:
    return any(t.lower_ == "unless" for t in noun.doc[noun.i : noun.sent.end])


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
        if lemma == "empower":
            allowed = frozenset({deed.lemma_}) - words("idle") if deed is not None else allowed
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
    if deed is not None and passive(deed) and lemma in ("allow", "permit", "let"):
        yield from _suffered(verb, deed)
        return
    if not holders or deed is None or deed.tag_ != "VB" or deed.lemma_ not in allowed or negated(verb):
        return
    must = lemma in ("require", "oblige", "bind") or (lemma == "fall" and deed.lemma_ == "hold")
    yield from deeds(verb, holders, deed, "must" if must else "may")


def _suffered(verb: Token, deed: Token) -> Iterator[Found]:
    """ "an Ostrian policy that allows suspects to be held without charge": whose rule it is may do so."""
    held = next(iter(subjects(deed)), None) or child(verb, "dobj")
    rule = next((s for s in subjects(verb) if s.lemma_.lower() in words("rules")), None)
    if held is None or rule is None or deed.lemma_ not in words("deeds") | words("further_deeds"):
        return
    holders = agents(deed)
    owner = child(rule, "poss")
    if not holders and owner is not None:
        holders = [owner]
    named = tuple(f"{c.text} authorities" for c in rule.children if c.ent_type_ == "NORP" and c.i < rule.i)
    if holders or named:
        reach = (noun_phrase(rule)[0], deed.i + 1)
        for found in deeds(verb, holders, deed, "may"):
            yield replace(found, over=held, reach=reach, named=() if holders else named)


def _vote(token: Token) -> Iterator[Found]:
    """ "It takes a two-thirds vote of the senate to remove a judge"."""
    if token.lemma_ not in ("take", "require") or not any(
        c.lower_ == "it" and c.dep_ == "nsubj" for c in token.children
    ):
        return
    vote = child(token, "dobj")
    if vote is None or vote.lemma_ not in words("votes"):
        return
    holders = of_preposition(vote, "of", "in", "by", "from")
    after = noun_phrase(holders[-1])[1] if holders else vote.i + 1
    deed = infinitive_after(after, token.doc)
    if holders and deed is not None and deed.lemma_ not in words("idle") and object_of(deed) is not None:
        first, last = noun_phrase(vote)
        condition = str(token.doc[first:last].text)
        yield from (replace(f, condition=condition) for f in deeds(token, holders, deed, "may"))


def _takes_up(token: Token) -> bool:
    """True for "do so", "use it" in a clause that says under which condition, and for a vote required."""
    if token.lemma_ in ("require", "need") and passive(token):
        return any(s.lemma_ in words("votes") for s in subjects(token))
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
    if token.lemma_ in ("require", "need"):
        vote = next(iter(subjects(token)))
        condition = str(token.doc[noun_phrase(vote)[0] : noun_phrase(vote)[1]].text)
    if condition is None:
        return found
    end = token.doc.text.find(condition, start)
    last = next(
        (t.i + 1 for t in token.doc[token.i :] if t.idx + len(t) >= end + len(condition)), token.i + 1
    )
    return replace(found, condition=condition, reach=(found.reach[0], last))
