"""Finds quantities that cannot both be right: of one unit, of one thing, in sentences laid side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import Pair, Sentences, aligned, stem
from onrecord.model import Account, Discrepancy, Figure, Span
from onrecord.text.numbers import MEASURES, agree, find_quantities, rounded

# How alike two sentences must be for their quantities to be of one thing: at least, where each article
# has but one quantity of that unit, and for a contradiction.
LIKE = 0.4
LIKE_ALONE = 0.25
LIKE_CONTRADICTION = 0.5
# With so few articles a quantity has few rivals, and its sentences may be this much less alike.
FEW_ARTICLES = 5
LENIENCE = 0.35
# With more articles only sentences this much alike are looked at.
LIKE_AT_LEAST = 0.18
# What it adds that both sentences give two quantities of the same two units, or have one verb.
SAME_UNITS = 0.12
SAME_ROLE = 0.05
# Counts of people that grow while a story goes on.
_GROWING = frozenset(("dead", "injured", "arrested", "missing"))
# Of these an article on one event first gives the count of that event.
_LED = _GROWING | {"aboard"}
LIKE_LEADING = 0.1
# Two counts of what each article counts but once are of one thing if one is at most so many times the other.
CLOSE = 1.6
_UPDATED = frozenset(("person", "body", *(f"people {state}" for state in sorted(_GROWING))))
# Units in which one thing is often given in two ways (a distance, a conversion): a small gap is none.
TOLERANCE = 0.06
# What every story counts: two such counts are of one thing only where their sentences are alike.
_PLAIN = frozenset("person member score we they you other man woman child".split())
_COMMON = frozenset(("time", "thing", "way", "year", "%", "$", "\u00a3", "\u20ac"))


@dataclass(frozen=True, slots=True)
class Read:
    """A figure in a unit of its family, with the sentence that it stands in."""

    figure: Figure
    family: str
    low: float
    high: float | None
    sentence: int

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
        wide = (self.low * (1 - room), None if self.high is None else self.high * (1 + room))
        return agree(wide, (other.low, other.high))

    def agrees(self, other: Read) -> bool:
        """True if both say the same of the same; a part does not agree with its whole."""
        return self.fits(other) and self.figure.of == other.figure.of


def _open(read: Read) -> bool:
    """True for "at least 43" and "more than 50"."""
    return read.high is None


def numbers(group: Group, of: Sentences, where: dict[Span, int]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "number" between quantities. `where` maps figures' spans to sentences."""
    read = [_read(f, where[f.span]) for f in group.of(Figure) if f.span in where and not _trivial(f)]
    units_of: dict[int, set[str]] = defaultdict(set)
    families: dict[str, list[Read]] = defaultdict(list)
    for one in read:
        units_of[one.sentence].add(one.figure.unit)
        families[one.family].append(one)
    near = _near(of, (one.sentence for one in read))
    for family in sorted(families):
        members = families[family]
        conflicts = _conflicts(members, of, near, units_of)
        for component, like in _components(members, conflicts):
            row = _row(group, [members[k] for k in component], like)
            if row is not None:
                yield row


def _trivial(figure: Figure) -> bool:
    """True for what no other figure can speak against: "three times", "hundreds", "up to nothing"."""
    wide = figure.high is not None and figure.high > 2.5 * figure.low and not figure.exact
    return wide or figure.unit in ("time", "thing", "way", "side", "part")


def _read(figure: Figure, sentence: int) -> Read:
    unit = figure.unit
    if unit == "age":
        return Read(figure, f"age of {figure.of}", figure.low, figure.high, sentence)
    if unit in MEASURES:
        family, factor = MEASURES[unit]
        high = None if figure.high is None else figure.high * factor
        return Read(figure, family, figure.low * factor, high, sentence)
    if unit == "person" and figure.role in _GROWING:
        return Read(figure, f"people {figure.role}", figure.low, figure.high, sentence)
    return Read(figure, unit, figure.low, figure.high, sentence)


