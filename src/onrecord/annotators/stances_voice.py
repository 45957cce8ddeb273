"""The frames in which an outlet tells in its own words where somebody stands: how it was met, said, vowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.annotators.actors import THIRD, acts, saying_verb
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    counted,
    is_verb,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    standing,
    subjects,
    supposed,
)
from onrecord.annotators.stances_judging import worth
from onrecord.annotators.stances_matching import head_after
from onrecord.annotators.stances_proposals import Proposal, bare_clause, from_clause, from_noun, group
from onrecord.annotators.stances_reading import Frame, disputed

# How many tokens may stand between what was met with a feeling and whose feeling it is.
_NEAR = 10
_HARD = frozenset({"may", "might", "could", "can", "should", "must", "ought"})


@cache
def _verbs() -> frozenset[str]:
    """The lemmas that any frame of a verb may begin with."""
    names = ("meeting", "drawing", "vowing", "harming", "helping", "wronging", "denying", "reckoning")
    return group("proposals", "banning").union({"come", "question"}, *(group("voice", n) for n in names))


def voiced(tokens: Sequence[Token], question: bool) -> Iterator[Frame]:
    """All such frames of a sentence, in order."""
    if question:
        return
    for token in tokens:
        found: list[Frame] = []
        lemma = token.lemma_.lower()
        if lemma in _verbs() and is_verb(token):
            found = [*_met(token, lemma), *_vowed(token, lemma), *_said_to_do(token, lemma)]
            found += [*_denied(token, lemma), *_doubted(token, lemma), *_reckoned(token, lemma)]
            found += _banned(token, lemma)
        elif token.pos_ == "NOUN":
            found = [*_in_protest(token, lemma), *_by_name(token, lemma)]
        if token.pos_ in ("ADJ", "VERB") and not found:
            found = list(_minded(token))
        if found and not supposed(token):
            yield from found


def _thing(heads: Sequence[Token], *others: Token) -> Proposal:
    spans = [noun_phrase(h) for h in heads]
    first = min([a for a, _ in spans] + [t.i for t in others])
    last = max([b for _, b in spans] + [t.i + 1 for t in others])
    return Proposal("thing", 1, tuple(heads), spans[0], (first, last))


def _about(head: Token, *others: Token, loose: bool = False) -> Proposal | None:
    """What a noun names as the target of a view: a proposal, somebody, or one certain thing; else None.

    With `loose` any thing will do, but for what people deal with every day.
    """
    made = from_noun(head)
    if made is None or not (made.heads or made.prefix):
        return None
    if made.kind == "thing":
        if head.pos_ == "PRON" and head.lower_ not in THIRD:
            return None
        free = loose and head.pos_ == "NOUN" and head.lemma_.lower() not in group("indifferent", "nouns")
        if head.lower_ not in THIRD and not free and not disputed(made, definite=True):
            return None
        made = replace(made, heads=tuple(conjuncts(head)))
    places = [made.reach[0], made.reach[1] - 1, *(t.i for t in others)]
    return replace(made, reach=(min(places), max(places) + 1))


def _holders(heads: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(h for h in heads if acts(h) or acts(counted(h)) or h.pos_ in ("PROPN", "PRON"))


def _feeling(noun: Token) -> int:
    lemma = noun.lemma_.lower()
    if lemma in group("voice", "warm"):
        return 1
    return -1 if lemma in group("voice", "cold") else 0


def _met(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Was greeted with dismay by teachers", "drew praise from the mayor", "came under fire from"."""
    noun: Token | None = None
    if lemma in group("voice", "meeting") and passive(verb):
        noun = next(iter(of_preposition(verb, "with", "by")), None)
    elif lemma in group("voice", "drawing") and not passive(verb):
        noun = child(verb, "dobj")
    elif lemma == "come":
        place = preposition(verb, "under", "in")
        after = verb.doc[place.i + 1] if place is not None and place.i + 1 < len(verb.doc) else None
        if place is not None and place.lower_ == "under":
            noun = child(place, "pobj")
        elif after is not None and after.lower_ == "for":
            noun = head_after(after.i + 1, verb.doc)
    sign = _feeling(noun) if noun is not None else 0
    top, manner = standing(verb)
    if noun is None or not sign or manner != "plain" or negated(verb) or modal(top) not in (None, "will"):
        return
    whose: Sequence[Token] = ()
    for word in verb.doc[noun.i + 1 : min(noun.i + _NEAR, verb.sent.end)]:
        if word.lower_ in ("from", "by", "among") and word.dep_ in ("prep", "agent"):
            held = child(word, "pobj")
            whose = _holders(conjuncts(held)) if held is not None else ()
            break
    what = [s for s in subjects(top) if s not in whose]
    target = _about(what[0], verb, noun) if what else None
    if whose and target is not None:
        yield Frame(verb, tuple(whose), sign, target, "welcomes it" if sign > 0 else "criticises")


