"""The words by which an outlet colours what it tells. A case: {"name", "text", "uses": [[kind, term]]}."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, WordUse

FILE = Path(__file__).parent.parent / "cases" / "wordings" / "basic.json"
CASES = json.loads(FILE.read_text("utf-8"))


def uses_of(text: str) -> tuple[Article, list[WordUse]]:
    article = Article("The Test", text, language="en")
    outcome = pipeline.annotate(article, pipeline.order(ANNOTATORS))
    assert outcome.failures == []
    return article, [r for r in outcome.of(WordUse) if isinstance(r, WordUse)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    assert sorted([u.kind, u.term] for u in uses_of(case["text"])[1]) == sorted(case["uses"])


def test_a_use_rests_on_its_word_alone() -> None:
    article, uses = uses_of("Dora Quill told the council that the huge bridge had closed.")
    words = [article.text[u.span.start : u.span.end] for u in uses]
    assert words == ["told", "huge"]
