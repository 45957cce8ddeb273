"""Powers in "can", "may", "must" and "has to": what tells a power from mere ability and from chance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotators.actors import is_office
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    subjects,
)
from onrecord.annotators.powers_reading import Found, deed_of, deeds, find_condition, object_of, words

_LEAVE = ("can", "may", "must", "should", "could")
# Done by right alone: these tell a power even in reported speech ("it could summon anyone").
_BY_RIGHT = frozenset({"summon", "subpoena", "compel", "veto", "pardon"})
_BY_LEAVE = frozenset({"with", "without", "subject", "after", "upon", "on", "in"})
_CHOICES = frozenset({"sign", "accept", "adopt", "pass"})
_BOUNDS = frozenset({"after", "with", "by", "if", "when", "on"})
_NONE_SUCH = ("nothing", "nobody", "none")


def modals(verb: Token) -> Iterator[Found]:
    """ "X can (only) dismiss", "Y must be approved by X", "who may require", "has to be ratified by X"."""
    said = modal(verb) or ("must" if has_to(verb) else None)
    if said is None or said not in _LEAVE or _asked(verb):
        return
    yield from _consented(verb)
    if not _counts(verb, said):
        return
    if negated(verb) and not bounded(verb):
        return
    joined = child(verb, "conj")
    if not passive(verb) and object_of(verb) is None and (joined is None or object_of(joined) is None):
        return
    holders = agents(verb) if passive(verb) else subjects(verb)
    yield from deeds(verb, holders, verb, "must" if said in ("must", "should") else "may")


def _counts(verb: Token, said: str) -> bool:
    """True if the deed after that modal is a power: by what it is, or by how it is bounded."""
    known = deed_of(verb) in words("deeds") or _forcing(verb) or _either(verb)
    further = verb.lemma_ in words("further_deeds") or deed_of(verb) in words("further_deeds")
    if said == "must" and modal(verb) is None and not passive(verb):  # "has to stop", "needs to reverse"
        return known and (verb.head.lemma_ == "have" or verb.lemma_ in ("approve", "ratify", "confirm"))
    if by_consent(verb) is not None:
        return verb.lemma_ not in ("be", "have", "do")
    if said != "could" and verb.lemma_ not in words("idle") and _under(verb):
        return True
    if said == "could":
        return (verb.lemma_ in _BY_RIGHT and child(verb, "nsubj") is not None) or (
            (known or further) and _alone(verb)
        )
    if said in ("may", "should"):
        return (known and (said == "should" or _conditioned(verb))) or (
            (known or further) and (_alone(verb) or lawful(verb))
        )
    return known or (further and (said == "must" or _alone(verb) or lawful(verb)))


def _forcing(verb: Token) -> bool:
    """True for "force the company to hand over"."""
    inner = child(verb, "xcomp", "ccomp")
    return verb.lemma_ == "force" and inner is not None and inner.tag_ == "VB"


def _either(verb: Token) -> bool:
    """True for "sign or veto": the choice is its holder's."""
    joined = child(verb, "conj")
    if joined is None or not any(c.lower_ == "or" for c in verb.children):
        return False
    return verb.lemma_ in words("further_deeds") | _CHOICES and joined.lemma_ in words("deeds")


def has_to(verb: Token) -> bool:
    """True for "has to be approved", "needs to be approved", "would have to approve"."""
    above = verb.head
    return (
        verb.dep_ == "xcomp"
        and above.lemma_ in ("have", "need")
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and child(above, "dobj") is None
        and modal(above) in (None, "will", "would")
        and not negated(above)
        and not any(c.lower_ == "yet" for c in (*above.children, *verb.children))
    )


def _asked(verb: Token) -> bool:
    """True for "may she appoint ...": a question, unless "only" opens it."""
    aux = next((c for c in verb.children if c.tag_ == "MD"), None)
    own = child(verb, "nsubj", "nsubjpass")
    if aux is None or own is None or not aux.i < own.i < verb.i:
        return False
    return not any(t.lower_ in ("only", "nor", "neither") for t in verb.doc[verb.sent.start : aux.i])


