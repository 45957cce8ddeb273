"""Cases: {"text", "expect": [[name, type, the words of its mentions], ...]}, in order of place."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.entities import Entities
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.parsing import Parser
from onrecord.model import Article, Entity

CASES = Path(__file__).parent.parent / "cases" / "entities"
STEPS = pipeline.order([Furniture(), Parser(), Mentions(), Entities()])


def entities_of(text: str) -> list[Entity]:
    outcome = pipeline.annotate(Article("The Herald", text, language="en"), STEPS)
    assert outcome.failures == []
    return [e for e in outcome.of(Entity) if isinstance(e, Entity)]


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:60]) for c in cases()])
def test_entities_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[e.name, e.type, [text[m.start : m.end] for m in e.mentions]] for e in entities_of(text)]
    assert found == case["expect"]


def test_gender_and_party_are_told_by_titles_and_letters() -> None:
    text = "Sen. Alex Moor (D-Ohio) met Mr Robin Hale. Ms Moor and the Conservative MP Ivo Pell shook hands."
    found = {e.name: (e.gender, e.parties) for e in entities_of(text)}
    assert found["Alex Moor"] == ("f", ("Democratic",))
    assert found["Robin Hale"] == ("m", ())
    assert found["Ivo Pell"] == ("m", ("Conservative",))
