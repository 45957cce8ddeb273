"""The set phrases that give a power: up to, a matter for, answers to, needs the consent of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.annotators.actors import acts, is_office
from onrecord.annotators.clauses import (
    Token,
    child,
    conjuncts,
    infinitive_after,
    modal,
    negated,
    noun_phrase,
    of_preposition,
    passive,
    preposition,
    subjects,
)
from onrecord.annotators.powers_charges import blamed
from onrecord.annotators.powers_reading import Found, deeds, words


def up_to(verb: Token) -> Iterator[Found]:
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
            yield from deeds(verb, subjects(deed), deed, "may")
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
            yield from deeds(verb, everyone, deed, "may" if deed.lemma_ != "hold" else "must")
    elif (
        deed is None
        and subject.pos_ in ("NOUN", "PROPN")
        and (prep.lower_ != "for" or (subject.lemma_ in words("matters") and acts(held)))
    ):
        a, b = noun_phrase(subject)[0], noun_phrase(everyone[-1])[1]
        yield Found(verb, tuple(everyone), "decide", subject, "may", (a, b))


def matter(verb: Token) -> Iterator[Found]:
    """ "What happens next is a matter for X", "the decision rests with X"."""
    said = child(verb, "attr")
    if said is None or said.lemma_ not in words("matters") or negated(verb):
        return
    if said.lemma_ == "issue" and child(said, "amod") is not None:
        return  # "a thorny issue for any society"
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
    words_of = list(subject.subtree)
    while len(words_of) > 1 and (words_of[0].is_punct or words_of[0].dep_ == "cc"):
        words_of.pop(0)
    return str(subject.doc[words_of[0].i : subject.right_edge.i + 1].text)


@cache
def _charges() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(words("answering") | words("charge")):
        found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def answering(verb: Token) -> Iterator[Found]:
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
    if lemma == "serve" and any(t.lower_ == "pleasure" for t in verb.doc[verb.i + 1 : verb.i + 8]):
        pleasure = next(t for t in verb.doc[verb.i + 1 : verb.i + 8] if t.lower_ == "pleasure")
        owner = child(pleasure, "poss")
        holders = of_preposition(pleasure, "of") or ([owner] if owner is not None else [])
        own = subjects(verb)
        if holders and own:
            reach = (noun_phrase(own[0])[0], noun_phrase(holders[-1])[1])
            yield Found(verb, tuple(holders), "dismiss", own[0], "may", reach)
        return
    for phrase in _charges().get(lemma, ()) if verb.dep_ not in ("aux", "auxpass") else ():
        parts = phrase.split()
        if negated(verb) or modal(verb) in ("could", "might", "should"):
            continue
        if lemma == "report" and (
            verb.tag_ not in ("VBZ", "VBP") or child(verb, "ccomp", "dobj") is not None
        ):
            continue  # "reported to the agency that ..."
        last = _after(verb, parts[1:])
        held = child(last, "pobj", "pcomp") if last is not None else None
        own = [s for s in subjects(verb) if s.lower_ not in words("nobody")]
        if held is None or not own:
            continue
        reach = (min(noun_phrase(s)[0] for s in own), noun_phrase(conjuncts(held)[-1])[1])
        if phrase in words("answering"):
            named = held.pos_ == "PROPN" and is_office(own[0]) and held.ent_type_ in ("PERSON", "ORG")
            if (is_office(held) or named) and (is_office(own[0]) or own[0].pos_ == "PROPN"):
                yield Found(verb, tuple(conjuncts(held)), "hold to account", own[0], "may", reach)
        elif all(is_office(s) for s in own) and not ("responsible" in parts and blamed(held, own[0])):
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


def reserved(verb: Token) -> Iterator[Found]:
    """ "The statutes reserve the dismissal of a coach to the assembly": the assembly decides on it."""
    if verb.lemma_ not in ("reserve", "leave", "assign") or passive(verb) or negated(verb):
        return
    over, holders = child(verb, "dobj"), of_preposition(verb, "to", "for")
    if over is not None and not holders:
        holders = next((h for t in over.subtree if (h := of_preposition(t, "to", "for"))), [])
    if over is None or not holders or not all(is_office(h) for h in holders):
        return
    if any(s.lemma_.lower() in words("rules") for s in subjects(verb)):
        reach = (noun_phrase(subjects(verb)[0])[0], noun_phrase(holders[-1])[1])
        first = noun_phrase(over)[0]
        end = next(
            (t.i for t in over.subtree if t.i > over.i and t.lower_ in ("to", "for")), noun_phrase(over)[1]
        )
        yield Found(verb, tuple(holders), "decide", str(verb.doc[first:end].text), "may", reach)
