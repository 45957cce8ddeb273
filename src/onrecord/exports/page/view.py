"""The record's rows arranged as the page's sections show them; nothing is added to what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.exports.page import comparison, dates
from onrecord.exports.page.visible import anchor
from onrecord.model.story import weight

Json = dict[str, Any]

STANCES = ("for", "conditional", "withheld", "against")
_BRIEF = 3  # items of a line at the top
_LOOSE = ("by", "after", "before", "about", "around", "early", "late", "mid")  # said before the date
FEW = 5  # rows of a long list that are shown at once
_GRADES = {
    "contradiction": "Cannot both be true",
    "refinement": "One is more precise",
    "update": "A later version says otherwise",
}
_KINDS = {
    "date": "When",
    "number": "How many, how much",
    "name": "Names and spelling",
    "power": "Who may do what",
    "reason": "Why",
    "wording": "Quoted and copied words",
    "other": "Told otherwise",
    "label": "What it is called",
}
UNREAD = "not read"
_NOT_THERE = ("absent", UNREAD)
_STATUSES = ("contradicts", "words differently", "carries", "absent")  # the one that tells most first


# The sections in the page's order: their id, their name in the index, the key of their rows.
_SECTIONS = (
    ("compared", "Side by side", "quote_groups"),
    ("differences", "Differences", "discrepancies"),
    ("quotes", "Quotes", "quotes"),
    ("positions", "Positions", "positions"),
    ("statements", "Statements", "statements"),
    ("diary", "Diary", "diary"),
    ("people", "People", "people"),
    ("powers", "Powers", "powers"),
    ("points", "Points", "points"),
    ("passages", "Passages", "passages"),
    ("wordings", "Words", "wordings"),
    ("further", "Further rows", "rows"),
    ("judgements", "Judgements", "judgements"),
    ("notes", "Notes", "failures"),
)


def plan(record: Json) -> list[tuple[str, str, int | None]]:
    """The sections that have rows: id, name, number of rows (none for the accounts)."""
    counts = {key: len(rows) for key, rows in record.items() if isinstance(rows, list)}
    counts["rows"] = sum(map(len, record.get("rows", {}).values()))
    found = [(i, name, counts.get(key, 0)) for i, name, key in _SECTIONS if counts.get(key)]
    return [("accounts", "Accounts", None), *found]


def confirmed(record: Json) -> frozenset[str]:
    """The ids of the rows that somebody confirmed."""
    tables = [rows for rows in (*record.values(), *record.get("rows", {}).values()) if isinstance(rows, list)]
    return frozenset(row["id"] for rows in tables for row in rows if row.get("judged"))


def outlets(articles: list[Json]) -> list[tuple[str, int]]:
    """Each outlet with its number of articles, in the record's order."""
    counts: dict[str, int] = {}
    for article in articles:
        counts[article["outlet"]] = counts.get(article["outlet"], 0) + 1
    return list(counts.items())


def short(outlet: str) -> str:
    """An outlet's name for narrow places: a host's name without its "www."."""
    return outlet.removeprefix("www.") or outlet


def role(person: Json) -> str:
    """The office to name beside a person: the first current one, else the first with its status."""
    offices = sorted(person["offices"], key=lambda o: o["status"] != "current")
    return office(offices[0]) if offices else ""


def office(held: Json) -> str:
    """An office in words: "former harbour master, Port of Haldane"."""
    title = str(held["title"])
    status = str(held["status"] or "current")
    if status != "current" and status.lower() not in title.lower():
        title = f"{status} {title}"
    return f"{title}, {held['body']}" if held.get("body") else title


def brief(record: Json) -> list[Json]:
    """The lines at the top: what of the record a reader wants first, each item with its row's anchor."""
    torn = [g for g in comparison.groups(record) if g["torn"]]
    clashes = [d for d in record["discrepancies"] if d.get("grade") == "contradiction"]
    taken = [s for s in record["statements"] if s["status"] in ("retracted", "corrected")]
    ahead = [row for status, rows in diary(record) if status == "planned" for row in rows]
    lines = [
        _line("Quoted differently", "compared", torn, lambda g: (
            anchor("group", g["id"]), g["speaker"] or "Speaker not named", comparison.at_issue(g)
        )),
        _line("Contradictions", "differences", clashes, lambda d: (
            anchor("difference", d["id"]), d["about"], " / ".join(v["value"] for v in d["values"])
        )),
        _line("Taken back", "statements", taken, lambda s: (
            anchor("statement", s["id"]), s["what"], f"{s['by']}, {s['status']}"
        )),
        _line("Planned", "diary", ahead, lambda d: (anchor("diary", d["id"]), d["what"], when(d))),
    ]  # fmt: skip
    return [line for line in lines if line["items"]]


def _line(name: str, section: str, rows: list[Json], told: Callable[[Json], tuple[str, str, str]]) -> Json:
    items = [dict(zip(("href", "text", "note"), told(row), strict=True)) for row in rows[:_BRIEF]]
    return {"name": name, "section": section, "items": items, "more": max(0, len(rows) - _BRIEF)}


