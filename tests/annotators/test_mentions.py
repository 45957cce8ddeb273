"""Cases: {"text", "expect": [[kind, form, name], ...]}, in order of place."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.parsing import Parser
from onrecord.model import Article, Mention

CASES = Path(__file__).parent.parent / "cases" / "mentions"
STEPS = pipeline.order([Furniture(), Parser(), Mentions()])


def mentions_of(text: str) -> list[Mention]:
    outcome = pipeline.annotate(Article("The Herald", text, language="en"), STEPS)
    assert outcome.failures == []
    return [m for m in outcome.of(Mention) if isinstance(m, Mention)]


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:60]) for c in cases()])
def test_mentions_of_a_text(case: dict[str, Any]) -> None:
    assert [[m.kind, m.form, m.name] for m in mentions_of(case["text"])] == case["expect"]


def test_spans_hold_honours_and_no_titles() -> None:
    text = "Energy Secretary Sir Jon Rowe spoke. 😀 Dame Ana Lind's son did not."
    words = [text[m.span.start : m.span.end] for m in mentions_of(text) if m.form == "name"]
    assert words == ["Sir Jon Rowe", "Dame Ana Lind"]


@pytest.mark.parametrize(
    "text",
    ["A" * 9000, "Sir " * 3000, "of the " * 3000, "Jane Roe, " * 2000, "X's " * 2000, "(A (B (C " * 1500],
)
def test_hostile_text_is_read_or_left(text: str) -> None:
    mentions_of(text)
