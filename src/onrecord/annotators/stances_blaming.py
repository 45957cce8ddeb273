"""The forms of quoted verdicts: predicates, deeds, descriptions, denials and epithets."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.actors import FIRST, acts
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    finite,
    infinitive_after,
    is_verb,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    standing,
    subjects,
)
from onrecord.annotators.stances_matching import head_after
from onrecord.annotators.stances_proposals import bare_clause, from_clause
from onrecord.annotators.stances_said import OPEN, Said, label, over
from onrecord.annotators.stances_worth import denied, phrase, predicate, valued, weight, words

_COPULAS = frozenset({"be", "seem", "look", "sound", "remain", "appear", "become", "feel"})
_CERTAIN = frozenset({"this", "that", "these", "those", "such", "the", "his", "her", "their", "its"})
_CALLING = frozenset(
    "call describe brand label dub denounce dismiss condemn slam deem term blast deride decry hail praise "
    "consider regard see view find characterise characterize decree declare pronounce judge attack "
    "criticise criticize accuse".split()
)
# How many tokens may stand between a verb of calling and the word that judges.
_WINDOW = 16


def blaming(token: Token) -> Iterator[Said]:
    """The verdict that a token passes, in one of the forms of this module: at most one."""
    if is_verb(token):
        for read in (_verdict, _disqualified, _deed, _behaved, _described, _denied):
            found = next(read(token), None)
            if found is not None:
                yield found
                return
    elif token.pos_ == "NOUN":
        found = next(_epithet(token), None) or next(_nominal(token), None)
        if found is not None:
            yield found


def _verdict(verb: Token) -> Iterator[Said]:
    """ "It is a terrible deal", "that decision was wrong", "she is the best candidate"."""
    if verb.lemma_ not in _COPULAS or modal(verb) in OPEN:
        return
    subject = child(verb, "nsubj", "csubj")
    if subject is None:
        return
    if subject.lower_ in ("which", "who", "that") and verb.dep_ == "relcl":
        subject = verb.head
    if subject.i > verb.i or any(c.lower_ == "what" for c in subject.children):
        return
    sign, last = phrase(verb, "phrases", "good", "bad")
    said = verb.doc[last - 1] if sign else predicate(verb)
    if said is None or said.lemma_ in ("early", "soon"):
        return
    person = acts(subject) or subject.lower_ in ("he", "she", "they")
    if not sign:
        mild = not person or said.pos_ in ("NOUN", "PROPN")
        sign = valued(said, mild)
        last = noun_phrase(said)[1] if said.pos_ == "NOUN" else said.i + 1
        no = denied(verb, said)
        if said.pos_ == "ADJ" and any(c.lower_ == "too" for c in said.children):
            sign = -1
    else:
        no = negated(verb) and not any(t.lower_ in ("not", "no") for t in verb.doc[said.i - 2 : last])
    if not sign or (no and sign < 0):
        return
    sign = -sign if no else sign
    reach = over(subject, verb, said)
    if subject.dep_ == "csubj" or (subject.tag_ == "VBG" and child(subject, "dobj") is not None):
        made = from_clause(subject)
        if made is not None and made.heads:
            yield Said(said, verb, sign * made.sign, label(sign * made.sign), reach, targets=made.heads)
            return
        made = bare_clause(subject)
        if made is not None and made.words[1] > made.words[0] + 1:
            yield Said(said, verb, sign * made.sign, label(sign), reach, words=made.words)
        return
    if subject.lower_ == "it":
        clause = infinitive_after(last, verb.doc)
        if clause is not None and said.lemma_ != "thing":
            if clause.lemma_.lower() in words("duties", "idle") | {"presume", "assume", "suggest", "expect"}:
                return
            made = from_clause(clause) or bare_clause(clause)
            if made is not None and made.kind == "measure" and made.words[1] > made.words[0]:
                reach = (reach[0], max(reach[1], made.words[1]))
                yield Said(said, verb, sign, label(sign), reach, words=made.words)
            return
        if any(c.dep_ in ("ccomp", "advcl") and c.i > said.i for c in (*verb.children, *said.children)):
            return
    yield Said(said, verb, sign, label(sign), reach, targets=tuple(conjuncts(subject)))


def _disqualified(verb: Token) -> Iterator[Said]:
    """ "That is disqualifying", "it was sickening": a predicate that the parse takes for a progressive."""
    if verb.tag_ != "VBG" or child(verb, "dobj", "prep") is not None or not weight(verb) or negated(verb):
        return
    subject = child(verb, "nsubj")
    being = any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    if subject is not None and being and verb.lower_ in words("worth", "bad") | words("worth", "good"):
        sign = weight(verb)
        yield Said(verb, verb, sign, label(sign), over(subject, verb), targets=(subject,))


def _deed(verb: Token) -> Iterator[Said]:
    """ "They betrayed us", "the company failed to tell them", "he has done nothing wrong"."""
    if modal(verb) in OPEN or verb.lemma_ == "be":
        return
    lemma = verb.lemma_.lower()
    sign, last = phrase(verb, "deeds", "good_phrases", "bad_phrases")
    no = negated(verb)
    if not sign:
        last = verb.i + 1
        if lemma in words("deeds", "bad"):
            sign = -1
        elif lemma in words("deeds", "good"):
            sign = 1
        elif no and _named(verb) & words("deeds", "due"):
            sign, no = -1, False
        elif (ill := child(verb, "dobj")) is not None and valued_ill(verb, ill):
            sign = valued_ill(verb, ill)
            last = ill.i + 1
        elif lemma in ("fail", "refuse") and child(verb, "xcomp") is not None:
            sign = -1
    if not sign or (no and sign < 0):
        return
    own = agents(verb) if passive(verb) else subjects(verb)
    if no and sign > 0:
        sign = -1
    if verb.dep_ == "xcomp" and not passive(verb):
        top, manner = standing(verb, intending=True)
        if manner != "plain" or negated(top):
            return
    own = [o for o in own if o.lower_ not in FIRST and o.lower_ != "you"]
    if not own:
        return
    if not finite(verb) and verb.dep_ not in ("xcomp", "conj", "relcl") and modal(verb) is None:
        return
    near = [o for o in own if abs(o.i - verb.i) < 20] or own
    yield Said(verb, verb, sign, "says they did right" if sign > 0 else "says they did wrong",
               (over(*near, verb)[0], max(over(*near, verb)[1], last)), targets=tuple(own))  # fmt: skip


def _behaved(verb: Token) -> Iterator[Said]:
    """ "They acted shamefully", "she handled it brilliantly"."""
    if verb.lemma_ not in words("deeds", "behaving") or modal(verb) in OPEN or passive(verb) or negated(verb):
        return
    how = next((c for c in verb.children if c.dep_ == "advmod" and c.i > verb.i and manner_of(c)), None)
    own = [o for o in subjects(verb) if o.lower_ not in FIRST and o.lower_ != "you"]
    if how is not None and own:
        sign = manner_of(how)
        yield Said(how, verb, sign, "says they did right" if sign > 0 else "says they did wrong",
                   over(*own, verb, how), targets=tuple(own))  # fmt: skip


def manner_of(adverb: Token) -> int:
    """+1 for "bravely", -1 for "shamefully", 0 for other words."""
    form = adverb.lower_
    stems = {form, form.removesuffix("ly"), form.removesuffix("ly") + "le", form.removesuffix("ally")}
    stems.add(form.removesuffix("ily") + "y")
    if not form.endswith("ly"):
        return 0
    if stems & words("worth", "bad"):
        return -1
    return 1 if stems & (words("worth", "good") | {"fair", "proper", "correct", "appropriate"}) else 0


def _nominal(noun: Token) -> Iterator[Said]:
    """ "The hypocrisy of the ministers", "a brutal attack from X", "a betrayal by the board"."""
    strong = noun.lemma_.lower() in words("worth", "blaming")
    harsh = noun.lemma_ == "attack" and any(weight(c) < 0 for c in noun.children if c.dep_ == "amod")
    if not (strong or harsh) or noun.dep_ == "compound":
        return
    if any(c.lower_ in ("no", "any", "not") for c in noun.children):
        return
    held = of_preposition(noun, "by", "from", "with", *(() if harsh else ("of",)))
    owner = child(noun, "poss")
    held = held or ([owner] if owner is not None and not harsh else [])
    if held and (acts(held[0]) or held[0].pos_ == "PROPN"):
        reach = (min(noun.i, held[0].i), max(noun_phrase(held[-1])[1], noun.i + 1))
        yield Said(noun, noun, -1, "condemns", reach, targets=tuple(held), weak=True, presumed=True)


def _named(verb: Token) -> set[str]:
    """A verb's lemma, alone and with each particle or preposition that hangs on it."""
    lemma = verb.lemma_.lower()
    return {lemma} | {
        f"{lemma} {c.lower_}" for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "prt")
    }


