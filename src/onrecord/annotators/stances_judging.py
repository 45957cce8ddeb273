"""The frames by which somebody judges: what they call it, how they feel, what it did right or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import saying_verb
from onrecord.annotators.clauses import (
    Token,
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
from onrecord.annotators.stances_matching import head_after, phrases_at
from onrecord.annotators.stances_proposals import Proposal, from_clause, from_noun, group, verb_phrase
from onrecord.annotators.stances_reading import Frame, disputed

WINDOW = 14
# The verbs of "got it right", "let us down", "did nothing wrong", "makes no sense", "fails us", "is up".
_DOING = frozenset({"get", "call", "let", "do", "make", "fail", "be"})


def judgings(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All judging frames of a sentence, in order."""
    if question:
        return
    for token in tokens:
        if is_verb(token):
            found = list(_at(token))
            if found and not supposed(token):
                yield from found


def _at(token: Token) -> Iterator[Frame]:
    lemma = token.lemma_.lower()
    if lemma in group("judging", "calling"):
        yield from _called(token)
    yield from _felt(token)
    yield from _did(token)
    if lemma == "be":
        yield from _role(token)
        yield from _right_to(token)
        yield from _there_should(token)
        yield from _is_justice(token)
    yield from _lodged(token)
    yield from _insisted(token)
    if lemma in group("judging", "contesting"):
        yield from _contested(token)


def worth(word: Token) -> int:
    """+1 for a word of praise, -1 for one of blame, 0 for any other; "too" makes blame of any measure."""
    lemma = word.lemma_.lower()
    if word.lower_ == "goods":
        return 0
    if lemma in group("judging", "measures") and any(c.lower_ == "too" for c in word.children):
        return -1
    if lemma in group("verdicts", "good") or lemma in group("judging", "good"):
        return 1
    return -1 if lemma in group("verdicts", "bad") or lemma in group("judging", "bad") else 0


def _turned(token: Token) -> int:
    saying = saying_verb(token)
    thinking = saying is not None and saying.lemma_ in ("think", "believe", "feel", "see", "agree", "accept")
    return -1 if thinking and saying is not None and negated(saying) else 1


def _thing(heads: Sequence[Token], reach: tuple[int, int]) -> Proposal:
    a, b = noun_phrase(heads[0])
    return Proposal("thing", 1, tuple(heads), (a, b), (min(a, reach[0]), max(b, reach[1])))


def _certain(head: Token) -> bool:
    """True if the head is somebody, or a certain thing that people are for or against."""
    if head.lower_ in ("him", "her", "he", "she", "they", "them"):
        return True
    return head.pos_ != "PRON" and disputed(_thing([head], (head.i, head.i + 1)), definite=True)


def _called(verb: Token) -> Iterator[Frame]:
    """ "Called the decision a disgrace", "hailed the judgment as a victory"."""
    top, manner = standing(verb)
    if manner != "plain" or negated(verb) or modal(top) not in (None, "will"):
        return
    if passive(verb):
        return
    target = head_after(verb.i + 1, verb.doc) or child(verb, "dobj")
    if target is None or target.sent != verb.sent:
        return
    stop = noun_phrase(target)[1]
    if stop < len(verb.doc) and verb.doc[stop].pos_ == "NOUN":
        return  # the parse has cut the noun phrase in two
    found = 0
    said = target
    if verb.lemma_ in group("judging", "calling_as") and (
        stop >= len(verb.doc) or not any(t.lower_ == "as" for t in verb.doc[stop : stop + 2])
    ):
        return
    inside = [c for c in target.children if c.dep_ == "appos"]
    for word in [target, *inside, *verb.doc[stop : min(stop + WINDOW, verb.sent.end)]]:
        if word.text in (";", ".") or (word.dep_ == "nsubj" and word.head.tag_ in ("VBD", "VBZ", "VBP")):
            break
        found = worth(word)
        if found:
            said = word
            break
    holders = subjects(top)
    if not found or not holders:
        return
    if said == target:
        parts = [
            c
            for c in target.children
            if c.dep_ in ("compound", "nmod", "amod") and c.pos_ in ("NOUN", "PROPN")
        ]
        if not parts:
            return
        target = parts[-1]
    elif not _certain(target):
        return
    proposal = _thing([target], (verb.i, said.i + 1))
    yield Frame(verb, tuple(holders), found, proposal, "speaks well of" if found > 0 else "condemns")


