"""The diary as iCalendar and as TimelineJS."""

from __future__ import annotations

import json
from typing import Any, cast

from onrecord.exports.contract import Contract
from onrecord.exports.ical import to_ical
from onrecord.exports.timelinejs import to_timelinejs
from tests.exports.page_sample import HOSTILE


def _row(**fields: Any) -> dict[str, Any]:
    row = {
        "id": "d1",
        "from": "2024-04-25",
        "to": None,
        "alternatives": [],
        "precision": "day",
        "status": "planned",
        "type": "CONSULT",
        "participants": ["p1"],
        "what": "The board will meet; next Thursday, at noon",
        "evidence": [{"article": "a1", "start": 0, "end": 5, "exact": "The board"}],
    }
    return {**row, **fields}


def _record(*rows: dict[str, Any]) -> Contract:
    record = {
        "story": {"id": "s", "title": "Choir", "from": "2024-04-20", "to": "2024-04-21"},
        "articles": [{"id": "a1", "outlet": "The Post"}],
        "people": [{"id": "p1", "name": "Maren Holt"}],
        "diary": list(rows),
    }
    return cast(Contract, record)


def _unfolded(text: str) -> list[str]:
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_planned_days_become_events() -> None:
    lines = _unfolded(
        to_ical(_record(_row(), _row(id="d2", status="past"), _row(id="d3", **{"from": "2024"})))
    )
    assert lines.count("BEGIN:VEVENT") == 1
    assert "UID:d1@onrecord" in lines
    assert "DTSTAMP:20240421T000000Z" in lines
    assert "DTSTART;VALUE=DATE:20240425" in lines
    assert "DTEND;VALUE=DATE:20240426" in lines
    assert "SUMMARY:The board will meet\\; next Thursday\\, at noon" in lines
    assert "DESCRIPTION:Maren Holt\\nThe Post: The board" in lines
    assert "STATUS:CONFIRMED" in lines


def test_doubt_and_cancelling_are_shown() -> None:
    lines = _unfolded(
        to_ical(
            _record(
                _row(alternatives=["2024-05-02"]),
                _row(id="d2", status="cancelled", to="2024-04-28"),
            )
        )
    )
    assert "STATUS:TENTATIVE" in lines
    assert any(line.startswith("DESCRIPTION:") and "Or: 2024-05-02" in line for line in lines)
    assert "STATUS:CANCELLED" in lines
    assert "DTEND;VALUE=DATE:20240429" in lines


def test_hostile_words_stay_words() -> None:
    what = HOSTILE.replace("\ud800", "") + "\r\nEND:VCALENDAR\nBEGIN:VEVENT"
    lines = _unfolded(to_ical(_record(_row(what=what))))
    assert lines.count("END:VCALENDAR") == 1
    assert lines.count("BEGIN:VEVENT") == 1
    slide = json.loads(to_timelinejs(_record(_row(what=what))))["events"][0]
    assert "<" not in slide["text"]["headline"]


def test_slides_hold_as_much_of_the_date_as_there_is() -> None:
    rows = [
        _row(),
        _row(id="d2", status="past", **{"from": "2022"}),
        _row(id="d3", **{"from": None}),
        _row(id="d4", to="2024-04-28", alternatives=["2024-05-02"]),
    ]
    slides = json.loads(to_timelinejs(_record(*rows)))["events"]
    assert [s["unique_id"] for s in slides] == ["d1", "d2", "d4"]
    assert slides[0]["start_date"] == {"year": 2024, "month": 4, "day": 25}
    assert slides[1]["start_date"] == {"year": 2022}
    assert slides[1]["group"] == "past"
    assert slides[2]["end_date"] == {"year": 2024, "month": 4, "day": 28}
    assert slides[2]["display_date"] == "25–28 April 2024 or Thu 2 May 2024"
    assert slides[0]["text"]["text"] == "<p>Maren Holt</p><p>The Post: The board</p>"
