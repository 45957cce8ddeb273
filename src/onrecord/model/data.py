"""StoryData: all that is known of one story, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.model.article import Article
from onrecord.model.base import Row
from onrecord.model.judgement import Judgement

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

    `rows` maps each row type to its rows, ordered by article and place. `judgements` are what people
    ruled; what they rejected is in `rejected` and not in `rows`.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    rows: Mapping[type[Row], Sequence[Row]]
    failures: tuple[Failure, ...] = ()
    models: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    rejected: Mapping[type[Row], Sequence[Row]] = field(default_factory=dict)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of a type."""
        return tuple(self.rows.get(kind, ()))  # type: ignore[arg-type]
