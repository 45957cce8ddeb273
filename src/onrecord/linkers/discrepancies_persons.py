"""Finds one person whom outlets describe in different words: a post, a calling, a relation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.points_alignment import stem
from onrecord.model import Account, Discrepancy, Person, Span
from onrecord.text.noun_phrases import DETERMINERS, STOPS, singular
from onrecord.text.senses import lemmas, sort_of, steps
from onrecord.text.shingles import fold, folded

# So many code points before a name, or after it, describe whom it names.
LONGEST = 90
# So many articles' descriptions of one person are laid side by side.
MOST_ARTICLES = 40
MOST_WORDS = 8
_HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor mr. mrs. ms. dr. rev revd reverend gen general col "
    "colonel maj major lt lieutenant sgt sergeant capt eng".split()
)
# Adjectives that the senses also know as nouns for people, and what says nothing of anybody.
_NOBODY = frozenset("great late old young poor dead rich famous fellow guy man woman person".split())
_CHIEF = re.compile(r"chief executive(?: officer)?", re.IGNORECASE)
_SHORT = re.compile(r"\b[A-Z]{2,5}\b")
_AND = re.compile(r" and $")
# Words are one for our purpose if they begin alike by so many letters: "defence" and "defense".
ALIKE = 5
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
    r"in|on|at|from|by|with|to|during|into|said|(?:of|for) both)\b.*",
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
        posts: set[str] = set()
        held: dict[str, list[Description]] = defaultdict(list)
        for mention in person.mentions:
            by_name = any(w in names for w in folded(text_of(group, mention)))
            for found in _described(group, mention, by_name):
                held[mention.article].append(found)
                if by_name:
                    posts.add(found.head)
        # What no outlet joins to the name may be said of somebody else.
        held = {a: kept for a, ds in held.items() if (kept := [d for d in ds if d.head in posts])}
        values = _differing(held)
        if values:
            yield Discrepancy(
                kind="label",
                about=f"who {person.name} is",
                grade="difference",
                values=tuple(Account(same[0].text, tuple(sorted({d.span for d in same}))) for same in values),
            )


def _described(group: Group, mention: Span, by_name: bool) -> Iterator[Description]:
    text = group.articles[mention.article].text
    if not by_name:
        yield from _description(mention.article, text, mention.start, mention.end, mention.end)
        return
    start = max(0, text.rfind("\n", 0, mention.start) + 1, mention.start - LONGEST)
    full = len(folded(text[mention.start : mention.end])) > 1
    marked = _MARKED.search(text, start, mention.start) if full else None
    if marked is not None:
        yield from _description(mention.article, text, *marked.span("words"), mention.end)
    last = mention.start
    while full and last > start and text[last - 1] == " ":
        first = _title(text, start, last - 1)
        if first is None:
            break
        yield from _description(mention.article, text, first, last - 1, mention.end)
        both = _AND.search(text, start, first)  # "investor and adviser Roger Hale"
        last = both.start() + 1 if both and text[: both.start()].split()[-1].islower() else start
    for pattern in (_AFTER, _IS):
        after = pattern.match(text, mention.end, min(len(text), mention.end + LONGEST + 20))
        if after is not None:
            what = _CUT.sub("", after["words"])
            at = after.start("words")
            yield from _description(mention.article, text, at, at + len(what), at + len(what), mention.start)


def _title(text: str, start: int, end: int) -> int | None:
    """Where the words that describe whom a name names begin, if `text[start:end]` ends with such."""
    match = _TITLE.search(text, start, end + 1)
    words = list(re.finditer(r"\S+", text[match.start() : end])) if match is not None else []
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
            or (word.islower() and {kind for kind, _ in lemmas(low)} == {"v"})
        ):
            break
        first -= 1
    while first < len(words) and words[first].group().lower() in ("of", "for", "the"):
        first += 1
    return match.start() + words[first].start() if match is not None and first < len(words) else None


def _description(
    article: str, text: str, start: int, end: int, last: int, first: int | None = None
) -> Iterator[Description]:
    cut = text.rfind(" ", start, end)
    if (
        cut > start
        and text[cut + 1 : end].islower()
        and {k for k, _ in lemmas(fold(text[cut + 1 : end]))} != {"n"}
    ):
        last = cut if last == end else last
        end = cut  # "the pitcher brought in at midseason"
    words = [w.removesuffix("'s") for w in folded(_CHIEF.sub("ceo", text[start:end])) if w not in _HONORIFICS]
    own = next((k for k, w in enumerate(words) if k and w in ("of", "for")), len(words))
    core = words[:own]
    while core and core[0] in _SMALL:
        core.pop(0)
    if not core or len(words) > MOST_WORDS + 4 or text[start:end].endswith(("'s", "\u2019s")):
        return
    head = singular(core[-1])
    known = head in _SAME or steps(head, head) == 0
    if not known or head in STOPS or head in _NOBODY or len(head) < 3 or not sort_of(head, "person"):
        return
    short = {fold(w) for w in _SHORT.findall(text[start:end])}  # what it is short for may stand elsewhere
    told = frozenset(
        stem(w)[:ALIKE]
        for w in words
        if w not in _SMALL and w not in STOPS and w not in short and not w[0].isdigit()
    )
    told -= {stem(core[-1])[:ALIKE]}
    whole = Span(article, start if first is None else first, last)
    yield Description(whole, " ".join(text[start:end].split()), _SAME.get(head, head), told)


def _differing(held: Mapping[str, Sequence[Description]]) -> list[list[Description]]:
    """The descriptions of one post together, if those of two articles differ."""
    articles = sorted(held)[:MOST_ARTICLES]
    if not any(_differ(held[one], held[other]) for one, other in combinations(articles, 2)):
        return []
    groups: list[list[Description]] = []
    given = (d for article in articles for d in held[article])
    for description in sorted(given, key=lambda d: (-len(d.told), d.span)):
        same = next((g for g in groups if _one_post(g[0], description)), None)
        if same is None:
            groups.append([description])
        else:
            same.append(description)
    return sorted((sorted(g, key=lambda d: d.span) for g in groups), key=lambda g: g[0].span)


def _one_post(full: Description, short: Description) -> bool:
    """True if one description is the other in short, or in a word that means the same."""
    return _same(full.head, short.head) and short.told <= full.told


def _same(one: str, other: str) -> bool:
    return one == other or steps(one, other) == 0


def _differ(mine: Sequence[Description], theirs: Sequence[Description]) -> bool:
    """True if two articles call one person by nouns or attributes of which the other has none."""
    words, others = ({w for d in side for w in (*d.told, stem(d.head)[:ALIKE])} for side in (mine, theirs))
    shared = [(d, e) for d in mine for e in theirs if _same(d.head, e.head)]
    if not shared:
        heads, rivals = ({stem(d.head)[:ALIKE] for d in side} for side in (mine, theirs))
        return bool(heads and rivals and not heads & others and not rivals & words)
    for head in sorted({d.head for d, _ in shared}):
        told = {w for d, _ in shared if d.head == head for w in d.told}
        other = {w for d, e in shared if d.head == head for w in e.told}
        if told - others and other - words and not told & other:
            return True
    return False