def valued_ill(verb: Token, ill: Token) -> int:
    """-1 for "deepens the isolation", 1 for "eases tensions", 0 for what makes no ill more or less."""
    if ill.lemma_.lower() not in words("ills", "nouns"):
        return 0
    lemma = verb.lemma_.lower()
    return -1 if lemma in words("ills", "more") else 1 if lemma in words("ills", "less") else 0


def _described(verb: Token) -> Iterator[Said]:
    """ "Called the launch “an outrage committed by cowards”", "the calls were described as 'unfair'"."""
    if verb.lemma_ not in _CALLING or negated(verb):
        return
    top, manner = standing(verb)
    if manner != "plain" or modal(top) not in (None, "will"):
        return
    relative = child(verb, "dobj") if verb.dep_ == "relcl" else None
    if passive(verb):
        targets, holders = subjects(verb), agents(verb)
        start = verb.i + 1
    elif relative is not None and relative.lower_ in ("which", "that", "whom"):
        targets, holders = [verb.head], subjects(top)
        start = verb.i + 1
    else:
        target = head_after(verb.i + 1, verb.doc) or child(verb, "dobj")
        if target is None or target.sent != verb.sent:
            return
        targets, holders = [target], subjects(top)
        start = noun_phrase(target)[1]
    found = next(
        (t for t in verb.doc[start : min(start + _WINDOW, verb.sent.end)] if _inside(t) and weight(t)), None
    )
    if found is None or not holders or found.i - verb.i > 2 * _WINDOW:
        return
    if any(t.lower_ in ("not", "no", "never", "n't") for t in verb.doc[start : found.i]):
        return
    sign = weight(found)
    yield Said(found, verb, sign, label(sign), (over(verb, *targets)[0], max(found.i, targets[-1].i) + 1),
               targets=tuple(targets), holders=(holders[0],))  # fmt: skip


