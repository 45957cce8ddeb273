"""Runs small stories through all annotators and some linkers, for the linkers' tests."""

from __future__ import annotations

from typing import Any

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.linkers import LINKERS
from onrecord.model import Article, Row


def articles_of(case: dict[str, Any]) -> list[Article]:
    """The articles of a case: {"outlet", "published", "text"} each."""
    return [
        Article(a["outlet"], a["text"], language="en", published=a["published"]) for a in case["articles"]
    ]


def linked(articles: list[Article], *names: str) -> pipeline.Outcome:
    """What the named linkers, and those that they require, make of the articles; no step may fail."""
    annotators = pipeline.order(ANNOTATORS)
    rows: list[Row] = []
    for article in articles:
        outcome = pipeline.annotate(article, annotators)
        assert [f for f in outcome.failures if f.step != "language"] == []
        rows += [r for of_kind in outcome.rows.values() for r in of_kind if not r.transient]
    given = [kind for step in ANNOTATORS for kind in step.produces]
    steps = [step for step in LINKERS if step.name in names]
    while (
        missing := {k for s in steps for k in s.requires} - {k for s in steps for k in s.produces} - {*given}
    ):
        steps += [step for step in LINKERS if missing & {*step.produces} and step not in steps]
    found = pipeline.link(articles, rows, pipeline.order(steps, given=given))
    assert found.failures == []
    return found
