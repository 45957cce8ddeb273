"""Reads which office or body may or must do what to whom, and under which condition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.annotators.actors import THIRD, Cast, Who, is_office, nouns, saying_verb
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    Token,
    child,
    noun_phrase,
    of_preposition,
)
from onrecord.annotators.powers_frames import read
from onrecord.annotators.powers_reading import Found, deed_of, find_condition, object_of, to_account, words
from onrecord.model import Article, Entity, Parse, PowerClaim, Quote, Row, Span, Speaker

LONGEST, LONGEST_CONDITION = 500, 300


_OPENING = re.compile(
    r"^(?:(?:only|just|both|either|the|an?|no|any|every|each|its|his|her|their|our|whose|this|that)\s+)+",
    re.IGNORECASE,
)


_TAIL = re.compile(
    r",? (?:responsible|in charge|with (?:the |\w+ )?(?:power|authority)|overseeing|regulating)\b.*"
)


# A condition that the parser takes for a part of the object's phrase.
_NOTE = re.compile(
    r" (?:(?:only )?with (?:a|an|the) (?:simple |two-thirds |absolute |majority|consent|permission|approval)"
    r"|on \w+ (?:days|weeks|months)\W? notice|without ).*"
)


class Powers(Annotator):
    """One PowerClaim for each statement of what the holder of an office, or a body, may or must do.

    `holder` and `over` are the text's words, "As mayor, Mr Khan" giving "mayor"; `power` begins with
    the verb's lemma. Plain ability ("fans can buy"), questions and suppositions give no row.
    """

    name = "powers"
    version = 4
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
    holders += found.named
    if not holders:
        return None
    doc = parse.doc
    condition = found.condition
    reach = found.reach
    if condition is None:
        condition = _own_condition(found)
        if condition is not None:
            place = doc.text.find(condition, doc[found.trigger.sent.start].idx)
            over_it = [t.i for t in found.trigger.sent if 0 <= place <= t.idx < place + len(condition)]
            reach = (min([reach[0], *over_it]), max([reach[1], *(i + 1 for i in over_it)]))
    over = found.over if isinstance(found.over, str) else _name(cast, parse, found.over, found, holders)
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
    """The condition in the clause's own words: after its object, between holder and deed, or before both."""
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
    start = found.over.i + 1 if not isinstance(found.over, str) else found.reach[1]
    behind = [h for h in found.holders if h.i > found.trigger.i and h.lemma_ not in words("votes")]
    start = max([start, found.trigger.i + 1, *(noun_phrase(h)[1] for h in behind)])
    after = find_condition(doc, start, stop)
    if after is not None:
        return after
    ahead = [h for h in found.holders if h.i < found.trigger.i and h.sent == sentence]
    if not ahead:
        return None
    verb = min([found.trigger.i, *(c.i for c in found.trigger.children if c.dep_ in ("aux", "auxpass"))])
    between = find_condition(doc, noun_phrase(ahead[-1])[1], verb)
    return between or _fronted(found.trigger, noun_phrase(ahead[0])[0])


def _fronted(verb: Token, before: int) -> str | None:
    """ "If talks fail, the governor can dissolve", "Only after three failures may he dissolve"."""
    for c in verb.children:
        if c.i >= before or c.dep_ not in ("advcl", "prep", "advmod"):
            continue
        first, last = c.left_edge.i, min(c.right_edge.i + 1, before)
        opening = verb.doc[first : first + 2].text.lower()
        if c.dep_ == "advcl" and opening.split()[:1] in (["if"], ["unless"], ["once"], ["provided"]):
            return str(verb.doc[first:last].text).strip(" ,")[:LONGEST_CONDITION]
        if opening.startswith("only ") or opening in ("subject to", "at the", "upon the", "on the"):
            return find_condition(verb.doc, first, last)
    return None


