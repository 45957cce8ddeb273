"""The frames that need a speaker: what should be, what is right or wrong, what somebody will not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import THIRD, acts, saying_verb
from onrecord.annotators.clauses import (
    Token,
    child,
    conjuncts,
    is_verb,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    standing,
    subjects,
    supposed,
)
from onrecord.annotators.stances_idioms import idiom
from onrecord.annotators.stances_judging import worth
from onrecord.annotators.stances_matching import phrases_at
from onrecord.annotators.stances_proposals import Proposal, after_for, from_clause, from_noun, group
from onrecord.annotators.stances_reading import Frame
from onrecord.annotators.stances_worth import words

_THINKING = frozenset({"think", "believe", "feel", "see", "agree", "accept", "reckon", "consider"})
_ASKING = frozenset({"ask", "press", "question", "quiz", "challenge"})
_ANSWERS = frozenset("yes no absolutely certainly definitely indeed sure course yeah never".split())
_SAYING_WHETHER = frozenset(
    "say comment confirm answer reveal state discuss speculate address elaborate detail disclose".split()
)
# "Declined to comment on the record" tells of no matter.
_NO_SUBJECT = frozenset("record condition ground advice behalf air day time camera phone".split())


def verdicts(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All frames of a sentence whose holder is whoever says the words, and all refusals to say."""
    for token in tokens:
        found: list[Frame] = []
        if is_verb(token):
            yield from _withheld(token)
            if not question and not _unsaid(token):
                found = [*_norm(token), *_verdict(token), *_helping(token)]
        elif token.pos_ == "NOUN" and not question:
            found = list(_need(token))
        if found and not supposed(token):
            yield from found


def _unsaid(token: Token) -> bool:
    """True under "I'm not saying that"."""
    saying = saying_verb(token)
    return saying is not None and saying.lemma_ == "say" and negated(saying)


def _turn(token: Token) -> int:
    """-1 under "I don't think that", else 1."""
    saying = saying_verb(token)
    return -1 if saying is not None and saying.lemma_ in _THINKING and negated(saying) else 1


def _norm(verb: Token) -> Iterator[Frame]:
    may = modal(verb)
    main, least = verb, None
    if may in ("should", "must", "can", "shall"):
        main = verb
    elif (verb.lemma_ in ("ought", "have", "need") and verb.tag_ in ("VBZ", "VBP")) or may == "ought":
        least = child(verb, "xcomp")
        if may != "ought":
            if least is None or least.tag_ not in ("VB", "VBN") or child(verb, "dobj") is not None:
                return
            main = least
    else:
        return
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in main.children):
        return  # "must have left" is a guess
    subject = subjects(verb)
    proposal = from_clause(main, subject or None)
    if proposal is None or not (proposal.heads or proposal.prefix):
        return
    if may == "can" and not (proposal.kind == "staying" and not proposal.sign < 0 and main == proposal.verb):
        return
    if verb != main and negated(verb):
        if verb.lemma_ == "have":
            return
        proposal = replace(proposal, sign=-proposal.sign)
    if proposal.kind in ("ending", "staying", "thing") and not _certain(proposal):
        return
    if subject:
        first = min(noun_phrase(s)[0] for s in subject)
        if verb.i - first < 30:
            proposal = replace(proposal, reach=(min(first, proposal.reach[0]), proposal.reach[1]))
    act = "says they should go" if proposal.kind == "departure" else "says what should be done"
    if proposal.kind == "staying":
        act = "says they should stay"
    yield Frame(verb, (), _turn(verb), proposal, act)


def _certain(proposal: Proposal) -> bool:
    if proposal.kind == "staying" and proposal.verb is not None and proposal.verb.lemma_ in (
        "stay", "remain", "continue", "carry", "keep", "retain", "reinstate",
    ):  # fmt: skip
        return any(acts(h) or h.lower_ in THIRD or h.pos_ == "PROPN" for h in proposal.heads)
    return bool(proposal.heads) and all(
        h.lemma_.lower() in group("verdicts", "things") for h in proposal.heads
    )


