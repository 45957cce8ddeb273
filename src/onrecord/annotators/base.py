"""What an annotator is: it reads one article and yields rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, TypeVar

from onrecord.model import Article, Row

R = TypeVar("R", bound=Row)


class Rows:
    """The rows found so far, by type. Read only."""

    def __init__(self, by_type: Mapping[type[Row], Sequence[Row]]) -> None:
        self._by_type = by_type

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a type, in their order of yielding; empty if there are none."""
        return tuple(self._by_type.get(kind, ()))  # type: ignore[arg-type]


class Annotator(ABC):
    """Reads one article and yields rows of the types that it `produces`.

    `annotate` is given the rows of the types that it `requires`, and of no others. It never mutates,
    fetches, reads a clock or sees another article. Its output is taken all or nothing. `version` goes
    up whenever its output may change, so that stored articles are read anew. `languages` names the
    languages it reads (ISO 639-1), None for all.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    requires: ClassVar[tuple[type[Row], ...]] = ()
    produces: ClassVar[tuple[type[Row], ...]]
    languages: ClassVar[frozenset[str] | None] = frozenset({"en"})

    @abstractmethod
    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        """Yield this article's rows."""
