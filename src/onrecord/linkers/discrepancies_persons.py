"""Finds one person whom outlets describe in different words: a post, a calling, a relation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import stem
from onrecord.model import Account, Discrepancy, Person, Span
from onrecord.text.noun_phrases import DETERMINERS, STOPS, singular
from onrecord.text.senses import sort_of
from onrecord.text.shingles import folded

# So many code points before a name, or after it, describe whom it names.
LONGEST = 90
# So many articles' descriptions of one person are laid side by side.
MOST_ARTICLES = 40
MOST_WORDS = 8
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof professor mr. mrs. ms. dr.".split())
_SAME = {
    word: words.split()[0]
    for words in (
        "chair chairman chairwoman chairperson",
        "spokesperson spokesman spokeswoman",
        "lawyer attorney solicitor barrister counsel",
        "ceo chief-executive",
    )
    for word in words.split()
}
# What may describe whom a name names: right before it, with a mark between, right after it, and after "is".
_NOT_MARKS = r"[^,;:.()\u201c\u201d\"\n\u2013\u2014]"
_LEAD = r"\b(?:the|an?|his|her|their|its|whose)"
_TITLE = re.compile(r"(?:[\w\u2019'&./-]+ (?:(?:of|for) (?:the )?)?){1,6}$")
_MARKED = re.compile(rf"(?P<words>{_LEAD} {_NOT_MARKS}{{3,60}}), (?:[A-Z][a-z]{{1,3}}\.? )?$", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:,? \(?(?:aged )?\d{{1,2}}\)?)?, (?:who (?:is|was) )?(?P<words>{_LEAD} {_NOT_MARKS}{{3,90}})",
    re.IGNORECASE,
)
_IS = re.compile(rf" (?:is|was|became|remains) (?P<words>{_LEAD} {_NOT_MARKS}{{3,90}})")
_CUT = re.compile(
    r"\s(?:who|whose|which|that|and|but|when|where|while|as|after|before|since|told|said|says|has|had|was|is|were|"
    r"in|on|at|from|by|with|to|during|into|said)\b.*",
    re.DOTALL,
)
_SMALL = frozenset("a an the of for and his her their its our former ex current then new longtime".split())


@dataclass(frozen=True, slots=True)
class Description:
    """Words that say what somebody is: `head` the noun, `told` the stems of the words about it."""

    span: Span
    text: str
    head: str
    told: frozenset[str]


def persons(group: Group) -> Iterator[Discrepancy]:
    """Discrepancies of kind "label": what articles call one person."""
    for person in group.of(Person):
        if person.type != "person":
            continue
        names = {w for name in (person.name, *person.aliases) for w in folded(name)}
        held: dict[str, list[Description]] = defaultdict(list)
        for mention in person.mentions:
            for found in _described(group, mention, names):
                held[mention.article].append(found)
        values = _differing(held)
        if values:
            yield Discrepancy(
                kind="label",
                about=f"who {person.name} is",
                grade="difference",
                values=tuple(Account(same[0].text, tuple(sorted({d.span for d in same}))) for same in values),
            )


def _described(group: Group, mention: Span, names: set[str]) -> Iterator[Description]:
    text = group.articles[mention.article].text
    if not any(w in names for w in folded(text[mention.start : mention.end])):
        yield from _description(mention.article, text, mention.start, mention.end, mention.end)
        return
    start = max(0, text.rfind("\n", 0, mention.start) + 1, mention.start - LONGEST)
    full = len(folded(text[mention.start : mention.end])) > 1
    marked = _MARKED.search(text, start, mention.start) if full else None
    if marked is not None:
        yield from _description(mention.article, text, *marked.span("words"), mention.end)
    match = _TITLE.search(text, start, mention.start) if full else None
    if match is not None and text[mention.start - 1] == " ":
        words = list(re.finditer(r"\S+", text[match.start() : mention.start]))
        first = len(words)
        while first > 0:
            word = words[first - 1].group()
            low = word.lower().replace("\u2019", "'")
            if low in _HONORIFICS or low in ("of", "for", "the"):
                if low not in _HONORIFICS and first == len(words):
                    break
            elif (
                low in STOPS
                or low in DETERMINERS
                or not word[0].isalnum()
                or word[-1] in ".,;:"
                or low.endswith("ly")
            ):
                break
            first -= 1
        while first < len(words) and words[first].group().lower() in ("of", "for", "the"):
            first += 1
        if first < len(words):
            at = match.start() + words[first].start()
            yield from _description(mention.article, text, at, mention.start - 1, mention.end)
    for pattern in (_AFTER, _IS):
        after = pattern.match(text, mention.end, min(len(text), mention.end + LONGEST + 20))
        if after is not None:
            what = _CUT.sub("", after["words"])
            at = after.start("words")
            yield from _description(mention.article, text, at, at + len(what), at + len(what), mention.start)


def _description(
    article: str, text: str, start: int, end: int, last: int, first: int | None = None
) -> Iterator[Description]:
    words = [w.removesuffix("'s") for w in folded(text[start:end]) if w not in _HONORIFICS]
    own = next((k for k, w in enumerate(words) if k and w in ("of", "for")), len(words))
    core = words[:own]
    while core and core[0] in _SMALL:
        core.pop(0)
    if not core or len(words) > MOST_WORDS + 4:
        return
    head = singular(core[-1])
    if (
        head in STOPS
        or head.isdigit()
        or head.endswith(("ing", "ed", "ly"))
        or len(head) < 3
        or not sort_of(head, "person")
    ):
        return
    told = frozenset(stem(w) for w in words if w not in _SMALL and w not in STOPS) - {stem(core[-1])}
    whole = Span(article, start if first is None else first, last)
    yield Description(whole, " ".join(text[start:end].split()), _SAME.get(head, head), told)


def _differing(held: Mapping[str, Sequence[Description]]) -> list[list[Description]]:
    """The descriptions of one wording together, if those of two articles differ."""
    articles = sorted(held)[:MOST_ARTICLES]
    if not any(_differ(held[one], held[other]) for one, other in combinations(articles, 2)):
        return []
    groups: dict[tuple[str, frozenset[str]], list[Description]] = defaultdict(list)
    for article in articles:
        for description in held[article]:
            groups[description.head, description.told].append(description)
    return sorted(groups.values(), key=lambda same: same[0].span)


def _differ(mine: Sequence[Description], theirs: Sequence[Description]) -> bool:
    """True if two articles call one person by nouns or attributes of which the other has none."""
    heads, rivals = ({d.head for d in side} for side in (mine, theirs))
    words, others = ({w for d in side for w in (*d.told, stem(d.head))} for side in (mine, theirs))
    if not heads & rivals:
        return not {stem(h) for h in heads} & others and not {stem(h) for h in rivals} & words
    for head in heads & rivals:
        told, other = ({w for d in side if d.head == head for w in d.told} for side in (mine, theirs))
        if told - others and other - words and not told & other:
            return True
    return False
