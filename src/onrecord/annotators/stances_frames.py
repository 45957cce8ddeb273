"""The frames that a verb carries: wanting, backing, opposing, refusing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import acts, is_office
from onrecord.annotators.clauses import (
    SAYING,
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
    unready,
)
from onrecord.annotators.stances_conditions import own_clause
from onrecord.annotators.stances_denials import denial, too_early
from onrecord.annotators.stances_matching import Found, head_after, phrases_at
from onrecord.annotators.stances_proposals import (
    Proposal,
    after_for,
    bare_clause,
    from_clause,
    from_noun,
    group,
    verb_phrase,
)
from onrecord.annotators.stances_reading import WANTED, Frame, disputed

_OUT = frozenset({"out", "gone"})


_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})


def frames(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All frames of a sentence's verbs, in order."""
    if question:
        return
    for token in tokens:
        found: list[Frame] = []
        if is_verb(token):
            found = [*_verb(token), *_refused(token)]
        elif token.lower_ in ("back", "object") and not is_verb(tokens[0].sent.root):
            found = list(_unparsed(token))
        if found and not supposed(token):
            yield from found


def _unparsed(token: Token) -> Iterator[Frame]:
    """ "The council and the union back the plan", where the parse takes the verb for a noun or a particle."""
    doc = token.doc
    start = token.i + 1 + (token.lower_ == "object")
    if token.lower_ == "object" and doc[start - 1].lower_ != "to":
        return
    held = head_after(start, doc) if start < len(doc) else None
    holders = [h for h in conjuncts(token.sent.root) if h.i < token.i and acts(h)]
    if held is None or held.sent != token.sent or not holders or held in holders:
        return
    if not any(c.dep_ in ("det", "poss") for c in held.children) and held.pos_ != "PROPN":
        return
    a, b = noun_phrase(held)
    proposal = Proposal("thing", 1, (held,), (a, b), (token.i, b))
    yield Frame(token, tuple(holders), 1 if token.lower_ == "back" else -1, proposal,
                "backs" if token.lower_ == "back" else "opposes")  # fmt: skip


def _verb(verb: Token) -> Iterator[Frame]:
    for found in phrases_at(verb):
        if found.act.name == "want":
            proposal = wanted(verb, found)
            kinds = ("departure", "staying", "ending")
            if proposal is None:
                continue
            doing = proposal.verb if found.phrase == "ask" and proposal.kind == "measure" else None
            asked = doing is not None
            if doing is not None and doing.lemma_ in SAYING:
                continue
            if (
                found.weak
                and not (asked and any(is_office(h) or h.ent_type_ == "ORG" for h in found.heads))
                and proposal.kind not in kinds
                and not _measured(proposal, found.phrase)
            ):
                continue
            if proposal.kind == "thing" and not _callable(proposal, found):
                continue
            leaving = proposal.verb is not None and proposal.verb.lemma_ in ("leave", "go")
            if leaving and found.phrase in ("tell", "order", "ask"):
                continue  # out of the room, as likely as out of the post
        else:
            proposal = _object(verb, found)
            doubtful = found.weak or found.definite
            if _idle(verb, found, proposal):
                continue
            if proposal is None or (doubtful and not disputed(proposal, found.definite)):
                continue
        yield from _held(verb, found, proposal)


def _idle(verb: Token, found: Found, proposal: Proposal | None) -> bool:
    """True where the words are no view: a thing of the past, a backing up, a signing of somebody."""
    if any(c.lower_ in group("indifferent", "once") for c in verb.children):
        return True
    first = found.heads[0] if found.heads else None
    if (
        first is not None
        and first.lemma_ in group("nouns", "no_confidence")
        and any(t.lemma_ == "confidence" for t in of_preposition(first, "of"))
    ):
        return True  # read as the motion's own side
    if first is not None and any(c.lower_ == "wrong" and c.dep_ == "amod" for c in first.children):
        return True  # "blamed the wrong man" tells of an error
    if found.phrase == "back" and any(c.lower_ == "up" for c in verb.children):
        return True
    if found.phrase == "attack" and any(c.lower_ in ("as", "over", "for") for c in verb.children):
        return False
    if found.phrase not in group("indifferent", "things_only") or proposal is None:
        return False
    return proposal.kind == "thing" and proposal.heads[0].lemma_.lower() not in group("verdicts", "things")


