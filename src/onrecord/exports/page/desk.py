"""The articles as the page shows them: cut where evidence begins and ends, so rows can point at words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onrecord.errors import SpanError
from onrecord.exports.page.visible import safe

Json = dict[str, Any]

_EVIDENCE = {"article", "start", "end", "exact"}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_FOLD_AFTER = 240  # code points of furniture beyond which it is folded until asked for
_OPEN_KINDS = ("byline", "dateline", "caption")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One way from a row to an article: how often it is cited, and the anchor of its first words."""

    article: int
    outlet: str
    count: int
    href: str
    step: int


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a row rests on. `steps` is the script's form of it: steps apart by spaces, the ranges of
    one step by commas, each "article.start.end" with a role (s source, c cue) where it has one.
    """

    steps: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of paragraphs of one kind: "text", "headline", or a kind of furniture."""

    kind: str
    paragraphs: tuple[Markup, ...]
    fold: bool


def evidences(node: object) -> Iterator[Json]:
    """Every evidence object anywhere in a record, in the record's order."""
    if isinstance(node, dict):
        if node.keys() >= _EVIDENCE:
            yield node
            return
        for child in node.values():
            yield from evidences(child)
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from evidences(child)


class Desk:
    """The record's articles with every evidence range verified and its cuts known.

    Offsets are code points here and in the page's ids, so that the script never counts characters.
    """

    def __init__(self, record: Json) -> None:
        """Raises SpanError where an evidence range does not hold the words that it claims."""
        self.articles: list[Json] = record["articles"]
        self._number = {article["id"]: n for n, article in enumerate(self.articles)}
        self._columns: dict[str, int] = {}
        for article in self.articles:
            self._columns.setdefault(article["outlet"], len(self._columns))
        self._cuts: list[set[int]] = [set() for _ in self.articles]
        self._quoted: list[list[tuple[int, int]]] = [[] for _ in self.articles]
        ranges: list[list[tuple[int, int]]] = [[] for _ in self.articles]
        for evidence in evidences({k: v for k, v in record.items() if k != "articles"}):
            n, start, end = self._trimmed(evidence)
            if start < end:
                self._cuts[n].update((start, end))
                ranges[n].append((start, end))
        for quote in record["quotes"]:
            for evidence in quote["content"]:
                n, start, end = self._trimmed(evidence)
                self._quoted[n].append((start, end))
        self._ordered = [sorted(cuts) for cuts in self._cuts]
        self._covered = [_union(r) for r in ranges]
        self._quoted = [_union(r) for r in self._quoted]

    def outlet(self, article_id: str) -> str:
        """The outlet of an article of the record."""
        return str(self.articles[self._number[article_id]]["outlet"])

    def holds(self, article_id: str) -> bool:
        """Whether the record holds this article."""
        return article_id in self._number

    def column(self, n: int) -> int:
        """The place of article n's outlet among the outlets, from 0."""
        return self._columns[str(self.articles[n]["outlet"])]

    def _trimmed(self, evidence: Json) -> tuple[int, int, int]:
        """Article number, start and end without outer white space; empty for nothing but white space."""
        n = self._number.get(evidence["article"])
        if n is None:
            raise SpanError(f"evidence names article {evidence['article']!r}, which the record does not hold")
        start, end, exact = evidence["start"], evidence["end"], evidence["exact"]
        if not 0 <= start <= end or self.articles[n]["text"][start:end] != exact:
            raise SpanError(
                f"article {evidence['article']!r}, characters {start} to {end}: "
                f"the text there is not {exact!r}"
            )
        return n, start + len(exact) - len(exact.lstrip()), end - len(exact) + len(exact.rstrip())

    def proof(self, rows: Iterable[Json]) -> Proof:
        """The proof of a row whose every evidence is a step of its own, in the articles' order."""
        ordered = sorted(rows, key=lambda e: (self._number.get(e["article"], -1), e["start"], e["end"]))
        return self._proof([[(evidence, "")] for evidence in ordered])

    def proof_within(self, row: Json) -> Proof:
        """The proof of a row of any shape: all evidence anywhere in it."""
        return self.proof(evidences(row))

    def quote_proof(self, *quotes: Json) -> Proof:
        """The proof of one or more quotes: one step each, of content, source and cue together."""
        return self._proof(
            [
                [(e, "") for e in quote["content"]]
                + [(e, "s") for e in quote["source"]]
                + [(e, "c") for e in quote["cue"]]
                for quote in quotes
            ]
        )

    def _proof(self, steps: list[list[tuple[Json, str]]]) -> Proof:
        spelt: list[str] = []
        firsts: dict[int, tuple[str, int]] = {}
        counts: dict[int, int] = {}
        for step in steps:
            found = [(*self._trimmed(evidence), role) for evidence, role in step]
            found = [f for f in found if f[1] < f[2]]
            if not found:
                continue
            n, start = found[0][:2]
            firsts.setdefault(n, (f"#a{n}-{start}", len(spelt)))
            counts[n] = counts.get(n, 0) + 1
            spelt.append(",".join(f"{a}.{s}.{e}{role}" for a, s, e, role in found))
        receipts = tuple(
            Receipt(n, str(self.articles[n]["outlet"]), counts[n], *firsts[n]) for n in sorted(firsts)
        )
        return Proof(" ".join(spelt), receipts)

    def blocks(self, n: int) -> list[Block]:
        """Article n's whole text, in order, as blocks of paragraphs with anchors where evidence lies."""
        article = self.articles[n]
        text: str = article["text"]
        title = (article["title"] or "").strip()
        blocks: list[Block] = []
        for start, end, kind in _regions(text, article["furniture"]):
            paragraphs = list(_paragraphs(text, start, end))
            if not paragraphs:
                continue
            if kind is None:
                s, e = paragraphs[0]
                if title and text[s:e].strip() == title and not any(b.kind == "headline" for b in blocks):
                    blocks.append(Block("headline", (self._marked(n, s, e),), False))
                    paragraphs = paragraphs[1:]
                if paragraphs:
                    blocks.append(Block("text", tuple(self._marked(n, s, e) for s, e in paragraphs), False))
            else:
                fold = kind not in _OPEN_KINDS and end - start > _FOLD_AFTER
                blocks.append(Block(kind, tuple(self._marked(n, s, e) for s, e in paragraphs), fold))
        return blocks

    def _marked(self, n: int, start: int, end: int) -> Markup:
        """One paragraph with a span around each stretch that evidence covers."""
        text, cuts = self.articles[n]["text"], self._ordered[n]
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        pieces: list[str] = []
        for s, e in zip([start, *inner], [*inner, end], strict=True):
            words = str(safe(text[s:e])).replace("\n", "<br>")
            if not _inside(self._covered[n], s):
                pieces.append(words)
            else:
                kind = ' class="spoken"' if _inside(self._quoted[n], s) else ""
                pieces.append(f'<span id="a{n}-{s}"{kind}>{words}</span>')
        return Markup("".join(pieces))


