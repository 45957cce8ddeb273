"""Reads which offices the article's persons hold, held or shadow."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.entities import named_claims
from onrecord.model import Article, Entity, Mention, OfficeClaim, Parse, Row, Span, row_id
from onrecord.text.names_offices import Title, parse_title


class Offices(Annotator):
    """One OfficeClaim for each place that says which office somebody holds, with its words."""

    name = "offices"
    requires = (Parse, Mention, Entity)
    produces = (OfficeClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        entities = rows.of(Entity)
        at: dict[Span, str] = {}
        ids: dict[str, Entity] = {}
        for one in entities:
            if one.type == "person":
                ids[row_id(one)] = one
                at.update(dict.fromkeys(one.mentions, row_id(one)))
        by_name = [
            m.span for m in rows.of(Mention) if m.kind == "person" and m.form == "name" and m.span in at
        ]
        found = named_claims(rows.of(Parse), [(s, at[s]) for s in by_name])
        rows_out = [
            OfficeClaim(
                (c.evidence,), c.key, c.title.title, self._body(c.title, c.evidence, entities),
                c.title.status, c.since, c.until,
            )
            for c in found
        ]  # fmt: skip
        covered = [c.evidence for c in found]
        for m in rows.of(Mention):
            if m.form != "office" or m.span not in at or any(e.holds(m.span) for e in covered):
                continue
            title = parse_title(m.name)
            if title is not None:
                rows_out.append(
                    OfficeClaim(
                        (m.span,), at[m.span], title.title, self._body(title, m.span, entities), title.status
                    )
                )
        yield from dict.fromkeys(rows_out)

    def _body(self, title: Title, place: Span, entities: tuple[Entity, ...]) -> str | None:
        """The body's full name, where the words that name it are an entity's."""
        if title.body is None:
            return None
        for one in entities:
            if one.type == "organization" and (
                title.body in (one.name, *one.aliases)
                or any(place.holds(s) and s.end == place.end for s in one.mentions)
            ):
                return one.name
        return title.body
