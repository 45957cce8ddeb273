"""Reads, off the parse, what a verb of putting out or taking back acts on, and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotators.actors import lexicon, word_list
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    is_verb,
    modal,
    negated,
    noun_phrase,
    objects,
    of_preposition,
    passive,
    standing,
    subjects,
    supposed,
)
from onrecord.text.statement_nouns import LIGHT, WEIGHTY


def words(name: str) -> frozenset[str]:
    """A word list of statements.toml."""
    return word_list("statements.toml", name)


@dataclass(frozen=True, slots=True)
class Found:
    """One act on the parse: the verb, who does it (heads), the noun put out or acted on, and what it is
    about (a head); `reach` is the evidence's token range, `matter` the head of what it says, `form` the
    name of its form where the text has no noun for it ("tweet")."""

    verb: Token
    act: str
    holders: tuple[Token, ...]
    thing: Token | None
    about: Token | None
    reach: tuple[int, int]
    matter: Token | None = None
    form: str | None = None


def is_statement(noun: Token) -> bool:
    """True if the noun names something put out in words."""
    return noun.lemma_.lower() in WEIGHTY | LIGHT


def done(verb: Token) -> bool:
    """True if the act is reported as done (a compelled one too), not planned, urged or denied."""
    top, manner = standing(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and modal(verb.head) is None:
        top, manner = verb.head, "plain"
    if (verb.dep_ == "xcomp" and verb.head.lemma_ in ("write", "appear", "speak", "come")) or _purpose(verb):
        top, manner = verb.head, "plain"
    if manner != "plain" or negated(verb) or (top != verb and negated(top)):
        return False
    return modal(top) is None and modal(verb) is None


def _purpose(verb: Token) -> bool:
    return bool(
        verb.dep_ == "advcl"
        and verb.tag_ == "VB"
        and verb.head.lemma_ in ("write", "call", "speak", "appear", "post")
    )


@cache
def made() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What is made, sent or held and thereby put out: verbs, and the things that count with them."""
    lines = (line.split(": ") for line in lexicon("statements.toml")["made"])
    return tuple((frozenset(verbs.split("|")), frozenset(things.split())) for verbs, things in lines)


def inside(noun: Token) -> Token | None:
    """What a noun's thing says or shows: its clause, or what "about", "on", "of" lead to."""
    clause = child(noun, "acl", "relcl")
    if clause is not None and clause.tag_ == "VBG":
        return child(clause, "ccomp") or clause
    held = of_preposition(noun, "about", "on", "of", "from")
    return held[0] if held else None


def reported(token: Token) -> bool:
    """True for a verb whose act is told as done, not supposed or only promised."""
    return is_verb(token) and not supposed(token) and done(token) and not _meant(token)


def _meant(verb: Token) -> bool:
    """True for what somebody only promises or plans to put out."""
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("intending")


def is_a(verb: Token, group: str) -> bool:
    """True if the verb, or the verb with its particle, is in a list of statements.toml."""
    return is_one_of(verb, words(group))


def is_one_of(verb: Token, phrases: frozenset[str]) -> bool:
    """True if the verb, or the verb with its particle, is one of these."""
    lemma = verb.lemma_.lower()
    if lemma in phrases:
        return True
    begun = _further(phrases).get(lemma)
    if begun is None:
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6]]
    near = [t.lemma_.lower() for t in verb.children if t.i > verb.i]
    return any(all(p in after or p in near for p in further) for further in begun)


@cache
def _further(phrases: frozenset[str]) -> dict[str, list[list[str]]]:
    """The further words of the phrases of several words, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for first, *further in (phrase.split() for phrase in sorted(phrases)):
        if further:
            found.setdefault(first, []).append(further)
    return found


def told_of(verb: Token) -> list[Token]:
    """The thing put out that a clause without "that" hangs on: "a remark he withdrew"."""
    if verb.dep_ != "relcl" or child(verb, "nsubj") is None or child(verb, "dobj", "nsubjpass", "ccomp"):
        return []
    return [verb.head] if is_statement(verb.head) and verb.head.i < verb.i else []


def governed(verb: Token, group: str) -> Token | None:
    """What a verb of the list acts on, through its preposition too ("backtracked on the claim")."""
    if not is_a(verb, group):
        return None
    held = objects(verb) or told_of(verb)
    if held:
        return held[0]
    for c in verb.children:
        if c.dep_ in ("prep", "prt") and c.i > verb.i and c.i - verb.i < 4:
            inner = child(c, "pobj")
            if inner is not None:
                return inner
            for g in c.children:
                if child(g, "pobj") is not None:
                    return child(g, "pobj")
    return None


def kind_of(noun: Token) -> str:
    """The act that putting out the noun's thing is."""
    lemma = noun.lemma_.lower()
    if lemma in ("apology", "apologies"):
        return "apologises"
    if lemma in ("correction", "clarification"):
        return "corrects"
    if lemma in ("retraction",):
        return "retracts"
    if lemma == "denial":
        return "denies"
    acl = child(noun, "acl", "relcl")
    if acl is not None and acl.lemma_ in ("apologise", "apologize"):
        return "apologises"
    if acl is not None and acl.lemma_ in ("deny", "correct", "retract"):
        return {"deny": "denies", "correct": "corrects", "retract": "retracts"}[acl.lemma_]
    return "states"


def about_of(noun: Token) -> Token | None:
    """What the noun's thing is about: "an apology for the post"."""
    acl = child(noun, "acl")
    if acl is not None and acl.lemma_ in ("apologise", "apologize", "deny", "correct"):
        held = of_preposition(acl, "for", "over") or objects(acl)
        return held[0] if held and held[0] != noun else None
    held = of_preposition(noun, "for", "over", "about", "on", "to", "of")
    return held[0] if held else None


def report(verb: Token, act: str, thing: Token | None, about: Token | None) -> Found:
    """The act with its doers and its evidence."""
    if passive(verb):
        holders = agents(verb)
        owner = child(thing, "poss") if thing is not None else None
        if not holders and owner is not None:
            holders = _owners(owner, verb)
    else:
        holders = subjects(standing(verb)[0]) or subjects(verb)
    places = [verb.i, verb.i + 1]
    for head in (thing, about):
        if head is not None and head.sent == verb.sent:
            places += noun_phrase(head)
    for head in holders:
        if head.sent == verb.sent and abs(head.i - verb.i) < 30:
            places += noun_phrase(head)
    return Found(verb, act, tuple(holders), thing, about, (min(places), max(places)))


def _owners(owner: Token, verb: Token) -> list[Token]:
    """Whom a possessive names; "whose" is the noun that the clause hangs on."""
    if owner.lower_ != "whose":
        return conjuncts(owner)
    at = verb
    while at.dep_ not in ("relcl", "ROOT") and at.head != at:
        at = at.head
    return [at.head] if at.dep_ == "relcl" else []
