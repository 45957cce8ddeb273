"""Cases: {"text", "published", "expect": [[words, type, value, others?, direction?], ...]}."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotators.base import Rows
from onrecord.annotators.times import Times
from onrecord.model import Article, Block, Span

CASES = Path(__file__).parent.parent / "cases" / "times"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.json"))
        for number, case in enumerate(json.loads(path.read_text("utf-8")))
    ]


@pytest.mark.parametrize("case", _cases())
def test_times_of_a_text(case: dict[str, Any]) -> None:
    article = Article("The Herald", case["text"], language="en", published=case["published"])
    block = Block(Span(article.id, 0, len(article.text)), "body")
    rows = list(Times().annotate(article, Rows({Block: [block]})))
    found = []
    for row, wanted in zip(rows, [*case["expect"], *[None] * len(rows)], strict=False):
        words = article.text[row.span.start : row.span.end]  # type: ignore[attr-defined]
        full = [words, row.type, row.value, list(row.others), row.direction]  # type: ignore[attr-defined]
        found.append(full[: max(3, len(wanted) if wanted else 5, 4 if full[3] else 3)])
    assert found == case["expect"]


def test_furniture_is_not_read() -> None:
    article = Article("The Herald", "Read more on Friday", language="en")
    block = Block(Span(article.id, 0, len(article.text)), "teaser")
    assert list(Times().annotate(article, Rows({Block: [block]}))) == []


def test_a_date_after_the_capture_is_no_reference() -> None:
    for captured, value in (("2025-03-12", "XXXX-WXX-1"), ("2031-04-24", "2031-04-28"), (None, "2031-04-28")):
        article = Article(
            "The Herald",
            "They will meet on Monday.",
            published="2031-04-25",
            captured=captured,
            language="en",
        )
        block = Block(Span(article.id, 0, len(article.text)), "body")
        (row,) = Times().annotate(article, Rows({Block: [block]}))
        assert row.value == value  # type: ignore[attr-defined]
