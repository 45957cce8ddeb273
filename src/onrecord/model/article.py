"""Article: one immutable reading of one page at one time."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.base import digest


@dataclass(frozen=True, slots=True)
class Markup:
    """What the source's markup said of a range of the text: `link`, `heading`, `caption`, `quote`, `item`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One capture of one page. Nothing of it changes after reading.

    `published` and `captured` are ISO 8601 with as much as is known; `published_basis` is "stated"
    (in the text), "metadata" (of the page), "given" (by the user), or None. `file` is a name without
    folders; `dateline` the place that opens the text. `text` is the whole text as read: every offset
    in the project counts its code points. `title_span`, where known, says where the title stands.
    """

    outlet: str
    text: str
    url: str | None = None
    file: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    section: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    modified: str | None = None
    captured: str | None = None
    language: str = "und"
    title_span: tuple[int, int] | None = None
    markup: tuple[Markup, ...] = ()

    @property
    def id(self) -> str:
        """Content hash of outlet, url and text."""
        return digest(self.outlet, self.url or "", self.text, size=16)