def _vowed(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Promised to veto the bill", "sued to block the merger", "is fighting to save the ward"."""
    if lemma not in group("voice", "vowing") or negated(verb) or passive(verb):
        return
    clause = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > verb.i and c.tag_ == "VB"
        ),
        None,
    )
    if (
        clause is None
        or child(clause, "nsubj") is not None
        or not any(c.lower_ == "to" for c in clause.children)
    ):
        return
    top, manner = standing(verb)
    if manner != "plain" or modal(top) not in (None, "will") or negated(top):
        return
    holders = _holders(subjects(top))
    if child(verb, "dobj") is not None and verb.lemma_ in ("want", "urge", "ask"):
        return
    held = child(clause, "dobj")
    made = None if clause.lemma_ in group("proposals", "banning") else from_clause(clause, holders)
    if made is None and clause.lemma_ in group("voice", "fighting"):
        made = replace(_thing(conjuncts(held), clause), kind="ending", sign=-1) if held is not None else None
    if made is None or not holders or set(made.heads) & set(holders):
        return
    if made.kind not in ("ending", "staying") and not made.prefix:
        return
    if made.heads and not (
        made.heads[0].lower_ in THIRD or disputed(_thing(made.heads), made.kind == "ending")
    ):
        return
    reach = (min(verb.i, made.reach[0]), max(clause.i + 1, made.reach[1]))
    yield Frame(verb, holders, 1, replace(made, reach=reach), "means to do it")


