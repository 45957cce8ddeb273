"""Reads which office or body may or must do what to whom, and under which condition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from onrecord.annotators.actors import THIRD, Cast, is_office, lexicon
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    RELATIVE,
    Token,
    agents,
    child,
    conjuncts,
    infinitive_after,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    sentences,
    subjects,
    supposed,
)
from onrecord.model import Article, Entity, Parse, PowerClaim, Quote, Row, Span, Speaker

LONGEST = 500


@cache
def words(name: str) -> frozenset[str]:
    """A word list of powers.toml; phrases are kept whole."""
    text = lexicon("powers.toml")[name]
    return frozenset(text.split("|") if "|" in text else text.split())


@dataclass(frozen=True, slots=True)
class Found:
    """A power on the parse: holders' heads, the verb that says the deed (or words in its place), and
    whom or what it is over (a head, or words)."""

    trigger: Token
    holders: tuple[Token, ...]
    deed: Token | str
    over: Token | str
    modality: str
    reach: tuple[int, int]
    condition: str | None = None


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


def read(doc: Any) -> list[Found]:
    """Every power that a doc states, in order; an elliptic clause gives its condition to the power before."""
    found: list[Found] = []
    for token in (t for tokens, question in sentences(doc) if not question for t in tokens):
        if not (token.pos_ in ("VERB", "AUX", "NOUN", "ADJ") or token.tag_.startswith("VB")):
            continue
        if _takes_up(token) and found and found[-1].reach[1] <= token.i and _near(found[-1].trigger, token):
            found[-1] = _conditioned(found[-1], token)
            continue
        if not supposed(token):
            found.extend(f for f in _at(token) if f.holders)
    return found


def _at(token: Token) -> Iterator[Found]:
    if token.lemma_ in words("powers") | words("duties") and token.pos_ == "NOUN":
        yield from _having(token)
    elif token.lemma_ == "up" or (token.lemma_ in words("matters") and token.pos_ == "NOUN"):
        pass
    if token.lemma_ == "be":
        yield from _up_to(token)
        yield from _matter(token)
    yield from _modal(token)
    yield from _answering(token)
    yield from _needing(token)
    yield from _ruled(token)


def _having(noun: Token) -> Iterator[Found]:
    """ "X has the power to ...", "X's power to ...": power, right, duty, responsibility."""
    verb = infinitive_after(noun.i + 1, noun.doc)
    if verb is None:
        return
    above = noun.head
    duty = noun.lemma_ in words("duties")
    if above.lemma_ in ("have", "hold", "retain", "keep", "enjoy", "possess") and noun.dep_ in (
        "dobj",
        "attr",
    ):
        holders, trigger = subjects(above), above
        if negated(above) or any(c.lower_ == "no" for c in noun.children):
            return
    elif above.lemma_ in ("give", "grant", "hand") and passive(above):
        holders, trigger = subjects(above), above
        if modal(above) not in (None, "will"):
            return
    elif above.lemma_ in ("give", "grant", "hand") and child(above, "dative") is not None:
        holders, trigger = conjuncts(child(above, "dative")), above
    else:
        return
    if verb.lemma_ not in words("deeds") | words("further_deeds"):
        return
    yield from _deeds(trigger, holders, verb, "must" if duty else "may")


def _ruled(verb: Token) -> Iterator[Found]:
    """ "X is entitled to ...", "the contract lets X ...", "X gets to decide", "it falls to X to ..."."""
    lemma = verb.lemma_
    allowed = words("deeds") | words("further_deeds")
    deed = child(verb, "xcomp", "ccomp") or infinitive_after(verb.i + 1, verb.doc)
    holders: list[Token] = []
    if lemma in words("entitling") and passive(verb) and modal(verb) in (None, "may"):
        holders = subjects(verb)
    elif (
        lemma in words("entitling")
        and not passive(verb)
        and any(s.lemma_ in words("rules") for s in subjects(verb))
    ):
        held = child(verb, "dobj") or (child(deed, "nsubj") if deed is not None else None)
        holders = conjuncts(held) if held is not None else []
        if deed is None and holders:
            deed = infinitive_after(noun_phrase(holders[-1])[1], verb.doc)
    elif (
        lemma == "get"
        and modal(verb) is None
        and deed is not None
        and deed.lemma_ in ("decide", "choose", "veto")
    ):
        holders = [s for s in subjects(verb) if is_office(s)]
    elif (
        lemma in ("fall", "belong")
        and child(verb, "nsubj") is not None
        and child(verb, "nsubj").lower_ == "it"
    ):  # type: ignore[union-attr]
        holders = of_preposition(verb, "to")
        deed = infinitive_after(noun_phrase(holders[-1])[1], verb.doc) if holders else None
    if not holders or deed is None or deed.tag_ != "VB" or deed.lemma_ not in allowed or negated(verb):
        return
    must = lemma in ("require", "oblige", "bind") or (lemma == "fall" and deed.lemma_ == "hold")
    yield from _deeds(verb, holders, deed, "must" if must else "may")


def _consented(verb: Token) -> Iterator[Found]:
    """ "No game may be played without the consent of X": X approves it."""
    without = preposition(verb, "without")
    noun = child(without, "pobj") if without is not None else None
    if noun is None or noun.lemma_ not in words("consents"):
        return
    owner = child(noun, "poss")
    holders = of_preposition(noun, "of", "from") or (conjuncts(owner) if owner is not None else [])
    own = subjects(verb)
    no = negated(verb) or any(c.lower_ == "no" for s in own for c in s.children)
    if holders and own and no and own[0].pos_ != "PRON" and not is_office(own[0]):
        first = min(noun_phrase(own[0])[0], verb.i)
        yield Found(verb, tuple(holders), "approve", own[0], "may", (first, noun_phrase(holders[-1])[1]))


def _modal(verb: Token) -> Iterator[Found]:
    """ "X can (only) dismiss", "Y must be approved by X", "who may require"."""
    may = modal(verb)
    ruled = may == "must" or (may in ("can", "may") and any(c.lower_ == "only" for c in verb.children))
    if may not in ("can", "may", "must", "should"):
        return
    if passive(verb):
        yield from _consented(verb)
    if verb.lemma_ not in words("deeds") and not (ruled and verb.lemma_ in words("further_deeds")):
        return
    if may == "may" and not _lawful(verb):
        return
    if negated(verb) and not _without(verb):
        return
    if not passive(verb) and _object(verb) is None:
        return
    holders = agents(verb) if passive(verb) else subjects(verb)
    yield from _deeds(verb, holders, verb, "must" if may in ("must", "should") else "may")


def _lawful(verb: Token) -> bool:
    """True if "may" is leave, not chance: it is bounded ("only", "also", a condition) or stands in a rule."""
    if any(c.lower_ in ("only", "not") for c in verb.children):
        return True
    sentence = verb.sent
    rule = any(
        t.lemma_ in ("rule", "charter", "constitution", "statute", "treaty", "bylaw", "regulation")
        for t in sentence
    )
    return rule or find_condition(verb.doc, verb.i + 1, sentence.end) is not None


def _without(verb: Token) -> bool:
    return preposition(verb, "without") is not None or any(
        c.dep_ == "advcl" and any(g.lower_ == "unless" for g in c.children) for c in verb.children
    )


def _deeds(trigger: Token, holders: Sequence[Token], verb: Token, modality: str) -> Iterator[Found]:
    """One power for each coordinated verb."""
    verbs = [verb]
    for c in verb.children:
        if (
            c.dep_ == "conj"
            and c.tag_ == "VB"
            and child(c, "nsubj") is None
            and c.lemma_ in words("deeds") | words("further_deeds")
        ):
            verbs.append(c)
    for deed in verbs:
        held = _object(deed)
        if passive(verb):
            held = next(iter(subjects(verb)), None)
        if held is None and len(verbs) > 1:
            held = _object(verbs[-1])
        if deed.lemma_ == "hold" and not _to_account(deed):
            continue
        inner = child(deed, "xcomp", "ccomp")
        last = noun_phrase(held)[1] if held is not None else deed.i + 1
        if inner is not None and inner.tag_ == "VB" and inner.i > deed.i:
            below = _object(inner)
            last = max(last, inner.i + 1, noun_phrase(below)[1] if below is not None else 0)
        if deed.lemma_ == "hold":
            last = max(
                last, next((t.i + 1 for t in deed.doc[last : last + 3] if t.lower_ == "account"), last)
            )
        first = min([noun_phrase(h)[0] for h in holders if abs(h.i - deed.i) < 40] or [trigger.i])
        yield Found(trigger, tuple(holders), deed, held if held is not None else "", modality,
                    (min(first, trigger.i), max(last, deed.i + 1, trigger.i + 1)))  # fmt: skip


def _object(verb: Token) -> Token | None:
    held = child(verb, "dobj")
    if held is not None and held.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if held is None:
        prep = preposition(verb, "into", "in", "on", "over", "against", "with")
        held = child(prep, "pobj") if prep is not None else None
    if held is None:
        inner = child(verb, "ccomp")
        held = child(inner, "nsubj") if inner is not None else None
    return held


def _to_account(verb: Token) -> bool:
    return any(
        t.lower_ == "account" and t.doc[t.i - 1].lower_ == "to" for t in verb.doc[verb.i : verb.i + 14]
    )


def _up_to(verb: Token) -> Iterator[Found]:
    """ "It is up to X to ...", "it is for X to decide", "the decision is up to X"."""
    prep = preposition(verb, "up", "for", "down")
    subject = child(verb, "nsubj")
    if subject is None:
        return
    if prep is None:
        prep = next((c for c in verb.children if c.lower_ == "up"), None)
    if prep is None and subject.lower_ == "it":
        deed = next(
            (c for c in verb.children if c.dep_ in ("advcl", "ccomp", "xcomp") and c.tag_ == "VB"), None
        )
        mark = child(deed, "mark") if deed is not None else None
        said = child(verb, "acomp", "attr")
        judged = deed is not None and deed.lemma_ in words("deeds") | words("further_deeds") | {
            "determine",
            "judge",
        }
        if judged and mark is not None and mark.lower_ == "for" and said is None and not negated(verb):
            yield from _deeds(verb, subjects(deed), deed, "may")
    if prep is None or (negated(verb) and prep.lower_ != "for"):
        return
    if prep.lower_ in ("up", "down"):
        to = next((t for t in verb.doc[prep.i + 1 : prep.i + 2] if t.lower_ == "to"), None)
        held = child(to, "pobj") if to is not None else None
    else:
        held = child(prep, "pobj")
    if held is None or negated(verb):
        return
    everyone = conjuncts(held)
    deed = infinitive_after(noun_phrase(everyone[-1])[1], verb.doc)
    if subject.lower_ == "it" and deed is not None:
        if deed.lemma_ in words("deeds") | words("further_deeds") | {"determine", "judge"}:
            yield from _deeds(verb, everyone, deed, "may" if deed.lemma_ != "hold" else "must")
    elif deed is None and prep.lower_ != "for" and subject.pos_ in ("NOUN", "PROPN"):
        a, b = noun_phrase(subject)[0], noun_phrase(everyone[-1])[1]
        yield Found(verb, tuple(everyone), "decide", subject, "may", (a, b))


def _matter(verb: Token) -> Iterator[Found]:
    """ "What happens next is a matter for X", "the decision rests with X"."""
    said = child(verb, "attr")
    if said is None or said.lemma_ not in words("matters") or negated(verb):
        return
    holders = of_preposition(said, "for") or of_preposition(verb, "for")
    subject = child(verb, "csubj", "nsubj")
    if not holders or subject is None or (subject.pos_ == "PRON" and subject.dep_ != "csubj"):
        return
    first = subject.left_edge.i
    yield Found(verb, tuple(holders), "decide", _clause_words(subject), "may",
                (first, noun_phrase(holders[-1])[1]))  # fmt: skip


def _clause_words(subject: Token) -> Token | str:
    if subject.dep_ != "csubj":
        return subject
    return str(subject.doc[subject.left_edge.i : subject.right_edge.i + 1].text)


@cache
def _charges() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(words("answering") | words("charge")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def _answering(verb: Token) -> Iterator[Found]:
    """ "X answers to Y", "X is responsible for Y", "the decision rests with X", "has a veto over"."""
    lemma = verb.lemma_
    if lemma in ("rest", "lie") and verb.pos_ == "VERB":
        subject = child(verb, "nsubj")
        holders = of_preposition(verb, "with")
        if (
            subject is not None
            and holders
            and subject.lemma_ in ("decision", "power", "choice", "say", "authority")
        ):
            a, b = noun_phrase(subject)[0], noun_phrase(holders[-1])[1]
            yield Found(verb, tuple(holders), "decide", subject, "may", (a, b))
        return
    if lemma == "serve" and any(t.lower_ == "pleasure" for t in verb.doc[verb.i + 1 : verb.i + 5]):
        pleasure = next(t for t in verb.doc[verb.i + 1 : verb.i + 5] if t.lower_ == "pleasure")
        holders, own = of_preposition(pleasure, "of"), subjects(verb)
        if holders and own:
            reach = (noun_phrase(own[0])[0], noun_phrase(holders[-1])[1])
            yield Found(verb, tuple(holders), "dismiss", own[0], "may", reach)
        return
    for phrase in _charges().get(lemma, ()):
        parts = phrase.split()
        if negated(verb) or modal(verb) in ("could", "might", "should"):
            continue
        last = _after(verb, parts[1:])
        held = child(last, "pobj") if last is not None else None
        own = [s for s in subjects(verb) if s.lower_ not in words("nobody")]
        if held is None or not own:
            continue
        reach = (min(noun_phrase(s)[0] for s in own), noun_phrase(conjuncts(held)[-1])[1])
        if phrase in words("answering"):
            if is_office(held) and (is_office(own[0]) or own[0].pos_ == "PROPN"):
                yield Found(verb, tuple(conjuncts(held)), "hold to account", own[0], "may", reach)
        elif all(is_office(s) for s in own):
            deed = (
                "veto" if "veto" in parts else "decide" if {"say", "word"} & set(parts) else "have charge of"
            )
            yield Found(verb, tuple(own), deed, held, "may", reach)
        return


def _after(verb: Token, parts: Sequence[str]) -> Token | None:
    at = verb.i
    for part in parts:
        for i in range(at + 1, min(at + 4, len(verb.doc))):
            if part in (verb.doc[i].lower_, verb.doc[i].lemma_):
                at = i
                break
        else:
            return None
    return verb.doc[at]


def _needing(verb: Token) -> Iterator[Found]:
    """ "The sale requires the approval of X", "is subject to approval by X": X approves."""
    if verb.lemma_ in words("needing"):
        noun, subject = child(verb, "dobj"), next(iter(subjects(verb)), None)
    elif verb.lemma_ == "be":
        prep = next(
            (
                t
                for t in verb.doc[verb.i + 1 : verb.i + 5]
                if t.lower_ == "to" and t.nbor(-1).lower_ == "subject"
            ),
            None,
        )
        noun, subject = (child(prep, "pobj") if prep is not None else None), child(verb, "nsubj", "nsubjpass")
    else:
        return
    if noun is None or subject is None or noun.lemma_ not in words("consents") or negated(verb):
        return
    if modal(verb) in ("could", "might", "may") or subject.pos_ == "PRON":
        return
    owner = child(noun, "poss")
    holders = of_preposition(noun, "of", "from", "by") or (conjuncts(owner) if owner is not None else [])
    if not holders:
        holders = of_preposition(verb, "from", "by")
    if holders:
        a = min(noun_phrase(subject)[0], noun.i)
        yield Found(verb, tuple(holders), "approve", subject, "may", (a, noun_phrase(holders[-1])[1]))


def _takes_up(token: Token) -> bool:
    """True for "do so", "use it" in a clause that says under which condition."""
    if token.lemma_ not in words("taking_up") or token.pos_ not in ("VERB", "AUX"):
        return False
    if token.lemma_ in ("act", "happen", "proceed"):
        return any(c.lower_ == "only" for c in token.children)
    after = token.doc[token.i + 1 : token.i + 3]
    return any(
        t.lower_ in words("pronouns") or t.lemma_ in ("power", "right", "authority") for t in after
    ) and (modal(token) is not None or any(c.lower_ == "only" for c in token.children) or negated(token))


def _near(first: Token, second: Token) -> bool:
    """True if the second stands in the same sentence or the one after."""
    sentence = first.sent
    return bool(sentence.end >= second.sent.start)


def _conditioned(found: Found, token: Token) -> Found:
    start = token.doc[found.reach[1] - 1].idx
    condition = find_condition(token.doc, token.i, token.sent.end) or found.condition
    if condition is None:
        return found
    end = token.doc.text.find(condition, start)
    last = next(
        (t.i + 1 for t in token.doc[token.i :] if t.idx + len(t) >= end + len(condition)), token.i + 1
    )
    return replace(found, condition=condition, reach=(found.reach[0], last))


@cache
def _marks() -> re.Pattern[str]:
    phrases = sorted(lexicon("powers.toml")["conditions"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b", re.IGNORECASE)


_END = re.compile(r"[;.!?\"]|\s[-\u2013\u2014]\s|, (?:who|which|but|and|said|says|although|while)\b| but ")


def find_condition(doc: Sequence[Token], first: int, last: int) -> str | None:
    """The words of the condition that stands between two token indices, or None."""
    if last <= first:
        return None
    text = doc[first:last].text  # type: ignore[attr-defined]
    match = _marks().search(text)
    if match is None:
        return None
    ahead = _END.search(text, match.start())
    body = text[match.start() : ahead.start() if ahead else len(text)]
    return " ".join(body.split()).strip(" ,:'")[:300] or None


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
    return PowerClaim(
        evidence=(span if len(span) <= LONGEST else Span(span.article, span.start, span.start + LONGEST),),
        holder=tuple(dict.fromkeys(holders)), power=power, over=" ".join(over.split()), condition=condition,
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
        below = _object(inner)
        last = noun_phrase(below)[1] if below is not None else inner.i + 1
        tail = cast.words(parse.of(deed.doc[deed.i + 1 : last]))
        return f"{deed.lemma_} {tail}"
    if isinstance(over, str):
        return str(deed.lemma_)
    return str(deed.lemma_)


def _tidy(text: str) -> str:
    plain = " ".join(text.split())
    for article in ("the ", "a ", "an ", "no ", "any ", "The ", "A ", "An ", "No ", "Any "):
        plain = plain.removeprefix(article)
    return plain.removesuffix("'s").removesuffix("\u2019s").strip(" ,\"'")