def _verdict(verb: Token) -> Iterator[Frame]:
    """ "A ban would be wrong", "her resignation is not the answer", "his position is untenable"."""
    if verb.lemma_ != "be" or modal(verb) in ("could", "may", "might", "should", "must"):
        return
    said = child(verb, "acomp", "attr", "oprd")
    if said is None:
        return
    lemma = said.lemma_.lower()
    no = negated(verb) or any(c.lower_ in ("no", "not") for c in said.children)
    subject = child(verb, "nsubj", "csubj", "nsubjpass")
    if subject is None:
        return
    if lemma in group("verdicts", "right_person") and subject.pos_ in ("PROPN", "PRON", "NOUN"):
        quality = [worth(c) for c in said.children if c.dep_ == "amod"]
        wrong = any(c.lemma_ == "wrong" for c in said.children)
        named = acts(subject) or subject.lower_ in THIRD or subject.pos_ == "PROPN"
        if any(quality) and named and not (no and not wrong and sum(quality) < 0):
            sign = (-1 if no else 1) * (-1 if wrong or sum(quality) < 0 else 1) * _turn(verb)
            yield _of_person(verb, [subject], said, sign)
        return
    if lemma in group("verdicts", "untenable") | group("verdicts", "unfit") | group("verdicts", "fit"):
        owner = child(subject, "poss")
        people = (
            conjuncts(owner)
            if owner is not None
            else [subject]
            if acts(subject) or subject.lower_ in THIRD
            else []
        )
        if lemma in group("verdicts", "untenable") and owner is None:
            people = of_preposition(subject, "of")
        good = lemma in group("verdicts", "fit")
        if people and not (no and not good):
            yield _of_person(verb, people, said, (1 if good and not no else -1) * _turn(verb))
        return
    sign = worth(said)
    if not sign or (sign < 0 and no):
        return
    proposal = from_clause(subject) if subject.dep_ == "csubj" else from_noun(subject)
    if proposal is None:
        return
    if proposal.kind == "thing" and not (
        subject.lemma_.lower() in group("verdicts", "things")
        and subject.lemma_.lower() not in words("indifferent", "nouns")
        and any(c.dep_ in ("det", "poss") for c in subject.children)
    ):  # fmt: skip
        return
    sign = sign * (-1 if no else 1) * _turn(verb)
    reach = (min(proposal.reach[0], verb.i), max(proposal.reach[1], said.i + 1))
    label = "says it is right" if sign > 0 else "says it is wrong"
    yield Frame(verb, (), sign, replace(proposal, reach=reach), label)


def _of_person(verb: Token, people: Sequence[Token], said: Token, sign: int) -> Frame:
    reach = (min(noun_phrase(p)[0] for p in people), max(said.i, verb.i) + 1)
    proposal = Proposal("thing", 1, tuple(people), (0, 0), reach)
    return Frame(verb, (), sign, proposal, "speaks for them" if sign > 0 else "says they cannot stay")


def _helping(verb: Token) -> Iterator[Frame]:
    """ "One bad night does not justify a resignation", "sacking her solves nothing"."""
    if verb.lemma_ not in group("verdicts", "helping"):
        return
    held = child(verb, "dobj")
    nothing = held is not None and held.lower_ in ("nothing", "nobody", "little")
    if not (negated(verb) or nothing) or modal(verb) in ("should", "must"):
        return
    subject = child(verb, "csubj", "nsubj")
    found = from_noun(held) if held is not None and not nothing else None
    if found is None or found.kind not in ("departure", "ending"):
        found = None
        if subject is not None:
            found = from_clause(subject) if subject.dep_ == "csubj" else from_noun(subject)
            if subject.tag_ == "VBG" and found is not None and found.kind == "thing":
                found = from_clause(subject)
    if found is None or found.kind not in ("departure", "ending"):
        return
    first = subject.left_edge.i if subject is not None else verb.i
    last = noun_phrase(held)[1] if held is not None else verb.i + 1
    reach = (min(first, found.reach[0]), max(last, found.reach[1]))
    yield Frame(verb, (), -_turn(verb), replace(found, reach=reach), "sees no ground for it")


