"""Every registered annotator and linker keeps the rules that the pipeline relies on."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS, Annotator
from onrecord.archive import annotate, steps, stored
from onrecord.linkers import LINKERS, Linker
from onrecord.model import Article, Row
from onrecord.readers import UNSAID, find, load, read
from onrecord.store.codec import from_columns, to_columns
from tests.conftest import FIXTURES, HARBOUR

CASES = Path(__file__).parent / "cases"
STORIES = [HARBOUR, FIXTURES / "stories" / "lake-game", FIXTURES / "stories" / "dam-verdict"]


def articles_of(folder: Path) -> list[Article]:
    found = [f for f in find([str(folder)], frozenset({".txt"})) if not isinstance(f, Exception)]
    return [a for f in found for a in read(load(f, UNSAID, 10**6, 10**6)) if isinstance(a, Article)]


@pytest.fixture(scope="module")
def stories() -> list[list[Article]]:
    return [articles_of(folder) for folder in STORIES]


@pytest.fixture(scope="module")
def outcomes(stories: list[list[Article]]) -> dict[str, pipeline.Outcome]:
    return {a.id: pipeline.annotate(a, steps()[0]) for story in stories for a in story}


@pytest.mark.parametrize("step", [*ANNOTATORS, *LINKERS], ids=lambda s: s.name)
def test_is_documented_and_has_cases(step: Annotator | Linker) -> None:
    assert type(step).__doc__, f"{step.name} has no docstring"
    for kind in step.produces:
        assert kind.__doc__, f"{kind.__name__} has no docstring"
        assert kind.table.replace("_", "").isalpha()
    cases = list((CASES / step.name).glob("*.json")) + list((CASES / step.name).glob("*.txt"))
    assert cases, f"tests/cases/{step.name} holds no cases"


def test_no_step_fails_on_the_invented_stories(outcomes: dict[str, pipeline.Outcome]) -> None:
    assert [f for outcome in outcomes.values() for f in outcome.failures] == []


def test_the_same_article_gives_the_same_rows_twice(
    stories: list[list[Article]], outcomes: dict[str, pipeline.Outcome]
) -> None:
    for article in stories[0]:
        rows, _ = annotate(article)
        first = {k: r for k, r in outcomes[article.id].rows.items() if not k.transient}
        assert rows == first


def test_stored_rows_pickle_and_survive_the_store(outcomes: dict[str, pipeline.Outcome]) -> None:
    for outcome in outcomes.values():
        for kind, rows in outcome.rows.items():
            if kind.transient:
                continue
            assert pickle.loads(pickle.dumps(rows)) == rows
            assert [from_columns(kind, to_columns(row)) for row in rows] == rows


def test_steps_pickle() -> None:
    for step in (*ANNOTATORS, *LINKERS):
        assert type(pickle.loads(pickle.dumps(step))) is type(step)


def test_each_row_type_is_made_by_annotators_or_by_linkers() -> None:
    assert not set(stored(ANNOTATORS)) & set(stored(LINKERS))
    tables = [k.table for k in [*stored(ANNOTATORS), *stored(LINKERS)]]
    assert len(set(tables)) == len(tables)


@pytest.mark.parametrize("number", range(len(STORIES)), ids=[s.name for s in STORIES])
def test_links_are_the_same_in_any_order_and_do_not_fail(
    number: int, stories: list[list[Article]], outcomes: dict[str, pipeline.Outcome]
) -> None:
    articles = stories[number]
    rows: list[Row] = [
        r for a in articles for k, of_kind in outcomes[a.id].rows.items() if not k.transient for r in of_kind
    ]
    linked = pipeline.link(articles, rows, steps()[1])
    assert linked.failures == []
    for kind, of_kind in linked.rows.items():
        assert [from_columns(kind, to_columns(row)) for row in of_kind] == of_kind
    shuffled = list(rows)
    random.Random(7).shuffle(shuffled)
    assert pipeline.link(articles[::-1], shuffled, steps()[1]) == linked
