"""Furniture by repetition: tests/cases/repeated_furniture gives articles and the lines that recur."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.furniture import Furniture
from onrecord.linkers.repeated_furniture import RepeatedFurnitureLinker
from onrecord.model import Article, RepeatedFurniture

CASES = json.loads((Path(__file__).parent.parent / "cases/repeated_furniture/basic.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_cases(case: dict[str, Any]) -> None:
    articles = [Article(a["outlet"], a["text"], language="en") for a in case["articles"]]
    rows = [
        r for a in articles for of_kind in pipeline.annotate(a, [Furniture()]).rows.values() for r in of_kind
    ]
    found = pipeline.link(articles, rows, [RepeatedFurnitureLinker()]).of(RepeatedFurniture)
    texts = {a.id: a.text for a in articles}
    repeated = [
        [texts[r.spans[0].article][r.spans[0].start : r.spans[0].end], len(r.spans)]
        for r in found
        if isinstance(r, RepeatedFurniture)
    ]
    assert repeated == case["repeated"]
