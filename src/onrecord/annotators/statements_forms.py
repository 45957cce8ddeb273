"""Finds what is put out in a named form: in a statement, tweeted, announced, released, told by a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    is_verb,
    negated,
    objects,
    of_preposition,
    passive,
    subjects,
    supposed,
)
from onrecord.annotators.statements_reading import (
    Found,
    about_of,
    done,
    inside,
    is_a,
    is_one_of,
    made,
    report,
    words,
)

_IN = frozenset({"in", "by", "via", "through", "from", "with"})
_ON = frozenset({"on", "via", "to", "through"})
_AT = frozenset({"at", "in", "during"})
_TOLD_SOMEBODY = frozenset({"tell", "advise", "assure", "thank", "warn", "ask", "urge", "remind", "inform"})
_MAIL = frozenset({"email", "e-mail", "message", "letter"})
_OWN = frozenset({"a", "an"})
# What may stand between a verb and the phrase that names the form: "said Monday in a statement".
_BETWEEN = frozenset(
    {"npadvmod", "dobj", "prep", "pobj", "advmod", "attr", "dative", "acomp", "oprd", "nmod"}
)


def forms_of(token: Token, reported: bool) -> Iterator[Found]:
    """What a token tells of as put out: a noun that names its form, or a verb of putting out that reports
    its act as done (`reported`).
    """
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN"):
        yield from _said_in(token, lemma)
        yield from _account(token, lemma)
        yield from _document(token, lemma)
    elif reported:
        yield from _announced(token, lemma)
        yield from _reported(token, lemma)
        yield from _posted(token, lemma)
        yield from _responsibility(token, lemma)
        yield from _released(token, lemma)


# --- said in a form -----------------------------------------------------------------------------


def _said_in(noun: Token, lemma: str) -> Iterator[Found]:
    place = noun.head
    if noun.dep_ == "dobj" and noun.head.lemma_ == "tell" and _gathering(noun, lemma):
        if done(place) and not supposed(place):
            yield report(place, "states", noun, None)
        return
    if noun.dep_ != "pobj" or place.pos_ not in ("ADP", "SCONJ"):
        place = _preposition_before(noun)
        if place is None:
            return
    within = place.lower_
    platform = within in _ON and lemma in words("on_platform")
    named = (
        (within in _IN and lemma in words("in_form"))
        or platform
        or (within in _AT and _gathering(noun, lemma))
    )
    if not named:
        return
    verb = _verb_over(place) if noun.head == place else _verb_before(place)
    if verb is None or verb.lemma_.lower() not in words("telling") | {"post", "share"}:
        return
    if (platform and verb.lemma_ in ("call", "urge")) or (verb.lemma_ in ("post", "share") and not platform):
        return
    if lemma == "message" and noun.doc[noun.i - 1].lower_ == "text":
        return
    if supposed(verb) or not done(verb) or passive(verb) or (verb.lemma_ == "ask" and verb.tag_ == "VBN"):
        return
    if lemma in words("of_others") and not _own(noun):
        return
    found = report(verb, "states", noun, None)
    form = _on_platform(noun, lemma) if platform else None
    yield replace(found, matter=_content(verb), form=form)


def _own(noun: Token) -> bool:
    return any(t.lower_ in _OWN or t.dep_ == "poss" for t in noun.lefts)


def _on_platform(noun: Token, lemma: str) -> str:
    first = noun.doc[noun.left_edge.i : noun.i + 1].text
    if lemma == "website":
        return f"statement on {first}"
    return f"post on {first}"


def _gathering(noun: Token, lemma: str) -> bool:
    return lemma in words("at_form") and any(
        c.lower_ in words("at_form_of") for c in noun.children if c.dep_ in ("compound", "amod", "nmod")
    )


def _verb_over(place: Token) -> Token | None:
    at = place.head
    for _ in range(4):
        if is_verb(at):
            return at
        if at.dep_ not in _BETWEEN or at.lower_ == "according":
            return None
        at = at.head
    return None


def _preposition_before(noun: Token) -> Token | None:
    """The preposition that the words between lead back to, where the parse ties the noun to another."""
    if noun.dep_ not in ("dobj", "npadvmod", "dep", "appos", "conj"):
        return None
    for word in reversed(noun.doc[max(noun.sent.start, noun.i - 6) : noun.i]):
        if word.lower_ in _IN | _ON:
            return word
        if is_verb(word) or word.is_punct:
            return None
    return None


def _verb_before(place: Token) -> Token | None:
    """The verb of telling that stands right before a preposition, but for a day: "said Monday on"."""
    for word in reversed(place.doc[max(place.sent.start, place.i - 4) : place.i]):
        if is_verb(word):
            return word
        if word.ent_type_ not in ("DATE", "TIME"):
            return None
    return None


def _content(verb: Token) -> Token | None:
    """The head of what a verb tells: its clause, else its object."""
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i:
        return clause
    return child(verb, "xcomp") if verb.lemma_ in _TOLD_SOMEBODY else child(verb, "dobj", "xcomp")


# --- announced, posted, released ----------------------------------------------------------------


def _announced(verb: Token, lemma: str) -> Iterator[Found]:
    if lemma not in words("announcing"):
        return
    if passive(verb):
        things = objects(verb)
        if agents(verb) and things:
            yield replace(report(verb, "states", things[0], None), matter=things[0], form="announcement")
        return
    content = _content(verb)
    if content is not None:
        yield replace(report(verb, "states", None, None), matter=content, form="announcement")


def _reported(verb: Token, lemma: str) -> Iterator[Found]:
    """What a newspaper or agency that the text names has reported."""
    if lemma != "report" or passive(verb) or child(verb, "ccomp") is None:
        return
    own = subjects(verb)
    named = own and (
        own[0].ent_type_ in ("ORG", "WORK_OF_ART", "FAC", "") or own[0].lemma_.lower() in words("press")
    )
    if named and (own[0].pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in own[0].children)):
        yield replace(report(verb, "states", None, None), matter=_content(verb), form="report")


def _responsibility(verb: Token, lemma: str) -> Iterator[Found]:
    held = child(verb, "dobj") if lemma == "claim" and not passive(verb) else None
    if held is not None and held.lemma_.lower() == "responsibility":
        yield replace(
            report(verb, "states", held, None),
            form="claim of responsibility",
            matter=next(iter(of_preposition(held, "for")), None),
        )


def _posted(verb: Token, lemma: str) -> Iterator[Found]:
    if passive(verb):
        return
    held = child(verb, "dobj")
    if lemma in words("posting"):
        thing = held if held is not None and held.lemma_.lower() in words("media") else None
        form = None if thing is not None else "tweet"
        yield replace(report(verb, "states", thing, None), matter=_content(verb), form=form)
    elif lemma in ("post", "share", "upload") and held is not None and held.lemma_.lower() in words("media"):
        public = lemma == "post" or any(t.lemma_.lower() in words("on_platform") for t in verb.subtree)
        if public:
            yield replace(report(verb, "states", held, None), matter=inside(held))


def _released(verb: Token, lemma: str) -> Iterator[Found]:
    things = objects(verb)
    if not things:
        return
    noun = things[0]
    kind = noun.lemma_.lower()
    if lemma in ("share", "send") and (
        of_preposition(verb, "with") or (noun.tag_ == "NNS" and kind in _MAIL)
    ):
        return  # what only some are given is not put out
    if is_a(verb, "releasing") and kind in words("released"):
        holders = agents(verb) if passive(verb) else subjects(verb)
        if passive(verb) and not holders:
            holders = named_before(noun)
        if holders:
            yield replace(_by(verb, noun, holders), matter=inside(noun))
        return
    for verbs, counted in made():
        if kind in counted and is_one_of(verb, verbs) and (not passive(verb) or agents(verb)):
            act = "offers" if kind in words("offered") else "states"
            if kind in words("at_form") and not _gathering(noun, kind):
                return
            yield report(verb, act, noun, about_of(noun))
            return
    if lemma in ("make", "post") and passive(verb) and kind in ("comment", "remark") and agents(verb):
        yield report(verb, "states", noun, None)


def _by(verb: Token, noun: Token, holders: list[Token]) -> Found:
    found = report(verb, "states", noun, None)
    if found.holders:
        return found
    first = min([found.reach[0], *(h.i for h in holders)])
    last = max([found.reach[1], *(h.i + 1 for h in holders)])
    return replace(found, holders=tuple(holders), reach=(first, last))


# --- documents ----------------------------------------------------------------------------------


def owners_of(noun: Token) -> list[Token]:
    """Whose a document is: a possessive, "by", "from" or "of" somebody, or a name before it."""
    if any(c.lower_ in ("media", "press", "news") for c in noun.children):
        return []
    own = child(noun, "poss")
    if own is not None:
        return conjuncts(own)
    for held in (agents_of(noun), of_preposition(noun, "by", "from"), of_preposition(noun, "of")):
        if held and (acts(held[0]) or held[0].pos_ == "PROPN"):
            return held
    return named_before(noun)


def named_before(noun: Token) -> list[Token]:
    """The name that a document bears before it: "a Bloomberg report", "police logs"."""
    named = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i < noun.i]
    return [c for c in named if c.pos_ == "PROPN" or acts(c)][-1:]


def agents_of(noun: Token) -> list[Token]:
    """Who signed, wrote or published a document, from its participle."""
    clause = child(noun, "acl")
    if clause is not None and clause.lemma_ in (
        "sign", "write", "publish", "release", "issue", "pen", "send", "file", "commission", "compile",
    ):  # fmt: skip
        return agents(clause)
    return []


def _account(noun: Token, lemma: str) -> Iterator[Found]:
    """What somebody's account or story tells: "according to a detailed account by the Herald"."""
    if lemma not in ("account", "story", "report", "article") or noun.dep_ != "pobj":
        return
    to = noun.head
    by = next(
        (h for h in (of_preposition(noun, "by", "in", "on", "from"),) if h and h[0].pos_ == "PROPN"), []
    )
    if to.lower_ == "to" and to.head.lower_ == "according" and by and _own(noun):
        found = report(to.head, "states", noun, None)
        reach = (found.reach[0], max(found.reach[1], by[0].i + 1))
        yield replace(found, holders=tuple(by), reach=reach)


