"""The sample story in a store on disk, read once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive
from tests.conftest import HARBOUR

GALE = "gale"


@pytest.fixture(scope="package")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judging") / "record.sqlite"
    with Archive(path) as archive:
        archive.read([str(HARBOUR)], GALE)
        archive.record(GALE)
    return path


@pytest.fixture
def archive(read_once: Path, tmp_path: Path) -> Iterator[Archive]:
    path = tmp_path / "record.sqlite"
    shutil.copy(read_once, path)
    with Archive(path) as opened:
        yield opened
