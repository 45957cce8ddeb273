"""The exchange forms, each read back by a parser of its own kind."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import pytest
from selenium import webdriver

import onrecord
from onrecord.exports import EXPORTS, Contract
from onrecord.exports.graphs import chart, to_graphml, to_mermaid
from onrecord.exports.graphs_layout import Box, layout
from onrecord.exports.graphs_svg import MOST, to_svg
from onrecord.exports.ical import to_ical
from onrecord.exports.timelinejs import to_timelinejs
from tests.browser import browser, log  # noqa: F401
from tests.conftest import ROOT
from tests.exports.page_sample import poisoned, record

SVG = "{http://www.w3.org/2000/svg}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
WRITERS = {"ics": to_ical, "timelinejs": to_timelinejs, "graphml": to_graphml, "mermaid": to_mermaid,
           "svg": to_svg}  # fmt: skip


def sample(powers: list[tuple[str, str, str]] | None = None, **more: Any) -> Contract:
    """The sample record; `powers` as holder, power, over in place of its own."""
    made = record()
    if powers is not None:
        made["powers"] = [
            {**made["powers"][0], "id": f"w{n}", "holder": holder, "power": power, "over": over, **more}
            for n, (holder, power, over) in enumerate(powers)
        ]
    return cast(Contract, made)


def bad() -> Contract:
    """The sample with every text hostile, but for the words that the contract lists and the dates."""
    made, good = poisoned(record()), record()
    for section in ("powers", "diary"):
        for row, fine in zip(made[section], good[section], strict=True):
            row |= {k: fine[k] for k in ("modality", "status", "from", "to", "by", "precision") if k in fine}
            row["participants"] = fine.get("participants", [])
    made["people"][0]["type"] = "person"
    return cast(Contract, made)


def events(text: str) -> list[dict[str, str]]:
    """The VEVENTs of an iCalendar file, read strictly: line ends, folds, nesting, known names."""
    assert text.endswith("\r\n")
    raw = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in raw)
    lines = "\r\n".join(raw).replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z]+=[A-Z]+)*):(.*)", line)
        assert match, line
        name, _, value = match.groups()
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if name == "BEGIN":
            assert (value, inside) == ("VEVENT", False)
            inside = True
            found.append({})
        elif name == "END":
            assert (value, inside) == ("VEVENT", True)
            inside = False
        elif inside:
            assert name not in found[-1]
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value) or name == "UID"
            found[-1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    return found


@pytest.mark.parametrize("form", WRITERS)
def test_each_form_is_registered_and_always_the_same(form: str, harbour: onrecord.Record) -> None:
    written = harbour.export(form)
    assert written == EXPORTS[form].whole(harbour.contract)  # type: ignore[misc]
    assert written == WRITERS[form](json.loads(json.dumps(harbour.contract)))
    assert written.endswith("\n")
    written.encode()


@pytest.mark.parametrize("form", WRITERS)
def test_a_story_without_rows_is_written_too(form: str) -> None:
    made = record()
    made |= {"powers": [], "diary": [], "people": [], "quotes": []}
    made["story"].update({"from": None, "to": None})
    assert WRITERS[form](cast(Contract, made))


def test_every_form_is_documented_and_offered() -> None:
    offered = (ROOT / "src" / "onrecord" / "cli" / "export.py").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for form in EXPORTS:
        assert re.search(rf"\b{form}\b", offered)
        assert f"`{form}`" in readme


def test_ics_holds_what_is_planned(harbour: onrecord.Record) -> None:
    found = events(harbour.export("ics"))
    ahead = [
        d for d in harbour.diary if d["status"] != "past" and re.match(r"\d{4}-\d\d-\d\d", d["from"] or "")
    ]
    assert [e["UID"].split("@")[0] for e in found] == [d["id"] for d in ahead]
    assert {e["DTSTAMP"] for e in found} == {"20250313T000000Z"}
    for event in found:
        assert date.fromisoformat(event["DTSTART"]) < date.fromisoformat(event["DTEND"])


def test_ics_says_what_is_not_sure() -> None:
    made = record()
    row = made["diary"][1]
    made["diary"] = [
        row,
        {
            **row,
            "id": "week",
            "from": "2031-03-17",
            "to": "2031-03-23",
            "alternatives": [],
            "precision": "week",
        },
        {**row, "id": "none", "from": "2031-02-31"},
        {**row, "id": "last", "from": "9999-12-31"},
        {**row, "id": "time", "from": "2031-03-20T18:00", "alternatives": []},
        {**row, "id": "turned", "to": "2031-03-01"},
    ]
    found = {e["UID"]: e for e in events(to_ical(cast(Contract, made)))}
    assert list(found) == ["d2@onrecord", "week@onrecord", "time@onrecord", "turned@onrecord"]
    assert found["d2@onrecord"]["STATUS"] == "TENTATIVE"
    assert "Or: 2031-03-20\nFennmark Post: The board" in found["d2@onrecord"]["DESCRIPTION"]
    assert found["week@onrecord"]["STATUS"] == "TENTATIVE"
    assert "Day not given; known: week" in found["week@onrecord"]["DESCRIPTION"]
    assert found["week@onrecord"]["DTEND"] == "20310324"
    assert (found["time@onrecord"]["STATUS"], found["time@onrecord"]["DTSTART"]) == ("CONFIRMED", "20310320")
    assert found["turned@onrecord"]["DTEND"] == "20310314"


def test_timelinejs_tells_who_takes_part_and_how_fine_the_date_is() -> None:
    made = record()
    made["diary"][0] |= {"from": "2031-03-01", "to": "2031-05-31", "precision": "season"}
    first, second = json.loads(to_timelinejs(cast(Contract, made)))["events"]
    assert first["display_date"] == "1 March – 31 May 2031 (season)"
    assert second["display_date"] == "Thu 13 March 2031 or Thu 20 March 2031"
    assert second["text"]["text"].startswith("<p>Ostrel Symphony Hall</p><p>Fennmark Post: The board")


def test_chart_keeps_accounts_apart() -> None:
    made = chart(sample())
    assert [(n.name, n.kind) for n in made.nodes] == [
        ("the hall's board", "other"), ("the conductor", "office"), ("the board", "other")
    ]  # fmt: skip
    first, second = made.arrows
    assert (first.source, first.target, first.condition) == ("n0", "n1", "the consent of the city council")
    assert (second.source, second.target, second.condition) == ("n2", "n1", "")
    assert (first.told, second.told) == ("Fennmark Post", "somebody quoted, in Radio Ostrel")
    kinds = chart(sample([("Maren Holt", "veto", "Ostrel symphony hall"), ("Principal conductor", "x", "y")]))
    assert [n.kind for n in kinds.nodes] == ["person", "body", "office", "other"]
    assert [n.holder for n in kinds.nodes] == ["", "", "Maren Holt", ""]
    said = record()
    said["people"][1]["mentions"][0]["exact"] = "the hall’s treasurer"
    said["powers"] = [{**said["powers"][0], "holder": "the hall’s treasurer", "over": "Maren Holt"}]
    treasurer, holt = chart(cast(Contract, said)).nodes
    assert (treasurer.kind, treasurer.holder, treasurer.person) == ("office", "Idris Venn", "venn")
    assert (holt.kind, holt.holder, holt.person) == ("person", "", "holt")
    called = chart(sample([("Ms Holt", "veto", "the mayor"), ("Mayor", "veto", "Maren Holt")]))
    assert [n.name for n in called.nodes] == ["Maren Holt", "the mayor"]


def test_graphml_is_a_graph() -> None:
    root = ET.fromstring(to_graphml(sample()))
    graph = root.find(f"{GRAPHML}graph")
    assert graph is not None
    nodes = {n.get("id") for n in graph.iter(f"{GRAPHML}node")}
    keys = {(k.get("id"), k.get("for")) for k in root.iter(f"{GRAPHML}key")}
    edges = list(graph.iter(f"{GRAPHML}edge"))
    assert len(edges) == 2
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
        assert {(d.get("key"), "edge") for d in edge} <= keys
    assert {d.get("key"): d.text for d in edges[0]}["condition"] == "the consent of the city council"


def test_mermaid_writes_one_line_an_arrow() -> None:
    assert to_mermaid(sample()).splitlines() == [
        "flowchart LR",
        '  n0("the hall\'s board")',
        '  n1["the conductor"]',
        '  n2("the board")',
        '  n0 -->|"may dismiss<br/>the consent of the city council<br/>Fennmark Post"| n1',
        '  n2 -->|"may dismiss<br/>somebody quoted, in Radio Ostrel"| n1',
    ]
    assert "n0 ==>|" in to_mermaid(sample([("a", "appoint", "b")], modality="must"))


def test_hostile_words_stay_words_in_every_form() -> None:
    made = bad()
    for line in to_mermaid(made).splitlines()[1:]:
        assert re.fullmatch(r'  n\d+(?: [-=]{2}>\|"(?:[^"<>`]|<br/>)*"\| n\d+|[\[(]+"[^"<>`]*"[\])]+)', line)
    assert "%%" not in to_mermaid(made)
    shown = ET.fromstring(to_svg(made))
    assert {e.tag for e in shown.iter()} <= {
        SVG + tag for tag in ("svg", "title", "style", "defs", "marker", "path", "rect", "g", "text")
    }
    names = [d.text for d in ET.fromstring(to_graphml(made)).iter(f"{GRAPHML}data") if d.get("key") == "name"]
    assert any(name and "</script>" in name for name in names)
    assert len(events(to_ical(made))) == 1
    for slide in json.loads(to_timelinejs(made))["events"]:
        assert not re.search(r"<(?!/?p>)", json.dumps(slide))


def test_svg_shows_each_power_with_its_condition_and_outlet() -> None:
    root = ET.fromstring(to_svg(sample()))
    texts = " ".join(t.text or "" for t in root.iter(f"{SVG}text"))
    for words in (
        "The choir and the conductor",
        "the conductor",
        "may dismiss",
        "the consent of the city council",
    ):
        assert words in texts
    tips = [t.text for t in root.iter(f"{SVG}title")]
    assert "Radio Ostrel: The board has the power to dismiss her" in tips
    assert len([p for p in root.iter(f"{SVG}path") if p.get("marker-end")]) == 2
    assert "No account says who may do what to whom." in to_svg(sample([]))


def test_svg_of_very_many_powers_is_bounded_and_says_so() -> None:
    many = [(f"office {n}", "appoint", f"office {n + 1}") for n in range(MOST + 50)]
    text = to_svg(sample(many))
    assert f"the first {MOST} of {MOST + 50}" in " ".join(t.text or "" for t in ET.fromstring(text).iter())
    assert text.count("marker-end") == MOST


ENDS = [(0, 1), (1, 2), (2, 0), (0, 2), (0, 3), (3, 3), (2, 1), (4, 3), (0, 1)]


def test_no_box_lies_on_another() -> None:
    nodes, labels = [Box(100, 40 + 10 * n) for n in range(5)], [Box(120, 50) for _ in ENDS]
    routes, width, height = layout(nodes, labels, ENDS, (40, 10))
    for one, other in combinations([*nodes, *labels], 2):
        assert (
            one.x + one.width <= other.x or other.x + other.width <= one.x
            or one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6
        )  # fmt: skip
    for box in (*nodes, *labels):
        assert min(box.x, box.y) >= 0
        assert box.x + box.width <= width + 1e-6
        assert box.y + box.height <= height + 1e-6
    assert [r.back for r in routes] == [False, False, True, False, False, False, True, False, False]
    for route in routes:
        assert [b.column for b in route.boxes] == list(
            range(route.boxes[0].column, route.boxes[0].column + len(route.boxes))
        )


def test_chromium_draws_the_chart(browser: webdriver.Chrome, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "powers.svg"
    path.write_text(to_svg(bad()), encoding="utf-8")
    log(browser, "browser")
    browser.get(path.as_uri())
    assert browser.execute_script("return document.title") != "broken"
    assert browser.execute_script("return document.querySelectorAll('img, script').length") == 0
    overflowing = browser.execute_script(
        "return [...document.querySelectorAll('g')].filter(g => {"
        " const box = g.querySelector('rect').getBBox();"
        " return [...g.querySelectorAll('text')].some(t => { const b = t.getBBox();"
        "  return b.x < box.x - 1 || b.x + b.width > box.x + box.width + 1"
        "   || b.y + b.height > box.y + box.height + 1 }) }).map(g => g.textContent)"
    )
    assert overflowing == []
    assert log(browser, "browser") == []
