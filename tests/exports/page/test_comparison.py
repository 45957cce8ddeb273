"""Versions of one utterance: what counts as different words inside the marks, and what is only a cut."""

from __future__ import annotations

import pytest

from onrecord.exports.page import comparison
from tests.exports.page_sample import Json


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("“Go,", False),
        ('"Go', False),
        (": “Go", False),
        ("Go “now”", True),
        ("'Go'", False),
        ("…", True),
        ("1 of", True),
    ],
)
def test_verbatim_words_without_their_marks_are_known(words: str, bare: bool) -> None:
    assert comparison.manner({"form": "direct", "content": [{"exact": words}]}).endswith("bare") is bare


def compared(*versions: tuple[str, str, list[list[str]]]) -> Json:
    """A group of versions, each its form, its words and its diff; the first is the fullest."""
    quotes = [
        {"id": str(n), "article": f"a{n}", "form": form, "speaker": None, "content": [{"exact": words}]}
        for n, (form, words, _) in enumerate(versions)
    ]
    variants = [{"quote": str(n), "same": not diff, "diff": diff} for n, (_, _, diff) in enumerate(versions)]
    group = {"id": "g", "speaker": "A B", "fullest": "0", "variants": variants}
    return comparison.groups({"quotes": quotes, "quote_groups": [group], "people": []})[0]


FULL: tuple[str, str, list[list[str]]] = ("direct", "I will not go until May", [])


@pytest.mark.parametrize(
    ("full", "other", "verdict"),
    [
        (FULL, ("direct", "I will not go until May", []), "same words"),
        (
            FULL,
            ("direct", "I will never go", [
                ["=", "I will"], ["-", "not"], ["+", "never"], ["=", "go"], ["-", "until May"],
            ]),
            "the words differ inside the marks",
        ),
        (FULL, ("direct", "I will go", [["=", "I will"], ["-", "not"], ["=", "go"], ["-", "until May"]]),
         "the words differ inside the marks"),
        (FULL, ("direct", "will not go", [["-", "I"], ["=", "will not go"], ["-", "until May"]]),
         "quoted at different length"),
        (FULL, ("indirect", "she would not go", [["-", "I will"], ["+", "she would"], ["=", "not go"]]),
         "quoted here, paraphrased there"),
        (("indirect", "she would stay", []), ("indirect", "she stays", [["=", "she"], ["+", "stays"]]),
         "paraphrased differently"),
        (
            ("mixed", "and told him: “You are late.”", []),
            ("direct", "You’re late", [["-", "and told him: “You are"], ["+", "You’re"], ["=", "late"]]),
            "the words differ inside the marks",
        ),
        (
            ("mixed", "the plan was “a wreck” in 2030", []),
            ("mixed", "that plan was “a wreck” in 2031", [
                ["=", "plan was"], ["-", "in 2030"], ["+", "in 2031"], ["=", "wreck"],
            ]),
            "quoted at different length",
        ),
        (
            ("mixed", "the plan was “a sad wreck” now", []),
            ("mixed", "the plan was “a wreck” now", [
                ["=", "the plan was a"], ["-", "sad"], ["=", "wreck now"],
            ]),
            "the words differ inside the marks",
        ),
    ],
)  # fmt: skip
def test_verdicts(
    full: tuple[str, str, list[list[str]]], other: tuple[str, str, list[list[str]]], verdict: str
) -> None:
    group = compared(full, other)
    assert group["verdict"] == verdict
    assert group["torn"] is (verdict == "the words differ inside the marks")


def test_what_is_at_issue_is_told_shortly() -> None:
    diff = [["=", "I will"], ["-", "not"], ["+", "never"], ["=", "go"]]
    assert comparison.at_issue(compared(FULL, ("direct", "I will never go", diff))) == "not / never"
    long = compared(("direct", "word " * 40, []), ("direct", "word", [["=", "word"], ["-", "word " * 39]]))
    assert comparison.at_issue(long).endswith("word …")
