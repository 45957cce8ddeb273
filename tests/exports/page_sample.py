"""An invented story as a record, small but with a row of every kind; and what hostile text looks like."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

POST = """Conductor faces call to go over choir closure

🎻🎻 Musicians played on the steps of the Ostrel Symphony Hall on Monday as Maren Holt, its principal \
conductor, faced calls to resign over the closing of the youth choir.

"I will not walk away from this orchestra," Ms Holt said. "We have 40 singers to look after."

Read more:
The choir that sang through the flood
Ten halls worth the train fare

The hall's board can only dismiss the conductor with the consent of the city council.

Its chair, Idris Venn, said he had full confidence in her. The board will meet next Thursday.
"""

RADIO = """Ostrel conductor under pressure

Maren Holt told Radio Ostrel: "I will never walk away from this orchestra."

The board has the power to dismiss her, the hall confirmed. About 60 singers have lost their places.

A first statement, which blamed parents, was withdrawn on Tuesday 🙏 and the hall said it was sorry.

Former conductor Pell Adeyemi has called for Ms Holt to go.
"""

LANTERN = """By Rosa Quill

THE orchestra row deepened today as former conductor Pell Adeyemi said Ms Holt had "lost the players".

The board will meet next Thursday.
"""

# What a page must not let out of its place, and must not let vanish.
HOSTILE = (
    "</script><script>document.title='broken'</script></style><img src=x onerror=\"document.title='broken'\">"
    "]]> <!-- ${1} {{ 7 * 7 }} &amp; \" ' ` \x00\x07 \u202eright to left\u202c \u2028 \ud800 \u200f "
    "שלום \U0001d538"
)


class Sample:
    """Builds a record over articles; evidence is found by its words, so that no offset is typed."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def ev(self, article: str, words: str, nth: int = 0) -> Json:
        """The nth place of the words in the article, as evidence."""
        start = -1
        for _ in range(nth + 1):
            start = self.texts[article].index(words, start + 1)
        return {"article": article, "start": start, "end": start + len(words), "exact": words}

    def article(self, key: str, outlet: str, **fields: Any) -> Json:
        """One article of the record, undated and without furniture unless told."""
        blank: Json = {
            "file": f"{key}.txt", "url": None, "title": None, "authors": [], "agency": [], "section": None,
            "dateline": None,
            "published": None, "published_basis": None, "published_reason": None, "captured": None,
            "language": "en", "furniture": [],
        }  # fmt: skip
        return {"id": key, "outlet": outlet, "text": self.texts[key], **blank, **fields}


def empty(sample: Sample, articles: list[Json], title: str = "A story") -> Json:
    """A record of articles without any row."""
    sections = (
        "people", "quotes", "quote_groups", "powers", "positions", "statements", "diary", "passages",
        "points", "discrepancies", "failures",
    )  # fmt: skip
    return {
        "format": "onrecord/1",
        "generator": {"name": "onrecord", "version": "0.0.0", "models": {"parser": "1.0"}},
        "story": {"id": "story", "title": title, "from": None, "to": None},
        "articles": articles,
        **{name: [] for name in sections},
        "rows": {},
    }


def quote(key: str, form: str, speaker: Json | None, content: list[Json], **more: Any) -> Json:
    """A quote; its article is its content's."""
    blank: Json = {"source": [], "cue": [], "venue": None, "group": None, "parent": None, "continues": None}
    return {
        "id": key, "article": content[0]["article"], "form": form, "speaker": speaker, "content": content,
        **blank, **more,
    }  # fmt: skip


