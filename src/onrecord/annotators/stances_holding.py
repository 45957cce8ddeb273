"""The frames of holding back: undecided, considering, reluctant, silent on it, leaving it to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import THIRD, acts
from onrecord.annotators.clauses import (
    Token,
    child,
    conjuncts,
    is_verb,
    modal,
    negated,
    of_preposition,
    passive,
    standing,
    subjects,
    supposed,
)
from onrecord.annotators.stances_conditions import CONSIDERS
from onrecord.annotators.stances_matching import phrases_at
from onrecord.annotators.stances_own import elliptic
from onrecord.annotators.stances_proposals import Proposal, bare_clause, from_clause, from_noun, group
from onrecord.annotators.stances_reading import Frame, disputed
from onrecord.annotators.stances_verdicts import inside

_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning"})
_ASKED = frozenset({"whether", "if", "who", "whom", "which", "how", "what"})
_STATES = frozenset({"be", "remain", "stay", "seem", "appear", "feel", "claim"})
_DUMMY = frozenset({"that", "it", "this", "those", "these", "what"})
# Stances of these groups are held back by "refusal to", "avoided -ing".
_SIDES = frozenset({"backs", "opposes", "condemns", "rejects", "distances", "defends", "want"})


def holding(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All such frames of a sentence, in order."""
    if question:
        return
    for token in tokens:
        found: list[Frame] = []
        if is_verb(token):
            found = [*_undecided(token), *_considering(token), *_deciding(token), *_unanswered(token)]
            found += [*_shunned(token), *_left(token), *_withdrew(token), *_only_said(token)]
        elif token.pos_ == "NOUN":
            found = list(_refusal(token))
        if found and not supposed(token):
            yield from found


def _topic(*tokens: Token) -> Proposal:
    places = [t.i for t in tokens]
    return Proposal("topic", 1, (), (0, 0), (min(places), max(places) + 1))


def _matter(*anchors: Token) -> Proposal | None:
    """What is left open: "on the plan", "whether the chief should go", "about backing it"; else None."""
    for anchor in anchors:
        for c in anchor.children:
            if c.i < anchor.i:
                continue
            if c.lower_ in _ABOUT and c.dep_ == "prep":
                made = _about(c)
                if made is not None:
                    return made
            if c.dep_ in ("ccomp", "advcl", "xcomp", "acl", "pcomp") and asked(c):
                return open_clause(c)
    return None


def _about(link: Token) -> Proposal | None:
    clause = child(link, "pcomp")
    if clause is not None:
        if asked(clause):
            return open_clause(clause)
        return from_clause(clause) or bare_clause(clause) if clause.tag_ == "VBG" else None
    held = child(link, "pobj")
    if held is None or held.ent_type_ in ("DATE", "TIME"):
        return None
    return _thing(held)


def _thing(head: Token) -> Proposal | None:
    """A noun as a target: a proposal, somebody, or a thing that the text names; None for a bare pronoun."""
    if head.pos_ not in ("NOUN", "PROPN") and head.lower_ not in THIRD:
        return None
    made = from_noun(head)
    if made is not None and made.kind == "thing":
        return replace(made, heads=tuple(conjuncts(head)))
    return made


def asked(clause: Token) -> bool:
    """True for a clause that "whether" or a question word opens."""
    return any(t.lower_ in _ASKED for t in clause.doc[clause.left_edge.i : clause.i]) and (
        clause.left_edge.lower_ in _ASKED or clause.doc[clause.left_edge.i + 1].lower_ in _ASKED
    )


def open_clause(clause: Token) -> Proposal | None:
    """What an asked clause leaves open: its proposal, else its words; the article's topic for "whether he
    would", whose verb stands elsewhere.
    """
    first, last = clause.left_edge.i, min(clause.right_edge.i + 1, clause.i + 14)
    found = inside(clause)
    if found is not None:
        return replace(found, reach=(first, last))
    if elliptic(clause):
        return replace(_topic(clause), reach=(first, last))
    if clause.tag_ == "VB" and child(clause, "nsubj") is None:
        made = from_clause(clause) or bare_clause(clause)
        return replace(made, reach=(first, last)) if made is not None else None
    return Proposal("question", 1, (), (first, last), (first, last), verb=clause)


def _held(verb: Token, made: Proposal, act: str, *, weak: bool = False, it: bool = False) -> Iterator[Frame]:
    top, manner = standing(verb)
    if manner == "open" or modal(top) in ("should", "must", "ought", "can", "could", "may", "might"):
        return
    holders = [h for h in subjects(top) if h not in made.heads]
    if not holders or any(h.lower_ in _DUMMY and (h.lower_ != "it" or not it) for h in holders):
        return
    reach = (min(verb.i, made.reach[0]), max(verb.i + 1, made.reach[1]))
    yield Frame(verb, tuple(holders), 0, replace(made, reach=reach), act, weak=weak)


