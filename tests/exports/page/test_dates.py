"""Dates in words, by cases; what is not a date stays as it stands."""

from __future__ import annotations

import pytest

from onrecord.exports.page.dates import moment, period, readings


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031", "2031"),
        ("2031-03", "March 2031"),
        ("2031-03-02", "2 March 2031"),
        ("2031-W11", "week of 10 March 2031"),
        ("2031-03-02T18:40", "2 March 2031, 18:40"),
        ("2031-03-02T18:40:12.5Z", "2 March 2031, 18:40 UTC"),
        ("2031-03-02T18:40-04:00", "2 March 2031, 18:40 UTC−4"),
        ("2031-03-02T18:40+05:30", "2 March 2031, 18:40 UTC+5:30"),
        ("2031-03-02T18:40+0000", "2 March 2031, 18:40 UTC"),
        ("2031-02-30", "2031-02-30"),
        ("2031-13", "2031-13"),
        ("2031-W60", "2031-W60"),
        ("0000-W01", "0000-W01"),
        ("٢٠٣١", "٢٠٣١"),
        ("next spring", "next spring"),
        ("", ""),
    ],
)
def test_moment(value: str, words: str) -> None:
    assert moment(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        ("2031-03-10", None, "10 March 2031"),
        (None, "2031-03-10", "by 10 March 2031"),
        ("2031-03-10", "2031-03-10", "10 March 2031"),
        ("2031-03-10", "2031-03-12", "10–12 March 2031"),
        ("2031-03-28", "2031-04-02", "28 March – 2 April 2031"),
        ("2030-12-28", "2031-01-02", "28 December 2030 – 2 January 2031"),
        ("2030", "2031", "2030 – 2031"),
    ],
)
def test_period(start: str | None, end: str | None, words: str) -> None:
    assert period(start, end) == words


def test_readings_keep_every_reading_once() -> None:
    assert (
        readings("2031-03-13", None, ["2031-03-13", "2031-03-20"]) == "Thu 13 March 2031 or Thu 20 March 2031"
    )
    assert readings(None, None, ["2031-03-20"]) == "Thu 20 March 2031"
    assert readings(None, None, []) == ""
