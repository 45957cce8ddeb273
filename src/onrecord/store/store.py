"""Store: articles, stories and rows in one SQLite file, written by one writer at a time."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    StaticPool,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from onrecord.errors import NotFoundError, StoreError
from onrecord.model import Article, Failure, Judgement, Markup, Row, StoryData, in_time, row_id
from onrecord.store.codec import from_columns, to_columns
from onrecord.store.migrations import migrate
from onrecord.store.tables import schema

WAIT_SECONDS = 30
COLUMNS = ("id", "outlet", "url", "title", "published", "language", "text")


@dataclasses.dataclass(frozen=True, slots=True)
class StorySummary:
    """A line of the list of stories. `first` and `last` are publication dates."""

    id: str
    title: str
    articles: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


class Store:
    """One SQLite file (or `None`: in memory) with the given row types' tables.

    Every write is one transaction, so that a run stopped at any moment leaves whole articles only.
    """

    def __init__(
        self, path: Path | None, of_article: Sequence[type[Row]], of_story: Sequence[type[Row]]
    ) -> None:
        self.path = path
        self.schema = schema(of_article, of_story)
        self.engine = _engine(path)
        with self.writing() as connection:
            migrate(connection, self.schema)

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; what is raised inside undoes all of it."""
        with self._told(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from; a snapshot of whole articles, whoever writes meanwhile."""
        reader = self.engine.execution_options(onrecord_reads=True)
        with self._told(), reader.connect() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "locked" in str(error.orig):
                raise StoreError(
                    f"{self.path}: another onrecord has been writing to it for {WAIT_SECONDS} seconds: "
                    "wait until it has finished, or choose another store with --store"
                ) from error
            raise StoreError(f"{self.path}: {error.orig}: check the disk and the file's rights") from error
        except DatabaseError as error:
            raise StoreError(
                f"{self.path}: not a store of onrecord ({error.orig}): choose another file with --store"
            ) from error

    # --- articles -----------------------------------------------------------------------------

    def known(self, articles: Iterable[str]) -> dict[str, str | None]:
        """For each of these article ids that is stored: the fingerprint of its reading."""
        table = self.schema.article
        found: dict[str, str | None] = {}
        with self.reading() as connection:
            for some in _chunks(sorted(set(articles))):
                query = select(table.c.id, table.c.reading).where(table.c.id.in_(some))
                found.update(connection.execute(query).all())
        return found

    def pages(self, urls: Iterable[str]) -> dict[str, set[str]]:
        """For each of these addresses: the ids of the stored captures of it."""
        table = self.schema.article
        found: dict[str, set[str]] = defaultdict(set)
        with self.reading() as connection:
            for some in _chunks(sorted(set(urls))):
                query = select(table.c.url, table.c.id).where(table.c.url.in_(some))
                for url, article in connection.execute(query):
                    found[url].add(article)
        return found

    def articles(self, ids: Iterable[str]) -> list[Article]:
        """The stored articles with these ids, ordered by outlet and id."""
        table = self.schema.article
        found: list[Article] = []
        with self.reading() as connection:
            for some in _chunks(sorted(set(ids))):
                rows = connection.execute(select(table).where(table.c.id.in_(some))).mappings()
                found.extend(_article(dict(row)) for row in rows)
        return sorted(found, key=lambda a: (a.outlet, a.id))

    def save(
        self,
        article: Article,
        reading: str,
        rows: Mapping[type[Row], Sequence[Row]],
        failures: Iterable[Failure],
    ) -> None:
        """Write an article with all that its annotators gave; replaces an earlier reading of it."""
        rest = dataclasses.asdict(article)
        values = {"id": article.id, "reading": reading, **{c: rest.pop(c) for c in COLUMNS if c != "id"}}
        values["rest"] = json.dumps(rest, ensure_ascii=False)
        table = self.schema.article
        with self.writing() as connection:
            known = connection.execute(select(table.c.id).where(table.c.id == article.id)).first()
            if known is None:
                connection.execute(insert(table).values(values))
            else:
                connection.execute(update(table).where(table.c.id == article.id).values(values))
            for kind, derived in self.schema.of_article.items():
                connection.execute(delete(derived).where(derived.c.of_article == article.id))
                _insert(connection, derived, {"of_article": article.id}, rows.get(kind, ()))
            lost = self.schema.failure
            connection.execute(delete(lost).where(lost.c.article == article.id))
            for failure in failures:
                connection.execute(
                    insert(lost).values(article=article.id, step=failure.step, why=failure.why)
                )

    # --- stories ------------------------------------------------------------------------------

    def add_to_story(self, story: str, title: str, articles: Iterable[str]) -> int:
        """Put articles into a story, made if it is new; says how many were not in it before."""
        table, member = self.schema.story, self.schema.member
        with self.writing() as connection:
            if connection.execute(select(table.c.id).where(table.c.id == story)).first() is None:
                connection.execute(insert(table).values(id=story, title=title))
            have = set(connection.scalars(select(member.c.article).where(member.c.story == story)))
            new = sorted(set(articles) - have)
            for article in new:
                connection.execute(insert(member).values(story=story, article=article))
        return len(new)

    def members(self, story: str) -> list[str]:
        """The ids of a story's articles. Raises NotFoundError for a story that is not there."""
        member = self.schema.member
        with self.reading() as connection:
            known = select(self.schema.story.c.id).where(self.schema.story.c.id == story)
            if connection.execute(known).first() is None:
                raise NotFoundError(self._no_story(connection, story))
            return sorted(connection.scalars(select(member.c.article).where(member.c.story == story)))

    def _no_story(self, connection: Connection, story: str) -> str:
        names = sorted(connection.scalars(select(self.schema.story.c.id)))
        shown = ", ".join(names[:10]) + (", ..." if len(names) > 10 else "")
        have = f"it has: {shown}" if names else "it has none yet: `onrecord read PATH` adds one"
        return f"no story {story!r} in {self.path or 'this store'}; {have}"

    def linking(self, story: str) -> str | None:
        """The fingerprint of the story's last linking, None if it was never linked."""
        table = self.schema.story
        with self.reading() as connection:
            return connection.scalar(select(table.c.linking).where(table.c.id == story))

    def save_links(
        self, story: str, linking: str, rows: Mapping[type[Row], Sequence[Row]], failures: Iterable[Failure]
    ) -> None:
        """Write what the linkers gave for a story; replaces what they gave before."""
        table, lost = self.schema.story, self.schema.failure
        with self.writing() as connection:
            for kind, derived in self.schema.of_story.items():
                connection.execute(delete(derived).where(derived.c.of_story == story))
                _insert(connection, derived, {"of_story": story}, rows.get(kind, ()))
            connection.execute(delete(lost).where(lost.c.story == story))
            for failure in failures:
                connection.execute(insert(lost).values(story=story, step=failure.step, why=failure.why))
            connection.execute(update(table).where(table.c.id == story).values(linking=linking))

    def stories(self) -> list[StorySummary]:
        """All stories, by title."""
        s, m, a = self.schema.story, self.schema.member, self.schema.article
        query = (
            select(s.c.id, s.c.title, func.count(a.c.id), func.min(a.c.published), func.max(a.c.published))
            .outerjoin(m, m.c.story == s.c.id)
            .outerjoin(a, a.c.id == m.c.article)
            .group_by(s.c.id)
        )
        outlets = select(m.c.story, a.c.outlet).join(a, a.c.id == m.c.article).distinct()
        with self.reading() as connection:
            by_story: dict[str, list[str]] = defaultdict(list)
            for story, outlet in connection.execute(outlets):
                by_story[story].append(outlet)
            found = [
                StorySummary(i, title, n, tuple(sorted(by_story[i])), first, last)
                for i, title, n, first, last in connection.execute(query)
            ]
        return sorted(found, key=lambda x: (x.title, x.id))

    # --- judgements ---------------------------------------------------------------------------

    def add_judgements(self, story: str, judgements: Iterable[Judgement]) -> int:
        """Keep judgements of a story, all or none; says how many were not there before.

        There is no way to change one or to take one out. Raises NotFoundError for a story that is not there.
        """
        table = self.schema.judgement
        self.members(story)
        with self.writing() as connection:
            have = set(connection.scalars(select(table.c.id).where(table.c.of_story == story)))
            new = [j for j in in_time(judgements) if j.id not in have]
            if new:
                values = [{"of_story": story, "id": j.id, **to_columns(j)} for j in new]
                connection.execute(insert(table), values)
        return len(new)

    def judgements(self, story: str) -> tuple[Judgement, ...]:
        """All judgements of a story, in the order in which they were made."""
        table = self.schema.judgement
        with self.reading() as connection:
            rows = connection.execute(select(table).where(table.c.of_story == story)).mappings()
            found = [from_columns(Judgement, row) for row in rows]
        return tuple(in_time(j for j in found if isinstance(j, Judgement)))

    def rows_of_articles(self, articles: Iterable[str]) -> dict[type[Row], list[Row]]:
        """The annotators' rows of these articles, by type."""
        wanted = sorted(set(articles))
        found: dict[type[Row], list[Row]] = {kind: [] for kind in self.schema.of_article}
        with self.reading() as connection:
            for kind, table in self.schema.of_article.items():
                for some in _chunks(wanted):
                    query = select(table).where(table.c.of_article.in_(some))
                    query = query.order_by(table.c.of_article, table.c.position)
                    found[kind].extend(from_columns(kind, r) for r in connection.execute(query).mappings())
        return found

    def data(self, story: str, models: Mapping[str, str]) -> StoryData:
        """All of a story. Raises NotFoundError for a story that is not there."""
        ids = self.members(story)
        articles = self.articles(ids)
        rows = self.rows_of_articles(ids)
        lost = self.schema.failure
        with self.reading() as connection:
            title = connection.scalar(
                select(self.schema.story.c.title).where(self.schema.story.c.id == story)
            )
            for kind, table in self.schema.of_story.items():
                query = select(table).where(table.c.of_story == story).order_by(table.c.position)
                rows[kind] = [from_columns(kind, r) for r in connection.execute(query).mappings()]
            columns = select(lost.c.article, lost.c.step, lost.c.why)
            failures = [Failure(*f) for f in connection.execute(columns.where(lost.c.story == story))]
            for some in _chunks(ids):
                found = connection.execute(columns.where(lost.c.article.in_(some)))
                failures.extend(Failure(*f) for f in found)
        failures.sort(key=lambda f: (f.article or "", f.step, f.why))
        return StoryData(
            story, title or story, tuple(articles), rows, tuple(failures), models, self.judgements(story)
        )


def _engine(path: Path | None) -> Engine:
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{path}: its folder cannot be made ({error.strerror}): choose another"
            ) from error
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        if path is not None:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")

    return engine


def _writes(connection: Connection) -> bool:
    return not connection.get_execution_options().get("onrecord_reads", False)


def _insert(connection: Connection, table: Any, owner: dict[str, str], rows: Sequence[Row]) -> None:
    values = [
        {**owner, "position": n, "row_id": row_id(row), **to_columns(row)} for n, row in enumerate(rows)
    ]
    if values:
        connection.execute(insert(table), values)


def _article(row: Mapping[str, Any]) -> Article:
    rest = json.loads(row["rest"])
    rest["authors"], rest["agency"] = tuple(rest["authors"]), tuple(rest["agency"])
    rest["title_span"] = tuple(rest["title_span"]) if rest["title_span"] else None
    rest["markup"] = tuple(Markup(**m) for m in rest["markup"])
    return Article(**{c: row[c] for c in COLUMNS if c != "id"}, **rest)


def _chunks(items: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
