"""The strip of days: marks in their place, doubt as width, nothing on top of another."""

from __future__ import annotations

from typing import Any

from onrecord.exports.page.timeline import Strip, strip


def diary(*rows: tuple[str | None, str | None, list[str]], last: str | None = "2031-03-12") -> dict[str, Any]:
    return {
        "story": {"from": last, "to": last},
        "diary": [
            {
                "id": f"d{n}",
                "from": start,
                "to": end,
                "alternatives": more,
                "status": "past",
                "what": f"event {n}",
            }
            for n, (start, end, more) in enumerate(rows)
        ],
    }


def drawn(record: dict[str, Any]) -> Strip:
    made = strip(record)
    assert made is not None
    return made


def test_doubt_is_drawn_as_width() -> None:
    made = drawn(diary(("2031-03-10", None, []), ("2031-03-13", None, ["2031-03-19"])))
    assert [(m.x, m.width) for m in made.marks] == [(0.0, 10.0), (30.0, 70.0)]
    assert made.last == 30.0
    assert made.marks[1].href == "#diary-d1"
    assert "Thu 13 March 2031 or Wed 19 March 2031: event 1" in made.marks[1].title


def test_marks_of_one_day_stand_apart() -> None:
    made = drawn(diary(*[("2031-03-10", None, [])] * 3, ("2031-03-11", None, [])))
    assert len({(m.x, m.y) for m in made.marks}) == 4
    assert len({m.y for m in made.marks}) == 4


def test_far_and_unknown_dates_are_counted_not_drawn() -> None:
    made = drawn(
        diary(("2024", None, []), ("2024-05-01", None, []), (None, None, []), ("2031-03-10", None, []))
    )
    assert len(made.marks) == 1
    assert made.outside == 3


def test_ticks_are_few_and_dated() -> None:
    made = drawn(diary(("2031-03-01", "2031-04-30", [])))
    assert len(made.ticks) <= 7
    assert made.ticks[0] == (0.0, "1 Mar")


def test_no_strip_for_less_than_two_days() -> None:
    assert strip(diary()) is None
    assert strip(diary(("2031-03-12", None, []))) is None
    assert strip(diary(("2031-03-12", None, []), last=None)) is None


def test_order_of_rows_does_not_matter() -> None:
    rows = [("2031-03-10", None, ["2031-03-12"]), ("2031-03-11", None, []), ("2031-03-14", None, [])]
    forward = diary(*rows)
    backward = {**forward, "diary": forward["diary"][::-1]}
    assert strip(forward) == strip(backward)
