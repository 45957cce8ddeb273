"""Statements: what was put out, taken back, repeated, accepted; and what was only asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.stances import same

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, StatementClaim

FILE = Path(__file__).parent.parent / "cases" / "statements" / "sentences.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
STEPS = pipeline.order(ANNOTATORS)


def statements_of(text: str) -> list[StatementClaim]:
    outcome = pipeline.annotate(Article(outlet="The Test", text=text, language="en"), STEPS)
    assert outcome.failures == []
    return [r for r in outcome.of(StatementClaim) if isinstance(r, StatementClaim)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:50])
def test_what_was_put_out_and_what_became_of_it(case: dict[str, Any]) -> None:
    claims = statements_of(case["text"])
    assert len(claims) == len(case["expect"]), claims
    for e in case["expect"]:
        assert any(same(e["by"], c.by) and e["act"] == c.act and same(e["what"], c.what) for c in claims), (
            claims
        )


def test_an_apology_for_it_names_what_it_is_for() -> None:
    first, second = statements_of("The club put out a statement. The club later apologised for it.")
    assert first.act == "states"
    assert second.act == "apologises"
    assert second.about == first.what


def test_hostile_text_does_no_harm() -> None:
    for text in ("", "sorry " * 2000, "apologised for its apology for " * 200, "It was withdrawn."):
        assert isinstance(statements_of(text), list)
