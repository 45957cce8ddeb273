"""Makes judgements of what somebody says of a story's rows, or says why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import NotFoundError, OnrecordError
from onrecord.judging.anchors import anchored, target
from onrecord.judging.calling import Called, Caller, fits
from onrecord.judging.checking import checked
from onrecord.model import Anchor, Article, Entity, Judgement, Person, Point, QuoteGroup, Span, Target, row_id

# Rows that may be one, by the section that a ruling on them is of.
_GROUPED = {
    "people": "people",
    "quotes": "quotes",
    "quote_groups": "quotes",
    "points": "points",
    "diary": "diary",
}
_PARTED = ("people", "quote_groups", "points")
_PLACE = re.compile(r"([0-9a-f]{4,16})(?::(\d+)(?:-(\d+))?)?")


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges, when (in UTC, to the microsecond) and why."""

    by: str
    at: str
    reason: str

    def make(self, action: str, *targets: Target, **more: object) -> Judgement:
        """A judgement so signed. Raises OnrecordError for what is too long or not text."""
        made = Judgement(action, self.at, self.by, self.reason, targets)
        return checked(replace(made, **more))  # type: ignore[arg-type]


def merge(caller: Caller, rows: Sequence[Called], signed: Signed, force: bool = False) -> Judgement:
    """These are one, and called as the first is. Raises OnrecordError where they cannot be, and for a
    person with a body unless `force` says that it is so.
    """
    distinct = {c.id: c for c in rows}
    if len(distinct) < 2:
        raise OnrecordError("merge: name two rows or more; these are one already")
    kinds = {_GROUPED.get(c.section, f"={c.section}") for c in rows}
    if len(kinds) > 1:
        told = "; ".join(f"{c.label} is of {c.section}" for c in rows[:4])
        raise OnrecordError(f"merge: only rows of one section can be one: {told}")
    if next(iter(kinds)).startswith("="):
        raise OnrecordError(
            f"merge: {rows[0].section} are not merged: people, quotes, quote_groups, points and diary are; "
            "reject the row that should not be there"
        )
    types = {c.row.type: c.label for c in rows if isinstance(c.row, Person)}
    if len(types) > 1 and not force:
        raise OnrecordError(
            f"merge: {types['person']} is a person and {types['organization']} a body, and one is hardly the "
            "other; if it is so, say it with --force"
        )
    return signed.make("merge", *(aimed(caller, c) for c in distinct.values()))


def rename(caller: Caller, row: Called, name: str, signed: Signed) -> Judgement:
    """The person or body is called so. Raises OnrecordError for another kind of row, or no name."""
    if not isinstance(row.row, Person):
        raise OnrecordError(f"rename: {row.label} is of {row.section}; only people and bodies have names")
    return signed.make("rename", aimed(caller, row), name=" ".join(name.split()))


def reject(caller: Caller, row: Called, signed: Signed) -> Judgement:
    """The row is wrong and leaves the record."""
    return signed.make("reject", aimed(caller, row))


def confirm(caller: Caller, row: Called, signed: Signed) -> Judgement:
    """The row is right."""
    return signed.make("confirm", aimed(caller, row))


def split(caller: Caller, row: Called, which: Sequence[str], to: Called | None, signed: Signed) -> Judgement:
    """Some of what a row joins belongs elsewhere: to the row `to`, else to one of its own.

    `which` says what: of a person the mentions with these words, in this outlet, or at
    "ARTICLE:START-END"; of a quote group or point those of an outlet, an article, or a quote's id.
    Raises OnrecordError where that is nothing or everything, naming what there is.
    """
    if row.section not in _PARTED:
        raise OnrecordError(f"split: {row.section} are not split: {', '.join(_PARTED)} are")
    if to is not None and (to.section != row.section or to.id == row.id):
        raise OnrecordError(f"split: what is taken out of {row.label} goes to another row of {row.section}")
    if not which:
        raise OnrecordError(f"split: say which of {row.label} is meant: {_there(_pieces(caller, row))}")
    pieces = _pieces(caller, row)
    picked: set[int] = set()
    for words in which:
        found = [n for n, p in enumerate(pieces) if p.answers(words)]
        if not found:
            raise NotFoundError(f"split: {row.label} has no {words!r}; it has: {_there(pieces)}")
        picked.update(found)
    chosen = [pieces[n] for n in sorted(picked)]
    if len(chosen) == len(pieces):
        raise OnrecordError(
            f"split: that is all there is of {row.label}; to give all of it to another, merge the two"
        )
    targets = [aimed(caller, row), *([aimed(caller, to)] if to else [])]
    return signed.make("split", *targets, moved=_moved(caller, row, chosen))


