"""Judgements: what a person rules of the record, anchored in words, and what became of each ruling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from onrecord.model.base import Part, Row, Span, digest, row_id

ACTIONS = ("merge", "split", "rename", "reject", "confirm", "withdraw")


@dataclass(frozen=True, slots=True)
class Anchor(Part):
    """Exact words of an article, by which a judgement finds again what it is about.

    `exact` is the first part of `text[start:end]`; `before` and `after` stand around the range, so that
    the words are found in a capture of another id too, where `outlet` has one that holds them once.
    `whole` is for split alone: everything that the article's entity with these words is called by.
    """

    article: str
    outlet: str
    start: int
    end: int
    exact: str
    before: str = ""
    after: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Target(Part):
    """One row as it was when it was judged: its table, its own words by field, and where they stand.

    `label` is what it was called, for people to read.
    """

    table: str
    label: str
    words: tuple[tuple[str, str], ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Judgement(Row):
    """What somebody ruled, never changed once it is made. `at` is the moment, in UTC.

    `action`: "merge" (the targets are one), "split" (what `moved` names belongs to another: to the second
    target, or to somebody or something of its own), "rename" (the target is called `name`), "reject" (the
    target is no such thing), "confirm" (it is right) or "withdraw" (the judgement `withdraws` no longer
    holds). Of two that contradict each other the later holds.
    """

    table: ClassVar[str] = "judgements"
    action: str
    at: str
    by: str
    reason: str
    targets: tuple[Target, ...] = ()
    moved: tuple[Anchor, ...] = ()
    name: str | None = None
    withdraws: str | None = None

    @property
    def id(self) -> str:
        """Its id, by which it is withdrawn: a hash of all that it says."""
        return _id(self)


@lru_cache(maxsize=1 << 15)
def _id(judgement: Judgement) -> str:
    return row_id(judgement)


@dataclass(frozen=True, slots=True)
class Ruling(Row):
    """What became of a judgement when the story was last linked.

    `state`: "applied", "dormant" (it fits nothing in the story as it is), "overruled" (a later one says
    otherwise) or "withdrawn", with `why`. `rows` are ids in `section` of the rows that it made, confirmed
    or rejected; `verdict` is "confirmed" or "rejected" where it is one on them. `evidence` holds the words
    that it was found by: none for one that is found nowhere.
    """

    table: ClassVar[str] = "rulings"
    judgement: str
    number: int
    state: str
    why: str | None
    section: str | None
    rows: tuple[str, ...]
    verdict: str | None
    evidence: tuple[Span, ...]


def in_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements in the order in which they were made, whatever order they come in, each once."""
    return sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))


def fingerprint(judgements: Iterable[Judgement]) -> str:
    """A text that changes whenever the judgements do."""
    return digest(*(j.id for j in in_time(judgements)))
