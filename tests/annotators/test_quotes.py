"""Quotes: who said what, in which form, where; and that nothing breaks on bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotators import Rows
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.parsing import Parser
from onrecord.annotators.quotes import Quotes
from onrecord.annotators.quotes_marks import Draft, Shelf, touching
from onrecord.model import Article, Block, Parse, Quote, Row
from onrecord.model.base import row_id
from onrecord.text.quotation import Quotation

FOLDER = Path(__file__).parent.parent / "cases" / "quotes"
CASES = [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


def quotes_of(text: str) -> list[Quote]:
    article = Article(outlet="The Test", text=text, language="en")
    blocks: list[Row] = list(Furniture().annotate(article, Rows({})))
    parses = [r for r in Parser().annotate(article, Rows({Block: blocks})) if isinstance(r, Parse)]
    rows = list(Quotes().annotate(article, Rows({Block: blocks, Parse: parses})))
    assert all(isinstance(r, Quote) for r in rows)
    return [r for r in rows if isinstance(r, Quote)]


def words(text: str) -> list[str]:
    """The words alone: a leading "that" and marks at the edges are matters of convention."""
    found = re.findall(r"\w+", text)
    return found[1:] if found[:1] == ["that"] else found


def reads(text: str, quote: Quote, expected: dict[str, Any]) -> bool:
    content = [words(text[s.start : s.end]) for s in quote.content]
    source = " ".join(text[s.start : s.end] for s in quote.source)
    cue = " ".join(text[s.start : s.end] for s in quote.cue)
    return (
        content == [words(c) for c in expected["content"]]
        and quote.form == expected["form"]
        and quote.venue == expected["venue"]
        and ((expected["source"] or "") in source if expected["source"] else not source)
        and ((expected["cue"] or "") in cue if expected["cue"] else not cue)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:40])
def test_quotes_are_read(case: dict[str, Any]) -> None:
    text = case["text"]
    found = quotes_of(text)
    shown = [
        (q.form, q.venue, [[text[s.start : s.end] for s in part] for part in (q.source, q.cue, q.content)])
        for q in found
    ]
    matched = [next((q for q in found if reads(text, q, e)), None) for e in case["quotes"]]
    for quote, expected in zip(matched, case["quotes"], strict=True):
        assert quote is not None, f"not found: {expected}; found: {shown}"
        for link in ("continues", "parent"):
            if link in expected:
                target = matched[expected[link]]
                assert target is not None
                assert getattr(quote, link) == row_id(target)


BAD = {
    "nothing": "",
    "no quote": "The ferry leaves at nine. It rains.",
    "one mark": '"',
    "marks alone": '"""" \u201c\u201c\u201d \u2018\u2019 \'\' "',
    "unbalanced": 'She said "we go and "they stay" and \u201cnobody knows.',
    "other languages": "\u00abNous partons\u00bb, dit-elle. \u201eWir gehen\u201c, sagte er.",
    "long": "Ms Orla said: \u201c" + "we went on and on " * 1_300 + "\u201d",
    "transcript": "Q: Where were you?\nA: At home, I said.\nQ: All night?\nA: Yes.",
    "dashes": "- \u201cFirst we eat,\u201d said Bo.\n\u2014 \u201cThen we go,\u201d said Ada.",
    "capitals": '"WE WILL NOT PAY," SAID THE MAYOR OF OLDHAVEN. "NOT ONE PENNY."',
    "beyond the basic plane": '\U0001f600 \U0001d54f "We \U0001f680 won," said Anna Lind. \U0001f600',
    "one long word": "a" * 20_000,
    "many lines": "\n".join('"x' for _ in range(300)),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gives_right_rows_or_none(text: str) -> None:
    for quote in quotes_of(text):
        assert quote.content
        for span in (*quote.content, *quote.source, *quote.cue):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()


def test_offsets_count_code_points() -> None:
    text = BAD["beyond the basic plane"]
    assert any('"We \U0001f680 won,"' in text[s.start : s.end] for q in quotes_of(text) for s in q.content)


def test_the_same_text_gives_the_same_rows() -> None:
    text = CASES[0]["text"]
    assert quotes_of(text) == quotes_of(text)


def test_drafts_and_quotations_are_found_by_place() -> None:
    quoted = [Quotation(s, s + 10, s + 1, s + 9, 0, True) for s in (0, 10, 990, 2500)]
    assert [q.start for q in touching(quoted, 10, 995)] == [10, 990]
    assert [q.start for q in touching(quoted, 9, 10)] == [0]
    assert not touching(quoted, 1000, 2500)
    drafts = [Draft([], [], [(q.start, q.end)], 0) for q in reversed(quoted)]
    shelf = Shelf(drafts)
    assert shelf.near(995, 2505) == [drafts[0], drafts[1], drafts[2], drafts[3]]
    assert shelf.near(2500, 2600) == [drafts[0]]
    assert shelf.near(5000, 5001) == []
