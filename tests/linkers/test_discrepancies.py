"""Discrepancies, from texts through every registered step.

A case is {"name", "articles": [text], "published"?: [date], "rows": [[kind, grade, [evidence of each value,
as exact words]]]}; values in any order.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Article, Discrepancy
from tests.linkers.stories import linked

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "discrepancies").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def found(articles: list[Article]) -> list[Discrepancy]:
    outcome = linked(articles, "discrepancies")
    return [r for r in outcome.of(Discrepancy) if isinstance(r, Discrepancy)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    dates = case.get("published", [None] * len(case["articles"]))
    articles = [
        Article(f"Outlet {k}", text, language="en", published=day)
        for k, (text, day) in enumerate(zip(case["articles"], dates, strict=True))
    ]
    texts = {a.id: a.text for a in articles}
    got = [
        [
            row.kind,
            row.grade,
            sorted([texts[s.article][s.start : s.end] for s in v.evidence] for v in row.values),
        ]
        for row in found(articles)
    ]
    assert sorted(got) == sorted([kind, grade, sorted(values)] for kind, grade, values in case["rows"])


def test_one_article_differs_from_nobody() -> None:
    assert found([Article("Outlet", "Seven people were hurt. Five people were hurt.", language="en")]) == []
