"""Finds one thing that outlets call by different nouns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.model import Account, Discrepancy, Gist, Label, Span
from onrecord.text.labels import EVENT

# Two modifiers are of one stem if they begin alike by so many letters.
ALIKE = 6
FEW_ARTICLES = 5
# "the", with up to two words that no label keeps: "the 2019 disaster".
_DEFINITE = re.compile(r"\b(?:the|this|that)\s+(?:[\w'\u2019-]+\s+){0,2}\Z", re.IGNORECASE)
_OF_A_DAY = re.compile(r"(?:last |this )?\w{3,6}day['\u2019]s ", re.IGNORECASE)
# Families of nouns for people.
_PEOPLE = frozenset("hero protester fighter migrant gunman crowd".split())
_VAGUE = frozenset(
    "first second third last next new old same other recent big small major whole entire latest previous "
    "several many few such more most best worst original serious similar further local "
    "of the in on to up out off and".split()
)


def labels(group: Group) -> Iterator[Discrepancy]:
    """Discrepancies of kind "label": one family's nouns, used of one thing by different articles."""
    common = _common(group.of(Gist))
    families: dict[str, list[Label]] = defaultdict(list)
    for label in group.of(Label):
        families[label.family].append(label)
    for family in sorted(families):
        used = families[family]
        if family == EVENT:
            found = _event(group, used, common)
        else:
            found = _same_modifiers(used) or _main(group, used) or _people(group, family, used)
        heads: dict[str, list[Label]] = defaultdict(list)
        for label in found:
            heads[label.head].append(label)
        if len(heads) < 2 or not _differ(found):
            continue
        ordered = sorted(heads.items(), key=lambda h: (-len(h[1]), h[0]))
        yield Discrepancy(
            kind="label",
            about="what the event is called" if family == EVENT else f"what the {ordered[0][0]} is called",
            grade="difference",
            values=tuple(
                Account(_usual(group, used), tuple(sorted(label.span for label in used)))
                for _, used in ordered
            ),
        )


def _differ(found: Sequence[Label]) -> bool:
    """True if an article uses a noun that no other uses, each of two one that the other does not, or two
    prefer different ones.
    """
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for label in found:
        used[label.span.article][label.head] += 1
    sets = [set(heads) for heads in used.values()]
    users = Counter(head for heads in sets for head in heads)
    if len(sets) > 2 and any(n == 1 for n in users.values()):
        return True
    preferred = [{h for h, n in heads.items() if n == max(heads.values())} for heads in used.values()]
    return any(a - b and b - a for a, b in combinations(sets, 2)) or any(
        not a & b for a, b in combinations(preferred, 2)
    )


def _usual(group: Group, used: Sequence[Label]) -> str:
    """The fullest of the commonest wordings."""
    texts = Counter(_text(group, label.span) for label in used)
    return min(texts, key=lambda t: (-min(len(t.split()), 3), -texts[t], t))


def _same_modifiers(found: Sequence[Label]) -> list[Label]:
    """The labels whose modifiers are those of another article's label with another head, and with them
    whatever has one of their heads or stands alone in its article.
    """
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for label in found:
        for stem in _stems(label):
            bearers[stem].add((label.head, label.span.article))
    heads_of = {stem: Counter(head for head, _ in held) for stem, held in bearers.items()}
    articles_of = {stem: Counter(article for _, article in held) for stem, held in bearers.items()}
    linked = {
        label for label in found
        if any(  # another head in another article
            len(bearers[s]) > heads_of[s][label.head] + articles_of[s][label.span.article] - 1
            for s in _stems(label)
        )
    }  # fmt: skip
    if not linked:
        return []
    articles = {label.span.article for label in linked}
    heads = {label.head for label in linked}
    return [
        label for label in found
        if label in linked or (label.head in heads and label.span.article in articles and _bare(label))
        or (label.head not in heads and not _bare(label))
    ]  # fmt: skip


def _main(group: Group, found: Sequence[Label]) -> list[Label]:
    """In a story of few articles, each article's names for a thing that it tells of again and again."""
    if len(group.articles) > FEW_ARTICLES:
        return []
    definite = [label for label in found if _definite(group, label)]
    counts = Counter((label.span.article, label.head) for label in definite)
    return [label for label in definite if counts[label.span.article, label.head] > 1]


def _people(group: Group, family: str, found: Sequence[Label]) -> list[Label]:
    """In a story of few articles, nouns for its people, where two articles share none of them."""
    if family not in _PEOPLE or len(group.articles) > FEW_ARTICLES:
        return []
    heads: dict[str, set[str]] = defaultdict(set)
    telling = [label for label in found if label.head != "crowd"]  # a crowd may be any
    for label in telling:
        heads[label.span.article].add(label.head)
    return telling if any(not a & b for a, b in combinations(heads.values(), 2)) else []


def _stems(label: Label) -> set[str]:
    """The beginnings of the modifiers that tell something."""
    return {m[:ALIKE] for m in label.modifiers if m not in _VAGUE}


def _bare(label: Label) -> bool:
    """True for a label without an attribute that tells anything."""
    return all(m in _VAGUE for m in label.modifiers)


def _event(group: Group, found: Sequence[Label], common: dict[str, set[str]]) -> list[Label]:
    """Each article's names for the story's event: a noun that it uses twice or more, and those with
    attributes that the article speaks of elsewhere; in a story of few articles, any that is definite.
    """
    kept: list[Label] = []
    definite = [label for label in found if _definite(group, label)]
    counts = Counter((label.span.article, label.head) for label in definite)
    for label in definite:
        telling = {m for m in label.modifiers if m not in _VAGUE}
        if (
            len(group.articles) <= FEW_ARTICLES
            or counts[label.span.article, label.head] > 1
            or (telling and telling <= common.get(label.span.article, set()))
        ):
            kept.append(label)
    return kept


def _common(gists: Sequence[Gist]) -> dict[str, set[str]]:
    """Each article's terms that stand in two of its sentences or more."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gist in gists:
        counts[gist.span.article].update({t.lower() for t in gist.terms})
    return {article: {t for t, n in seen.items() if n > 1} for article, seen in counts.items()}


def _definite(group: Group, label: Label) -> bool:
    """True for "the gale snub", "Friday's fiasco": one thing that the reader is taken to know."""
    text = group.articles[label.span.article].text
    before = _DEFINITE.search(text, max(0, label.span.start - 40), label.span.start)
    plural = text[label.span.start : label.span.end].lower().endswith("s") and not label.head.endswith("s")
    dated = _OF_A_DAY.match(text, label.span.start, label.span.end)
    return (before is not None or dated is not None) and not plural


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
