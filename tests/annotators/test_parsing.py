"""The parser: tests/cases/parser gives a text and its sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.parsing import LONGEST, Parser
from onrecord.model import Article, Parse, Sentence

CASES = json.loads((Path(__file__).parent.parent / "cases/parser/basic.json").read_text("utf-8"))
STEPS = pipeline.order([Furniture(), Parser()])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_cases(case: dict[str, Any]) -> None:
    outcome = pipeline.annotate(Article("x", case["text"], language="en"), STEPS)
    spans = [s.span for s in outcome.of(Sentence) if isinstance(s, Sentence)]
    assert [case["text"][s.start : s.end] for s in spans] == case["sentences"]


def test_a_token_leads_back_to_the_article() -> None:
    text = "🛥️ The ferry sank.\n\nNobody was aboard."
    outcome = pipeline.annotate(Article("x", text, language="en"), STEPS)
    words = [
        text[p.of(token).start : p.of(token).end]
        for p in outcome.of(Parse)
        if isinstance(p, Parse)
        for token in p.doc
    ]
    assert words[-4:] == ["Nobody", "was", "aboard", "."]


def test_a_very_long_block_is_parsed_in_pieces() -> None:
    text = "The ferry was late again. " * 1_000
    outcome = pipeline.annotate(Article("x", text, language="en"), STEPS)
    parses = [p for p in outcome.of(Parse) if isinstance(p, Parse)]
    assert len(parses) > 1
    assert all(len(p.span) <= LONGEST for p in parses)
    assert parses[-1].span.end == len(text.rstrip())
