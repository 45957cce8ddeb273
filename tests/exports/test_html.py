"""The page as a document: whole, closed to hostile text, the same every time, readable without a script."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from onrecord.errors import SpanError
from onrecord.exports.html import render
from tests.exports.page_sample import HOSTILE, Json, Sample, empty, hostile, poisoned, quote, record

_VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """The page's elements in order, with the text of each; keeps what is left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [tag for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = dict(attrs)
        self.elements.append((tag, fields))
        if tag not in _VOID:
            self._open.append((tag, fields.get("id")))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        else:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        for _, key in self._open:
            if key:
                self.texts[key] = self.texts.get(key, "") + data

    def all(self, name: str) -> list[str]:
        return [value for _, fields in self.elements if (value := fields.get(name))]


def one(pattern: str, text: str) -> str:
    """The first group of the pattern's first match."""
    found = re.search(pattern, text, re.DOTALL)
    assert found, pattern
    return str(found[1])


@pytest.fixture(scope="module")
def sample() -> Page:
    return Page(render(record()))


def test_page_is_well_formed(sample: Page) -> None:
    assert sample.wrong == []
    ids = sample.all("id")
    assert len(ids) == len(set(ids))


def test_every_section_has_its_rows(sample: Page) -> None:
    rows = {fields["id"] for _, fields in sample.elements if "row" in (fields.get("class") or "").split()}
    assert {
        "account-0", "group-g1", "q-q.1", "q-q.5", "difference-x1", "position-o2", "statement-s2",
        "diary-d2", "person-holt", "person-board", "power-w1", "point-p1", "passage-c1", "row-tempos.t1",
    } <= rows  # fmt: skip
    assert "no sentence could be read" in sample.texts["notes"]


def test_words_of_the_sections(sample: Page) -> None:
    told = {name: " ".join(text.split()) for name, text in sample.texts.items()}
    assert "Tue 11 March 2031, 18:40 UTC+2 as the page states" in told["account-0"]
    assert "inferred, not stated" in told["account-1"]
    assert "Why this date a dated sibling names the same Tuesday" in told["account-1"]
    assert "undated" in told["account-2"]
    assert "Thu 13 March 2031 or Thu 20 March 2031" in told["diary-d2"]
    assert "the words differ inside the marks" in told["group-g1"]
    assert "former conductor until 2029" in told["person-adeyemi"]
    assert "the hall's board may dismiss the conductor Condition: the consent" in told["power-w1"]
    assert "No condition stated" in told["power-w2"]
    assert "strongly put as reported" in told["position-o1"]
    assert "Before: withheld, will not say" in told["position-o1"]
    assert "in an outlet's own words" in told["position-o2"]
    assert "corrects “a first statement blaming parents”" in told["statement-s2"]
    assert "contradiction" in told["difference-x1"]
    assert "Speaker not named" in told["q-q.5"]


def test_a_difference_is_told_in_markup() -> None:
    page = render(record())
    assert "I will <del>not</del> <ins>never</ins> walk away" in page


def test_every_local_link_leads_somewhere(sample: Page) -> None:
    ids = set(sample.all("id"))
    links = [href[1:] for href in sample.all("href") if href.startswith("#")]
    assert links
    assert set(links) <= ids


def test_evidence_names_exactly_its_words(sample: Page) -> None:
    """Joining the spans that a step covers gives back the words, beyond the basic plane too."""
    made = record()
    steps = {str(fields.get("id")): str(fields.get("data-ev")) for _, fields in sample.elements}
    starts = sorted(
        (int(found[1]), int(found[2]))
        for key in sample.all("id")
        if (found := re.fullmatch(r"a(\d+)-(\d+)", key))
    )
    said = {q["id"]: q for q in made["quotes"]}
    for key, q in said.items():
        spans = steps[f"q-{key}"].split(",")
        for evidence, span in zip(q["content"], spans, strict=False):
            article, start, end = map(int, span.rstrip("sc").split("."))
            pieces = [sample.texts[f"a{a}-{s}"] for a, s in starts if a == article and start <= s < end]
            assert "".join(pieces) == evidence["exact"]


def test_the_whole_text_is_there() -> None:
    page = Page(re.sub("<summary>.*?</summary>", "", render(record())))
    for n, article in enumerate(record()["articles"]):
        assert "".join(article["text"].split()) in "".join(page.texts[f"a{n}"].split())


def test_furniture_is_labelled_and_kept() -> None:
    page = render(record())
    assert re.search(
        r'<details class="furn" open><summary>teaser</summary>\s*<p dir="auto">Read more:<br>The choir', page
    )
    assert re.search(
        r'<details class="furn" open><summary>byline</summary>\s*<p dir="auto">By Rosa Quill</p>', page
    )


def test_long_appeals_are_folded() -> None:
    text = "News.\n\n" + "Support us now. " * 30
    s = Sample(a=text)
    furniture = [{"start": 7, "end": len(text.rstrip()), "kind": "appeal"}]
    page = render(empty(s, [s.article("a", "Post", furniture=furniture)]))
    assert '<details class="furn"><summary>appeal' in page


def test_same_record_same_bytes() -> None:
    assert render(record()).encode() == render(json.loads(json.dumps(record()))).encode()