def record() -> Json:
    """The whole sample record."""
    s = Sample(post=POST, radio=RADIO, lantern=LANTERN)
    teaser = s.ev("post", "Read more:\nThe choir that sang through the flood\nTen halls worth the train fare")
    byline = s.ev("lantern", "By Rosa Quill")
    made = empty(
        s,
        [
            s.article(
                "post", "Fennmark Post", title="Conductor faces call to go over choir closure",
                url="https://fennmark.example/choir", published="2031-03-11T18:40+02:00",
                published_basis="stated", authors=["Ada Brandt"], agency=["Norwire"],
                furniture=[{"start": teaser["start"], "end": teaser["end"], "kind": "teaser"}],
            ),
            s.article(
                "radio", "Radio Ostrel", title="Ostrel conductor under pressure", published="2031-03-12",
                published_basis="inferred", published_reason="a dated sibling names the same Tuesday",
            ),
            s.article(
                "lantern", "The Lantern",
                furniture=[{"start": byline["start"], "end": byline["end"], "kind": "byline"}],
            ),
        ],
        title="The choir and the conductor",
    )  # fmt: skip
    made["story"].update({"from": "2031-03-11", "to": "2031-03-12"})
    holt, venn = {"id": "holt", "name": "Maren Holt"}, {"id": "venn", "name": "Idris Venn"}
    made["people"] = [
        {
            "id": "holt", "name": "Maren Holt", "type": "person", "aliases": ["Ms Holt"], "parties": [],
            "offices": [{
                "title": "principal conductor", "body": "Ostrel Symphony Hall", "status": "current",
                "since": None, "until": None, "evidence": [s.ev("post", "its principal conductor")],
            }],
            "mentions": [
                s.ev("post", "Maren Holt"), s.ev("post", "Ms Holt"), s.ev("radio", "Maren Holt"),
                s.ev("radio", "Ms Holt"), s.ev("lantern", "Ms Holt"),
            ],
        },
        {
            "id": "venn", "name": "Idris Venn", "type": "person", "aliases": [], "parties": [],
            "offices": [], "mentions": [s.ev("post", "Idris Venn")],
        },
        {
            "id": "adeyemi", "name": "Pell Adeyemi", "type": "person", "aliases": [], "parties": [],
            "offices": [{
                "title": "conductor", "body": None, "status": "former", "since": None, "until": "2029",
                "evidence": [s.ev("radio", "Former conductor Pell Adeyemi")],
            }],
            "mentions": [s.ev("radio", "Pell Adeyemi"), s.ev("lantern", "Pell Adeyemi")],
        },
        {
            "id": "board", "name": "Ostrel Symphony Hall", "type": "organization", "aliases": ["the hall"],
            "parties": [], "offices": [], "mentions": [s.ev("post", "Ostrel Symphony Hall")],
        },
    ]  # fmt: skip
    made["quotes"] = [
        quote(
            "q.1", "direct", holt,
            [s.ev("post", "I will not walk away from this orchestra,"),
             s.ev("post", "We have 40 singers to look after.")],
            source=[s.ev("post", "Ms Holt")], cue=[s.ev("post", "said")], group="g1",
        ),
        quote("q.2", "indirect", venn, [s.ev("post", "he had full confidence in her")],
              source=[s.ev("post", "Its chair, Idris Venn,")], cue=[s.ev("post", "said", 1)]),
        quote("q.3", "direct", holt, [s.ev("radio", '"I will never walk away from this orchestra."')],
              source=[s.ev("radio", "Maren Holt")], cue=[s.ev("radio", "told")], venue="Radio Ostrel",
              group="g1"),
        quote("q.4", "mixed", {"id": "adeyemi", "name": "Pell Adeyemi"},
              [s.ev("lantern", 'Ms Holt had "lost the players"')], cue=[s.ev("lantern", "said")]),
        quote("q.5", "indirect", None, [s.ev("radio", "The board has the power to dismiss her")]),
    ]  # fmt: skip
    made["quote_groups"] = [{
        "id": "g1", "speaker": "Maren Holt", "fullest": "q.1",
        "variants": [
            {"quote": "q.1", "same": True, "diff": []},
            {"quote": "q.3", "same": False, "diff": [
                ["=", "I will"], ["-", "not"], ["+", "never"], ["=", "walk away from this orchestra"],
                ["-", "We have 40 singers to look after."],
            ]},
        ],
    }]  # fmt: skip
    made["powers"] = [
        {
            "id": "w1", "holder": "the hall's board", "power": "dismiss", "over": "the conductor",
            "condition": "the consent of the city council", "modality": "may", "by": None,
            "evidence": [s.ev("post", "can only dismiss the conductor with the consent of the city council")],
        },
        {
            "id": "w2", "holder": "the board", "power": "dismiss", "over": "the conductor",
            "condition": None, "modality": "may", "by": "q.5",
            "evidence": [s.ev("radio", "The board has the power to dismiss her")],
        },
    ]  # fmt: skip
    made["positions"] = [
        {
            "id": "o1", "actor": "Idris Venn", "actor_id": "venn", "target": "Maren Holt", "stance": "for",
            "about": "has full confidence in her", "from": "2031-03-11", "condition": None,
            "evidence": [s.ev("post", "he had full confidence in her")], "strength": "strong",
            "voices": ["paraphrased"],
            "history": [{"stance": "withheld", "about": "will not say", "from": "2031-03-10",
                         "evidence": [s.ev("radio", "has called for Ms Holt to go")]}],
        },
        {
            "id": "o2", "actor": "Pell Adeyemi", "actor_id": "adeyemi", "target": "Maren Holt",
            "stance": "against", "about": "calls for her to go", "from": None, "condition": None,
            "evidence": [s.ev("radio", "has called for Ms Holt to go"),
                         s.ev("lantern", 'Ms Holt had "lost the players"')],
            "history": [], "strength": "plain", "voices": ["outlet"],
        },
    ]  # fmt: skip
    made["statements"] = [
        {"id": "s1", "by": "the hall", "what": "a first statement blaming parents", "status": "retracted",
         "corrects": None, "answers": None, "evidence": [s.ev("radio", "A first statement")]},
        {"id": "s2", "by": "the hall", "what": "an apology", "status": "stands", "corrects": "s1",
         "answers": None, "evidence": [s.ev("radio", "the hall said it was sorry")]},
    ]  # fmt: skip
    made["diary"] = [
        {"id": "d1", "from": "2031-03-10", "to": None, "alternatives": [], "precision": "day",
         "status": "past", "type": "PROTEST", "participants": [], "what": "musicians play on the steps",
         "evidence": [s.ev("post", "Musicians played on the steps of the Ostrel Symphony Hall on Monday")]},
        {"id": "d2", "from": "2031-03-13", "to": None, "alternatives": ["2031-03-20"], "precision": "day",
         "status": "planned", "type": "CONSULT", "participants": ["board"], "what": "the board meets",
         "evidence": [s.ev("post", "The board will meet next Thursday."),
                      s.ev("lantern", "The board will meet next Thursday.")]},
    ]  # fmt: skip
    made["passages"] = [
        {"id": "c1", "similarity": 1.0, "origin": "Norwire", "kind": "copy",
         "members": [s.ev("post", "The board will meet next Thursday."),
                     s.ev("lantern", "The board will meet next Thursday.")]},
    ]  # fmt: skip
    made["points"] = [
        {"id": "p1", "what": "The board will meet next Thursday.", "cells": [
            {"outlet": "Fennmark Post", "article": "post", "status": "carries",
             "evidence": [s.ev("post", "The board will meet next Thursday.")]},
            {"outlet": "Radio Ostrel", "article": "radio", "status": "absent", "evidence": []},
            {"outlet": "The Lantern", "article": "lantern", "status": "words differently",
             "evidence": [s.ev("lantern", "The board will meet next Thursday.")]},
        ]},
    ]  # fmt: skip
    made["discrepancies"] = [
        {"id": "x1", "kind": "number", "about": "how many singers", "grade": "contradiction", "values": [
            {"value": "40", "evidence": [s.ev("post", "40 singers")]},
            {"value": "60", "evidence": [s.ev("radio", "About 60 singers")]},
        ]},
    ]  # fmt: skip
    made["summary"] = [
        {"id": "l1", "part": "differ", "rank": 0, "about": "how many singers", "row": "x1", "told": [
            {"outlets": ["Fennmark Post"], "text": "40 singers", "evidence": [s.ev("post", "40 singers")]},
            {"outlets": ["Radio Ostrel"], "text": "About 60 singers",
             "evidence": [s.ev("radio", "About 60 singers")]},
        ]},
    ]  # fmt: skip
    made["wordings"] = [
        {"id": "w1", "kind": "label", "about": "the event", "about_id": None, "term": "singers",
         "weight": None, "uses": [
             {"outlet": "Fennmark Post", "count": 1, "evidence": [s.ev("post", "40 singers")]},
             {"outlet": "Radio Ostrel", "count": 2, "evidence": [s.ev("radio", "About 60 singers")]}]},
    ]  # fmt: skip
    made["failures"] = [{"article": "lantern", "step": "quotes", "why": "no sentence could be read"}]
    made["rows"] = {
        "tempos": [{"id": "t1", "marking": "deepened", "evidence": [s.ev("lantern", "deepened today")]}]
    }
    return made


