"""Groups the same utterance as several articles give it, with each version's difference from the fullest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.passages import quoted_ranges, readable
from onrecord.model import Block, Person, Quote, QuoteGroup, Row, Sentence, Span, Speaker, Variant, row_id
from onrecord.text.alignment import Pair, local_alignments, longest_run, matches, operations
from onrecord.text.shingles import Words, letters, number, shared_seeds

SEED = 3
# A match of this many words inside a longer alignment is one utterance, whatever stands around it.
FEWEST_LONG = 8
# A shorter one must make up most of the shorter version, with a run that is no commonplace.
FEWEST_SHORT = 5
COVER = 0.75
RUN = 4
# One person's words between marks, if so few, are one utterance already with this share of them the same.
BRIEF = 12
COVER_BRIEF = 0.6
# What is said in two places named must be all but the same words.
COVER_ELSEWHERE = 0.85
# Words that somebody is quoted with in the middle of a sentence: up to so many make a fragment.
FRAGMENT = 4
LONGEST = 1500

_EMPTY = frozenset(
    "a about after all am an and any are as at be because been before but by can could did do does for from "
    "had has have he her him his i if in into is it it's its just me more my no not of on one or our out "
    "over she should so some than that that's the their them there they this to up us very was we were "
    "what when which who will with would you your said says say think know".split()
)


@dataclass(slots=True)
class Utterance:
    """A quote as words: `text` is its content joined by spaces, `quoted` marks the words inside marks."""

    id: str
    quote: Quote
    text: str
    words: Words
    quoted: list[bool]
    person: str | None
    named: bool
    name: str

    @property
    def article(self) -> str:
        """The id of the article that it stands in."""
        return self.quote.content[0].article

    @property
    def weight(self) -> tuple[int, int]:
        """What makes a version fuller: more words in marks, then more words."""
        return (sum(self.quoted), len(self.words))


@dataclass(frozen=True, slots=True)
class Bond:
    """How well two versions match: how many words, and what share of the shorter."""

    matched: int
    cover: float


class QuoteGroups(Linker):
    """One QuoteGroup for each utterance that two or more articles give, in full, cut or paraphrased.

    Versions are matched by their words; speakers need not be named alike, but two different persons
    are one only where long runs of words agree. The fullest version has the most words inside marks.
    `speaker` is the name that the fullest is put down to, or the first other version that has one.
    """

    name = "quote_groups"
    requires = (Block, Sentence, Quote, Speaker, Person)
    produces = (QuoteGroup,)

    def link(self, group: Group) -> Iterable[Row]:
        if len(group.articles) < 2:
            return
        for members in grouped(utterances(group)):
            if len({m.article for m in members}) > 1:
                yield row(members)


def utterances(group: Group) -> list[Utterance]:
    """Every quote of the group as words, ordered by article and place."""
    marks = {a: quoted_ranges(group.articles[a], blocks) for a, blocks in readable(group).items()}
    speakers = {s.quote: s for s in group.of(Speaker)}
    people = {m: p for p in group.of(Person) for m in p.members}
    found = []
    for quote in group.of(Quote):
        quote_id = row_id(quote)
        article = quote.content[0].article
        source = group.articles[article].text
        text = " ".join(source[c.start : c.end] for c in quote.content)
        words = Words()
        words.add(text)
        del words.folded[LONGEST:], words.starts[LONGEST:], words.ends[LONGEST:]
        speaker = speakers.get(quote_id)
        person = people.get(speaker.entity) if speaker and speaker.entity else None
        found.append(
            Utterance(
                quote_id,
                quote,
                text,
                words,
                _flags(quote, words, marks.get(article, [])),
                row_id(person) if person else None,
                person is not None and person.type == "person",
                person.name if person else speaker.name if speaker else "",
            )
        )
    return found


def _flags(quote: Quote, words: Words, marks: Sequence[tuple[int, int]]) -> list[bool]:
    if quote.form == "direct":
        return [True] * len(words)
    edges: list[tuple[int, Span]] = []
    at = 0
    for span in quote.content:
        edges.append((at, span))
        at += len(span) + 1
    flags = []
    piece = 0
    for start in words.starts:
        while piece + 1 < len(edges) and start >= edges[piece + 1][0]:
            piece += 1
        place = edges[piece][1].start + start - edges[piece][0]
        flags.append(any(s <= place < e for s, e in marks))
    return flags


def _bonds(found: Sequence[Utterance]) -> dict[tuple[int, int], Bond]:
    ids = number([[_stem(w) for w in u.words.folded] for u in found])
    plain = [letters(i) for i in ids]
    bonds: dict[tuple[int, int], Bond] = {}
    for (a, b), seeds in shared_seeds(ids, SEED).items():
        bond = _long(found[a], found[b], local_alignments(plain[a], plain[b], seeds, SEED)) or _short(
            found[a], found[b], matches(plain[a], plain[b])
        )
        if bond and _allowed(found[a], found[b], bond):
            bonds[a, b] = bond
    for a, b, size in _fragments(found):
        if (a, b) not in bonds and (b, a) not in bonds:
            bonds[a, b] = Bond(size, 1.0)
    return bonds


def _stem(word: str) -> str:
    """A word without what was contracted to it, so that "you'll" matches "you will"."""
    bare = word.partition("'")[0]
    return bare.removesuffix("n") if word.endswith("n't") else bare


def _long(a: Utterance, b: Utterance, chains: Sequence[Sequence[Pair]]) -> Bond | None:
    """A stretch of words long and close enough to be one utterance."""
    for pairs in chains:
        length = max(pairs[-1][0] - pairs[0][0], pairs[-1][1] - pairs[0][1]) + 1
        telling = sum(a.words.folded[i] not in _EMPTY for i, _ in pairs)
        if len(pairs) >= FEWEST_LONG and len(pairs) >= 0.6 * length and telling >= 3:
            return Bond(len(pairs), len(pairs) / min(len(a.words), len(b.words)))
    return None


def _short(a: Utterance, b: Utterance, pairs: Sequence[Pair]) -> Bond | None:
    """Most of a short version's words, in a run, something among them."""
    cover = len(pairs) / max(1, min(len(a.words), len(b.words)))
    telling = sum(a.words.folded[i] not in _EMPTY for i, _ in pairs)
    if a.person is not None and a.person == b.person and all(a.quoted) and all(b.quoted):
        brief = max(len(a.words), len(b.words)) <= BRIEF
        if brief and telling >= 2 and cover >= COVER_BRIEF and longest_run(pairs) >= 2:
            return Bond(len(pairs), cover)
    if len(pairs) < FEWEST_SHORT or cover < COVER or longest_run(pairs) < RUN or telling < 2:
        return None
    return Bond(len(pairs), cover)


