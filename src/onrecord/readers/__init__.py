"""READERS: bytes to Articles, one line a format. The first that claims a source reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.model import Article
from onrecord.readers.base import UNSAID, Given, Reader, Source
from onrecord.readers.finding import Found, find, load
from onrecord.readers.html import Html
from onrecord.readers.jsonl import JsonLines
from onrecord.readers.plain import PlainText, checked

READERS: tuple[Reader, ...] = (JsonLines(), Html(), PlainText())
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def read(source: Source) -> Iterator[Article | InputError]:
    """The articles of a source, by the reader of its suffix, else the first that claims it."""
    suffix = PurePath(source.file or "").suffix.lower()
    by_suffix = [r for r in READERS if suffix in r.suffixes and r.name != "text"]
    reader = next(iter(by_suffix), None) or next(r for r in READERS if r.claims(source))
    try:
        yield from reader.read(source)
    except InputError as error:
        yield error


__all__ = [
    "READERS",
    "SUFFIXES",
    "UNSAID",
    "Found",
    "Given",
    "Reader",
    "Source",
    "checked",
    "find",
    "load",
    "read",
]
