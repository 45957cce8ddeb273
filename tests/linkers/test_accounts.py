"""Accounts: which articles are copies, updates and captures of one, and what each has alone.

A case is {"name", "articles": [{"outlet", "text", "url"?, "published"?, "captured"?, "agency"?}]} with
"accounts" (of `accounts`): [[lead, {version: kind}]], or "own" and "outliers" (of `standings`): {article:
share of its words} and [article]. An article is called by its outlet, with its time where that is not enough.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import AccountGroup, Article, Discrepancy, Standing
from tests.linkers.stories import linked

FOLDER = Path(__file__).parent.parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return [
        case for path in sorted((FOLDER / name).glob("*.json")) for case in json.loads(path.read_text("utf8"))
    ]


def articles_of(case: dict[str, Any]) -> list[Article]:
    return [Article(**{**a, "agency": tuple(a.get("agency", ()))}, language="en") for a in case["articles"]]


def called(articles: list[Article]) -> dict[str, str]:
    outlets = [a.outlet for a in articles]
    return {
        a.id: a.outlet if outlets.count(a.outlet) == 1 else f"{a.outlet} {a.published or a.captured}"
        for a in articles
    }


@pytest.mark.parametrize("case", cases("accounts"), ids=lambda c: str(c["name"]))
def test_accounts(case: dict[str, Any]) -> None:
    articles = articles_of(case)
    name = called(articles)
    rows = [r for r in linked(articles, "accounts").of(AccountGroup) if isinstance(r, AccountGroup)]
    got = [[name[r.lead], {name[v.article]: v.kind for v in r.variants}] for r in rows]
    assert got == case["accounts"]
    for row in rows:
        assert row.span.article == row.lead
        assert all(v.span.article == v.article and 0 <= v.similarity <= 1 for v in row.variants)


@pytest.mark.parametrize("case", cases("standings"), ids=lambda c: str(c["name"]))
def test_standings(case: dict[str, Any]) -> None:
    articles = articles_of(case)
    name = called(articles)
    rows = [r for r in linked(articles, "standings").of(Standing) if isinstance(r, Standing)]
    assert {name[r.article]: r.own for r in rows} == pytest.approx(case["own"], abs=0.02)
    assert [name[r.article] for r in rows if r.outlier] == case["outliers"]


def test_an_outlier_says_why() -> None:
    rows = linked(articles_of(cases("standings")[0]), "standings").of(Standing)
    reasons = [r.outlier for r in rows if isinstance(r, Standing) and r.outlier]
    assert len(reasons) == 1
    assert "names and terms that most of the other articles have" in reasons[0]


def test_a_later_version_updates_and_does_not_contradict() -> None:
    first = "The roof of the Port Ellery fish market fell in on Tuesday night. Two porters died, police said."
    more = " Fire crews worked until dawn to free a man who was caught under a beam near the auction ring."
    story = [
        Article(
            "Beacon News", first + more, "https://b.example/a", captured="2025-03-12T08:00", language="en"
        ),
        Article(
            "Beacon News", first.replace("Two", "Five") + more, "https://b.example/a",
            captured="2025-03-12T19:30", language="en",
        ),
    ]  # fmt: skip
    rows = [r for r in linked(story, "discrepancies").of(Discrepancy) if isinstance(r, Discrepancy)]
    assert [(r.kind, r.grade) for r in rows] == [("number", "update")]
    assert [(v.value, v.at) for v in rows[0].values] == [
        ("Two porters", "2025-03-12T08:00"), ("Five porters", "2025-03-12T19:30"),
    ]  # fmt: skip


def test_what_an_outlet_has_put_right_is_no_contradiction() -> None:
    first = "The roof of the Port Ellery fish market fell in on Tuesday night. Two porters died, police said."
    more = " Fire crews worked until dawn to free a man who was caught under a beam near the auction ring."
    other = (
        "Five porters died when the roof of the fish market at Port Ellery fell in on Tuesday, police said."
    )
    story = [
        Article("Beacon News", first + more, published="2025-03-12T08:00", language="en"),
        Article(
            "Beacon News", first.replace("Two", "Five") + more, published="2025-03-12T19:30", language="en"
        ),
        Article("The Lantern", other, published="2025-03-12", language="en"),
    ]
    rows = [r for r in linked(story, "discrepancies").of(Discrepancy) if isinstance(r, Discrepancy)]
    assert [(r.kind, r.grade) for r in rows] == [("number", "update")]
    still = [Article("Beacon News", first + more, published="2025-03-12T08:00", language="en"), story[2]]
    rows = [r for r in linked(still, "discrepancies").of(Discrepancy) if isinstance(r, Discrepancy)]
    assert [r.grade for r in rows] != ["update"]
