"""Reads clauses off the dependency parse: who does what to whom, and whether plainly, negated or supposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# A models.parsed.Token, unchecked: most looks at one may give None where a rule knows that it does not.
Token = Any
Words = frozenset[str]

LONGEST_SENTENCE = 300

RELATIVE: Words = frozenset({"who", "which", "that", "whom"})
_NOT_SAID: Words = frozenset({"relcl", "appos", "acl", "cc", "conj", "punct", "advcl", "ccomp", "parataxis"})
_IF: Words = frozenset({"if", "unless", "whether", "should", "suppose", "supposing", "provided"})
_NEGATIVE: Words = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "without"})
_OPEN_MODAL: Words = frozenset({"could", "might", "may"})
_PARTS: Words = frozenset(
    "some many most several half dozen score hundred thousand all both majority group number".split()
)
# A verb under one of these is done by the same subject, and is done.
_FACTIVE: Words = frozenset(
    "continue decide vow pledge promise agree begin start choose opt go move rush vote come return unite "
    "join line intend remain proceed want wish claim prepare happen dare elect ready use "
    "resolve swear commit".split()
)
# A verb under one of these is held back.
WITHHOLDING: Words = frozenset("decline refuse fail hesitate avoid resist neglect".split())
_RELUCTANT: Words = frozenset(
    "reluctant hesitant unwilling loath loth unready unprepared disinclined".split()
)
_READY: Words = frozenset("ready willing prepared inclined".split())
_INTENDING: Words = frozenset("plan aim seek hope intend mean expect threaten".split())
_BY_MEANS: Words = frozenset(
    "write use take appear speak call post stand rise tweet phone email break go come".split()
)
_RUMOUR: Words = frozenset("reportedly allegedly supposedly apparently rumour rumor rumoured rumored".split())
_OBJECT_CONTROL: Words = frozenset(
    "urge ask tell call want allow force require order press push beg implore encourage advise expect "
    "persuade instruct invite permit enable compel get oblige warn back beseech help lead cause".split()
)
SAYING: Words = frozenset(
    "say tell add claim argue insist believe think declare state maintain warn suggest feel write reply "
    "announce stress note explain tweet post admit concede reiterate repeat vow understand agree "
    "comment respond remark assert contend affirm confirm hold opine conclude reckon urge demand "
    "recommend propose hope ask call".split()
)


def conjuncts(head: Token) -> list[Token]:
    """`head` and what is coordinated with it, in order; a coordinated verb is not a further noun."""
    found = [head]
    at = head
    while True:
        following = [
            c for c in at.children
            if c.dep_ == "conj" and c.i > at.i and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
        ]  # fmt: skip
        following += [
            c for c in at.children if c.dep_ == "appos" and any(g.dep_ == "cc" for g in at.children)
        ]
        following = [f for f in following if f not in found]
        if not following or len(found) > 20:
            return sorted(found, key=lambda t: t.i)
        at = following[0]
        found += following


def child(head: Token, *deps: str) -> Token | None:
    """The first child of `head` with one of these dependencies, or None."""
    return next((c for c in head.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """True if the verb's grammatical subject is what it acts on."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and child(verb, "nsubj") is None:
        return passive(verb.head)
    return verb.dep_ in ("acl", "advcl") and child(verb, "dobj", "nsubj") is None


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the verb's subject, through coordination, control, participles and relative clauses."""
    if depth > 8:
        return []
    before = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    own = before[-1] if before else None
    own = own or child(verb, "nsubj", "nsubjpass")
    if own is not None:
        if own.lower_ in RELATIVE and own.tag_ in ("WP", "WDT", "IN"):
            clause = verb
            while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
                clause = clause.head
            if clause.dep_ == "relcl":
                return conjuncts(clause.head) if _plural_verb(verb) else [_last(clause)]
        return conjuncts(own)
    if verb.dep_ in ("relcl", "acl") and verb.tag_ in ("VBG", "VBN", "VB") and verb.head.pos_ != "VERB":
        return [verb.head]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.pos_ == "VERB":
        thanked = child(verb.head.head, "dobj")  # "thanked X for backing Y": X backs
        if thanked is not None and thanked.i < verb.i:
            return conjuncts(thanked)
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _OBJECT_CONTROL:
        held = child(verb.head, "dobj", "nsubjpass")
        asked = of_preposition(verb.head, "on", "upon", "to", "with") if held is None else conjuncts(held)
        if asked and asked[0].i < verb.i:
            return asked
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep", "ccomp", "auxpass")
        and verb.head != verb
    ):
        if verb.dep_ in ("advcl", "ccomp") and verb.tag_ not in ("VBG", "VBN", "VB"):
            return []
        above = verb.head
        # The small parser ties a finite verb to an infinitive ("said they could go and accused"): climb on.
        while verb.dep_ == "conj" and finite(verb) and not finite(above) and above.head != above:
            above = above.head
        found = subjects(above, depth + 1)
        if found or not finite(verb):
            return found
    return _before(verb) if finite(verb) and depth == 0 else []