def _undecided(verb: Token) -> Iterator[Frame]:
    """ "Remains undecided on the plan", "is not sure whether to back it", "are split over the levy"."""
    said = child(verb, "acomp", "attr", "oprd") if verb.lemma_ in _STATES else None
    if said is None and verb.lower_ in group("withheld", "unsettled") and passive(verb):
        said = verb
    if said is None:
        return
    word, no = said.lower_, negated(verb) or negated(said)
    plain, vague = group("withheld", "undecided"), group("withheld", "unsettled")
    if word in group("withheld", "settled"):
        if not no and not any(c.lower_ == "yet" for c in said.children):
            return
    elif no or word not in plain | vague:
        return
    made = _matter(said, verb)
    clause = child(said, "ccomp") if word in group("withheld", "settled") else None
    if made is None and clause is not None:
        made = inside(clause)
    if made is None and word not in plain:
        return
    yield from _held(verb, made or _topic(verb, said), "is undecided", weak=True)


def _considering(verb: Token) -> Iterator[Frame]:
    """ "Is considering a ban", "will review the offer", "is weighing whether to sue"."""
    lemma = verb.lemma_.lower()
    looking = lemma == "look" and any(c.lower_ in ("at", "into") for c in verb.children)
    if (lemma not in group("withheld", "considering") and not looking) or passive(verb) or negated(verb):
        return
    going_on = verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children)
    if not (going_on or modal(verb) in ("will", "would") or (verb.tag_ == "VB" and verb.dep_ == "xcomp")):
        return
    made = _matter(verb) if lemma not in ("review", "examine", "assess", "study") else None
    held = child(verb, "dobj") if not looking else next(iter(of_preposition(verb, "at", "into")), None)
    clause = child(verb, "xcomp", "ccomp")
    if clause is not None and clause.tag_ == "VBG" and child(clause, "nsubj") is None:
        made = _act_of(clause) or from_clause(clause) or bare_clause(clause)
    elif held is not None:
        made = _thing(held)
        offered = held.lemma_.lower() in group("withheld", "offered")
        if made is not None and made.kind == "thing" and not offered and (
            acts(held) or not disputed(made)
        ):  # fmt: skip
            return
    if made is not None:
        yield from _held(verb, made, CONSIDERS, weak=True, it=True)


def _deciding(verb: Token) -> Iterator[Frame]:
    """ "Has not decided whether to appeal", "has yet to make a decision on the bid"."""
    lemma = verb.lemma_.lower()
    held = child(verb, "dobj")
    noun = held if held is not None and held.lemma_ in ("decision", "mind", "position") else None
    if lemma != "decide" and not (lemma in ("make", "reach", "take") and noun is not None):
        return
    top, manner = standing(verb)
    denied = negated(verb) or negated(top)
    later = modal(top) in ("will", "would") and not denied
    if (denied == (manner == "withheld") and not later) or (top.lemma_ == "fail" and top != verb):
        return
    anchors = (verb, noun) if noun is not None else (verb,)
    made = _matter(*anchors)
    if made is not None and not (later and noun is not None):
        yield from _held(verb, made, "has not decided", weak=True, it=True)


def _unanswered(verb: Token) -> Iterator[Frame]:
    """ "Dodged questions about the sale", "did not respond to questions on the waiver"."""
    lemma = verb.lemma_.lower()
    if lemma not in group("withheld", "unanswered") or passive(verb):
        return
    noun = child(verb, "dobj") or next(iter(of_preposition(verb, "to")), None)
    if noun is None or noun.lemma_.lower() != "question":
        return
    top, manner = standing(verb)
    denied = negated(verb) or negated(top) or manner == "withheld"
    if (lemma in ("answer", "take", "respond", "field")) != denied:
        return
    made = _matter(noun, verb)
    if made is not None:
        yield from _held(verb, made, "will not say", weak=True)


def _shunned(verb: Token) -> Iterator[Frame]:
    """ "Held off endorsing anyone", "shied away from criticising her", "stopped short of calls for a ban"."""
    lemma = verb.lemma_.lower()
    particle = next(
        (c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "acomp") and c.i > verb.i), ""
    )
    if f"{lemma} {particle}" not in group("withheld", "shunning") or negated(verb) or passive(verb):
        return
    for c in verb.subtree:
        if c.i < verb.i or c.i > verb.i + 6 or c.dep_ not in ("pcomp", "xcomp", "advcl", "pobj"):
            continue
        if c.dep_ == "pobj":
            made = from_noun(c)
            if made is not None and made.kind != "thing":
                yield from _held(verb, made, "stops short of it")
            return
        if c.tag_ == "VBG" and lemma != "stop":
            made = _act_of(c)
            if made is not None:
                yield from _held(verb, made, "holds back")
            return