def speakers(record: Json) -> list[Json]:
    """The quotes by speaker: most quoted first, then by name, those without a speaker last."""
    people = {p["id"]: p for p in record["people"]}
    found: dict[str, Json] = {}
    for quote in record["quotes"]:
        speaker = quote["speaker"]
        key = "" if speaker is None else str(speaker["id"] or f"={speaker['name'].casefold()}")
        if key not in found:
            person = people.get(speaker["id"]) if speaker else None
            name = person["name"] if person else (speaker["name"] if speaker else "")
            found[key] = {"name": name, "role": role(person) if person else "", "quotes": []}
        found[key]["quotes"].append(quote)
    order = sorted(found.items(), key=lambda kv: (kv[0] == "", -len(kv[1]["quotes"]), kv[1]["name"], kv[0]))
    return [entry for _, entry in order]


def actors(record: Json, kind: str) -> list[Json]:
    """The people (or organisations) of the record, most mentioned first."""
    found = [p for p in record["people"] if p["type"] == kind]
    return sorted(found, key=lambda p: (-len(p["mentions"]), p["name"], p["id"]))


def roles(record: Json) -> dict[str, str]:
    """The office to name beside each person that holds one, by the person's id."""
    return {p["id"]: held for p in record["people"] if (held := role(p))}


_STRENGTH = {"strong": "strongly put", "reserved": "put with reserve"}
_VOICE = {"quoted": "in quoted words", "paraphrased": "as reported", "outlet": "in an outlet's own words"}


def manner(strength: str, voices: Iterable[str]) -> list[str]:
    """How a position takes its side and in whose words: "strongly put", "in quoted words"."""
    return [*([_STRENGTH[strength]] if strength in _STRENGTH else []), *(_VOICE.get(v, v) for v in voices)]


def targets(record: Json) -> list[Json]:
    """The positions as boards, one a target: for each stance, its rows."""
    boards: dict[str, dict[str, list[Json]]] = {}
    for row in record["positions"]:
        board = boards.setdefault(row["target"], {stance: [] for stance in STANCES})
        board.setdefault(row["stance"], []).append(row)
    ordered = sorted(boards.items(), key=lambda kv: -sum(map(len, kv[1].values())))
    return [{"name": name, "columns": list(board.items())} for name, board in ordered]


def chains(record: Json) -> list[list[Json]]:
    """The statements as chains: each after the one that it corrects or answers, with its link.

    A link to a statement that the record does not hold, or round in a circle, starts a chain of its own.
    Statements without any link come last, together.
    """
    rows = {s["id"]: s for s in record["statements"]}
    after: dict[str, list[str]] = {}
    heads: list[str] = []
    for row in record["statements"]:
        parent = row["corrects"] or row["answers"]
        if parent in rows and parent != row["id"]:
            after.setdefault(parent, []).append(row["id"])
        else:
            heads.append(row["id"])
    placed: set[str] = set()
    found = []
    for head in [*heads, *rows]:
        chain: list[Json] = []
        waiting = [head]
        while waiting:
            at = waiting.pop()
            if at in placed:
                continue
            placed.add(at)
            row = rows[at]
            parent = row["corrects"] or row["answers"]
            link = ("corrects" if row["corrects"] else "answers") if parent in placed - {at} else ""
            to = rows[parent]["what"] if link else ""
            chain.append({"row": row, "link": link, "to": to})
            waiting.extend(reversed(after.get(at, [])))
        if chain:
            found.append(chain)
    linked = sorted((chain for chain in found if len(chain) > 1), key=lambda chain: -len(chain))
    alone = [link for chain in found if len(chain) == 1 for link in chain]
    return [*linked, alone] if alone else linked


def diary(record: Json) -> list[tuple[str, list[Json]]]:
    """The diary in order of date, what has happened apart from what is planned and from the rest."""
    parts: dict[str, list[Json]] = {"past": [], "planned": []}
    for row in record["diary"]:
        parts.setdefault(row["status"], []).append(row)
    # Without a date last; an end without a start ("by Friday") counts as its end.
    for rows in parts.values():
        rows.sort(key=lambda r: (r["from"] or r["to"] or "~", r["what"], r["id"]))
    return [(status, rows) for status, rows in parts.items() if rows]


