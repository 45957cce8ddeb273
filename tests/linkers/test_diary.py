"""Cases: {"name", "articles", "expect": one object an entry: fields, `reports`, and `people` by name}."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import DiaryEntry, Person, row_id
from tests.linkers.stories import articles_of, linked

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "diary").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    articles = articles_of(case)
    outcome = linked(articles, "people", "inferred_dates", "diary")
    people = {row_id(p): p.name for p in outcome.of(Person) if isinstance(p, Person)}
    found = [
        {
            "start": entry.start,
            "alternatives": list(entry.alternatives),
            "precision": entry.precision,
            "status": entry.status,
            "type": entry.type,
            "reports": len({s.article for s in entry.evidence}),
            "people": sorted(people[p] for p in entry.participants),
        }
        for entry in outcome.of(DiaryEntry)
        if isinstance(entry, DiaryEntry)
    ]
    assert len(found) == len(case["expect"]), found
    for wanted in case["expect"]:
        assert any(wanted.items() <= entry.items() for entry in found), found


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = articles_of(CASES[0])
    one = linked(articles, "people", "inferred_dates", "diary")
    two = linked(articles[::-1], "people", "inferred_dates", "diary")
    assert one.of(DiaryEntry) == two.of(DiaryEntry)