def _act_of(clause: Token) -> Proposal | None:
    """Whom or what the act of a clause would have taken a side on, or None."""
    for found in phrases_at(clause):
        if found.act.name in _SIDES and found.heads:
            made = from_noun(found.heads[0])
            if made is not None and disputed(made, definite=True):
                return made
    return None


def _refusal(noun: Token) -> Iterator[Frame]:
    """ "Her refusal to endorse him", "the council's failure to condemn the attack", "no plans to back it".

    Of a chance passed up too: "passed on a chance to back her".
    """
    lemma = noun.lemma_.lower()
    if lemma in ("plan", "intention") and noun.dep_ == "dobj":
        if not any(c.lower_ == "no" for c in noun.children) or noun.head.lemma_ != "have":
            return
        holders = subjects(noun.head)
    elif lemma in ("chance", "opportunity"):
        if not any(
            a.lemma_ in ("pass", "decline", "forgo", "spurn", "miss") for a in (noun.head, noun.head.head)
        ):
            return
        holders = subjects(noun.head if is_verb(noun.head) else noun.head.head)
    elif lemma in group("withheld", "refusals"):
        owner = child(noun, "poss")
        holders = conjuncts(owner) if owner is not None else of_preposition(noun, "of", "by")
    else:
        return
    clause = next((c for c in noun.children if c.dep_ in ("acl", "xcomp") and c.tag_ == "VB"), None)
    made = _act_of(clause) if clause is not None else None
    if made is None or clause is None or not holders or set(made.heads) & set(holders):
        return
    reach = (min(noun.i, made.reach[0]), max(clause.i + 1, made.reach[1]))
    yield Frame(noun, tuple(holders), 0, replace(made, reach=reach), "holds back")


def _left(verb: Token) -> Iterator[Frame]:
    """ "That is a matter for the board", "it is up to the court", "leaves the decision to members"."""
    if verb.lemma_ == "leave" and not passive(verb) and not negated(verb):
        held, to = child(verb, "dobj"), of_preposition(verb, "to")
        known = held is not None and held.lemma_.lower() in group("withheld", "matters") | {"decision"}
        if held is not None and known and to and (acts(to[0]) or to[0].pos_ == "PROPN"):
            yield from _held(verb, _matter(held) or _topic(verb, held), "leaves it to others", weak=True)
        return
    if verb.lemma_ != "be" or negated(verb) or modal(verb) in ("should", "must", "may", "might", "could"):
        return
    said, subject = child(verb, "attr", "acomp", "prep"), child(verb, "nsubj")
    if said is None or subject is None or subject.lower_ not in ("that", "it", "this"):
        return
    others: list[Token] = []
    if said.lemma_ in ("matter", "decision", "question", "issue"):
        others = of_preposition(said, "for") or of_preposition(verb, "for")
    elif said.lower_ == "up":
        others = of_preposition(said, "to") or of_preposition(verb, "to")
    if others and (acts(others[0]) or others[0].pos_ == "PROPN"):
        yield Frame(verb, (), 0, _topic(verb, said), "leaves it to others", weak=True)


def _withdrew(verb: Token) -> Iterator[Frame]:
    """ "Withdrew the motion of no confidence in the chair"."""
    if verb.lemma_ not in ("withdraw", "drop", "shelve") or negated(verb) or passive(verb):
        return
    noun = child(verb, "dobj")
    inner = of_preposition(noun, "of") if noun is not None and noun.lemma_ in ("motion", "vote") else []
    if noun is None or not inner or inner[0].lemma_ != "confidence":
        return
    target = of_preposition(inner[0], "in") or of_preposition(noun, "in", "against")
    made = from_noun(target[0]) if target else _topic(verb, noun)
    if made is not None:
        yield from _held(verb, made, "withdraws the motion")


def _only_said(verb: Token) -> Iterator[Frame]:
    """ "Would say only that the club respects the ruling"."""
    if verb.lemma_ != "say" or modal(verb) not in ("would", "will") or negated(verb):
        return
    if any(c.lower_ == "only" and c.dep_ == "advmod" and c.i > verb.i - 2 for c in verb.children):
        yield from _held(verb, _topic(verb), "would not say more", weak=True)
