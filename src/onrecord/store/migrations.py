"""Brings a store's tables up to date: numbered steps for the base, a rebuild for derived tables."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select, text, update

from onrecord.errors import StoreError
from onrecord.store.tables import Schema, shape


def _first(connection: Connection, schema: Schema) -> None:
    base = [schema.article, schema.story, schema.member, schema.failure, schema.derived]
    schema.metadata.create_all(connection, tables=base)


def _second(connection: Connection, schema: Schema) -> None:
    """Judgements: added to, never changed and never taken out, whoever opens the file."""
    schema.metadata.create_all(connection, tables=[schema.judgement])
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER judgements_stay_{change.lower()} BEFORE {change} ON judgements BEGIN "
                "SELECT RAISE(ABORT, 'judgements are only added to: withdraw one by a further one'); END"
            )
        )


# One step for each version of the base tables, in order; a step never changes once released.
STEPS: tuple[Callable[[Connection, Schema], None], ...] = (_first, _second)


def migrate(connection: Connection, schema: Schema) -> None:
    """Run the steps that the store has not seen; make or remake the derived tables.

    A derived table whose columns changed is dropped and its owners marked unread (or unlinked, for a
    story's rows): its rows are made again from the articles, which are never touched. Raises StoreError
    for a store written by a newer version.
    """
    version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
    if version > len(STEPS):
        raise StoreError(
            f"the store was written by a newer onrecord (format {version}, this one knows {len(STEPS)}): "
            "upgrade onrecord or choose another store with --store"
        )
    for number, step in enumerate(STEPS[version:], version + 1):
        step(connection, schema)
        connection.execute(text(f"PRAGMA user_version = {number:d}"))
    known = dict(connection.execute(select(schema.derived.c.name, schema.derived.c.shape)).all())
    wanted = {t.name: t for t in (*schema.of_article.values(), *schema.of_story.values())}
    changed = {name for name, table in wanted.items() if known.get(name) != shape(table)}
    changed |= known.keys() - wanted.keys()
    if not changed:
        return
    for name in sorted(changed):
        # Names come from this package's row types or from this table: quoted, never from articles.
        connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
        connection.execute(delete(schema.derived).where(schema.derived.c.name == name))
        if name in wanted:
            wanted[name].create(connection)
            connection.execute(insert(schema.derived).values(name=name, shape=shape(wanted[name])))
    if not changed <= {t.name for t in schema.of_story.values()}:
        connection.execute(update(schema.article).values(reading=None))
    connection.execute(update(schema.story).values(linking=None))