def _felt(verb: Token) -> Iterator[Frame]:
    """ "Is disappointed by the ruling", "was delighted with the verdict"."""
    feeling = verb
    if verb.lemma_ in ("be", "feel", "remain", "seem"):
        said = child(verb, "acomp")
        if said is None:
            return
        feeling = said
    elif not passive(verb):
        return
    word = feeling.lower_ if feeling.tag_ == "VBN" else feeling.lemma_.lower()
    sign = 1 if word in group("judging", "glad") else -1 if word in group("judging", "sorry") else 0
    if not sign or (negated(verb) and sign < 0):
        return
    held = of_preposition(feeling, "with", "by", "at", "about", "over") or of_preposition(
        verb, "with", "by", "at"
    )
    holders = [h for h in subjects(verb) if h not in held]
    if (
        not held
        or not holders
        or not _disputed_only(held[0])
        or modal(verb) in ("would", "could", "may", "might")
    ):
        return
    sign = -sign if negated(verb) else sign
    last = noun_phrase(held[-1])[1]
    proposal = from_noun(held[0]) or _thing(held, (verb.i, last))
    proposal = replace(proposal, reach=(min(verb.i, proposal.reach[0]), max(last, proposal.reach[1])))
    yield Frame(verb, tuple(holders), sign, proposal, "is glad of" if sign > 0 else "is unhappy with")


def _disputed_only(head: Token) -> bool:
    return head.lemma_.lower() in group("verdicts", "things") or (
        head.pos_ == "PROPN" and head.ent_type_ == "PERSON"
    )


def _did(verb: Token) -> Iterator[Frame]:
    """ "Got it right", "let us down", "has done nothing wrong", "makes no sense", "cannot continue"."""
    lemma = verb.lemma_.lower()
    no = negated(verb)
    if lemma not in _DOING and not no:
        return
    after = {t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]}
    may = modal(verb)
    sign = 0
    if lemma in ("get", "call") and "it" in after and after & {"right", "wrong"} and not no:
        sign = 1 if "right" in after else -1
    elif lemma == "let" and "down" in after and not no:
        sign = -1
    elif lemma == "do" and {"nothing", "wrong"} <= after:
        sign = 1
    elif lemma == "make" and "sense" in after and may is None:
        sign = -1 if no or "no" in after or "little" in after else 1
    elif lemma == "make" and after & {"decision", "call", "choice"} and after & {"right", "wrong"} and not no:
        sign = 1 if "right" in after else -1
    elif (lemma == "fail" and not no and after & {"us", "them"}) or (
        no and may in ("can", "could") and verb_phrase(verb, group("judging", "continuing"))
    ):
        sign = -1
    elif lemma == "be" and after & {"up", "over"}:
        subject = child(verb, "nsubj")
        owner = child(subject, "poss") if subject is not None and subject.lemma_ == "time" else None
        if owner is not None and not no:
            yield Frame(
                verb, (), -_turned(verb), _thing([owner], (owner.i, verb.i + 2)), "says they cannot stay"
            )
        return
    elif may in ("should", "ought") and no and passive(verb):
        perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
        sign = -1 if perfect else 0
    if not sign or may in ("would", "might", "may"):
        return
    own = [s for s in subjects(verb) if _certain(s)]
    if not own:
        return
    first = min(noun_phrase(s)[0] for s in own)
    label = "says they did right" if sign > 0 else "says they did wrong"
    yield Frame(verb, (), sign * _turned(verb), _thing(own, (first, verb.i + 1)), label)


def _role(verb: Token) -> Iterator[Frame]:
    """ "Is a fierce critic of the project", "has been an ally of Ms X"."""
    said = child(verb, "attr")
    if said is None or negated(verb) or modal(verb) not in (None, "will"):
        return
    lemma = said.lemma_.lower()
    sign = 1 if lemma in group("judging", "friends") else -1 if lemma in group("judging", "foes") else 0
    held = of_preposition(said, "of")
    holders = subjects(verb)
    if not sign or not held or not holders or any(c.lower_ in ("former", "once") for c in said.children):
        return
    proposal = from_noun(held[0])
    if proposal is not None and disputed(proposal, definite=True):
        yield Frame(verb, tuple(holders), sign, proposal, "backs" if sign > 0 else "opposes")


def _right_to(verb: Token) -> Iterator[Frame]:
    """ "X was right to complain", "it was a mistake to blame the engineer"."""
    said = child(verb, "acomp", "attr")
    if said is None or modal(verb) in ("could", "may", "might"):
        return
    sign = worth(said)
    if not sign or (negated(verb) and sign < 0):
        return
    sign = (-sign if negated(verb) else sign) * _turned(verb)
    subject = child(verb, "nsubj")
    clause = infinitive_after(said.i + 1, verb.doc)
    if clause is None or subject is None:
        return
    if subject.lower_ == "it":
        proposal = _acting(clause) or from_clause(clause)
        if proposal is not None and (proposal.kind != "measure" or proposal.prefix):
            reach = (min(verb.i, proposal.reach[0]), proposal.reach[1])
            yield Frame(verb, (), sign, replace(proposal, reach=reach), "judges it")
        return
    if said.lemma_ in ("right", "wrong") and _certain(subject):
        label = "says they did right" if sign > 0 else "says they did wrong"
        yield Frame(verb, (), sign, _thing([subject], (subject.i, clause.i + 1)), label)


