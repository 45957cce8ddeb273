"""A small layered layout, from left to right: boxes in columns, each arrow through a box of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 4


@dataclass(slots=True)
class Box:
    """A rectangle of a column; `x` and `y` are its left and top once it is placed."""

    width: float
    height: float
    column: int = 0
    x: float = 0
    y: float = 0
    beside: list[Box] = field(default_factory=list, repr=False)

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return self.y + self.height / 2


@dataclass(slots=True)
class Route:
    """An arrow's boxes in the order of their columns: its ends, its label next to the left end, and
    empty ones wherever it passes a column. `back` says that it points to the left; a route of one end
    and a label is a loop.
    """

    boxes: list[Box]
    back: bool


def layout(
    nodes: Sequence[Box], labels: Sequence[Box], ends: Sequence[tuple[int, int]], gap: tuple[float, float]
) -> tuple[list[Route], float, float]:
    """Place the boxes of a graph; `ends` are indices into nodes, one pair a label; `gap` is across, down.

    Nodes stand in even columns and labels in odd ones, so that no label lies on another. Gives the
    routes, the width and the height. The same input is always placed the same way.
    """
    ranks = _ranks(len(nodes), ends)
    for box, rank in zip(nodes, ranks, strict=True):
        box.column = 2 * rank
    routes: list[Route] = []
    columns: dict[int, list[Box]] = {}
    for box in nodes:
        columns.setdefault(box.column, []).append(box)
    for label, (source, target) in zip(labels, ends, strict=True):
        back = ranks[target] < ranks[source]
        left, right = (nodes[target], nodes[source]) if back else (nodes[source], nodes[target])
        label.column = left.column + 1
        passing = [Box(0, 0, column) for column in range(left.column + 2, right.column)]
        boxes = [left, label, *passing, *([right] if right is not left else [])]
        for box in (label, *passing):
            columns.setdefault(box.column, []).append(box)
        for one, other in pairwise(boxes):
            one.beside.append(other)
            other.beside.append(one)
        routes.append(Route(boxes, back))
    ordered = [columns[n] for n in sorted(columns)]
    _order(ordered)
    return routes, *_place(ordered, *gap)


def _ranks(count: int, ends: Sequence[tuple[int, int]]) -> list[int]:
    """The longest path to each node, with those arrows turned round that would close a circle."""
    after: list[list[int]] = [[] for _ in range(count)]
    for source, target in ends:
        if source != target:
            after[source].append(target)
    finished: list[int] = []
    state = [0] * count  # 1: on the way, 2: done
    forward: list[list[int]] = [[] for _ in range(count)]
    fed = {target for source, target in ends if source != target}
    for start in sorted(range(count), key=lambda n: n in fed):
        stack = [(start, 0)] if not state[start] else []
        while stack:
            at, n = stack.pop()
            state[at] = 1
            if n == len(after[at]):
                state[at] = 2
                finished.append(at)
                continue
            stack.append((at, n + 1))
            target = after[at][n]
            if state[target] == 1:
                forward[target].append(at)
                continue
            forward[at].append(target)
            if not state[target]:
                stack.append((target, 0))
    ranks = [0] * count
    for at in reversed(finished):
        for target in forward[at]:
            ranks[target] = max(ranks[target], ranks[at] + 1)
    return ranks


def _order(columns: list[list[Box]]) -> None:
    """Sort each column by where its neighbours stand, so that few arrows cross."""
    for sweep in range(SWEEPS):
        for n in range(1, len(columns)):
            at, side = (n, -1) if sweep % 2 == 0 else (len(columns) - 1 - n, 1)
            other = columns[at + side]
            place = {id(box): position for position, box in enumerate(other)}
            keys = {}
            for position, box in enumerate(columns[at]):
                near = [place[id(b)] for b in box.beside if id(b) in place]
                keys[id(box)] = sum(near) / len(near) if near else position
            ranked = sorted(range(len(columns[at])), key=[keys[id(b)] for b in columns[at]].__getitem__)
            columns[at] = [columns[at][n] for n in ranked]


def _place(columns: list[list[Box]], across: float, down: float) -> tuple[float, float]:
    x = 0.0
    for column in columns:
        wide = max(box.width for box in column)
        y = 0.0
        for box in column:
            box.width = box.width or wide
            box.x = x + (wide - box.width) / 2
            box.y = y
            y += box.height + down
        x += wide + across
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            _settle(column, down)
    boxes = [box for column in columns for box in column]
    top = min((box.y for box in boxes), default=0)
    for box in boxes:
        box.y -= top
    return x - across if boxes else 0, max((box.y + box.height for box in boxes), default=0)


def _settle(column: list[Box], down: float) -> None:
    """Move a column's boxes towards their neighbours, keeping their order and their distance."""
    wanted = [_mean([b.middle for b in box.beside] or [box.middle]) - box.height / 2 for box in column]
    floor = float("-inf")
    for box, y in zip(column, wanted, strict=True):
        box.y = max(y, floor)
        floor = box.y + box.height + down
    shift = _mean([y - box.y for box, y in zip(column, wanted, strict=True)])
    for box in column:
        box.y += shift


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)
