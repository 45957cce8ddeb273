"""Stories with marked names (see bench/people.py for the cases' form), and what must not take long."""

import time

import pytest
from bench.people import CASES, Marked, Score, people, read, score

from onrecord import pipeline
from onrecord.linkers.people import People
from onrecord.model import Article, Entity, Row, Span

STORIES = list(read(CASES))


@pytest.mark.parametrize("story", [pytest.param(s, id=s.name) for s in STORIES])
def test_nobody_is_wrongly_one(story: Marked) -> None:
    result = score(story)
    assert result.precision == 1.0
    assert result.recall >= 0.8
    assert result.names_right == result.names
    assert result.offices_right == result.offices
    assert [m for m in result.misses if "is nobody" in m] == []


def test_over_all_stories() -> None:
    total = Score()
    for story in STORIES:
        total.add(score(story))
    assert total.precision >= 0.97
    assert total.recall >= 0.95


def test_the_order_of_articles_does_not_matter() -> None:
    articles = STORIES[0].articles
    assert people(articles) == people(articles[::-1])


def test_a_story_of_many_articles_and_names_is_linked_in_seconds() -> None:
    articles = [Article(f"Outlet {i}", " " * 400, language="en") for i in range(500)]
    given, family = (
        "Ana Bo Cal Dee Eli Fay Gus Hal Ida Jon".split(),
        [f"Rowe{chr(97 + i % 26)}{i}" for i in range(60)],
    )
    rows: list[Row] = []
    for i, article in enumerate(articles):
        for k in range(20):
            name = (
                f"{given[(i + k) % 10]} {family[(i * 7 + k * 3) % 60]}"
                if k % 2
                else f"Body {family[(i + k) % 60]} Trust"
            )
            kind = "person" if k % 2 else "organization"
            rows.append(Entity((Span(article.id, 2 * k, 2 * k + 1),), kind, name))
    begin = time.process_time()
    outcome = pipeline.link(articles, rows, [People()])
    assert outcome.failures == []
    assert time.process_time() - begin < 10
