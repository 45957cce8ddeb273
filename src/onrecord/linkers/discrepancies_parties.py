"""Finds one act that is put down to two doers, done to two things, or put in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.labels import DOING
from onrecord.text.noun_phrases import phrases
from onrecord.text.senses import steps
from onrecord.text.shingles import folded

# So many steps lie at most between the verbs of one act, and so many words between a verb and a place.
FAR = 1
FARTHEST = 8
# Sentences of one act share so many terms that are no numbers.
FEWEST_SHARED = 3
_ABOUT = {"subject": "who", "object": "to whom or what"}
_AGENT = re.compile(r"\b(?:was|were|been|being|be|is|are|gets?|got)(?: \w+ly)?$")
# Verbs that many do in one story.
_LIGHT = frozenset(
    "say tell be have do make get go take give come use know think want see look need feel believe mean let "
    "like seem keep put ask try talk speak hear find call work add show expect wait announce report write "
    "describe join include follow play support back urge warn claim insist".split()
)
_NO_PARTIES = frozenset("he she they it who which that we i you one others some them him her".split())
_PLACING = frozenset(
    "in into near at on onto off outside inside behind under over across to toward towards from "
    "against".split()
)
_WHEN = frozenset(
    "time day week month year hour minute second night morning afternoon evening moment weekend "
    "season january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday fact case part addition order turn way "
    "result response".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in one place of an act: "subject", "object" or after a preposition; `shown` reaches to the
    verb, `words` are its telling words, folded.
    """

    role: str
    text: str
    shown: Span
    words: frozenset[str]


def parties(
    group: Group, of: Sentences, deeds: Sequence[Deed], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": who did it, to whom or what, where. `near` are pairs of sentences that
    are alike; neither names what stands in the other's place. One for each verb and role, the surest.
    """
    verbs: dict[str, set[int]] = defaultdict(set)
    for deed in deeds:
        verbs[deed.article].add(deed.act.verb.start)
    held: dict[int, list[tuple[Deed, list[Slot]]]] = defaultdict(list)
    for deed in deeds:
        if not deed.act.negated and deed.act.lemma not in _LIGHT:
            slots = list(_slots(group, deed, verbs[deed.article]))
            if slots:
                held[deed.sentence].append((deed, slots))
    words = [frozenset(w.removesuffix("'s") for w in folded(text_of(group, s))) for s in of.spans]
    told: set[tuple[str, str]] = set()
    for (a, b), _ in sorted(near.items(), key=lambda p: (-p[1], p[0])):
        if sum(not t.isdigit() for t in of.shared(a, b)) < FEWEST_SHARED:
            continue
        for one, mine in held.get(a, ()):
            for other, theirs in held.get(b, ()):
                if not _kin(one, other):
                    continue
                for here in mine:
                    for there in theirs:
                        keys = {(here.role, stem(one.act.lemma)), (there.role, stem(other.act.lemma))}
                        if (
                            here.role == there.role
                            and not here.words & words[b]
                            and not there.words & words[a]
                            and not keys & told
                        ):
                            told |= keys
                            yield Discrepancy(
                                kind="other",
                                about=f"{_ABOUT.get(here.role, 'where')}: {text_of(group, one.act.span)}",
                                grade="difference",
                                values=tuple(Account(s.text, (s.shown,)) for s in (here, there)),
                            )


def _kin(one: Deed, other: Deed) -> bool:
    a, b = one.act.lemma, other.act.lemma
    if one.act.planned is not other.act.planned:
        return False
    if stem(a) == stem(b) or DOING.get(a, frozenset()) & DOING.get(b, frozenset()):
        return True
    far = steps(a, b, "v")
    return far is not None and far <= FAR


def _slots(group: Group, deed: Deed, verbs: set[int]) -> Iterator[Slot]:
    text = group.articles[deed.article].text
    verb = deed.act.verb
    before = text[max(0, verb.start - 20) : verb.start].rstrip()
    passive = _AGENT.search(before) is not None and not text[: verb.end].endswith("ing")
    for party in deed.act.parties:
        if not deed.act.span.touches(party):
            continue  # the subject of another verb
        by = text[max(0, party.start - 12) : party.start].lower().split()[-2:]
        if party.end <= verb.start:
            yield from _slot(group, "object" if passive else "subject", deed, party)
        elif "by" in by and passive:
            yield from _slot(group, "subject", deed, party)
        elif not text[verb.end : party.start].strip() or text[verb.end : party.start].split()[-1:] == ["the"]:
            yield from _slot(group, "object", deed, party)
    for phrase in phrases(text, verb.end, deed.act.span.end, verbs):
        between = text[verb.end : phrase.start]
        if len(between.split()) > FARTHEST or any(c in between for c in ",;:."):
            break
        if phrase.before in _PLACING and phrase.head not in _WHEN:
            span = Span(deed.article, phrase.start, phrase.end)
            yield from _slot(group, phrase.before, deed, span)


def _slot(group: Group, role: str, deed: Deed, span: Span) -> Iterator[Slot]:
    text = text_of(group, span)
    words = frozenset(w.removesuffix("'s") for w in folded(text) if len(w) > 2)
    if words and not words & _NO_PARTIES and not any(c.isdigit() for c in text):
        shown = Span(deed.article, min(span.start, deed.act.verb.start), max(span.end, deed.act.verb.end))
        yield Slot(role, text, shown, words - frozenset(("the", "and", "for", "his", "her", "their", "its")))