def _inside(token: Token) -> bool:
    """True if a quotation mark stands before the token, after its sentence's verb of calling."""
    first = max(token.sent.start, token.i - _WINDOW)
    marks = [t for t in token.doc[first : token.i] if t.is_quote or t.text in ("``", "''")]
    return len(marks) % 2 == 1


def _denied(verb: Token) -> Iterator[Said]:
    """ "Any allegations are unequivocally denied"."""
    if verb.lemma_ not in words("deeds", "performed") or not passive(verb) or negated(verb):
        return
    now = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are", "'s", "'re", "were") for c in verb.children)
    own = subjects(verb)
    if now and own and modal(verb) is None:
        yield Said(verb, verb, -1, "rejects", over(*own, verb), targets=tuple(own),
                   holders=tuple(agents(verb)[:1]))  # fmt: skip


def _epithet(noun: Token) -> Iterator[Said]:
    """ "These reckless missile launches", "his disgraceful behaviour": a certain thing, ill spoken of."""
    if noun.pos_ != "NOUN" or noun.dep_ in ("attr", "compound", "appos"):
        return
    if not any(c.lower_ in _CERTAIN for c in noun.children):
        return
    # "The wrong man" is no bad man, but another than was meant.
    said = next(
        (c for c in noun.children if c.dep_ == "amod" and weight(c) < 0 and c.lower_ != "wrong"), None
    )
    sorrow = noun.lemma_.lower() in words("targets", "hurts")
    if said is None or sorrow or weight(noun) < 0 or any(c.lower_ == "less" for c in said.children):
        return
    yield Said(said, noun, -1, "condemns", noun_phrase(noun), targets=(noun,), weak=True,
               presumed=True)  # fmt: skip
