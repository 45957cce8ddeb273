"""What the tests of judgements ask of a record."""

from __future__ import annotations

import json
from typing import Any

from onrecord.record import Record


def person(record: Record, name: str) -> dict[str, Any]:
    (found,) = [p for p in record.people if p["name"] == name]
    return dict(found)


def names(record: Record) -> list[str]:
    return sorted(p["name"] for p in record.people)


def states(record: Record) -> list[str]:
    return [j["state"] for j in record.judgements]


def without_judgements(record: Record) -> dict[str, Any]:
    return {k: v for k, v in json.loads(record.export("json")).items() if k != "judgements"}
