"""What somebody may want or not want: a departure, a stay, a measure, or simply a person or thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotators.actors import lexicon
from onrecord.annotators.clauses import (
    Token,
    child,
    conjuncts,
    edges,
    infinitive_after,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    subjects,
)
from onrecord.annotators.stances_idioms import Idiom, idiom, idiom_objects

# Who goes is left open: the article tells elsewhere, or nobody is meant.
ANYBODY = frozenset({"none", "anybody", "anyone", "somebody", "someone", "nobody", "people"})


@cache
def group(section: str, name: str) -> frozenset[str]:
    """A word list of stances.toml."""
    return frozenset(lexicon("stances.toml")[section][name].split("|"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may be wanted. `sign` is +1 where wanting it is being for the target, -1 against.

    `heads` are the target's head tokens, or empty where the text names no target; `words` is then, and
    for a measure, the token range that says it, after `prefix`. `kind` is "departure", "staying",
    "ending", "measure" or "thing"; `verb` the head of its clause, if it is one; `reach` its token range.
    """

    kind: str
    sign: int
    heads: tuple[Token, ...]
    words: tuple[int, int]
    reach: tuple[int, int]
    prefix: str = ""
    verb: Token | None = None


def verb_phrase(verb: Token, phrases: frozenset[str]) -> bool:
    """True if the verb, alone or with what follows it, stands in a list of phrases."""
    lemma = verb.lemma_.lower()
    if lemma in phrases:
        return True
    after = [
        c for c in verb.children if c.i > verb.i and c.dep_ in ("prt", "prep", "advmod", "dobj", "acomp")
    ]
    for c in after:
        if f"{lemma} {c.lower_}" in phrases or f"{lemma} {c.lemma_}" in phrases:
            return True
        if any(f"{lemma} {c.lower_} {g.lower_}" in phrases for g in c.children):
            return True
    return False


def _with_tail(verb: Token, heads: Sequence[Token]) -> tuple[int, int]:
    tokens = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt", "advmod"))]
    tokens = [t for t in tokens if abs(t.i - verb.i) < 8]
    first, last = edges(tokens)
    for head in heads:
        a, b = noun_phrase(head)
        first, last = min(first, a), max(last, b)
    return first, last


def from_clause(verb: Token, subject: Sequence[Token] | None = None) -> Proposal | None:
    """The proposal that a clause makes ("Sir X to resign", "the plan to be scrapped"), or None.

    `subject` stands in where the parse gives the clause none. A negated clause proposes the opposite.
    """
    found = _clause(verb, subject)
    if found is not None and negated(verb):
        return replace(found, sign=-found.sign)
    return found


