"""The store's tables: a fixed base, and one table for each row type, derived from its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer, MetaData, PrimaryKeyConstraint, Table, Text

from onrecord.model import Judgement, Row
from onrecord.store.codec import columns


@dataclass(frozen=True)
class Schema:
    """All tables of a store. `of_article` and `of_story` map row types to theirs."""

    metadata: MetaData
    article: Table
    story: Table
    member: Table
    failure: Table
    derived: Table
    judgement: Table
    of_article: dict[type[Row], Table]
    of_story: dict[type[Row], Table]


def schema(of_article: Iterable[type[Row]], of_story: Iterable[type[Row]]) -> Schema:
    """Build the tables for the given stored row types (annotators' and linkers')."""
    metadata = MetaData()
    article = Table(
        "article",
        metadata,
        Column("id", Text, primary_key=True),
        Column("outlet", Text, nullable=False),
        Column("url", Text, index=True),
        Column("title", Text),
        Column("published", Text),
        Column("language", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("rest", Text, nullable=False),  # the other fields, as JSON
        Column("reading", Text),  # fingerprint of the annotators that read it; NULL while unread
    )
    story = Table(
        "story",
        metadata,
        Column("id", Text, primary_key=True),
        Column("title", Text, nullable=False),
        Column("linking", Text),  # fingerprint of the linkers and of the articles that they compared
    )
    member = Table(
        "story_article",
        metadata,
        Column("story", Text, ForeignKey("story.id", ondelete="CASCADE"), nullable=False),
        Column("article", Text, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        PrimaryKeyConstraint("story", "article"),
    )
    failure = Table(
        "failure",
        metadata,
        Column("article", Text, ForeignKey("article.id", ondelete="CASCADE")),
        Column("story", Text, ForeignKey("story.id", ondelete="CASCADE")),
        Column("step", Text, nullable=False),
        Column("why", Text, nullable=False),
    )
    derived = Table(
        "derived_table",
        metadata,
        Column("name", Text, primary_key=True),
        Column("shape", Text, nullable=False),
    )
    judgement = Table(
        Judgement.table,
        metadata,
        Column("of_story", Text, ForeignKey("story.id"), nullable=False),
        Column("id", Text, nullable=False),
        *columns(Judgement),
        PrimaryKeyConstraint("of_story", "id"),
    )
    return Schema(
        metadata,
        article,
        story,
        member,
        failure,
        derived,
        judgement,
        {kind: _derive(kind, "article", metadata) for kind in of_article},
        {kind: _derive(kind, "story", metadata) for kind in of_story},
    )


def _derive(kind: type[Row], owner: str, metadata: MetaData) -> Table:
    owner_column = f"of_{owner}"
    return Table(
        kind.table,
        metadata,
        Column(owner_column, Text, ForeignKey(f"{owner}.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("row_id", Text, nullable=False, index=True),
        *columns(kind),
        PrimaryKeyConstraint(owner_column, "position"),
    )


def shape(table: Table) -> str:
    """A text that changes whenever the table's columns do."""
    return ", ".join(f"{c.name} {c.type}{'' if c.nullable else ' NOT NULL'}" for c in table.columns)
