"""Passages: what is shared, in which words, and what kind it is.

A case is {"name", "articles": [text], "agency"?: [credited in the first], "passages": [{"kind",
"members": [exact words, in the articles' order], "origin"?}]}; every block counts as read.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.linkers.base import Group
from onrecord.linkers.passages import Passages
from onrecord.model import Article, Block, Passage, Quote, Row, Span, Speaker, row_id
from onrecord.text.blocks import split_blocks

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "passages").glob("*.json"))
    for case in json.loads(path.read_text("utf8"))
]


def articles_of(texts: list[str], agency: tuple[str, ...] = ()) -> list[Article]:
    return [
        Article(f"Outlet {k}", text, language="en", agency=agency if k == 0 else ())
        for k, text in enumerate(texts)
    ]


def group_of(articles: list[Article], quotes: tuple[Quote, ...] = ()) -> Group:
    blocks: list[Row] = [Block(Span(a.id, s, e), "body") for a in articles for s, e in split_blocks(a.text)]
    return Group("", {a.id: a for a in articles}, {Block: blocks, Quote: quotes})


def found(group: Group) -> list[Passage]:
    return [row for row in Passages().link(group) if isinstance(row, Passage)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["name"]))
def test_cases(case: dict[str, Any]) -> None:
    group = group_of(articles_of(case["articles"], tuple(case.get("agency", ()))))
    place = {a: k for k, a in enumerate(group.articles)}
    got = []
    for passage in found(group):
        members = sorted(passage.members, key=lambda m: (place[m.article], m.start))
        row: dict[str, Any] = {
            "kind": passage.kind,
            "members": [group.articles[m.article].text[m.start : m.end] for m in members],
        }
        if passage.origin:
            row["origin"] = passage.origin
        got.append(row)
    assert sorted(got, key=str) == sorted(case["passages"], key=str)


def test_one_article_shares_nothing() -> None:
    assert found(group_of(articles_of(["The same again.\n\nThe same again."]))) == []


def test_a_quotation_comes_from_where_it_was_said() -> None:
    words = "we will not be reopening the mill this year or the next"
    articles = articles_of([f'"{words}," she said.', f'She said: "{words}"'])
    first = articles[0].id
    quote = Quote((Span(first, 1, 1 + len(words)),), (), (), "direct", venue="Mill Radio")
    passages = found(group_of(articles, (quote,)))
    assert [p.origin for p in passages] == ["Mill Radio"]


def test_many_copies_of_one_text_make_one_passage() -> None:
    text = "The orchestra has cancelled its whole summer tour after thieves took the instruments."
    articles = articles_of([f"{text}\n\nNumber {k}." for k in range(40)])
    passages = found(group_of(articles))
    assert len(passages) == 1
    assert len({m.article for m in passages[0].members}) == 40


def test_a_quotation_of_no_venue_is_whose_it_is_if_two_articles_say_so() -> None:
    words = "we will not be reopening the mill this year or the next"
    articles = articles_of([f'"{words}," Ms Holt said.', f'Petra Holt said: "{words}"'])
    quotes = tuple(
        Quote((Span(a.id, a.text.index(words), a.text.index(words) + len(words)),), (), (), "direct")
        for a in articles
    )
    names = ("Holt", "Petra Holt")
    speakers = tuple(Speaker(q.content, row_id(q), name, None) for q, name in zip(quotes, names, strict=True))
    rows = dict(group_of(articles, quotes).rows)
    articles_by_id = {a.id: a for a in articles}
    (passage,) = found(Group("", articles_by_id, {**rows, Speaker: speakers}))
    assert passage.origin == "Petra Holt"
    other = (speakers[0], Speaker(quotes[1].content, row_id(quotes[1]), "Ian Moss", None))
    (passage,) = found(Group("", articles_by_id, {**rows, Speaker: other}))
    assert passage.origin is None


@pytest.mark.parametrize(
    ("dates", "origin"),
    [
        (("2025-03-02", "2025-03-01"), "Outlet 1 (earliest)"),
        (("2025-03-02", "2025-03-02"), None),
        (("2025-03-02", None), None),
        (("2025-03-02T10:00:00+02:00", "2025-03-02T09:00:00+00:00"), "Outlet 0 (earliest)"),
        (("2025-03-02T10:00:00+00:00", "2025-03-02"), None),
    ],
)
def test_copy_without_an_agency_is_from_whoever_had_it_first(
    dates: tuple[str | None, ...], origin: str | None
) -> None:
    text = "The orchestra has cancelled its whole summer tour after thieves took the instruments."
    articles = [Article(f"Outlet {k}", text, language="en", published=date) for k, date in enumerate(dates)]
    assert [p.origin for p in found(group_of(articles))] == [origin]


@pytest.mark.parametrize(
    ("credits", "origin"),
    [
        ((("Kestrel",), ("Kestrel", "Norwire")), "Kestrel (agency copy)"),
        ((("Kestrel",), ("Norwire",)), None),
        ((("Kestrel", "Norwire"), ("Kestrel", "Norwire")), None),
        ((("Kestrel",), ()), "Kestrel (agency copy)"),
    ],
)
def test_copy_is_from_the_one_agency_that_all_who_credit_any_credit(
    credits: tuple[tuple[str, ...], ...], origin: str | None
) -> None:
    text = "The orchestra has cancelled its whole summer tour after thieves took the instruments."
    articles = [Article(f"Outlet {k}", text, language="en", agency=names) for k, names in enumerate(credits)]
    assert [p.origin for p in found(group_of(articles))] == [origin]