_STRUCTURE = {"article", "exact", "text", "id", "quote", "group", "fullest", "language", "format", "op"}


def poisoned(node: Any, key: str = "") -> Any:
    """The sample record with every text that a row or an article bears made hostile; evidence stays exact."""
    if isinstance(node, dict):
        return {k: poisoned(v, k) for k, v in node.items()}
    if isinstance(node, list):
        return [poisoned(v, key) for v in node]
    return HOSTILE if isinstance(node, str) and key not in _STRUCTURE else node


def hostile() -> Json:
    """A record whose every text tries to leave its place; its evidence is still exact."""
    s = Sample(bad=f'𝔸🎻 {HOSTILE}\n\n"Well {HOSTILE} done," said <b>Nobody</b>.\n')
    words = f"Well {HOSTILE} done,"
    made = empty(
        s,
        [
            s.article("bad", HOSTILE, title=HOSTILE, url="javascript:alert(1)", authors=[HOSTILE],
                      published=HOSTILE, published_basis="stated", language='en" onload="x')
        ],
        title=HOSTILE,
    )  # fmt: skip
    made["quotes"] = [
        quote(HOSTILE, "direct", {"id": None, "name": HOSTILE}, [s.ev("bad", words)], venue=HOSTILE)
    ]
    made["discrepancies"] = [{
        "id": "<x>", "kind": "other", "about": HOSTILE, "grade": "difference",
        "values": [{"value": HOSTILE, "evidence": [s.ev("bad", words)]}],
    }]  # fmt: skip
    made["failures"] = [{"article": None, "step": HOSTILE, "why": HOSTILE}]
    return made
