"""The diary's planned items as iCalendar (RFC 5545): whole days, no clock, no time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta

from onrecord.exports.contract import Contract, DiaryRecord
from onrecord.exports.page.visible import visible

WIDTH = 75  # octets a line may hold before it is folded
_STATUS = {"planned": "CONFIRMED", "hypothetical": "TENTATIVE", "cancelled": "CANCELLED"}


def to_ical(record: Contract) -> str:
    """One VEVENT for each diary entry that is planned, open or cancelled and whose days are known.

    Planned entries with other readings of their day, or known only to the week or the season, are
    TENTATIVE and say so. Time stamps are the story's own last day, so that the same record gives the
    same file.
    """
    stamp = _days(record["story"]["to"], None) or (date(1970, 1, 1), None)
    outlets = {a["id"]: a["outlet"] for a in record["articles"]}
    names = {p["id"]: p["name"] for p in record["people"]}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//diary//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"NAME:{_text(record['story']['title'])}")
    for row in record["diary"]:
        when = _days(row["from"], row["to"])
        if row["status"] in _STATUS and when is not None:
            lines += _event(row, when, stamp[0], outlets, names)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(
    row: DiaryRecord, when: tuple[date, date], stamp: date, outlets: dict[str, str], names: dict[str, str]
) -> Iterator[str]:
    told = [", ".join(names[p] for p in row["participants"] if p in names)]
    if row["alternatives"]:
        told.append("Or: " + ", ".join(row["alternatives"]))
    exact = row["precision"] in ("day", "time")
    if not exact:
        told.append(f"Day not given; known: {row['precision'] or 'roughly'}")
    told += [f"{outlets.get(e['article'], '')}: {e['exact']}" for e in row["evidence"]]
    doubt = row["status"] == "planned" and (row["alternatives"] or not exact)
    yield "BEGIN:VEVENT"
    yield f"UID:{re.sub(r'[^0-9A-Za-z._-]', '-', row['id'])}@onrecord"
    yield f"DTSTAMP:{_plain(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_plain(when[0])}"
    yield f"DTEND;VALUE=DATE:{_plain(when[1] + timedelta(days=1))}"
    yield f"SUMMARY:{_text(row['what'])}"
    yield f"STATUS:{'TENTATIVE' if doubt else _STATUS[row['status']]}"
    yield f"DESCRIPTION:{_text(chr(10).join(line for line in told if line))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(start: str | None, end: str | None) -> tuple[date, date] | None:
    """First and last day; None where no day is named, the calendar has no such day, or it has run out."""
    if not re.match(r"\d{4}-\d\d-\d\d", start or ""):
        return None
    try:
        first = date.fromisoformat((start or "")[:10])
        last = date.fromisoformat(end[:10]) if end else first
    except ValueError:
        return None
    return (first, max(first, last)) if last.year < MAXYEAR else None


def _plain(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A TEXT value: commas, semicolons, backslashes and line ends escaped, controls made visible."""
    value = re.sub(r"([\\,;])", r"\\\1", visible(value.replace("\r\n", "\n").replace("\r", "\n")))
    return value.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most WIDTH octets, the later ones led by a space; no character is cut."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > WIDTH:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
