"""The chart of powers as a picture: one SVG file, readable on dark and on light ground."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.exports.contract import Contract
from onrecord.exports.graphs import Arrow, Chart, Node, chart, document
from onrecord.exports.graphs_layout import Box, Route, layout
from onrecord.exports.page.visible import anchor

MOST = 200  # arrows drawn; a picture of more is no picture
_LINE = 18  # from one line of text to the next
_PAD = 10
_MARGIN = 24
_NODE, _LABEL = 200, 260  # widths
_GAP = (56, 18)
_STYLE = """
text{font:13px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1d1d1a}
.paper{fill:#fffefa}
.head{font-size:17px;font-weight:600}
.name,.power{font-weight:600}
.told,.note{fill:#5c5c54;font-size:12px}
.condition{fill:#7a4a00;font-style:italic}
.node rect{fill:#f1eee4;stroke:#8b8b7f}
.node.body rect{stroke-width:2.5}
.label rect{fill:#fffefa;stroke:#d8d5ca}
.line{fill:none;stroke:#6f6f66;stroke-width:1.4}
.line.must{stroke-width:3}
.tip{fill:#6f6f66}
@media (prefers-color-scheme:dark){
text{fill:#ecebe4}
.paper{fill:#171715}
.told,.note{fill:#aaa99f}
.condition{fill:#f0c27a}
.node rect{fill:#2a2a26;stroke:#85847a}
.label rect{fill:#171715;stroke:#4a4a44}
.line{stroke:#a3a298}
.tip{fill:#a3a298}
}
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart laid out: its first MOST arrows with the nodes at their ends, each with its box and lines.

    `width` and `height` are those of the whole, without a margin.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    names: list[list[tuple[str, str]]]
    labels: list[list[tuple[str, str]]]
    boxes: list[Box]
    notes: list[Box]
    routes: list[Route]
    width: float
    height: float


def plan(made: Chart, node: float, label: float, gap: tuple[float, float], fit: float = 1.0) -> Plan:
    """Lay a chart out with nodes and labels of those widths.

    `fit` is how many times more text a line takes than it would in the widest face, for a known face.
    """
    arrows = made.arrows[:MOST]
    ends = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    nodes = tuple(n for n in made.nodes if n.id in ends)
    place = {n.id: at for at, n in enumerate(nodes)}
    names = [list(_node_lines(n, (node - 2 * _PAD) * fit)) for n in nodes]
    labels = [list(_label_lines(arrow, (label - 2 * _PAD) * fit)) for arrow in arrows]
    boxes = [Box(node, len(lines) * _LINE + 2 * _PAD) for lines in names]
    notes = [Box(label, len(lines) * _LINE + 2 * _PAD) for lines in labels]
    routes, width, height = layout(boxes, notes, [(place[a.source], place[a.target]) for a in arrows], gap)
    return Plan(nodes, arrows, names, labels, boxes, notes, routes, width, height)


def paint(root: ET.Element, laid: Plan, at: tuple[float, float], tip: str, linked: bool = False) -> None:
    """Draw a plan into an SVG element from that corner on; `tip` is the id for the arrows' heads.

    Linked, an arrow is a link to its power's row on the page, and a name to that of its bearer.
    """
    for box in {id(b): b for r in laid.routes for b in r.boxes}.values():
        box.x, box.y = box.x + at[0], box.y + at[1]
    head = {"id": tip, "viewBox": "0 0 10 10", "refX": "9", "refY": "5", "orient": "auto"}
    size = {"markerWidth": "9", "markerHeight": "9", "markerUnits": "userSpaceOnUse"}
    marker = ET.SubElement(ET.SubElement(root, "defs"), "marker", head | size)
    ET.SubElement(marker, "path", {"class": "tip", "d": "M0 0L10 5L0 10z"})
    for arrow, route, box, lines in zip(laid.arrows, laid.routes, laid.notes, laid.labels, strict=True):
        within = _link(root, "power", arrow.row, arrow.words) if linked else root
        _draw_route(within, arrow, route, tip)
        _draw_label(within, arrow, box, lines)
    for node, box, lines in zip(laid.nodes, laid.boxes, laid.names, strict=True):
        within = _link(root, "person", node.person, node.name) if linked and node.person else root
        _draw_node(within, node, box, lines)


def _link(root: ET.Element, prefix: str, row: str, tooltip: str) -> ET.Element:
    link = ET.SubElement(root, "a", {"href": f"#{anchor(prefix, row)}"})
    ET.SubElement(link, "title").text = tooltip
    return link


def to_svg(record: Contract) -> str:
    """The chart as SVG: who may or must do what to whom, on which condition, as which outlet tells it.

    Each arrow's words are its tooltip. Beyond MOST arrows, the rest is left out and counted.
    """
    made = chart(record)
    laid = plan(made, _NODE, _LABEL, _GAP)
    width = max(laid.width, 420.0)
    head = _heading(made, width)
    top = _MARGIN + len(head) * _LINE + 2 * _PAD
    root = _canvas(made, width + 2 * _MARGIN, top + laid.height + _MARGIN)
    for n, (line, kind) in enumerate(head):
        _text(root, line, kind, _MARGIN, _MARGIN + 14 + n * (_LINE + 4))
    paint(root, laid, (_MARGIN, top), "tip")
    return document(root)


def _heading(made: Chart, width: float) -> list[tuple[str, str]]:
    title = [(line, "head") for line in _wrapped(made.title, width, 3, 17)]
    if not made.arrows:
        return [*title, ("No account says who may do what to whom.", "note")]
    note = "Who may do what to whom, as each account tells it"
    if len(made.arrows) > MOST:
        note += f"; the first {MOST} of {len(made.arrows)}"
    return [*title, *((line, "note") for line in _wrapped(note, width, 2, 12))]


def _canvas(made: Chart, width: float, height: float) -> ET.Element:
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "width": _number(width),
            "height": _number(height),
            "role": "img",
        },
    )
    ET.SubElement(root, "title").text = f"Who may do what to whom: {made.title}"
    ET.SubElement(root, "style").text = _STYLE
    ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    return root


def _draw_node(root: ET.Element, node: Node, box: Box, lines: list[tuple[str, str]]) -> None:
    group = _boxed(root, f"node {node.kind}", box, "20" if node.kind == "person" else "3")
    ET.SubElement(group, "title").text = node.name
    for n, (line, kind) in enumerate(lines):
        _text(group, line, kind, box.x + box.width / 2, box.y + _PAD + 13 + n * _LINE, "middle")


def _draw_label(root: ET.Element, arrow: Arrow, box: Box, lines: list[tuple[str, str]]) -> None:
    group = _boxed(root, "label", box, "8")
    ET.SubElement(group, "title").text = arrow.words
    for n, (line, kind) in enumerate(lines):
        _text(group, line, kind, box.x + _PAD, box.y + _PAD + 13 + n * _LINE)


def _node_lines(node: Node, width: float) -> Iterator[tuple[str, str]]:
    """The lines of a node, each with its class: its name, and for an office who holds it."""
    yield from ((line, "name") for line in _wrapped(node.name, width, 5))
    if node.holder:
        yield from ((line, "told") for line in _wrapped(node.holder, width, 2, 12))


def _label_lines(arrow: Arrow, width: float) -> Iterator[tuple[str, str]]:
    """The lines of an arrow's label, each with its class."""
    for kind, text, most in (
        ("power", f"{arrow.modality} {arrow.power}", 2),
        ("condition", arrow.condition, 5),
        ("told", arrow.told, 3),
    ):
        yield from ((line, kind) for line in _wrapped(text, width, most, 12 if kind == "told" else 13))


def _boxed(root: ET.Element, kind: str, box: Box, radius: str) -> ET.Element:
    group = ET.SubElement(root, "g", {"class": kind})
    corner = {"x": _number(box.x), "y": _number(box.y), "rx": radius}
    ET.SubElement(group, "rect", {**corner, "width": _number(box.width), "height": _number(box.height)})
    return group


def _draw_route(root: ET.Element, arrow: Arrow, route: Route, tip: str) -> None:
    """The arrow in two strokes, from its holder to its label and from there to what it is over."""
    first, label = route.boxes[0], route.boxes[1]
    near = [(first.x + first.width, first.middle), (label.x, label.middle)]
    if len(route.boxes) == 2:
        out = [(x, y - 7) for x, y in near]
        home = [(x, y + 7) for x, y in reversed(near)]
        strokes = [out, home]
    else:
        far = [(label.x + label.width, label.middle)]
        for box in route.boxes[2:]:
            far += [(box.x, box.middle), (box.x + box.width, box.middle)]
        far.pop()
        strokes = [far[::-1], near[::-1]] if route.back else [near, far]
    kind = f"line {arrow.modality}"
    for points, ending in zip(strokes, ({}, {"marker-end": f"url(#{tip})"}), strict=True):
        ET.SubElement(root, "path", {"class": kind, "d": _curve(points), **ending})


def _curve(points: list[tuple[float, float]]) -> str:
    """A line through points that leaves and enters each of them level."""
    x, y = points[0]
    drawn = f"M{_number(x)} {_number(y)}"
    for to_x, to_y in points[1:]:
        middle = _number((x + to_x) / 2)
        drawn += f"C{middle} {_number(y)} {middle} {_number(to_y)} {_number(to_x)} {_number(to_y)}"
        x, y = to_x, to_y
    return drawn


def _text(parent: ET.Element, words: str, kind: str, x: float, y: float, anchor: str = "start") -> None:
    place = {"class": kind, "x": _number(x), "y": _number(y)}
    ET.SubElement(parent, "text", place | ({} if anchor == "start" else {"text-anchor": anchor})).text = words


def _wrapped(text: str, width: float, most: int, size: float = 13) -> list[str]:
    """The text in at most that many lines of that width, the last cut with an ellipsis."""
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split():
        wide = _width(word, size)
        if line and used + _width(" ", size) + wide <= width:
            line, used = f"{line} {word}", used + _width(" ", size) + wide
            continue
        lines += [line] if line else []
        *full, line = _broken(word, width, size)
        lines += full
        used = _width(line, size)
        if len(lines) > most:
            break
    lines += [line] if line else []
    if len(lines) > most:
        last, *_ = _broken(lines[most - 1], width - _width(" …", size), size)
        lines[most - 1 :] = [f"{last} …"]
    return lines


def _broken(word: str, width: float, size: float) -> list[str]:
    """A word in pieces that are no wider than that."""
    pieces, used = [""], 0.0
    for letter in word:
        wide = _width(letter, size)
        if used + wide > width and pieces[-1]:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return pieces


def _width(text: str, size: float) -> float:
    """How wide text may be at most: as in a wide bold face, since a viewer's own face is not known."""
    return size * sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    if letter in "ijlrtfI.,:;'|!()[] ’‘-":
        return 0.48
    if letter.isascii():
        return 0.72 if letter.isdigit() or (letter.islower() and letter not in "mw") else 1.05
    if unicodedata.combining(letter):
        return 0
    return 0.85 if letter.isalpha() and unicodedata.east_asian_width(letter) not in "WF" else 1.4


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