def test_sections_without_rows_are_left_out() -> None:
    s = Sample(a="Nothing much happened.")
    page = Page(render(empty(s, [s.article("a", "Post")])))
    assert page.all("href") == ["#record", "#articles", "#accounts", "#a0"]
    assert "quotes" not in page.all("id")


def test_no_articles_at_all() -> None:
    page = Page(render(empty(Sample(), [])))
    assert page.wrong == []


def test_policy_allows_this_style_and_script_only() -> None:
    page = render(record())
    policy = html.unescape(one(r'Content-Security-Policy" content="([^"]*)"', page))
    digest = {
        tag: base64.b64encode(hashlib.sha256(one(f"<{tag}>(.*?)</{tag}>", page).encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest['style']}'; script-src 'sha256-{digest['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched(sample: Page) -> None:
    assert not {tag for tag, _ in sample.elements} & {
        "img",
        "link",
        "iframe",
        "object",
        "embed",
        "base",
        "video",
    }
    assert sample.all("src") == []
    assert sample.all("style") == []
    outer = [fields for _, fields in sample.elements if (fields.get("href") or "#")[0] != "#"]
    assert [f["href"] for f in outer] == ["https://fennmark.example/choir"]
    assert all(f["rel"] == "noopener noreferrer" for f in outer)
    shipped = "".join(
        files("onrecord.exports.page").joinpath(n).read_text() for n in ("page.css", "sheet.css", "page.js")
    )
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|WebSocket|innerHTML|eval\(|https?:", shipped)


def test_hostile_text_stays_text() -> None:
    text = render(hostile())
    page = Page(text)
    assert page.wrong == []
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not {tag for tag, _ in page.elements} & {"img", "iframe"}
    assert not [name for _, fields in page.elements for name in fields if name.startswith("on")]
    assert "javascript:alert(1)" not in page.all("href")
    body = text[text.index("<body>") :]
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", body
    )
    text.encode("utf-8")
    assert "&lt;b&gt;Nobody" in body
    assert "␀" in body
    assert "⟦RLO⟧" in body
    assert HOSTILE[:9] not in body


def test_no_field_of_any_section_lets_markup_in() -> None:
    allowed = {tag for tag, _ in Page(render(record())).elements}
    page = Page(render(poisoned(record())))
    assert page.wrong == []
    assert {tag for tag, _ in page.elements} <= allowed
    assert not [name for _, fields in page.elements for name in fields if name.startswith("on")]
    assert all(href[0] == "#" for href in page.all("href"))


def test_evidence_that_does_not_hold_its_words_is_refused() -> None:
    wrong = record()
    wrong["quotes"][0]["content"][0]["exact"] = "I shall"
    with pytest.raises(SpanError, match=r"'post', characters .* 'I shall'"):
        render(wrong)
    stray = record()
    stray["quotes"][0]["content"][0]["article"] = "elsewhere"
    with pytest.raises(SpanError, match="'elsewhere'"):
        render(stray)


def test_headings_never_skip_a_level(sample: Page) -> None:
    levels = [int(tag[1]) for tag, _ in sample.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_controls_and_landmarks_have_names(sample: Page) -> None:
    tags = [tag for tag, _ in sample.elements]
    assert [tags.count(t) for t in ("header", "nav", "main", "aside", "footer")] == [1 + 3, 2, 1, 1, 1]
    for tag, fields in sample.elements:
        if tag in ("nav", "aside", "form", "select", "input") or fields.get("role") in (
            "group",
            "region",
            "dialog",
        ):
            assert fields.get("aria-label"), (tag, fields)


def test_rows_of_many_articles_by_one_outlet_share_a_column() -> None:
    s = Sample(a="One tram stopped.", b="Two trams stopped.")
    made = empty(s, [s.article("a", "Post"), s.article("b", "Post")])
    made["points"] = [{"id": "p", "what": "A tram stopped.", "cells": [
        {"outlet": "Post", "article": "a", "status": "carries", "evidence": [s.ev("a", "One tram")]},
        {"outlet": "Post", "article": "b", "status": "contradicts", "evidence": [s.ev("b", "Two trams")]},
    ]}]  # fmt: skip
    page = render(made)
    assert page.count('<th scope="col"') == 2
    assert 'aria-label="Post: contradicts"' in page
    assert 'aria-label="Post: carries"' not in page


def test_evidence_of_white_space_and_whole_texts() -> None:
    text = "\n  First line here. \n\n\n Second 🎈 line. \n"
    s = Sample(a=text)
    made = empty(s, [s.article("a", "Post")])
    made["quotes"] = [
        quote("all", "direct", None, [{"article": "a", "start": 0, "end": len(text), "exact": text}]),
        quote("gap", "direct", None, [{"article": "a", "start": 0, "end": 2, "exact": text[:2]}]),
    ]
    page = Page(render(made))
    assert page.texts["a0-3"] == "First line here."
    steps: list[Json] = [fields for _, fields in page.elements if fields.get("id") in ("q-all", "q-gap")]
    assert [f["data-ev"] for f in steps] == [f"0.3.{len(text) - 2}", ""]
