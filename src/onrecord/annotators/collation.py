"""Notes of each sentence what collation compares: its terms, quantities, acts and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    agents,
    edges,
    negated,
    noun_phrase,
    objects,
    preposition,
    subjects,
)
from onrecord.annotators.collation_figures import PLAIN, SAME, STATES, bare_figure, figure_of
from onrecord.annotators.collation_scares import scare_of
from onrecord.model import Act, Article, Figure, Gist, Label, Parse, Row, Scare, Span
from onrecord.text.labels import FAMILY
from onrecord.text.numbers import find_quantities
from onrecord.text.quotation import quotations
from onrecord.text.shingles import folded

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_LIGHT = frozenset(
    "say tell be have do make get go take give come use mr mrs ms miss dr sir dame lord lady other such same "
    "own many much more most last next first new year day".split()
)
_REASON_MARKS = frozenset(("because", "if", "unless"))
_CAUSING = frozenset("cause trigger".split())
# What is done to somebody after something is done because of it.
_ANSWERING = frozenset(
    "sack dismiss fire arrest charge fine ban suspend resign quit sentence jail convict criticise criticize "
    "condemn apologise apologize drop disqualify expel banish punish reprimand threaten sue strike".split()
)
_MOVING = frozenset(
    "climb jump fly run walk drive fall step go come move hand take win preside lean roll trip spill cross "
    "cast pass look watch leap sail ride bend hang tower hover turn carry pull spread rule".split()
)
_PHRASAL = {
    "take place": "happen", "go down": "sink", "set up": "create", "step down": "resign",
    "carry off": "steal",
    "call off": "cancel", "put off": "postpone", "break out": "begin", "blow up": "explode",
}  # fmt: skip
_SHARES = frozenset("third quarter half fifth percent majority most".split())
_PLANS = frozenset("plan expect schedule due set vow intend agree prepare".split())


class Collation(Annotator):
    """One Gist a sentence; a Figure for each quantity that counts or measures; an Act for each verb of
    which a party, a reason or a plan is told; a Label for each noun phrase of the outlet's own
    whose head has rivals; a Scare for each few words quoted within a sentence.
    """

    name = "collation"
    version = 3
    requires = (Parse,)
    produces = (Gist, Figure, Act, Label, Scare)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        for parse in rows.of(Parse):
            doc = parse.doc
            quoted = [q for q in quotations(doc.text, [(0, len(doc.text))]) if q.depth == 0]
            for sentence in doc.sents:
                terms = tuple(dict.fromkeys(t for t in map(_term, sentence) if t))
                if terms:
                    yield Gist(_trim(parse, sentence), terms)
            for quantity in find_quantities(doc.text):
                figure = figure_of(parse, quantity)
                if figure is not None:
                    yield figure
            for token in doc:
                bare = bare_figure(parse, token)
                if bare is not None:
                    yield bare
                if token.pos_ in ("VERB", "AUX"):
                    act = _act(parse, token)
                    if act is not None:
                        yield act
                elif not any(q.start <= token.idx < q.end for q in quoted):
                    head = _head(token)
                    if head is not None:
                        yield _label(parse, token, head)
            for quotation in quoted:
                scare = scare_of(parse, quotation)
                if scare is not None:
                    yield scare


def _trim(parse: Parse, sentence: Any) -> Span:
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return parse.at(start, start + len(text.strip()))


def _term(token: Any) -> str | None:
    if token.pos_ not in _CONTENT or token.dep_ in ("aux", "auxpass") or not token.text[0].isalnum():
        return None
    lemma = str(token.lower_ if token.pos_ == "PROPN" else token.lemma_.lower())
    if len(lemma) < 2 or lemma in _LIGHT:
        return None
    if token.pos_ == "PROPN" and token.tag_ in ("NNP", "NNPS"):
        return lemma.capitalize()
    lemma = PLAIN.get(lemma, lemma)
    return STATES.get(lemma) or SAME.get(lemma, lemma)


def _act(parse: Parse, verb: Any) -> Act | None:
    if verb.dep_ in ("aux", "auxpass") or verb.lemma_ in ("be", "say", "have"):
        return None
    reasons = [parse.at(*_extent(r)) for r in _reasons(verb)]
    planned = _planned(verb)
    heads = [*(subjects(verb) or _above(verb)), *objects(verb), *agents(verb)]
    held = preposition(verb, "with", "against", "to", "at", "of")
    heads += [c for c in held.children if c.dep_ == "pobj"] if held is not None else []
    parties = []
    for head in dict.fromkeys(heads):
        first, last = noun_phrase(head)
        parties.append(parse.of(verb.doc[first:last]))
    if not parties and not reasons and not planned:
        return None
    first, last = edges(_own(verb))
    whole = verb.doc[first:last]
    return Act(
        span=parse.of(whole),
        verb=parse.of(verb),
        lemma=_phrasal(verb) or STATES.get(verb.lemma_.lower(), str(verb.lemma_.lower())),
        parties=tuple(dict.fromkeys(parties)),
        reasons=tuple(reasons),
        planned=planned,
        negated=negated(verb),
    )


def _phrasal(verb: Any) -> str | None:
    """The plain verb that a phrasal one stands for: "happen" for "take place", "sink" for "go down"."""
    parts = (
        str(verb.lemma_.lower()),
        *(c.lower_ for c in verb.children if c.dep_ in ("prt", "dobj", "advmod")),
    )
    return next((plain for phrase, plain in _PHRASAL.items() if set(phrase.split()) <= set(parts)), None)


def _above(verb: Any) -> list[Any]:
    """The subject of what an infinitive hangs on: "she" in "she is due to meet"."""
    at = verb
    for _ in range(3):
        if at.head == at:
            break
        at = at.head
        found = [c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")]
        if found:
            return found
    return []


def _reasons(verb: Any) -> Iterator[Any]:
    """The heads of the clauses and phrases that say why, or on which condition."""
    for child in verb.children:
        placed = child.i > verb.i or child.left_edge.lower_ in _REASON_MARKS or child.dep_ == "nsubj"
        if placed and _is_reason(verb, child):
            yield child


def _is_reason(verb: Any, child: Any) -> bool:
    if child.dep_ == "nsubj":
        return verb.lemma_ in _CAUSING and any(c.dep_ == "dobj" for c in verb.children)
    if child.dep_ == "agent":
        return verb.lemma_ in _CAUSING
    if child.dep_ == "advcl":
        words = [c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")]
        marked = "even" not in words and any(w in _REASON_MARKS for w in words)
        return marked or child.lower_ == "citing"
    return child.dep_ == "prep" and _gives_reason(child)


def _gives_reason(prep: Any) -> bool:
    if prep.lower_ == "after":
        return prep.head.lemma_ in _ANSWERING and any(c.dep_ == "pcomp" for c in prep.children)
    if prep.lower_ == "for":
        return any(c.dep_ == "pcomp" or (c.dep_ == "pobj" and c.text[-3:] == "ing") for c in prep.children)
    if prep.lower_ == "in":
        return any(c.lower_ in ("protest", "response", "retaliation", "revenge") for c in prep.children)
    if prep.lower_ == "on":
        return str(prep.head.lemma_) == "blame"
    return prep.lower_ in ("because", "due", "owing", "amid") or (prep.lower_ == "over" and _cause(prep))


def _cause(prep: Any) -> bool:
    """True for "over an unpaid bill", False for "climbed over the wall", "over two years"."""
    if prep.head.lemma_ in _MOVING:
        return False
    held = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if held is not None and (held.like_num or held.lemma_ in _SHARES):
        return False
    return held is not None and held.ent_type_ not in ("DATE", "TIME", "CARDINAL", "GPE", "LOC", "QUANTITY")


def _extent(head: Any) -> tuple[int, int]:
    tokens = [t for t in head.subtree if not t.is_space]
    while len(tokens) > 1 and tokens[-1].is_punct:
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _planned(verb: Any) -> bool:
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if words & {"will", "shall", "'ll", "wo"}:
        return True
    above = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and verb.tag_ in ("VB", "VBN") and "to" in words:
        return above.lemma_ in ("be", *_PLANS) and above.tag_ in ("VBZ", "VBP", "VBN", "JJ", "VBD")
    return False


def _own(verb: Any) -> Iterator[Any]:
    """The verb's clause: its own words and phrases, and its reasons, but no clauses coordinated with it."""
    stack = [verb]
    while stack:
        token = stack.pop()
        yield token
        stack += [c for c in token.children if c.dep_ not in ("conj", "cc", "parataxis", "punct")]


