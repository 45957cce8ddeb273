"""Finds names that differ: two readings of one set of initials, one body or person spelt two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from onrecord.linkers.base import Group
from onrecord.linkers.passages import readable
from onrecord.model import Account, Discrepancy, Entity, Span
from onrecord.text.chosen_names import chosen_attributes, chosen_names
from onrecord.text.shingles import fold

_CAPITAL = r"[A-Z][\w'\u2019-]*"
_SMALL = r"(?:of|for|and|the|de|du|von|van|&)"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:{_SMALL} ){{0,2}}{_CAPITAL}){{1,7}}")
_AND = re.compile(r" and (?:the )?")
_SHORT = re.compile(r"\b[A-Z]{3,6}\b")
_INITIALS = re.compile(r" \(([A-Z]{2,6})\)")
_SKIPPED = frozenset("of for and the on in to de du von van &".split())
# A name of fewer words is too short to be called the same with one word changed.
FEWEST_WORDS = 3
LIKE = 0.7
SHORTEST = 4
# So many bearers of one name are compared.
MOST_OF_A_NAME = 100
# So many places where an article uses a name are shown.
MOST_SHOWN = 3
# A name that an outlet uses for more than this share of all is its own choice; others are in quotes.
MOSTLY = 0.6

Where = dict[tuple[str, ...], list[Span]]


def names(group: Group) -> Iterator[Discrepancy]:
    """Discrepancies of kind "name"."""
    bodies: dict[str, Where] = {}
    known: dict[str, set[str]] = {}
    initials: dict[str, dict[str, Where]] = defaultdict(dict)
    for article, blocks in readable(group).items():
        text = group.articles[article].text
        found: Where = {}
        for block in blocks:
            for match in _NAME.finditer(text, block.start, block.end):
                for start, end in _pieces(match):
                    found.setdefault(_parts(text[start:end]), []).append(Span(article, start, end))
                short = _INITIALS.match(text, match.end(), block.end)
                words = _tail(match.group(), short.group(1)) if short else None
                if short and words:
                    start = match.end() - len(" ".join(words))
                    exact = Span(article, start, match.end())
                    initials[short.group(1)].setdefault(article, {}).setdefault(
                        _parts(" ".join(words)), []
                    ).append(exact)
            known.setdefault(article, set()).update(_SHORT.findall(text, block.start, block.end))
        bodies[article] = found
    yield from _expansions(group, initials, bodies, known)
    yield from _spellings(group, bodies)
    yield from _accents(group)
    yield from _choices(group)


def _parts(name: str) -> tuple[str, ...]:
    """A name's words folded, without a possessive at its end; small words go."""
    words = [fold(w) for w in name.split()]
    words[-1] = words[-1].removesuffix("'s").rstrip("'\u2019")
    return tuple(w.rstrip("'\u2019") for w in words if w not in _SKIPPED)


