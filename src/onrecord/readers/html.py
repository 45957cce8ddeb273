"""Reads a saved HTML page: main text and metadata by trafilatura, and what JSON-LD and meta tags say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Article, Markup
from onrecord.readers.base import Given, Reader, Source
from onrecord.readers.decoding import decode
from onrecord.readers.plain import basis, nameless, unfit
from onrecord.text import language, masthead
from onrecord.text.furniture import label
from onrecord.text.stamps import iso_or_none

BLOCKS = {"p", "head", "item", "quote", "cell", "ab", "code"}
KINDS = {"head": "heading", "quote": "quote", "item": "item"}
# Fewer words than these, or no sentence among them, is a page without an article.
FEWEST = 25
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w\-]{2,40})", re.IGNORECASE)


class Html(Reader):
    """One article a page. Scripts are never run, nothing is fetched."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def claims(self, source: Source) -> bool:
        head = source.data[:2000].lstrip().lower()
        return (
            head.startswith((b"<!doctype html", b"<html", b"\xef\xbb\xbf<!doctype html")) or b"<html" in head
        )

    def read(self, source: Source) -> Iterator[Article | InputError]:
        page = _decode(source)
        tree = _tree(page, source.where)
        found = _metadata(tree)
        text, markup = _main_text(page, found.get("title"))
        if len(text.split()) < FEWEST or not re.search(r"[.!?][\"”’']?(?:\s|$)", text):
            yield InputError(
                source.where, "no article found in this page: save the article's own page, or paste its text"
            )
            return
        problem = unfit(text, source)
        if problem:
            yield problem
            return
        links = [(m.start, m.end) for m in markup if m.kind == "link"]
        blocks = label(text, links)
        lines, kinds = [text[b.start : b.end] for b in blocks], [b.role for b in blocks]
        stated = masthead.published_of(lines, kinds)
        page_says = Given(
            outlet=found.get("outlet") or masthead.outlet_of(lines, kinds),
            url=found.get("url"),
            title=found.get("title"),
            published=found.get("published") or stated,
            authors=tuple(found.get("authors", ())) or masthead.authors_of(lines, kinds),
        )
        given = source.given.over(page_says)
        how = "metadata" if found.get("published") else "stated"
        at = text.find(given.title) if given.title else -1
        yield Article(
            outlet=given.outlet or nameless(source),
            text=text,
            url=given.url,
            file=source.file,
            title=given.title,
            authors=given.authors or (),
            agency=tuple(dict.fromkeys([*found.get("agency", ()), *masthead.agencies_of(lines, kinds)])),
            section=found.get("section"),
            dateline=masthead.place_of(lines, kinds),
            published=given.published,
            published_basis=basis(source.given.published, page_says.published, how),
            modified=found.get("modified"),
            language=found.get("language") or language.identify(text),
            title_span=(at, at + len(given.title)) if given.title and at >= 0 else None,
            markup=markup,
        )


def _decode(source: Source) -> str:
    """The page as text: by its own declared charset where the bytes bear it out."""
    declared = _META_CHARSET.search(source.data[:4000])
    if declared:
        try:
            return source.data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(source.data, source.where)
    return decode(source.data, source.where)


def _tree(page: str, where: str) -> Any:
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        raise InputError(where, "not HTML that can be read: save the page again, or paste its text")
    return tree


# --- metadata -----------------------------------------------------------------------------------


def _metadata(tree: Any) -> dict[str, Any]:
    """What JSON-LD says, then meta tags, then the page's own link and language."""
    ld = _json_ld(tree)
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = (tag.get("content") or "").strip()
        if key and value:
            meta.setdefault(key, value)
    canonical = next((t.get("href") for t in tree.iter("link") if t.get("rel") == "canonical"), None)
    title = (
        ld.get("headline") or meta.get("og:title") or _first_text(tree, "h1") or _first_text(tree, "title")
    )
    outlet = ld.get("publisher") or meta.get("og:site_name") or meta.get("application-name")
    authors = ld.get("authors") or [
        a.strip() for a in re.split(r",| and ", meta.get("author", "")) if a.strip() and "/" not in a
    ]
    agency = [a for a in authors if a in masthead.AGENCIES]
    published = ld.get("published") or meta.get("article:published_time") or meta.get("datepublished")
    published = published or meta.get("date") or meta.get("dc.date") or meta.get("parsely-pub-date")
    url = ld.get("url") or canonical or meta.get("og:url")
    lang = (ld.get("language") or tree.get("lang") or "").lower()[:2]
    found = {
        "title": _clean(title),
        "outlet": _clean(outlet),
        "authors": [_clean(a) for a in authors if a not in agency],
        "agency": [masthead.AGENCIES[a] for a in agency],
        "published": iso_or_none(published),
        "modified": iso_or_none(ld.get("modified") or meta.get("article:modified_time")),
        "section": _clean(ld.get("section") or meta.get("article:section")),
        "url": url if url and re.match(r"https?://", url) else None,
        "language": lang if re.fullmatch(r"[a-z]{2}", lang) else None,
    }
    return {key: value for key, value in found.items() if value}


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes; broken JSON-LD is as good as none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and re.search(r"(?:Article|Posting|Report)$", k) for k in kinds):
                return _article_node(node)
    return {}


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
        yield from _nodes(data.get("mainEntity"), depth + 1)


