"""What a linker is: it compares rows across the articles of one story and yields rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, TypeVar

from onrecord.model import Article, InferredDate, Row

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Group:
    """The rows that share a blocking key, with the articles of their story.

    `articles` maps ids to all articles of the story, ordered by outlet and id, whatever order they
    were given in.
    """

    key: str
    articles: Mapping[str, Article]
    rows: Mapping[type[Row], Sequence[Row]]

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a type in the group, ordered by article and place."""
        return tuple(self.rows.get(kind, ()))  # type: ignore[arg-type]

    def published(self, article: str) -> str | None:
        """The article's date: its own, else the inferred one (needs InferredDate in `requires`)."""
        return self.articles[article].published or self._inferred.get(article)

    @cached_property
    def _inferred(self) -> dict[str, str]:
        return {d.article: d.published for d in reversed(self.of(InferredDate))}


class Linker(ABC):
    """Compares rows across articles and yields rows of the types that it `produces`.

    `keys(row)` says which groups a required row belongs to; `link` is called once for each group,
    so that the same code is a dict on one machine and a group-by on a cluster. The default is one
    group, the whole story. Rows that stand in furniture are not shown to linkers.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    requires: ClassVar[tuple[type[Row], ...]] = ()
    produces: ClassVar[tuple[type[Row], ...]]

    def keys(self, row: Row) -> Iterable[str]:
        """The blocking keys of a row."""
        return ("",)

    @abstractmethod
    def link(self, group: Group) -> Iterable[Row]:
        """Yield the rows that this group gives."""
