"""Which outlet uses which words. A case: {"name", "articles", "has": [{kind, about, term, uses}]}."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from onrecord.linkers.words import PRIOR, log_odds
from onrecord.model import Article, Wording
from onrecord.pipeline import Outcome
from tests.linkers.stories import articles_of, linked

FILE = Path(__file__).parent.parent / "cases" / "words" / "basic.json"
CASES = json.loads(FILE.read_text("utf-8"))


def wordings(outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {"kind": w.kind, "about": w.about, "term": w.term, "uses": {u.outlet: u.count for u in w.uses}}
        for w in outcome.of(Wording)
        if isinstance(w, Wording)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    found = wordings(linked(articles_of(case), "people", "words"))
    assert [w for w in case["has"] if w not in found] == [], found


def test_a_term_that_one_outlet_leans_on_is_weighed_against_the_others() -> None:
    often = " ".join(f"The dredger worked at pier {n} in the rain." for n in range(20))
    never = " ".join(f"The lifeboat waited at pier {n} in the rain." for n in range(20))
    outcome = linked(
        [Article("A", often, language="en"), Article("B", never, language="en")], "people", "words"
    )
    terms = {w.term: w for w in outcome.of(Wording) if isinstance(w, Wording) and w.kind == "term"}
    assert {"dredger", "lifeboat"} <= set(terms)
    assert "rain" not in terms
    assert terms["dredger"].about == "A"
    assert terms["dredger"].uses[0].count == 20
    assert (terms["dredger"].weight or 0) >= 1.96


def test_one_outlet_has_no_terms_of_its_own() -> None:
    text = " ".join(f"The dredger worked at pier {n}." for n in range(8))
    assert all(
        w["kind"] != "term" for w in wordings(linked([Article("A", text, language="en")], "people", "words"))
    )


def test_log_odds_are_those_of_the_paper() -> None:
    # 10 of 100 against 5 of 200, with the prior spread as the whole is.
    prior = PRIOR * 15 / 300
    here = math.log((10 + prior) / (100 + PRIOR - 10 - prior))
    there = math.log((5 + prior) / (200 + PRIOR - 5 - prior))
    expected = (here - there) / math.sqrt(1 / (10 + prior) + 1 / (5 + prior))
    assert log_odds(10, 100, 15, 300) == pytest.approx(expected)
    assert log_odds(5, 100, 15, 300) == pytest.approx(0.0)