def _alone(verb: Token) -> bool:
    """True for "only X can", "X alone can", "X can only", "X can ... only after"."""
    if any(c.lower_ in ("only", "alone") for c in verb.children):
        return True
    if any(t.lower_ == "only" and t.i > verb.i and t.head.lower_ in _BOUNDS for t in verb.subtree):
        return True
    own = [s for s in subjects(verb) if s.i < verb.i]
    return any(
        t.lower_ in ("only", "alone")
        for s in own
        for t in verb.doc[max(verb.sent.start, s.left_edge.i - 1) : verb.i]
    )


def lawful(verb: Token) -> bool:
    """True if the clause stands on a rule: "under the charter", "by law", "the statutes say ..."."""
    return any(
        (t.lemma_.lower() in words("rules") and t.head.lower_ in ("under", "by", "in", "to"))
        or t.lower_ in ("legally", "constitutionally", "lawfully")
        for t in verb.sent
    )


def _under(verb: Token) -> bool:
    """True for "under the policy, officers may ...": the rule is the clause's own."""
    rule = next((c for c in verb.children if c.lower_ == "under"), None)
    held = child(rule, "pobj") if rule is not None else None
    return held is not None and held.lemma_.lower() in words("rules")


def by_consent(verb: Token) -> str | None:
    """The condition, where it is somebody's consent: "(only) with the consent of", "without approval"."""
    found = find_condition(verb.doc, verb.i + 1, verb.sent.end)
    if found is None:
        return None
    first, *after = re.findall(r"\w+", found.casefold().removeprefix("only "))[:7] or [""]
    given = any(word in words("consents") | words("backings") for word in after)
    return found if given and first in _BY_LEAVE else None


def _conditioned(verb: Token) -> bool:
    """True if "may" is leave, not chance: it is bounded, or stands in a sentence about rules."""
    if any(c.lower_ in ("only", "not") for c in verb.children):
        return True
    if _either(verb) or (verb.lemma_ in words("deeds") and any(c.lower_ == "or" for c in verb.children)):
        return True
    rule = any(t.lemma_ in words("written") for t in verb.sent)
    return rule or find_condition(verb.doc, verb.i + 1, verb.sent.end) is not None


def bounded(verb: Token) -> bool:
    """True for "cannot ... without", "cannot ... unless"."""
    return any(t.lower_ == "without" and t.i > verb.i for t in verb.subtree) or any(
        c.dep_ == "advcl" and any(g.lower_ == "unless" for g in c.children) for c in verb.children
    )


def _consented(verb: Token) -> Iterator[Found]:
    """ "No game may be played without the consent of X": X approves it."""
    without = next((t for t in verb.subtree if t.lower_ == "without" and t.i > verb.i), None)
    noun = child(without, "pobj") if without is not None else None
    if noun is None or noun.lemma_ not in words("consents") | words("papers"):
        return
    holders = givers(noun)
    own = subjects(verb)
    if not holders or not own:
        return
    none = own[0].lower_ in _NONE_SUCH
    denied = none or negated(verb) or any(c.lower_ == "no" for s in own for c in s.children)
    over = (of_preposition(own[0], "in", "of") or [None])[0] if none else own[0]
    if (
        denied
        and over is not None
        and over.pos_ != "PRON"
        and (none or not is_office(over) or noun.lemma_ in words("papers"))
    ):
        first = min(noun_phrase(own[0])[0], verb.i)
        yield Found(verb, tuple(holders), "approve", over, "may", (first, noun_phrase(holders[-1])[1]))


def givers(noun: Token) -> list[Token]:
    """Who gives a consent: "the approval of X", "X's approval", "approval from both X and Y"."""
    held = of_preposition(noun, "of", "from", "by")
    if held:
        return held
    for t in noun.doc[noun.i + 1 : noun.i + 3]:
        if t.lower_ in ("of", "from", "by") and child(t, "pobj") is not None:
            further = [c for g in t.head.children if g.dep_ == "conj" for c in g.children if c.dep_ == "pobj"]
            return [*conjuncts(child(t, "pobj")), *further]
    owner = child(noun, "poss")
    return conjuncts(owner) if owner is not None else []
