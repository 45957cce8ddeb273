"""Discrepancies, from texts through every registered step.

A case is {"name", "articles": [text], "published"?: [date], "rows": [[kind, grade, [evidence of each value,
as exact words]]]}; values in any order.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotators import ANNOTATORS
from onrecord.linkers import LINKERS
from onrecord.linkers.discrepancies import Discrepancies
from onrecord.model import Article, Discrepancy, Row
from onrecord.pipeline import annotate, link, order

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "discrepancies").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def found(articles: list[Article]) -> list[Discrepancy]:
    rows: list[Row] = []
    for article in articles:
        outcome = annotate(article, order(ANNOTATORS))
        assert not outcome.failures
        rows += [r for of_kind in outcome.rows.values() for r in of_kind if not r.transient]
    wanted = {kind for step in LINKERS for kind in step.produces} & set(Discrepancies.requires)
    steps = [s for s in LINKERS if wanted & set(s.produces) or s.name == "discrepancies"]
    outcome = link(
        articles,
        rows,
        order(steps, given={type(r) for r in rows} | {k for s in ANNOTATORS for k in s.produces}),
    )
    assert not outcome.failures
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