def _article_node(node: dict[str, Any]) -> dict[str, Any]:
    entity = node.get("mainEntityOfPage")
    url = node.get("url") or (entity.get("@id") if isinstance(entity, dict) else entity)
    return {
        "headline": _text(node.get("headline")),
        "publisher": _names(node.get("publisher"))[0] if _names(node.get("publisher")) else None,
        "authors": _names(node.get("author")),
        "published": _text(node.get("datePublished")),
        "modified": _text(node.get("dateModified")),
        "section": _text(node.get("articleSection")),
        "language": _text(node.get("inLanguage")),
        "url": _text(url),
    }


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    names = [_text(i.get("name")) if isinstance(i, dict) else _text(i) for i in items]
    return [n for n in names if n]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() or None if isinstance(value, str) else None


def _first_text(tree: Any, tag: str) -> str | None:
    element = next(tree.iter(tag), None)
    return " ".join(element.text_content().split()) if element is not None else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) if value else None


# --- the main text ------------------------------------------------------------------------------


def _main_text(page: str, title: str | None) -> tuple[str, tuple[Markup, ...]]:
    """The article's text, one block a paragraph, and where its markup has links, headings and quotes."""
    from lxml import etree
    from trafilatura import extract

    xml = extract(
        page,
        output_format="xml",
        favor_precision=True,
        include_links=True,
        include_comments=False,
        with_metadata=False,
    )
    if not xml:
        return "", ()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    main = etree.fromstring(xml.encode("utf-8"), parser).find("main")
    writer = _Writer()
    if title:
        writer.block(title, [], "heading")
    for element in main if main is not None else ():
        writer.element(element)
    return writer.text(), tuple(writer.markup)


class _Writer:
    """Collects blocks with blank lines between them, and the ranges of their markup."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.markup: list[Markup] = []

    def element(self, element: Any) -> None:
        nested = [child for child in element if child.tag in BLOCKS or child.tag in ("list", "table", "row")]
        if nested:
            for child in nested:
                self.element(child)
            return
        pieces: list[str] = []
        links: list[tuple[int, int]] = []
        self._gather(element, pieces, links)
        self.block("".join(pieces), links, KINDS.get(element.tag))

    def _gather(self, element: Any, pieces: list[str], links: list[tuple[int, int]]) -> None:
        start = sum(map(len, pieces))
        pieces.append(" " if element.tag == "lb" else (element.text or ""))
        for child in element:
            self._gather(child, pieces, links)
            pieces.append(child.tail or "")
        if element.tag == "ref":
            links.append((start, sum(map(len, pieces))))

    def block(self, raw: str, links: list[tuple[int, int]], kind: str | None) -> None:
        """Write one block, its white space folded; a block that repeats the title is left out."""
        folded, at = _fold(raw)
        if not folded or (self.parts and folded == self.parts[0]):
            return
        if self.parts:
            self.length += 2
        for start, end in links:
            if at[end] > at[start]:
                self.markup.append(Markup("link", self.length + at[start], self.length + at[end]))
        if kind:
            self.markup.append(Markup(kind, self.length, self.length + len(folded)))
        self.parts.append(folded)
        self.length += len(folded)

    def text(self) -> str:
        return "\n\n".join(self.parts)


def _fold(raw: str) -> tuple[str, list[int]]:
    """`raw` with runs of white space as one space, trimmed; and where each of its offsets went."""
    out: list[str] = []
    at: list[int] = []
    for char in raw:
        at.append(len(out))
        if not char.isspace():
            out.append(char)
        elif out and out[-1] != " ":
            out.append(" ")
    while out and out[-1] == " ":
        out.pop()
    at.append(len(out))
    return "".join(out), [min(a, len(out)) for a in at]