def _head(token: Any) -> str | None:
    """The lemma of a noun phrase's head that has rivals ("march", "stand-off"), else None."""
    doc = token.doc
    if token.dep_ == "compound" or (token.i + 1 < len(doc) and doc[token.i + 1].text == "-"):
        return None
    if token.i >= 2 and doc[token.i - 1].text == "-" and not doc[token.i - 2].whitespace_:
        joined = f"{doc[token.i - 2].lower_}-{token.lower_}"
        if joined in FAMILY:
            return joined
    lemma = str(token.lemma_.lower())
    noun = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower)
    return lemma if noun and lemma in FAMILY else None


def _begins_word(token: Any) -> bool:
    """False within a word that a hyphen joins: for "of" in "an out-of-town crowd"."""
    before = token.nbor(-1) if token.i else None
    return before is None or bool(before.whitespace_) or "-" not in (token.text, before.text)


def _label(parse: Parse, token: Any, head: str) -> Label:
    inner = token.i - 2 if "-" in head else token.i
    first = max(token.left_edge.i, inner - 6)
    words = [t for t in token.doc[first:inner] if t.pos_ not in ("DET", "ADP", "PRON", "SPACE", "NUM")]
    at = token.doc[inner].idx
    if words:
        while not _begins_word(words[0]):
            words.insert(0, token.doc[words[0].i - 1])
    start = words[0].idx if words else at
    modifiers = tuple(folded(token.doc.text[start:at])) if words else ()
    return Label(parse.at(start, token.idx + len(token.text)), FAMILY[head], head, modifiers)
