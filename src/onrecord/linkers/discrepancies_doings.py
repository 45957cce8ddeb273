"""Finds one act put in two verbs or down to one and to several, and one place put in two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import Deed, text_of
from onrecord.linkers.passages import readable
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.labels import DOING

# How alike two of the sentences must be that tell of one act in two verbs, and of one or several doers.
LIKE_DOING = 0.12
LIKE_COUNT = 0.16
# A party with so many acts of a family is the story's own subject; its acts are not one.
MOST_ACTS = 40
_ONE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
_PHRASE = re.compile(r",? (?:of|in|at|from|on|for|with|near|who|that|after|by|to) ")
_THE = re.compile(r"the\s", re.IGNORECASE)
# Plural without an -s, and what ends with an -s and is one.
_PLURALS = {"troops": "soldier", "people": "person", "men": "man", "women": "woman", "children": "child"}
_ONES = frozenset("police series news means business process address class".split())
_PERSON = re.compile(
    r"(?:er|or|ist|man|woman|ian|ant|ee)$|^(?:person|child|boy|girl|youth|victim|suspect|official|agent|guard|steward|"
    r"judge|nurse|thief|student|aide|source|witness|colleague|doctor|teen|police|friend|relative)$"
)
_NO_PERSONS = frozenset(
    "letter number order matter offer paper computer river water tower power year source witness person "
    "people official".split()
)
_SAYING = frozenset("say tell ask call describe add warn insist claim believe think".split())
_PRONOUNS = frozenset("i we you he she it they him her them us me who that which this those".split())
# Nouns for one thing.
_THINGS = {
    word: words.split()[0]
    for words in (
        "ship vessel tanker boat freighter trawler yacht",
        "plane aircraft jet airliner",
        "car vehicle van truck lorry",
        "police officer policeman cop constable",
        "child boy girl youngster kid",
    )
    for word in words.split()
}
_NAME = r"[A-Z][\w'\u2019-]+"
_NEAR = re.compile(
    rf"(?P<thing>{_NAME}(?: {_NAME}){{0,2}})(?: [a-z]+){{0,2}},? near (?P<words>(?:the )?"
    rf"(?:[\w'\u2019 -]{{1,40}}?(?:city|town|village|port|capital|settlement|suburb|base|border) of )?"
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}}))"
)


def doings(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    """Discrepancies of kinds "label" (the verb), "number" (one or several) and "other" (where it lies)."""
    plain = [d for d in deeds if not d.act.negated and not d.act.planned]
    yield from _verbs(group, plain, of)
    yield from _counts(group, plain, of)
    yield from _places(group)


def _verbs(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    """Verbs of one family, done to one party: "punched the soldier" and "slapped the soldiers"."""
    families: dict[str, dict[str, list[tuple[Deed, Span]]]] = defaultdict(lambda: defaultdict(list))
    for deed in deeds:
        for family in sorted(DOING.get(deed.act.lemma, ())):
            for party in deed.act.parties:
                noun = _head(group, party)[0]
                word = _THINGS.get(noun, stem(noun))
                if word not in of.names and word not in _PRONOUNS:
                    families[family][word].append((deed, party))
    for family in sorted(families):
        best: tuple[float, list[tuple[Deed, Span]]] = (0.0, [])
        for held in (families[family][w] for w in sorted(families[family])):
            like = _apart([deed for deed, _ in held], of)
            if len(held) <= MOST_ACTS and like > best[0]:
                best = (like, held)
        like, held = best
        if like >= LIKE_DOING:
            verbs: dict[str, list[Span]] = defaultdict(list)
            words: dict[str, str] = {}
            for deed, party in held:
                words.setdefault(deed.act.lemma, text_of(group, deed.act.verb))
                verbs[deed.act.lemma].append(_reach(deed.act.verb, party))
            yield Discrepancy(
                kind="label",
                about=f"what was done: {text_of(group, held[0][1])}",
                grade="difference",
                values=tuple(
                    Account(words[lemma], tuple(sorted(set(verbs[lemma])))) for lemma in sorted(verbs)
                ),
            )


def _apart(deeds: Sequence[Deed], of: Sentences) -> float:
    """How alike the likest two sentences are of two articles that share no verb; 0.0 if there are none."""
    verbs: dict[str, set[str]] = defaultdict(set)
    for deed in deeds[:MOST_ACTS]:
        verbs[deed.article].add(deed.act.lemma)
    return max(
        (
            of.likeness(a.sentence, b.sentence)
            for a, b in combinations(deeds[:MOST_ACTS], 2)
            if a.article != b.article and not verbs[a.article] & verbs[b.article]
        ),
        default=0.0,
    )


def _counts(group: Group, deeds: Sequence[Deed], of: Sentences) -> Iterator[Discrepancy]:
    """One doer or sufferer of an act here, several there: "an officer sprayed", "officers pepper-sprayed"."""
    found: dict[tuple[str, bool, str], list[tuple[Deed, Span, str]]] = defaultdict(list)
    for deed in deeds:
        lemma = deed.act.lemma.rpartition("-")[2]
        if lemma in _SAYING:
            continue  # told with what they said
        for kind in sorted(DOING.get(lemma, ())) or [lemma]:
            for party in deed.act.parties[:2]:
                word, number = _head(group, party)
                if number and _PERSON.search(word) and word not in _NO_PERSONS:
                    before = party.start < deed.act.verb.start
                    found[kind, before, stem(word)].append((deed, party, number))
    told: set[str] = set()
    for key, held in sorted(found.items(), key=lambda item: item[0]):
        word = key[-1]
        if len(held) > MOST_ACTS or word in told:
            continue
        by_article: dict[str, set[str]] = defaultdict(set)
        for deed, _, number in held:
            by_article[deed.article].add("several" if number == "several" else "one")
        sure = {d.article for d, _, n in held if n == "one"}
        pairs = [
            (a, b) for a, b in combinations(held, 2)
            if by_article[a[0].article] | by_article[b[0].article] == {"one", "several"}
            and len(by_article[a[0].article]) == len(by_article[b[0].article]) == 1
            and {a[0].article, b[0].article} & sure
            and of.likeness(a[0].sentence, b[0].sentence) >= LIKE_COUNT
        ]  # fmt: skip
        if pairs:
            told.add(word)
            apart = {d.article for pair in pairs for d, *_ in pair}
            sides = {
                n: [(d, p) for d, p, m in held if (m == "several") is n and d.article in apart]
                for n in (False, True)
            }
            yield Discrepancy(
                kind="number",
                about=f"one or several: {text_of(group, held[0][1])}",
                grade="difference",
                values=tuple(
                    Account(
                        text_of(group, side[0][1]), tuple(sorted({_reach(d.act.verb, p) for d, p in side}))
                    )
                    for side in sides.values()
                ),
            )


def _head(group: Group, party: Span) -> tuple[str, str]:
    """The last noun of a party in its singular, and whether it is "one", "several", "the" one, or ""."""
    text = text_of(group, party)
    noun = _PHRASE.split(text)[0].rstrip(",").lower().rpartition(" ")[2]
    if not noun.isalpha() or text[-1:].isdigit():
        return noun, ""
    if noun in _PLURALS:
        return _PLURALS[noun], "several"
    plural = noun.endswith("s") and not noun.endswith("ss") and noun not in _ONES and len(noun) > 3
    if _ONE.match(text):
        return noun, "" if plural else "one"
    if plural:
        return noun[:-1], "several"
    return noun, "the" if _THE.match(text) else ""


def _reach(one: Span, other: Span) -> Span:
    return Span(one.article, min(one.start, other.start), max(one.end, other.end))


def _places(group: Group) -> Iterator[Discrepancy]:
    """A place that is put near two others."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for article, blocks in readable(group).items():
        text = group.articles[article].text
        for block in blocks:
            for match in _NEAR.finditer(text, block.start, block.end):
                if match["place"].endswith(("'s", "\u2019s")):
                    continue  # "near the city's gate"
                span = Span(article, match.start(), match.end())
                found[match["thing"].split()[0]][match["place"]].append(span)
    for thing in sorted(found):
        near = found[thing]
        where: dict[str, set[str]] = defaultdict(set)
        for place, spans in near.items():
            for span in spans:
                where[span.article].add(place)
        if any(not a & b for a, b in combinations(where.values(), 2)):
            yield Discrepancy(
                kind="other",
                about=f"where it is: {thing}",
                grade="difference",
                values=tuple(Account(f"near {p}", tuple(sorted(near[p]))) for p in sorted(near)),
            )