def _said_to_do(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Warned that the plan would ruin the town", "said the levy would protect jobs"."""
    saying = saying_verb(verb)
    if saying is None or negated(saying) or modal(saying) in _HARD or supposed(saying):
        return
    may, no = modal(verb), negated(verb)
    bad, good = lemma in group("voice", "harming"), lemma in group("voice", "helping")
    wrong = lemma in group("voice", "wronging")
    if not (bad or good or wrong) or (may in _HARD and saying.lemma_ not in ("warn", "fear")):
        return
    if passive(verb) or (no and not good):
        return
    subject = child(verb, "csubj", "nsubj")
    if subject is None:
        return
    if subject.dep_ == "csubj" or (subject.tag_ == "VBG" and child(subject, "dobj") is not None):
        target = from_clause(subject)
    elif wrong or subject.lemma_.lower() in group("verdicts", "things"):
        target = _about(subject, verb)
    elif bad and subject.pos_ in ("NOUN", "PROPN") and _wilful(verb, lemma):
        target = _thing([subject], verb)
    else:
        return
    told = subjects(saying)
    if target is None or not told or (wrong and (not acts(subject) or subject in told)):
        return
    sign = 1 if good and not no else -1
    label = "says it does good" if sign > 0 else "says it does harm" if not wrong else "says they did wrong"
    reach = (min(verb.i, target.reach[0]), max(verb.i + 1, target.reach[1]))
    yield Frame(verb, (), sign, replace(target, reach=reach), label)


def _wilful(verb: Token, lemma: str) -> bool:
    """True unless the harm may be a storm's or a fire's: done once, in the past."""
    return verb.tag_ != "VBD" or lemma in group("voice", "blaming")


def _denied(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Denied the allegations", "dismissed claims that she lied", "laughed off the rumours"."""
    if lemma not in group("voice", "denying") or passive(verb):
        return
    held = child(verb, "dobj") or head_after(verb.i + 2, verb.doc)
    top, manner = standing(verb)
    if held is None or held.sent != verb.sent or manner != "plain" or negated(verb) or negated(top):
        return
    what = held.lemma_.lower()
    if what not in group("voice", "accusations") or modal(top) not in (None, "will"):
        return
    holders = tuple(h for h in _holders(subjects(top)) if h != held)
    if holders:
        yield Frame(verb, holders, -1, _thing([held], verb), "denies it")


def _banned(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Has banned such adverts", "would outlaw the trade"; whom a ban sends off the field is no target."""
    if lemma not in group("proposals", "banning") or passive(verb) or negated(verb):
        return
    held = child(verb, "dobj")
    top, manner = standing(verb, intending=True)
    if held is None or manner != "plain" or negated(top) or modal(top) not in (None, "will", "would"):
        return
    holders = _holders(subjects(top))
    if holders and held.pos_ == "NOUN" and not acts(held) and preposition(verb, "from") is None:
        yield Frame(verb, holders, -1, _thing(conjuncts(held), verb), "bans it", would=modal(top) == "would")


def _reckoned(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Considers the levy long overdue", "thinks the offer an insult"."""
    if lemma not in group("voice", "reckoning") or negated(verb) or passive(verb):
        return
    said = child(verb, "ccomp", "oprd", "xcomp")
    if (
        said is None
        or said.pos_ not in ("ADJ", "NOUN")
        or any(c.dep_ in ("aux", "cop", "mark") for c in said.children)
    ):
        return
    what = child(said, "nsubj") or child(verb, "dobj")
    top, manner = standing(verb)
    sign = worth(said) * (-1 if negated(said) else 1)
    if what is None or not sign or manner != "plain" or modal(top) not in (None, "will"):
        return
    holders, target = _holders(subjects(top)), _about(what, verb, said)
    if holders and target is not None and what not in holders:
        yield Frame(verb, holders, sign, target, "speaks well of" if sign > 0 else "condemns")


def _doubted(verb: Token, lemma: str) -> Iterator[Frame]:
    """ "Questioned the decision", "cast doubt on the verdict"."""
    if lemma != "question" or passive(verb) or negated(verb):
        return
    held = child(verb, "dobj")
    top, manner = standing(verb)
    if held is None or manner != "plain" or modal(top) not in (None, "will"):
        return
    doubted = group("verdicts", "things") | group("voice", "doubted")
    holders = _holders(subjects(top))
    sure = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that") for c in held.children)
    if held.lemma_.lower() in doubted and sure and holders:
        yield Frame(verb, holders, -1, _thing([held], verb), "questions it")


def _in_protest(noun: Token, lemma: str) -> Iterator[Frame]:
    """ "Walked out in protest at the cuts", "a rally in support of the strike", "in defiance of the ban"."""
    sides = {
        **dict.fromkeys(group("voice", "in_favour"), 1),
        **dict.fromkeys(group("voice", "in_protest"), -1),
    }
    sign = sides.get(lemma, 0)
    if not sign or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "as") or noun.i + 2 >= len(noun.doc):
        return
    link = noun.doc[noun.i + 1]
    verb = next((a for a in noun.head.ancestors if is_verb(a) or a.dep_ == "relcl"), noun.head)
    if link.lower_ not in ("of", "at", "against", "over", "to", "with", "for") or not is_verb(verb):
        return
    if verb.lemma_ == "be" or negated(verb) or modal(verb) in _HARD:
        return
    held = child(link, "pobj") or head_after(link.i + 1, noun.doc)
    target = _about(held, noun, loose=True) if held is not None and held.sent == noun.sent else None
    if held is not None and held.lemma_ in group("nouns", "no_confidence") and of_preposition(held, "of"):
        return  # read as the motion's own side
    doing = child(link, "pcomp")
    if doing is not None and doing.tag_ == "VBG" and lemma not in ("favour", "favor"):
        target = from_clause(doing) or bare_clause(doing)
    top, manner = standing(verb, intending=True)
    holders = _holders(agents(verb) if passive(verb) else subjects(top))
    if target is None or manner != "plain" or not holders or held in holders:
        return
    yield Frame(noun, holders, sign, target, "acts for it" if sign > 0 else "protests")


def _by_name(noun: Token, lemma: str) -> Iterator[Frame]:
    """ "Ms X, a critic of the scheme, ...", "Mr Y, as a backer of the plan, ..."."""
    sign = 1 if lemma in group("judging", "friends") else -1 if lemma in group("judging", "foes") else 0
    if not sign or lemma in ("friend", "fan", "enemy", "ally", "admirer"):
        return
    if any(c.lower_ in ("former", "once", "no", "early") for c in noun.children):
        return
    holders: Sequence[Token] = ()
    if noun.dep_ == "appos" and noun.head.pos_ in ("PROPN", "NOUN"):
        holders = _holders([noun.head])
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verb(noun.head.head):
        holders = _holders(subjects(noun.head.head)[:1])
    held = of_preposition(noun, "of", "for")
    target = _about(held[0], noun, loose=True) if held else None
    if holders and target is not None and held[0] not in holders:
        yield Frame(noun, tuple(holders), sign, target, "backs" if sign > 0 else "opposes")


def _minded(word: Token) -> Iterator[Frame]:
    """ "Shopkeepers, angry at the charge, ...", "is wary of the merger", "long opposed to the plan"."""
    lemma = word.lower_
    sign = (
        1 if lemma in group("voice", "minded_for") else -1 if lemma in group("voice", "minded_against") else 0
    )
    if not sign:
        return
    link = preposition(word, "of", "to", "at", "about", "over", "with", "by", "towards", "in")
    held = child(link, "pobj") if link is not None and link.i > word.i else None
    if held is None:
        return
    holders: Sequence[Token] = ()
    verb = word.head
    if word.dep_ in ("acomp", "oprd") and verb.lemma_ in ("be", "remain", "feel", "seem", "become", "grow"):
        top, manner = standing(verb)
        if manner != "plain" or modal(top) in _HARD | {"would"}:
            return
        if negated(verb):
            if sign < 0:
                return
            sign = -1
        holders = subjects(top)
    elif word.dep_ in ("amod", "acl", "appos") and word.i > verb.i and not negated(word):
        holders = [verb.head if verb.dep_ == "appos" and verb.head.pos_ == "PROPN" else verb]
    elif word.dep_ == "advcl" and is_verb(verb) and not negated(word):
        holders = subjects(verb)
    holders = tuple(h for h in _holders(holders) if h != held)
    target = _about(held, word, loose=lemma in group("voice", "minded_firmly"))
    if holders and target is not None:
        label = "is in favour of" if sign > 0 else "is unhappy with"
        yield Frame(word, holders, sign, target, label)
