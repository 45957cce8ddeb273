"""`onrecord judge` as its users meet it, on a store on disk."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli.app import app
from onrecord.cli.judge import print_judgements
from tests.cli.test_commands import onrecord, store  # noqa: F401

STORY = "the-gale"
BAD = "<script>alert(1)</script>\x1b[31m\u202ered\x07"


@pytest.fixture
def judged(store: Path, tmp_path: Path) -> Path:  # noqa: F811
    path = tmp_path / "record.sqlite"
    shutil.copy(store, path)
    return path


def asked(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--store", str(path), *arguments], env={"COLUMNS": "160"})


def test_every_action_from_the_command_line(judged: Path, tmp_path: Path) -> None:
    assert "nobody has corrected this record" in asked(judged, "judge", STORY, "list").output
    done = asked(judged, "judge", STORY, "merge", "Redfern", "Pell", "--reason", "one man", "--by", "Ada")
    assert done.exit_code == 0
    for words in ("1  merge", "Tomas Redfern; Gareth Pell", "applied", "UTC, Ada", "one man"):
        assert words in done.output
    assert "Gareth Pell" not in asked(judged, "show", STORY, "--section", "people").output
    asked(judged, "judge", STORY, "rename", "Okoro", "Dan Okoro")
    assert "Dan Okoro" in asked(judged, "show", STORY, "--section", "people").output
    split = asked(judged, "judge", STORY, "split", "Amberley", "--mentions", "lantern", "--by", "Ada")
    assert "takes out: Ruth Amberley" in split.output
    confirmed = asked(judged, "judge", STORY, "confirm", "board suspend consent", "--section", "powers")
    assert "confirm  board may suspend" in confirmed.output
    assert "\u2713 board may suspend" in asked(judged, "show", STORY, "--section", "powers").output
    page = asked(judged, "show", STORY, "--section", "quotes", "--ids").output
    first, second = re.findall(r"\b[0-9a-f]{12}\b", page)[:2]
    assert asked(judged, "judge", STORY, "reject", first, second[:9]).output.count("reject") == 2
    assert first in asked(judged, "show", STORY, "--rejected").output
    assert first not in asked(judged, "show", STORY, "--section", "quotes", "--ids").output
    assert "withdraw  judgement 1" in asked(judged, "judge", STORY, "withdraw", "1").output
    listed = asked(judged, "judge", STORY, "list").output
    assert "withdrawn: by judgement 7" in listed
    file = tmp_path / "j.jsonl"
    assert asked(judged, "judge", STORY, "export", "--out", str(file)).exit_code == 0
    assert asked(judged, "judge", STORY, "export").output == file.read_text("utf-8")
    assert "0 new judgements" in asked(judged, "judge", STORY, "import", str(file)).output


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("merge", "Pell"), "judge: write `onrecord judge the-gale merge A B`"),
        (("list", "x"), "judge: write `onrecord judge the-gale list`"),
        (("merge", "Pell", "zebra"), "'zebra': nothing in people is called so; there are: "),
        (("merge", "Nadia", "Harbour Radio"), "say it with --force"),
        (("reject", "Pell", "--mentions", "x"), "--mentions and --to are for split, not for reject"),
        (("split", "Pell"), "say which of Gareth Pell is meant: "),
        (("withdraw", "3"), "no one judgement '3'; there are none"),
        (("import", "nowhere.jsonl"), "nowhere.jsonl: cannot be read"),
    ],
)
def test_what_is_wrong_is_said(judged: Path, arguments: tuple[str, ...], why: str) -> None:
    done = asked(judged, "judge", STORY, *arguments)
    assert why in str(done.exception)
    assert "No judgements" in asked(judged, "judge", STORY, "list").output


@pytest.mark.parametrize("question", ["powers", "stances", "statements", "timeline", "compare", "show"])
def test_the_questions_show_ids_to_judge_by(judged: Path, question: str) -> None:
    with Archive(judged) as archive:
        contract = archive.record(STORY).contract
    known = {row["id"] for rows in contract.values() if isinstance(rows, list) for row in rows if "id" in row}
    shown = set(re.findall(r"\b[0-9a-f]{12}\b", asked(judged, question, STORY, "--ids").output))
    assert shown
    assert shown <= known
    assert not re.findall(r"\b[0-9a-f]{12}\b", asked(judged, question, STORY).output)


def test_hostile_reasons_do_not_steer_terminal_or_page(judged: Path) -> None:
    with Archive(judged) as archive:
        archive.rename(STORY, "Pell", BAD, reason=BAD, by=BAD)
        record = archive.record(STORY)
        page = record.export("html")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not {"\x1b", "\u202e", "\x07"} & set(page)
    out = io.StringIO()
    print_judgements(record, Console(file=out, width=100, markup=False))
    assert not {"\x1b", "\u202e", "\x07"} & set(out.getvalue())
    wrong = onrecord("judge", STORY, "merge", "zebra", "x", store=judged)
    assert wrong.returncode == 2
    assert not {"\x1b", "\u202e", "\x07"} & set(wrong.stderr)


def test_the_page_marks_what_is_confirmed_and_lists_the_judgements(judged: Path) -> None:
    with Archive(judged) as archive:
        before = archive.record(STORY).export("html")
        archive.confirm(STORY, "Amberley", reason="known to the desk", by="Ada")
        after = archive.record(STORY).export("html")
    assert 'class="judged"' not in before
    assert after.count('class="judged"') == 1
    assert "What people ruled" not in before
    for words in ("What people ruled", "known to the desk", "Ada"):
        assert words in after
