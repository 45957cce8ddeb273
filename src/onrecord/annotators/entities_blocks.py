"""Finds the parsed block that a span stands in, without looking at them all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.model import Parse, Span


class Blocks:
    """An article's parses, in order of place."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses = sorted(parses, key=lambda p: p.span)
        self._starts = [p.span.start for p in self.parses]

    def number(self, at: int) -> int:
        """Which block, counted from 1, a place stands in or after; 0 before the first."""
        return bisect_right(self._starts, at)

    def of(self, span: Span) -> Parse | None:
        """The parse that holds the span."""
        number = self.number(span.start)
        parse = self.parses[number - 1] if number else None
        return parse if parse is not None and parse.span.holds(span) else None

    def sorted_in(self, spans: Iterable[Span]) -> list[list[Span]]:
        """The spans that stand in each of the parses, in order."""
        found: list[list[Span]] = [[] for _ in self.parses]
        for span in sorted(spans):
            number = self.number(span.start)
            if number and self.parses[number - 1].span.holds(span):
                found[number - 1].append(span)
        return found
