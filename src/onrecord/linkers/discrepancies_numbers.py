"""Finds quantities that cannot both be right: of one unit, of one thing, in words laid side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_days import ordinal
from onrecord.linkers.discrepancies_quantities import (
    COMMON,
    GROWING,
    LED,
    WINDOW,
    Read,
    beside,
    converted,
    read,
    special,
    thing_of,
    trivial,
    value_of,
)  # fmt: skip
from onrecord.linkers.points_alignment import Pair, Sentences, aligned, stem
from onrecord.model import Account, Discrepancy, Figure, Span
from onrecord.text.numbers import MEASURES, find_quantities, rounded

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
LIKE_LEADING = 0.2
# Two counts of what each article counts but once are of one thing if one is at most so many times the other.
CLOSE = 1.6
# Two first counts of the dead are of one event if one is at most so many times the other.
CLOSE_TOLLS = 2.0
# Two numbers so great are of one thing, in words not altogether unlike, if one is at most so many times the
# other.
GREAT = 1e5
NEAR_BY = 1.34
LIKE_NEAR_BY = 0.15
# Articles of days further apart may tell of two states of one thing.
ONE_TIME = 2
# What is worth another sum an hour later.
_TRADED = frozenset(stem(w) for w in "share shares stock stocks trading traded price prices closed".split())


def numbers(group: Group, of: Sentences, where: dict[Span, int]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "number" between quantities. `where` maps figures' spans to sentences."""
    families: dict[str, list[Read]] = defaultdict(list)
    for figure in group.of(Figure):
        if figure.span in where and not trivial(figure) and not converted(group, figure):
            one = read(group, of, figure, where[figure.span])
            families[one.family].append(one)
    near = _near(of, (one.sentence for members in families.values() for one in members))
    for family in sorted(families):
        members = families[family]
        for component, like in _components(members, _conflicts(members, of, near), of):
            row = _row(group, of, component, like)
            if row is not None:
                yield row


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
        a: Counter(thing for thing, *_ in {(thing_of(members[k]), *value_of(members[k])) for k in held})
        for a, held in by_article.items()
    }
    first: dict[tuple[str, str | None], Read] = {}
    for one in members:
        if one.figure.role in LED:
            first.setdefault((one.article, one.figure.role), one)
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for a, one in enumerate(members):
        for sentence in near.get(one.sentence, ()):
            for b in by_sentence.get(sentence, ()):
                other = members[b]
                if one.fits(other):
                    continue
                like = _likeness(one, other, of, things, first)
                if like <= best.get((a, other.article), (0.0, -1))[0]:
                    continue
                if any(one.agrees(members[k]) for k in by_article[other.article]) or any(
                    other.agrees(members[k]) for k in by_article[one.article]
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
    thing = thing_of(a)
    alone = thing == thing_of(b) and things[a.article][thing] == things[b.article][thing] == 1
    like = beside(a, b, of)
    few = of.articles <= FEW_ARTICLES
    led = a.figure.role == b.figure.role and a.figure.role in LED
    leading = few and led and all(value_of(first[r.article, r.figure.role]) == value_of(r) for r in (a, b))
    if leading and max(a.low, b.low) <= CLOSE_TOLLS * min(a.low, b.low):
        return max(like, LIKE_LEADING)
    shared = of.shared(a.sentence, b.sentence) - of.names
    close = max(a.low, b.low) <= CLOSE * min(a.low, b.low)
    same = a.figure.unit in MEASURES and of.likeness(a.sentence, b.sentence) >= LIKE_LEADING
    if few and alone and close and (same or (special(a) and (shared or a.around & b.around))):
        return max(like, LIKE_LEADING)
    roles = {a.figure.role, b.figure.role}
    if len(roles) > 1 and roles & LED:
        return 0.0
    if few and _near_by(a, b) and like + of.likeness(a.sentence, b.sentence) >= LIKE_NEAR_BY:
        return max(like, LIKE_LEADING)
    telling = {t for t in a.around & b.around if t not in of.names and not any(find_quantities(t))}
    if not telling - {stem(a.figure.unit), a.figure.role}:
        return 0.0
    measured = a.figure.unit in MEASURES and a.figure.of is not None and a.figure.of == b.figure.of
    if None not in roles and not measured:
        like += SAME_ROLE if len(roles) == 1 else -OTHER_ROLE
    common = a.figure.unit in COMMON or a.figure.unit in MEASURES or a.figure.unit == "score" or led
    if common and not measured:
        bar = LIKE_COMMON
    else:
        bar = LIKE_ALONE if alone or measured else LIKE_SPECIAL
    return like if like >= bar else 0.0


def _near_by(a: Read, b: Read) -> bool:
    """True for two great numbers of one unit that are hardly so near by chance: 47 and 38 billion."""
    least, most = sorted((a.low, b.low))
    return a.figure.unit == b.figure.unit and least >= GREAT and most <= NEAR_BY * least


def _components(
    members: Sequence[Read], conflicts: Mapping[Pair, float], of: Sentences
) -> Iterator[tuple[list[Read], float]]:
    """Figures that disagree, the likest first, with whatever gives one of their numbers in like words; and
    how alike the likest two are. A further number joins only from an article that has given none.
    """
    rows: list[tuple[list[int], float]] = []
    told: dict[tuple[str, tuple[float, float, str]], int] = {}
    for pair, like in sorted(conflicts.items(), key=lambda c: (-c[1], c[0])):
        keys = [(members[k].article, value_of(members[k])) for k in pair]
        known = {told[key] for key in keys if key in told}
        if not known:
            told.update(dict.fromkeys(keys, len(rows)))
            rows.append((list(pair), like))
        elif len(known) == 1 and any(key not in told for key in keys):
            held, _ = rows[next(iter(known))]
            new, key = next((k, key) for k, key in zip(pair, keys, strict=True) if key not in told)
            values = {value_of(members[k]) for k in held}
            if key[1] in values or all(members[k].article != key[0] for k in held):
                held.append(new)
                told[key] = next(iter(known))
    same: dict[tuple[float, float, str], list[int]] = defaultdict(list)
    for k, one in enumerate(members):
        same[value_of(one)].append(k)
    for held, like in rows:
        more = {
            k for h in held for k in same[value_of(members[h])]
            if k in held or beside(members[h], members[k], of) >= LIKE_TOO
        }  # fmt: skip
        yield [members[k] for k in sorted(more)], like


def _row(group: Group, of: Sentences, component: Sequence[Read], like: float) -> Discrepancy | None:
    values: dict[tuple[float, float, str], list[Read]] = defaultdict(list)
    for one in component:
        values[value_of(one)].append(one)
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
        return f"how many {figure.role}" if figure.role in LED else "how many people"
    return "how much" if figure.unit in COMMON or figure.unit in MEASURES else f"how many: {figure.unit}"


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
    if component[0].figure.role in GROWING and all(_later(group, a, b) for a, b in pairs):
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
        key = (*value_of(one), one.figure.of, one.figure.role, group.published(one.article))
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
