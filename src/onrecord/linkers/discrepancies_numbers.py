"""Finds quantities that cannot both be right: of one unit, of one thing, in words laid side by side."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import ordinal
from onrecord.linkers.points_alignment import Pair, Sentences, aligned, stem
from onrecord.model import Account, Discrepancy, Figure, Span
from onrecord.text.numbers import MEASURES, agree, find_quantities, rounded
from onrecord.text.shingles import Words

# How alike the words around two quantities must be for both to be of one thing: where each article counts
# that thing but once, else, and of money, shares and other units of which every story has several.
LIKE_ALONE = 0.3
LIKE_SPECIAL = 0.4
LIKE_COMMON = 0.5
# What else gives one of the numbers is named with it from so much on.
LIKE_TOO = 0.2
LIKE_CONTRADICTION = 0.5
# With so few articles a quantity has few rivals, and all are compared; with more, those in sentences this
# much alike.
FEW_ARTICLES = 5
LIKE_AT_LEAST = 0.18
# What it adds that both are under one verb, and costs that they are under two.
SAME_ROLE = 0.05
OTHER_ROLE = 0.1
# So many words on either side tell what a quantity is of.
WINDOW = 7
_GROWING = frozenset(("dead", "injured", "arrested", "missing"))
# Of these an article on one event first gives the count of that event.
_LED = _GROWING | {"aboard"}
LIKE_LEADING = 0.2
# Two counts of what each article counts but once are of one thing if one is at most so many times the other.
CLOSE = 1.6
# Two first counts of the dead are of one event if one is at most so many times the other.
CLOSE_TOLLS = 2.0
_UPDATED = frozenset(("person", "body", *(f"people {state}" for state in sorted(_GROWING))))
# Units in which one thing is often given in two ways (a distance, a conversion): a small gap is none.
TOLERANCE = 0.06
# "Dozens" may be a few more than all the dozens there are.
LOOSELY = 1.5
# Articles of days further apart may tell of two states of one thing.
ONE_TIME = 2
# What every story counts: two such counts are of one thing only where the words around them are alike.
_PLAIN = frozenset("person member score we they you other man woman child".split())
_COMMON = frozenset(("time", "thing", "way", "year", "%", "$", "\u00a3", "\u20ac"))
_SCALES = frozenset("percent per cent million billion trillion bn mn m tn point pound dollar euro us".split())
# What is worth another sum an hour later.
_TRADED = frozenset(stem(w) for w in "share shares stock stocks trading traded price prices closed".split())
_SMALL = frozenset(
    "a an the of and or to in on at for by with from as is was were are be been has have had his her their "
    "its our my him them it he she they we i you that this which who not but also said says say after before "
    "than more about some over into up down will would could out there when while one two s".split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A figure in a unit of its family, with the sentence that it stands in and the words around it."""

    figure: Figure
    family: str
    low: float
    high: float | None
    sentence: int
    around: frozenset[str]

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.figure.span.article

    def fits(self, other: Read) -> bool:
        """True if both can be true at once. Of twelve people, two may be children."""
        if self.figure.unit == "score":
            return (self.low, self.figure.of) == (other.low, other.figure.of)
        if self.figure.unit != "age" and self.figure.of != other.figure.of:
            part, whole = (self, other) if self.figure.of else (other, self)
            if whole.figure.of or whole.high is None or part.low <= whole.high:
                return True
        if self.family in _UPDATED and _open(self) != _open(other):
            least, told = (self, other) if _open(self) else (other, self)
            # Of "at least 43" and 46, one was told earlier, or to others; "more than 50" may round 52.
            return least.low <= told.low and (least.low == told.low or rounded(least.low, told.low))
        same = self.figure.unit == other.figure.unit
        room = 0.0 if same else TOLERANCE
        return agree(self._wide(room), other._wide(0.0))

    def _wide(self, room: float) -> tuple[float, float | None]:
        loose = LOOSELY if _vague(self.figure) else 1.0
        return self.low * (1 - room), None if self.high is None else self.high * (1 + room) * loose

    def agrees(self, other: Read) -> bool:
        """True if both say the same of the same; a part does not agree with its whole."""
        return self.fits(other) and self.figure.of == other.figure.of


