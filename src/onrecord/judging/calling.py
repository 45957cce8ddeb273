"""Finds the row that somebody means to judge: by its id, or by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFoundError, OnrecordError
from onrecord.model import (
    Article,
    DiaryEntry,
    Discrepancy,
    Passage,
    Person,
    Point,
    Position,
    Power,
    Quote,
    QuoteGroup,
    Row,
    Statement,
    StoryData,
    Wording,
    row_id,
    spans_of,
)
from onrecord.text.asking import asked, begin, folded

SECTIONS: dict[str, type[Row]] = {
    kind.table: kind
    for kind in (
        Person, Quote, QuoteGroup, Power, Position, Statement, DiaryEntry, Passage, Point, Discrepancy,
        Wording,
    )
}  # fmt: skip
LISTED = 12  # candidates that a message names
LONGEST_LABEL = 120
_ID = re.compile(r"[0-9a-f]{4,12}")
_HELD = ("current", "acting")


@dataclass(frozen=True, slots=True)
class Called:
    """A row with its id and with what it is called, for people to read."""

    row: Row
    id: str
    label: str

    @property
    def section(self) -> str:
        """The table that the row is of."""
        return type(self.row).table


class Caller:
    """A story's rows, to be called by id or by words."""

    def __init__(self, data: StoryData) -> None:
        self.data = data
        self.texts: Mapping[str, Article] = {a.id: a for a in data.articles}
        own = {k.table: k for k in data.rows if not k.__module__.startswith("onrecord.model.")}
        self._kinds = {**SECTIONS, **dict(sorted(own.items()))}
        self.quotes: Mapping[str, Quote] = {row_id(q): q for q in data.of(Quote)}

    def call(self, words: str, section: str | None = None) -> Called:
        """The one row that is meant: by the beginning of its id (4 digits or more), else in a section by
        words of what it says, without a section by a person's or body's name or office.

        Raises NotFoundError where there is none and OnrecordError where there are several, naming them.
        """
        if section is not None and section not in self._kinds:
            raise OnrecordError(f"no section {section!r}; there are {', '.join(self._kinds)}")
        kinds = [self._kinds[section]] if section else list(self._kinds.values())
        if _ID.fullmatch(words):
            found = [c for kind in kinds for c in self.all(kind) if c.id.startswith(words)]
            if found:
                return self._one(found, words, "id")
        kind = self._kinds[section or Person.table]
        wanted = asked(words)
        if not wanted:
            raise OnrecordError(f"{words!r}: give the id of a row, or a name")
        every = list(self.all(kind))
        for names in (self._names, self._offices):
            named = [(c, names(c)) for c in every]
            exact = [c for c, said in named if any(asked(name) == wanted for name in said)]
            if len(exact) == 1:
                return exact[0]
            found = exact or [c for c, said in named if begin(wanted, said)]
            if found:
                return self._one(found, words, "name")
        raise NotFoundError(f"{words!r}: nothing in {kind.table} is called so; there are: {_listed(every)}")

    def all(self, kind: type[Row]) -> Iterator[Called]:
        """Every row of a kind."""
        for row in self.data.of(kind):
            yield self.named(row)

    def named(self, row: Row) -> Called:
        """A row with its id and label."""
        return Called(row, row_id(row), self.label(row))

    def _one(self, found: Sequence[Called], words: str, what: str) -> Called:
        if len(found) > 1:
            raise OnrecordError(
                f"{words!r}: that is the {what} of {len(found)} rows, say which by its id: {_listed(found)}"
            )
        return found[0]

    def _names(self, called: Called) -> list[str]:
        row = called.row
        return [row.name, *row.aliases] if isinstance(row, Person) else [called.label]

    def _offices(self, called: Called) -> list[str]:
        held = called.row.offices if isinstance(called.row, Person) else ()
        return [f"{o.title}, {o.body}" if o.body else o.title for o in held if o.status in _HELD]

    def label(self, row: Row) -> str:
        """What a row is called: a name, or the words that tell most of it, on one line and not too long."""
        text = " ".join(self._told(row).split())
        return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 2].rsplit(" ", 1)[0] + " \u2026"

    def _told(self, row: Row) -> str:
        match row:
            case Person():
                return row.name
            case QuoteGroup():
                said = self._words(self.quotes.get(row.fullest, row))
                return f"{row.speaker or 'speaker not named'}: {said}"
            case Power():
                condition = f", {row.condition}" if row.condition else ""
                return f"{row.holder} {row.modality} {row.power} {row.over}{condition}"
            case Position():
                return f"{row.actor}, {row.stance}: {row.about}, {row.target}"
            case Statement():
                return f"{row.by}: {row.what}"
            case DiaryEntry():
                return f"{row.start or 'no date'}: {row.what}"
            case Point():
                return row.what
            case Discrepancy():
                return f"{row.kind}: {row.about}"
            case Wording():
                return f"{row.kind}: {row.about}: {row.term}"
            case _:
                return self._words(row)

    def _words(self, row: Row) -> str:
        span = next(spans_of(row))
        return self.texts[span.article].text[span.start : span.end]


def _listed(found: Sequence[Called]) -> str:
    named = [f"{c.label} ({c.id})" for c in found[:LISTED]]
    more = f" and {len(found) - LISTED} more" if len(found) > LISTED else ""
    return ("; ".join(named) + more) or "none"


def fits(words: str, names: Sequence[str]) -> bool:
    """Whether words ask for one of the names: each begins a word of it."""
    wanted = asked(words)
    return bool(wanted) and any(begin(wanted, [name]) for name in names if folded(name))
