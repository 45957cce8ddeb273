"""The frames that a noun carries: has confidence in, faces calls, joins a campaign, opposition from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import (
    Token,
    agents,
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
from onrecord.annotators.stances_frames import wanted
from onrecord.annotators.stances_matching import head_after, phrases_at
from onrecord.annotators.stances_proposals import (
    Proposal,
    after_for,
    from_for,
    from_noun,
    group,
)
from onrecord.annotators.stances_reading import WANTED, Frame, disputed


def nominal(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All frames of a sentence's nouns, and of the verbs that only carry one, in order."""
    if question:
        return
    for token in tokens:
        found: list[Frame] = []
        if is_verb(token):
            found = [*_joined(token), *_supporting(token)]
        elif token.pos_ == "NOUN":
            found = list(_noun(token))
        if found and not supposed(token):
            yield from found


def _joined(verb: Token) -> Iterator[Frame]:
    """Joining, leading, making or signing a call; being joined in one."""
    lemma = verb.lemma_.lower()
    if lemma not in (
        "join",
        "echo",
        "lead",
        "repeat",
        "renew",
        "make",
        "issue",
        "launch",
        "sign",
        "reiterate",
        "add",
    ):
        return
    if lemma == "join" and passive(verb):
        inside = of_preposition(verb, "in")
        said = next((c for c in inside if _noun_sign(c)), None)
        target = of_preposition(said, "of", "for", "to") if said is not None else []
        if said is not None and target:
            made = from_noun(target[0])
            if made is not None:
                everyone = (*subjects(verb), *(_by(verb, made, said) or agents(verb)))
                sign = _noun_sign(said)
                yield Frame(verb, everyone, sign, made, "backs" if sign > 0 else "opposes")
            return
        call = next((c for c in inside if c.lemma_ in group("proposals", "call_nouns")), None)
        proposal = from_for(call) if call is not None else None
        if proposal is not None:
            by = _by(verb, proposal)
            yield Frame(verb, (*subjects(verb), *by), 1, proposal, WANTED[proposal.kind])
        return
    held = child(verb, "dobj") if lemma != "add" else next(iter(of_preposition(verb, "to")), None)
    if held is None or held.lemma_ not in group("proposals", "joined_nouns"):
        return
    proposal = from_for(held)
    if proposal is None:
        acl = next((c for c in held.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VBG"), None)
        found = next((f for f in phrases_at(acl) if f.act.name == "want"), None) if acl is not None else None
        proposal = wanted(acl, found) if found is not None else None
    top, manner = standing(verb)
    if proposal is None or proposal.kind == "thing" or manner == "open" or modal(top) not in (None, "will"):
        return
    attitude = 0 if manner == "withheld" or negated(verb) or negated(top) else 1
    holders = agents(verb) if passive(verb) else subjects(top)
    if holders:
        yield Frame(verb, tuple(holders), attitude, proposal, WANTED[proposal.kind])


def _by(verb: Token, proposal: Proposal, said: Token | None = None) -> list[Token]:
    for word in verb.subtree:
        if (
            word.lower_ == "by"
            and word.i >= proposal.reach[1] - 1
            and word.head in (verb, proposal.verb, said)
        ):
            held = child(word, "pobj")
            return conjuncts(held) if held is not None else []
    return []


def _supporting(verb: Token) -> Iterator[Frame]:
    """A verb that carries a noun: has confidence in, gave its backing to, faces calls."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "attr", "pobj")]
    if not things:
        return
    noun = things[-1]
    lemma = verb.lemma_.lower()
    if noun.lemma_ in group("proposals", "call_nouns") and lemma in group("nouns", "facing"):
        yield from _facing(verb, noun)
        return
    sign = _noun_sign(noun)
    if noun.lemma_ == "light" and any(c.lower_ == "green" for c in noun.children):
        sign = 1
    if sign == 0:
        return
    top, manner = standing(verb)
    may = modal(top)
    denied = negated(verb) or (top != verb and negated(top)) or any(
        c.lower_ in ("no", "little") and c.dep_ == "det" for c in noun.children
    )  # fmt: skip
    if manner == "open" or may in ("should", "must", "ought") or (may == "can" and not denied):
        return
    after = _target_after(verb, noun)
    holders = subjects(top)
    if may == "can" and not any(h.pos_ == "PRON" for h in holders):
        return
    if after:
        if lemma in group("nouns", "losing"):
            sign = -sign
        elif noun.lemma_ in group("nouns", "no_confidence"):
            if lemma not in group("nouns", "moving"):
                return
        elif lemma not in group("nouns", "having"):
            return
        if denied:
            if sign < 0:
                return
            sign = -sign
        proposal = from_noun(after[0])
        if proposal is None or not holders:
            return
        if proposal.kind == "thing":
            proposal = replace(proposal, heads=tuple(after))
        label = ("has confidence in" if sign > 0 else "has no confidence in") if noun.lemma_ in (
            "confidence", "faith", "trust",
        ) else ("backs" if sign > 0 else "opposes")  # fmt: skip
        yield Frame(
            verb, tuple(holders), 0 if manner == "withheld" else sign, proposal, label, would=may == "would"
        )
        return
    givers = of_preposition(noun, "of", "from") or of_preposition(verb, "from")
    owner = child(noun, "poss")
    givers = givers or (conjuncts(owner) if owner is not None else [])
    if not givers or not holders or lemma not in group("nouns", "receiving") | group("nouns", "forfeiting"):
        return
    if lemma in group("nouns", "forfeiting"):
        sign = -sign
    elif denied:
        return  # who has not won somebody's backing may yet win it
    if any(c.lower_ in ("low", "little", "weak", "less", "lukewarm") for c in noun.children):
        return
    givers = [g for g in givers if acts(g) or g.pos_ in ("PROPN", "PRON")]
    if givers and givers[0] not in holders:
        if holders[0].lemma_.lower() in group("indifferent", "nouns"):
            return
        reach = (min(noun_phrase(h)[0] for h in holders), max(noun_phrase(g)[1] for g in givers))
        target = Proposal("thing", 1, tuple(holders), (0, 0), reach)
        yield Frame(verb, tuple(givers), sign, target, "backs" if sign > 0 else "does not back")


def _noun_sign(noun: Token) -> int:
    lemma = noun.lemma_.lower()
    if lemma in ("motion", "vote", "resolution", "letter"):
        inner = of_preposition(noun, "of")
        if inner and inner[0].lemma_ == "confidence":
            no = any(c.lower_ in ("no", "no-") for c in inner[0].children)
            return -1 if no else 1
        return 0
    if lemma in group("nouns", "for"):
        return 1
    return -1 if lemma in group("nouns", "against") else 0


def _target_after(verb: Token, noun: Token) -> list[Token]:
    wanted = group("nouns", "prepositions")
    for holder in (noun, verb, *(n for n in of_preposition(noun, "of"))):
        for c in holder.children:
            if (
                c.dep_ in ("prep", "dative")
                and c.i > noun.i
                and c.lower_ in wanted - {"of", "with", "behind"}
                and (c.lower_ != "in" or noun.lemma_ in ("confidence", "faith", "trust"))
            ):
                held = child(c, "pobj")
                if held is not None and c.i - noun.i < 8:
                    return conjuncts(held)
    given = [c for c in verb.children if c.dep_ in ("dative", "dobj") and verb.i < c.i < noun.i and c != noun]
    if given and verb.lemma_ in ("give", "throw", "offer", "lend"):
        return conjuncts(given[0]) if given[0].pos_ != "ADP" else []
    if noun.lemma_ in ("criticism", "critique", "condemnation", "praise", "endorsement", "approval"):
        return of_preposition(noun, "of")
    return []


def _facing(verb: Token, noun: Token) -> Iterator[Frame]:
    whom = subjects(verb)
    top, manner = standing(verb)
    if manner == "open" or modal(top) is not None or not whom:
        return
    proposal = from_for(noun, whom)
    if proposal is None or proposal.kind not in ("departure", "ending"):
        return
    first = min(noun_phrase(h)[0] for h in whom)
    proposal = replace(proposal, reach=(min(first, proposal.reach[0]), max(noun.i + 1, proposal.reach[1])))
    yield _called(noun, proposal)


def _called(noun: Token, proposal: Proposal) -> Frame:
    callers = of_preposition(noun, "from", "by")
    callers = [c for c in callers if acts(c) or c.pos_ == "PROPN"]
    if not callers:
        for i in range(proposal.reach[1], min(proposal.reach[1] + 2, len(noun.doc))):
            word = noun.doc[i]
            if word.lower_ == "from" and word.sent == noun.sent:
                held = child(word, "pobj") or head_after(i + 1, noun.doc)
                callers = [c for c in conjuncts(held) if acts(c)] if held is not None else []
    return Frame(noun, tuple(callers), 1, proposal, WANTED[proposal.kind], unnamed=not callers)


def _noun(noun: Token) -> Iterator[Frame]:
    """A noun that says it by itself: X's call for ..., calls from X for ..., amid calls for ..."""
    lemma = noun.lemma_.lower()
    if lemma in ("call", "demand", "plea", "petition"):
        proposal = from_for(noun)
        if proposal is None or proposal.kind == "thing":
            callers = of_preposition(noun, "from", "by")
            word = next((c for c in noun.children if c.lower_ == "for" and c.i > noun.i), None)
            proposal = after_for(word) if callers and word is not None else None
        if proposal is None or proposal.kind == "thing":
            return
        owner = child(noun, "poss")
        joined = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ == "join"
        if owner is not None and not joined:
            yield Frame(noun, tuple(conjuncts(owner)), 1, proposal, WANTED[proposal.kind])
            return
        frame = _called(noun, proposal)
        loose = noun.dep_ == "pobj" and noun.head.lower_ in (
            "amid",
            "despite",
            "after",
            "following",
            "amidst",
        )
        growing = noun.dep_ == "nsubj" and noun.head.lemma_ in (
            "grow",
            "mount",
            "come",
            "intensify",
            "increase",
        )
        if (not frame.unnamed) or ((loose or growing) and proposal.kind in ("departure", "ending")):
            yield frame
        return
    sign = (
        _noun_sign(noun) if lemma in ("support", "opposition", "criticism", "backing", "endorsement") else 0
    )
    if sign:
        owner = child(noun, "poss")
        callers = conjuncts(owner) if owner is not None else of_preposition(noun, "from", "by")
        target = of_preposition(noun, "for", "to") or (
            of_preposition(noun, "of") if lemma != "support" else []
        )
        callers = [c for c in callers if acts(c) or c.pos_ == "PRON"]
        proposal = from_noun(target[0]) if target and callers else None
        if proposal is not None and disputed(proposal):
            yield Frame(noun, tuple(callers), sign, proposal, "backs" if sign > 0 else "opposes")
