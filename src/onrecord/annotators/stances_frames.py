"""The frames by which a sentence says where somebody stands: wanting, backing, judging, holding back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotators.actors import acts, is_office
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    infinitive_after,
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
from onrecord.annotators.stances_matching import Found, head_after, phrases_at
from onrecord.annotators.stances_proposals import (
    Proposal,
    after_for,
    bare_clause,
    from_clause,
    from_for,
    from_noun,
    group,
    verb_phrase,
)

UNNAMED = "unnamed callers"
WANTED = {
    "departure": "calls for them to go",
    "staying": "calls for them to stay",
    "ending": "calls for an end to it",
    "measure": "calls for it",
    "thing": "calls for it",
}
_OUT = frozenset({"out", "gone"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading: the holders' heads (empty: whoever says it; `unnamed`: callers whom nobody names),
    the attitude (+1, -1, 0 for withheld) to a proposal, the token that says it, and the act's name. A `weak`
    one counts only where the article gives its holder no other stance on the target.
    """

    trigger: Token
    holders: tuple[Token, ...]
    attitude: int
    proposal: Proposal
    act: str
    unnamed: bool = False
    would: bool = False
    weak: bool = False


def frames(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All frames of a sentence, in order of their triggers."""
    if question:
        return
    for token in tokens:
        found: list[Frame] = []
        if is_verb(token):
            found = [*_joined(token), *_verb(token), *_refused(token), *_supporting(token)]
        elif token.pos_ == "NOUN":
            found = list(_noun(token))
        if found and not supposed(token):
            yield from found


def _verb(verb: Token) -> Iterator[Frame]:
    for found in phrases_at(verb):
        if found.act.name == "want":
            proposal = _wanted(verb, found)
            kinds = ("departure", "staying", "ending")
            if proposal is None or (found.weak and proposal.kind not in kinds and not _measured(proposal)):
                continue
            if proposal.kind == "thing" and not _callable(proposal, found):
                continue
        else:
            proposal = _object(verb, found)
            doubtful = found.weak or found.definite
            if proposal is None or (doubtful and not disputed(proposal, found.definite)):
                continue
        yield from _held(verb, found, proposal)


def _held(verb: Token, found: Found, proposal: Proposal) -> Iterator[Frame]:
    top, manner = standing(verb)
    early = _too_early(verb)
    if early is not None:
        yield Frame(verb, (), 0, proposal, "says it is too early")
        return
    may = modal(top)
    denied = negated(verb) or (top != verb and negated(top))
    denied = denied or manner == "ceased"
    if manner == "open" and not (may == "could" and denied):
        return
    if may in ("should", "must", "ought", "shall") or (may == "can" and not denied):
        return
    if passive(verb) and found.phrase.split()[0] != "be":
        holders = agents(verb)
    else:
        holders = subjects(top)
    if found.phrase.startswith("be ") and any(h.lower_ in ("it", "that", "this") for h in holders):
        return
    holders = [h for h in holders if h.lower_ not in _NOBODY and h not in proposal.heads]
    if may == "can" and not any(h.pos_ == "PRON" for h in holders):
        return  # what others cannot do is a speaker's opinion of them
    if not holders:
        return
    attitude, label = found.act.sign, found.act.label
    if found.act.name == "want":
        label = WANTED[proposal.kind]
    if manner == "withheld":
        attitude, label = (0, f"declines: {label}") if not denied else (found.act.sign, label)
    elif denied:
        how = found.act.negation
        if found.phrase in ("want", "agree with"):
            how = "opposite"
        if how == "nothing":
            return
        attitude, label = (-found.act.sign if how == "opposite" else 0), found.act.denied
    yield Frame(verb, tuple(holders), attitude, proposal, label, would=may == "would")


def _after(verb: Token, *deps: str) -> Iterator[Token]:
    return (c for c in verb.children if c.dep_ in deps and c.i > verb.i)


def _refused(verb: Token) -> Iterator[Frame]:
    """ "Refuses to play the game", "voted not to sign the deal", "do not want to attend the hearing"."""
    lemma = verb.lemma_.lower()
    if lemma not in ("refuse", "vote", "want", "agree", "wish") or passive(verb):
        return
    clause = child(verb, "xcomp") or infinitive_after(verb.i + 1, verb.doc)
    if clause is None or clause.tag_ != "VB" or any(c.dep_ == "nsubj" for c in clause.children):
        return
    top, manner = standing(verb)
    holders = subjects(top)
    if (
        manner != "plain"
        or modal(top) not in (None, "will")
        or not holders
        or modal(verb) not in (None, "will")
    ):
        return
    sign = -1 if lemma == "refuse" else 1
    sign *= (-1 if negated(verb) else 1) * (-1 if negated(clause) else 1)
    made = None
    if lemma == "vote":
        found = next((f for f in phrases_at(clause) if f.act.name != "want" and f.heads), None)
        if found is not None:
            target = from_noun(found.heads[0])
            made = replace(target, sign=found.act.sign * target.sign) if target is not None else None
        made = made or from_clause(clause, holders)
        if made is not None and negated(clause) and found is None:
            sign = -sign  # from_clause has turned it already
    if made is None and verb_phrase(clause, group("proposals", "joining_in")):
        held = child(clause, "dobj")
        heads = conjuncts(held) if held is not None else of_preposition(clause, "in", "with", "to", "at")
        made = from_noun(heads[0]) if heads else None
        if made is not None and not disputed(made):
            made = None
    if made is not None and not set(made.heads) & set(holders):
        reach = (min(verb.i, made.reach[0]), max(clause.i + 1, made.reach[1]))
        label = (
            "votes on it"
            if lemma == "vote"
            else "will not have part in it"
            if sign < 0
            else "takes part in it"
        )
        yield Frame(verb, tuple(holders), sign, replace(made, reach=reach), label)


def _too_early(verb: Token) -> Token | None:
    above = verb.head
    for word in (above, *above.children):
        early = word.lemma_ in group("withheld", "too_early") and word.dep_ in (
            "acomp",
            "ROOT",
            "advmod",
            "ccomp",
        )
        if early and (word.lemma_ == "premature" or any(c.lower_ in ("too", "very") for c in word.children)):
            return word
    return None


def _wanted(verb: Token, found: Found) -> Proposal | None:
    if found.last.lower_ == "for" and found.last != verb:
        return after_for(found.last)
    heads = list(found.heads)
    clause = next(
        (c for c in _after(verb, "ccomp", "xcomp", "advcl") if c.pos_ in ("VERB", "AUX") and _content(c)),
        None,
    )  # fmt: skip
    if clause is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
        if clause.tag_ in ("VB", "VBN") or modal(clause) in ("should", "must"):
            made = from_clause(clause)
            own = subjects(clause)
            if made is None and own and own[0].lemma_.lower() in group("verdicts", "things"):
                made = bare_clause(clause)
            return made
        return None
    if heads:
        out = next((c for c in verb.children if c.lower_ in _OUT and c.i > verb.i), None)
        if out is not None:
            a, b = noun_phrase(heads[-1])
            return Proposal("departure", -1, tuple(heads), (a, b), (verb.i, max(b, out.i + 1)))
        after = infinitive_after(noun_phrase(heads[-1])[1], verb.doc)
        inner = after or (clause if clause is not None and clause.tag_ in ("VB", "VBN") else None)
        if inner is not None:
            made = from_clause(inner, heads)
            if made is None and any(is_office(h) for h in heads):
                made = bare_clause(inner)
            return made
        return from_noun(heads[0]) if not passive(verb) else None
    return None


def _measured(proposal: Proposal) -> bool:
    if proposal.kind != "measure":
        return False
    own = subjects(proposal.verb) if proposal.verb is not None else []
    held = child(proposal.verb, "dobj") if proposal.verb is not None else None
    named = [*own, held] if held is not None else own
    return proposal.verb is None or any(t.lemma_.lower() in group("verdicts", "things") for t in named)


def _content(clause: Token) -> bool:
    if clause.dep_ == "advcl":
        return clause.tag_ == "VB" and any(c.lower_ in ("for", "to") for c in clause.children)
    return all(c.dep_ != "mark" or c.lower_ in ("that", "for") for c in clause.children)


def _callable(proposal: Proposal, found: Found) -> bool:
    """True if a bare thing may be called for as a matter of stance."""
    head = proposal.heads[0]
    if (
        acts(head)
        or head.pos_ not in ("NOUN", "PROPN")
        or head.lemma_.lower() in group("proposals", "idle")
        or head.pos_ == "PRON"
    ):
        return False
    return found.phrase in ("call for", "demand", "push for", "campaign for", "press for")


def _object(verb: Token, found: Found) -> Proposal | None:
    heads = list(found.heads)
    clause = next(
        (c for c in _after(verb, "xcomp", "pcomp", "ccomp") if c.tag_ in ("VBG", "VB")),
        None,
    ) or next((c for c in found.last.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)  # fmt: skip
    if found.phrase == "refuse" and clause is not None:
        return None  # "refused to back" holds a view back
    if found.act.name in ("condemns", "distances") and clause is not None and clause.dep_ != "pcomp":
        clause = None
    if clause is not None:
        made = from_clause(clause, heads or None)
        if made is None and clause.tag_ == "VBG":
            made = bare_clause(clause)
        if made is not None:
            return made
        if not heads:
            return None
    if not heads:
        return None
    made = from_noun(heads[0])
    if made is not None and made.kind == "thing" and found.act.name == "condemns":
        return replace(made, heads=tuple(h for h in heads if h.lemma_ != "self"), reach=made.reach)
    if made is not None and made.kind == "thing":
        return replace(made, heads=tuple(heads), reach=(made.reach[0], noun_phrase(heads[-1])[1]))
    return made


def disputed(proposal: Proposal, definite: bool = False) -> bool:
    """True if the target is somebody, or something that people are for or against.

    With `definite`, also any one certain thing, but for what people deal with every day.
    """
    if proposal.kind != "thing":
        return True
    head = proposal.heads[0]
    lemma = head.lemma_.lower()
    if lemma in group("verdicts", "things") or head.lower_ in ("him", "her", "them", "me", "us"):
        return True
    if definite:
        certain = head.pos_ == "PROPN" or any(
            c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in head.children
        )
        return lemma not in group("indifferent", "nouns") and (certain or acts(head))
    return acts(head)


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
        proposal = _wanted(acl, found) if found is not None else None
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
    if denied:
        sign = -sign
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
            ):
                held = child(c, "pobj")
                if held is not None and c.i - noun.i < 8:
                    return conjuncts(held)
    given = [c for c in verb.children if c.dep_ in ("dative", "dobj") and verb.i < c.i < noun.i and c != noun]
    if given and verb.lemma_ in ("give", "throw", "offer", "lend"):
        return conjuncts(given[0]) if given[0].pos_ != "ADP" else []
    if noun.lemma_ in ("criticism", "condemnation", "praise", "endorsement", "approval"):
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
