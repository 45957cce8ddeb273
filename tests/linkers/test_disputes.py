"""Positions, powers and statements over several articles, on the tables `stories.json` of each linker.

A case is {"why", "articles": [{"outlet", "published", "text"}], "expect": [row]}; a row names the fields that
must hold, `articles` how many articles its evidence stands in, `corrects` and `answers` places in the list.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from bench.stances import same

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.linkers import LINKERS
from onrecord.model import Article, Discrepancy, Position, Power, Row, Statement, row_id

FOLDER = Path(__file__).parent.parent / "cases"
STEPS = pipeline.order(ANNOTATORS)


def table(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / name / "stories.json").read_text("utf-8"))
    return found


def linked(case: dict[str, Any], shuffle: int = 0) -> pipeline.Outcome:
    articles = [
        Article(
            outlet=a["outlet"],
            text=a["text"],
            language="en",
            published=a["published"],
            published_basis="given",
        )
        for a in case["articles"]
    ]
    rows: list[Row] = []
    for article in articles:
        outcome = pipeline.annotate(article, STEPS)
        assert outcome.failures == []
        rows.extend(r for kind, found in outcome.rows.items() if not kind.transient for r in found)
    if shuffle:
        random.Random(shuffle).shuffle(rows)
        articles.reverse()
    given = {k for s in STEPS for k in s.produces}
    result = pipeline.link(articles, rows, pipeline.order(LINKERS, given))
    assert result.failures == []
    return result


def names(left: str, right: str) -> bool:
    return same(left, right)


@pytest.mark.parametrize("case", table("positions"), ids=lambda c: c["why"][:40])
def test_positions(case: dict[str, Any]) -> None:
    outcome = linked(case)
    rows = [r for r in outcome.of(Position) if isinstance(r, Position)]
    assert len(rows) == len(case["expect"]), rows
    for e in case["expect"]:
        (row,) = [r for r in rows if names(e["actor"], r.actor) and names(e["target"], r.target)]
        assert row.stance == e["stance"]
        if "articles" in e:
            assert len({s.article for s in row.evidence}) == e["articles"]
        if "since" in e:
            assert row.since == e["since"]
        assert [h.stance for h in row.history] == e.get("history", [])
    said = [r for r in outcome.of(Discrepancy) if isinstance(r, Discrepancy) and r.about.startswith("where ")]
    assert bool(said) == case.get("disagreement", False)


@pytest.mark.parametrize("case", table("statements"), ids=lambda c: c["why"][:40])
def test_statements(case: dict[str, Any]) -> None:
    outcome = linked(case)
    rows = [r for r in outcome.of(Statement) if isinstance(r, Statement)]
    assert len(rows) == len(case["expect"]), rows
    found: list[Statement] = []
    for e in case["expect"]:
        row = next(
            r for r in rows
            if r not in found and names(e["by"], r.by) and r.status == e["status"]
            and bool(r.corrects) == ("corrects" in e) and bool(r.answers) == ("answers" in e)
        )  # fmt: skip
        found.append(row)
        if "corrects" in e:
            assert row.corrects == row_id(found[e["corrects"]])
        if "answers" in e:
            assert row.answers == row_id(found[e["answers"]])
        if "articles" in e:
            assert len({s.article for s in row.evidence}) == e["articles"]
    disputed = [
        [r.kind, [v.value for v in r.values]]
        for r in outcome.of(Discrepancy)
        if isinstance(r, Discrepancy) and r.about.startswith(("how many apologies", "who made"))
    ]
    assert disputed == ([case["discrepancy"]] if "discrepancy" in case else [])


@pytest.mark.parametrize("case", table("powers"), ids=lambda c: c["why"][:40])
def test_powers(case: dict[str, Any]) -> None:
    outcome = linked(case)
    rows = [r for r in outcome.of(Power) if isinstance(r, Power)]
    assert len(rows) == len(case["expect"]), rows
    for e in case["expect"]:
        (row,) = [
            r
            for r in rows
            if (r.power, r.condition) == (e["power"], e["condition"]) and names(e["holder"], r.holder)
        ]
        assert len({s.article for s in row.evidence}) == e["articles"]
    said = [r for r in outcome.of(Discrepancy) if isinstance(r, Discrepancy) and r.kind == "power"]
    assert bool(said) == case.get("discrepancy", False)


@pytest.mark.parametrize("name", ["positions", "statements", "powers"])
def test_the_order_of_articles_and_rows_changes_nothing(name: str) -> None:
    for case in table(name):
        one, other = linked(case), linked(case, shuffle=7)
        for kind in (Position, Statement, Power):
            assert one.of(kind) == other.of(kind)
