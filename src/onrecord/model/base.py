"""What every row is made of: Span, Part, Row, and how rows are told apart."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in the `text` of the article with that id."""

    article: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """True if the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """Base of the structured values inside a row (a variant of a quote, a cell of a point).

    Parts have no identity of their own and are stored inside their row.
    """


@dataclass(frozen=True, slots=True)
class Row:
    """Base of everything that the pipeline yields.

    A row's fields are str, int, float, bool, None, Span, Part, or tuples of these. Class variables:
    `table`, its name in the store and in exports (plural, snake case); `transient`, True for what
    is only handed from step to step and never stored.
    """

    table: ClassVar[str]
    transient: ClassVar[bool] = False


def spans_of(value: object) -> Iterator[Span]:
    """Every span inside a row, part or tuple, in field order."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif isinstance(value, (Row, Part)):
        for field in dataclasses.fields(value):
            yield from spans_of(getattr(value, field.name))


def plain(value: Any) -> Any:
    """`value` as JSON-ready lists, dicts and scalars; spans become [article, start, end]."""
    if isinstance(value, Span):
        return [value.article, value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, (Row, Part)):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def digest(*parts: str, size: int = 12) -> str:
    """The first `size` hex digits of a SHA-256 over the parts, kept apart by a zero byte."""
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:size]


def row_id(row: Row) -> str:
    """An id that depends on the row's type and content alone: the same on every run and machine."""
    content = json.dumps(plain(row), ensure_ascii=False, separators=(",", ":"))
    return digest(type(row).table, content)


def sort_key(row: Row) -> tuple[Any, ...]:
    """Orders rows by table, then by where they first stand in the text, then by id."""
    first = next(spans_of(row), Span("", 0, 0))
    return (type(row).table, first.article, first.start, first.end, row_id(row))
