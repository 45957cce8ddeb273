"""Finds one act that is put down to two doers, or put in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.labels import DOING
from onrecord.text.shingles import folded

Named = tuple[str, str, Span]

_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|gets?|got)(?: \w+ly)? $")
_BY = re.compile(r"\bby (?:the |an? )?$")
# Verbs that many do in one story.
_LIGHT = frozenset(
    "say tell be have do make get go take give come use know think want see look need feel believe mean let "
    "like seem keep put ask try talk speak hear find call work add show expect wait announce report write "
    "describe join include follow play support back urge warn claim insist".split()
)
_PRONOUNS = frozenset("he she they it who which that we i you one others some".split())
_NAME = r"[A-Z][\w'\u2019-]+(?:,? (?:(?:of|the|de) )?[A-Z][\w'\u2019-]+){0,3}"
_PLACE = re.compile(rf"\b(in|at|near|outside|off|inside|to|from|towards?) (?:the )?({_NAME})")
_NO_PLACE = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Twitter|Facebook|"
    r"Instagram|English|French|Arabic|German|Spanish|Mr|Mrs|Ms|Dr|I\b|President|Christmas|Easter"
)


def parties(
    group: Group, of: Sentences, deeds: Sequence[Deed], pairs: Sequence[Pair]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": who did it, to whom or what, where. `pairs` are sentences that face
    each other.
    """
    held: dict[int, list[tuple[Deed, int | None]]] = defaultdict(list)
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for deed in deeds:
        if not deed.act.negated and deed.act.lemma not in _LIGHT:
            held[deed.sentence].append((deed, _doer(group, deed)))
        known[deed.article, stem(deed.act.lemma)] |= {*deed.people, *deed.words()}
    told: set[Span] = set()
    named = cache(lambda span: _named(group, span))
    for a, b in pairs:
        for one, by in held.get(a, ()):
            for other, other_by in held.get(b, ()):
                if not _kin(one, other) or {one.act.verb, other.act.verb} & told:
                    continue
                about, values = "where", None
                if by is not None and other_by is not None:
                    at = by, other_by
                    about, values = "who", _doers(group, of, one, other, at, known)
                    if values is None:
                        about, values = "to whom", _objects(group, of, one, other, at, known)
                if values is None and (here := named(one.act.span)) and (there := named(other.act.span)):
                    about, values = "where", _places(group, of, (one, other), here, there)
                if values is not None:
                    told |= {one.act.verb, other.act.verb}
                    yield Discrepancy(
                        kind="other",
                        about=f"{about}: {text_of(group, one.act.span)}",
                        grade="difference",
                        values=values,
                    )


def _kin(one: Deed, other: Deed) -> bool:
    a, b = one.act.lemma, other.act.lemma
    return one.act.planned is other.act.planned and (
        stem(a) == stem(b) or bool(DOING.get(a, frozenset()) & DOING.get(b, frozenset()))
    )


def _doer(group: Group, deed: Deed) -> int | None:
    """Which of its parties did it."""
    text = group.articles[deed.article].text
    verb = deed.act.verb
    passive = _PASSIVE.search(text[max(0, verb.start - 20) : verb.start]) is not None
    for k, party in enumerate(deed.act.parties):
        by = _BY.search(text[max(0, party.start - 8) : party.start]) is not None
        if not deed.act.span.touches(party):
            continue  # the subject of another verb
        if by and party.start > verb.start:
            return k
        if not passive and party.end <= verb.start:
            return k
    return None


def _doers(
    group: Group,
    of: Sentences,
    one: Deed,
    other: Deed,
    at: Pair,
    known: Mapping[tuple[str, str], set[str]],
) -> tuple[Account, ...] | None:
    """Two doers of one thing, neither of whom the other's sentence names. `at` are the doers' places."""
    subjects = one.parties[at[0]], other.parties[at[1]]
    objects = [
        {w for k, (_, words) in enumerate(d.parties) if k != at for w in words}
        for d, at in ((one, at[0]), (other, at[1]))
    ]
    (mine, words), (theirs, rival) = subjects
    if not objects[0] & objects[1] or not words or not rival or words & rival:
        return None
    if not mine or not theirs or mine & theirs:
        return None
    if words & of.terms[other.sentence] or rival & of.terms[one.sentence]:
        return None
    for deed, names in ((one, theirs), (other, mine)):
        if known[deed.article, stem(deed.act.lemma)] & names:
            return None
    return tuple(
        Account(text_of(group, d.act.parties[k]), (_reach(d.act.parties[k], d.act.verb),))
        for d, k in ((one, at[0]), (other, at[1]))
    )


def _objects(
    group: Group,
    of: Sentences,
    one: Deed,
    other: Deed,
    at: Pair,
    known: Mapping[tuple[str, str], set[str]],
) -> tuple[Account, ...] | None:
    """Two things done by one doer in one verb, neither of which is named in the other's sentence."""
    if not one.parties[at[0]][1] & other.parties[at[1]][1]:
        return None
    found = []
    for deed, n in ((one, at[0]), (other, at[1])):
        after = [k for k, p in enumerate(deed.act.parties) if k != n and p.start > deed.act.verb.end]
        if not after:
            return None
        found.append((deed, deed.act.parties[after[0]], deed.parties[after[0]][1]))
    (_, _, words), (_, _, rivals) = found
    if not words or not rivals or any(any(c.isdigit() for c in w) for w in words | rivals):
        return None
    if words & of.terms[other.sentence] or rivals & of.terms[one.sentence]:
        return None
    if (
        words & known[other.article, stem(other.act.lemma)]
        or rivals & known[one.article, stem(one.act.lemma)]
    ):
        return None
    return tuple(Account(text_of(group, p), (_reach(d.act.verb, p),)) for d, p, _ in found)


def _places(
    group: Group, of: Sentences, deeds: tuple[Deed, Deed], here: Sequence[Named], there: Sequence[Named]
) -> tuple[Account, ...] | None:
    """Two places with one preposition, neither of which is named in the other's sentence."""
    texts = [{w.removesuffix("'s") for w in folded(text_of(group, of.spans[d.sentence]))} for d in deeds]
    for how, name, span in here:
        for rival_how, rival, other in there:
            words, others = ({w for w in folded(n) if len(w) > 2} for n in (name, rival))
            if how == rival_how and words and others and not words & texts[1] and not others & texts[0]:
                return Account(f"{how} {name}", (span,)), Account(f"{how} {rival}", (other,))
    return None


def _named(group: Group, span: Span) -> list[Named]:
    """The places that an act's words name: preposition, name, where."""
    text = group.articles[span.article].text
    found = []
    for match in _PLACE.finditer(text, span.start, span.end):
        name = match.group(2)
        if not _NO_PLACE.match(name):
            found.append((match.group(1), name, Span(span.article, match.start(), match.end())))
    return found


def _reach(one: Span, other: Span) -> Span:
    return Span(one.article, min(one.start, other.start), max(one.end, other.end))