def _held(verb: Token, found: Found, proposal: Proposal) -> Iterator[Frame]:
    top, manner = standing(verb)
    first: list[Token] = []
    early = too_early(verb)
    if early is not None:
        yield Frame(verb, (), 0, proposal, "says it is too early")
        return
    may = modal(top)
    denied = (negated(verb) and not _contrasted(verb)) or (top != verb and negated(top))
    denied = (denied and not unready(top)) or manner == "ceased"
    perhaps = may in ("could", "may", "might") and top == verb and own_clause(verb) is not None
    if (
        manner == "open"
        and not (may == "could" and denied)
        and not perhaps
        and not (first := _first_to(verb))
    ):
        return
    if may in ("should", "must", "ought", "shall") or (may == "can" and not denied):
        return
    if may == "can" and denied and found.act.negation == "withheld":
        return  # "we cannot ignore it" holds nothing back
    if passive(verb) and found.phrase.split()[0] != "be":
        holders = agents(verb)
    else:
        holders = first or subjects(top)
    if verb.dep_ == "relcl" and verb.tag_ == "VBZ" and any(h.tag_ in ("NNS", "NNPS") for h in holders):
        return  # "thousands of them, which supports the claim" is about what was said
    if found.phrase.startswith("be ") and any(h.lower_ in ("it", "that", "this") for h in holders):
        return
    holders = [h for h in holders if h.lower_ not in _NOBODY and not _told_after(h, verb)]
    mine = proposal.kind == "departure" and set(proposal.heads) <= set(holders)
    if mine and found.act.name == "rejects":
        proposal = replace(proposal, kind="own", sign=1, heads=())
    holders = [h for h in holders if h not in proposal.heads]
    if may == "can" and not any(h.pos_ == "PRON" for h in holders):
        return  # what others cannot do is a speaker's opinion of them
    if not holders:
        return
    spared = [h for h in proposal.heads if _excepted(h)]
    if spared and proposal.kind == "thing":
        proposal = replace(proposal, heads=tuple(h for h in proposal.heads if h not in spared))
        if not proposal.heads:
            return
    attitude, label = found.act.sign, found.act.label
    if found.act.name == "want":
        label = WANTED[proposal.kind]
    if manner == "withheld":
        attitude, label = (0, f"declines: {label}") if not denied else (found.act.sign, label)
    elif denied:
        how = denial(verb, top, found)
        if how == "nothing":
            return
        attitude, label = (-found.act.sign if how == "opposite" else 0), found.act.denied
    if (
        found.act.name == "distances"
        and all(acts(h) or h.pos_ == "PROPN" for h in proposal.heads)
        and any(c.lower_ == "itself" for c in verb.children)
    ):
        attitude = 0  # a body that stands off from another has said no word against it
    yield Frame(verb, tuple(holders), attitude, proposal, label, would=may == "would" or perhaps)


def _contrasted(verb: Token) -> bool:
    """True for the second verb of "is not calling for a strike but wants a ballot"."""
    but = verb.dep_ == "conj" and any(c.lower_ == "but" for c in verb.head.children if c.i < verb.i)
    return but and not any(c.dep_ == "neg" for c in verb.children)


def _first_to(verb: Token) -> list[Token]:
    """Whom "X and Y were the only members to vote for it" names; empty for any other infinitive."""
    noun = verb.head
    if (
        verb.tag_ != "VB"
        or verb.dep_ not in ("acl", "relcl")
        or noun.dep_ != "attr"
        or noun.head.lemma_ != "be"
    ):
        return []
    one_of = any(
        c.lower_ in ("only", "first", "last", "latest", "among", "one") for c in (noun, *noun.children)
    )
    return subjects(noun.head) if one_of and modal(noun.head) is None and not negated(noun.head) else []


def _told_after(head: Token, verb: Token) -> bool:
    """True if the subject that the parse gives stands behind the end of a quotation: 'blame me," he said'."""
    return any(t.is_quote for t in verb.doc[verb.i : max(head.i, verb.i)])


def _excepted(head: Token) -> bool:
    """True for the chief in "stood by the officer but not the chief"."""
    first = noun_phrase(head)[0]
    doc = head.doc
    return doc[first].lower_ in ("not", "n't") or (first > 0 and doc[first - 1].lower_ in ("not", "n't"))


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
    if made is not None and made.kind == "measure" and not made.heads and not made.prefix:
        made = bare_clause(clause)
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


def wanted(verb: Token, found: Found) -> Proposal | None:
    if found.last.lower_ == "for" and found.last != verb:
        return after_for(found.last)
    heads = list(found.heads)
    clause = next(
        (c for c in _after(verb, "ccomp", "xcomp", "advcl") if c.pos_ in ("VERB", "AUX") and _content(c)),
        None,
    )  # fmt: skip
    if clause is not None and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
        had = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)
        demanded = found.phrase in ("demand", "insist on") and modal(clause) is None
        if ((clause.tag_ in ("VB", "VBN") or demanded) and not had) or modal(clause) in ("should", "must"):
            made = from_clause(clause)
            own = subjects(clause)
            thing = bool(own) and own[0].lemma_.lower() in group("verdicts", "things")
            firm = found.phrase in ("demand", "insist on", "urge") or (
                found.phrase == "want" and passive(clause)
            )
            if made is None and (thing or firm):
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
            asked = found.phrase in group("want", "pressing") or (
                found.phrase == "ask" and any(is_office(h) or h.ent_type_ == "ORG" for h in heads)
            )
            asked = asked and not any(h.lemma_.lower() in group("want", "public") for h in heads)
            pressing = asked and all(acts(h) or h.pos_ == "PROPN" for h in heads)
            if made is None and (pressing or any(is_office(h) for h in heads)):
                made = bare_clause(inner)
            return made
        return from_noun(heads[0]) if not passive(verb) else None
    return None


def _measured(proposal: Proposal, phrase: str) -> bool:
    if proposal.kind != "measure":
        return False
    if phrase == "want" and proposal.verb is not None and passive(proposal.verb):
        return True
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
    return found.phrase in group("want", "calling")


def _object(verb: Token, found: Found) -> Proposal | None:
    heads = list(found.heads)
    clause = next(
        (c for c in _after(verb, "xcomp", "pcomp", "ccomp") if c.tag_ in ("VBG", "VB")),
        None,
    ) or next((c for c in found.last.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)  # fmt: skip
    if found.phrase == "refuse" and clause is not None:
        return None  # "refused to back" holds a view back
    if found.act.name == "opposes" and clause is not None and clause.tag_ == "VB" and found.last == verb:
        return None if not heads else from_noun(heads[0])  # "sued to block": what for, not what against
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
