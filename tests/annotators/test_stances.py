"""Stances: who stands where on the told cases, and what must never be read as a stance."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bench.stances import CASES, FREE, Score, cases, claims_of, free, judge
from bench.stances_real import Tally, labels
from bench.stances_real import judge as judge_real

TOLD = [case for case in cases() if not case["held_out"]]


@pytest.fixture(scope="module")
def read() -> dict[str, list[Any]]:
    return {case["text"]: list(claims_of(case["text"])) for case in cases()}


def test_a_fifth_of_the_disputes_is_held_apart() -> None:
    files = sorted(CASES.glob("*.json"))
    held = [f for f in files if json.loads(f.read_text("utf-8"))[0]["held_out"]]
    assert len(files) >= 20
    assert len(held) >= 0.2 * len(files)
    assert len(cases()) >= 120


def test_no_stance_is_turned_round(read: dict[str, list[Any]]) -> None:
    score = Score()
    told = [line for case in cases() for line in judge(case, read[case["text"]], score)]
    assert [line for line in told if line.startswith("TURNED")] == []


def test_the_told_cases_stay_as_right_as_they_were(read: dict[str, list[Any]]) -> None:
    score = Score()
    for case in TOLD:
        judge(case, read[case["text"]], score)
    assert score.right >= 0.95 * score.given
    assert score.right >= 0.85 * score.expected


@pytest.mark.parametrize("case", [c for c in TOLD if not c["expect"]], ids=lambda c: c["text"][:40])
def test_nothing_is_read_where_nobody_takes_a_side(case: dict[str, Any], read: dict[str, list[Any]]) -> None:
    named = [c for c in read[case["text"]] if "suggestions" not in c.target]
    assert named == []


def test_each_claim_rests_on_words_of_one_sentence(read: dict[str, list[Any]]) -> None:
    for text, claims in read.items():
        for claim in claims:
            assert all(text[s.start : s.end].strip() for s in claim.evidence)
            assert claim.stance in ("for", "against", "conditional", "withheld")
            assert claim.condition is None or claim.condition in " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?" * 5000,
        "back " * 3000,
        "he said that she said that " * 200,
        "“" * 500 + "I support him" + "”" * 500,
        "MINISTER BACKS CHIEF AS CALLS GROW",
        "Do you support the plan? Would anyone?",
    ],
)  # fmt: skip
def test_hostile_text_does_no_harm(text: str) -> None:
    assert isinstance(claims_of(text), list)


def test_the_disputes_in_free_wording_are_sound() -> None:
    disputes = [json.loads(f.read_text("utf-8")) for f in sorted(FREE.glob("*.json"))]
    texts = [one for dispute in disputes for one in dispute["texts"]]
    assert {d["part"] for d in disputes} == {"learn", "dev", "held out"}
    assert sum(d["part"] == "held out" for d in disputes) >= 0.2 * len(disputes)
    assert len({one["text"].casefold() for one in texts}) == len(texts)
    for one in texts:
        for s in one["stances"]:
            assert s["stance"] in ("for", "against", "conditional", "withheld")
            named = [s["cue"], s["target"], *([s["holder"]] if s["holder"] is not None else [])]
            assert all(words.strip() and words in one["text"] for words in named)


def test_a_holder_outside_of_the_text_is_no_case() -> None:
    told = free("dev")
    assert len(told) >= 200
    assert all(e["actor"] for case in told for e in case["expect"])


def test_the_labels_of_real_articles_are_ids_and_spans() -> None:
    marked = labels()
    assert len({a["id"] for a in marked}) == len(marked) == 2093
    for one in marked:
        assert set(one) == {"source", "id", "length", "stances", "reader"}
        for s in one["stances"]:
            assert s["stance"] in ("for", "against", "conditional", "withheld")
            spans = [s["cue"], *(s[name] for name in ("holder", "target") if s[name] is not None)]
            assert all(0 <= a < b <= one["length"] for a, b in spans)


def test_an_unsure_mark_counts_neither_as_missed_nor_as_wrong() -> None:
    text = "Dora Kell condemned the ban."
    weak = {"stance": "against", "holder": [0, 9], "target": [20, 27], "cue": [10, 19], "weak": True}
    score = {"voice": Tally(), "quoted": Tally()}
    judge_real({"stances": [weak]}, text, claims_of(text), {}, score)
    assert (score["voice"].marked, score["voice"].given, score["voice"].found) == (0, 0, 0)


def test_a_row_is_right_by_its_words_side_and_holder() -> None:
    text = "Dora Kell condemned the ban. Otto Brandt praised Dora Kell."
    marked = [
        {"stance": "against", "holder": [0, 9], "target": [20, 27], "cue": [10, 19]},
        {"stance": "against", "holder": [29, 40], "target": [49, 58], "cue": [41, 48]},
    ]
    score = {"voice": Tally(), "quoted": Tally()}
    judge_real({"stances": marked}, text, claims_of(text), {}, score)
    voice = score["voice"]
    assert (voice.marked, voice.given, voice.right, voice.found, voice.turned) == (2, 2, 1, 1, 1)