def _pieces(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run of capitalised words, whole and cut at each "and": it may be one name or several."""
    article = len("The ") if match.group().startswith("The ") else 0
    yield match.start() + article, match.end()
    cuts = list(_AND.finditer(match.group()))
    if cuts:
        edges = [0, *(e for c in cuts for e in c.span()), len(match.group())]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield match.start() + start, match.start() + end


def _tail(name: str, initials: str) -> list[str] | None:
    """The last words of a name that begin with these initials, small words apart; None if none do."""
    words = name.split()
    for first in range(len(words)):
        tail = words[first:]
        if words[first].lower() not in _SKIPPED and (
            "".join(w[0] for w in tail if w.lower() not in _SKIPPED) == initials
            or "".join(w[0] for w in tail).upper() == initials
        ):
            return tail
    return None


def _expansions(
    group: Group,
    initials: Mapping[str, Mapping[str, Where]],
    bodies: Mapping[str, Where],
    known: Mapping[str, set[str]],
) -> Iterator[Discrepancy]:
    told: set[frozenset[tuple[str, ...]]] = set()
    seeds = [
        (short, article, name, spans)
        for short in sorted(initials)
        for article, where in initials[short].items()
        for name, spans in where.items()
    ]
    for article, where in bodies.items():
        for name, spans in where.items():
            if len(name) >= FEWEST_WORDS:
                letters = _letters(name).upper()
                seeds.append((letters if letters in known.get(article, ()) else "", article, name, spans))
    bearers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article, found in bodies.items():
        for name in found:
            bearers[name].append(article)
    alike: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in bearers:
        alike[_letters(name)].append(name)
    near: dict[tuple[tuple[str, ...], bool], list[tuple[str, ...]]] = {}
    for short, article, name, spans in seeds:
        known_by = name, bool(short)
        if known_by not in near:
            near[known_by] = [r for r in alike[_letters(name)] if _one_word_off(name, r, bool(short))]
        rivals: Where = {}
        for rival in near[known_by]:
            if rival not in bodies[article]:
                places = [s for a in bearers[rival] if name not in bodies[a] for s in bodies[a][rival]]
                if places:
                    rivals[rival] = places
        key = frozenset((name, *rivals))
        if rivals and not any(key <= t or t <= key for t in told):
            told.add(key)
            here = [s for a in bearers[name] for s in bodies[a][name] if a != article]
            yield Discrepancy(
                kind="name",
                about=f"what {short} stands for" if short else f"the name {_text(group, spans[0])}",
                grade="contradiction" if short else "difference",
                values=(
                    Account(_text(group, spans[0]), tuple(sorted({*spans, *here}))),
                    *(Account(_text(group, p[0]), tuple(sorted(p))) for _, p in sorted(rivals.items())),
                ),
            )


def _letters(name: Iterable[str]) -> str:
    """The initials of a name's words."""
    return "".join(word[:1] for word in name)


def _one_word_off(one: tuple[str, ...], other: tuple[str, ...], initials: bool) -> bool:
    """True if two names of one length differ in one word with the same initial letter; in more words where
    `initials` are known that both spell. Unless they are, the first word must be the same: it may be no
    part of the name ("Why", "Ontario's").
    """
    if one == other or len(one) != len(other) or len(one) < FEWEST_WORDS:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1 and not (initials and len(differing) < len(one)):
        return False
    a, b = (w.removesuffix("'s") for w in differing[0])
    if not initials and one[0] != other[0]:
        return False
    plural = a.rstrip("s") == b.rstrip("s") or a.startswith(b) or b.startswith(a)
    return a[:1] == b[:1] and not plural and not any(c.isdigit() for c in a + b)


def _spellings(group: Group, bodies: Mapping[str, Where]) -> Iterator[Discrepancy]:
    """Two spellings of one name, of a person or of anything else, each alone in its own articles."""
    articles: dict[tuple[str, ...], set[str]] = defaultdict(set)
    spans: Where = defaultdict(list)
    for entity in group.of(Entity):
        parts = _parts(entity.name)
        if entity.type == "person" and len(parts) >= 2:
            text = group.articles[entity.mentions[0].article].text
            full = [m for m in entity.mentions if _parts(text[m.start : m.end] or "-")[-2:] == parts[-2:]]
            articles[parts].add(entity.mentions[0].article)
            spans[parts].extend(full or entity.mentions[:1])
    people = {name: len(found) for name, found in spans.items()}
    for article, where in bodies.items():
        for name, found in where.items():
            if len(name) == 2 and name not in people:
                articles[name].add(article)
                spans[name].extend(found)
    sharing: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(spans):
        for part in sorted(set(name)):
            sharing[part].append(name)
    pairs = {pair for names in sharing.values() for pair in combinations(names[:MOST_OF_A_NAME], 2)}
    for one, other in sorted(pairs):
        alike = _misspelt(one, other) and (one in people) == (other in people)
        if alike and (one in people or _foreign(one, other)) and not articles[one] & articles[other]:
            yield Discrepancy(
                kind="name",
                about=f"how {_text(group, spans[one][0])} is spelt",
                grade="difference",
                values=tuple(
                    Account(_text(group, spans[name][0]), tuple(sorted(spans[name]))) for name in (one, other)
                ),
            )


def _foreign(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if the words that differ begin and end alike, and neither is the other's plural or adjective:
    "Nabi Saleh" and "Nebi Saleh", not "Market Place" and "Market Palace".
    """
    a, b = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    inner = len(a) == len(b) and a[0] == b[0] and a[-1] == b[-1]
    return inner and sorted(c for c in a if c not in "aeiouy") == sorted(c for c in b if c not in "aeiouy")


def _accents(group: Group) -> Iterator[Discrepancy]:
    """A person's last name with its accents and without them, each alone in its own articles."""
    forms: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for entity in group.of(Entity):
        if entity.type == "person":
            for mention in entity.mentions:
                text = _text(group, mention).replace("\u2019", "'").removesuffix("'s")
                last = text.split()[-1] if text else ""
                if last[:1].isupper():
                    forms[fold(last)][last].append(mention)
    for name in sorted(forms):
        spelt = {form: spans for form, spans in forms[name].items() if form.lower() == form.casefold()}
        plain, marked = ([f for f in sorted(spelt) if f.isascii() is ascii] for ascii in (True, False))
        where = [{s.article for f in found for s in spelt[f]} for found in (plain, marked)]
        if plain and marked and not where[0] & where[1]:
            yield Discrepancy(
                kind="name",
                about=f"how {marked[0]} is spelt",
                grade="difference",
                values=tuple(
                    Account(found[0], tuple(sorted(s for f in found for s in spelt[f])))
                    for found in (marked, plain)
                ),
            )


def _choices(group: Group) -> Iterator[Discrepancy]:
    """A country, place or group that outlets call by names between which they choose, and a thing to which
    they give other attributes.
    """
    used: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for article, blocks in readable(group).items():
        text = group.articles[article].text
        for block in blocks:
            for thing, name, start, end in chosen_names(text, block.start, block.end):
                used[thing][name].append(Span(article, start, end))
            for (family, noun), word, start, end in chosen_attributes(text, block.start, block.end):
                used[f"the {noun} ({family})"][word].append(Span(article, start, end))
    for thing in sorted(used):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for name, spans in used[thing].items():
            for span in spans:
                counts[span.article][name] += 1
        own = {a: name for a, held in counts.items() for name, n in held.items() if n > MOSTLY * held.total()}
        if len(set(own.values())) > 1:
            yield Discrepancy(
                kind="label",
                about=f"what {thing.partition(' (')[0]} is called",
                grade="difference",
                values=tuple(
                    Account(
                        name,
                        tuple(_firsts(s for s in sorted(used[thing][name]) if own.get(s.article) == name)),
                    )
                    for name in sorted(set(own.values()))
                ),
            )


def _firsts(spans: Iterable[Span]) -> Iterator[Span]:
    """The first few of the spans in each article."""
    seen: Counter[str] = Counter()
    for span in spans:
        seen[span.article] += 1
        if seen[span.article] <= MOST_SHOWN:
            yield span


def _misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or one == other:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    if min(len(a), len(b)) < SHORTEST:
        return False
    return Levenshtein.normalized_similarity(a, b) >= LIKE and Levenshtein.distance(a, b) <= 2


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