def withdraw(judgements: Sequence[Judgement], which: str, signed: Signed) -> Judgement:
    """A judgement no longer holds: named by its number in the list, or by the beginning of its id."""
    found = [j for n, j in enumerate(judgements, 1) if which == str(n)]
    if not found and re.fullmatch(r"[0-9a-f]{4,12}", which):
        found = [j for j in judgements if j.id.startswith(which)]
    if len(found) != 1:
        how = f"there are {len(judgements)}, see the list" if judgements else "there are none"
        raise NotFoundError(f"withdraw: no one judgement {which!r}; {how}")
    return signed.make("withdraw", withdraws=found[0].id)


# --- how a row is named -------------------------------------------------------------------------


def aimed(caller: Caller, called: Called) -> Target:
    """The row as a judgement names it: a person by one mention of each article's entity."""
    spans: Iterable[Span] | None = None
    if isinstance(called.row, Person):
        members = set(called.row.members)
        spans = [e.mentions[0] for e in caller.data.of(Entity) if row_id(e) in members] or None
    return target(called.row, called.label, caller.texts, spans)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that a row joins: a mention, a version or a cell. `of` is the entity of a mention."""

    spans: tuple[Span, ...]
    words: str
    article: Article
    id: str
    of: str = ""

    def answers(self, asked_for: str) -> bool:
        place = _PLACE.fullmatch(asked_for)
        if place:
            article, start, end = place[1], place[2], place[3]
            if start is None and self.id and self.id.startswith(article):
                return True
            if self.article.id.startswith(article):
                first = self.spans[0]
                return start is None or (
                    first.start == int(start) and (end is None or self.spans[-1].end == int(end))
                )
        return fits(asked_for, [self.words]) or fits(asked_for, [self.article.outlet])


def _pieces(caller: Caller, called: Called) -> list[_Piece]:
    row, texts = called.row, caller.texts
    if isinstance(row, Person):
        members = set(row.members)
        entities = [(row_id(e), e) for e in caller.data.of(Entity)]
        return [
            _Piece((m,), _read(m, texts[m.article]), texts[m.article], "", key)
            for key, e in entities if key in members
            for m in e.mentions
        ]  # fmt: skip
    if isinstance(row, QuoteGroup):
        said = [(v.quote, caller.quotes[v.quote]) for v in row.variants if v.quote in caller.quotes]
        return [_Piece(q.content, caller.label(q), texts[q.content[0].article], key) for key, q in said]
    assert isinstance(row, Point)
    return [
        _Piece(cell.evidence, _read(cell.evidence[0], texts[cell.article]), texts[cell.article], "")
        for cell in row.cells if cell.evidence
    ]  # fmt: skip


def _read(span: Span, article: Article) -> str:
    return " ".join(article.text[span.start : span.end].split())


def _there(pieces: Sequence[_Piece]) -> str:
    named = list(dict.fromkeys(f"{p.words[:60]} ({p.article.outlet})" for p in pieces))
    return "; ".join(named[:12]) + (f" and {len(named) - 12} more" if len(named) > 12 else "")


def _moved(caller: Caller, row: Called, chosen: Sequence[_Piece]) -> tuple[Anchor, ...]:
    """The words of what is moved; entities that are moved whole are named by one mention."""
    if not isinstance(row.row, Person):
        return anchored((s for p in chosen for s in p.spans), caller.texts)
    picked = {p.spans[0] for p in chosen}
    found: list[Anchor] = []
    members = set(row.row.members)
    for entity in caller.data.of(Entity):
        if row_id(entity) not in members:
            continue
        mine = [m for m in entity.mentions if m in picked]
        if len(mine) == len(entity.mentions):
            found += anchored(mine[:1], caller.texts, whole=True)
        else:
            found += anchored(mine, caller.texts)
    return tuple(found)
