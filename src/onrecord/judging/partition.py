"""What belongs together, as linkers and then people have it: groups of atoms, joined and parted in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.judging.anchors import Places
from onrecord.judging.finding import SAME_WORDS, Shelf
from onrecord.model import Judgement, Span

_PAGE = 500


@dataclass(slots=True)
class Note:
    """What became of a judgement so far."""

    state: str = "dormant"
    why: str | None = None
    section: str | None = None
    rows: tuple[str, ...] = ()
    verdict: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Named:
    """The atoms that a judgement names: those of each target, and those that it moves."""

    targets: list[set[int]]
    moved: set[int]
    all: set[int]


class Partition:
    """Atoms in groups, as judgements join and part them.

    `atoms` are the words of each atom; `groups` the atoms of each group, with numbers from 0; every other
    atom is a group of its own. `lead` tells of a group which of the first groups it takes after, `names`
    what people called it, `changed` which groups are no longer as they were given.
    """

    def __init__(self, atoms: Sequence[Iterable[Span]], groups: Sequence[Iterable[int]]) -> None:
        self.groups: dict[int, set[int]] = {}
        self.of = [-1] * len(atoms)
        self._next = 0
        for members in groups:
            self._make({m for m in members if self.of[m] < 0})
        self.given = self._next
        for atom, group in enumerate(self.of):
            if group < 0:
                self._make({atom})
        self.lead: dict[int, int] = {g: g for g in self.groups}
        self.names: dict[int, str] = {}
        self.changed: set[int] = set()
        self._named: dict[str, _Named] = {}
        self._found: dict[Span, int | None] = {}
        self._pages: dict[tuple[str, int], list[tuple[Span, int]]] = defaultdict(list)
        for atom, spans in enumerate(atoms):
            for span in spans:
                for page in range(span.start // _PAGE, span.end // _PAGE + 1):
                    self._pages[span.article, page].append((span, atom))

    def _make(self, atoms: set[int]) -> int:
        group, self._next = self._next, self._next + 1
        self.groups[group] = atoms
        for atom in atoms:
            self.of[atom] = group
        return group

    def at(self, spans: Iterable[Span]) -> set[int]:
        """The atoms that these words are of, each the closest there is."""
        return {atom for span in spans if (atom := self._closest(span)) is not None}

    def _closest(self, span: Span) -> int | None:
        if span not in self._found:
            shares: dict[int, float] = {}
            for page in range(span.start // _PAGE, span.end // _PAGE + 1):
                for other, atom in self._pages.get((span.article, page), ()):
                    shared = min(span.end, other.end) - max(span.start, other.start)
                    if shared > 0:
                        share = shared / (len(span) + len(other) - shared)
                        shares[atom] = max(share, shares.get(atom, 0.0))
            best = min(shares, key=lambda atom: (-shares[atom], atom), default=None)
            self._found[span] = best if best is not None and shares[best] >= SAME_WORDS else None
        return self._found[span]

    # --- applying ----------------------------------------------------------------------------------

    def apply(self, ruling: Judgement, places: Places, note: Note, shelf: Shelf | None = None) -> None:
        """Join, part or name groups as a judgement says; the note tells of one that fits nothing.

        With a `shelf` of the atoms' rows, targets are found there.
        """
        located = [places.spans(t.anchors) for t in ruling.targets]
        moving = places.spans(ruling.moved)
        note.spans = moving or [span for spans in located for span in spans]
        if shelf is None:
            targets = [self.at(spans) for spans in located]
        else:
            places_of = [shelf.place(t, s, None, False) for t, s in zip(ruling.targets, located, strict=True)]
            targets = [{n} if isinstance(n, int) else set() for n in places_of]
        moved = self.at(moving)
        needed = [*targets, moved] if ruling.action == "split" else targets
        for spans, atoms, anchors in zip(
            [*located, moving], needed, [*(t.anchors for t in ruling.targets), ruling.moved], strict=False
        ):
            if not atoms:
                section = ruling.targets[0].table
                note.why = (
                    f"no row of {section} rests on its words any more" if spans else places.missing(anchors)
                )
                return
        note.state = "applied"
        if ruling.action == "split":
            targets[0] -= moved
            self._named[ruling.id] = _Named(targets, moved, moved.union(*targets))
            self._part(moved, targets)
            return
        self._named[ruling.id] = _Named(targets, set(), set().union(*targets))
        group = self._join(list(dict.fromkeys(self.of[a] for atoms in targets for a in sorted(atoms))))
        if ruling.action == "rename" and ruling.name is not None:
            self.names[group] = ruling.name
            self.changed.add(group)

    def _join(self, groups: Sequence[int]) -> int:
        first = groups[0]
        if len(groups) == 1:
            return first
        into = max(groups, key=lambda g: (len(self.groups[g]), g == first))
        lead = next((self.lead[g] for g in groups if self.lead[g] < self.given), self.lead[first])
        name = next((self.names[g] for g in groups if g in self.names), None)
        for group in groups:
            if group != into:
                for atom in self.groups[group]:
                    self.of[atom] = into
                self.groups[into] |= self.groups.pop(group)
                self.names.pop(group, None)
        self.lead[into] = lead
        if name is not None:
            self.names[into] = name
        self.changed.add(into)
        return into

    def _part(self, moved: set[int], targets: Sequence[set[int]]) -> None:
        """Take what is moved away from the first target, to the second where there is one."""
        rest = {self.of[a] for a in targets[0]}
        home = targets[1] - targets[0] if len(targets) > 1 else set()
        block = moved | home
        if all(self.of[a] not in rest for a in block) and len({self.of[a] for a in block}) == 1:
            return
        loose = {a for a in block if self.of[a] in rest}
        whole = [g for g in dict.fromkeys(self.of[a] for a in sorted(home) + sorted(moved)) if g not in rest]
        for atom in sorted(loose):
            self.groups[self.of[atom]].discard(atom)
            self.changed.add(self.of[atom])
        if loose:
            emptied = [g for g in sorted(rest) if not self.groups[g]]
            for group in emptied:
                del self.groups[group]
            fresh = self._make(loose)
            self.lead[fresh] = fresh
            self.changed.add(fresh)
            whole.append(fresh)
        self._join(whole)

    # --- what became of it --------------------------------------------------------------------------

    def holds(self, ruling: Judgement) -> bool:
        """Whether the groups are, in the end, as an applied judgement has them."""
        named = self._named[ruling.id]
        if ruling.action == "split":
            mine = {self.of[a] for a in named.moved}
            home = named.targets[1] if len(named.targets) > 1 else set()
            together = not home or mine <= {self.of[a] for a in home}
            return len(mine) == 1 and together and not mine & {self.of[a] for a in named.targets[0]}
        if ruling.action == "rename":
            return any(self.names.get(self.of[a]) == ruling.name for a in named.all)
        return len({self.of[a] for a in named.all}) == 1

    def against(self, ruling: Judgement, later: Sequence[Judgement]) -> Judgement | None:
        """The last of the later judgements that names something of what this one does."""
        named = self._named[ruling.id].all
        for other in reversed(later):
            if other.id in self._named and not named.isdisjoint(self._named[other.id].all):
                return other
        return None

    def groups_of(self, ruling: Judgement) -> list[int]:
        """The groups, in the end, of what a judgement names."""
        named = self._named[ruling.id]
        atoms = named.moved or named.all
        return sorted({self.of[a] for a in atoms})

    def as_they_are(self) -> list[tuple[int, list[int]]]:
        """Each group with its atoms in order."""
        return [(g, sorted(members)) for g, members in sorted(self.groups.items())]
