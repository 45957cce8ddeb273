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
    of_preposition,
    preposition,
    subjects,
)
from onrecord.annotators.collation_scares import scare_of
from onrecord.model import Act, Article, Figure, Gist, Label, Parse, Row, Scare, Span
from onrecord.text.labels import FAMILY
from onrecord.text.numbers import Quantity, find_quantities
from onrecord.text.quotation import quotations
from onrecord.text.shingles import folded

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_LIGHT = frozenset(
    "say tell be have do make get go take give come use mr mrs ms miss dr sir dame lord lady other such same "
    "own many much more most last next first new year day".split()
)
_TITLE_CASE_LEMMAS = {"people": "person", "persons": "person"}
# What happens to people, however it is put.
_STATES = {
    word: state
    for state, words in {
        "dead": "dead die kill death fatality murder slay perish toll",
        "injured": "injured injure wound wounded hurt casualty injury",
        "arrested": "arrest arrested detain detained arrestee",
        "missing": "missing unaccounted vanish disappear",
        "sacked": "sack dismiss redundant redundancy",
    }.items()
    for word in words.split()
}
# Words for one thing that outlets choose between, where no other sense is likely in the news.
_SAME = {
    word: words.split()[0]
    for words in (
        "close closure shut shutdown", "strike walkout stoppage", "meet meeting talk",
        "resign resignation quit",
        "debt owe", "fine penalty", "buy purchase acquire acquisition takeover", "vote ballot",
        "game match fixture", "company firm", "police cop", "child kid", "row dispute", "win victory triumph",
    )
    for word in words.split()
}  # fmt: skip
_PERSONS = frozenset("person man woman child lad lass boy girl passenger crew victim soul adult".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
_REASON_MARKS = frozenset(("because", "if", "unless"))
_LOOSE = frozenset("dozen score hundred thousand million billion".split())
_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "acl"))
# What is counted is but a part, or comes on top.
_PARTIAL = frozenset("other others more another additional further extra next last first".split())
_CAUSING = frozenset("cause trigger".split())
# What is done to somebody after something is done because of it.
_ANSWERING = frozenset(
    "sack dismiss fire arrest charge fine ban suspend resign quit sentence jail convict criticise criticize "
    "condemn apologise apologize drop disqualify expel banish punish reprimand threaten sue strike".split()
)
_QUANTIFIERS = frozenset("some many most all none half any several each both few thirds quarters".split())
_MONEY = {"pound": "\u00a3", "dollar": "$", "euro": "\u20ac"}
# "three months ago" is a date.
_APART = frozenset("ago later earlier before after old".split())
_MOVING = frozenset(
    "climb jump fly run walk drive fall step go come move hand take win preside lean roll trip spill cross "
    "cast pass look watch leap sail ride bend hang tower hover turn carry pull spread rule".split()
)
_PLANS = frozenset("plan expect schedule due set vow intend agree prepare".split())


class Collation(Annotator):
    """One Gist a sentence; a Figure for each quantity that counts or measures; an Act for each verb with
    a reason or a time; a Label for each noun phrase of the outlet's own whose head has rivals; a Scare for
    each few words quoted within a sentence.
    """

    name = "collation"
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
                figure = _figure(parse, quantity)
                if figure is not None:
                    yield figure
            for token in doc:
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
    lemma = _TITLE_CASE_LEMMAS.get(lemma, lemma)
    return _STATES.get(lemma) or _SAME.get(lemma, lemma)


