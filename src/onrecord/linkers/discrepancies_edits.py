"""Finds the words in which two outlets' copies of one sentence differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Discrepancy, Span
from onrecord.text.alignment import matches
from onrecord.text.numbers import find_quantities
from onrecord.text.quotation import quotations
from onrecord.text.shingles import Words

# Sentences this much alike, with so much of the shorter and the longer word for word, are copies.
LIKE = 0.5
SAME_SHORT = 0.75
SAME_LONG = 0.55
FEWEST = 8
# So many words side by side before and after make sure of a difference; longer ones are another telling.
FIRM = 2
LONGEST = 3
# Two words this much alike are one word in two forms.
ONE_WORD = 0.6
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february "
    "march april may june july august september october november december".split()
)


def edits(group: Group, of: Sentences, near: Mapping[Pair, float]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "wording" outside quotation marks: a word replaced, or one that only one has.
    `near` are the pairs of sentences of two articles that are alike.
    """
    read: dict[int, _Read] = {}
    number: dict[tuple[str, ...], int] = {}
    wording: dict[int, int] = {}
    compared: set[Pair] = set()
    rows: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[list[Span], list[Span]]] = {}
    for a, b in sorted(pair for pair, like in near.items() if like >= LIKE):
        for k in (a, b):
            if k not in read:
                read[k] = _Read(group, of.spans[k])
                wording[k] = number.setdefault(tuple(read[k].words.folded), len(number))
        texts = min(wording[a], wording[b]), max(wording[a], wording[b])
        if texts[0] == texts[1] or texts in compared:
            continue  # copies of what has been compared
        compared.add(texts)
        for left, right in _changes(read[a], read[b], of.terms[a] | of.terms[b]):
            sides = sorted(((read[a], left), (read[b], right)), key=lambda side: side[0].told(side[1]))
            key = sides[0][0].told(sides[0][1]), sides[1][0].told(sides[1][1])
            spans = rows.setdefault(key, ([], []))
            for held, (one, part) in zip(spans, sides, strict=True):
                held.append(one.shown(part))
    for key in sorted(rows):
        here, there = (sorted(set(spans)) for spans in rows[key])
        if {s.article for s in here} & {s.article for s in there}:
            continue  # an outlet that has it both ways
        yield Discrepancy(
            kind="wording",
            about=f"the words of one sentence: {' '.join(key[0] or key[1])}",
            grade="difference",
            values=tuple(Account(_text(group, spans[0]), tuple(spans)) for spans in (here, there)),
        )


Part = tuple[int, int]


class _Read:
    """A sentence as words, and which of them stand in quotation marks."""

    def __init__(self, group: Group, sentence: Span) -> None:
        self.article = sentence.article
        self.text = group.articles[sentence.article].text
        self.words = Words()
        self.words.add(self.text, sentence.start, sentence.end)
        self.quoted = [(q.start, q.end) for q in quotations(self.text, [(sentence.start, sentence.end)])]

    def told(self, part: Part) -> tuple[str, ...]:
        """The folded words of a part."""
        return tuple(self.words.folded[part[0] : part[1]])

    def shown(self, part: Part) -> Span:
        """A part with a word on either side."""
        first, last = max(0, part[0] - 1), min(len(self.words), part[1] + 1) - 1
        return Span(self.article, self.words.starts[first], self.words.ends[last])

    def plain(self, part: Part) -> bool:
        """True for words outside quotation marks that are no names: of those nobody chose one."""
        starts = self.words.starts[part[0] : part[1]]
        quoted = any(start <= at < end for at in starts for start, end in self.quoted)
        return not quoted and not any(self.text[at].isupper() for at in starts)


def _changes(one: _Read, other: _Read, terms: frozenset[str]) -> Iterator[tuple[Part, Part]]:
    """Where two copies differ in telling words: the places in each."""
    a, b = one.words.folded, other.words.folded
    pairs = matches(a, b)
    short, long = sorted((len(a), len(b)))
    if short < FEWEST or len(pairs) < max(SAME_SHORT * short, SAME_LONG * long):
        return
    runs: list[list[Pair]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    for before, after in pairwise(runs):
        (i, j), (x, y) = before[-1], after[0]
        here, there = (i + 1, x), (j + 1, y)
        if min(len(before), len(after)) < FIRM or max(x - i, y - j) - 1 > LONGEST:
            continue
        left, right = a[i + 1 : x], b[j + 1 : y]
        if not (one.plain(here) and other.plain(there)):
            continue
        replaced = _telling(left, terms) and _telling(right, terms) and not _one(left, right)
        added = len(left) + len(right) == 1 and _telling([*left, *right], terms)
        if replaced or added:
            yield here, there


def _telling(words: Sequence[str], terms: frozenset[str]) -> bool:
    """True if words hold one that tells something, and no number and no day, which are compared elsewhere."""
    if any(w[0].isdigit() or w in _DAYS or any(find_quantities(w)) for w in words):
        return False
    return any(len(w) > 3 and stem(w) in terms for w in words)


def _one(left: Sequence[str], right: Sequence[str]) -> bool:
    """True if both are one word in two forms or spellings."""
    a, b = "".join(left), "".join(right)
    return a[:4] == b[:4] or Levenshtein.normalized_similarity(a, b) >= ONE_WORD


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
