"""Applies judgements: to annotators' rows before linking, to each kind of linked row before others see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.judging import reading
from onrecord.judging.anchors import Places
from onrecord.judging.finding import Shelf
from onrecord.judging.grouping import GROUPINGS
from onrecord.judging.partition import Note, Partition
from onrecord.linkers.sides import Sides
from onrecord.model import (
    Article,
    Entity,
    Judgement,
    Person,
    QuoteGroup,
    Row,
    Ruling,
    Span,
    StoryData,
    in_order,
    in_time,
    row_id,
)

ByType = dict[type[Row], list[Row]]

# Kinds of which a confirmed row stays whole, whatever a linker would part.
_WHOLE = (Person, QuoteGroup)
# Words that a ruling shows for what it was found by.
_SHOWN = 20
VERDICTS = {"reject": "rejected", "confirm": "confirmed"}


class Bench:
    """A story's judgements at work. Use once: `read`, then `settle` for each linked kind, then `rulings`."""

    def __init__(self, judgements: Iterable[Judgement], articles: Iterable[Article]) -> None:
        self.order = in_time(judgements)
        self.number = {j.id: n for n, j in enumerate(self.order, 1)}
        self.texts = {a.id: a for a in articles}
        self.places = Places(self.texts)
        self.notes = {j.id: Note(section=j.targets[0].table if j.targets else None) for j in self.order}
        self.active = self._active()
        self._settled: set[str] = set()

    def _active(self) -> list[Judgement]:
        """The judgements that hold; those taken back, and the taking back itself, are noted."""
        taken: dict[str, Judgement] = {}
        for n, judgement in reversed(list(enumerate(self.order))):
            if judgement.action != "withdraw" or judgement.id in taken:
                continue
            note = self.notes[judgement.id]
            target = judgement.withdraws or ""
            if target not in self.number:
                note.why = "the judgement that it withdraws is not here"
            elif self.number[target] > n:
                note.why = "the judgement that it withdraws is a later one"
            else:
                note.state = "applied"
                taken.setdefault(target, judgement)
        for key, by in taken.items():
            note = self.notes[key]
            note.state, note.why = "withdrawn", f"by judgement {self.number[by.id]}"
        return [j for j in self.order if j.id not in taken and j.action != "withdraw"]

    # --- annotators' rows --------------------------------------------------------------------------

    def read(self, rows: Mapping[type[Row], Sequence[Row]]) -> ByType:
        """The annotators' rows as they were judged; the rows themselves are left as they are."""
        found: ByType = {kind: list(of_kind) for kind, of_kind in rows.items()}
        if not self.active:
            return found
        rejected: set[str] = set()
        for kind in sorted(found, key=lambda k: k.table):
            verdicts = self._verdicts(kind, found[kind], None)
            rejected |= {key for key, verdict in verdicts.items() if verdict == "rejected"}
        return reading.without(found, rejected)

    def cut(self, rows: Mapping[type[Row], Sequence[Row]]) -> ByType:
        """The rows with each entity cut of which people moved some mentions to somebody else."""
        moved: dict[Span, str] = {}
        for judgement in self.active:
            if judgement.action == "split" and judgement.targets[0].table == Person.table:
                entire = self.places.spans(a for a in judgement.moved if a.whole)
                for span in self.places.spans(a for a in judgement.moved if not a.whole):
                    moved[span] = judgement.id
                for span in self._mentions(rows.get(Entity, ()), entire):
                    moved[span] = judgement.id
        return reading.cut(rows, moved, self.texts)

    def _mentions(self, entities: Sequence[Row], spans: Sequence[Span]) -> list[Span]:
        """All mentions of the entities that these words are of."""
        of = {m: e for e in entities if isinstance(e, Entity) for m in e.mentions}
        return list(dict.fromkeys(m for s in spans if s in of for m in of[s].mentions))

    # --- linkers' rows -----------------------------------------------------------------------------

    def settle(self, kind: type[Row], have: ByType) -> tuple[list[Row], list[Row]]:
        """The rows of a kind as they were judged, and those that were rejected.

        With the people, `have` comes to hold the entities cut where one was two, which are linked as read.
        """
        if kind is Person:
            have.update(self.cut(have))
        rows = list(have.get(kind, ()))
        if kind in GROUPINGS:
            rows = self._regrouped(kind, rows, have)
        verdicts = self._verdicts(kind, rows, have)
        lost = {key for key, verdict in verdicts.items() if verdict == "rejected"}
        if not lost:
            return rows, []
        kept = [row for row in rows if row_id(row) not in lost]
        return kept, [row for row in rows if row_id(row) in lost]

    def _regrouped(
        self, kind: type[Row], rows: list[Row], have: Mapping[type[Row], Sequence[Row]]
    ) -> list[Row]:
        grouping = GROUPINGS[kind]
        actions = {"merge", "split", "rename"} | ({"confirm"} if kind in _WHOLE else set())
        mine = [
            j for j in self.active
            if j.action in actions and j.targets[0].table in grouping.sections
            and (j.action != "confirm" or j.targets[0].table == kind.table)
        ]  # fmt: skip
        if not mine:
            return rows
        partition = grouping.atoms(have, self.texts)
        shelf = Shelf(rows) if grouping.rows else None
        for judgement in mine:
            note = Note(section=kind.table)
            partition.apply(judgement, self.places, note, shelf)
            if judgement.action != "confirm":
                self.notes[judgement.id] = note
        made = grouping.remade(partition, have, self.texts)
        for n, judgement in enumerate(mine):
            if judgement.action != "confirm" and self.notes[judgement.id].state == "applied":
                self._conclude(mine, n, partition, made)
        return in_order(dict.fromkeys(made.values()))

    def _conclude(
        self, mine: Sequence[Judgement], n: int, partition: Partition, made: Mapping[int, Row]
    ) -> None:
        judgement, note = mine[n], self.notes[mine[n].id]
        groups = [g for g in partition.groups_of(judgement) if g in made]
        note.rows = tuple(sorted(row_id(made[g]) for g in groups))
        if not partition.holds(judgement):
            other = partition.against(judgement, mine[n + 1 :])
            number = f"judgement {self.number[other.id]}" if other else "another judgement"
            note.state, note.why = "overruled", f"{number}, later, says otherwise"

    def _verdicts(
        self, kind: type[Row], rows: Sequence[Row], have: Mapping[type[Row], Sequence[Row]] | None
    ) -> dict[str, str]:
        """What was ruled of single rows of a kind, by row id."""
        self._settled.add(kind.table)
        mine = [j for j in self.active if j.action in VERDICTS and j.targets[0].table == kind.table]
        if not mine:
            return {}
        shelf = Shelf(rows)
        sides = Sides(p for p in have.get(Person, ()) if isinstance(p, Person)) if have else None
        holding: dict[str, list[Judgement]] = {}
        for judgement in mine:
            note, (target,) = self.notes[judgement.id], judgement.targets
            note.spans = self.places.spans(target.anchors)
            if not note.spans:
                note.why = self.places.missing(target.anchors)
                continue
            place = shelf.place(target, note.spans, sides, judgement.action == "confirm")
            if isinstance(place, str):
                note.why = place
                continue
            key = row_id(shelf.rows[place])
            note.state, note.rows, note.verdict = "applied", (key,), VERDICTS[judgement.action]
            before = holding.setdefault(key, [])
            if before and before[-1].action != judgement.action:
                for earlier in before:
                    self.notes[earlier.id].state = "overruled"
                    self.notes[
                        earlier.id
                    ].why = f"judgement {self.number[judgement.id]}, later, says otherwise"
                before.clear()
            before.append(judgement)
        return {key: VERDICTS[of_row[-1].action] for key, of_row in holding.items()}

    # --- what became of them -----------------------------------------------------------------------

    def rulings(self) -> list[Row]:
        """What became of each judgement, in their order."""
        found: list[Row] = []
        for judgement in self.order:
            note = self.notes[judgement.id]
            if note.state == "dormant" and note.why is None:
                section = judgement.targets[0].table if judgement.targets else "the record"
                why = f"this story has no rows of {section}"
                note.why = why if section not in self._settled else f"a row of {section} cannot be so judged"
            holds = note.state == "applied"
            found.append(
                Ruling(
                    judgement.id,
                    self.number[judgement.id],
                    note.state,
                    note.why,
                    note.section,
                    note.rows,
                    note.verdict if holds else None,
                    tuple(note.spans[:_SHOWN]),
                )
            )
        return found


def applied(data: StoryData, linked: Iterable[type[Row]]) -> StoryData:
    """A stored story as people judged it: what they rejected set apart, the annotators' rows as they were
    judged. `linked` are the kinds that linkers made, which were judged when they were linked.
    """
    if not data.judgements:
        return data
    of_linkers = set(linked)
    out = {(r.section, key) for r in data.of(Ruling) if r.verdict == "rejected" for key in r.rows}
    sections = {section for section, _ in out}
    read = {kind: rows for kind, rows in data.rows.items() if kind not in of_linkers}
    bench = Bench(data.judgements, data.articles)
    kept = bench.cut(bench.read(read))
    lost: dict[type[Row], list[Row]] = {}
    for kind, rows in data.rows.items():
        gone = [(kind.table, row_id(row)) in out for row in rows] if kind.table in sections else []
        if any(gone):
            lost[kind] = [row for row, is_gone in zip(rows, gone, strict=True) if is_gone]
        if kind in of_linkers:
            kept[kind] = [r for r, g in zip(rows, gone, strict=True) if not g] if any(gone) else list(rows)
    return replace(data, rows=kept, rejected=lost)
