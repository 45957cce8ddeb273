"""Stories that are hard to collate, as files through the whole pipeline: what the record says of them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from rich.console import Console

import onrecord
from onrecord.cli.compare import print_comparison
from onrecord.cli.terminal import print_record
from onrecord.record import Record

CASES = json.loads(
    (Path(__file__).parent / "cases" / "standings" / "basic.json").read_text("utf-8")
)  # fmt: skip
ROOF = CASES[0]["articles"][0]["text"]
GOATS = CASES[0]["articles"][3]["text"]
LIVE = "\n\n".join(
    f"{hour:02}:{minute:02}\n\nCrew {hour} has reached the market and {minute} men are at work, police said."
    for hour in range(6, 20)
    for minute in (5, 40)
)
KNOWN = ("Two porters died", "Seven are in hospital", "The market is shut", "It was built in 1911")
BULLETS = "What we know of the roof\n\n" + "\n".join(f"\u2022 {line}" for line in KNOWN)
SPANISH = (
    "El techo del mercado de pescado de Port Ellery se derrumbó el martes por la noche y mató a dos "
    "mozos, según dijo la autoridad del puerto. Los bomberos trabajaron hasta el amanecer para liberar a "
    "un hombre que quedó atrapado bajo una viga, y el mercado seguirá cerrado hasta el otoño."
)


WORDS = ("Quay", "Herring", "Evening", "Morning", "Coastal")


def story(folder: Path, *texts: str, **given: Any) -> Record:
    """The record of texts saved as files, each of an outlet of its own unless one is given."""
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(
            f"{given.get('outlet', f'The {WORDS[n]} Post')}\n\n{text}\n", "utf-8"
        )
    outlets = "".join(
        f'["{n}.txt"]\noutlet = "{given.get("outlet", f"{WORDS[n]} Post")}"\npublished = 2025-03-1{n}\n'
        for n in range(len(texts))
    )
    (folder / "articles.toml").write_text(outlets, "utf-8")
    return onrecord.read(str(folder), story="The roof")


def shown(record: Record) -> str:
    out = Console(width=200, file=io.StringIO(), record=True)
    print_record(record, out)
    print_comparison(record, out)
    return out.export_text()


def test_one_article_alone_says_so(tmp_path: Path) -> None:
    record = story(tmp_path, ROOF)
    assert (record.points, record.discrepancies, record.accounts) == ([], [], [])
    assert record.articles[0]["own_text"] is None
    assert shown(record).count("One article alone") == 2
    assert "One article alone" in record.export("html")


def test_two_versions_of_one_article_update_it(tmp_path: Path) -> None:
    record = story(tmp_path, ROOF, ROOF.replace("two porters", "five porters"), outlet="Beacon News")
    assert [[v["kind"] for v in a["variants"]] for a in record.accounts] == [["update"]]
    assert {d["grade"] for d in record.discrepancies} == {"update"}
    assert all(v["at"] for d in record.discrepancies for v in d["values"])
    assert "update of Beacon News" in shown(record)


def test_near_identical_copies_are_one_account(tmp_path: Path) -> None:
    record = story(tmp_path, *(ROOF + f"\n\nThe {word} reports." for word in WORDS))
    assert len(record.accounts) == 1
    assert len(record.accounts[0]["variants"]) == 4
    assert len({a["account"] for a in record.articles}) == 1
    assert "syndicated copy of" in shown(record)
    assert not [d for d in record.discrepancies if d["grade"] == "contradiction"]


def test_another_language_is_kept_and_is_no_outlier(tmp_path: Path) -> None:
    texts = [a["text"] for a in CASES[0]["articles"][:3]]
    record = story(tmp_path, *texts, SPANISH)
    foreign = [a for a in record.articles if a["language"] == "es"]
    assert [a["outlier"] for a in foreign] == [None]
    assert [f["step"] for f in record.failures] == ["language"]


def test_an_article_beside_the_story_is_shown_with_its_reason(tmp_path: Path) -> None:
    texts = [a["text"] for a in CASES[0]["articles"][:3]]
    record = story(tmp_path, *texts, GOATS)
    odd = [a for a in record.articles if a["outlier"]]
    assert [a["text"].count("goat") > 0 for a in odd] == [True]
    assert "not about this story?" in shown(record)
    assert "Not about this story?" in record.export("html")


def test_live_blogs_and_lists_give_points(tmp_path: Path) -> None:
    record = story(tmp_path, LIVE, BULLETS, ROOF)
    assert [f for f in record.failures if f["article"] is None] == []
    assert any("Two porters died" in p["what"] or "two porters" in p["what"] for p in record.points)
    assert record.export("html")
    assert shown(record)