def _before(verb: Token) -> list[Token]:
    """The noun that stands right before a finite verb to which the parse gives no subject."""
    at = min(
        [
            verb.i,
            *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i < verb.i),
        ]
    )
    word = verb.doc[at - 1] if at > verb.sent.start else None
    if (
        word is None
        or word.pos_ not in ("NOUN", "PROPN")
        or word.dep_ not in ("appos", "conj", "npadvmod", "nmod")
    ):
        return []
    return [word]


def finite(verb: Token) -> bool:
    """True if the verb, by itself or its auxiliary, has a tense."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def _plural_verb(verb: Token) -> bool:
    words = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(w.lower_ in ("have", "are", "were") for w in words)


def _last(clause: Token) -> Token:
    """The noun that a relative clause stands next to: its head, or the last of those coordinated."""
    return [t for t in conjuncts(clause.head) if t.i < clause.i][-1]


def objects(verb: Token) -> list[Token]:
    """What the verb acts on: its object, or the subject of its passive."""
    if passive(verb):
        return subjects(verb)
    held = child(verb, "dobj", "dative")
    if held is None:
        return []
    if held.lower_ in RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    return conjuncts(held)


def agents(verb: Token) -> list[Token]:
    """Who does what a passive verb says, from its by-phrase."""
    for by in verb.subtree:
        if by.lower_ == "by" and by.i > verb.i and (by.dep_ == "agent" or by.head == verb):
            held = child(by, "pobj")
            if held is not None and by.head in (verb, verb.head):
                return conjuncts(held)
    return []


def preposition(head: Token, *words: str) -> Token | None:
    """The first preposition among `words` that hangs on `head`."""
    return next(
        (c for c in head.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ in words), None
    )


def of_preposition(head: Token, *words: str) -> list[Token]:
    """The heads of the phrase that one of these prepositions ties to `head`."""
    prep = preposition(head, *words)
    held = child(prep, "pobj") if prep is not None else None
    return conjuncts(held) if held is not None else []


def noun_phrase(head: Token) -> tuple[int, int]:
    """First and last+1 token index of a noun phrase: modifiers and of-phrases, but no clauses or lists."""
    kept = sorted(t.i for t in _phrase(head))
    first = last = head.i
    here = set(kept)
    while first - 1 in here:
        first -= 1
    while last + 1 in here:
        last += 1
    while first < head.i and head.doc[first].is_punct:
        first += 1
    while last > head.i and (head.doc[last].is_punct or head.doc[last].tag_ == "POS"):
        last -= 1
    return first, last + 1


def _phrase(head: Token, depth: int = 0) -> Iterator[Token]:
    yield head
    for c in head.children:
        inside = c.dep_ == "punct" and (c.lower_ == "-" or c.is_quote) and abs(c.i - head.i) < 12
        if ((inside or c.dep_ not in _NOT_SAID) and depth < 12 and c.dep_ != "preconj") or (
            c.dep_ in ("conj", "cc") and head.dep_ in ("compound", "pobj", "poss", "amod") and depth
        ):
            yield from _phrase(c, depth + 1)


def counted(head: Token) -> Token:
    """What is counted in "three of the judges", "dozens of academics"; else the head itself."""
    if head.pos_ == "NUM" or head.lemma_.lower() in _PARTS:
        for c in head.children:
            if c.lower_ == "of" and child(c, "pobj") is not None:
                return child(c, "pobj")
    return head


def negated(verb: Token) -> bool:
    """True if the clause is denied: "not", "never", "no longer", or a negative subject."""
    for c in verb.children:
        if c.dep_ == "neg" or (c.lower_ in _NEGATIVE and c.dep_ in ("advmod", "cc", "preconj")):
            return True
        if c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children):
            return True
        if c.dep_ in ("aux", "auxpass") and any(g.dep_ == "neg" for g in c.children):
            return True
        if c.dep_ in ("nsubj", "nsubjpass") and any(g.lower_ == "neither" for g in c.children):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return verb.dep_ == "conj" and not has_subject(verb) and verb.tag_ in ("VB", "VBG") and negated(verb.head)


def has_subject(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubjpass", "expl") is not None


def modal(verb: Token) -> str | None:
    """The verb's modal auxiliary in lower case ("ca" and "wo" as "can" and "will"), or None."""
    for c in verb.children:
        if c.dep_ == "aux" and c.tag_ == "MD":
            return {"ca": "can", "wo": "will", "'ll": "will", "'d": "would"}.get(c.lower_, str(c.lower_))
    if verb.dep_ == "conj" and not has_subject(verb) and verb.tag_ == "VB":
        return modal(verb.head)
    return None


def sentences(doc: Any) -> Iterator[tuple[list[Token], bool]]:
    """Each sentence's tokens, and whether it is a question; the longest sentences are left out.

    Nobody writes more than LONGEST_SENTENCE tokens, and what is read off a tree would take a time that
    grows with its square.
    """
    for sent in doc.sents:
        if sent.end - sent.start > LONGEST_SENTENCE:
            continue
        tokens = list(sent)
        words = [t for t in tokens[-4:] if not t.is_quote and not t.is_space]
        yield tokens, bool(words) and words[-1].text.endswith("?")


