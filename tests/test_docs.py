"""What the documentation shows is run, and what it lists is complete."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord.archive import kinds
from onrecord.exports.reference import reference
from onrecord.settings import Settings
from tests.conftest import ROOT


def test_the_python_page_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "<Record of 'The gale': 3 articles" in done.stdout
    assert "['the-gale']" in done.stdout


def test_the_reference_of_rows_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rows.md").read_text("utf-8")
    assert written == reference(kinds()), "run: onrecord schema --rows > docs/rows.md"


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[]", d)[0] for d in wanted}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert {n for n in names if f"| {n} |" not in page} == set()
    locked = (ROOT / "requirements.lock").read_text("utf-8").lower()
    assert {n for n in names if f"\n{n.lower()}==" not in "\n" + locked} == set()
    assert "http" not in re.sub(r"http(?:x|core)2?", "", locked)


@pytest.mark.parametrize("name", list(Settings.__dataclass_fields__))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_documented() -> None:
    from onrecord.cli.app import app

    readme = (ROOT / "README.md").read_text("utf-8")
    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert [n for n in names if f"onrecord {n}" not in readme] == []
