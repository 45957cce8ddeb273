"""Compares how sure accounts are of one thing: "will" here and "could" there, "up to 20" and "20"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Pair, Sentences, places, stem
from onrecord.model import Account, Discrepancy, Figure, Span
from onrecord.text.quotation import quotations

# Clauses of sentences this much alike tell one thing if they share a number, or a verb and a party.
LIKE_NUMBER = 0.12
LIKE_VERB = 0.2
# So many code points before a number or a verb say how sure it is.
BEFORE = 60
# So many before a verb.
NEXT = 25
FEW_ARTICLES = 5
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|possibl[ey]|likely|potential(?:ly)?|perhaps|probably|at risk|"
    r"appears? to|seems? to|considering|thinking of|weighing)\b"
)
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|going to|'ll|\u2019ll)\b")
_PLANNED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|hop(?:es|ed|ing)|aim(?:s|ed|ing)|intend(?:s|ed)?|due to|"
    r"set to|wants? to|seek(?:s|ing)? to|would)\b"
)
_UNTIL = re.compile(r"\b(?:until|till|whether|if|when)\b")
_CLAUSE = re.compile(r"[,;:]| (?:while|but|and|that) ")
# Verbs that may be sure or unsure of many things in one story.
_LIGHT = frozenset("be have do make get go take give come use know think want see say tell help let".split())


def surenesses(
    group: Group, of: Sentences, deeds: Sequence[Deed], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other" (how sure) and "number" (one number, with and without a bound). `near`
    are pairs of sentences that are alike.
    """
    if of.articles > FEW_ARTICLES:
        return
    figures: dict[int, list[Figure]] = defaultdict(list)
    where = places(of.spans, (f.span for f in group.of(Figure)))
    for figure in group.of(Figure):
        if figure.span in where:
            figures[where[figure.span]].append(figure)
    held: dict[int, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.act.lemma not in _LIGHT and not deed.act.negated:
            held[deed.sentence].append(deed)
    told: list[Span] = []
    for (a, b), like in sorted(near.items(), key=lambda p: (-p[1], p[0])):
        rows = list(_numbers(group, of, figures[a], figures[b], (a, b))) if like >= LIKE_NUMBER else []
        if not rows and like >= LIKE_VERB:
            rows = list(_verbs(group, of, held[a], held[b]))
        for row in rows:
            held_ = [s for v in row.values for s in v.evidence]
            if not any(s.touches(t) for s in held_ for t in told):
                told += held_
                yield row


def _numbers(
    group: Group, of: Sentences, here: Sequence[Figure], there: Sequence[Figure], pair: Pair
) -> Iterator[Discrepancy]:
    for one in here:
        for other in there:
            top = one.low if one.high is None else one.high
            if one.unit != other.unit or top not in (other.low, other.high) or not one.unit:
                continue
            if len(of.shared(*pair) - of.names) < 2:
                continue
            sure = [_sureness(group, of.spans[k], f.span) for k, f in zip(pair, (one, other), strict=True)]
            if "possible" in sure and sure[0] != sure[1] and "quoted" not in sure:
                yield Discrepancy(
                    kind="other",
                    about=f"how sure it is: {text_of(group, one.span)}",
                    grade="difference",
                    values=tuple(
                        Account(text_of(group, c), (c,))
                        for c in (
                            clause(group, of.spans[k], f.span)
                            for k, f in zip(pair, (one, other), strict=True)
                        )
                    ),
                )


def _verbs(group: Group, of: Sentences, here: Sequence[Deed], there: Sequence[Deed]) -> Iterator[Discrepancy]:
    for one in here:
        for other in there:
            if stem(one.act.lemma) != stem(other.act.lemma):
                continue
            if not (one.people & other.people or one.words() & other.words()):
                continue
            sure = [_sureness(group, of.spans[d.sentence], d.act.verb, NEXT) for d in (one, other)]
            if "possible" in sure and sure[0] != sure[1] and "quoted" not in sure:
                yield Discrepancy(
                    kind="other",
                    about=f"how sure it is: {text_of(group, one.act.span)}",
                    grade="difference",
                    values=tuple(Account(text_of(group, d.act.span), (d.act.span,)) for d in (one, other)),
                )


def _sureness(group: Group, sentence: Span, place: Span, far: int = BEFORE) -> str:
    """How sure a sentence is of what stands at a place of it: by the words of the clause before it, up to
    `far` code points.
    """
    text = group.articles[sentence.article].text
    if any(q.start <= place.start < q.end for q in quotations(text, [(sentence.start, sentence.end)])):
        return "quoted"
    first = clause(group, sentence, place).start
    if _UNTIL.search(text[first : place.start].lower()):
        return "quoted"  # it says nothing of whether
    before = text[max(first, place.start - far) : place.start].replace("May ", "")  # the month
    before = before.lower()
    if _POSSIBLE.search(before):
        return "possible"
    if _PLANNED.search(before):
        return "planned"
    return "ahead" if _AHEAD.search(before) else "plain"


def clause(group: Group, sentence: Span, place: Span) -> Span:
    """The part of a sentence from the last comma or joining word before a place to the end of the place."""
    text = group.articles[sentence.article].text
    start = max(sentence.start, place.start - BEFORE)
    if start > sentence.start:
        start = text.find(" ", start, place.start) + 1 or place.start
    cuts = [m.end() for m in _CLAUSE.finditer(text, start, place.start)]
    first = cuts[-1] if cuts else start
    first += len(text[first : place.start]) - len(text[first : place.start].lstrip())
    return Span(sentence.article, first, place.end)
