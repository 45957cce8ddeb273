"""The archive: reading twice, captures, any order, other processes, and being stopped at any moment."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord.archive import Archive, slug
from onrecord.model import Article
from onrecord.readers import Given
from tests.conftest import FIXTURES, HARBOUR


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "record.sqlite")


def test_reading_the_same_twice_adds_nothing(archive: Archive) -> None:
    first = archive.read([str(HARBOUR)])
    before = archive.record("harbour").export("json")
    again = archive.read([str(HARBOUR)])
    assert [i.state for i in first.items] == ["new"] * 3
    assert [i.state for i in again.items] == ["known"] * 3
    assert archive.record("harbour").export("json") == before


def test_a_changed_page_is_a_further_capture(archive: Archive, tmp_path: Path) -> None:
    page = tmp_path / "pier" / "pier.txt"
    page.parent.mkdir()
    given = Given(outlet="The Cove Mail", url="https://cove.example/pier", published="2025-06-17")
    page.write_text("The pier reopened on Monday. Five people were hurt in the rush, the mayor said.")
    archive.read([str(page)], given=given)
    page.write_text("The pier reopened on Monday. Seven people were hurt in the rush, the mayor said.")
    report = archive.read([str(page)], given=given)
    assert [i.state for i in report.items] == ["capture"]
    assert len(archive.record("pier").articles) == 2


def test_details_given_later_update_the_article(archive: Archive) -> None:
    archive.read([str(HARBOUR)])
    report = archive.read([str(HARBOUR / "03-tabloid.txt")], "harbour", Given(published="2025-03-13"))
    assert [i.state for i in report.items] == ["updated"]
    tabloid = next(a for a in archive.record("harbour").articles if a["outlet"] == "The Lantern")
    assert (tabloid["published"], tabloid["published_basis"]) == ("2025-03-13", "given")
    assert len(archive.record("harbour").articles) == 3


def test_two_files_of_one_article_are_one(archive: Archive, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        shutil.copy(HARBOUR / "03-tabloid.txt", tmp_path / name)
    report = archive.read([str(tmp_path)], "twice")
    assert sorted(i.state for i in report.items) == ["known", "new"]
    (article,) = archive.record("twice").articles
    assert article["file"] == "a.txt"


def test_bad_inputs_are_reported_and_the_rest_is_read(archive: Archive) -> None:
    report = archive.read([str(FIXTURES / "input")])
    assert {Path(e.where.split(",")[0]).name for e in report.skipped} == {
        "binary.txt", "blank.txt", "broken.jsonl", "empty.txt", "invalid-utf8.txt", "no-article.html",
    }  # fmt: skip
    record = archive.record("input")
    assert {a["language"] for a in record.articles} == {"en", "es"}
    assert [f["step"] for f in record.failures] == ["language"]
    assert record.failures[0]["why"].startswith("written in Spanish (es)")
    for article in record.articles:
        for quote in record.quotes:
            for piece in quote["content"]:
                if piece["article"] == article["id"]:
                    assert article["text"][piece["start"] : piece["end"]] == piece["exact"]


def test_any_order_of_articles_gives_the_same_bytes(tmp_path: Path) -> None:
    files = sorted(str(p) for p in HARBOUR.glob("*.txt"))
    exports = []
    for number, order in enumerate((files, files[::-1], [files[1], files[2], files[0]])):
        with Archive(tmp_path / f"{number}.sqlite") as archive:
            for path in order:  # one at a time, so that each reading links the story anew
                archive.read([path], "harbour")
            exports.append(archive.record("harbour").export("json"))
    assert exports[0] == exports[1] == exports[2]


def test_several_processes_give_the_same_as_one(tmp_path: Path) -> None:
    lines = []
    for number in range(40):
        text = f"The ferry was late on day {number}. “Nobody told us,” said Ann Oar, the harbour master."
        lines.append(json.dumps({"outlet": f"Paper {number % 4}", "text": text, "published": "2025-06-17"}))
    path = tmp_path / "ferry.jsonl"
    path.write_text("\n".join(lines))
    exports = []
    for workers in (1, 2):
        with Archive(None, workers) as archive:
            archive.read([str(path)], "ferry")
            exports.append(archive.record("ferry").export("json"))
    assert exports[0] == exports[1]


def test_a_run_killed_at_any_moment_leaves_whole_articles(tmp_path: Path) -> None:
    store = tmp_path / "record.sqlite"
    lines = [
        json.dumps(
            {"outlet": "The Cove Mail", "text": f"The pier was shut on day {n}. “A shame,” said Ann Oar."}
        )
        for n in range(90)
    ]
    (tmp_path / "pier.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "onrecord", "--store", str(store), "read", str(tmp_path / "pier.jsonl")]
    environment = {**os.environ, "ONRECORD_WORKERS": "1"}
    run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and run.poll() is None:
        if store.exists() and _count(store) >= 10:
            break
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    with Archive(store) as archive:
        ids = [a.id for a in archive.store.articles(_ids(store))]
        rows = archive.store.rows_of_articles(ids)
        assert 10 <= len(ids) < 90
        found = {
            kind.table: {next(iter(_articles(r))) for r in of_kind}
            for kind, of_kind in rows.items()
            if of_kind
        }
        assert found["sentences"] == found["quotes"] == set(ids)
        report = archive.read([str(tmp_path / "pier.jsonl")], "pier")
        assert sum(i.state == "known" for i in report.items) == len(ids)


def _ids(store: Path) -> list[str]:
    import sqlite3

    connection = sqlite3.connect(store)
    try:
        return [r[0] for r in connection.execute("SELECT id FROM article")]
    except sqlite3.OperationalError:
        return []
    finally:
        connection.close()


def _count(store: Path) -> int:
    return len(_ids(store))


def _articles(row: onrecord.Row) -> set[str]:
    from onrecord.model import spans_of

    return {span.article for span in spans_of(row)}


def test_story_names_become_ids() -> None:
    assert slug("The harbour & the Gale, 2025") == "the-harbour-the-gale-2025"
    assert slug("Éclair/É") == "éclair-é"
    assert slug("!!") == "story"


def test_the_id_is_a_content_hash() -> None:
    one = Article("A", "text", file="x.txt")
    assert one.id == Article("A", "text", file="y.txt", title="T").id
    assert one.id != Article("B", "text").id
    assert one.id != Article("A", "text", url="https://a.example").id


def test_read_without_a_store() -> None:
    record = onrecord.read(HARBOUR / "01-broadcaster.txt")
    assert [a["outlet"] for a in record.articles] == ["Beacon News"]
    assert record.words(record.quotes[0]["content"][0]) == record.quotes[0]["content"][0]["exact"]
    with pytest.raises(onrecord.InputError, match="no such file"):
        onrecord.read("nowhere.txt")
