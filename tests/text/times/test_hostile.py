"""Long and hostile texts are read in time that grows with their length, and never raise."""

import time

import pytest

from onrecord.text.times import find_times

PIECES = [
    "a ", "1", "1 ", "the last ", "third-", "Monday ", "Mar", "day", "day,", "3 day ", "about a year ago ",
    "on ",
    "\n", "\u200f", "\ud800", "12:30 ", "2024-", "twenty-", "half a", "(", "' ", "between 1 and ", "in the ",
    "a couple of ", "next ", "Q3 ", "1990s ", "00:00:00.0", "Friday the ", "first ", "of ", "X", "year-ago ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length(piece: str) -> None:
    text = (piece * 5_000)[:5_000]
    began = time.process_time()
    found = find_times(text, "2024-04-21")
    assert time.process_time() - began < 3
    assert all(0 <= t.start < t.end <= len(text) for t in found)


@pytest.mark.parametrize("reference", ["", "yesterday", "2024-13-45", "0001-01-01", "9999-12-31", None])
def test_any_reference_will_do(reference: str | None) -> None:
    text = (
        "Next week, last year, two decades ago, tomorrow, on Monday, 31 February, in a thousand years, 29 Feb"
    )
    for found in find_times(text, reference):
        assert found.value