def _union(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as sorted ranges that do not touch."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inside(merged: list[tuple[int, int]], position: int) -> bool:
    at = bisect_right(merged, (position, len(merged) and merged[-1][1] + 1))
    return at > 0 and position < merged[at - 1][1]


def _regions(text: str, furniture: list[Json]) -> list[tuple[int, int, str | None]]:
    """The text in order as furniture of a kind or body (None); neighbours of one kind are one."""
    regions: list[tuple[int, int, str | None]] = []
    at = 0
    for item in sorted(furniture, key=lambda f: (f["start"], f["end"])):
        start, end = max(item["start"], at), min(item["end"], len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            regions.append((at, start, None))
        if regions and regions[-1][2] == item["kind"]:
            start = regions.pop()[0]
        regions.append((start, end, item["kind"]))
        at = end
    if text[at:].strip():
        regions.append((at, len(text), None))
    return regions


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a region, without outer white space.

    Blank lines part them where the article has any, line ends where it has none.
    """
    blank = _BLANK_LINE.search(text) is not None
    at = start
    parts = _BLANK_LINE.finditer(text, start, end) if blank else re.finditer(f"[{_BREAKS}]", text[start:end])
    shift = 0 if blank else start
    bounds = [(m.start() + shift, m.end() + shift) for m in parts]
    for stop, after in [*bounds, (end, end)]:
        words = text[at:stop]
        if words.strip():
            yield at + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip())
        at = after
