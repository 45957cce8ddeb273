"""How strongly words take a side."""

from __future__ import annotations

import pytest
from bench.stances import claims_of

from onrecord.annotators.stances_strength import STRENGTHS, strength


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("has full confidence in the captain", "strong"),
        ("repeatedly declined to say whether she should go", "strong"),
        ("cautiously welcomed the plan", "reserved"),
        ("has some concerns about the plan but is utterly against delay", "strong"),
        ("backs the plan", "plain"),
        ("a fullback who backs the plan", "plain"),
        ("", "plain"),
    ],
)
def test_words_tell_how_strongly(words: str, expected: str) -> None:
    assert strength(words) == expected
    assert expected in STRENGTHS


def test_a_claim_says_how_strongly() -> None:
    (claim,) = claims_of("Dora Kell has full confidence in Captain Otto Brandt.")
    assert (claim.stance, claim.strength) == ("for", "strong")