def _acting(verb: Token) -> Proposal | None:
    """A clause that takes a side itself: "to blame the engineer" is against the engineer."""
    for found in phrases_at(verb):
        if found.act.name != "want" and found.heads and _certain(found.heads[0]):
            made = _thing(list(found.heads), (verb.i, verb.i + 1))
            return replace(made, sign=found.act.sign, kind="ending" if found.act.sign < 0 else "thing")
    return None


def _there_should(verb: Token) -> Iterator[Frame]:
    """ "There should be a full inquiry", "there must be no strike"."""
    if child(verb, "expl") is None or modal(verb) not in ("should", "must"):
        return
    said = child(verb, "attr", "dobj")
    if said is None or said.lemma_.lower() not in group("proposals", "measure_nouns"):
        return
    proposal = from_noun(said)
    if proposal is not None:
        no = negated(verb) or any(c.lower_ == "no" for c in said.children)
        yield Frame(verb, (), -1 if no else 1, proposal, "calls for it")


def _contested(verb: Token) -> Iterator[Frame]:
    """ "Will appeal against the verdict", "plans to challenge the merger in court", "appealed the fine"."""
    top, manner = standing(verb, intending=True)
    if manner != "plain" or negated(verb) or negated(top) or modal(top) not in (None, "will", "would"):
        return
    heads = of_preposition(verb, "against", "over") or ([] if passive(verb) else _objects(verb))
    heads = [h for h in heads if h.lemma_.lower() in group("verdicts", "things")]
    holders = subjects(top)
    if verb.lemma_ == "appeal" and not heads and holders and modal(top) != "would":
        if not any(c.lower_ in ("for", "to") and c.dep_ in ("prep", "dative") for c in verb.children):
            yield Frame(verb, tuple(holders), -1, ruling(verb.i, verb.i + 1), "contests")
        return
    if not heads or not holders or (modal(top) == "would" and saying_verb(top) is None):
        return
    yield Frame(verb, tuple(holders), -1, _thing(heads, (verb.i, verb.i + 1)), "contests")


def ruling(first: int, last: int) -> Proposal:
    """The ruling that the article is about, where the sentence does not name it."""
    return Proposal("ruling", 1, (), (0, 0), (first, last))


def _lodged(verb: Token) -> Iterator[Frame]:
    """ "Lodged an appeal", "justice has been done"."""
    if verb.lemma_ in ("lodge", "file", "launch") and child(verb, "dobj") is not None:
        held = child(verb, "dobj")
        top, manner = standing(verb, intending=True)
        if (
            held is not None
            and held.lemma_ == "appeal"
            and manner == "plain"
            and subjects(top)
            and not negated(verb)
        ):
            yield Frame(verb, tuple(subjects(top)), -1, ruling(verb.i, held.i + 1), "contests")
    subject = child(verb, "nsubjpass", "nsubj")
    if (
        verb.lemma_ in ("do", "serve", "prevail")
        and subject is not None
        and subject.lemma_.lower() == "justice"
    ):
        sign = -1 if negated(verb) else 1
        if modal(verb) is None:
            yield Frame(verb, (), sign * _turned(verb), ruling(subject.i, verb.i + 1), "judges it")


def _is_justice(verb: Token) -> Iterator[Frame]:
    """ "This is not justice", "he is a scapegoat"."""
    said, subject = child(verb, "attr"), child(verb, "nsubj")
    if said is None or subject is None or modal(verb) is not None:
        return
    lemma = said.lemma_.lower()
    if lemma == "justice" and subject.lower_ in ("this", "that", "it"):
        yield Frame(verb, (), -1 if negated(verb) else 1, ruling(subject.i, said.i + 1), "judges it")
    sign = (
        1
        if lemma in group("judging", "person_good")
        else -1
        if lemma in group("judging", "person_bad")
        else 0
    )
    named = subject.lower_ in ("he", "she") or (subject.pos_ == "PROPN" and subject.ent_type_ == "PERSON")
    if sign and named and not negated(verb):
        reach = (noun_phrase(subject)[0], said.i + 1)
        label = "speaks well of" if sign > 0 else "condemns"
        yield Frame(verb, (), sign * _turned(verb), _thing([subject], reach), label)


def _insisted(verb: Token) -> Iterator[Frame]:
    """ "Insisted that the game would go ahead", "promised that the plan would not be dropped"."""
    if verb.lemma_ not in group("judging", "insisting") or negated(verb) or modal(verb) is not None:
        return
    clause = child(verb, "ccomp")
    holders = subjects(verb)
    if clause is None or modal(clause) not in ("will", "would") or not holders:
        return
    proposal = from_clause(clause)
    if proposal is None or proposal.kind not in ("staying", "ending") or set(proposal.heads) & set(holders):
        return
    if all(disputed(_thing([h], proposal.reach)) for h in proposal.heads):
        yield Frame(verb, tuple(holders), 1, proposal, "insists on it")


def _objects(verb: Token) -> list[Token]:
    held = child(verb, "dobj")
    return conjuncts(held) if held is not None else []
