"""What people rule of groups and single rows, on a real store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.model import Quote, row_id
from tests.judging.asking import states
from tests.judging.conftest import GALE


def test_a_rejected_quote_leaves_group_position_and_power(archive: Archive) -> None:
    before = archive.record(GALE)
    group = next(g for g in before.quote_groups if len(g["variants"]) > 2)
    key = group["variants"][1]["quote"]
    archive.reject(GALE, key[:8], reason="not said")
    record = archive.record(GALE)
    assert key not in {q["id"] for q in record.quotes}
    assert key not in {v["quote"] for g in record.quote_groups for v in g["variants"]}
    assert [row["id"] for row in record.rejected["quotes"]] == [key]
    rows = archive.store.rows_of_articles(a["id"] for a in before.articles)
    assert key in {row_id(q) for q in rows[Quote]}
    said = next(p for p in before.powers if p["by"])
    archive.reject(GALE, said["by"] or "")
    assert len(archive.record(GALE).powers) == len(before.powers) - 1


def test_what_is_read_from_a_rejected_quotes_words_goes_with_it(archive: Archive) -> None:
    before = archive.record(GALE)
    position = next(p for p in before.positions if (p["actor"], p["stance"]) == ("Anton Vale", "conditional"))
    for quote in before.quotes:
        if any(
            piece["article"] == e["article"] and piece["start"] < e["end"] and e["start"] < piece["end"]
            for piece in quote["content"]
            for e in position["evidence"]
        ):
            archive.reject(GALE, quote["id"])
    words = [e["exact"] for p in archive.record(GALE).positions for e in p["evidence"]]
    assert not any("so long as she sits down" in w for w in words)


def test_quotes_and_groups_are_joined_and_parted(archive: Archive) -> None:
    before = archive.record(GALE)
    first, second = before.quote_groups[:2]
    archive.merge(GALE, first["id"], second["id"])
    record = archive.record(GALE)
    assert len(record.quote_groups) == len(before.quote_groups) - 1
    joined = next(g for g in record.quote_groups if g["id"] in record.judgements[0]["rows"])
    assert {v["quote"] for v in joined["variants"]} == {
        v["quote"] for g in (first, second) for v in g["variants"]
    }
    alone = next(q for q in record.quotes if q["group"] is None)
    archive.merge(GALE, joined["id"], alone["id"])
    assert next(q for q in archive.record(GALE).quotes if q["id"] == alone["id"])["group"]
    big = next(g for g in archive.record(GALE).quote_groups if len(g["variants"]) > 3)
    out = big["variants"][-1]["quote"]
    archive.split(GALE, big["id"], out[:10])
    record = archive.record(GALE)
    assert next(q for q in record.quotes if q["id"] == out)["group"] is None
    assert states(record)[-1] == "applied"


def test_a_cell_leaves_its_point_for_a_point_of_its_own(archive: Archive) -> None:
    before = archive.record(GALE)
    point = next(p for p in before.points if sum(c["status"] != "absent" for c in p["cells"]) == 3)
    cell = next(c for c in point["cells"] if c["outlet"] == "The Lantern")
    archive.split(GALE, point["id"], "lantern", reason="it tells something else")
    record = archive.record(GALE)
    holding = [
        [c["status"] for c in p["cells"]]
        for p in record.points
        if any(e in c["evidence"] for c in p["cells"] for e in cell["evidence"])
    ]
    assert [sorted(statuses) for statuses in holding] == [["absent", "absent", "carries"]]
    assert len(record.points) == len(before.points) + 1
    for p in record.points:
        assert p["what"] in {" ".join(e["exact"].split()) for c in p["cells"] for e in c["evidence"]}
    archive.merge(GALE, *record.judgements[0]["rows"], record.points[0]["id"])
    assert len(archive.record(GALE).points) == len(before.points)


def test_what_an_unread_article_leaves_out_stays_unknown(archive: Archive, tmp_path: Path) -> None:
    page = tmp_path / "brume.txt"
    page.write_text("Le bateau est resté dans le port hier soir, parce que la mer était trop forte.", "utf-8")
    archive.read([str(page)], GALE)
    point = next(p for p in archive.record(GALE).points if sum(bool(c["evidence"]) for c in p["cells"]) == 3)
    archive.split(GALE, point["id"], "lantern")
    assert {len(p["cells"]) for p in archive.record(GALE).points} == {3}


def test_diary_entries_are_one(archive: Archive) -> None:
    before = archive.record(GALE)
    first, second = [d for d in before.diary if d["precision"] == "day" and d["status"] == "planned"][:2]
    archive.merge(GALE, first["id"], second["id"], reason="one meeting")
    record = archive.record(GALE)
    (one,) = [d for d in record.diary if d["id"] in record.judgements[0]["rows"]]
    assert len(record.diary) == len(before.diary) - 1
    assert one["from"] == first["from"]
    assert second["from"] in (one["from"], *one["alternatives"])
    assert set(one["participants"]) == {*first["participants"], *second["participants"]}
    assert [e for e in (*first["evidence"], *second["evidence"]) if e not in one["evidence"]] == []


SECTIONS = ["people", "quotes", "quote_groups", "powers", "positions", "statements", "diary", "passages",
            "points", "discrepancies", "wordings"]  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_any_row_is_confirmed_and_rejected_and_the_later_wins(archive: Archive, section: str) -> None:
    key = archive.record(GALE).contract[section][0]["id"]  # type: ignore[literal-required]
    archive.confirm(GALE, key, reason="checked")

    def found() -> list[dict[str, Any]]:
        return [r for r in archive.record(GALE).contract[section] if r["id"] == key]  # type: ignore[literal-required]

    assert [row["judged"] for row in found()] == ["confirmed"]
    archive.reject(GALE, key)
    record = archive.record(GALE)
    assert found() == []
    assert [row["id"] for row in record.rejected[section]] == [key]
    assert states(record) == ["overruled", "applied"]
    assert record.judgements[0]["why"] == "judgement 2, later, says otherwise"
    archive.withdraw(GALE, "2")
    assert [row["judged"] for row in found()] == ["confirmed"]
    assert states(archive.record(GALE)) == ["applied", "withdrawn", "applied"]


def test_the_page_and_the_tables_hold_judged_rows(archive: Archive) -> None:
    first = archive.record(GALE)
    for section in SECTIONS:
        archive.confirm(GALE, first.contract[section][0]["id"])  # type: ignore[literal-required]
    record = archive.record(GALE)
    for form in ("html", "jsonl", "ics", "timelinejs", "svg", "graphml", "mermaid"):
        assert record.export(form)
    assert "confirmed" in record.export("csv", "people")
    assert record.export("csv", "judgements").count("\n") >= len(SECTIONS)
