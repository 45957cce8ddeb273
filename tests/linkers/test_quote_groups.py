"""Quote groups: the same utterance in several articles.

A case is {"name", "articles": [text], "quotes": [{"article": place, "content": [exact words], "form",
"speaker", "type"?}], "groups": [[diff of each version, the fullest first]]}. Speakers of one name are one.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.linkers.base import Group
from onrecord.linkers.quote_groups import QuoteGroups
from onrecord.model import Article, Block, Person, Quote, QuoteGroup, Row, Span, Speaker, row_id
from onrecord.text.blocks import split_blocks

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "quote_groups").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def group_of(case: dict[str, Any]) -> Group:
    articles = [Article(f"Outlet {k}", text, language="en") for k, text in enumerate(case["articles"])]
    rows: dict[type[Row], list[Row]] = {Block: [], Quote: [], Speaker: [], Person: []}
    for article in articles:
        rows[Block] += [Block(Span(article.id, s, e), "body") for s, e in split_blocks(article.text)]
    people: dict[str, tuple[str, list[Span]]] = {}
    for told in case["quotes"]:
        article = articles[told["article"]]
        starts = [article.text.index(c) for c in told["content"]]
        content = tuple(Span(article.id, s, s + len(c)) for s, c in zip(starts, told["content"], strict=True))
        quote = Quote(content, (), (), told["form"])
        rows[Quote].append(quote)
        rows[Speaker].append(Speaker(content[:1], row_id(quote), told["speaker"], "e " + told["speaker"]))
        people.setdefault(told["speaker"], (told.get("type", "organization"), []))[1].append(content[0])
    for name, (kind, spans) in people.items():
        rows[Person].append(Person(name, kind, (), (), (), tuple(spans), ("e " + name,)))
    return Group("", {a.id: a for a in articles}, rows)


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    found = [row for row in QuoteGroups().link(group_of(case)) if isinstance(row, QuoteGroup)]
    got = [[[list(piece) for piece in v.diff] for v in row.variants] for row in found]
    assert got == case["groups"]
    for row in found:
        assert row.variants[0].quote == row.fullest
        assert [v.same for v in row.variants] == [all(op == "=" for op, _ in v.diff) for v in row.variants]
