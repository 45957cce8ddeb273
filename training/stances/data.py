"""Reads marked stances, of real articles and invented disputes, into labelled windows of the encoder."""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from bench.stances_real import part
from training.attribution.data import paragraphs

from onrecord.models.attribution_features import Range, Window
from onrecord.models.encoder import encoded
from onrecord.models.stances_decode import STANCES

HERE = Path(__file__).parent
GOLD = Path("../shared/gold")
TOGETHER = 9  # so many texts of a dispute make one article
PARTS = ("learn", "dev", "held out")  # of disputes: to learn from, to draw lines on, held apart
SOURCES = {
    "allsides": "stories/allsides.jsonl",
    "g5w1h": "stories/g5w1h.jsonl",
    "polnear": "polnear/polnear-train.jsonl",
}


@dataclass(frozen=True)
class Gold:
    """One stance in a text: character ranges, `holder` and `target` None where the words beside it do not
    name one. A `weak` one is neither learnt nor counted.
    """

    cue: Range
    holder: Range | None
    target: Range | None
    stance: str
    weak: bool = False


@dataclass(frozen=True)
class Text:
    """A text with its paragraphs and its stances, at their places."""

    text: str
    places: list[Range]
    stances: list[Gold]


@dataclass(frozen=True)
class Example:
    """One window and what the encoder's middle layer gives for it. Per cue: its pieces, the role of each
    (0 none, 1 holder, 2 target), its stance's number from 1 on, and whether its holder stands outside;
    `weak` are the pieces of cues that are not learnt. `golds` are all stances with a cue in the window.
    """

    window: Window
    middle: np.ndarray
    cues: list[Range]
    roles: list[np.ndarray]
    stances: list[int]
    outside: list[bool]
    weak: np.ndarray
    golds: list[Gold]


def disputes(chosen: str, rng: random.Random) -> Iterator[Text]:
    """The texts of one of PARTS of the invented disputes, shuffled and laid out in articles."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted((HERE / "disputes").rglob("*.json"))]
    texts = [t for d in found if d["part"] == chosen for t in d["texts"]]
    rng.shuffle(texts)
    for i in range(0, len(texts), TOGETHER):
        yield _laid_out(texts[i : i + TOGETHER])


def real(chosen: str, gold: Path = GOLD) -> Iterator[Text]:
    """The marked real articles of a part: "tuned", "lines" or "held". Ends the program where a text is
    missing.
    """
    rows: dict[str, dict[str, Any]] = {}
    for name in SOURCES.values():
        if not (gold / name).is_file():
            sys.exit(f"{gold / name}: no file of articles there; name the folder of the gold data")
        with (gold / name).open(encoding="utf-8") as lines:
            rows |= {row["id"]: row for line in lines if (row := json.loads(line))}
    for one in json.loads((HERE / "real.json").read_text("utf-8")):
        row = rows.get(one["id"])
        if row is None or len(row["text"]) != one["length"]:
            sys.exit(f"{gold / SOURCES[one['source']]}: lacks the text of article {one['id']}")
        if part_of(row.get("story_id", row["id"])) == chosen:
            stances = [
                Gold(
                    tuple(s["cue"]), s["holder"] and tuple(s["holder"]), s["target"] and tuple(s["target"]),
                    s["stance"], bool(s.get("weak")),
                )
                for s in one["stances"]
            ]  # fmt: skip
            yield Text(row["text"], paragraphs(row["text"]), stances)


def part_of(story: str) -> str:
    """The part of a real story, by its id's hash: one in five is "held", and of the rest few draw "lines"."""
    lines = hashlib.sha256(story.encode()).digest()[1] % 16 == 5
    return "lines" if lines and part(story) == "tuned" else part(story)


def examples(texts: Iterator[Text]) -> Iterator[Example]:
    """The windows of all texts, each with its labels."""
    for t in texts:
        for one in encoded(t.text, t.places):
            yield label(one.window, one.middle.astype(np.float16), t.stances)


def label(window: Window, middle: np.ndarray, stances: Sequence[Gold]) -> Example:
    """The window's cues; those of one stance whose words overlap are one, with all their roles."""
    inside: list[Gold] = []
    merged: list[tuple[np.ndarray, np.ndarray, int, bool]] = []
    weak = np.zeros(len(window.ids), dtype=bool)
    for gold in stances:
        cue = mask(window, gold.cue)
        if not cue.any():
            continue
        inside.append(gold)
        if gold.weak:
            weak |= cue
            continue
        role = np.zeros(len(window.ids), dtype=np.int64)
        for number, at in ((2, gold.target), (1, gold.holder)):
            if at is not None:
                role[mask(window, at)] = number
        number = 1 + STANCES.index(gold.stance)
        other = next((i for i, m in enumerate(merged) if (m[0] & cue).any()), None)
        if other is None:
            merged.append((cue, role, number, gold.holder is None))
        elif merged[other][2] == number:
            at, before, _, outside = merged[other]
            merged[other] = (at | cue, np.where(role > 0, role, before), number, outside)
    merged.sort(key=lambda m: int(np.flatnonzero(m[0])[0]))
    edges = [np.flatnonzero(m[0]) for m in merged]
    cues = [(int(e[0]), int(e[-1]) + 1) for e in edges]
    for s, e in cues:
        weak[s:e] = False
    return Example(
        window, middle, cues, [m[1] for m in merged], [m[2] for m in merged], [m[3] for m in merged],
        weak, inside,
    )  # fmt: skip


def mask(window: Window, span: Range) -> np.ndarray:
    """Which pieces of the window stand in a character range of the text."""
    return (window.starts < span[1]) & (window.ends > span[0]) & (window.words >= 0)


def _laid_out(texts: list[dict[str, Any]]) -> Text:
    whole, places, found = "", [], []
    for one in texts:
        at = len(whole)
        places.append((at, at + len(one["text"])))
        found += [_gold(one["text"], s, at) for s in one["stances"]]
        whole += one["text"] + "\n"
    return Text(whole, places, found)


def _gold(text: str, stance: dict[str, Any], by: int) -> Gold:
    """A stance told by words of its text; words that do not stand there are an error."""
    at: dict[str, Range | None] = {}
    for name in ("cue", "holder", "target"):
        words = stance[name]
        found = find(text, words) if words else None
        if words and found is None:
            raise ValueError(f"{words!r} does not stand in {text!r}")
        at[name] = found and (found[0] + by, found[1] + by)
    if at["cue"] is None:
        raise ValueError(f"a stance without a cue in {text!r}")
    return Gold(at["cue"], at["holder"], at["target"], stance["stance"])


def find(text: str, words: str) -> Range | None:
    """Where words first stand in a text, as whole words if they do anywhere."""
    whole = re.search(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)
    at = whole.start() if whole else text.find(words)
    return None if at < 0 else (at, at + len(words))
