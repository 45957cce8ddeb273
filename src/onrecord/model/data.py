"""StoryData: all that is known of one story, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.model.article import Article
from onrecord.model.base import Row

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that gave nothing. `article` is None for a linker; `why` names the cause."""

    article: str | None
    step: str
    why: str


@dataclass(frozen=True, slots=True)
class StoryData:
    """A story's articles and rows, as the pipeline made them or as the store keeps them.

    `rows` maps each row type to its rows, ordered by article and place.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    rows: Mapping[type[Row], Sequence[Row]]
    failures: tuple[Failure, ...] = ()
    models: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a type."""
        return tuple(self.rows.get(kind, ()))  # type: ignore[arg-type]