def is_verb(token: Token) -> bool:
    """True for verbs and for what is only tagged as one."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def supposed(verb: Token) -> bool:
    """True if the clause, or one that holds it, stands under "if", "unless", "whether" or a rumour."""
    at = verb
    for _ in range(12):
        for c in at.children:
            if c.dep_ in ("mark", "advmod") and c.lower_ in _IF and c.i < at.i and at.dep_ != "ROOT":
                return True
            if c.lower_ in _RUMOUR:
                return True
        if at.dep_ == "acl" and at.head.lemma_ in ("rumour", "rumor", "speculation", "suggestion"):
            return True
        if at.head == at:
            return False
        if at.dep_ == "relcl":
            return False
        at = at.head
    return False


def standing(verb: Token, intending: bool = False) -> tuple[Token, str]:
    """The verb whose subject and negation count for `verb`, and how `verb` stands under it.

    The second is "plain", "withheld" ("declined to back"), "ceased" ("stopped trusting") or "open"
    (urged, expected, might: nobody has done it). With `intending`, who plans to do it counts as doing it.
    """
    at = verb
    manner = "plain"
    for _ in range(6):
        if modal(at) in _OPEN_MODAL:
            return at, "open"
        short = at.dep_ == "pcomp" and at.head.head.lower_ == "short"
        if at.dep_ == "xcomp" or short or (at.dep_ == "pcomp" and at.head.head.pos_ in ("VERB", "AUX")):
            above = at.head if at.dep_ == "xcomp" else at.head.head
            if above.dep_ == "acomp" and at.tag_ == "VB" and _unwilling(above):
                manner = "withheld"
                at = above.head
                continue
            above = above.head if short else above
            if at.dep_ == "pcomp" and at.head.lower_ not in ("of", "from", "to"):
                return at, manner
            if (
                above.lemma_ in WITHHOLDING
                or (above.lemma_ in ("fall", "stop") and short)
                or (above.lemma_ == "have" and any(c.lower_ == "yet" for c in above.children))
            ):
                manner = "withheld"
            elif above.lemma_ in ("stop", "cease", "quit") and at.tag_ == "VBG":
                manner = "ceased"
            elif (above.lemma_ == "force" and passive(above)) or (above.lemma_ in _INTENDING and intending):
                pass
            elif above.lemma_ not in _FACTIVE or child(above, "dobj") is not None:
                return at, "open"
            at = above
            continue
        if at.dep_ == "conj" and at.tag_ in ("VB", "VBG") and not has_subject(at) and at.head.dep_ == "xcomp":
            at = at.head
            continue
        if (
            at.tag_ == "VBG"
            and at.dep_ == "advcl"
            and any(
                c.dep_ in ("prt", "advmod") and c.lower_ in ("off", "back", "away") and c.i == at.head.i + 1
                for c in at.head.children
            )
        ):
            return at, "open"  # "held off endorsing her"
        if at.tag_ == "VB" and at.dep_ == "advcl" and any(c.lower_ == "to" for c in at.children):
            # A purpose is a deed only under a verb that is itself the deed: "wrote to urge".
            if at.head.lemma_ not in _BY_MEANS or manner == "withheld":
                return at, "open"
            at = at.head
            continue
        if at.dep_ in ("acl", "relcl") and at.tag_ == "VB":
            return at, "open"
        return at, manner
    return at, manner


def unready(verb: Token) -> bool:
    """True for "is not ready to", whose "not" is no second denial."""
    said = child(verb, "acomp")
    return said is not None and said.lower_ in _READY and (negated(verb) or negated(said))


def _unwilling(word: Token) -> bool:
    """True for the adjective of "is reluctant to back it", "is not ready to endorse her"."""
    return unready(word.head) or (word.lower_ in _RELUCTANT and not negated(word.head))


def infinitive_after(index: int, doc: Any) -> Token | None:
    """The verb of a "to ..." that begins at token `index`, or None."""
    if index < len(doc) and doc[index].lower_ == "not":
        index += 1
    if index >= len(doc) or doc[index].lower_ != "to":
        return None
    for i in range(index + 1, min(index + 5, len(doc))):
        word = doc[i]
        if word.tag_ == "VB" and word.dep_ != "aux":
            return _main(word)
        if word.pos_ not in ("ADV", "PART", "AUX"):
            break
    return None


def _main(word: Token) -> Token:
    """The main verb of a group: "be" in "be sacked" stands for "sacked"."""
    return word.head if word.dep_ in ("auxpass", "aux") else word


def edges(tokens: Iterable[Token]) -> tuple[int, int]:
    """First and last+1 token index that the tokens reach over."""
    places = [t.i for t in tokens]
    return min(places), max(places) + 1