def _need(noun: Token) -> Iterator[Frame]:
    """ "There is no need for X to go", "no appetite for a suspension", "it is time for X to go"."""
    lemma = noun.lemma_.lower()
    if lemma not in (
        "need",
        "reason",
        "case",
        "ground",
        "appetite",
        "justification",
        "time",
        "cause",
        "excuse",
    ):
        return
    no = any(c.lower_ in ("no", "little") and c.dep_ == "det" for c in noun.children) or (
        noun.head.lemma_ == "be" and negated(noun.head)
    )
    word = next((c for c in noun.doc[noun.i + 1 : noun.i + 4] if c.lower_ == "for"), None)
    proposal = after_for(word) if word is not None else None
    if proposal is None or proposal.kind not in ("departure", "ending", "staying", "measure"):
        return
    if lemma == "time":
        if no or noun.head.lemma_ != "be" or proposal.kind not in ("departure", "ending"):
            return
    elif not no:
        return
    reach = (min(noun.head.i if noun.head.pos_ in ("AUX", "VERB") else noun.i, noun.i), proposal.reach[1])
    label = "sees no ground for it" if no else "says it is time"
    yield Frame(noun, (), (-1 if no else 1) * _turn(noun), replace(proposal, reach=reach), label)


def _withheld(verb: Token) -> Iterator[Frame]:
    """ "Declined to say whether X should go", "would not be drawn on", "did not rule out"."""
    lemma = verb.lemma_.lower()
    asking = any(c.dep_ in ("advcl", "ccomp", "prep") and c.lemma_ in _ASKING for c in verb.children)
    silence, fence = idiom(verb, "silence"), idiom(verb, "fence")
    hit = asking or silence or fence or lemma in _SAYING_WHETHER or lemma in ("draw", "rule")
    if not hit or (lemma != "say" and supposed(verb)):
        return
    telling = lemma if lemma in _SAYING_WHETHER else None
    top, manner = standing(verb)
    denied = negated(verb) or (top != verb and negated(top))
    holders = subjects(top)
    if (telling and holders and manner == "withheld") or (telling and denied and manner == "plain"):
        clause = next((c for c in verb.children if c.dep_ in ("ccomp", "advcl") and _whether(c)), None)
        clause = clause or _asked_whether(top)
        proposal = inside(clause) if clause is not None else _on(verb)
        if proposal is None and clause is None and lemma == "comment" and verb.right_edge.i - verb.i < 2:
            # "declined to comment", and no more
            about = Proposal("topic", 1, (), (0, 0), (top.i, verb.i + 1))
            yield Frame(top, tuple(holders), 0, about, "will not say", weak=True)
        if proposal is not None:
            reach = (min(top.i, proposal.reach[0]), max(verb.i + 1, proposal.reach[1]))
            yield Frame(top, tuple(holders), 0, replace(proposal, reach=reach), "will not say")
    if lemma == "draw" and denied and any(c.dep_ == "auxpass" for c in verb.children):
        clause = next((c for c in verb.subtree if c.i > verb.i and _whether(c)), None)
        proposal = inside(clause) if clause is not None else _on(verb)
        if proposal is not None and holders:
            yield Frame(verb, tuple(holders), 0, proposal, "will not say")
    if asking and lemma not in ("decline", "refuse") and verb.dep_ not in ("relcl", "advcl", "acl"):
        clause = _asked_whether(verb)
        proposal = inside(clause) if clause is not None else None
        answer = any(t.lower_ in _ANSWERS for t in verb.sent)
        if proposal is not None and subjects(verb) and not answer:
            yield Frame(verb, tuple(subjects(verb)), 0, proposal, "gives no answer", weak=True)
    if modal(top) in ("should", "must", "ought", "can"):
        silence = fence = None
    if silence is not None and holders and (manner == "withheld" or denied):
        yield Frame(verb, tuple(holders), 0, _open(verb, silence.last), "takes no side", weak=True)
    if fence is not None and holders and not denied and manner == "plain":
        yield Frame(verb, tuple(holders), 0, _open(verb, fence.last), "takes no side", weak=True)
    if lemma == "rule" and denied != (manner == "withheld") and any(c.lower_ == "out" for c in verb.children):
        clause = next(
            (c for c in verb.children if c.dep_ in ("xcomp", "pcomp", "ccomp") and c.tag_ == "VBG"), None
        )
        held = child(verb, "dobj")
        proposal = (
            from_clause(clause) if clause is not None else from_noun(held) if held is not None else None
        )
        if held is not None and held.lower_ in ("anything", "nothing"):
            proposal = Proposal("topic", 1, (), (0, 0), (verb.i, held.i + 1))
        if proposal is not None and holders and proposal.kind == "thing":
            named = held is not None and held.pos_ in ("NOUN", "PROPN") and held.lemma_ != "possibility"
            proposal = replace(proposal, reach=(verb.i, proposal.reach[1])) if named else None
        if proposal is not None and holders:
            yield Frame(verb, tuple(holders), 0, proposal, "does not rule out")


