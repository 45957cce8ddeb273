"""The frames of one's own part: one's own going, what one would do only if, and a vote not yet told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.clauses import (
    Token,
    child,
    conjuncts,
    is_verb,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    standing,
    subjects,
    supposed,
)
from onrecord.annotators.stances_matching import phrases_at
from onrecord.annotators.stances_proposals import (
    Proposal,
    bare_clause,
    from_noun,
    group,
    verb_phrase,
)
from onrecord.annotators.stances_reading import Frame
from onrecord.annotators.stances_verdicts import inside

# Going home, to a place or off a stage is as likely as going out of a post.
_LOOSE = frozenset(
    "go leave retire depart fall do walk hang throw be give take lose face make have get".split()
)
_STAYING = frozenset({"stay", "remain", "continue", "carry", "cling", "hang", "soldier", "fight"})
_INTENDING = frozenset(
    "intend vow pledge plan want mean promise insist determined swear hope resolve".split()
)
_POSTS = frozenset("post office job role charge head helm position seat chair power place".split())
_HELD_BACK = frozenset({"say", "speculate", "weigh", "comment", "decide", "reveal", "disclose", "draw"})
_WAYS = frozenset({"vote", "jump", "back", "support", "endorse", "favour", "favor", "prefer"})
_BACKING = frozenset({"support", "backing", "vote", "endorsement"})
_UNDONE = frozenset({"so", "it", "that", "this"})
_HANGING = frozenset({"depend", "hinge", "rest"})


def own(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All frames of a sentence that tell of the holder's own going, condition or silence, in order."""
    for token in tokens:
        if not is_verb(token):
            continue
        found = list(_silent(token))
        if not question:
            found += [*_going(token), *_only_if(token), *_depending(token), *_resolved(token)]
        if found and not supposed(token):
            yield from found


def departs(verb: Token) -> bool:
    """True if the verb, with what follows it, is about giving up a post and nothing else."""
    if verb.lemma_ in _LOOSE or (child(verb, "dobj") is not None and verb.lemma_ not in ("resign", "quit")):
        return False
    return verb_phrase(verb, group("proposals", "departure"))


def going(verb: Token, *others: Token) -> Proposal:
    """The holder's own departure, as what is for or against."""
    places = [verb.i, *(t.i for t in others), *(c.i for c in verb.children if c.dep_ == "prt")]
    return Proposal("own", 1, (), (0, 0), (min(places), max(places) + 1))


def _stays(verb: Token) -> bool:
    if verb.lemma_ not in _STAYING:
        return False
    if any(c.lower_ == "on" and c.dep_ in ("prt", "advmod") for c in verb.children):
        return True
    inside = of_preposition(verb, "in", "at", "as")
    return any(t.lemma_ in _POSTS for t in inside)


def _going(verb: Token) -> Iterator[Frame]:
    """ "I will not resign", "is not going anywhere", "refused to stand down", "intends to stay in post"."""
    if verb.lemma_ != "go" and verb.lemma_ not in _STAYING and not departs(verb):
        return
    top, manner = standing(verb, intending=True)
    above = verb.head
    holders = subjects(verb)
    if not holders or passive(verb):
        return
    if _stays(verb) and verb.dep_ == "xcomp" and above.lemma_ in _INTENDING and not negated(above):
        if manner == "plain" and modal(above) is None and not negated(verb):
            yield Frame(verb, tuple(holders), -1, going(above, verb), "means to stay")
        return
    anywhere = verb.lemma_ == "go" and any(c.lower_ in ("anywhere", "nowhere") for c in verb.children)
    if anywhere and verb.tag_ == "VBG" and modal(verb) is None and (
        negated(verb) or any(c.lower_ == "nowhere" for c in verb.children)
    ):  # fmt: skip
        last = next(c for c in verb.children if c.lower_ in ("anywhere", "nowhere"))
        yield Frame(verb, tuple(holders), -1, going(verb, last), "will not go")
        return
    if not departs(verb):
        return
    if verb.dep_ == "xcomp" and above.lemma_ in ("refuse", "decline") and not negated(above):
        if modal(above) in (None, "will") and standing(above)[1] == "plain":
            yield Frame(verb, tuple(holders), -1, going(above, verb), "will not go")
        return
    if verb.dep_ == "xcomp" and above.lemma_ in _INTENDING and negated(above) != negated(verb):
        if manner == "plain" and modal(above) is None:
            yield Frame(verb, tuple(holders), -1, going(above, verb), "will not go")
        return
    if top == verb and modal(verb) in ("will", "would", "wo") and negated(verb):
        if modal(verb) == "will" or verb.dep_ in ("ccomp", "ROOT"):
            yield Frame(verb, tuple(holders), -1, going(verb), "will not go")
        return
    if top == verb and modal(verb) in ("will", "would") and _if_only(verb):
        yield Frame(verb, tuple(holders), 1, going(verb), "would go on a condition", would=True)


