"""Cases: {"text", "expect": [[name, title, body, status, since, until], ...]}, whose order does not count."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.entities import Entities
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.offices import Offices
from onrecord.annotators.parsing import Parser
from onrecord.model import Article, Entity, OfficeClaim, row_id

CASES = Path(__file__).parent.parent / "cases" / "offices"
STEPS = pipeline.order([Furniture(), Parser(), Mentions(), Entities(), Offices()])


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


def offices_of(text: str) -> list[list[str | None]]:
    """Every office claim about somebody named, each once, however often the text makes it."""
    outcome = pipeline.annotate(Article("The Herald", text, language="en"), STEPS)
    assert outcome.failures == []
    names = {row_id(e): e.name for e in outcome.of(Entity) if isinstance(e, Entity)}
    return sorted(
        (
            [names[c.holder], c.title, c.body, c.status, c.since, c.until]
            for c in outcome.of(OfficeClaim)
            if isinstance(c, OfficeClaim) and not names[c.holder].startswith("the ")
        ),
        key=str,
    )


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:60]) for c in cases()])
def test_offices_are_read_from_the_words_around_names(case: dict[str, Any]) -> None:
    assert offices_of(case["text"]) == sorted(case["expect"], key=str)
