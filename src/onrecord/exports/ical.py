"""The diary's planned items as iCalendar (RFC 5545): whole days, no clock, no time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.exports.contract import Contract, DiaryRecord

WIDTH = 75  # octets a line may hold before it is folded
_STATUS = {"planned": "CONFIRMED", "hypothetical": "TENTATIVE", "cancelled": "CANCELLED"}


def to_ical(record: Contract) -> str:
    """One VEVENT for each diary entry that is planned, open or cancelled and has a day.

    An entry with other readings of its day is TENTATIVE and names them. Time stamps are the story's own
    last day, so that the same record gives the same file.
    """
    stamp = (record["story"]["to"] or record["story"]["from"] or "1970-01-01")[:10].replace("-", "")
    outlets = {a["id"]: a["outlet"] for a in record["articles"]}
    names = {p["id"]: p["name"] for p in record["people"]}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//diary//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"NAME:{_text(record['story']['title'])}")
    for row in record["diary"]:
        when = _days(row)
        if row["status"] in _STATUS and when is not None:
            lines += _event(row, when, stamp, outlets, names)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(
    row: DiaryRecord, when: tuple[date, date], stamp: str, outlets: dict[str, str], names: dict[str, str]
) -> Iterator[str]:
    status = "TENTATIVE" if row["alternatives"] and row["status"] == "planned" else _STATUS[row["status"]]
    said = [f"{outlets.get(e['article'], '')}: {e['exact']}" for e in row["evidence"]]
    if row["alternatives"]:
        said.insert(0, "Or: " + ", ".join(row["alternatives"]))
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}@onrecord"
    yield f"DTSTAMP:{stamp}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_plain(when[0])}"
    yield f"DTEND;VALUE=DATE:{_plain(when[1] + timedelta(days=1))}"
    yield f"SUMMARY:{_text(row['what'])}"
    yield f"STATUS:{status}"
    people = ", ".join(names[p] for p in row["participants"] if p in names)
    yield f"DESCRIPTION:{_text(chr(10).join([*([people] if people else []), *said]))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(row: DiaryRecord) -> tuple[date, date] | None:
    """First and last day; None where the entry names no day."""
    try:
        first = date.fromisoformat(row["from"] or "")
        return first, date.fromisoformat(row["to"]) if row["to"] else first
    except ValueError:
        return None


def _plain(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A TEXT value: commas, semicolons, backslashes and line ends escaped, control characters dropped."""
    value = re.sub(r"([\\,;])", r"\\\1", value)
    value = re.sub(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", r"\\n", value)
    return re.sub(r"[\x00-\x1f\x7f]", "", value)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most WIDTH octets, the later ones led by a space; no character is cut."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > WIDTH:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
