"""What people rule of a record, on a real store: every action, and what it does to the rows after it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.errors import InputError, NotFoundError, OnrecordError
from onrecord.model import Entity, Quote, row_id
from onrecord.record import Record
from tests.conftest import HARBOUR
from tests.judging.conftest import GALE

EXTRA = """Pell and Redfern call for change

Gareth Pell said: "The board has to start again." Tomas Redfern, the skipper of the Linnet, said: "I want \
her out, and I want it in writing."
"""


def person(record: Record, name: str) -> dict[str, Any]:
    (found,) = [p for p in record.people if p["name"] == name]
    return dict(found)


def names(record: Record) -> list[str]:
    return sorted(p["name"] for p in record.people)


def states(record: Record) -> list[str]:
    return [j["state"] for j in record.judgements]


def without_judgements(record: Record) -> dict[str, Any]:
    return {k: v for k, v in json.loads(record.export("json")).items() if k != "judgements"}


# --- people ------------------------------------------------------------------------------------


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


# --- groupings and rows -------------------------------------------------------------------------


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


# --- contradiction, withdrawal, what fits no more -----------------------------------------------


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


# --- the store, exchange ------------------------------------------------------------------------


def test_judgements_are_only_added_to(archive: Archive) -> None:
    archive.confirm(GALE, "Redfern")
    path = archive.store.path
    assert path is not None
    for change in ("UPDATE judgements SET reason = 'x'", "DELETE FROM judgements"):
        connection = sqlite3.connect(path)
        with pytest.raises(sqlite3.IntegrityError, match="judgements are only added to"):
            connection.execute(change)
        connection.close()


def test_the_same_judgements_on_another_machine_give_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    archive.merge(GALE, "Redfern", "Pell", reason="<b>\u202eone\x07</b>")
    archive.split(GALE, "Okoro", "Lantern")
    archive.reject(GALE, archive.record(GALE).quotes[3]["id"])
    archive.withdraw(GALE, "2")
    path = tmp_path / "j.jsonl"
    path.write_text(archive.export_judgements(GALE), "utf-8", newline="")
    assert archive.import_judgements(GALE, path) == 0
    with Archive(tmp_path / "other.sqlite") as other:
        other.read([str(HARBOUR)], GALE)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        (tmp_path / "late.jsonl").write_text("".join(lines[2:]), "utf-8", newline="")
        assert other.import_judgements(GALE, tmp_path / "late.jsonl") == 2  # whatever order they come in
        assert other.import_judgements(GALE, path) == 2
        assert other.import_judgements(GALE, path) == 0
        assert other.export_judgements(GALE) == archive.export_judgements(GALE)
        for form in ("json", "html"):
            assert other.record(GALE).export(form) == archive.record(GALE).export(form)


def test_later_is_later_even_where_the_clock_stands(archive: Archive) -> None:
    made = [archive.confirm(GALE, "Redfern") for _ in range(5)]
    assert [j.at for j in made] == sorted({j.at for j in made})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda j: j | {"reason": "changed"}, "its id is not that of its content"),
        (lambda j: j | {"action": "obey"}, "no judgement is called 'obey'"),
        (lambda j: j | {"reason": "x" * 2001}, "the reason has 2,001 characters, where 2,000 are allowed"),
        (lambda j: j | {"at": "yesterday"}, "is not one in UTC"),
        (lambda j: j | {"at": "9999-12-31T23:59:59.999999Z"}, "is not one in UTC before the year 9999"),
        (lambda j: j | {"targets": []}, "reject on 0 rows is no judgement"),
        (lambda j: j | {"targets": 7}, "targets"),
        (lambda j: {k: v for k, v in j.items() if k != "by"}, "by: "),
        (lambda j: j | {"format": "other/2"}, "no judgement of format onrecord-judgement/1"),
        (lambda j: [j], "no judgement of format"),
    ],
)
def test_a_file_with_a_wrong_line_is_refused_whole(
    archive: Archive, tmp_path: Path, change: Any, why: str
) -> None:
    archive.reject(GALE, "Redfern")
    line = json.loads(archive.export_judgements(GALE))
    path = tmp_path / "j.jsonl"
    path.write_text(json.dumps(line) + "\n" + json.dumps(change(line)) + "\n", "utf-8")
    archive.read([str(HARBOUR)], "other")
    with pytest.raises(InputError, match=r"j\.jsonl, line 2: ") as caught:
        archive.import_judgements("other", path)
    assert why in str(caught.value)
    assert archive.judgements("other") == ()


def test_files_that_are_none_are_refused(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    for content in (b"\xff\xfe", b"not json\n", b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(InputError, match=r"j\.jsonl"):
            archive.import_judgements(GALE, path)
    with pytest.raises(InputError, match="cannot be read"):
        archive.import_judgements(GALE, tmp_path / "nowhere.jsonl")
    line = '{"format": "onrecord-judgement/1", "reason": "\\ud800"}\n'
    path.write_text(line, "utf-8")
    with pytest.raises(InputError, match="line 1"):
        archive.import_judgements(GALE, path)


# --- what is refused ----------------------------------------------------------------------------


def test_what_cannot_be_judged_is_said_with_what_can(archive: Archive) -> None:
    record = archive.record(GALE)
    cases: list[tuple[Any, type[Exception], str]] = [
        (lambda: archive.merge(GALE, "zebra", "Pell"), NotFoundError, "'zebra': nothing in people is called"),
        (lambda: archive.merge(GALE, "Seafarers", "Pell"), OnrecordError, "the name of 2 rows.*Rescue Trust"),
        (lambda: archive.merge(GALE, "Pell", "Pell"), OnrecordError, "name two rows or more"),
        (lambda: archive.merge(GALE, "Pell", record.quotes[0]["id"]), OnrecordError, "only rows of one"),
        (
            lambda: archive.merge(GALE, record.powers[0]["id"], record.powers[1]["id"]),
            OnrecordError, "powers are not merged",
        ),
        (lambda: archive.split(GALE, "Pell"), OnrecordError, "say which of Gareth Pell is meant: .*Lantern"),
        (lambda: archive.split(GALE, "Pell", "zebra"), NotFoundError, "has no 'zebra'; it has: "),
        (lambda: archive.split(GALE, "Pell", "pell"), OnrecordError, "that is all there is of Gareth Pell"),
        (lambda: archive.split(GALE, record.powers[0]["id"], "x"), OnrecordError, "powers are not split"),
        (lambda: archive.split(GALE, "Pell", "Lantern", to="Pell"), OnrecordError, "goes to another row"),
        (lambda: archive.rename(GALE, record.points[0]["id"], "x"), OnrecordError, "only people and bodies"),
        (lambda: archive.rename(GALE, "Pell", " "), OnrecordError, "gives a name"),
        (lambda: archive.rename(GALE, "Pell", "x" * 201), OnrecordError, "the name has 201 characters"),
        (lambda: archive.reject(GALE, "Pell", reason="x" * 2001), OnrecordError, "the reason has 2,001"),
        (lambda: archive.reject(GALE, "Pell", reason="\ud800"), OnrecordError, "lone surrogates"),
        (lambda: archive.reject(GALE, "x", section="zebras"), OnrecordError, "no section 'zebras'; there"),
        (lambda: archive.reject(GALE, "?!"), OnrecordError, "give the id of a row, or a name"),
        (lambda: archive.reject("nowhere", "Pell"), NotFoundError, "no story 'nowhere'"),
        (lambda: archive.judgements("nowhere"), NotFoundError, "no story 'nowhere'"),
    ]  # fmt: skip
    for call, kind, why in cases:
        with pytest.raises(kind, match=why):
            call()
    assert archive.judgements(GALE) == ()
    archive.reject(GALE, "ban cargo", section="positions")
    assert states(archive.record(GALE)) == ["applied"]
