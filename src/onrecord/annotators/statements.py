"""Reads what was put out (statement, apology, denial) and what was taken back, repeated or accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotators.actors import THIRD, Cast, acts, lexicon
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    Token,
    agents,
    child,
    conjuncts,
    infinitive_after,
    modal,
    negated,
    noun_phrase,
    objects,
    of_preposition,
    passive,
    sentences,
    standing,
    subjects,
    supposed,
)
from onrecord.model import Article, Entity, Parse, Quote, Row, Span, Speaker, StatementClaim
from onrecord.text.statement_nouns import LIGHT, WEIGHTY

LONGEST = 400


@cache
def words(name: str) -> frozenset[str]:
    """A word list of statements.toml; phrases are kept whole."""
    text = lexicon("statements.toml")[name]
    return frozenset(text.split("|") if "|" in text else text.split())


@dataclass(frozen=True, slots=True)
class Found:
    """One act on the parse: the verb, who does it (heads), the noun put out or acted on, and what it is
    about (a head); `reach` is the evidence's token range."""

    verb: Token
    act: str
    holders: tuple[Token, ...]
    thing: Token | None
    about: Token | None
    reach: tuple[int, int]


class Statements(Annotator):
    """One StatementClaim for each report that somebody put out, took back, corrected, repeated, accepted,
    rejected, denied or offered something.

    `what` is the thing in the text's words; `about` what it acts on or is for. What is only planned,
    demanded, supposed or asked gives no row. Something taken back by nobody named is its owner's.
    """

    name = "statements"
    requires = (Parse, Entity, Quote, Speaker)
    produces = (StatementClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        cast = Cast(article, rows)
        last: StatementClaim | None = None
        seen: set[tuple[object, ...]] = set()
        for parse in rows.of(Parse):
            tokens = [t for sentence, question in sentences(parse.doc) if not question for t in sentence]
            for token in tokens:
                if not (token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")):
                    continue
                for found in _acts(token):
                    for claim in _claims(cast, parse, found, last):
                        key = (claim.by, claim.act, claim.evidence)
                        if key not in seen:
                            seen.add(key)
                            yield claim
                        if claim.act not in ("denies", "accepts", "rejects", "offers"):
                            last = claim


def is_statement(noun: Token) -> bool:
    """True if the noun names something put out in words."""
    return noun.lemma_.lower() in WEIGHTY | LIGHT


def _acts(verb: Token) -> Iterator[Found]:
    if supposed(verb) or not _done(verb):
        return
    things = objects(verb)
    noun = things[0] if things else None
    lemma = verb.lemma_.lower()
    if _is(verb, "apologising"):
        yield from _apology(verb)
        return
    if _is(verb, "denying") and not passive(verb):
        yield from _denial(verb, noun)
        return
    if lemma in ("plead", "maintain", "protest") and not passive(verb):
        said = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
        if said[:2] == ["not", "guilty"] or "innocence" in said:
            found = _found(verb, "denies", noun, None)
            yield replace(found, reach=(found.reach[0], min(verb.i + 4, verb.sent.end)))
        return
    if lemma == "offer":
        yield from _offer(verb, noun)
        return
    clause = child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and not passive(verb) and verb.tag_ in ("VBD", "VBZ", "VBN"):
        act = _of_clause(verb, clause)
        if act is not None:
            yield _found(verb, act, clause, None)
            return
    for act, group in (("retracts", "retracting"), ("corrects", "correcting"), ("reiterates", "repeating")):
        target = _governed(verb, group)
        if target is None:
            continue
        weighty = target.lemma_.lower() in WEIGHTY
        if (
            weighty
            or (is_statement(target) and act != "corrects")
            or (act == "corrects" and is_statement(target))
        ):
            yield _found(verb, act, target, _about(target))
        elif target.lower_ in ("it", "them", "that", "this") and act == "retracts" and _plain_removal(verb):
            yield _found(verb, act, target, None)
        return
    if noun is None:
        return
    if _is(verb, "rejecting") and not passive(verb) and noun.lemma_.lower() in words("accusations"):
        yield _found(verb, "denies", noun, None)
        return
    for act, group in (("accepts", "accepting"), ("rejects", "rejecting")):
        if _is(verb, group) and noun.lemma_.lower() in words("answerable"):
            yield _found(verb, act, noun, noun)
            return
    kind = noun.lemma_.lower()
    inner = of_preposition(noun, "of")
    if (
        inner
        and inner[0].lemma_.lower() == "apology"
        and (_is(verb, "issuing") or verb.lemma_ in ("send", "write"))
    ):
        yield _found(verb, "apologises", noun, _about(inner[0]))
        return
    weighty = kind in WEIGHTY and _is(verb, "issuing")
    if (
        verb.lemma_ == "make"
        and kind not in ("apology", "apologies")
        and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.children)
    ):
        return  # "making statements" is talk
    if weighty or (kind in words("light_issued") and _is(verb, "issuing_light")):
        yield _found(verb, _kind(noun), noun, _about(noun))


def _of_clause(verb: Token, clause: Token) -> str | None:
    """What a verb with a clause does to an earlier word: says it again, or sets it right."""
    lemma = verb.lemma_.lower()
    if lemma in words("saying_again"):
        return "reiterates"
    if lemma == "clarify":
        return "corrects"
    if lemma in words("conceding") and any(t.lemma_.lower() in words("wrong") for t in clause.subtree):
        own = subjects(clause)
        mine = not own or own[0].lower_ in ("he", "she", "it", "they", "i", "we") or is_statement(own[0])
        return "corrects" if mine and not negated(clause) else None
    return None


_REMOVAL = frozenset({"retract", "withdraw", "delete", "bin", "take"})


def _plain_removal(verb: Token) -> bool:
    return verb.lemma_ in _REMOVAL


def _done(verb: Token) -> bool:
    """True if the act is reported as done (a compelled one too), not planned, urged or denied."""
    top, manner = standing(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and modal(verb.head) is None:
        top, manner = verb.head, "plain"
    if (verb.dep_ == "xcomp" and verb.head.lemma_ in ("write", "appear", "speak", "come")) or _purpose(verb):
        top, manner = verb.head, "plain"
    if manner != "plain" or negated(verb) or (top != verb and negated(top)):
        return False
    return modal(top) is None and modal(verb) is None


def _purpose(verb: Token) -> bool:
    return bool(
        verb.dep_ == "advcl"
        and verb.tag_ == "VB"
        and verb.head.lemma_ in ("write", "call", "speak", "appear", "post")
    )


def _is(verb: Token, group: str) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words(group):
        return True
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 6]]
    near = [t.lemma_.lower() for t in verb.children if t.i > verb.i]
    return any(
        phrase.startswith(lemma + " ") and all(p in after or p in near for p in phrase.split()[1:])
        for phrase in words(group)
    )