def _allowed(a: Utterance, b: Utterance, bond: Bond) -> bool:
    if a.article == b.article:  # only a pull quote, or a quote given twice
        return bond.cover >= 0.9 and bond.matched >= FEWEST_SHORT
    if a.named and b.named and a.person != b.person:
        return bond.matched >= FEWEST_LONG and bond.cover >= 0.8
    venues = {v.casefold() for v in (a.quote.venue, b.quote.venue) if v}
    return len(venues) < 2 or bond.cover >= COVER_ELSEWHERE or bond.matched >= 2 * FEWEST_LONG


def _fragments(found: Sequence[Utterance]) -> list[tuple[int, int, int]]:
    """Pairs of quotes of which one gives, inside marks, a few words of the other: (a, b, words)."""
    quoted = [_stretches(u) for u in found]
    index: dict[tuple[str, ...], list[int]] = {}
    for k, stretches in enumerate(quoted):
        for stretch in stretches:
            if len(stretch) <= FRAGMENT and _telling(stretch):
                index.setdefault(stretch, []).append(k)
    pairs = []
    for k, stretches in enumerate(quoted):
        for stretch in stretches:
            for size in range(1, FRAGMENT + 1):
                for at in range(len(stretch) - size + 1):
                    for other in index.get(stretch[at : at + size], ()):
                        if _same_fragment(found[k], found[other], size):
                            pairs.append((min(k, other), max(k, other), size))
    return sorted(set(pairs))


