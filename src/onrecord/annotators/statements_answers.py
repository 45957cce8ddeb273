"""Finds answers: who responded to what, dismissed, rejected, condemned, labelled or confirmed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import (
    Token,
    child,
    negated,
    objects,
    of_preposition,
    passive,
    subjects,
)
from onrecord.annotators.statements_reading import (
    Found,
    governed,
    is_a,
    is_statement,
    report,
    words,
)


def answers_of(verb: Token, quoting: bool) -> Iterator[Found]:
    """The answers that a verb which reports an act as done tells of. `quoting`: it is the cue of a quote."""
    if passive(verb):
        return
    if is_a(verb, "responding"):
        yield from _response(verb, quoting)
    elif is_a(verb, "labelling"):
        yield from _label(verb)
    elif verb.lemma_ in ("say", "insist", "add", "claim", "argue"):
        yield from _called_false(verb)
    elif is_a(verb, "confirming"):
        yield from _confirmation(verb)
    elif is_a(verb, "condemning"):
        yield from _condemnation(verb)


def _response(verb: Token, quoting: bool) -> Iterator[Found]:
    held = objects(verb) or of_preposition(verb, "to") or of_preposition(verb, "at")
    target = held[0] if held else None
    with_what = next((t for t in of_preposition(verb, "with", "in", "by") if is_statement(t)), None)
    said = quoting or child(verb, "ccomp") is not None or with_what is not None
    words_answered = target is not None and target.lemma_.lower() in words("answered")
    told = target is not None and child(target, "acl") is not None
    if target is not None and target.lemma_ == "report" and not (said or told):
        return  # the police respond to reports of a fire
    # Who "replied" or "answered" may only have been asked by a reporter.
    if not (words_answered or with_what or (said and verb.lemma_ == "respond")):
        return
    found = report(verb, "answers", with_what or (target if words_answered else None), None)
    about = target if words_answered else None
    yield replace(found, about=about, matter=child(verb, "ccomp"), form=None if with_what else "response")


def _label(verb: Token) -> Iterator[Found]:
    """ "called the claims baseless", "described the apology as hollow"."""
    held = objects(verb)
    if not held:  # the parser may take what is called something for its clause's subject
        clause = child(verb, "ccomp", "xcomp", "oprd")
        named = child(clause, "nsubj") if clause is not None else None
        held = [named] if named is not None else []
    if held and held[0].lemma_.lower() in words("labelled"):
        noun = held[0]
        after = noun.doc[noun.i + 1 : noun.i + 12]
        act = "denies" if any(t.lower_ in words("false_words") for t in after) else "answers"
        found = report(verb, act, noun, noun)
        yield replace(found, reach=(found.reach[0], max(found.reach[1], min(noun.i + 8, noun.sent.end))))


def _called_false(verb: Token) -> Iterator[Found]:
    """ "said the charges were false"."""
    clause = child(verb, "ccomp")
    if clause is None or clause.lemma_ != "be" or negated(clause):
        return
    subject = child(clause, "nsubj")
    told = [t for t in clause.children if t.dep_ in ("acomp", "attr", "oprd")]
    if subject is None or subject.lemma_.lower() not in words("accusations") | {"story", "article", "letter"}:
        return
    if any(t.lower_ in words("false_words") for t in told):
        found = report(verb, "denies", subject, subject)
        yield replace(found, reach=(found.reach[0], max(found.reach[1], told[-1].i + 1)))


def _confirmation(verb: Token) -> Iterator[Found]:
    own = subjects(verb)
    if not own or not (acts(own[0]) or own[0].pos_ in ("PROPN", "PRON")):
        return
    content = child(verb, "ccomp", "dobj")
    if content is not None and content.lower_ not in ("it", "this", "that"):
        yield replace(report(verb, "states", None, None), matter=content, form="confirmation")


def _condemnation(verb: Token) -> Iterator[Found]:
    noun = governed(verb, "condemning")
    if noun is not None and noun.lemma_.lower() in words("condemned"):
        yield report(verb, "answers", noun, noun)
