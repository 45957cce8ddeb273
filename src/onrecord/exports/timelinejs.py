"""The diary as TimelineJS 3 reads it: one JSON object with a title and a slide for each dated entry."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from onrecord.exports.contract import Contract, DiaryRecord
from onrecord.exports.page.view import when
from onrecord.exports.page.visible import visible

_SHOWN = ("", "day", "time", "month", "year")  # precisions that the date itself shows


def to_timelinejs(record: Contract) -> str:
    """TimelineJS 3's JSON. An entry without any date is left out; every text is escaped as HTML.

    A date with other readings, or known only roughly, is written out as `display_date`.
    """
    outlets = {a["id"]: a["outlet"] for a in record["articles"]}
    names = {p["id"]: p["name"] for p in record["people"]}
    slides = [slide for row in record["diary"] if (slide := _slide(row, outlets, names))]
    whole = {"title": {"text": {"headline": _html(record["story"]["title"])}}, "events": slides}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _slide(row: DiaryRecord, outlets: dict[str, str], names: dict[str, str]) -> dict[str, Any] | None:
    start = _date(row["from"])
    if start is None:
        return None
    said = [f"<p>{_html(outlets.get(e['article'], ''))}: {_html(e['exact'])}</p>" for e in row["evidence"]]
    people = ", ".join(names[p] for p in row["participants"] if p in names)
    slide: dict[str, Any] = {
        "unique_id": _html(row["id"]),
        "start_date": start,
        "group": row["status"],
        "text": {
            "headline": _html(row["what"]),
            "text": "".join([f"<p>{_html(people)}</p>" if people else "", *said]),
        },
    }
    end = _date(row["to"])
    if end is not None:
        slide["end_date"] = end
    if row["alternatives"] or row["precision"] not in _SHOWN:
        slide["display_date"] = _html(display_date(row))
    return slide


def display_date(row: DiaryRecord) -> str:
    """An entry's date in words, with its other readings and how fine it is known; empty without a date."""
    words, fine = when(dict(row)), row["precision"]
    return words if not words or fine in _SHOWN or words.startswith(fine) else f"{words} ({fine})"


def _html(text: str) -> str:
    return escape(visible(text))


def _date(value: str | None) -> dict[str, int] | None:
    """ "2024-04-22" as year, month and day; as much of it as there is."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)", value or "", re.ASCII)
    if match is None:
        return None
    parts = zip(("year", "month", "day"), match.groups(), strict=True)
    return {name: int(part) for name, part in parts if part}
