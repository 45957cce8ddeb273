"""The record as CSV and as JSON Lines: one table a section, one line a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.exports.contract import Contract

# A cell that a spreadsheet would run as a formula is made text by an apostrophe in front.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sections(record: Contract) -> dict[str, list[dict[str, Any]]]:
    """The record's tables by name, further kinds of row included."""
    data: Mapping[str, Any] = record
    found = {name: rows for name, rows in data.items() if isinstance(rows, list)}
    return {**found, **record["rows"]}


def to_csv(record: Contract, section: str) -> str:
    """One section as CSV with a header line.

    Evidence becomes its exact words, and a column `<name>_at` gives `article:start-end` for each;
    several values in one cell are parted by " | ".
    """
    rows = [dict(_flat(row)) for row in sections(record)[section]]
    header = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n", restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: "'" + v if v.startswith(FORMULA) else v for k, v in row.items()})
    return out.getvalue()


def to_jsonl(record: Contract) -> str:
    """One JSON object a line: the story first, then every row with its section as `table`."""
    head = {
        "table": "story",
        "format": record["format"],
        "generator": record["generator"],
        **record["story"],
    }
    lines = [head]
    lines += [{"table": name, **row} for name, rows in sections(record).items() for row in rows]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _flat(row: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        name = prefix + name
        if is_evidence(value):
            value = [value]
        if isinstance(value, list) and value and all(is_evidence(v) for v in value):
            yield name, " | ".join(v["exact"] for v in value)
            yield f"{name}_at", " | ".join(f"{v['article']}:{v['start']}-{v['end']}" for v in value)
        elif isinstance(value, dict):
            yield from _flat(value, f"{name}_")
        elif isinstance(value, list) and any(isinstance(v, (dict, list, tuple)) for v in value):
            yield name, json.dumps(value, ensure_ascii=False)
        elif isinstance(value, list):
            yield name, " | ".join(str(v) for v in value)
        else:
            yield name, "" if value is None else str(value)


def is_evidence(value: Any) -> bool:
    """Whether a value of the contract is a piece of evidence."""
    return isinstance(value, dict) and value.keys() == {"article", "start", "end", "exact"}
