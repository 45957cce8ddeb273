"""Cases: {"name", "text", "quotes": [[content, source, cue, the speaker's full name], ...]}.

Content, source and cue are looked for in the text in order, from where the last quote began.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.annotators.base import Rows
from onrecord.annotators.entities import Entities
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.parsing import Parser
from onrecord.annotators.speakers import Speakers
from onrecord.model import Article, Quote, Span, Speaker, row_id

CASES = Path(__file__).parent.parent / "cases" / "speakers"


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


def quotes_of(article: Article, wanted: list[list[str]]) -> list[Quote]:
    quotes, at = [], 0
    for content, source, cue, _ in wanted:
        start = article.text.index(content, at)
        paragraph = article.text.rfind("\n", 0, start) + 1
        end = article.text.find("\n", start) if "\n" in article.text[start:] else len(article.text)
        spans = []
        for words in (source, cue):
            word = re.compile(rf"\b{re.escape(words)}(?!\w)")
            before = [m.start() for m in word.finditer(article.text, paragraph, start)]
            after = word.search(article.text, start + len(content), end)
            place = before[-1] if before else after.start() if after else -1
            spans.append(Span(article.id, place, place + len(words)))
        form = "direct" if content[0] == '"' else "indirect"
        quotes.append(Quote((Span(article.id, start, start + len(content)),), (spans[0],), (spans[1],), form))
        at = start
    return quotes


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in cases()])
def test_the_speaker_of_each_quote_is_told_in_full(case: dict[str, Any]) -> None:
    article = Article("The Herald", case["text"], language="en")
    rows = pipeline.annotate(article, pipeline.order([Furniture(), Parser(), Mentions(), Entities()])).rows
    quotes = quotes_of(article, case["quotes"])
    found = {
        s.quote: s.name
        for s in Speakers().annotate(article, Rows({**rows, Quote: quotes}))
        if isinstance(s, Speaker)
    }
    told = [(q[0], found.get(row_id(row))) for q, row in zip(case["quotes"], quotes, strict=True)]
    assert told == [(q[0], q[3]) for q in case["quotes"]]
