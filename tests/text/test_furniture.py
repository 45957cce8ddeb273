"""Furniture is told from the story: on the case pages, and on the invented stories' gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.text.furniture import label
from tests.conftest import FIXTURES, HARBOUR, ROOT

CASES = Path(__file__).parent.parent / "cases" / "furniture"
DEV = sorted((ROOT / "bench" / "gold" / "stories").iterdir())
GOLD = [*DEV, HARBOUR, FIXTURES / "stories" / "lake-game", FIXTURES / "stories" / "dam-verdict"]


def cases() -> list[tuple[str, list[tuple[str, str]]]]:
    """The case files: a page each, every line `role<TAB>text`; an empty line is one of the page's."""
    found = []
    for path in sorted(CASES.glob("*.txt")):
        lines = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if line.strip()]
        found.append((path.stem, [(role, text) for role, text in lines]))
    return found


@pytest.mark.parametrize(("name", "lines"), cases(), ids=lambda x: x if isinstance(x, str) else "")
def test_pages(name: str, lines: list[tuple[str, str]]) -> None:
    text = "\n\n".join(line for _, line in lines)
    assert [(b.role, text[b.start : b.end]) for b in label(text)] == lines


@pytest.mark.parametrize("folder", GOLD, ids=lambda p: p.name)
def test_gold_furniture_is_marked_and_no_quote_lost(folder: Path) -> None:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    marked: dict[str, set[int]] = {}
    for key, meta in gold["articles"].items():
        text = (folder / meta["file"]).read_bytes().decode("utf-8")
        marked[key] = {i for b in label(text) if not b.readable for i in range(b.start, b.end)}
    wanted = {(f["article"], i) for f in gold["furniture"] for i in range(*f["span"])}
    found = {(article, i) for article, i in wanted if i in marked[article]}
    assert len(found) / len(wanted) >= 0.95
    lost = [
        piece["text"]
        for quote in gold["quotes"]
        for piece in quote["content"]
        if marked[quote["article"]] & set(range(*piece["span"]))
    ]
    assert lost == []


def test_links_make_teasers_of_headlines() -> None:
    story = "The council met on Monday to settle the matter of the violins, and did not settle it.\n\n"
    text = story + "Ten bridges you must see before they fall\n\nWhat we know about the drains"
    second = text.index("Ten"), text.index("Ten") + len("Ten bridges you must see before they fall")
    assert [b.role for b in label(text, [second])] == ["body", "teaser", "body"]


def test_a_line_that_a_page_repeats_is_furniture_but_the_headline_stays() -> None:
    text = (
        "Ferry sinks at its berth\n\nFerry sinks at its berth\n\nThe ferry sank and is still there.\n\n"
        "Cove Mail Extra\n\nNobody was hurt, the board said.\n\nCove Mail Extra\n\nIt will be raised."
    )
    roles = [b.role for b in label(text)]
    assert roles == ["headline", "other", "body", "other", "body", "other", "body"]


def test_the_opening_of_wire_copy_is_a_dateline_of_its_own() -> None:
    text = "Boats stay in port\n\nPORT ANSELM (Coastline) - The fleet of the island stayed in port on Monday."
    assert [(b.role, text[b.start : b.end]) for b in label(text)][1:] == [
        ("dateline", "PORT ANSELM (Coastline) -"),
        ("body", "The fleet of the island stayed in port on Monday."),
    ]


def test_blocks_cover_the_text_in_order_without_overlap() -> None:
    text = (HARBOUR / "02-broadsheet.txt").read_text("utf-8")
    at = 0
    for block in label(text):
        assert text[at : block.start].strip() == ""
        assert block.start < block.end
        at = block.end
    assert text[at:].strip() == ""


def test_long_hostile_lines_take_linear_time() -> None:
    for piece in ("(/", "A ", "| ", '"', "“a", "> a ", "1:11 ", "a@", "www."):
        assert label(piece * 40_000)


def test_credits_behind_the_last_sentence_stand_apart() -> None:
    text = (
        "The bridge was shut.\n\nThe trams run on Friday. (Reporting by Ines Okafor; Editing by Tomas Vale)"
    )
    assert [(b.role, text[b.start : b.end]) for b in label(text)][-2:] == [
        ("body", "The trams run on Friday."),
        ("byline", "(Reporting by Ines Okafor; Editing by Tomas Vale)"),
    ]


def test_wire_copy_may_open_below_a_caption() -> None:
    text = "The bridge stands open.\n\nNORRLAND, Santor (Reuters) - The bridge was shut on Monday."
    assert [(b.role, text[b.start : b.end]) for b in label(text)][1:] == [
        ("dateline", "NORRLAND, Santor (Reuters) -"),
        ("body", "The bridge was shut on Monday."),
    ]
