"""What a reader is: bytes in, Articles out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from onrecord.errors import InputError
from onrecord.model import Article


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of an article; it overrides what the reader finds. None: not said."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None

    def over(self, other: Given) -> Given:
        """This, with what it leaves unsaid taken from `other`."""
        said = {f.name: v for f in fields(self) if (v := getattr(self, f.name)) is not None}
        return replace(other, **said)


UNSAID = Given()


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its bytes, its name without folders, where it is for messages, and what is given.

    `max_chars` bounds the text of one article.
    """

    data: bytes
    file: str | None
    where: str
    given: Given = UNSAID
    max_chars: int = 1_000_000


class Reader(ABC):
    """Turns one Source into Articles. Never fetches, executes or reads a clock."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def claims(self, source: Source) -> bool:
        """True if a source without a telling suffix looks like this reader's."""

    @abstractmethod
    def read(self, source: Source) -> Iterator[Article | InputError]:
        """The source's articles; an InputError in place of each one that cannot be read."""
