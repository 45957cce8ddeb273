"""The command line as its users meet it: run as a process, its output read."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import FIXTURES, HARBOUR


def onrecord(*arguments: str, store: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ONRECORD_STORE": str(store), "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "record.sqlite"
    done = onrecord("read", str(HARBOUR), "--story", "The gale", store=path)
    assert done.returncode == 0, done.stderr
    assert "3 articles read" in done.stdout
    assert "Next: onrecord show the-gale" in done.stdout
    return path


def test_stories_lists_what_was_read(store: Path) -> None:
    done = onrecord("stories", store=store)
    assert "the-gale" in done.stdout
    assert "Beacon News, The Ellery Chronicle, The Lantern" in done.stdout


def test_show_is_a_page_of_the_record(store: Path) -> None:
    page = onrecord("show", "the-gale", store=store).stdout
    for words in ("The gale", "3 accounts", "Who said what", "Ruth Amberley", "In other words", "Who is who"):
        assert words in page


@pytest.mark.parametrize("by", ["speaker", "outlet", "group"])
def test_show_one_section(store: Path, by: str) -> None:
    done = onrecord("show", "the-gale", "--section", "quotes", "--by", by, store=store)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 5
    wrong = onrecord("show", "the-gale", "--section", "quote", store=store)
    assert wrong.returncode == 2
    assert "there are articles, summary, quotes" in wrong.stderr


def test_export_json_keeps_the_schema_that_schema_prints(store: Path) -> None:
    schema = json.loads(onrecord("schema", store=store).stdout)
    record = json.loads(onrecord("export", "the-gale", store=store).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)
    texts = {a["id"]: a["text"] for a in record["articles"]}
    for quote in record["quotes"]:
        for piece in [*quote["content"], *quote["source"], *quote["cue"]]:
            assert texts[piece["article"]][piece["start"] : piece["end"]] == piece["exact"]
    record["quotes"][0]["form"] = "shouted"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


def test_export_other_forms(store: Path, tmp_path: Path) -> None:
    lines = onrecord("export", "the-gale", "--format", "jsonl", store=store).stdout.splitlines()
    sections = [json.loads(line)["table"] for line in lines]
    assert sections[0] == "story"
    assert {"articles", "people", "quotes", "passages"} <= set(sections)
    table = onrecord("export", "the-gale", "--format", "csv", "--section", "people", store=store).stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert "Ruth Amberley" in {row["name"] for row in rows}
    done = onrecord("export", "the-gale", "--format", "csv", "--out", str(tmp_path / "tables"), store=store)
    assert done.returncode == 0
    assert (tmp_path / "tables" / "quotes.csv").exists()
    assert (tmp_path / "tables" / "articles.csv").exists()
    page = tmp_path / "gale.html"
    assert onrecord("export", "the-gale", "--format", "html", "--out", str(page), store=store).returncode == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_standard_input(tmp_path: Path) -> None:
    store = tmp_path / "in.sqlite"
    text = "The pier reopened on Monday. “It was about time,” said the harbour master, Ann Oar."
    done = onrecord("read", "-", "--outlet", "The Cove Mail", "--story", "pier", store=store, stdin=text)
    assert done.returncode == 0, done.stderr
    record = json.loads(onrecord("export", "pier", store=store).stdout)
    (article,) = record["articles"]
    assert (article["outlet"], article["file"], article["text"]) == ("The Cove Mail", None, text)


def test_errors_are_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "bad.sqlite"
    done = onrecord("read", str(FIXTURES / "input"), "nowhere", store=store)
    assert done.returncode == 0
    assert "7 skipped" in done.stdout
    assert "nowhere: no such file or folder" in " ".join(done.stdout.split())
    for arguments, why in (
        (["show", "nothing"], "onrecord: no story 'nothing' in"),
        (["export", "input", "--format", "pdf"], "--format pdf: there are json, html, csv, jsonl"),
        (["read", "nowhere"], "onrecord: nothing was read"),
        (["read", str(HARBOUR), "--published", "soon"], "onrecord: --published: 'soon' is not a date"),
    ):
        wrong = onrecord(*arguments, store=store)
        assert wrong.returncode == 2
        assert why in wrong.stderr
        assert "Traceback" not in wrong.stderr


def test_no_articles_text_can_steer_the_terminal(tmp_path: Path) -> None:
    store = tmp_path / "esc.sqlite"
    body = "The pier was shut. " * 30
    text = f"\x1b[31mRed\x1b]0;title\x07 alert\n\n{body}“[bold]No[/bold] \x1b[2J,” said Ann Oar, a pilot."
    onrecord("read", "-", "--story", "esc", store=store, stdin=text)
    page = onrecord("show", "esc", "--all", store=store).stdout
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "[bold]No[/bold]" in page


def test_demo_does_the_main_job(tmp_path: Path) -> None:
    done = onrecord("demo", "--out", str(tmp_path / "demo"), store=tmp_path / "unused.sqlite")
    assert done.returncode == 0, done.stderr
    assert "Who said what" in done.stdout
    record = json.loads((tmp_path / "demo" / "harbour.json").read_text("utf-8"))
    assert len(record["articles"]) == 3
    assert (tmp_path / "demo" / "harbour.html").stat().st_size > 50_000
    assert not (tmp_path / "unused.sqlite").exists()
