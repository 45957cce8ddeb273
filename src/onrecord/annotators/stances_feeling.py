"""The forms of quoted feelings and demands: likes, thanks, duties, needs, and keeping silent."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotators.actors import FIRST, acts
from onrecord.annotators.clauses import (
    Token,
    child,
    is_verb,
    modal,
    negated,
    noun_phrase,
    objects,
    of_preposition,
    passive,
    standing,
    subjects,
)
from onrecord.annotators.stances_antecedents import listed
from onrecord.annotators.stances_matching import head_after, phrases_at
from onrecord.annotators.stances_proposals import bare_clause, from_clause, group
from onrecord.annotators.stances_said import OPEN, Said, held_by, label, over
from onrecord.annotators.stances_worth import predicate, weight, words

_DUTY = frozenset({"must", "should", "shall"})
_CERTAIN = frozenset({"this", "that", "these", "those", "such", "the"})
_EARLY = frozenset({"early", "soon", "premature"})


def feeling(token: Token) -> Iterator[Said]:
    """The feeling, demand or silence that a token tells of, in a form of this module: at most one."""
    if is_verb(token):
        for read in (_felt, _liked, _due, _needed, _hoped, _apart, _bidden, _silent):
            found = next(read(token), None)
            if found is not None:
                yield found
                return
    elif token.pos_ in ("NOUN", "PROPN", "INTJ"):
        yield from _thanked(token)


def _felt(verb: Token) -> Iterator[Said]:
    """ "I am proud of him", "we are deeply worried over the launches", "was saddened by her allegation"."""
    feeling: Token | None = verb
    if verb.lemma_ in ("be", "feel", "remain"):
        feeling = predicate(verb) or next(
            (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("behind", "against", "in")), None
        )
    elif not passive(verb):
        return
    if feeling is None or modal(verb) in OPEN:
        return
    names = {feeling.lower_, feeling.lemma_.lower(), f"{feeling.lower_} up"}
    joined = [feeling, *(c for c in feeling.children if c.dep_ == "conj")]
    held: list[Token] = []
    if feeling.lower_ == "in":
        noun = child(feeling, "pobj")
        names = {f"in {noun.text.casefold()}"} if noun is not None else set()
        joined = [noun] if noun is not None else []
    sign = next((s for s, g in ((1, "good"), (-1, "bad")) if names & words("feelings", g)), 0)
    if not sign:
        return
    if feeling.dep_ == "prep" and feeling.lower_ != "in":
        held = held_by(feeling)
    for word in joined:
        for prep in (*word.children, *verb.children):
            near = prep.dep_ in ("prep", "agent") and prep.i >= word.i
            if near and not held and prep.lower_ in words("feelings", "prepositions"):
                held = held_by(prep)
    holders = [h for h in subjects(verb) if h not in held]
    held = [h for h in held if not _near(h)]
    if not held or not holders:
        return
    if negated(verb):
        if sign < 0:
            return
        sign = -1
    yield Said(feeling, verb, sign, "is glad of" if sign > 0 else "is unhappy with",
               (over(verb, feeling)[0], noun_phrase(held[-1])[1]),
               targets=tuple(held), holders=(holders[0],))  # fmt: skip


def _near(head: Token) -> bool:
    """True for those whom everybody is fond of, and for what everybody fears: "my son", "life"."""
    owner = child(head, "poss")
    if owner is not None and owner.lower_ not in FIRST:
        return False
    return head.pos_ == "NOUN" and head.lemma_.lower() in words("feelings", "idle")


def _liked(verb: Token) -> Iterator[Said]:
    """ "I love him", "we will fight this", "I don't trust them"."""
    sign, last = 0, verb
    lemma = verb.lemma_.lower()
    after = next((c for c in verb.children if c.dep_ in ("prep", "prt") and c.i > verb.i), None)
    names = {lemma} | ({f"{lemma} {after.lower_}"} if after is not None else set())
    for value, name in ((1, "verbs_good"), (-1, "verbs_bad")):
        if names & words("feelings", name):
            sign = value
            last = after if after is not None and lemma not in words("feelings", name) else verb
    if not sign or passive(verb) or modal(verb) in ("could", "may", "might", "should", "must"):
        return
    top, manner = standing(verb, intending=True)
    holders = subjects(top)
    if manner != "plain" or not holders or not any(h.lower_ in ("i", "we") for h in holders):
        return
    held = held_by(last) if last is not verb and last.dep_ == "prep" else objects(verb)
    held = [h for h in held if not _near(h)]
    if not held:
        return
    if negated(verb) or (top is not verb and negated(top)):
        if sign < 0:
            return
        sign = -1
    yield Said(verb, verb, sign, "backs" if sign > 0 else "opposes", over(verb, last, *held),
               targets=tuple(held), holders=(holders[0],))  # fmt: skip


def _apart(verb: Token) -> Iterator[Said]:
    """ "We want no part in the listing", "has no comment on the actions of", "have no interest in"."""
    held = child(verb, "dobj")
    own = subjects(verb)
    if held is None or not own or modal(verb) is not None:
        return
    never = held.lemma_ == "interest" and negated(verb)
    if not never and not any(c.lower_ == "no" for c in held.children):
        return
    if held.lemma_ == "interest" and verb.lemma_ not in ("express", "show", "have"):
        return
    named = of_preposition(held, "in", "of", "on", "with") or of_preposition(verb, "in", "of", "on", "with")
    if never or held.lemma_ in ("part", "truck", "confidence", "faith", "trust", "time", "respect"):
        sign = -1
    elif held.lemma_ == "comment":
        sign = 0
    else:
        return
    named = named or of_preposition(held, "for")
    if named and (never or not negated(verb)):
        yield Said(verb, verb, sign, "will not say" if not sign else "opposes",
                   (verb.i, noun_phrase(named[-1])[1]), targets=tuple(named), holders=(own[0],))  # fmt: skip


def _thanked(noun: Token) -> Iterator[Said]:
    """ "Thank you to all the players", "thanks to the nurses", "shame on him", "God bless this board"."""
    word = noun.lower_
    if word in ("god", "bless") and noun.i < noun.sent.start + 3:
        near = [t for t in noun.doc[noun.i : noun.i + 2] if t.lower_ == "bless"]
        blessed = head_after(near[0].i + 1, noun.doc) if near else None
        if blessed is not None and blessed.lower_ != "you" and word == "god":
            yield Said(noun, noun, 1, label(1), (noun.i, noun_phrase(blessed)[1]), targets=(blessed,))
        return
    if word not in ("thanks", "thank", "shame", "kudos", "hats", "congratulations", "praise", "credit"):
        return
    if noun.dep_ not in ("ROOT", "npadvmod", "intj", "nsubj", "dobj", "conj"):
        return
    prep = next((t for t in noun.doc[noun.i + 1 : noun.i + 3] if t.lower_ in ("to", "on")), None)
    if prep is None or (prep.lower_ == "on") != (word == "shame") or noun.i > noun.sent.start + 3:
        return
    held = held_by(prep)
    if held and (acts(held[0]) or held[0].pos_ in ("PROPN", "PRON")):
        sign = -1 if word == "shame" else 1
        yield Said(noun, noun, sign, label(sign), (noun.i, noun_phrase(held[-1])[1]), targets=tuple(held))


def _due(verb: Token) -> Iterator[Said]:
    """ "They must apologise", "Russia needs to leave", "he has to be held accountable", "must not happen"."""
    main = verb
    if modal(verb) not in _DUTY:
        got = verb.lemma_ in ("get", "gotta") and any(c.lemma_ in ("have", "'ve") for c in verb.children)
        if not got and (verb.lemma_ not in ("need", "have", "ought") or verb.tag_ not in ("VBZ", "VBP")):
            return
        inner = child(verb, "xcomp")
        if inner is None or inner.tag_ not in ("VB", "VBN") or child(verb, "dobj") is not None:
            return
        if modal(verb) is not None or negated(verb):
            return
        main = inner
    if main.tag_ == "VBG" or (main.lemma_ == "be" and child(main, "acomp", "attr") is None):
        return
    if modal(main) in _DUTY and any(c.lemma_ == "have" and c.dep_ == "aux" for c in main.children):
        return  # "must have left" is a guess, "should have gone" is past
    own = subjects(verb)
    if not own or own[0].lower_ in ("i", "it", "that", "this", "there", "you", "which", "what", "one"):
        return
    no = negated(main)
    if main.lemma_ == "be" and any(c.lower_ == "ashamed" for c in main.children) and not no:
        yield Said(main, verb, -1, "says they did wrong", over(*own, verb, main), targets=tuple(own))
        return
    owed = child(main, "dobj")
    if owed is not None and owed.lemma_.lower() in group("nouns", "against") | words("duties", "against"):
        held = of_preposition(owed, "for", "to", "of", "with", "towards")
        if held and not no:
            yield Said(
                main, verb, -1, "says what should be done", over(*own, verb, *held), targets=tuple(held)
            )
        return
    better = child(main, "acomp") if main.lemma_ == "be" else None
    if better is not None and not no and (better.tag_ == "JJR" or weight(better) > 0):
        if all(h.lower_ == "we" or acts(h) for h in own):
            span = (main.i, better.i + 1)
            yield Said(main, verb, 1, "says what should be done", (over(*own, verb)[0], span[1]), words=span)
        return
    if main.lemma_.lower() in words("duties", "idle") and not passive(main):
        return
    found = next((f for f in phrases_at(main) if f.act.name != "want" and f.heads), None)
    reach = (over(*own, verb)[0], main.i + 1)
    if found is not None and not passive(main):
        yield Said(main, verb, -found.act.sign if no else found.act.sign, "says what should be done",
                   (reach[0], noun_phrase(found.heads[-1])[1]), targets=found.heads)  # fmt: skip
        return
    done_to = subjects(main) if passive(main) else objects(main)
    if main.lemma_.lower() in words("duties", "harsh") and done_to:
        sign = 1 if no else -1
        yield Said(main, verb, sign, "says what should be done", over(*own, main, *done_to),
                   targets=tuple(done_to))  # fmt: skip
        return
    made = from_clause(main, own)
    if made is not None and made.heads and made.kind in ("departure", "ending", "staying"):
        reach = (reach[0], max(reach[1], made.reach[1]))
        yield Said(main, verb, made.sign, "says what should be done", reach, targets=made.heads)
        return
    if main.lemma_.lower() not in words("duties", "asked") and not any(listed(h) for h in done_to):
        return
    made = bare_clause(main)
    if made is None or made.words[1] <= made.words[0]:
        return
    if passive(main):
        told = child(main, "nsubjpass")
        if told is None or not any(c.lower_ in _CERTAIN or c.dep_ == "poss" for c in told.children):
            return
    first, last = made.words
    if not passive(main):
        first = main.i
        if own[0].lower_ not in FIRST and (own[0].pos_ == "PRON" or not acts(own[0])):
            return
    reach = (min(reach[0], first), max(reach[1], last))
    yield Said(main, verb, -1 if no else 1, "says what should be done", reach, words=(first, last))


def _hoped(verb: Token) -> Iterator[Said]:
    """ "I hope that we will have a strong resolution"."""
    clause = child(verb, "ccomp") if verb.lemma_ in ("hope", "pray") else None
    own = subjects(verb)
    if clause is None or not own or own[0].lower_ not in ("i", "we") or negated(verb) or negated(clause):
        return
    for held in (t for t in clause.subtree if t.dep_ == "dobj"):
        if held.lemma_.lower() in words("duties", "needed"):
            a, b = noun_phrase(held)
            yield Said(verb, verb, 1, "calls for it", (verb.i, b), words=(a, b))
            return


def _bidden(verb: Token) -> Iterator[Said]:
    """ "Don't build it here", "scrap the scheme", "leave her alone"."""
    if verb.tag_ != "VB" or modal(verb) is not None or child(verb, "nsubj") is not None:
        return
    first = next((t for t in verb.subtree if not (t.is_quote or t.is_punct)), verb)
    opening = first.lower_ in (verb.lower_, "do", "please")
    start = first.i == first.sent.start or first.doc[first.i - 1].is_quote
    if verb.dep_ not in ("ROOT", "ccomp") or not opening or not start:
        return
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return
    no = negated(verb)
    made = from_clause(verb)
    if made is not None and made.heads and made.kind in ("departure", "ending", "staying"):
        yield Said(verb, verb, made.sign, "calls for it", made.reach, targets=made.heads)
        return
    held = child(verb, "dobj")
    if no and held is not None and held.pos_ == "NOUN" and verb.lemma_.lower() not in words("duties", "idle"):
        span = (verb.i, noun_phrase(held)[1])
        yield Said(verb, verb, -1, "says what should not be done", (first.i, span[1]), words=span)


def _needed(verb: Token) -> Iterator[Said]:
    """ "We need bold action", "the city deserves an apology"."""
    if verb.lemma_ not in ("need", "want", "demand") or passive(verb) or modal(verb) is not None:
        return
    held = child(verb, "dobj")
    own = subjects(verb)
    if held is None or not own or negated(verb) or held.lemma_.lower() not in words("duties", "needed"):
        return
    if own[0].lower_ != "we" and not (acts(own[0]) and verb.lemma_ == "need"):
        return
    yield Said(verb, verb, 1, "calls for it", (own[0].i, noun_phrase(held)[1]), words=noun_phrase(held))


def _silent(verb: Token) -> Iterator[Said]:
    """ "It is too early to say whether", "I'm not going to comment on", "we cannot prejudge the inquiry"."""
    names = words("silence", "verbs")
    lemma = verb.lemma_.lower()
    after = next((c for c in verb.children if c.dep_ in ("prep", "prt", "acomp") and c.i > verb.i), None)
    if lemma not in names and (after is None or f"{lemma} {after.lower_}" not in names):
        return
    above = verb.head
    early = any(t.lemma_ in _EARLY for t in (above, *above.children)) and above.lemma_ in ("be", *_EARLY)
    top, manner = standing(verb, intending=True)
    denies = (negated(verb) or negated(top)) and manner == "plain"
    first = [h for h in subjects(top) if h.lower_ in ("i", "we")]
    if not early and not (denies and first):
        return
    held: list[Token] = []
    for prep in verb.subtree:
        if prep.dep_ == "prep" and prep.i > verb.i and prep.lower_ in ("on", "about", "into", "against"):
            held = held_by(prep)
            break
    if (own := child(verb, "dobj")) is not None:
        held = [own]
    reach = (min(top.i, above.i, verb.i) if early else top.i, verb.i + 1)
    clause = next(
        (
            c
            for c in verb.subtree
            if c.i > verb.i
            and c.pos_ in ("VERB", "AUX")
            and any(m.lower_ in ("whether", "if") and m.i < c.i for m in c.children)
        ),
        None,
    )
    if clause is not None:
        first_i = next(m.i for m in clause.children if m.lower_ in ("whether", "if")) + 1
        span = (first_i, min(clause.right_edge.i + 1, clause.i + 10))
        yield Said(verb, verb, 0, "will not say", (reach[0], span[1]), words=span, weak=True)
    elif held:
        yield Said(verb, verb, 0, "will not say", (reach[0], noun_phrase(held[-1])[1]),
                   targets=tuple(held), weak=True)  # fmt: skip
    else:
        yield Said(verb, verb, 0, "will not say", reach, weak=True)
