"""What collation notes of an article.

A case is {"text", "figures"?: [[exact, low, high, unit, role]], "reasons"?: [[verb, [exact]]],
"planned"?: [verb], "labels"?: [[exact, family, head]], "scares"?: [[exact, by, plural, target]]}; what a
case does not name is not looked at.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotators.base import Rows
from onrecord.annotators.collation import Collation
from onrecord.annotators.parsing import Parser
from onrecord.model import Act, Article, Block, Figure, Gist, Label, Parse, Row, Scare, Span

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "collation").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def read(text: str) -> list[Row]:
    article = Article("Outlet", text, language="en")
    blocks = Rows({Block: [Block(Span(article.id, 0, len(text)), "body")]})
    parses = [row for row in Parser().annotate(article, blocks) if isinstance(row, Parse)]
    return list(Collation().annotate(article, Rows({Parse: parses})))


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["text"][:40]))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    rows = read(text)

    def exact(span: Span) -> str:
        return str(text[span.start : span.end])

    figures = [r for r in rows if isinstance(r, Figure)]
    acts = [r for r in rows if isinstance(r, Act)]
    if "figures" in case:
        assert [[exact(f.span), f.low, f.high, f.unit, f.role] for f in figures] == case["figures"]
    if "reasons" in case:
        assert [[a.lemma, [exact(r) for r in a.reasons]] for a in acts if a.reasons] == case["reasons"]
    if "planned" in case:
        assert [a.lemma for a in acts if a.planned] == case["planned"]
    if "scares" in case:
        scares = [r for r in rows if isinstance(r, Scare)]
        assert [
            [exact(r.span), r.by and exact(r.by), r.plural, r.target and exact(r.target)] for r in scares
        ] == case["scares"]
    if "labels" in case:
        labels = [r for r in rows if isinstance(r, Label)]
        assert [[exact(r.span), r.family, r.head] for r in labels] == case["labels"]


def test_a_gist_is_the_sentence_without_its_small_words() -> None:
    gists = [r for r in read("Two of the ferries were sunk. It was late.") if isinstance(r, Gist)]
    assert gists[0].terms == ("two", "ferry", "sink")
    assert len(gists) == 2
