"""The diary as TimelineJS reads it: one JSON object with a title and a slide for each dated entry."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from onrecord.exports.contract import Contract, DiaryRecord


def to_timeline(record: Contract) -> str:
    """TimelineJS 3's JSON. An entry without any date is left out; every text is escaped as HTML."""
    outlets = {a["id"]: a["outlet"] for a in record["articles"]}
    slides = [slide for row in record["diary"] if (slide := _slide(row, outlets))]
    whole = {"title": {"text": {"headline": escape(record["story"]["title"])}}, "events": slides}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _slide(row: DiaryRecord, outlets: dict[str, str]) -> dict[str, Any] | None:
    start = _date(row["from"])
    if start is None:
        return None
    said = "".join(
        f"<p>{escape(outlets.get(e['article'], ''))}: {escape(e['exact'])}</p>" for e in row["evidence"]
    )
    slide: dict[str, Any] = {
        "unique_id": row["id"],
        "start_date": start,
        "group": row["status"],
        "text": {"headline": escape(row["what"]), "text": said},
    }
    end = _date(row["to"])
    if end is not None:
        slide["end_date"] = end
    if row["alternatives"]:
        slide["display_date"] = escape(" or ".join([row["from"] or "", *row["alternatives"]]))
    return slide


def _date(value: str | None) -> dict[str, int] | None:
    """ "2024-04-22" as year, month and day; as much of it as there is."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|$)", value or "")
    if match is None:
        return None
    parts = zip(("year", "month", "day"), match.groups(), strict=True)
    return {name: int(part) for name, part in parts if part}
