"""What sentences mean. A case is {"text", "near": [place, place]}: the nearest two of its sentences."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.annotators.base import Rows
from onrecord.annotators.meanings import Meanings
from onrecord.model import Article, Block, Meaning, Sentence, Span
from onrecord.models.meanings import WIDTH, unpacked

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "meanings").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def read(text: str, sentences: list[tuple[int, int]], role: str = "body") -> list[Meaning]:
    article = Article("Outlet", text, language="en")
    rows = Rows(
        {
            Block: [Block(Span(article.id, 0, len(text)), role)],
            Sentence: [Sentence(Span(article.id, *s)) for s in sentences],
        }
    )
    return [r for r in Meanings().annotate(article, rows) if isinstance(r, Meaning)]


def split(text: str) -> list[tuple[int, int]]:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    return [(a + (a > 0), b) for a, b in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["text"][:40]))
def test_cases(case: dict[str, Any]) -> None:
    meanings = read(case["text"], split(case["text"]))
    vectors = [unpacked(s.vector).astype(float) for s in meanings]
    assert [len(v) for v in vectors] == [WIDTH] * len(split(case["text"]))

    unit = [v / np.linalg.norm(v) for v in vectors]
    near = {pair: float(unit[pair[0]] @ unit[pair[1]]) for pair in combinations(range(len(unit)), 2)}
    assert list(max(near.items(), key=lambda item: item[1])[0]) == case["near"]


def test_what_is_not_read_means_nothing() -> None:
    text = "The mill burned down in the night."
    assert len(read(text, [(0, len(text))])) == 1
    assert read(text, [(0, len(text))], role="teaser") == []
    assert read(text, [(4, 4)]) == []
