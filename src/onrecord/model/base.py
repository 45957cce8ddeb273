"""What every row is made of: Span, Part, Row, and how rows are told apart."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True)
class Row:
    """Base of everything that the pipeline yields.

    A row's fields are str, int, float, bool, None, Span, Part, or tuples of these. Class variables:
    `table`, its name in the store and in exports (plural, snake case); `transient`, True for what
    is only handed from step to step and never stored.
    """

    table: ClassVar[str]
    transient: ClassVar[bool] = False
    # Where `row_id` keeps the id: no field, and not pickled.
    __slots__ = ("_id",)


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a row type or part; `dataclasses.fields` takes longer than reading them."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(f.name for f in dataclasses.fields(kind))
    return _NAMES[kind]


def spans_of(value: object) -> Iterator[Span]:
    """Every span inside a row, part or tuple, in field order."""
    kind = type(value)
    if kind is Span:
        yield value  # type: ignore[misc]
    elif kind is tuple:
        for item in value:  # type: ignore[attr-defined]
            if type(item) is Span:
                yield item
            else:
                yield from spans_of(item)
    elif issubclass(kind, (Row, Part)):
        for name in _names(kind):
            held = getattr(value, name)
            if type(held) is not str and held is not None:
                yield from spans_of(held)


def plain(value: Any) -> Any:
    """`value` as JSON-ready lists, dicts and scalars; spans become [article, start, end]."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is Span:
        return [value.article, value.start, value.end]
    if kind is tuple:
        return [plain(item) for item in value]
    if issubclass(kind, (Row, Part)):
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    return value


_NOWHERE = Span("", 0, 0)


def digest(*parts: str, size: int = 12) -> str:
    """The first `size` hex digits of a SHA-256 over the parts, kept apart by a zero byte."""
    joined = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:size]


def row_id(row: Row) -> str:
    """An id that depends on the row's type and content alone: the same on every run and machine."""
    known: str | None = getattr(row, "_id", None)
    if known is None:
        content = json.dumps(plain(row), ensure_ascii=False, separators=(",", ":"))
        known = digest(type(row).table, content)
        object.__setattr__(row, "_id", known)
    return known


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows by table, then by where they first stand in the text, then by id."""
    placed: dict[tuple[str, Span], list[Row]] = defaultdict(list)
    for row in rows:
        placed[type(row).table, next(spans_of(row), _NOWHERE)].append(row)
    found: list[Row] = []
    for place in sorted(placed):
        here = placed[place]
        # An id costs more than all the rest: it is made only to part rows of one place.
        found += sorted(here, key=row_id) if len(here) > 1 else here
    return found
