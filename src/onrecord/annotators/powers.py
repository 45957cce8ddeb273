"""Reads which office or body may or must do what to whom, and under which condition."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.actors import THIRD, Cast, is_office
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    Token,
    child,
    noun_phrase,
)
from onrecord.annotators.powers_frames import read
from onrecord.annotators.powers_reading import Found, deed_of, find_condition, object_of, words
from onrecord.model import Article, Entity, Parse, PowerClaim, Quote, Row, Span, Speaker

LONGEST = 500


class Powers(Annotator):
    """One PowerClaim for each statement of what the holder of an office, or a body, may or must do.

    `holder` and `over` are the text's words, "As mayor, Mr Khan" giving "mayor"; `power` begins with
    the verb's lemma. Plain ability ("fans can buy"), questions and suppositions give no row.
    """

    name = "powers"
    requires = (Parse, Entity, Quote, Speaker)
    produces = (PowerClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        cast = Cast(article, rows)
        seen: set[tuple[object, ...]] = set()
        for parse in rows.of(Parse):
            for found in read(parse.doc):
                claim = _claim(cast, parse, found)
                key = (claim.holder, claim.power, claim.over, claim.evidence) if claim else ()
                if claim is not None and key not in seen:
                    seen.add(key)
                    yield claim


def _claim(cast: Cast, parse: Parse, found: Found) -> PowerClaim | None:
    holders = [name for head in found.holders if (name := _holder(cast, parse, head, found)) is not None]
    if not holders:
        return None
    doc = parse.doc
    condition = found.condition
    reach = found.reach
    if condition is None:
        condition = _own_condition(found)
        if condition is not None:
            place = doc.text.find(condition, doc[reach[0]].idx)
            ends = [t.i + 1 for t in doc[reach[0] :] if place <= t.idx < place + len(condition)]
            reach = (reach[0], max([reach[1], *ends]))
    over = found.over if isinstance(found.over, str) else _name(cast, parse, found.over)
    power = found.deed if isinstance(found.deed, str) else _power(cast, parse, found.deed, found.over)
    if over is None:
        return None
    span = parse.of(doc[reach[0] : reach[1]])
    over = " ".join(over.replace('"', " ").split())
    return PowerClaim(
        evidence=(span if len(span) <= LONGEST else Span(span.article, span.start, span.start + LONGEST),),
        holder=tuple(dict.fromkeys(holders)), power=power, over=over, condition=condition,
        modality=found.modality, by=cast.quote_at(parse.of(found.trigger)),
    )  # fmt: skip


def _own_condition(found: Found) -> str | None:
    """The condition in the clause's own words: before the deed ("may only with ...") or after its object."""
    doc, sentence = found.trigger.doc, found.trigger.sent
    if isinstance(found.deed, str):
        return None
    stop = sentence.end
    for t in doc[found.reach[1] : sentence.end]:
        if (
            t.lower_ in ("who", "which") or (t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "conj")
        ) and not any(a.dep_ == "advcl" for a in t.ancestors):
            stop = t.i
            break
    return find_condition(doc, found.reach[1], stop)


def _holder(cast: Cast, parse: Parse, head: Token, found: Found) -> str | None:
    if head.lower_ in words("nobody") - {"it"}:
        return None
    doc = head.doc
    if head.pos_ in ("PROPN", "PRON") and not is_office(head):
        verb = found.trigger
        for c in verb.children:
            if (
                c.dep_ == "prep"
                and c.lower_ == "as"
                and child(c, "pobj") is not None
                and is_office(child(c, "pobj"))
            ):
                a, b = noun_phrase(child(c, "pobj"))
                return _tidy(doc[a:b].text)
    if head.lower_ in THIRD or head.lower_ in ("i", "we"):
        who = cast.who(parse, head)
        return who.name if who is not None else None
    if head.pos_ == "PRON":
        return None
    a, b = noun_phrase(head)
    if is_office(head) or any(
        is_office(t) for t in doc[a:b] if t.i < head.i and t.dep_ in ("compound", "nmod")
    ):
        return _tidy(cast.words(parse.of(doc[a:b])))
    who = cast.who(parse, head)
    if who is not None and who.entity is not None:
        return who.name
    if head.ent_type_ in ("ORG", "GPE", "PERSON") and head.pos_ == "PROPN":
        return _tidy(cast.words(parse.of(doc[a:b])))
    return None


def _name(cast: Cast, parse: Parse, head: Token) -> str | None:
    if head.lower_ in THIRD:
        who = cast.who(parse, head, about=True)
        if who is not None:
            return who.name
        before = [t for t in head.sent if t.i < head.i - 2 and t.dep_ in ("dobj", "nsubjpass") and _thing(t)]
        return _tidy(cast.words(cast.phrase(parse, before[-1]))) if before else None
    if head.pos_ == "PRON":
        return None
    return _tidy(cast.words(cast.phrase(parse, head)))


def _thing(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ not in words("powers") | words("duties")


def _power(cast: Cast, parse: Parse, deed: Token, over: Token | str) -> str:
    """The deed in words: the lemma, and for a required deed what is required."""
    if deed.lemma_ == "hold":
        return "hold to account"
    inner = child(deed, "xcomp", "ccomp")
    if inner is not None and inner.tag_ == "VB" and inner.i > deed.i and deed.lemma_ != "decide":
        below = object_of(inner)
        last = noun_phrase(below)[1] if below is not None else inner.i + 1
        tail = cast.words(parse.of(deed.doc[deed.i + 1 : last]))
        return f"{deed.lemma_} {tail}"
    return deed_of(deed).replace("-", " ")


def _tidy(text: str) -> str:
    plain = " ".join(text.split())
    for article in ("the ", "a ", "an ", "no ", "any ", "The ", "A ", "An ", "No ", "Any "):
        plain = plain.removeprefix(article)
    return plain.removesuffix("'s").removesuffix("\u2019s").strip(" ,\"'")
