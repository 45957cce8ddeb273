"""What the tests share: where the invented stories lie, and their records, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parent.parent
HARBOUR = ROOT / "examples" / "harbour"
FIXTURES = ROOT / "tests" / "fixtures"


@cache
def record_of(folder: Path) -> onrecord.Record:
    """The record of a folder's articles, made once for all tests: never change it."""
    return onrecord.read(folder)


@pytest.fixture(scope="session")
def harbour() -> onrecord.Record:
    """The record of the sample story."""
    return record_of(HARBOUR)
