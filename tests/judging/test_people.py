"""What people rule of persons and bodies, on a real store, and what it does to the rows after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.model import Entity
from tests.judging.asking import names, person, states
from tests.judging.conftest import GALE


def test_a_merge_reaches_positions_and_speakers_and_the_diary(archive: Archive) -> None:
    before = archive.record(GALE)
    lost = person(before, "Gareth Pell")
    archive.merge(GALE, "Redfern", "Pell", reason="one man, two names", by="Ada")
    record = archive.record(GALE)
    one = person(record, "Tomas Redfern")
    assert "Gareth Pell" in one["aliases"]
    assert "Gareth Pell" not in names(record)
    assert len(one["mentions"]) == len(person(before, "Tomas Redfern")["mentions"]) + len(lost["mentions"])
    assert {p["actor_id"] for p in record.positions if p["actor"] == "Tomas Redfern"} == {one["id"]}
    assert not [p for p in record.positions if p["actor"] == "Gareth Pell"]
    said = [q["id"] for q in before.quotes if q["speaker"] and q["speaker"]["id"] == lost["id"]]
    assert said
    speakers = {q["id"]: q["speaker"] for q in record.quotes}
    assert all((speaker := speakers[key]) and speaker["id"] == one["id"] for key in said)
    known = {p["id"] for p in record.people}
    assert {p for d in record.diary for p in d["participants"]} <= known
    (judgement,) = record.judgements
    assert (judgement["by"], judgement["reason"], judgement["state"]) == (
        "Ada",
        "one man, two names",
        "applied",
    )
    assert judgement["rows"] == [one["id"]]


def test_merged_and_renamed_bodies_are_called_so_in_offices_too(archive: Archive) -> None:
    archive.rename(GALE, "Kelderness Harbour", "The Harbour Board")
    record = archive.record(GALE)
    body = person(record, "The Harbour Board")
    assert "Kelderness Harbour Authority" in body["aliases"]
    bodies = {o["body"] for p in record.people for o in p["offices"]}
    assert "The Harbour Board" in bodies
    assert "Kelderness Harbour Authority" not in bodies
    archive.merge(GALE, "Seafarers' Relief Trust", "Seafarers' Rescue Trust")
    assert "Seafarers' Relief Trust" in names(archive.record(GALE))
    assert "Seafarers' Rescue Trust" not in names(archive.record(GALE))


def test_a_person_is_merged_with_a_body_only_by_force(archive: Archive) -> None:
    with pytest.raises(OnrecordError, match=r"Nadia Quill is a person and Harbour Radio a body.*--force"):
        archive.merge(GALE, "Harbour Radio", "Nadia Quill")
    assert archive.judgements(GALE) == ()
    archive.merge(GALE, "Harbour Radio", "Nadia Quill", force=True)
    one = person(archive.record(GALE), "Harbour Radio")
    assert (one["type"], "Nadia Quill" in one["aliases"]) == ("organization", True)


def test_a_split_makes_two_and_what_named_the_one_follows(archive: Archive) -> None:
    before = person(archive.record(GALE), "Tomas Redfern")
    archive.split(GALE, "Redfern", "Lantern", reason="the tabloid's is the brother")
    record = archive.record(GALE)
    both = [p for p in record.people if "Redfern" in p["name"]]
    assert len(both) == 2
    tabloid = next(a["id"] for a in record.articles if a["outlet"] == "The Lantern")
    brother, skipper = sorted(both, key=lambda p: {m["article"] for m in p["mentions"]} != {tabloid})
    assert {m["article"] for m in brother["mentions"]} == {tabloid}
    assert tabloid not in {m["article"] for m in skipper["mentions"]}
    assert len(brother["mentions"]) + len(skipper["mentions"]) == len(before["mentions"])
    for quote in record.quotes:
        if quote["speaker"] and quote["speaker"]["id"] in (brother["id"], skipper["id"]):
            assert (quote["speaker"]["id"] == brother["id"]) == (quote["article"] == tabloid)


def test_single_mentions_go_to_another_and_the_read_entity_stays(archive: Archive) -> None:
    before = archive.record(GALE)
    taken = person(before, "Daniel Okoro")["mentions"][0]
    stored = archive.store.rows_of_articles(a["id"] for a in before.articles)[Entity]
    place = f"{taken['article']}:{taken['start']}-{taken['end']}"
    archive.split(GALE, "Daniel Okoro", place, to="Lewis Haddow")
    record = archive.record(GALE)
    assert taken in person(record, "Lewis Haddow")["mentions"]
    assert taken not in person(record, "Daniel Okoro")["mentions"]
    assert archive.store.rows_of_articles(a["id"] for a in before.articles)[Entity] == stored
    assert len(record.rows(Entity)) == len(stored) + 1
    assert states(record) == ["applied"]


def test_a_mention_takes_what_its_words_say_along(tmp_path: Path) -> None:
    text = (
        "Dana Holt and her brother Dan Holt ran the mill. Dana Holt said: \u201cWe shall close it.\u201d "
        "Ms Holt later told workers to go home."
    )
    (tmp_path / "mill").mkdir()
    (tmp_path / "mill" / "a.txt").write_text(text, "utf-8")
    with Archive(tmp_path / "mill.sqlite") as archive:
        archive.read([str(tmp_path / "mill")])
        before = archive.record("mill")
        quote = next(q for q in before.quotes if q["speaker"] and q["speaker"]["name"] == "Dana Holt")
        place = f"{quote['article']}:{quote['source'][0]['start']}"
        archive.split("mill", "Dana Holt", place, reason="another Dana Holt")
        record = archive.record("mill")
        after = next(q for q in record.quotes if q["id"] == quote["id"])
        assert after["speaker"] is not None
        speaker = next(p for p in record.people if p["id"] == after["speaker"]["id"])
        assert [m["start"] for m in speaker["mentions"]] == [quote["source"][0]["start"]]


def test_a_rejected_person_is_nobody(archive: Archive) -> None:
    archive.reject(GALE, "Lantern Radio", reason="a programme")
    record = archive.record(GALE)
    assert "Lantern Radio" not in names(record)
    assert [row["name"] for row in record.rejected["people"]] == ["Lantern Radio"]