def _clause(verb: Token, subject: Sequence[Token] | None) -> Proposal | None:
    lemma = verb.lemma_.lower()
    own = subjects(verb) if subject is None or child(verb, "nsubj", "nsubjpass") else list(subject)
    own = [t for t in own if t.i != verb.i]
    held = child(verb, "dobj")
    things = conjuncts(held) if held is not None else []
    said = _idiom_clause(verb, own)
    if said is not None:
        return said
    inner = child(verb, "ccomp", "xcomp") if lemma in ("let", "allow", "make", "see", "have") else None
    if inner is not None and not passive(verb):
        made: Proposal | None = _clause(inner, things or None)
        return made
    if passive(verb):
        held, things = None, []
        if lemma in group("proposals", "removal") and (lemma not in _BOTH or _personal(own)):
            return Proposal("departure", -1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
        if _personal(own) or (own and own[0].pos_ == "PROPN"):
            if verb_phrase(verb, group("proposals", "punishing")):
                return Proposal("departure", -1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
            if verb_phrase(verb, group("proposals", "clearing")):
                return Proposal("staying", 1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
        if lemma in group("proposals", "banning"):
            return _measure("a ban on ", verb, own)
        if verb_phrase(verb, group("proposals", "stopping")):
            return Proposal("ending", -1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
        if lemma in group("proposals", "keeping") or verb_phrase(verb, group("proposals", "adopting")):
            return Proposal("staying", 1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
        return _request(verb, own)
    idioms = group("proposals", "departure_idioms")
    if held is not None and f"{lemma} {held.lemma_.lower()}" in idioms:
        honest = any(c.lower_ in ("decent", "honourable", "honorable", "right") for c in held.children)
        if held.lemma_ != "thing" or honest:
            return Proposal("departure", -1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
    if held is None or lemma in ("resign", "quit", "leave"):
        place = preposition(verb, "to", "into", "on", "for", "through", "ahead", "further", "beyond")
        leaving = verb_phrase(verb, group("proposals", "departure"))
        if leaving and not (lemma in ("go", "leave", "retire", "depart") and (place or not own)):
            far = child(verb, "acomp", "prt", "advmod") if lemma == "go" else None
            if far is None or far.lower_ in ("now", "immediately", "too", "also", "straight", "today"):
                return Proposal("departure", -1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
    if (
        things
        and verb_phrase(verb, group("proposals", "removal"))
        and (lemma not in _BOTH or _personal(things))
    ):
        return Proposal("departure", -1, tuple(things), (0, 0), _with_tail(verb, things), verb=verb)
    stays = verb_phrase(verb, group("proposals", "staying")) and own and _stays(verb)
    at_will = lemma not in ("stay", "remain", "continue", "carry", "lead") or _personal(own)
    if stays and at_will and (held is None or held.lemma_ in _POST):
        return Proposal("staying", 1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
    if own and held is None and verb_phrase(verb, group("proposals", "proceeding")) and not _personal(own):
        return Proposal("staying", 1, tuple(own), (0, 0), _with_tail(verb, own), verb=verb)
    if things and lemma in group("proposals", "banning"):
        return _measure("a ban on ", verb, things)
    if things and verb_phrase(verb, group("proposals", "stopping")):
        return Proposal("ending", -1, tuple(things), (0, 0), _with_tail(verb, things), verb=verb)
    if things and verb_phrase(verb, group("proposals", "adopting")):
        named = from_noun(things[0])
        if named is not None and named.kind != "thing":
            return named
        return Proposal("staying", 1, tuple(things), (0, 0), _with_tail(verb, things), verb=verb)
    return _request(verb, own)


_BOTH = frozenset(
    {"drop", "push", "replace", "strip", "ban", "suspend", "remove", "axe", "recall", "dismiss"}
)
_POST = frozenset({"job", "post", "role", "position", "place", "office", "charge", "power", "command"})
_PLACES = frozenset(
    {"inside", "home", "indoors", "outside", "away", "abroad", "here", "there", "alert", "calm"}
)


def _personal(heads: Sequence[Token]) -> bool:
    from onrecord.annotators.actors import THIRD, acts

    return any(h.lower_ in THIRD or h.lower_ in ("who", "i", "we") or acts(h) for h in heads)


def _idiom_clause(verb: Token, own: Sequence[Token]) -> Proposal | None:
    """What an idiom proposes: "fall on their sword", "be shown the door", "be given more time"."""
    found = idiom(verb, "leaving")
    if found is not None and own:
        return Proposal("departure", -1, tuple(own), (0, 0), _reach(verb, own, found), verb=verb)
    found = idiom(verb, "ousting")
    if found is not None:
        heads = idiom_objects(verb, found)
        if heads and (_personal(heads) or heads[0].pos_ == "PROPN"):
            return Proposal("departure", -1, tuple(heads), (0, 0), _reach(verb, heads, found), verb=verb)
    found = idiom(verb, "remaining")
    if found is not None and own and (_personal(own) or own[0].pos_ == "PROPN"):
        return Proposal("staying", 1, tuple(own), (0, 0), _reach(verb, own, found), verb=verb)
    found = idiom(verb, "keeping")
    if found is not None:
        heads = idiom_objects(verb, found)
        if heads and (_personal(heads) or heads[0].pos_ == "PROPN"):
            return Proposal("staying", 1, tuple(heads), (0, 0), _reach(verb, heads, found), verb=verb)
    return None


def _reach(verb: Token, heads: Sequence[Token], found: Idiom) -> tuple[int, int]:
    first, last = _with_tail(verb, heads)
    return first, max(last, found.last.i + 1)


def _stays(verb: Token) -> bool:
    """True if "stay" is about a post, not about a place or a state."""
    for c in verb.children:
        if c.dep_ in ("acomp", "attr", "xcomp", "oprd") or (c.dep_ == "advmod" and c.lower_ in _PLACES):
            return False
        if (
            c.dep_ == "prep"
            and c.i > verb.i
            and c.lower_ in ("in", "at", "inside", "away", "out", "off", "with", "under")
        ):
            held = child(c, "pobj")
            if held is None or held.lemma_ not in _POST:
                return False
    return True


def _measure(prefix: str, verb: Token, things: Sequence[Token]) -> Proposal | None:
    if not things:
        return None
    first = min(noun_phrase(t)[0] for t in things)
    last = max(noun_phrase(t)[1] for t in things)
    return Proposal("measure", 1, (), (first, last), _with_tail(verb, things), prefix, verb)


def bare_clause(verb: Token) -> Proposal | None:
    """A clause that no word list knows, as the measure that it names: "returning the statue".

    None for a clause that only says what something is.
    """
    if verb.lemma_ in ("be", "become", "remain", "stay", "continue", "have", "know", "see", "come", "go"):
        return None
    held = child(verb, "dobj")
    own = child(verb, "nsubj", "nsubjpass")
    first = noun_phrase(own)[0] if own is not None and own.i < verb.i else verb.i
    particle = child(verb, "prt")
    last = noun_phrase(conjuncts(held)[-1])[1] if held is not None else verb.i + 1
    if particle is not None and held is None:
        last = max(last, particle.i + 1)
    for prep in verb.children:
        if prep.dep_ == "prep" and last <= prep.i < last + 2 and child(prep, "pobj") is not None:
            last = noun_phrase(child(prep, "pobj"))[1]
            break
    return Proposal("measure", -1 if negated(verb) else 1, (), (first, last), (first, last), verb=verb)


def _request(verb: Token, own: Sequence[Token]) -> Proposal | None:
    if verb.lemma_.lower() not in group("proposals", "asking"):
        return None
    held = child(verb, "dobj")
    ends = [noun_phrase(held)[1]] if held is not None else []
    for prep in verb.children:
        if (
            prep.dep_ == "prep"
            and prep.i > verb.i
            and prep.i - verb.i < 8
            and child(prep, "pobj") is not None
        ):
            ends.append(noun_phrase(child(prep, "pobj"))[1])
    first = min([noun_phrase(h)[0] for h in own if h.i < verb.i] or [verb.i])
    last = max([verb.i + 1, *ends])
    return Proposal("measure", 1, (), (first, last), (first, last), verb=verb)


def from_noun(head: Token, implied: Sequence[Token] = ()) -> Proposal | None:
    """The proposal that a noun phrase makes: "X's resignation", "calls for ...", "a ban on ...", or the
    person or thing itself. `implied` are the heads meant where the text leaves the person out.
    """
    lemma = head.lemma_.lower()
    a, b = noun_phrase(head)
    owner = child(head, "poss")
    owners = conjuncts(owner) if owner is not None else []
    if lemma in group("proposals", "call_nouns"):
        inner = from_for(head, implied)
        if inner is not None:
            return replace(inner, reach=(min(a, inner.reach[0]), max(head.i + 1, inner.reach[1])))
    whom = of_preposition(head, "of") or owners
    if lemma in group("proposals", "departure_nouns") and (lemma not in ("head", "suspension") or owners):
        heads = tuple(whom or implied)
        if (
            not heads
            or _personal(heads)
            or heads[0].lower_ in ANYBODY
            or any(h.pos_ == "PROPN" for h in heads)
        ):
            return Proposal("departure", -1, heads, (a, b), (a, b))
    if lemma in group("proposals", "staying_nouns"):
        return Proposal("staying", 1, tuple(whom), (a, b), (a, b))
    ended = of_preposition(head, "of", "to")
    if lemma in group("proposals", "stopping_nouns") and ended:
        first, last = noun_phrase(ended[-1])
        return Proposal("ending", -1, tuple(ended), (a, b), (min(a, first), max(b, last)))
    if lemma in group("proposals", "measure_nouns"):
        return Proposal("measure", 1, (head,), (a, b), (a, b))
    return Proposal("thing", 1, (head,), (a, b), (a, b))


def from_for(head: Token, implied: Sequence[Token] = ()) -> Proposal | None:
    """What a call is for: "calls for X to go", "calls for X's resignation", "calls to resign"."""
    doc = head.doc
    word = next(
        (
            doc[i]
            for i in range(head.i + 1, min(head.i + 14, len(doc)))
            if doc[i].lower_ in ("for", "to", "that")
        ),
        None,
    )
    if (
        word is None
        or word.sent != head.sent
        or any(t.is_punct and not t.is_quote for t in doc[head.i : word.i])
    ):
        return None
    if word.lower_ == "to":
        verb = infinitive_after(word.i, doc)
        return from_clause(verb, list(implied)) if verb is not None else None
    if word.lower_ == "that":
        clause = next(
            (c for c in head.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > word.i), None
        )
        return from_clause(clause) if clause is not None and clause.tag_ == "VB" else None
    return after_for(word, implied)


def after_for(word: Token, implied: Sequence[Token] = ()) -> Proposal | None:
    """The proposal that follows the word "for"."""
    if word.dep_ == "mark":
        clause = word.head
        return from_clause(clause) or (bare_clause(clause) if subjects(clause) else None)
    held = child(word, "pobj", "pcomp")
    if held is None:
        return None
    if held.dep_ == "pcomp" and held.pos_ == "VERB":
        return from_clause(held)
    inner = next((c for c in held.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"), None)
    everyone = conjuncts(held)
    verb = inner or infinitive_after(noun_phrase(everyone[-1])[1], held.doc)
    if verb is not None and (verb != held) and held.lemma_.lower() not in group("proposals", "call_nouns"):
        found = from_clause(verb, everyone)
        if found is not None:
            first = noun_phrase(held)[0]
            return replace(found, reach=(min(first, found.reach[0]), found.reach[1]))
    return from_noun(held, implied)
