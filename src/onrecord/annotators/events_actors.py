"""Who does an event and to whom: the actors that a clause and its noun phrases name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import Token, agents, child, conjuncts, objects, passive, subjects
from onrecord.annotators.events_lexicon import has
from onrecord.annotators.events_status import saying_above

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_GROUPS = frozenset("community people side family public electorate diaspora clergy".split())
_TARGET_PREPOSITIONS = (
    "against",
    "with",
    "between",
    "to",
    "on",
    "from",
    "for",
    "of",
    "by",
    "into",
    "over",
    "in",
    "at",
)


def sources(verb: Token) -> list[Token]:
    if passive(verb):
        by = [t for t in agents(verb) if acting(t)]
        return by or [t for t in under(verb, ("in",)) if t.ent_type_ == "GPE"][:1]
    found = subjects(verb)
    if not found and verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        found = subjects(verb.head.head)  # "she is due to meet them"
    said = saying_above(verb)
    if found and found[0].pos_ == "PRON" and said is not None:
        found = subjects(said) or found
    if verb.dep_ == "acl" and found and found[0].i == verb.head.i and verb.tag_ == "VB":
        found = []  # "the power to sack": nobody yet
    able = [t for t in (core(t) for t in found) if acting(t)]
    if able:
        return able
    named = [a for t in found for a in inside(t)]
    return named or [t for t in found if t.pos_ in ("NOUN", "PROPN", "PRON")]


def acting(head: Token) -> bool:
    """True for who can act: named, by the noun's meaning, or a people's own ("the Flemish community")."""
    if acts(head) or head.ent_type_ in _NAMED:
        return True
    return head.lemma_ in _GROUPS and any(c.ent_type_ == "NORP" or c.dep_ == "poss" for c in head.children)


def core(head: Token) -> Token:
    """ "thousands of workers": the workers."""
    for _ in range(3):
        if not has("of", head.lemma_.lower()):
            break
        prep = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "from")), None)
        inner = child(prep, "pobj") if prep is not None else None
        if inner is None:
            break
        head = inner
    return head


def near(verb: Token) -> list[Token]:
    """Whom the verb is directed to: its object, or the noun of "call on", "appeal to"."""
    found = [] if passive(verb) and child(verb, "agent") is None else list(objects(verb))
    return found or under(verb, ("on", "upon", "to", "for"))


def targets(verb: Token, trigger: Token) -> Iterator[Token]:
    """Whom the event is done to: an object that acts, else the actor named within what it acts on, else
    the actor of its prepositions.
    """
    direct = [c for o in objects(verb) for c in _joined(core(o))]
    direct = list({t.i: t for t in direct}.values())
    able = [o for o in direct if acting(o)]
    if able:
        yield from able
        return
    dative = child(verb, "dative")
    if dative is not None:
        inner = child(dative, "pobj") or dative
        if acting(inner):
            yield from conjuncts(inner)
            return
    for held in direct:
        named = list(inside(held))
        if named:
            yield from named
            return
    prepositions = [t for t in under(verb, _TARGET_PREPOSITIONS) if acting(t)]
    if prepositions:
        yield from prepositions
        return
    if direct and passive(verb):
        yield from (o for o in direct if o.pos_ in ("NOUN", "PROPN"))
        return
    for c in verb.children:
        if c.dep_ in ("xcomp", "advcl", "prep") and c.i > verb.i:
            found = list(actors_under(c))
            if found:
                yield from found
                return


def _joined(head: Token) -> list[Token]:
    """The head and what is coordinated with it, also where the parser takes "the choir and mayor Ann Roe"
    for one name with "choir" before it.
    """
    before = [c for c in head.children if c.dep_ == "nmod" and any(g.dep_ == "cc" for g in c.children)]
    return [*before, *conjuncts(head)]


def actors_under(token: Token) -> Iterator[Token]:
    """The actors that a clause acts on, or names in its phrases; nearest first."""
    direct = [o for o in objects(token) if acting(o)] if token.pos_ == "VERB" else []
    if direct:
        yield from direct
        return
    for t in token.subtree:
        if t.i != token.i and t.dep_ in ("dobj", "pobj", "poss", "nsubj") and (t.ent_type_ in _NAMED):
            yield t
            return


def inside(head: Token, depth: int = 0) -> Iterator[Token]:
    """The actors named within a noun phrase: "an Indian proposal", "calls by Minsk's rulers"."""
    for c in head.children:
        if c.dep_ in ("poss", "amod", "compound", "nmod") and (
            c.ent_type_ in _NAMED or (c.dep_ == "poss" and acts(c))
        ):
            yield from conjuncts(c) if c.dep_ == "poss" else [c]
            return
    for word in _TARGET_PREPOSITIONS:
        for c in head.children:
            if c.dep_ in ("prep", "agent") and c.lower_ == word:
                inner = child(c, "pobj")
                if inner is None:
                    continue
                group = [core(t) for t in _joined(inner)]
                able = [t for t in group if acting(t)]
                if able:
                    yield from able
                    return
                if depth < 2:
                    found = [a for t in group for a in inside(t, depth + 1)]
                    if found:
                        yield from found
                        return


def under(verb: Token, words: tuple[str, ...]) -> list[Token]:
    for word in words:
        for c in verb.children:
            if c.dep_ in ("prep", "agent", "dative") and c.lower_ == word:
                inner = child(c, "pobj")
                if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
                    return [core(t) for t in conjuncts(inner)]
    return []


def subjects_of_clause(clause: Token) -> list[Token]:
    """The clause's own subjects that act, none from above it."""
    own = child(clause, "nsubj", "nsubjpass")
    return [t for t in conjuncts(own) if acts(t)] if own is not None else []
