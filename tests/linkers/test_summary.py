"""The summary in the articles' own sentences. A case: {"name", "articles", "lines": [[part, [texts]]]}."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.linkers import LINKERS
from onrecord.linkers.summary import BRIEF, _grave
from onrecord.model import Account, Article, Discrepancy, Point, Span, SummaryLine, row_id
from onrecord.pipeline import Outcome
from tests.linkers.stories import articles_of, linked

FILE = Path(__file__).parent.parent / "cases" / "summary" / "basic.json"
CASES = json.loads(FILE.read_text("utf-8"))
ALL = [step.name for step in LINKERS]


def lines(outcome: Outcome) -> list[SummaryLine]:
    found = [r for r in outcome.of(SummaryLine) if isinstance(r, SummaryLine)]
    return sorted(found, key=lambda line: line.rank)


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    found = lines(linked(articles_of(case), *ALL))
    assert [[line.part, sorted(t.text for t in line.told)] for line in found] == case["lines"]


def test_each_line_is_the_articles_own_and_rests_on_a_row() -> None:
    articles = articles_of(CASES[0])
    outcome = linked(articles, *ALL)
    texts = {a.id: a.text for a in articles}
    rows = {row_id(r) for kind in (Point, Discrepancy) for r in outcome.of(kind)}
    found = lines(outcome)
    assert [line.rank for line in found] == list(range(len(found)))
    for line in found:
        assert line.row in rows
        for told in line.told:
            first = told.evidence[0]
            assert " ".join(texts[first.article][first.start : first.end].split()) == told.text


def test_the_leading_lines_hold_each_part_where_there_is_one() -> None:
    found = lines(linked(articles_of(CASES[0]), *ALL))
    assert {line.part for line in found[:BRIEF]} == {"agree", "differ", "one"}


def test_an_outlet_of_which_nothing_was_read_keeps_nothing_from_being_agreed_on() -> None:
    articles = articles_of(CASES[0])
    before = [(line.part, line.told) for line in lines(linked(articles, *ALL))]
    articles.append(Article("Le Val", "Le moulin a pris feu hier soir, dit le maire.", language="fr"))
    found = lines(linked(articles, *ALL))
    assert [(line.part, line.told) for line in found] == before
    assert {line.about for line in found if line.part == "agree"} == {"2 of 3"}


def test_one_outlet_has_no_summary() -> None:
    one = [Article("A", "The mill burned.", language="en"), Article("A", "The mill fell.", language="en")]
    assert lines(linked(one, *ALL)) == []


def test_where_no_point_is_in_nearly_all_accounts_what_most_tell_leads() -> None:
    told = "The footbridge at Morley fell into the river on Monday."
    own = ["The council met.", "A school closed.", "Rain is expected.", "The choir sang.", "Trams ran late."]
    articles = [
        Article(
            f"Outlet {n}", f"{told if n < 3 else ''} {line}".strip(), published="2025-03-03", language="en"
        )
        for n, line in enumerate(own)
    ]
    first = lines(linked(articles, *ALL))[0]
    assert (first.part, first.about, first.told[0].text) == ("agree", "3 of 5", told)


def test_another_word_or_paraphrase_is_no_line_of_the_summary() -> None:
    spans = (Span("a", 0, 4), Span("b", 0, 4))
    values = tuple(Account(word, (span,)) for word, span in zip(("who", "what"), spans, strict=True))
    rows = [
        Discrepancy(kind, "the mill", grade, values)
        for kind, grade in (("label", "difference"), ("other", "difference"), ("other", "contradiction"))
    ]
    assert [_grave(row) for row in rows] == [False, False, True]