def _stretches(u: Utterance) -> list[tuple[str, ...]]:
    """The runs of words inside marks."""
    runs: list[list[str]] = [[]]
    for word, inside in zip(u.words.folded, u.quoted, strict=True):
        if inside:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if run]


def _telling(fragment: Sequence[str]) -> bool:
    telling = [w for w in fragment if w not in _EMPTY]
    if len(fragment) == 1:
        return bool(telling) and len(telling[0]) >= 6
    return bool(telling) and max(map(len, telling)) >= 4


def _same_fragment(a: Utterance, b: Utterance, size: int) -> bool:
    if a.article == b.article:
        return False
    if a.person is not None and a.person == b.person:
        return True
    if a.named and b.named:
        return False
    shared = set(_names(a)) & set(_names(b))
    return bool(shared) if size == 1 else bool(shared) or not (a.named or b.named)


def _names(u: Utterance) -> list[str]:
    words = Words()
    words.add(u.name)
    return [w.removesuffix("s") for w in words.folded if w not in _EMPTY]


def grouped(found: Sequence[Utterance]) -> list[list[Utterance]]:
    """Each version with the fullest that it matches; the fullest comes first."""
    bonds = _bonds(found)
    near: dict[int, dict[int, Bond]] = {}
    for (a, b), bond in bonds.items():
        near.setdefault(a, {})[b] = bond
        near.setdefault(b, {})[a] = bond
    groups: dict[int, list[int]] = {}
    for k in sorted(range(len(found)), key=lambda k: (-found[k].weight[0], -found[k].weight[1], k)):
        heads = [h for h in near.get(k, ()) if h in groups]
        if heads:
            best = min(heads, key=lambda h: (-near[k][h].matched, h))
            groups[best].append(k)
        else:
            groups[k] = [k]
    return [[found[k] for k in members] for members in groups.values() if len(members) > 1]


def row(members: Sequence[Utterance]) -> QuoteGroup:
    """The row of an utterance, from its versions, the fullest first."""
    fullest = members[0]
    ordered = [fullest, *sorted(members[1:], key=lambda u: (u.article, u.quote.content[0].start))]
    return QuoteGroup(
        speaker=next((u.name for u in ordered if u.name), None),
        fullest=fullest.id,
        variants=tuple(
            Variant(u.id, u.words.folded == fullest.words.folded, difference(fullest, u)) for u in ordered
        ),
        evidence=tuple(span for u in ordered for span in u.quote.content),
    )


def difference(fullest: Utterance, other: Utterance) -> tuple[tuple[str, str], ...]:
    """How `other` differs from `fullest` in words, in the texts' own characters.

    Where most of `other` is the outlet's own telling, only the words inside marks are compared.
    """
    full, here = fullest, other
    if 2 * len(matches(full.words.folded, here.words.folded)) <= len(here.words) and any(here.quoted):
        full, here = spoken(full), spoken(here)
    return tuple(
        (op, _slice(here, j, y) if op in "=+" else _slice(full, i, x))
        for op, i, x, j, y in operations(full.words.folded, here.words.folded)
    )


def spoken(u: Utterance) -> Utterance:
    """The utterance with nothing but its words inside marks; as it is, where there are none."""
    if all(u.quoted) or not any(u.quoted):
        return u
    pieces: list[str] = []
    for k, inside in enumerate(u.quoted):
        if inside and k and u.quoted[k - 1]:
            pieces[-1] += u.text[u.words.ends[k - 1] : u.words.ends[k]]
        elif inside:
            pieces.append(u.text[u.words.starts[k] : u.words.ends[k]])
    text = " \u2026 ".join(pieces)
    words = Words()
    words.add(text)
    return replace(u, text=text, words=words, quoted=[True] * len(words))


def _slice(u: Utterance, first: int, end: int) -> str:
    stop = u.words.starts[end] if end < len(u.words) else len(u.text)
    return " ".join(u.text[u.words.starts[first] : stop].split())
