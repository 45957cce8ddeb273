"""The chart of powers: offices and bodies as nodes, powers as arrows; as GraphML and as Mermaid."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from onrecord.exports.contract import Contract, PowerRecord
from onrecord.exports.naming import Names, key
from onrecord.exports.page.visible import visible

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_FIELDS = {
    "node": ("name", "kind", "holder"),
    "edge": ("power", "modality", "condition", "voice", "outlets", "words", "row"),
}
_SHAPES = {"office": ("[", "]"), "body": ("[[", "]]"), "person": ("([", "])"), "other": ("(", ")")}


@dataclass(frozen=True, slots=True)
class Node:
    """Who holds a power or is under one. `kind`: "office", "body", "person" or "other".

    `holder` is who holds the office where one alone does, and `person` the id of the holder's row, or
    of the person's or body's own; both else empty.
    """

    id: str
    name: str
    kind: str
    holder: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One power as accounts state it, from its holder's node to the node it is over.

    `voice` is who says so where an outlet does not in its own voice, else empty; so is a `condition`
    that is not stated. `words` gives each outlet's, one a line. All of it is on one line otherwise.
    """

    id: str
    row: str
    source: str
    target: str
    power: str
    modality: str
    condition: str
    voice: str
    outlets: tuple[str, ...]
    words: str

    @property
    def told(self) -> str:
        """Who says so: the outlets, and whom they quote for it."""
        named = ", ".join(self.outlets)
        return f"{self.voice}, in {named}" if self.voice else named


@dataclass(frozen=True, slots=True)
class Chart:
    """The powers of a story as a directed graph, in the record's order."""

    title: str
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def chart(record: Contract) -> Chart:
    """The graph of the record's powers: one arrow a row, so that accounts that differ stay apart."""
    names = Names(record["people"])
    nodes: dict[str, Node] = {}

    def node(name: str) -> str:
        person = None if names.is_office(name) else names.bearer(name)
        held = names.holder(name)
        if person and person["type"] == "person" and name == name.lower():
            held, person = person, None  # "the minister" of one story's text: an office, by its holder
        name = _line(person["name"] if person else name)
        if person:
            kind = "person" if person["type"] == "person" else "body"
        else:
            kind = "office" if held or names.is_office(name) else "other"
        row = held or person
        made = Node(
            f"n{len(nodes)}", name, kind, _line(held["name"]) if held else "", row["id"] if row else ""
        )
        return nodes.setdefault(key(name), made).id

    outlets = {a["id"]: _line(a["outlet"]) for a in record["articles"]}
    speakers = {q["id"]: q["speaker"] for q in record["quotes"]}
    arrows = []
    for n, row in enumerate(record["powers"]):
        source, target = node(row["holder"]), node(row["over"])
        said = speakers.get(row["by"] or "")
        voice = "" if row["by"] is None else _line(said["name"]) if said else "somebody quoted"
        arrows.append(_arrow(f"e{n}", row, source, target, voice, outlets))
    return Chart(_line(record["story"]["title"]), tuple(nodes.values()), tuple(arrows))


def _arrow(
    number: str, row: PowerRecord, source: str, target: str, voice: str, outlets: dict[str, str]
) -> Arrow:
    told = {e["article"]: outlets[e["article"]] for e in row["evidence"]}
    words = [f"{outlets[e['article']]}: {_line(e['exact'])}" for e in row["evidence"]]
    return Arrow(
        number,
        _line(row["id"]),
        source,
        target,
        _line(row["power"]),
        row["modality"],
        _line(row["condition"] or ""),
        voice,
        tuple(dict.fromkeys(told.values())),
        "\n".join(dict.fromkeys(words)),
    )


def _line(text: str) -> str:
    """The text on one line, with nothing in it that XML cannot hold."""
    return " ".join(visible(text).split())


def to_graphml(record: Contract) -> str:
    """The chart as GraphML, for Gephi, yEd, Cytoscape, networkx; every field is a string."""
    made = chart(record)
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for scope, fields in _FIELDS.items():
        for name in fields:
            ET.SubElement(root, "key", {"id": name, "for": scope, "attr.name": name, "attr.type": "string"})
    graph = ET.SubElement(root, "graph", id="powers", edgedefault="directed")
    for node in made.nodes:
        _data(ET.SubElement(graph, "node", id=node.id), {f: getattr(node, f) for f in _FIELDS["node"]})
    for arrow in made.arrows:
        ends = {"id": arrow.id, "source": arrow.source, "target": arrow.target}
        values = {name: getattr(arrow, name) for name in _FIELDS["edge"]}
        _data(ET.SubElement(graph, "edge", ends), {**values, "outlets": ", ".join(arrow.outlets)})
    return document(root)


def _data(element: ET.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            ET.SubElement(element, "data", key=name).text = value


def document(root: ET.Element) -> str:
    """An XML document with its declaration, indented by one blank."""
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def to_mermaid(record: Contract) -> str:
    """The chart as a Mermaid flowchart; what an account says must be done has a thick arrow."""
    made = chart(record)
    lines = ["flowchart LR"]
    for node in made.nodes:
        left, right = _SHAPES[node.kind]
        named = "<br/>".join(_label(part) for part in (node.name, node.holder) if part)
        lines.append(f'  {node.id}{left}"{named}"{right}')
    for arrow in made.arrows:
        shaft = "==>" if arrow.modality == "must" else "-->"
        parts = [f"{arrow.modality} {arrow.power}", arrow.condition]
        parts.append(arrow.told)
        label = "<br/>".join(_label(part) for part in parts if part)
        lines.append(f'  {arrow.source} {shaft}|"{label}"| {arrow.target}')
    return "\n".join(lines) + "\n"


def _label(text: str) -> str:
    """Text for a quoted label: all that Mermaid or HTML could read as its own is written as a code."""
    return re.sub(r"[^\w ,.'’‘“”–—-]", lambda found: f"#{ord(found[0])};", text)