def _governed(verb: Token, group: str) -> Token | None:
    if not _is(verb, group):
        return None
    held = objects(verb)
    if held:
        return held[0]
    for c in verb.children:
        if c.dep_ in ("prep", "prt") and c.i > verb.i and c.i - verb.i < 4:
            inner = child(c, "pobj")
            if inner is not None:
                return inner
            for g in c.children:
                if child(g, "pobj") is not None:
                    return child(g, "pobj")
    return None


def _kind(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if lemma in ("apology", "apologies"):
        return "apologises"
    if lemma in ("correction", "clarification"):
        return "corrects"
    if lemma in ("retraction",):
        return "retracts"
    if lemma == "denial":
        return "denies"
    acl = child(noun, "acl", "relcl")
    if acl is not None and acl.lemma_ in ("apologise", "apologize"):
        return "apologises"
    if acl is not None and acl.lemma_ in ("deny", "correct", "retract"):
        return {"deny": "denies", "correct": "corrects", "retract": "retracts"}[acl.lemma_]
    return "states"


def _about(noun: Token) -> Token | None:
    acl = child(noun, "acl")
    if acl is not None and acl.lemma_ in ("apologise", "apologize", "deny", "correct"):
        held = of_preposition(acl, "for", "over") or objects(acl)
        return held[0] if held and held[0] != noun else None
    held = of_preposition(noun, "for", "over", "about", "on", "to", "of")
    return held[0] if held else None


def _apology(verb: Token) -> Iterator[Found]:
    if verb.dep_ == "acl" and is_statement(verb.head):
        return
    if verb.lemma_ in ("say", "be", "express") and not any(
        t.lower_ in ("sorry", "regret", "remorse") for t in verb.doc[verb.i + 1 : verb.i + 4]
    ):
        return
    if verb.lemma_ == "be" and verb.tag_ not in ("VBP", "VBD", "VBZ"):
        return
    subject = child(verb, "nsubj")
    if verb.lemma_ == "be" and subject is not None and subject.lower_ not in ("i", "we"):
        return
    about = next(
        (t for t in verb.subtree if t.lower_ in ("for", "over") and t.i > verb.i and t.i - verb.i < 10), None
    )
    held = child(about, "pobj", "pcomp") if about is not None else None
    if held is not None and held.pos_ == "VERB":
        inner = objects(held)
        if held.lemma_ in ("publish", "post", "issue", "release", "make", "put", "send", "tweet") and inner:
            held = inner[0]
    yield _found(verb, "apologises", None, held)


def _denial(verb: Token, noun: Token | None) -> Iterator[Found]:
    clause = child(verb, "ccomp", "xcomp")
    if noun is not None and (
        noun.lemma_ in words("denied_not") or acts(noun) or child(verb, "dative") is not None
    ):
        return
    if noun is None and clause is None:
        return
    if verb.lemma_ in ("dispute", "refute", "rebut") and (
        noun is None or not (is_statement(noun) or noun.lemma_.lower() in words("accusations"))
    ):
        return
    yield _found(verb, "denies", noun if noun is not None else clause, None)


def _offer(verb: Token, noun: Token | None) -> Iterator[Found]:
    if verb.tag_ not in ("VBD", "VBN") or (passive(verb) and not agents(verb)):
        return
    deed = child(verb, "xcomp") or infinitive_after(verb.i + 1, verb.doc)
    if deed is not None and deed.lemma_ in words("offers_to"):
        held = objects(deed)
        last = noun_phrase(held[0])[1] if held else deed.i + 1
        found = _found(verb, "offers", deed, None)
        yield Found(verb, "offers", found.holders, deed, None, (found.reach[0], max(last, found.reach[1])))
        return
    given = [c for c in verb.children if c.dep_ == "dobj"]
    if given and given[-1].lemma_.lower() in words("offers"):
        yield _found(verb, "offers", given[-1], None)


def _found(verb: Token, act: str, thing: Token | None, about: Token | None) -> Found:
    if passive(verb):
        holders = agents(verb)
        owner = child(thing, "poss") if thing is not None else None
        if not holders and owner is not None:
            holders = _owners(owner, verb)
    else:
        holders = subjects(standing(verb)[0]) or subjects(verb)
    places = [verb.i, verb.i + 1]
    for head in (thing, about):
        if head is not None and head.sent == verb.sent:
            places += noun_phrase(head)
    for head in holders:
        if head.sent == verb.sent and abs(head.i - verb.i) < 30:
            places += noun_phrase(head)
    return Found(verb, act, tuple(holders), thing, about, (min(places), max(places)))


def _owners(owner: Token, verb: Token) -> list[Token]:
    """Whom a possessive names; "whose" is the noun that the clause hangs on."""
    if owner.lower_ != "whose":
        return conjuncts(owner)
    at = verb
    while at.dep_ not in ("relcl", "ROOT") and at.head != at:
        at = at.head
    return [at.head] if at.dep_ == "relcl" else []


def _claims(cast: Cast, parse: Parse, found: Found, last: StatementClaim | None) -> Iterator[StatementClaim]:
    span = parse.of(parse.doc[found.reach[0] : found.reach[1]])
    if len(span) > LONGEST:
        span = Span(span.article, span.start, span.start + LONGEST)
    near = last is not None and span.start - last.evidence[0].end < 500
    what = _what(cast, parse, found)
    about = _words(cast, parse, found.about) if found.about is not None else None
    loose = found.thing if found.thing is not None and found.thing.pos_ == "PRON" else None
    if loose is not None:
        if not near or last is None:
            return
        what = last.what
    if found.about is not None and found.about.lower_ in ("it", "that", "this", "them"):
        about = last.what if near and last is not None else None
    people = []
    for head in found.holders:
        if head.pos_ == "PRON" and head.lower_ not in THIRD and head.lower_ not in ("i", "we"):
            continue
        who = cast.who(parse, head)
        if who is not None and (who.entity or acts(head) or head.pos_ in ("PROPN", "PRON")):
            people.append(who)
    noun = found.thing
    alone = not people and not found.holders
    if alone and noun is not None and noun.lemma_ in ("article", "story", "version"):
        own = any(t.lower_ == "this" for t in noun.subtree)
        if own:
            yield StatementClaim((span,), cast.outlet, found.act, what, None, about)
    if not people and not found.holders and loose is not None and last is not None:
        yield StatementClaim((span,), last.by, found.act, what, last.by_entity, about)
    for who in people:
        yield StatementClaim((span,), who.name, found.act, what, who.entity, about)


def _what(cast: Cast, parse: Parse, found: Found) -> str:
    if found.thing is None:
        return "apology" if found.act == "apologises" else "charges"
    if found.thing.pos_ in ("VERB", "AUX"):
        doc = parse.doc
        first = found.thing.left_edge.i
        held = objects(found.thing)
        last = max(found.thing.i + 1, noun_phrase(held[-1])[1] if held else 0)
        if found.act in ("denies", "reiterates", "corrects"):
            last = min(found.thing.right_edge.i + 1, found.thing.i + 20)
        else:
            first = found.thing.i
        return cast.words(parse.of(doc[first:last]))
    return _words(cast, parse, found.thing)


def _words(cast: Cast, parse: Parse, head: Token) -> str:
    if head.pos_ in ("VERB", "AUX"):
        return cast.words(parse.of(parse.doc[head.left_edge.i : min(head.right_edge.i + 1, head.i + 20)]))
    return cast.words(cast.phrase(parse, head))
