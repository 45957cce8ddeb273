"""Judgements that contradict one another, are withdrawn, or fit what was read no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFoundError
from tests.conftest import HARBOUR
from tests.judging.asking import names, person, states, without_judgements
from tests.judging.conftest import GALE

EXTRA = """Pell and Redfern call for change

Gareth Pell said: "The board has to start again." Tomas Redfern, the skipper of the Linnet, said: "I want \
her out, and I want it in writing."
"""


def test_of_two_that_contradict_the_later_holds(archive: Archive) -> None:
    archive.merge(GALE, "Redfern", "Pell")
    one = person(archive.record(GALE), "Tomas Redfern")
    archive.split(GALE, one["id"], "Gareth Pell", "Pell", reason="no, two")
    record = archive.record(GALE)
    assert {"Tomas Redfern", "Gareth Pell"} <= set(names(record))
    assert [(j["state"], j["why"]) for j in record.judgements] == [
        ("overruled", "judgement 2, later, says otherwise"),
        ("applied", None),
    ]
    archive.merge(GALE, "Redfern", "Pell")
    record = archive.record(GALE)
    assert "Gareth Pell" not in names(record)
    assert states(record) == ["applied", "overruled", "applied"]


def test_of_two_names_the_later_holds(archive: Archive) -> None:
    archive.rename(GALE, "Amberley", "Ruth Mary Amberley")
    archive.rename(GALE, "Amberley", "Captain A.")
    record = archive.record(GALE)
    assert "Captain A." in names(record)
    assert states(record) == ["overruled", "applied"]


def test_undoing_is_a_further_judgement_and_can_be_undone(archive: Archive) -> None:
    before = without_judgements(archive.record(GALE))
    made = archive.merge(GALE, "Redfern", "Pell")
    merged = without_judgements(archive.record(GALE))
    archive.withdraw(GALE, made.id[:6], reason="a slip")
    assert without_judgements(archive.record(GALE)) == before
    assert archive.record(GALE).judgements[0]["why"] == "by judgement 2"
    archive.withdraw(GALE, "2", reason="it was none")
    assert without_judgements(archive.record(GALE)) == merged
    assert states(archive.record(GALE)) == ["applied", "withdrawn", "applied"]
    with pytest.raises(NotFoundError, match="no one judgement '9'; there are 3"):
        archive.withdraw(GALE, "9")


def test_judgements_outlive_added_articles_and_a_second_reading(archive: Archive, tmp_path: Path) -> None:
    archive.merge(GALE, "Redfern", "Pell")
    archive.rename(GALE, "Daniel Okoro", "Dan Okoro")
    archive.reject(GALE, archive.record(GALE).positions[0]["id"])
    archive.confirm(GALE, archive.record(GALE).powers[0]["id"])
    judged = archive.record(GALE).export("json")
    with archive.store.writing() as connection:  # as if annotators and linkers had a higher version
        connection.exec_driver_sql("UPDATE article SET reading = NULL")
        connection.exec_driver_sql("UPDATE story SET linking = NULL")
    assert archive.record(GALE).export("json") == judged
    (tmp_path / "extra.txt").write_text(EXTRA, "utf-8")
    archive.read([str(tmp_path / "extra.txt")], GALE)
    record = archive.record(GALE)
    assert len(record.articles) == 4
    assert states(record) == ["applied"] * 4
    assert "Gareth Pell" not in names(record)
    assert "Dan Okoro" in names(record)
    new = next(a["id"] for a in record.articles if a["file"] == "extra.txt")
    one = person(record, "Tomas Redfern")
    assert len([m for m in one["mentions"] if m["article"] == new]) >= 2
    assert {q["speaker"]["id"] for q in record.quotes if q["article"] == new and q["speaker"]} == {one["id"]}
    assert [p for p in record.powers if p.get("judged") == "confirmed"]


def test_a_judgement_that_fits_nothing_is_kept_and_says_why(archive: Archive, tmp_path: Path) -> None:
    archive.merge(GALE, "Redfern", "Pell")
    archive.reject(GALE, archive.record(GALE).powers[0]["id"])
    lines = archive.export_judgements(GALE)
    (tmp_path / "j.jsonl").write_text(lines, "utf-8")
    (tmp_path / "extra.txt").write_text(EXTRA, "utf-8")
    archive.read([str(tmp_path / "extra.txt")], "other")
    assert archive.import_judgements("other", tmp_path / "j.jsonl") == 2
    other = archive.record("other")
    assert states(other) == ["dormant", "dormant"]
    assert all("no article of this story holds its words" in (j["why"] or "") for j in other.judgements)
    assert {"Gareth Pell", "Tomas Redfern"} <= set(names(other))
    archive.read([str(HARBOUR)], "other")
    assert states(archive.record("other")) == ["applied", "applied"]


def test_a_row_that_is_told_otherwise_is_not_confirmed(archive: Archive, tmp_path: Path) -> None:
    from dataclasses import replace

    statement = next(s for s in archive.record(GALE).statements if s["status"] == "stands")
    made = archive.confirm(GALE, statement["id"])
    words = tuple((k, "retracted" if k == "status" else v) for k, v in made.targets[0].words)
    other = replace(made, targets=(replace(made.targets[0], words=words),))
    archive.store.add_judgements(GALE, [other])
    archive.withdraw(GALE, made.id)
    record = archive.record(GALE)
    (dormant,) = [j for j in record.judgements if j["id"] == other.id]
    assert (dormant["state"], dormant["why"]) == (
        "dormant", "what statements holds of its words is told otherwise now",
    )  # fmt: skip


def test_words_are_found_in_another_capture_of_the_same_outlet(archive: Archive, tmp_path: Path) -> None:
    archive.merge(GALE, "Redfern", "Pell")
    (tmp_path / "j.jsonl").write_text(archive.export_judgements(GALE), "utf-8")
    for name in ("01-broadcaster.txt", "02-broadsheet.txt", "03-tabloid.txt"):
        text = (HARBOUR / name).read_text("utf-8")
        (tmp_path / name).write_text(text.rstrip("\n") + "\n\nThe harbour opens at six.\n", "utf-8")
    (tmp_path / "articles.toml").write_text((HARBOUR / "articles.toml").read_text("utf-8"), "utf-8")
    archive.read([str(tmp_path / "*.txt")], "again")
    ids = {a["id"] for a in archive.record("again").articles}
    assert not ids & {a["id"] for a in archive.record(GALE).articles}
    archive.import_judgements("again", tmp_path / "j.jsonl")
    record = archive.record("again")
    assert states(record) == ["applied"]
    assert "Gareth Pell" not in names(record)