def matrix(record: Json) -> list[Json]:
    """The points with one cell an outlet; where an outlet has several articles, its most telling cell
    with all its evidence. An outlet of which nothing was read is UNREAD, not "absent". The points that most
    outlets carry come first.
    """
    read = {c["outlet"] for point in record["points"] for c in point["cells"]}
    columns = [name for name, _ in outlets(record["articles"])]
    outlet = {a["id"]: a["outlet"] for a in record["articles"]}
    lead = {a["id"]: a.get("account", a["id"]) for a in record["articles"]}
    rows = []
    for point in record["points"]:
        cells = []
        for name in columns:
            mine = [c for c in point["cells"] if c["outlet"] == name]
            status = min((c["status"] for c in mine), key=_rank, default="absent" if name in read else UNREAD)
            proof = [e for c in mine if c["status"] == status for e in c["evidence"]]
            cells.append({"outlet": name, "status": status, "evidence": proof if status != "absent" else []})
        carried = sum(c["status"] not in _NOT_THERE for c in cells)
        row = {"id": point["id"], "what": point["what"], "cells": cells, "carried": carried}
        accounts = {lead[c["article"]] for c in point["cells"] if c["status"] != "absent"}
        sole = columns.index(outlet[min(accounts)]) if len(accounts) == 1 else None
        rows.append({**row, "shares": _shares(cells, sole)})
    return sorted(rows, key=lambda r: -r["carried"])


def unread(points: list[Json]) -> list[str]:
    """The outlets of which nothing was read, by the matrix."""
    return [c["outlet"] for c in (points[0]["cells"] if points else []) if c["status"] == UNREAD]


def _shares(cells: list[Json], sole: int | None) -> list[str]:
    """Which of the matrix's summaries a point belongs to: "all", "contradicts", "words", "only-N" and
    "left-N" with the number of the outlet that alone carries it or leaves it out. Copies of one account are
    no further account: `sole` is the outlet whose account they are, where there is one account alone.
    """
    carrying = [n for n, c in enumerate(cells) if c["status"] not in _NOT_THERE]
    read = sum(c["status"] != UNREAD for c in cells)
    absent = [n for n, c in enumerate(cells) if c["status"] == "absent"]
    statuses = {c["status"] for c in cells}
    found = ["all"] if not absent and read > 1 else []
    found += [name for name in ("contradicts", "words differently") if name in statuses]
    only = carrying[0] if len(carrying) == 1 else sole
    found += [f"only-{only}"] if only is not None and read > 1 and absent else []
    found += [f"left-{absent[0]}"] if len(absent) == 1 and read > 2 else []
    return [name.split(" ")[0] for name in found]


def shares(rows: list[Json], names: list[str]) -> list[tuple[str, str, int]]:
    """The matrix's summaries that have points: value, what to call it, number of points."""
    counts: dict[str, int] = {}
    for row in rows:
        for share in row["shares"]:
            counts[share] = counts.get(share, 0) + 1
    known = [("all", "In every account"), ("contradicts", "Contradicted"), ("words", "Worded differently")]
    known += [(f"left-{n}", f"Left out by {name} alone") for n, name in enumerate(names)]
    known += [(f"only-{n}", f"Only in {name}") for n, name in enumerate(names)]
    return [(value, label, counts[value]) for value, label in known if value in counts]


def _rank(status: str) -> int:
    return _STATUSES.index(status) if status in _STATUSES else 0


def differences(record: Json) -> list[Json]:
    """The discrepancies in groups, the gravest first: what cannot both be true, what is told differently by
    kind, then the other grades. {"name", "rows", "more"}; `more` are the rows to fold away.
    """
    groups: dict[str, list[Json]] = {}
    for row in sorted(record["discrepancies"], key=lambda r: weight(r.get("grade", ""), r.get("kind", ""))):
        grade, kind = row.get("grade"), row.get("kind", "other")
        name = _KINDS.get(kind, kind) if grade == "difference" else _GRADES.get(grade, "Told otherwise")
        groups.setdefault(name, []).append(row)
    return [{"name": name, **folded(rows)} for name, rows in groups.items()]


def folded(rows: list[Json], few: int = FEW) -> Json:
    """The rows to show at once and those to fold away: {"rows", "more"}; one or two are not worth folding."""
    cut = len(rows) if len(rows) <= few + 2 else few
    return {"rows": rows[:cut], "more": rows[cut:]}


def powers(record: Json) -> list[Json]:
    """The powers, one act over one target together, so that accounts that differ are neighbours."""
    firsts: dict[tuple[str, str], int] = {}
    for row in record["powers"]:
        firsts.setdefault(_act(row), len(firsts))
    return sorted(record["powers"], key=lambda row: firsts[_act(row)])


def _act(row: Json) -> tuple[str, str]:
    return str(row["over"]).casefold(), str(row["power"]).casefold()


def further(record: Json) -> list[Json]:
    """Rows of types that the page has no section for, by table, each with its plain fields."""
    return [
        {
            "name": table.replace("_", " "),
            "table": table,
            "rows": [{"id": row["id"], "fields": list(_plain(row)), "row": row} for row in rows],
        }
        for table, rows in sorted(record.get("rows", {}).items())
        if rows
    ]


def _plain(row: Json) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name != "id" and isinstance(value, (str, int, float)):
            yield name.replace("_", " "), str(value)


def when(row: Json) -> str:
    """A diary row's date in words, with its precision where that is not the day."""
    words = dates.readings(row["from"], row["to"], row["alternatives"])
    precision = str(row.get("precision") or "")
    return f"{precision} {words}" if words and precision in _LOOSE else words