def _document(noun: Token, lemma: str) -> Iterator[Found]:
    if lemma not in words("documents") or (lemma == "sheet" and noun.doc[noun.i - 1].lower_ != "charge"):
        return
    verb = _told_by(noun)
    signed = child(noun, "acl")
    if noun.dep_ == "nsubjpass" and noun.head.lemma_ in ("sign", "write", "pen", "author", "send", "publish"):
        signed = noun.head
    if verb is None and signed is not None and signed.lemma_ == "sign" and agents(signed):
        yield replace(_by(signed, noun, agents(signed)), matter=inside(noun))
        return
    if verb is None and noun.dep_ == "nsubjpass" and signed == noun.head and agents(signed):
        yield _by(signed, noun, agents(signed))
        return
    if verb is None or supposed(verb) or not done(verb) or negated(verb):
        return
    holders = owners_of(noun)
    if not holders and noun.tag_ in ("NNS", "NNPS"):
        return
    found = report(verb, "states", noun, None)
    reach = (min(found.reach[0], *(h.i for h in holders), noun.i), found.reach[1])
    yield replace(found, holders=tuple(holders), reach=reach, matter=_content(verb))


def _told_by(noun: Token) -> Token | None:
    """The verb by which a document tells: "the report found", "a letter calling for"."""
    verb = noun.head if noun.dep_ == "nsubj" else None
    if verb is None or verb.lemma_.lower() not in words("documents_telling"):
        inner = child(noun, "acl", "relcl")
        verb = inner if inner is not None and inner.tag_ in ("VBG", "VBD", "VBZ") else None
        subject = child(verb, "nsubj") if verb is not None else None
        if subject is not None and subject.lower_ not in ("that", "which"):
            return None
    if verb is None or passive(verb) or verb.lemma_.lower() not in words("documents_telling"):
        return None
    return verb