def _open(verb: Token, last: Token) -> Proposal:
    """What "took no position on the plan" names; else the going of whoever the article is about."""
    links = (
        c for t in (last, verb) for c in t.children if c.lower_ in ("on", "over", "about") and c.i >= last.i
    )
    for link in (*links, last):
        held = child(link, "pobj") if link.lower_ in ("on", "over", "about") else None
        if held is not None and held.pos_ in ("NOUN", "PROPN"):
            made = from_noun(held) or _bare(held)
            return replace(made, reach=(verb.i, max(made.reach[1], last.i + 1)))
    return Proposal("departure", -1, (), (0, 0), (verb.i, last.i + 1))


def _whether(clause: Token) -> bool:
    return any(
        c.lower_ in ("whether", "if") and c.i < clause.i and c.dep_ in ("mark", "advmod")
        for c in clause.children
    )


def _asked_whether(top: Token) -> Token | None:
    for c in top.children:
        if c.lemma_ in _ASKING and c.dep_ in ("advcl", "ccomp", "prep"):
            return next((g for g in c.subtree if g.pos_ in ("VERB", "AUX") and _whether(g)), None)
    return None


def inside(clause: Token) -> Proposal | None:
    """The proposal, or the target of the attitude, that a "whether" clause leaves open."""
    whole = (clause.left_edge.i, clause.right_edge.i + 1)
    if modal(clause) in ("should", "must", "ought", "would", "will", "can", "could") or clause.lemma_ in (
        "need",
        "have",
    ):
        main = clause
        if clause.lemma_ in ("have", "need", "ought"):
            main = child(clause, "xcomp") or clause
        found = from_clause(main)
        if found is not None and found.kind != "measure":
            return replace(found, reach=whole)
    held = child(clause, "dobj")
    if held is not None and held.lemma_ in group("nouns", "for"):
        target = of_preposition(held, "in", "for", "of") or of_preposition(clause, "in", "for")
        if target:
            return replace(from_noun(target[0]) or _bare(target[0]), reach=whole)
    for phrase in phrases_at(clause):
        if phrase.heads and phrase.act.name in ("backs", "opposes", "condemns", "accepts", "want"):
            inner = after_for(phrase.last) if phrase.last.lower_ == "for" else None
            return replace(inner or from_noun(phrase.heads[0]) or _bare(phrase.heads[0]), reach=whole)
    if clause.lemma_ == "be" or held is None:
        subject = child(clause, "nsubj", "nsubjpass")
        said = child(clause, "acomp", "attr")
        if subject is not None and said is not None and said.lemma_ in ("fit", "untenable", "right", "safe"):
            return replace(_bare(child(subject, "poss") or subject), reach=whole)
    return None


def _bare(head: Token) -> Proposal:
    a, b = noun_phrase(head)
    return Proposal("thing", 1, (head,), (a, b), (a, b))


def _on(verb: Token) -> Proposal | None:
    """What "comment on X's future" is about; only a person's future or position, or a proposal."""
    for held in of_preposition(verb, "on", "about"):
        if held.lemma_ in ("future", "position", "fate", "job") and child(held, "poss") is not None:
            return _bare(child(held, "poss"))
        found = from_noun(held)
        if found is not None and found.kind in ("departure", "ending"):
            return found
        asked = held.lemma_ in group("verdicts", "things") | group("withheld", "asked_of")
        if asked and any(c.dep_ in ("det", "poss") for c in held.children):
            return _bare(held)
        if held.lemma_ in group("withheld", "matters") and child(held, "poss") is None:
            return Proposal("topic", 1, (), (0, 0), (verb.i, held.i + 1))
        if held.pos_ in ("NOUN", "PROPN") and not held.ent_type_ and held.lemma_ not in _NO_SUBJECT:
            return _bare(held)
    return None
