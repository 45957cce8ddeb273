"""Cases: {"text", "published", "expect": [fields of a mention that must be there, ...]}.

`who` names participants, by an Entity's name or in the text's words.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, Entity, EventMention, Span, row_id

CASES = Path(__file__).parent.parent / "cases" / "events"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.json"))
        for number, case in enumerate(json.loads(path.read_text("utf-8")))
    ]


@pytest.mark.parametrize("case", _cases())
def test_events_of_a_text(case: dict[str, Any]) -> None:
    article = Article("The Herald", case["text"], language="en", published=case["published"])
    outcome = pipeline.annotate(article, pipeline.order(ANNOTATORS))
    assert [f for f in outcome.failures if f.step == "events"] == []
    names = {row_id(e): e.name for e in outcome.of(Entity) if isinstance(e, Entity)}

    def words(span: Span) -> str:
        return article.text[span.start : span.end]

    def people(ids: tuple[str, ...], unnamed: tuple[Span, ...]) -> set[str]:
        return {names[i] for i in ids} | {words(s) for s in unnamed}

    found: list[dict[str, Any]] = [
        {
            "trigger": words(e.trigger),
            "type": e.type,
            "status": e.status,
            "who": people((*e.actors, *e.recipients), e.unnamed),
            "times": [words(t) for t in e.times],
            "what": e.what,
        }
        for e in outcome.of(EventMention)
        if isinstance(e, EventMention)
    ]
    for wanted in case["expect"]:
        who = set(wanted.pop("who", []))
        assert any(wanted.items() <= f.items() and who <= f["who"] for f in found), found
    assert len(found) <= len(case["expect"]) + 2