def _conflicts(
    members: Sequence[Read],
    of: Sentences,
    near: Mapping[int, Sequence[int]],
    units_of: Mapping[int, set[str]],
) -> dict[Pair, float]:
    """Pairs of figures that disagree though they are of one thing, and how alike their sentences are.

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
                like = _likeness(one, other, of, units_of, things, first)
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
    units_of: Mapping[int, set[str]],
    things: Mapping[str, Mapping[tuple[str, str | None], int]],
    first: Mapping[tuple[str, str | None], Read],
) -> float:
    """How alike the two sentences are, 0.0 where the figures are not of one thing."""
    if a.figure.unit == "age":
        return 1.0
    thing = _thing(a)
    alone = thing == _thing(b) and things[a.article][thing] == things[b.article][thing] == 1
    like = of.likeness(a.sentence, b.sentence)
    shared = of.shared(a.sentence, b.sentence) - of.names
    telling = {t for t in shared if not any(find_quantities(t)) and t != "one"}
    few = of.articles <= FEW_ARTICLES
    led = a.figure.role == b.figure.role and a.figure.role in _LED
    if few and led and all(_value(first[r.article, r.figure.role]) == _value(r) for r in (a, b)):
        return max(like, LIKE_LEADING)
    if few and alone and _special(a) and shared and max(a.low, b.low) <= CLOSE * min(a.low, b.low):
        return max(like, LIKE_LEADING)
    fewest = (0 if few and a.figure.role in _GROWING else 1) if alone else 2
    if len(telling - {stem(a.figure.unit), a.figure.role}) < fewest:
        return 0.0
    roles = {a.figure.role, b.figure.role}
    if len(roles) > 1 and roles & _LED:
        return 0.0
    if len(roles) == 1 and not roles & _GROWING and None not in roles:
        like += SAME_ROLE
    if len(units_of[a.sentence] & units_of[b.sentence]) > 1:
        like += SAME_UNITS
    bar = LIKE_ALONE if alone and a.figure.unit not in _COMMON else LIKE
    vote = "vote" in of.terms[a.sentence] and "vote" in of.terms[b.sentence]
    lenient = few and (vote or a.figure.unit != "score")  # of scores a match has many
    return like if like >= (bar * LENIENCE if lenient else bar) else 0.0


def _special(read: Read) -> bool:
    """True if what is counted tells what is meant: journalists and seats, not people, days or pounds."""
    unit = read.figure.unit
    return unit not in _PLAIN and unit not in _COMMON and unit not in MEASURES


def _components(
    members: Sequence[Read], conflicts: Mapping[Pair, float]
) -> Iterator[tuple[list[int], float]]:
    """Figures joined by conflicts, with whatever gives one of their numbers in the same unit; and how
    alike the likest two sentences of them are.
    """
    near: dict[int, list[int]] = defaultdict(list)
    likest: dict[int, float] = {}
    for (a, b), like in conflicts.items():
        near[a].append(b)
        near[b].append(a)
        likest[a] = max(like, likest.get(a, 0.0))
    same: dict[tuple[float, float, str], list[int]] = defaultdict(list)
    for k, one in enumerate(members):
        same[_value(one)].append(k)
    seen: set[int] = set()
    for first in sorted(near):
        if first in seen:
            continue
        component, stack = {first}, [first]
        while stack:
            k = stack.pop()
            fresh = {b for b in (*near[k], *same.pop(_value(members[k]), ())) if b not in component}
            stack += fresh
            component |= fresh
        seen |= component
        yield sorted(component), max(likest.get(k, 0.0) for k in component)


def _value(read: Read) -> tuple[float, float, str]:
    """What makes two figures give the same account."""
    figure = read.figure
    unit = f"{figure.unit} {figure.of}" if figure.unit == "score" else figure.unit
    return read.low, read.high or -1.0, unit


def _row(group: Group, component: Sequence[Read], like: float) -> Discrepancy | None:
    values: dict[tuple[float, float, str], list[Read]] = defaultdict(list)
    for one in component:
        values[_value(one)].append(one)
    if len(values) < 2:
        return None
    accounts = [
        Account(_text(group, reads[0].figure.span), tuple(r.figure.span for r in reads))
        for _, reads in sorted(values.items(), key=lambda v: v[1][0].figure.span)
    ]
    first = component[0].figure
    return Discrepancy("number", _about(first), _grade(group, component, like), tuple(accounts))


def _about(figure: Figure) -> str:
    if figure.unit == "age":
        return f"the age of {(figure.of or '').capitalize()}"
    if figure.unit == "score":
        return "the score or vote"
    if figure.unit == "person":
        return f"how many {figure.role}" if figure.role in _LED else "how many people"
    return f"how much ({figure.unit})" if len(figure.unit) <= 3 else f"how many: {figure.unit}"


def _grade(group: Group, component: Sequence[Read], like: float) -> str:
    told = _distinct(group, component)
    pairs = [
        (a, b) for n, a in enumerate(told) for b in told[n + 1 :] if a.article != b.article and not a.fits(b)
    ]
    if all(rounded(a.low, b.low) and a.figure.unit != "score" for a, b in pairs):
        return "refinement"
    if component[0].figure.role in _GROWING and all(_later(group, a, b) for a, b in pairs):
        return "update"
    exact = all(r.figure.exact for r in component)
    return "contradiction" if like >= LIKE_CONTRADICTION and exact else "difference"


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
