"""Reads JSON Lines: one article a line, with at least `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Article
from onrecord.readers.base import Given, Reader, Source
from onrecord.readers.decoding import decode
from onrecord.readers.plain import checked, from_text
from onrecord.text.stamps import iso_or_none

TEXTS = ("text", "body", "content")
DATES = ("published", "date", "datePublished", "date_published", "published_at", "pubDate")


class JsonLines(Reader):
    """One article a line. Keys: text (or body, content), outlet (or source, site), url, title, authors,
    published (or date), captured, language. Other keys are left alone.
    """

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jl")

    def claims(self, source: Source) -> bool:
        first = source.data.lstrip().split(b"\n", 1)[0].strip()
        return first.startswith(b"{") and first.endswith(b"}")

    def read(self, source: Source) -> Iterator[Article | InputError]:
        text = decode(source.data, source.where)
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                where = f"{source.where}, line {number}"
                try:
                    yield _article(line, replace(source, where=where))
                except InputError as error:
                    yield error


def _article(line: str, source: Source) -> Article | InputError:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise InputError(source.where, f"not valid JSON ({error}): repair or remove the line") from error
    except RecursionError as error:
        raise InputError(source.where, "JSON nested too deeply: an article is one flat object") from error
    if not isinstance(data, dict):
        raise InputError(source.where, f"a {type(data).__name__} where one JSON object is expected")
    text = next((data[key] for key in TEXTS if isinstance(data.get(key), str)), None)
    if not text or not text.strip():
        raise InputError(source.where, f"no text: one of the keys {', '.join(TEXTS)} must hold the article")
    published = next((str(data[key]) for key in DATES if data.get(key)), None)
    said = Given(
        outlet=_string(data, "outlet", "source", "site", "publisher"),
        url=_string(data, "url", "link"),
        title=_string(data, "title", "headline"),
        authors=_authors(data.get("authors", data.get("author"))),
    )
    fields = checked(Given(published=published), source.where)
    article = from_text(text, replace(source, given=source.given.over(said)))
    if isinstance(article, InputError):
        return article
    if published and source.given.published is None:
        article = replace(article, published=fields.published, published_basis="metadata")
    language = _string(data, "language", "lang")
    return replace(
        article,
        captured=iso_or_none(_string(data, "captured", "retrieved")),
        language=language[:2].lower() if language else article.language,
    )


def _string(data: dict[str, Any], *keys: str) -> str | None:
    return next((v.strip() for k in keys if isinstance(v := data.get(k), str) and v.strip()), None)


def _authors(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return None
    return tuple(str(a).strip() for a in value if str(a).strip()) or None
