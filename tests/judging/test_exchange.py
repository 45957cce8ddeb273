"""Judgements are only added to, travel as files, and say what they cannot do."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.errors import InputError, NotFoundError, OnrecordError
from tests.conftest import HARBOUR
from tests.judging.asking import states
from tests.judging.conftest import GALE


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
