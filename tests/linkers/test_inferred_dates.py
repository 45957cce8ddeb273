"""Cases: {"name", "articles", "expect": {outlet: date inferred}}."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import InferredDate
from tests.linkers.stories import articles_of, linked

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "inferred_dates").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    articles = articles_of(case)
    outcome = linked(articles, "people", "inferred_dates")
    outlets = {a.id: a.outlet for a in articles}
    found = [row for row in outcome.of(InferredDate) if isinstance(row, InferredDate)]
    assert {outlets[row.article]: row.published for row in found} == case["expect"]
    for row in found:
        assert row.reason
        assert {outlets[s.article] for s in row.evidence} == set(outlets.values())
