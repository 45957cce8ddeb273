"""Finds, by its verb, who puts out, takes back, repeats, accepts, rejects, denies or offers something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    infinitive_after,
    negated,
    noun_phrase,
    objects,
    of_preposition,
    passive,
    subjects,
)
from onrecord.annotators.statements_reading import (
    Found,
    about_of,
    governed,
    inside,
    is_a,
    is_statement,
    kind_of,
    report,
    told_of,
    words,
)
from onrecord.text.statement_nouns import WEIGHTY

REMOVAL = frozenset({"retract", "withdraw", "delete", "bin", "take"})


def acts_of(verb: Token) -> Iterator[Found]:
    """The acts of a verb that reports one as done."""
    things = objects(verb) or told_of(verb)
    noun = things[0] if things else None
    lemma = verb.lemma_.lower()
    if is_a(verb, "apologising"):
        yield from _apology(verb)
        return
    if is_a(verb, "denying") and not passive(verb):
        yield from _denial(verb, noun)
        return
    if lemma in ("plead", "maintain", "protest") and not passive(verb):
        said = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
        if said[:2] == ["not", "guilty"] or "innocence" in said:
            found = report(verb, "denies", noun, None)
            yield replace(found, reach=(found.reach[0], min(verb.i + 4, verb.sent.end)))
        return
    if lemma == "offer":
        yield from _offer(verb, noun)
        return
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and not passive(verb) and verb.tag_ in ("VBD", "VBZ", "VBN"):
        act = _of_clause(verb, clause)
        if act is not None:
            yield report(verb, act, clause, None)
            return
    for act, group in (("retracts", "retracting"), ("corrects", "correcting"), ("reiterates", "repeating")):
        target = governed(verb, group)
        if target is None:
            continue
        if lemma == "update" and target.lemma_ in ("article", "story", "version"):
            return  # a newer version is no correction
        if any(t.lower_ == "this" for t in target.children) and target.lemma_ in ("article", "story"):
            return  # the outlet's own notes are read by statements_notes
        if act == "retracts" and target.tag_ == "NNS" and not _certain(target):
            return  # "takes down reports": others', as a censor does
        weighty = target.lemma_.lower() in WEIGHTY
        if (
            weighty
            or (is_statement(target) and act != "corrects")
            or (act == "corrects" and is_statement(target))
        ):
            yield report(verb, act, target, about_of(target) or _clause_of(target))
        elif target.lower_ in ("it", "them", "that", "this") and act == "retracts" and _plain_removal(verb):
            yield report(verb, act, target, None)
        return
    if noun is None:
        return
    if is_a(verb, "rejecting") and not passive(verb) and noun.lemma_.lower() in words("accusations"):
        yield report(verb, "denies", noun, None)
        return
    for act, group in (("accepts", "accepting"), ("rejects", "rejecting")):
        if is_a(verb, group) and noun.lemma_.lower() in words("answerable") | words("answerable_offers"):
            yield report(verb, act, noun, noun)
            return
    kind = noun.lemma_.lower()
    inner = of_preposition(noun, "of")
    if (
        inner
        and inner[0].lemma_.lower() == "apology"
        and (is_a(verb, "issuing") or verb.lemma_ in ("send", "write"))
    ):
        yield report(verb, "apologises", noun, about_of(inner[0]))
        return
    if verb.dep_ == "acl" and noun.dep_ == "pobj" and passive(verb) and not agents(verb):
        return  # "in a statement sent to": who says so in it has put it out
    weighty = kind in WEIGHTY and is_a(verb, "issuing")
    if (
        verb.lemma_ == "make"
        and kind not in ("apology", "apologies")
        and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    ):
        return  # "making statements" is talk
    if weighty or (kind in words("light_issued") and is_a(verb, "issuing_light")):
        yield replace(report(verb, kind_of(noun), noun, about_of(noun)), matter=inside(noun))


def _of_clause(verb: Token, clause: Token) -> str | None:
    """What a verb with a clause does to an earlier word: says it again, or sets it right."""
    lemma = verb.lemma_.lower()
    if lemma in words("saying_again"):
        return "reiterates"
    if lemma == "clarify":
        return "corrects"
    if lemma in words("conceding") and any(t.lemma_.lower() in words("wrong") for t in clause.subtree):
        own = subjects(clause)
        mine = not own or own[0].lower_ in ("he", "she", "it", "they", "i", "we") or is_statement(own[0])
        return "corrects" if mine and not negated(clause) else None
    return None


def _certain(noun: Token) -> bool:
    """True if it is said whose or which things are meant."""
    return any(
        c.dep_ == "poss" or c.lower_ in ("the", "these", "those", "both") for c in noun.children
    ) or any(c.dep_ in ("acl", "relcl") for c in noun.children)


def _clause_of(noun: Token) -> Token | None:
    """What a claim says: "its claim that the pier is safe"."""
    clause = child(noun, "acl", "relcl")
    return clause if clause is not None and child(clause, "mark") is not None else None


def _plain_removal(verb: Token) -> bool:
    return verb.lemma_ in REMOVAL


def _apology(verb: Token) -> Iterator[Found]:
    if verb.dep_ == "acl" and is_statement(verb.head):
        return
    if verb.lemma_ in ("say", "be", "express") and not any(
        t.lower_ in ("sorry", "regret", "remorse") for t in verb.doc[verb.i + 1 : verb.i + 4]
    ):
        return
    if verb.lemma_ == "be" and verb.tag_ not in ("VBP", "VBD", "VBZ"):
        return
    subject = child(verb, "nsubj")
    if verb.lemma_ == "be" and subject is not None and subject.lower_ not in ("i", "we"):
        return
    about = next(
        (t for t in verb.subtree if t.lower_ in ("for", "over") and t.i > verb.i and t.i - verb.i < 10), None
    )
    held = child(about, "pobj", "pcomp") if about is not None else None
    if held is not None and held.lemma_ == "forgiveness":
        held = None
    if held is not None and held.pos_ == "VERB":
        inner = objects(held)
        if held.lemma_ in ("publish", "post", "issue", "release", "make", "put", "send", "tweet") and inner:
            held = inner[0]
    yield report(verb, "apologises", None, held)


def _denial(verb: Token, noun: Token | None) -> Iterator[Found]:
    clause = child(verb, "ccomp", "xcomp")
    if noun is not None and (
        noun.lemma_ in words("denied_not") or acts(noun) or child(verb, "dative") is not None
    ):
        return
    if noun is None and clause is None:
        return
    if verb.lemma_ in ("dispute", "refute", "rebut") and (
        noun is None or not (is_statement(noun) or noun.lemma_.lower() in words("accusations"))
    ):
        return
    yield report(verb, "denies", noun if noun is not None else clause, None)


def _offer(verb: Token, noun: Token | None) -> Iterator[Found]:
    if verb.tag_ not in ("VBD", "VBN") or (passive(verb) and not agents(verb)):
        return
    deed = child(verb, "xcomp") or infinitive_after(verb.i + 1, verb.doc)
    if deed is not None and deed.lemma_ in words("offers_to"):
        held = objects(deed)
        last = noun_phrase(held[0])[1] if held else deed.i + 1
        found = report(verb, "offers", deed, None)
        yield Found(verb, "offers", found.holders, deed, None, (found.reach[0], max(last, found.reach[1])))
        return
    given = [c for c in verb.children if c.dep_ == "dobj"]
    if given and given[-1].lemma_.lower() in words("offers"):
        act = "apologises" if given[-1].lemma_.lower() == "apology" else "offers"
        yield report(verb, act, given[-1], about_of(given[-1]) if act == "apologises" else None)
