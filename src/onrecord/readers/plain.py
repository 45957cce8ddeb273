"""Reads pasted or saved plain text, furniture and all; the text stays the file's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.model import Article
from onrecord.readers.base import Given, Reader, Source
from onrecord.readers.decoding import decode
from onrecord.text import language, masthead
from onrecord.text.furniture import label
from onrecord.text.stamps import iso_or_none


class PlainText(Reader):
    """One article a file; outlet, title, authors, agency and date from the text alone."""

    name = "text"
    suffixes = (".txt", ".text")

    def claims(self, source: Source) -> bool:
        return True

    def read(self, source: Source) -> Iterator[Article | InputError]:
        text = decode(source.data, source.where)
        yield from_text(text, source)


def from_text(text: str, source: Source) -> Article | InputError:
    """The Article of a whole text; an InputError where it has no words or too many."""
    problem = unfit(text, source)
    if problem:
        return problem
    blocks = label(text)
    lines = [text[b.start : b.end] for b in blocks]
    kinds = [b.role for b in blocks]
    title_span = next(((b.start, b.end) for b in blocks if b.role == "headline"), None)
    story = [line for line, block in zip(lines, blocks, strict=True) if block.readable]
    found = Given(
        outlet=masthead.outlet_of(lines, kinds),
        title=text[slice(*title_span)] if title_span else None,
        published=masthead.published_of(lines, kinds),
        authors=masthead.authors_of(lines, kinds),
    )
    given = source.given.over(found)
    return Article(
        outlet=given.outlet or nameless(source),
        text=text,
        url=given.url,
        file=source.file,
        title=given.title,
        authors=given.authors or (),
        agency=tuple(a for a in masthead.agencies_of(lines, kinds) if a != given.outlet),
        dateline=masthead.place_of(lines, kinds),
        published=given.published,
        published_basis=basis(source.given.published, found.published, "stated"),
        language=language.identify("\n".join(story) or text),
        title_span=title_span,
    )


def basis(given: str | None, found: str | None, how: str) -> str | None:
    """The `published_basis` of an article whose date was given, or found in that way."""
    if given:
        return "given"
    return how if found else None


def unfit(text: str, source: Source) -> InputError | None:
    """Why this text is no article that can be kept, None where it is."""
    if len(text) > source.max_chars:
        return InputError(
            source.where,
            f"{len(text):,} characters, where an article has at most {source.max_chars:,}: split it, "
            "or raise max_chars in the config file",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return InputError(
            source.where, f"half a character (a lone surrogate) at {error.start}: repair the export"
        )
    if not any(c.isalpha() for c in text):
        return InputError(source.where, "no words in it: nothing to read")
    return None


def nameless(source: Source) -> str:
    """What to call the outlet of a source that does not tell: no two sources share it by chance."""
    return f"unnamed outlet ({PurePath(source.file).stem if source.file else 'standard input'})"


def checked(given: Given, where: str) -> Given:
    """What the user gave, with its date in ISO 8601. Raises InputError for a date that is none."""
    if given.published is None:
        return given
    published = iso_or_none(given.published)
    if published is None:
        raise InputError(
            where, f"{given.published!r} is not a date: write it as 2025-03-12 or 2025-03-12T18:40+01:00"
        )
    return Given(given.outlet, given.url, given.title, published, given.authors)
