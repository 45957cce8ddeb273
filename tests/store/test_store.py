"""The store: whole articles, migrations, one writer, and what is said when it cannot be opened."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from onrecord.errors import NotFoundError, StoreError
from onrecord.model import Article, Failure, Judgement, Part, Row, Span
from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Piece(Part):
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sample(Row):
    """A row with a field of every kind that rows may have."""

    table: ClassVar[str] = "samples"
    span: Span
    other: Span | None
    name: str
    maybe: str | None
    count: int
    share: float
    sure: bool
    names: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Bond(Row):
    table: ClassVar[str] = "bonds"
    spans: tuple[Span, ...]


ARTICLE = Article("The Cove Mail", "The pier 🛥️ reopened.", url="https://cove.example/pier", language="en")
SAMPLE = Sample(
    Span(ARTICLE.id, 0, 3),
    None,
    "naïve “x”",
    None,
    3,
    0.5,
    True,
    ("a", "b"),
    (("=", "x"),),
    (Piece("w", ()),),
)


def opened(path: Path | None) -> Store:
    return Store(path, [Sample], [Bond])


def test_a_story_comes_back_as_it_went_in(tmp_path: Path) -> None:
    bond = Bond((Span(ARTICLE.id, 0, 3), Span(ARTICLE.id, 4, 8)))
    failure = Failure(ARTICLE.id, "quotes", "ValueError: no")
    store = opened(tmp_path / "x" / "record.sqlite")
    store.save(ARTICLE, "v1", {Sample: [SAMPLE]}, [failure])
    assert store.add_to_story("pier", "The pier", [ARTICLE.id]) == 1
    assert store.add_to_story("pier", "The pier", [ARTICLE.id]) == 0
    store.save_links("pier", "l1", {Bond: [bond]}, [])
    store.close()
    again = opened(tmp_path / "x" / "record.sqlite")
    data = again.data("pier", {})
    assert data.articles == (ARTICLE,)
    assert data.of(Sample) == (SAMPLE,)
    assert data.of(Bond) == (bond,)
    assert data.failures == (failure,)
    assert again.known([ARTICLE.id, "nobody"]) == {ARTICLE.id: "v1"}
    assert [(s.id, s.articles, s.outlets) for s in again.stories()] == [("pier", 1, ("The Cove Mail",))]


def test_an_unknown_story_is_named_with_those_there_are() -> None:
    store = opened(None)
    with pytest.raises(NotFoundError, match="it has none yet"):
        store.members("pier")
    store.add_to_story("bridge", "Bridge", [])
    with pytest.raises(NotFoundError, match="no story 'pier' in this store; it has: bridge"):
        store.members("pier")


def test_a_row_type_that_changed_is_rebuilt_and_its_articles_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    store = opened(path)
    store.save(ARTICLE, "v1", {Sample: [SAMPLE]}, [])
    store.close()
    changed = Store(path, [Bond], [])
    assert changed.known([ARTICLE.id]) == {ARTICLE.id: None}
    assert changed.articles([ARTICLE.id]) == [ARTICLE]
    changed.close()
    tables = {
        r[0] for r in sqlite3.connect(path).execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    assert "samples" not in tables


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    opened(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="written by a newer onrecord"):
        opened(path)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear sir, this is no database at all, whatever its name may say.\n" * 20)
    with pytest.raises(StoreError, match="not a store of onrecord"):
        opened(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="its folder cannot be made"):
        opened(tmp_path / "file" / "record.sqlite")


def halfway(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(store.schema.story.insert().values(id="x", title="x"))
        raise ValueError("halfway")


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path / "record.sqlite")
    with pytest.raises(ValueError, match="halfway"):
        halfway(store)
    assert store.stories() == []
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_store_from_before_judgements_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    store = opened(path)
    store.save(ARTICLE, "v1", {Sample: [SAMPLE]}, [])
    store.add_to_story("pier", "The pier", [ARTICLE.id])
    store.close()
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE judgements; PRAGMA user_version = 1")
    connection.close()
    again = opened(path)
    judgement = Judgement("withdraw", "2031-03-10T09:00:00.000000Z", "Ada", "", withdraws="0123456789ab")
    assert again.judgements("pier") == ()
    assert again.add_judgements("pier", [judgement, judgement]) == 1
    assert again.add_judgements("pier", [judgement]) == 0
    assert again.judgements("pier") == (judgement,)
    assert again.known([ARTICLE.id]) == {ARTICLE.id: "v1"}
    with pytest.raises(NotFoundError, match="no story 'bridge'"):
        again.add_judgements("bridge", [judgement])


def test_a_new_kind_of_linked_row_does_not_cost_a_reading(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    first = Store(path, [Sample], [])
    first.save(ARTICLE, "v1", {Sample: [SAMPLE]}, [])
    first.close()
    assert opened(path).known([ARTICLE.id]) == {ARTICLE.id: "v1"}
