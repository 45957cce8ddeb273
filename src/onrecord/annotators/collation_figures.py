"""Reads what a quantity counts or measures, and what is said of it."""

from __future__ import annotations

from typing import Any

from onrecord.annotators.clauses import negated, of_preposition
from onrecord.model import Figure, Parse
from onrecord.text.numbers import MEASURES, Quantity

PLAIN = {"people": "person", "persons": "person"}
# What happens to people, however it is put.
STATES = {
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
SAME = {
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
_LOOSE = frozenset("dozen score hundred thousand million billion".split())
# What is counted is but a part, or comes on top.
_PARTIAL = frozenset("other others more another additional further extra next last first".split())
# What a number is joined to by a hyphen, beside measures: "a five-member panel".
_JOINED = frozenset("member match game judge page point seat bed storey story person man woman".split())
# What may be counted where people die, and is no people.
_NO_PERSONS = frozenset(
    "report case complaint claim incident attack crash accident strike blast shot round home house building "
    "vehicle car time thing way count charge allegation death injury".split()
)
_OF_PERSONS = frozenset(("dead", "injured", "missing"))
_PANELS = frozenset("commission committee panel inquiry tribunal jury team taskforce".split())
_QUANTIFIERS = frozenset("some many most all none half any several each both few thirds quarters".split())
_MONEY = {"pound": "\u00a3", "dollar": "$", "euro": "\u20ac"}
# "three months ago" is a date.
_APART = frozenset("ago later earlier before after old".split())


def figure_of(parse: Parse, quantity: Quantity) -> Figure | None:
    """The Figure of a quantity found in the parse's text (offsets within it); None if it counts nothing."""
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
    if following == "-":
        return _joined(parse, quantity, span)
    if _named(doc, span):
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
    unit = SAME.get(unit, PLAIN.get(unit, unit))
    if unit == "pound" and quantity.low < 10_000:
        pass  # a weight, or a small price: it cannot be told
    elif unit in _MONEY:
        unit = _MONEY[unit]
    role = _role(counted if counted is not None else head)
    if unit == "life" and (role in ("claim", "cost", "take") or _lost(counted)):
        unit, role = "person", "dead"
    if unit in STATES:
        unit, role = "person", STATES[unit]
    if not unit or (counted is not None and counted.i < span.end and counted.pos_ == "NUM"):
        if role not in STATES.values():
            return None
        unit = "person"
    if unit in _NO_PERSONS and role in _OF_PERSONS:
        role = None
    elif unit == "member" and counted is not None:
        body = _body(next(iter(of_preposition(counted, "of")), None))
        unit = f"member of {body}" if body else unit
    if _aboard(counted, role):
        role = "aboard"
    noun = _kind(counted)
    if unit in _PERSONS or unit == "dead":
        noun = noun or (unit if unit in _PERSONS and unit != "person" else None)
        unit = "person"
    elif (
        role in _OF_PERSONS
        and counted is not None
        and not quantity.unit
        and unit not in MEASURES
        and unit not in _NO_PERSONS
    ):
        unit = "person"  # sixteen villagers died
    if counted is not None and (
        any(c.lower_ in _PARTIAL for c in (counted, *counted.children))
        or any(t.lower_ in _APART for t in doc[counted.i + 1 : counted.i + 2])
    ):
        return None
    if unit in MEASURES and noun is None:
        noun = _measured(counted)
    end = max(quantity.end, counted.idx + len(counted.text)) if counted is not None else quantity.end
    whole = parse.at(quantity.start, end)
    return Figure(whole, quantity.low, quantity.high, unit, role, quantity.exact, noun)


def bare_figure(parse: Parse, noun: Any) -> Figure | None:
    """The Figure of what is counted without a number: none in "no suspects" and "has not found any suspects",
    one in "a day of mourning"; else None.
    """
    first = next((c for c in noun.children if c.dep_ in ("det", "neg") and c.i < noun.i), None)
    if first is None or noun.pos_ != "NOUN":
        return None
    lemma = str(noun.lemma_.lower())
    unit = SAME.get(lemma, PLAIN.get(lemma, lemma))
    word = first.lower_
    if word in ("a", "an"):
        counts = MEASURES.get(lemma, ("", 0))[0] == "time" and any(c.lower_ == "of" for c in noun.children)
        value = 1.0
    else:
        counts = noun.tag_ == "NNS" and (word == "no" or (word == "any" and negated(noun.head)))
        value = 0.0
    if not counts or unit in _NO_PERSONS:
        return None
    place = parse.at(first.idx, noun.idx + len(noun.text))
    return Figure(place, value, value, unit, _role(noun), True, _measured(noun))


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


def _joined(parse: Parse, quantity: Quantity, span: Any) -> Figure | None:
    """The five of "a five-match ban", which counts matches; of an age or a name nothing is counted."""
    doc = parse.doc
    after = doc[span.end + 1 : span.end + 3]
    if len(after) < 2 or after[0].pos_ not in ("NOUN", "PROPN") or after[1].text == "-":
        return None
    lemma = str(after[0].lemma_.lower())
    if quantity.unit or not (lemma in MEASURES or lemma in _JOINED):
        return None
    unit = SAME.get(lemma, lemma)
    if lemma == "member":
        body = _body(after[1])
        if body is None:
            return None
        unit = f"member of {body}"
    # What stands before is no hedge: "fury over five-match ban".
    place = parse.at(quantity.at, after[0].idx + len(after[0].text))
    value = quantity.low if quantity.high is None else quantity.high
    return Figure(place, value, value, unit, _role(after[0]), True, None)


def _body(head: Any) -> str | None:
    """The kind of body that has members: one word for commission, panel and committee."""
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    lemma = str(head.lemma_.lower())
    return "panel" if lemma in _PANELS else lemma


def _aboard(counted: Any, role: str | None) -> bool:
    """True for "171 people were on board", "carrying 180 passengers", and not for what may be carried."""
    if counted is None:
        return False
    lemma = str(counted.lemma_.lower())
    if PLAIN.get(lemma, lemma) not in _PERSONS:
        return False
    after = counted.doc[counted.i + 1 : counted.i + 4]
    if "aboard" in (t.lower_ for t in after) or "on board" in " ".join(t.lower_ for t in after):
        return True
    verb = counted.head
    return (
        role == "carry" and verb.lemma_ == "carry" and all(c.tag_ not in ("TO", "MD") for c in verb.children)
    )


def _lost(life: Any) -> bool:
    """True for the lives of "the loss of forty lives"."""
    return life is not None and life.head.head.lemma_ == "loss"


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
    return str(told[-1].lemma_.lower()) if told and told[-1].lemma_ not in STATES else None


def _measured(counted: Any) -> str | None:
    """What is measured: "mourning" in "three days of mourning"."""
    held = of_preposition(counted, "of") if counted is not None else []
    return str(held[0].lemma_.lower()) if held and held[0].pos_ == "NOUN" else None


def _named(doc: Any, span: Any) -> bool:
    """True for the number in a name: "Apollo 11", "Flight 370", "Article 5"."""
    before = doc[span.start - 1] if span.start else None
    capital = before is not None and span.text[:1].isupper() and span.text[1:].islower()
    return before is not None and len(span) == 1 and before.pos_ == "PROPN" and (span[0].is_digit or capital)


def _role(head: Any) -> str | None:
    """What is said of what is counted: a state of persons, or the lemma of the governing verb."""
    for token in (head, *head.children):
        state = STATES.get(token.lemma_.lower())
        if state is not None:
            return state
    at = head
    for _ in range(4):
        if at.head == at:
            return None
        at = at.head
        lemma = str(at.lemma_.lower())
        if lemma == "be":
            told = [STATES[c.lemma_] for c in at.children if c.dep_ == "acomp" and c.lemma_ in STATES]
            if told:
                return told[0]
        if lemma == "lose" and any(c.lemma_ == "life" for c in at.children):
            return "dead"
        if at.pos_ == "VERB" and any(c.lower_ == "toll" for c in at.children):
            return "dead"
        if lemma in STATES or at.lower_ in STATES:
            return STATES.get(lemma) or STATES[at.lower_]
        if at.pos_ in ("VERB", "AUX") and lemma != "be":
            return lemma
    return None
