"""Points, from texts through every registered step.

A case is {"name", "articles": [text], "points": [[what, {place of the article: status}]]}.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotators import ANNOTATORS
from onrecord.linkers import LINKERS
from onrecord.linkers.points_alignment import clusters, stem
from onrecord.model import Article, Point, Row, Sentence
from onrecord.pipeline import annotate, link, order

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "points").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def linked(texts: list[str], *unread: str) -> tuple[list[Article], list[Row], list[Point]]:
    articles = [Article(f"Outlet {k:02}", text, language="en") for k, text in enumerate(texts)]
    articles += [Article(f"Unread {k}", text, language="fr") for k, text in enumerate(unread)]
    rows: list[Row] = []
    for article in articles:
        for of_kind in annotate(article, order(ANNOTATORS)).rows.values():
            rows += [r for r in of_kind if not r.transient]
    outcome = link(articles, rows, order(LINKERS, given={k for s in ANNOTATORS for k in s.produces}))
    assert not outcome.failures
    return articles, rows, [r for r in outcome.of(Point) if isinstance(r, Point)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    articles, _, points = linked(case["articles"])
    place = {a.id: str(k) for k, a in enumerate(articles)}
    got = [[p.what, {place[c.article]: c.status for c in p.cells}] for p in points]
    assert sorted(got, key=str) == sorted(case["points"], key=str)


def test_every_sentence_belongs_to_one_point() -> None:
    text = "The mill burned. Nobody was hurt! Firemen came at two, but the well was dry. It had not rained."
    articles, rows, points = linked([text, "The mill at Trent burned down. The firemen came at two."])
    held = [s for p in points for c in p.cells for s in c.evidence]
    assert sorted(held) == sorted(r.span for r in rows if isinstance(r, Sentence))
    for point in points:
        assert {c.article for c in point.cells} == {a.id for a in articles}
        assert all(bool(c.evidence) == (c.status != "absent") for c in point.cells)


def test_what_was_not_read_leaves_nothing_out() -> None:
    articles, _, points = linked(["The mill burned.", "The mill burned."], "Le moulin a pris feu hier soir.")
    assert [{c.article for c in p.cells} for p in points] == [{a.id for a in articles[:2]}]


def test_one_article_has_no_points() -> None:
    assert linked(["The mill burned. Nobody was hurt."])[2] == []


def test_clusters_join_by_what_is_alike_on_average() -> None:
    alike = {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.4, (2, 3): 0.5}
    assert clusters(5, alike, 0.45, 0.3) == [[0, 1, 2], [3], [4]]


def test_stems() -> None:
    assert stem("palestinian") == stem("palestine")
    assert stem("apologise") == stem("apology") == stem("apologising")
    assert stem("cars") == "cars"