def _figure(parse: Parse, quantity: Quantity) -> Figure | None:
    doc = parse.doc
    span = doc.char_span(quantity.at, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    last = span[-1]
    around = [t.lower_ for t in doc[max(0, span.start - 1) : span.end + 1]]
    if any(word in _MONTHS for word in around) or last.ent_type_ == "ORDINAL":
        return None
    place = parse.at(quantity.start, quantity.end)
    person = _aged(doc, span)
    if person is not None:
        return Figure(place, quantity.low, quantity.high, "age", None, quantity.exact, person)
    following = doc[span.end].lower_ if span.end < len(doc) else ""
    if following in ("am", "pm", "a.m.", "p.m.", "o'clock"):
        return None
    if not quantity.unit and _whole(doc, span.start):
        return None
    if following == "-" or _named(doc, span):
        return None
    if quantity.unit.startswith("to "):
        low, other = quantity.low, quantity.unit.removeprefix("to ")
        return Figure(place, low, low, "score", _role(last), True, other)
    head = last
    while head.dep_ in ("nummod", "quantmod", "compound") and head.head != head and head.head.pos_ != "VERB":
        head = head.head
    parts = of_preposition(head, "of") if head.pos_ in ("NUM", "PRON") else []
    counted = parts[0] if parts else head if head.pos_ in ("NOUN", "PROPN") and head.i >= span.start else None
    if counted is not None and counted.lemma_.lower() in _LOOSE:
        counted = next(iter(of_preposition(counted, "of")), None)
    unit = quantity.unit or (str(counted.lemma_.lower()) if counted is not None else "")
    unit = _TITLE_CASE_LEMMAS.get(unit, unit)
    if unit == "pound" and quantity.low < 10_000:
        pass  # a weight, or a small price: it cannot be told
    elif unit in _MONEY:
        unit = _MONEY[unit]
    role = _role(counted if counted is not None else head)
    if unit == "life" and role in ("claim", "cost", "take"):
        unit, role = "person", "dead"
    if unit in _STATES:
        unit, role = "person", _STATES[unit]
    if not unit or (counted is not None and counted.i < span.end and counted.pos_ == "NUM"):
        if role not in _STATES.values():
            return None
        unit = "person"
    noun = _kind(counted)
    if unit in _PERSONS or unit == "dead":
        noun = noun or (unit if unit in _PERSONS and unit != "person" else None)
        unit = "person"
    elif role in ("dead", "injured", "missing") and counted is not None and not quantity.unit:
        unit = "person"  # sixteen villagers died
    if counted is not None and (
        any(c.lower_ in _PARTIAL for c in (counted, *counted.children))
        or any(t.lower_ in _APART for t in doc[counted.i + 1 : counted.i + 2])
    ):
        return None
    end = max(quantity.end, counted.idx + len(counted.text)) if counted is not None else quantity.end
    whole = parse.at(quantity.start, end)
    return Figure(whole, quantity.low, quantity.high, unit, role, quantity.exact, noun)


def _aged(doc: Any, span: Any) -> str | None:
    """The surname before ", 52," or the word after "52-year-old"; None for what is no age."""
    before, after = span.start - 1, span.end
    if (
        len(span) == 1
        and before >= 1
        and doc[before].text == ","
        and doc[before - 1].pos_ == "PROPN"
        and after < len(doc)
        and doc[after].text in (",", ".", ";")
        and span.text.isdigit()
        and len(span.text) <= 2
    ):
        return str(doc[before - 1].lower_)
    return None


def _whole(doc: Any, first: int) -> bool:
    """True for the 200 of "21 of the 200", "most of the 200"."""
    at = first - 1
    while at >= 0 and doc[at].pos_ in ("DET", "PRON", "ADJ", "ADV") and first - at < 4:
        at -= 1
    return at >= 1 and doc[at].lower_ == "of" and (doc[at - 1].like_num or doc[at - 1].lower_ in _QUANTIFIERS)


def _kind(counted: Any) -> str | None:
    """The word that tells which of what is counted is meant: "female" in "two female gorillas"."""
    if counted is None:
        return None
    told = [c for c in counted.children if c.dep_ in ("amod", "compound", "nmod") and not c.like_num]
    return str(told[-1].lemma_.lower()) if told and told[-1].lemma_ not in _STATES else None


def _named(doc: Any, span: Any) -> bool:
    """True for the number in a name: "Apollo 11", "Flight 370", "Article 5"."""
    before = doc[span.start - 1] if span.start else None
    return before is not None and len(span) == 1 and before.pos_ == "PROPN" and span[0].is_digit


def _role(head: Any) -> str | None:
    """What is said of what is counted: a state of persons, or the lemma of the governing verb."""
    for token in (head, *head.children):
        state = _STATES.get(token.lemma_.lower())
        if state is not None:
            return state
    at = head
    for _ in range(4):
        if at.head == at:
            return None
        at = at.head
        lemma = str(at.lemma_.lower())
        if lemma == "lose" and any(c.lemma_ == "life" for c in at.children):
            return "dead"
        if at.pos_ == "VERB" and any(c.lower_ == "toll" for c in at.children):
            return "dead"
        if lemma in _STATES:
            return _STATES[lemma]
        if at.pos_ in ("VERB", "AUX") and lemma != "be":
            return lemma
    return None


def _act(parse: Parse, verb: Any) -> Act | None:
    if verb.dep_ in ("aux", "auxpass") or verb.lemma_ in ("be", "say", "have"):
        return None
    reasons = [parse.at(*_extent(r)) for r in _reasons(verb)]
    planned = _planned(verb)
    timed = planned or any(
        t.ent_type_ in ("DATE", "TIME") for c in verb.children if c.dep_ not in _CLAUSES for t in c.subtree
    )
    if not (reasons or timed):
        return None
    heads = [*(subjects(verb) or _above(verb)), *objects(verb), *agents(verb)]
    held = preposition(verb, "with", "against", "to", "at", "of")
    heads += [c for c in held.children if c.dep_ == "pobj"] if held is not None else []
    parties = []
    for head in dict.fromkeys(heads):
        first, last = noun_phrase(head)
        parties.append(parse.of(verb.doc[first:last]))
    first, last = edges(_own(verb))
    whole = verb.doc[first:last]
    return Act(
        span=parse.of(whole),
        verb=parse.of(verb),
        lemma=_STATES.get(verb.lemma_.lower(), str(verb.lemma_.lower())),
        parties=tuple(dict.fromkeys(parties)),
        reasons=tuple(reasons),
        planned=planned,
        negated=negated(verb),
    )


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


def _label(parse: Parse, token: Any, head: str) -> Label:
    inner = token.i - 2 if "-" in head else token.i
    first = max(token.left_edge.i, inner - 6)
    words = [t for t in token.doc[first:inner] if t.pos_ not in ("DET", "ADP", "PRON", "SPACE", "NUM")]
    at = token.doc[inner].idx
    start = words[0].idx if words else at
    modifiers = tuple(folded(token.doc.text[start:at])) if words else ()
    return Label(parse.at(start, token.idx + len(token.text)), FAMILY[head], head, modifiers)
