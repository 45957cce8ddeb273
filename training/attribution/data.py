"""Reads attribution data (PolNeAR's form) into labelled windows and batches."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.models.attribution_features import Window, windows
from onrecord.text.quotation import quotations

Range = tuple[int, int]
STYLES = ('""', "\u201c\u201d", "''", "\u2018\u2019")


@dataclass(frozen=True)
class Example:
    """One window with its labels: `cues` are piece ranges, `roles` per cue the role of each piece."""

    window: Window
    cues: list[Range]
    roles: list[np.ndarray]


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def paragraphs(text: str) -> list[Range]:
    """The ranges of the text's lines that hold more than white space."""
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def restyle(text: str, rng: random.Random) -> str:
    """The text with its outer double marks in another style, offsets kept (British marks are rare in
    the data, and straight and curly ones go by outlet).
    """
    style = rng.choice(STYLES)
    inner = '""' if style in STYLES[2:] else "''"
    out = list(text)
    for q in quotations(text, paragraphs(text)):
        if q.inner_start - q.start != 1 or (q.closed and q.end - q.inner_end != 1):
            continue
        if q.depth == 0 and text[q.start] not in '"\u201c':
            continue
        if q.depth > 1:
            continue
        signs = inner if q.depth else style
        out[q.start] = signs[0]
        if q.closed:
            out[q.end - 1] = signs[1]
    return "".join(out)


def label(window: Window, attributions: list[dict[str, Any]]) -> Example:
    """The window's cues and their arguments; a cue that stands in another window is left out."""
    starts, ends = window.starts, window.ends

    def pieces(spans: list[list[int]]) -> np.ndarray:
        mask = np.zeros(len(starts), dtype=bool)
        for s, e in spans:
            mask |= (starts < e) & (ends > s)
        return mask

    cues, roles = [], []
    for a in attributions:
        at = np.flatnonzero(pieces(a["cue"]))
        if not len(at) or not a["content"]:
            continue
        role = np.zeros(len(starts), dtype=np.int64)
        role[pieces(a["source"])] = 1
        role[pieces(a["content"])] = 2
        cues.append((int(at[0]), int(at[-1]) + 1))
        roles.append(role)
    return Example(window, cues, roles)


def examples(articles: list[dict[str, Any]], tokenizer: Any, rng: random.Random | None) -> list[Example]:
    """The articles' windows with labels; with `rng`, two articles in five get other marks."""
    out = []
    for article in articles:
        text = article["text"]
        if rng and rng.random() < 0.4:
            text = restyle(text, rng)
        for window in windows(text, paragraphs(text), tokenizer):
            out.append(label(window, article["attributions"]))
    return out


def batches(items: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of windows of like length."""
    order = list(items)
    rng.shuffle(order)
    pools = [order[i : i + 20 * size] for i in range(0, len(order), 20 * size)]
    out = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.window.ids))
        out += [pool[i : i + size] for i in range(0, len(pool), size)]
    rng.shuffle(out)
    return out


def pad(rows: list[np.ndarray], length: int, value: int = 0) -> np.ndarray:
    """Rows of unlike length as one array."""
    out = np.full((len(rows), length), value, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