def _if_only(verb: Token) -> Token | None:
    """The clause under "only if" (or "if ... only") that hangs on a verb, or None."""
    for c in verb.children:
        if c.dep_ not in ("advcl", "prep") or c.i < verb.i:
            continue
        mark = next((g for g in c.subtree if g.lower_ == "if" and g.i <= c.i), None)
        early = any(g.lower_ == "only" and g.dep_ == "advmod" and g.i < verb.i for g in verb.children)
        if mark is not None and early and c.dep_ == "advcl":
            return c  # "would only do it if"
        if mark is not None and mark.i > verb.i and mark.doc[mark.i - 1].lower_ == "only":
            return c
    return None


def _only_if(verb: Token) -> Iterator[Frame]:
    """ "Would attend only if the hearing were public"."""
    if modal(verb) not in ("will", "would") or negated(verb) or departs(verb) or passive(verb):
        return
    clause = _if_only(verb)
    holders = subjects(verb)
    if clause is None or not holders or any(True for f in phrases_at(verb) if f.heads):
        return
    made = bare_clause(verb)
    if made is None:
        return
    words = (verb.i, max(made.words[1], verb.i + 1))
    yield Frame(verb, tuple(holders), 1, Proposal("on condition", 1, (), words, words, verb=verb),
                "would do it on a condition", would=True)  # fmt: skip


def _depending(verb: Token) -> Iterator[Frame]:
    """ "Her support depends on the report", "their votes hinge on the pay offer"."""
    if verb.lemma_ not in _HANGING or negated(verb) or modal(verb) in ("could", "may", "might"):
        return
    noun = child(verb, "nsubj")
    owner = child(noun, "poss") if noun is not None and noun.lemma_ in _BACKING else None
    if noun is None or owner is None or not any(c.lower_ in ("on", "upon") for c in verb.children):
        return
    target = of_preposition(noun, "for", "of")
    reach = (noun_phrase(noun)[0], verb.i + 1)
    made = from_noun(target[0]) if target else None
    made = replace(made, reach=reach) if made is not None else Proposal("topic", 1, (), (0, 0), reach)
    yield Frame(verb, tuple(conjuncts(owner)), 1, made, "backs on a condition")


def _resolved(verb: Token) -> Iterator[Frame]:
    """ "Voted for a resolution of no confidence in X", "passed a motion calling on X to go"."""
    if verb.lemma_ != "vote" or passive(verb) or negated(verb) or modal(verb) not in (None, "will"):
        return
    top, manner = standing(verb)
    holders = subjects(top)
    if manner != "plain" or not holders:
        return
    for prep in verb.subtree:
        if prep.lower_ not in ("for", "of") or prep.i < verb.i or prep.i > verb.i + 10:
            continue
        noun = child(prep, "pobj")
        if noun is None or noun.lemma_ not in ("motion", "resolution", "vote"):
            continue
        inner = of_preposition(noun, "of")
        if not inner or inner[0].lemma_ != "confidence":
            continue
        no = any(c.lower_ == "no" for c in inner[0].children)
        target = of_preposition(inner[0], "in") or of_preposition(noun, "in")
        if target:
            a, b = noun_phrase(target[0])
            made = Proposal("thing", 1, tuple(target), (a, b), (verb.i, b))
            label = "has no confidence in" if no else "has confidence in"
            yield Frame(verb, tuple(holders), -1 if no else 1, made, label)
        return


def _silent(verb: Token) -> Iterator[Frame]:
    """ "Would not say how they will vote", "declined to weigh in on whether the plan is lawful"."""
    if verb.lemma_ not in _HELD_BACK:
        return
    top, manner = standing(verb)
    denied = negated(verb) or (top != verb and negated(top))
    if denied == (manner == "withheld") or manner in ("open", "ceased"):
        return
    if modal(top) not in (None, "would", "will"):
        return
    holders = subjects(top)
    clause = next(
        (c for c in verb.subtree if c.i > verb.i and c.pos_ in ("VERB", "AUX") and _open_question(c)), None
    )
    if clause is None or not holders or (verb.lemma_ == "decide" and clause.lemma_ not in _WAYS):
        return
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children) and modal(clause) is not None:
        return  # what should have been done is past
    first, last = clause.left_edge.i, min(clause.right_edge.i + 1, clause.i + 14)
    reach = (min(top.i, verb.i), last)
    kind = "topic" if elliptic(clause) else "question"
    made = inside(clause) or Proposal(kind, 1, (), (first, last), reach, verb=clause)
    made = replace(made, reach=reach)
    yield Frame(top, tuple(holders), 0, made, "will not say", weak=True)


def elliptic(clause: Token) -> bool:
    """True for "whether they will", "whether he would do so": what is asked about stands elsewhere."""
    after = [c for c in clause.children if c.i > clause.i and not c.is_punct]
    if clause.lemma_ == "do" and any(c.lower_ in _UNDONE for c in after):
        return True
    return not after and (clause.pos_ == "AUX" or clause.tag_ == "MD")


def _open_question(clause: Token) -> bool:
    for c in clause.subtree:
        if c.i >= clause.i:
            return False
        if c.lower_ == "whether":
            return True
        if c.lower_ in ("how", "which", "who", "whom") and clause.lemma_ in _WAYS:
            return True
    return False