def _holder(cast: Cast, parse: Parse, head: Token, found: Found) -> str | None:
    if head.lower_ in words("nobody") - {"it"}:
        return None
    head = _members(head)
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
        who = cast.who(parse, head, about=head.lower_ in THIRD and saying_verb(head) is None)
        if who is None or (head.lower_ == "it" and not _thing_named(cast, who)):
            return None
        return who.name
    if head.pos_ == "PRON":
        return None
    a, b = noun_phrase(head)
    body = cast.who(parse, head) if head.pos_ == "PROPN" else None
    named = body is not None and body.entity is not None and not cast.is_person(body)
    if body is not None and named and body.name.endswith(head.text):
        return body.name  # the whole name, of which the parser may see the last words alone
    if (
        is_office(head)
        or head.lemma_.lower() in words("delegates")
        or any(is_office(t) for t in doc[a:b] if t.i < head.i and t.dep_ in ("compound", "nmod"))
    ):
        return _TAIL.sub("", _tidy(cast.words(parse.of(doc[a:b]))))
    who = cast.who(parse, head)
    if who is not None and who.entity is not None:
        return who.name
    if head.ent_type_ in ("ORG", "GPE", "PERSON") and head.pos_ == "PROPN":
        return _tidy(cast.words(parse.of(doc[a:b])))
    return None


def _name(cast: Cast, parse: Parse, head: Token, found: Found, holders: list[str]) -> str | None:
    if head.lower_ in THIRD:
        who = cast.who(parse, head, about=True)
        if who is not None and not any(who.name in h or h in who.name for h in holders):
            return who.name
        before = [t for t in head.sent if t.i < head.i - 2 and t.dep_ in ("dobj", "nsubjpass") and _thing(t)]
        before = before or _spoken_of(head, found)
        return _tidy(cast.words(cast.phrase(parse, before[-1]))) if before else None
    if head.pos_ == "PRON":
        return str(head.text) if head.lower_ in ("anyone", "anybody", "everyone", "everybody") else None
    return _NOTE.sub("", _tidy(cast.words(cast.phrase(parse, head)))).strip()


def _spoken_of(head: Token, found: Found) -> list[Token]:
    """What "him" or "it" can only mean: the subject of this sentence, or of the one before."""
    held = {h.i for h in found.holders}
    start = head.sent.start
    own = [t for t in head.doc[start : head.i] if t.dep_ in ("nsubj", "nsubjpass") and t.i not in held]
    if not own and start:
        before = head.doc[start - 1].sent
        own = [t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head.head == t.head]
    return [t for t in own if t.pos_ in ("NOUN", "PROPN")][:1]


def _thing_named(cast: Cast, who: Who) -> bool:
    """True if the name is a body's: nobody is "it"."""
    if who.entity is not None:
        return not cast.is_person(who)
    return who.name.split()[-1].lower() in nouns("bodies")


def _members(head: Token) -> Token:
    """Whose majority or vote it is: "a simple majority of the directors", "two-thirds of the senate"."""
    part = head.lemma_ in words("votes") or head.lemma_ in ("third", "thirds") or head.pos_ == "NUM"
    held = of_preposition(head, "of", "in") if part else []
    return held[0] if held else head


def _thing(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ not in words("powers") | words("duties")


def _power(cast: Cast, parse: Parse, deed: Token, over: Token | str) -> str:
    """The deed in words: the lemma, and for a required deed what is required."""
    if deed.lemma_ == "hold" and to_account(deed):
        return "hold to account"
    inner = child(deed, "xcomp", "ccomp")
    if inner is not None and inner.tag_ == "VB" and inner.i > deed.i and deed.lemma_ != "decide":
        below = object_of(inner)
        last = noun_phrase(below)[1] if below is not None else inner.i + 1
        tail = cast.words(parse.of(deed.doc[deed.i + 1 : last]))
        return f"{deed.lemma_} {tail}"
    return deed_of(deed).replace("-", " ")


def _tidy(text: str) -> str:
    plain = _OPENING.sub("", " ".join(text.split())).removesuffix(" alone")
    return plain.removesuffix("'s").removesuffix("\u2019s").strip(" ,\"'")
