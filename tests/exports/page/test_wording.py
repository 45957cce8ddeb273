"""The summary and the words as the page arranges them, over the record of the sample story."""

from __future__ import annotations

from typing import Any

import pytest

import onrecord
from onrecord.exports.page import wording
from onrecord.model.story import weight
from tests.conftest import HARBOUR


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return dict(onrecord.read(HARBOUR, story="The gale").contract)


def test_the_leading_lines_name_their_part(record: dict[str, Any]) -> None:
    lead, more = wording.summary(record)
    assert len(lead) == wording.BRIEF
    assert [line["rank"] for line in [*lead, *more]] == list(range(len(lead) + len(more)))
    names = {wording.part(line) for line in lead}
    assert {"Every account", "They differ"} < names
    assert any(name.startswith("Only in ") for name in names)


def test_every_use_is_shown_under_its_outlet(record: dict[str, Any]) -> None:
    kinds = wording.words(record)
    assert [k["kind"] for k in kinds] == [
        k for k in wording.KINDS if k in {w["kind"] for w in record["wordings"]}
    ]
    for kind in kinds:
        rows = [w for w in record["wordings"] if w["kind"] == kind["kind"]]
        counted = sum(u["count"] for w in rows for u in (w["uses"][:1] if w["kind"] == "term" else w["uses"]))
        shown = [w for s in kind["subjects"] for o in s["outlets"] for w in o["words"]]
        assert sum(w["count"] for w in shown) == counted


def test_one_person_under_each_outlets_names(record: dict[str, Any]) -> None:
    (names,) = [k for k in wording.words(record) if k["kind"] == "name"]
    (captain,) = [s for s in names["subjects"] if s["about"] == "Ruth Amberley"]
    by_outlet = {o["outlet"]: {w["term"] for w in o["words"]} for o in captain["outlets"]}
    assert "Capt Amberley" in by_outlet["The Lantern"]
    assert "chief harbour master" in by_outlet["Beacon News"]


def test_headlines_stand_side_by_side_where_there_are_two(record: dict[str, Any]) -> None:
    assert [outlet for outlet, _ in wording.headlines(record)] == ["Beacon News", "The Ellery Chronicle"]
    assert wording.headlines({"articles": record["articles"][:1]}) == []


@pytest.mark.parametrize(
    ("kind", "about", "told"),
    [
        ("other", "who says it: the mill burned", ("who says it", "the mill burned")),
        ("other", "how it is told: the mill fell", ("how it is told", "")),  # a value in full
        ("number", "how many dead", ("number", "how many dead")),
        ("label", "fire or blaze", ("what it is called", "fire or blaze")),
        ("other", "Mill: its end", ("told otherwise", "Mill: its end")),
        ("other", "what she had told him before: no", ("told otherwise", "what she had told him before: no")),
    ],
)
def test_a_difference_says_first_in_what(kind: str, about: str, told: tuple[str, str]) -> None:
    row = {"kind": kind, "about": about, "values": [{"value": "the mill fell"}, {"value": "it collapsed"}]}
    assert wording.matter(row) == told


def test_what_the_sentences_of_a_line_say_is_not_said_before_them() -> None:
    line = {"about": "when: the mill fell", "told": [{"text": "On Monday  the mill fell."}]}
    assert wording.at_issue(line) == "when"
    assert wording.at_issue(line | {"about": "how many: … the mill …"}) == "how many"
    assert wording.at_issue(line | {"about": "when: its roof fell"}) == "when: its roof fell"
    assert wording.at_issue(line | {"about": "the words of Ann Oar"}) == "the words of Ann Oar"


def test_the_record_holds_its_gravest_differences_first(record: dict[str, Any]) -> None:
    found = [weight(d["grade"], d["kind"]) for d in record["discrepancies"]]
    assert len(set(found)) > 2
    assert found == sorted(found)
