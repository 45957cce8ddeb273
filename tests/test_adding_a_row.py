"""Adding a kind of row takes the file and the line that CONTRIBUTING.md shows, and nothing else."""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from onrecord import archive as archive_module
from onrecord.annotators import ANNOTATORS
from onrecord.archive import Archive
from onrecord.exports.reference import reference
from tests.conftest import ROOT


def test_the_toy_annotator_of_contributing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    file = tmp_path / "exclamations.py"
    file.write_text(blocks[0])
    spec = importlib.util.spec_from_file_location("exclamations", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "exclamations", module)
    spec.loader.exec_module(module)
    registered = eval(f"({blocks[1].strip()})", vars(module))
    monkeypatch.setattr(archive_module, "ANNOTATORS", (*registered, *ANNOTATORS))
    archive_module._reading.cache_clear()
    try:
        page = tmp_path / "pier.txt"
        page.write_text("The pier is open at last! Nobody came. “Come!!” said the mayor, Ann Oar.")
        with Archive(tmp_path / "record.sqlite") as archive:
            archive.read([str(page)], "pier")
            record = archive.record("pier")
        (row,) = record.contract["rows"]["exclamations"]
        assert row["span"]["exact"] == "The pier is open at last!"
        assert row["marks"] == 1
        assert json.loads(record.export("json"))["rows"]["exclamations"] == [row]
        assert "The pier is open at last!" in record.export("csv", "exclamations")
        assert '"table": "exclamations"' in record.export("jsonl")
        assert record.rows(module.Exclamation)[0].marks == 1
        store = sqlite3.connect(tmp_path / "record.sqlite")
        assert store.execute("SELECT marks FROM exclamations").fetchall() == [(1,)]
        store.close()
        assert "A sentence that ends with an exclamation mark." in reference([module.Exclamation])
    finally:
        archive_module._reading.cache_clear()
