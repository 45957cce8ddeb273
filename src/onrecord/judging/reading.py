"""The annotators' rows as people ruled: without what was rejected, with entities cut where one was two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from onrecord.model import (
    Article,
    Entity,
    Mention,
    Person,
    PowerClaim,
    Quote,
    Row,
    Span,
    StanceClaim,
    StatementClaim,
    in_order,
    row_id,
    spans_of,
)

ByType = dict[type[Row], list[Row]]

# A row that names a rejected row in one of these fields stands in its words, and goes with it.
_WITH = frozenset({"quote", "by", "voice", "holder"})
# These may go on naming it: whoever reads them asks first whether it is there.
_LOOSE = frozenset({"parent", "continues"})
_READ_FROM_WORDS = (PowerClaim, StanceClaim, StatementClaim)


def without(rows: Mapping[type[Row], Sequence[Row]], rejected: set[str]) -> ByType:
    """The rows without those of these ids, without what stands in their words, and naming them nowhere."""
    if not rejected:
        return {kind: list(of_kind) for kind, of_kind in rows.items()}
    said: dict[str, list[Span]] = defaultdict(list)
    for quote in rows.get(Quote, ()):
        if isinstance(quote, Quote) and row_id(quote) in rejected:
            for span in quote.content:
                said[span.article].append(span)
    kept: ByType = {}
    for kind, of_kind in rows.items():
        kept[kind] = []
        for row in of_kind:
            if row_id(row) in rejected or (kind in _READ_FROM_WORDS and _inside(row, said)):
                continue
            changed = _forget(row, rejected)
            if changed is not None:
                kept[kind].append(changed)
    return kept


def _inside(row: Row, said: Mapping[str, Sequence[Span]]) -> bool:
    spans = list(spans_of(row))
    return all(any(words.holds(span) for words in said.get(span.article, ())) for span in spans)


def _forget(row: Row, rejected: set[str]) -> Row | None:
    """The row without its references to what was rejected; None if it goes with it."""
    change: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, str) and value in rejected and field.name not in _LOOSE:
            if field.name in _WITH:
                return None
            change[field.name] = None
        elif isinstance(value, tuple) and any(isinstance(v, str) and v in rejected for v in value):
            change[field.name] = tuple(v for v in value if v not in rejected)
    return replace(row, **change) if change else row


def cut(
    rows: Mapping[type[Row], Sequence[Row]], moved: Mapping[Span, str], articles: Mapping[str, Article]
) -> ByType:
    """The rows with each entity cut whose mentions are `moved` in part: the mentions of one label make an
    entity, those of none another, and whatever named the whole names the part that its words stand by.
    """
    done: ByType = {kind: list(of_kind) for kind, of_kind in rows.items()}
    mentions = {m.span: m for m in rows.get(Mention, ()) if isinstance(m, Mention)}
    parts: dict[str, list[Entity]] = {}
    for entity in rows.get(Entity, ()):
        assert isinstance(entity, Entity)
        labels: dict[str | None, list[Span]] = defaultdict(list)
        for span in entity.mentions:
            labels[moved.get(span)].append(span)
        if len(labels) > 1:
            parts[row_id(entity)] = [
                _part(entity, spans, label is None, mentions, articles)
                for label, spans in sorted(
                    labels.items(), key=lambda item: (item[0] is not None, item[0] or "")
                )
            ]
    if not parts:
        return done
    whole: list[Row] = [e for e in done[Entity] if row_id(e) not in parts]
    done[Entity] = in_order([*whole, *(p for of_one in parts.values() for p in of_one)])

    def heir(key: str, row: Row, words: Iterable[str]) -> str:
        return row_id(_nearest(parts[key], list(spans_of(row)), set(words), articles))

    for kind, of_kind in done.items():
        if kind is Person:
            done[kind] = [_of_parts(row, parts) for row in of_kind]
        elif kind is not Entity:
            done[kind] = [_pointed(row, parts.keys(), heir) for row in of_kind]
    return done


def _of_parts(row: Row, parts: Mapping[str, Sequence[Entity]]) -> Row:
    """A person with all parts of what was cut."""
    assert isinstance(row, Person)
    members = (key for m in row.members for key in ([row_id(p) for p in parts[m]] if m in parts else [m]))
    return replace(row, members=tuple(sorted(members)))


def _part(
    entity: Entity,
    spans: Sequence[Span],
    rest: bool,
    mentions: Mapping[Span, Mention],
    articles: Mapping[str, Article],
) -> Entity:
    """What an entity is of some of its mentions alone."""
    names: list[str] = []
    for span in spans:
        mention = mentions.get(span)
        words = articles[span.article].text[span.start : span.end]
        names.append(_name(mention, words))
    named = [n for n in names if not n.startswith("the ")] or names
    name = max(sorted(set(named)), key=lambda n: (len(n.split()), len(n)))
    if rest and (entity.name in named or all(n in entity.name.split() for n in named)):
        name = entity.name
    return Entity(
        tuple(spans),
        entity.type,
        name,
        tuple(sorted(set(named) - {name})),
        entity.honorifics if rest else (),
        entity.parties if rest else (),
        entity.gender if rest else None,
    )


def _name(mention: Mention | None, words: str) -> str:
    if mention is None:
        return " ".join(words.split())
    return f"the {mention.name}" if mention.form == "office" else mention.name


def _pointed(row: Row, cut_ids: Iterable[str], heir: Callable[[str, Row, Iterable[str]], str]) -> Row:
    change: dict[str, Any] = {}
    ids = set(cut_ids)
    words = [v for f in fields(row) if isinstance(v := getattr(row, f.name), str) and v not in ids]
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, str) and value in ids:
            change[field.name] = heir(value, row, words)
        elif isinstance(value, tuple) and any(isinstance(v, str) and v in ids for v in value):
            change[field.name] = tuple(
                dict.fromkeys(heir(v, row, words) if isinstance(v, str) and v in ids else v for v in value)
            )
    return replace(row, **change) if change else row


def _nearest(
    parts: Sequence[Entity], spans: Sequence[Span], words: set[str], articles: Mapping[str, Article]
) -> Entity:
    """The part that a row's words hold a mention of; of several the one named in so many words; else the
    part last named before them.
    """

    def inside(part: Entity) -> list[Span]:
        return [m for m in part.mentions if any(s.touches(m) for s in spans)]

    touched = [p for p in parts if inside(p)]
    if len(touched) == 1:
        return touched[0]
    named = [
        p for p in touched
        if words & {articles[m.article].text[m.start : m.end] for m in inside(p)}
    ]  # fmt: skip
    if touched:
        return named[0] if len(named) == 1 else touched[0]
    first = min(spans)
    before = [(m.start, -n) for n, p in enumerate(parts) for m in p.mentions if m.start <= first.start]
    return parts[-max(before)[1]] if before else parts[0]