def _open(read: Read) -> bool:
    """True for "at least 43" and "more than 50"."""
    return read.high is None


def _vague(figure: Figure) -> bool:
    """True for "dozens" and "between 20 and 90"."""
    return figure.high is not None and figure.high > 2.5 * figure.low and not figure.exact


def numbers(group: Group, of: Sentences, where: dict[Span, int]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "number" between quantities. `where` maps figures' spans to sentences."""
    families: dict[str, list[Read]] = defaultdict(list)
    for figure in group.of(Figure):
        if figure.span in where and not _trivial(figure) and not _converted(group, figure):
            one = _read(group, of, figure, where[figure.span])
            families[one.family].append(one)
    near = _near(of, (one.sentence for members in families.values() for one in members))
    for family in sorted(families):
        members = families[family]
        for component, like in _components(members, _conflicts(members, of, near), of):
            row = _row(group, of, component, like)
            if row is not None:
                yield row


def _trivial(figure: Figure) -> bool:
    """True for what no other figure can speak against: "three times", "up to nothing", "millions"."""
    plain = figure.unit in _COMMON or figure.unit in MEASURES or figure.unit in _PLAIN
    vague = _vague(figure) and (plain or figure.role in _GROWING or not figure.low)
    return vague or figure.unit in ("time", "thing", "way", "side", "part")


def _converted(group: Group, figure: Figure) -> bool:
    """True for what stands in brackets after the same in another unit: "10 metres (33 feet)"."""
    text = group.articles[figure.span.article].text
    return figure.unit in MEASURES and text[figure.span.start - 1 : figure.span.start] == "("


def _read(group: Group, of: Sentences, figure: Figure, sentence: int) -> Read:
    unit, low, high = figure.unit, figure.low, figure.high
    family = unit
    if unit == "age":
        family = f"age of {figure.of}"
    elif unit in MEASURES:
        family, factor = MEASURES[unit]
        low, high = low * factor, None if high is None else high * factor
    elif unit == "person" and figure.role in _GROWING:
        family = f"people {figure.role}"
    return Read(figure, family, low, high, sentence, _around(group, of.spans[sentence], figure.span))


def _around(group: Group, sentence: Span, span: Span) -> frozenset[str]:
    """The stems of the telling words in a figure and next to it."""
    words = Words()
    words.add(group.articles[sentence.article].text, sentence.start, sentence.end)
    first = sum(end <= span.start for end in words.ends)
    last = sum(start < span.end for start in words.starts)
    return frozenset(
        stem(w.removesuffix("'s"))
        for w in words.folded[max(0, first - WINDOW) : last + WINDOW]
        if w not in _SMALL and w not in _SCALES and not w[0].isdigit()
    )


def _conflicts(
    members: Sequence[Read], of: Sentences, near: Mapping[int, Sequence[int]]
) -> dict[Pair, float]:
    """Pairs of figures that disagree though they are of one thing, and how alike the words around them are.

    Of each article's figures only those count that no figure of the other article agrees with, and each
    is set against the one that it is most like.
    """
    by_article: dict[str, list[int]] = defaultdict(list)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for k, one in enumerate(members):
        by_article[one.article].append(k)
        by_sentence[one.sentence].append(k)
    things = {
        a: Counter(thing for thing, *_ in {(_thing(members[k]), *_value(members[k])) for k in held})
        for a, held in by_article.items()
    }
    first: dict[tuple[str, str | None], Read] = {}
    for one in members:
        if one.figure.role in _LED:
            first.setdefault((one.article, one.figure.role), one)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for a, one in enumerate(members):
        for sentence in near.get(one.sentence, ()):
            for b in by_sentence.get(sentence, ()):
                other = members[b]
                like = _likeness(one, other, of, things, first)
                if like <= best.get((a, other.article), (0.0, -1))[0]:
                    continue
                if (
                    one.fits(other)
                    or any(one.agrees(members[k]) for k in by_article[other.article])
                    or any(other.agrees(members[k]) for k in by_article[one.article])
                ):
                    continue
                best[a, other.article] = (like, b)
    return {
        (min(a, b), max(a, b)): like
        for (a, _), (like, b) in best.items()
        if best.get((b, members[a].article), (like, a))[0] <= like
    }


def _near(of: Sentences, figures: Iterable[int]) -> dict[int, list[int]]:
    """For each sentence with a figure, those of other articles to compare: in a story of few articles
    all, else those somewhat alike.
    """
    held = sorted(set(figures))
    if of.articles <= FEW_ARTICLES:
        return {a: [b for b in held if of.spans[a].article != of.spans[b].article] for a in held}
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in aligned(of, LIKE_AT_LEAST, held):
        if of.spans[a].article != of.spans[b].article:
            near[a].append(b)
            near[b].append(a)
    return near


def _thing(read: Read) -> tuple[str, str | None]:
    """What is counted: the unit, and for people what became of them."""
    role = read.figure.role
    return read.figure.unit, role if role in _LED else None


def _likeness(
    a: Read,
    b: Read,
    of: Sentences,
    things: Mapping[str, Mapping[tuple[str, str | None], int]],
    first: Mapping[tuple[str, str | None], Read],
) -> float:
    """How alike the words around two figures are, 0.0 where the figures are not of one thing."""
    if a.figure.unit == "age":
        return 1.0
    thing = _thing(a)
    alone = thing == _thing(b) and things[a.article][thing] == things[b.article][thing] == 1
    like = _beside(a, b, of)
    few = of.articles <= FEW_ARTICLES
    led = a.figure.role == b.figure.role and a.figure.role in _LED
    leading = few and led and all(_value(first[r.article, r.figure.role]) == _value(r) for r in (a, b))
    if leading and max(a.low, b.low) <= CLOSE_TOLLS * min(a.low, b.low):
        return max(like, LIKE_LEADING)
    shared = of.shared(a.sentence, b.sentence) - of.names
    close = max(a.low, b.low) <= CLOSE * min(a.low, b.low)
    same = a.figure.unit in MEASURES and of.likeness(a.sentence, b.sentence) >= LIKE_LEADING
    if few and alone and close and (same or (_special(a) and (shared or a.around & b.around))):
        return max(like, LIKE_LEADING)
    roles = {a.figure.role, b.figure.role}
    if len(roles) > 1 and roles & _LED:
        return 0.0
    telling = {t for t in a.around & b.around if t not in of.names and not any(find_quantities(t))}
    if not telling - {stem(a.figure.unit), a.figure.role}:
        return 0.0
    measured = a.figure.unit in MEASURES and a.figure.of is not None and a.figure.of == b.figure.of
    if None not in roles and not measured:
        like += SAME_ROLE if len(roles) == 1 else -OTHER_ROLE
    common = a.figure.unit in _COMMON or a.figure.unit in MEASURES or a.figure.unit == "score" or led
    if common and not measured:
        bar = LIKE_COMMON
    else:
        bar = LIKE_ALONE if alone or measured else LIKE_SPECIAL
    return like if like >= bar else 0.0


def _beside(a: Read, b: Read, of: Sentences) -> float:
    """How alike the words around two figures are, 0 to 1, by their weight in the story."""
    plain = math.log(1 + len(of.terms)) / 2

    def weighed(words: frozenset[str]) -> float:
        return sum(of.weight.get(w, plain) for w in sorted(words))

    least = min(weighed(a.around), weighed(b.around))
    return weighed(a.around & b.around) / least if least else 0.0


def _special(read: Read) -> bool:
    """True if what is counted tells what is meant: journalists and seats, not people, days or pounds."""
    unit = read.figure.unit
    return unit not in _PLAIN and unit not in _COMMON and unit not in MEASURES


def _components(
    members: Sequence[Read], conflicts: Mapping[Pair, float], of: Sentences
) -> Iterator[tuple[list[Read], float]]:
    """Figures that disagree, the likest first, with whatever gives one of their numbers in like words; and
    how alike the likest two are. A further number joins only from an article that has given none.
    """
    rows: list[tuple[list[int], float]] = []
    told: dict[tuple[str, tuple[float, float, str]], int] = {}
    for pair, like in sorted(conflicts.items(), key=lambda c: (-c[1], c[0])):
        keys = [(members[k].article, _value(members[k])) for k in pair]
        known = {told[key] for key in keys if key in told}
        if not known:
            told.update(dict.fromkeys(keys, len(rows)))
            rows.append((list(pair), like))
        elif len(known) == 1 and any(key not in told for key in keys):
            held, _ = rows[next(iter(known))]
            new, key = next((k, key) for k, key in zip(pair, keys, strict=True) if key not in told)
            values = {_value(members[k]) for k in held}
            if key[1] in values or all(members[k].article != key[0] for k in held):
                held.append(new)
                told[key] = next(iter(known))
    same: dict[tuple[float, float, str], list[int]] = defaultdict(list)
    for k, one in enumerate(members):
        same[_value(one)].append(k)
    for held, like in rows:
        more = {
            k for h in held for k in same[_value(members[h])]
            if k in held or _beside(members[h], members[k], of) >= LIKE_TOO
        }  # fmt: skip
        yield [members[k] for k in sorted(more)], like


def _value(read: Read) -> tuple[float, float, str]:
    """What makes two figures give the same account."""
    figure = read.figure
    unit = f"{figure.unit} {figure.of}" if figure.unit == "score" else figure.unit
    return read.low, read.high or -1.0, unit


def _row(group: Group, of: Sentences, component: Sequence[Read], like: float) -> Discrepancy | None:
    values: dict[tuple[float, float, str], list[Read]] = defaultdict(list)
    for one in component:
        values[_value(one)].append(one)
    if len(values) < 2:
        return None
    accounts = [
        Account(_text(group, reads[0].figure.span), tuple(r.figure.span for r in reads))
        for _, reads in sorted(values.items(), key=lambda v: v[1][0].figure.span)
    ]
    first = component[0]
    about = f"{_about(first.figure)}: {_gapped(group, of.spans[first.sentence], first.figure.span)}"
    return Discrepancy("number", about, _grade(group, component, like), tuple(accounts))


def _about(figure: Figure) -> str:
    if figure.unit == "age":
        return f"the age of {(figure.of or '').capitalize()}"
    if figure.unit == "score":
        return "the score or vote"
    if figure.unit == "person":
        return f"how many {figure.role}" if figure.role in _LED else "how many people"
    return "how much" if figure.unit in _COMMON or figure.unit in MEASURES else f"how many: {figure.unit}"


def _gapped(group: Group, sentence: Span, span: Span) -> str:
    """The words around a figure, with a gap in its place."""
    text = group.articles[sentence.article].text
    before, after = text[sentence.start : span.start].split(), text[span.end : sentence.end].split()
    return " ".join([*before[-WINDOW:], "\u2026", *after[:WINDOW]])


def _grade(group: Group, component: Sequence[Read], like: float) -> str:
    told = _distinct(group, component)
    pairs = [
        (a, b) for n, a in enumerate(told) for b in told[n + 1 :] if a.article != b.article and not a.fits(b)
    ]
    if all(rounded(a.low, b.low) and a.figure.unit != "score" for a, b in pairs):
        return "refinement"
    if component[0].figure.role in _GROWING and all(_later(group, a, b) for a, b in pairs):
        return "update"
    exact = all(r.figure.exact and not r.around & _TRADED for r in component)
    one_role = len({r.figure.role for r in component} - {None}) < 2
    firm = exact and one_role and all(_one_time(group, a.article, b.article) for a, b in pairs)
    return "contradiction" if like >= LIKE_CONTRADICTION and firm else "difference"


def _one_time(group: Group, one: str, other: str) -> bool:
    """True unless two articles are of days far apart."""
    days = [ordinal((group.published(a) or "")[:10]) for a in (one, other)]
    return 0 in days or abs(days[0] - days[1]) <= ONE_TIME


def _distinct(group: Group, component: Sequence[Read]) -> list[Read]:
    """The figures of a component, of those alike in all that a grade rests on two from two articles."""
    kept: dict[tuple[object, ...], list[Read]] = defaultdict(list)
    for one in component:
        key = (*_value(one), one.figure.of, one.figure.role, group.published(one.article))
        if len(kept[key]) < 2 and all(one.article != other.article for other in kept[key]):
            kept[key].append(one)
    return [one for alike in kept.values() for one in alike]


def _later(group: Group, a: Read, b: Read) -> bool:
    """True if the later article of the two, by days, gives the greater count."""
    one, other = group.published(a.article), group.published(b.article)
    if not one or not other or one[:10] == other[:10]:
        return False
    return (one < other) == (a.low < b.low)


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
