"""Finds the row that a judgement is about among the rows that there are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.judging.anchors import words_of
from onrecord.linkers.sides import Sides, alike, content_words
from onrecord.model import Row, Span, Target, spans_of

# A row is the one judged if it rests on this share of the judged row's words at least.
SHARE = 0.5
# Spans that overlap by this share of both together are the same words, read with other edges.
SAME_WORDS = 0.5
_PAGE = 500

# Fields in which a row must be as it was judged, whatever the ruling; what it names must be alike.
SAME: Mapping[str, tuple[str, ...]] = {
    "powers": ("power", "condition", "modality"),
    "positions": ("stance",),
    "statements": ("what",),
    "discrepancies": ("kind",),
    "wordings": ("kind", "term", "about"),
}
ALIKE: Mapping[str, tuple[str, ...]] = {
    "powers": ("holder", "over"),
    "positions": ("actor", "target"),
    "statements": ("by",),
    "discrepancies": ("about",),
}
# Fields in which it must be the same to be confirmed still.
CONFIRMED: Mapping[str, tuple[str, ...]] = {
    "statements": ("status",),
    "diary": ("status", "start", "end"),
}
# Rows whose words may be read otherwise and that are still the same: their place tells.
PLACED = frozenset(
    {"people", "entities", "quotes", "quote_groups", "passages", "points", "diary", "statements"}
)


class Shelf:
    """Rows by the places that they rest on."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._pages: dict[tuple[str, int], list[tuple[Span, int]]] = defaultdict(list)
        for n, row in enumerate(self.rows):
            for span in dict.fromkeys(spans_of(row)):
                for page in range(span.start // _PAGE, span.end // _PAGE + 1):
                    self._pages[span.article, page].append((span, n))

    def near(self, span: Span) -> dict[int, float]:
        """The places in `rows` of those that touch a span: 1 for the very span, else the share in common."""
        found: dict[int, float] = {}
        for page in range(span.start // _PAGE, span.end // _PAGE + 1):
            for other, n in self._pages.get((span.article, page), ()):
                if other.touches(span):
                    shared = min(span.end, other.end) - max(span.start, other.start)
                    found[n] = max(found.get(n, 0.0), shared / (len(span) + len(other) - shared))
        return found

    def place(self, target: Target, spans: Sequence[Span], sides: Sides | None, confirm: bool) -> int | str:
        """The place in `rows` of the row that was judged, or why there is none.

        `spans` are where the target's words stand; `confirm` asks for one in which nothing changed that a
        reader would see; `sides` tells which names mean one.
        """
        scores: dict[int, float] = defaultdict(float)
        for span in spans:
            for n, share in self.near(span).items():
                if share >= SAME_WORDS:
                    scores[n] += share
        near = [n for n, score in sorted(scores.items()) if score >= SHARE * len(spans)]
        if not near:
            return f"no row of {target.table} rests on its words any more"
        told = dict(target.words)
        fits = [n for n in near if _fits(told, self.rows[n], sides, confirm)]
        if not fits:
            return f"what {target.table} holds of its words is told otherwise now"

        def rank(n: int) -> tuple[float, int]:
            same = sum(told.get(name) == words for name, words in words_of(self.rows[n]))
            return (round(scores[n], 6), same)

        best = max(rank(n) for n in fits)
        first = [n for n in fits if rank(n) == best]
        if len(first) > 1:
            return f"{len(first)} rows of {target.table} fit it now, and none better than the others"
        return first[0]


def _fits(told: Mapping[str, str], row: Row, sides: Sides | None, confirm: bool) -> bool:
    table = type(row).table
    known = table in PLACED or table in SAME
    now = dict(words_of(row))
    same = SAME.get(table, ()) if known else tuple(now)
    if any(told.get(name) != now.get(name) for name in same):
        return False
    if confirm and any(told.get(name) != now.get(name) for name in CONFIRMED.get(table, ())):
        return False
    return all(_names_one(told.get(name, ""), now.get(name, ""), sides) for name in ALIKE.get(table, ()))


def _names_one(left: str, right: str, sides: Sides | None) -> bool:
    if left == right or alike(content_words(left), content_words(right)):
        return True
    if sides is None:
        return False
    person = sides.find(None, left)
    return person is not None and person == sides.find(None, right)
