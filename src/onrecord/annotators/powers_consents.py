"""Powers told by what needs them: needs the approval of, subject to a vote of, if regulators block it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    subjects,
)
from onrecord.annotators.powers_charges import authority
from onrecord.annotators.powers_modals import givers, has_to
from onrecord.annotators.powers_reading import Found, words

# Whose consent an adjective means: "regulatory approval".
_WHOSE = {
    "regulatory": "regulators", "congressional": "Congress", "parliamentary": "parliament",
    "legislative": "legislature", "judicial": "court", "presidential": "president",
    "ministerial": "minister", "senatorial": "senate", "papal": "pope", "royal": "monarch",
}  # fmt: skip
_OPENERS = frozenset({"subject", "contingent", "conditional", "dependent", "pending"})
_WINNING = frozenset({"win", "get", "gain", "receive", "secure", "obtain"})
_DECIDING = frozenset(
    {"approve", "block", "veto", "reject", "ratify", "overrule", "overturn", "override", "scuttle"}
)
_UNTIL = frozenset({"if", "unless", "until", "once"})


def consents(verb: Token) -> Iterator[Found]:
    """ "The sale requires the approval of X", "needs to win X's consent", "subjects it to a vote of X"."""
    if verb.lemma_ not in words("needing") | _WINNING | {"subject", "pass"}:
        return
    noun: Token | None = None
    over = next(iter(subjects(verb)), None)
    must = has_to(verb) or modal(verb) == "must"
    if verb.lemma_ in words("needing") or (verb.lemma_ in _WINNING and must):
        noun = child(verb, "dobj")
    elif verb.lemma_ == "subject" and verb.pos_ == "VERB" and not passive(verb):
        noun, over = (of_preposition(verb, "to") or [None])[0], child(verb, "dobj")
    elif verb.lemma_ == "pass" and must:
        muster = child(verb, "dobj")
        if muster is not None and muster.lower_ == "muster" and over is not None:
            yield from _approves(verb, of_preposition(verb, "with") or of_preposition(muster, "with"), over)
        return
    if noun is None or over is None or noun.lemma_ not in words("consents") or negated(verb):
        return
    if modal(verb) in ("could", "might", "may"):
        return
    yield from _approves(verb, givers(noun) or of_preposition(verb, "from", "by"), over, noun)


def openers(word: Token) -> Iterator[Found]:
    """ "The deal is subject to approval by X", "pending X's approval", "contingent on a vote of X"."""
    if word.lower_ not in _OPENERS or (word.pos_ == "VERB" and word.lower_ != "pending"):
        return
    prep = word if word.lower_ == "pending" else preposition(word, "to", "on", "upon")
    if prep is None and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in ("to", "on", "upon"):
        prep = word.nbor(1)
    noun = child(prep, "pobj", "dobj") if prep is not None else None
    if noun is None or noun.lemma_ not in words("consents"):
        return
    above = word.head
    over: Token | None = None
    if above.pos_ in ("VERB", "AUX"):
        own_power = modal(above) in ("can", "may") and not passive(above) and above.lemma_ != "be"
        if modal(above) in ("could", "might") or negated(above) or own_power:
            return
        own = subjects(above)
        over = own[0] if own and (passive(above) or above.lemma_ == "be") else child(above, "dobj")
    elif above.pos_ in ("NOUN", "PROPN"):
        over = above
    if over is not None:
        yield from _approves(word, givers(noun), over, noun)


def supposing(verb: Token) -> Iterator[Found]:
    """ "if regulators block the deal", "unless it is approved by parliament": who decides on it."""
    clauses = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    marks = [
        c for clause in clauses for c in clause.children
        if c.lower_ in _UNTIL and c.i < clause.i and c.dep_ in ("mark", "advmod")
    ]  # fmt: skip
    if not marks or verb.lemma_ not in _DECIDING or negated(verb) or modal(verb) is not None:
        return
    if not (verb.tag_ in ("VBZ", "VBP") or passive(verb)):
        return
    holders = agents(verb) if passive(verb) else subjects(verb)
    over = next(iter(subjects(verb)), None) if passive(verb) else child(verb, "dobj")
    if (
        over is None
        or not holders
        or not all(authority(h) for h in holders)
        or any(h.i == over.i for h in holders)
    ):
        return
    first = min(noun_phrase(holders[0])[0], noun_phrase(over)[0], verb.i)
    last = max(noun_phrase(holders[-1])[1], noun_phrase(over)[1], verb.i + 1)
    yield Found(verb, tuple(holders), verb, over, "may", (first, last))


def gotten(verb: Token) -> Iterator[Found]:
    """ "It must get the sale approved by regulators": they approve it."""
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    if verb.lemma_ not in ("approve", "ratify", "license") or child(verb, "agent") is None:
        return
    if above.lemma_ not in ("get", "have") or verb.dep_ not in ("ccomp", "xcomp", "acl", "oprd", "dobj"):
        return
    over = child(verb, "nsubj", "nsubjpass") or child(above, "dobj")
    holders = agents(verb)
    if over is not None and holders and all(authority(h) for h in holders):
        reach = (min(noun_phrase(over)[0], verb.i), noun_phrase(holders[-1])[1])
        yield Found(verb, tuple(holders), "approve", over, "may", reach)


def _approves(word: Token, holders: list[Token], over: Token, noun: Token | None = None) -> Iterator[Found]:
    """X approves it; where nobody gives the consent by name, an adjective or a noun before it may say who."""
    if over.pos_ == "PRON" and over.lower_ not in ("it", "this", "that"):
        return
    named: tuple[str, ...] = ()
    if not holders and noun is not None:
        before = [c for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "compound", "nmod")]
        named = tuple(_WHOSE[c.lower_] for c in before if c.lower_ in _WHOSE)
        voters = [c for c in before if c.pos_ in ("NOUN", "PROPN") and authority(c)]
        if voters and voters[-1].i == noun.i - 1:  # "a Broadcom shareholder vote"
            named = (str(noun.doc[voters[0].i : noun.i].text),)
    if not holders and not named:
        return
    ends = [noun_phrase(h) for h in holders] + ([noun_phrase(noun)] if noun is not None else [])
    first = min(noun_phrase(over)[0], word.i)
    last = max([end for _, end in ends] + [noun_phrase(over)[1], word.i + 1])
    yield Found(word, tuple(holders), "approve", over, "may", (first, last), named=named)
