"""Finds furniture by repetition: what an outlet prints in different articles is not the story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from onrecord.linkers.base import Group, Linker
from onrecord.model import Block, RepeatedFurniture, Row, Span

LONGEST = 60  # words; longer blocks that recur are background paragraphs or agency copy
COPY = 0.5  # two articles that share this many of their blocks are versions of one


class RepeatedFurnitureLinker(Linker):
    """One row for each block that recurs, word for word, in different articles of one outlet.

    Blocks with quotation marks are left alone: speech may be reported twice. So are blocks shared by
    two versions of one article.
    """

    name = "repeated_furniture"
    requires = (Block,)
    produces = (RepeatedFurniture,)

    def keys(self, row: Row) -> Iterable[str]:
        return ("",) if isinstance(row, Block) and row.role == "body" else ()

    def link(self, group: Group) -> Iterator[Row]:
        by_outlet: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        whole: dict[str, set[str]] = defaultdict(set)
        for block in group.of(Block):
            article = group.articles[block.span.article]
            words = re.findall(r"\w+", article.text[block.span.start : block.span.end].casefold())
            text = " ".join(words)
            whole[article.id].add(text)
            marks = re.search(r"[\"“”«»]", article.text[block.span.start : block.span.end])
            if 2 <= len(words) <= LONGEST and not marks:
                by_outlet[article.outlet][text].append(block.span)
        for outlet in sorted(by_outlet):
            for spans in by_outlet[outlet].values():
                articles = sorted({span.article for span in spans})
                if any(not _versions(whole[a], whole[b]) for a, b in combinations(articles, 2)):
                    yield RepeatedFurniture(tuple(spans), "other")


def _versions(one: set[str], other: set[str]) -> bool:
    return len(one & other) > COPY * min(len(one), len(other))
