"""The attribution model: what it is shown, how its answers are read, and that it fits its limits."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.models import attribution
from onrecord.models.attribution_decode import Settings, around, candidates, decode
from onrecord.models.attribution_features import DISTANCES, REACH, WINDOW, Window, distances, windows

FOLDER = files("onrecord.models") / "attribution"


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_str((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))


def lines(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def shown(text: str) -> list[Window]:
    return windows(text, lines(text), tokenizer())


def test_every_word_stands_in_one_window_at_its_place() -> None:
    text = "\n".join(f"Paragraph {i}: the ferry, they said, \U0001f6a2 sails at nine." for i in range(60))
    found = shown(text)
    seen = [(s, e) for w in found for s, e, p in zip(w.starts, w.ends, w.paragraphs, strict=True) if p >= 0]
    assert len(found) > 1
    assert seen == sorted(set(seen))
    assert "".join(text[s:e] for s, e in seen) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", ["word " * 900, "x" * 3_000, '"We go. ' * 300, ""])
def test_no_window_is_longer_than_the_model_reads(text: str) -> None:
    assert all(len(w.ids) <= WINDOW for w in shown(text))


def test_case_and_marks_are_shown() -> None:
    text = 'NATO said: "We go."'
    (window,) = shown(text)
    by_text = {text[s:e]: i for i, (s, e) in enumerate(zip(window.starts, window.ends, strict=True))}
    assert window.shapes[by_text["said"]] == 1
    assert window.shapes[by_text["NATO"]] == 3
    assert window.marks[by_text["said"]] == 0
    assert window.marks[by_text["go"]] == 1


def test_distances_are_buckets_apart_on_either_side() -> None:
    found = distances((200, 202), 400)
    assert found[200] == found[201] == 0
    assert found.max() < DISTANCES
    assert list(found[190:200]) == sorted(found[190:200], reverse=True)
    assert not set(found[:200]) & set(found[202:])


def test_a_cue_sees_its_reach_and_no_further() -> None:
    (window, *_) = shown("word " * 900)
    (lo, hi), inputs = around(window, (90, 91))
    assert (lo, hi) == (10, min(len(window.ids), 91 + REACH))
    assert {len(v) for v in inputs.values()} == {hi - lo}


def test_what_the_heads_say_becomes_spans() -> None:
    text = "Ada said the bridge was shut."
    (window,) = shown(text)
    size = len(window.ids)
    at = {text[s:e]: i for i, (s, e) in enumerate(zip(window.starts, window.ends, strict=True))}
    cue = np.tile(np.array([0.98, 0.01, 0.01], dtype=np.float32), (size, 1))
    cue[at["said"]] = [0.02, 0.97, 0.01]
    found = candidates(window, cue)
    assert [(text[window.starts[s] : window.ends[e - 1]]) for (s, e), _ in found] == ["said"]
    roles = np.tile(np.array([0.98, 0.01, 0.01], dtype=np.float32), (size, 1))
    roles[at["Ada"]] = [0.01, 0.98, 0.01]
    for word in ("the", "bridge", "was", "shut"):
        roles[at[word]] = [0.01, 0.01, 0.98]
    (lo, hi), _ = around(window, found[0][0])
    (one,) = decode(window, found, [roles[lo:hi]], [0.9], Settings())
    assert [text[s:e] for s, e in one.source] == ["Ada"]
    assert [text[s:e] for s, e in one.content] == ["the bridge was shut"]
    assert 0 < one.score < 1
    assert decode(window, found, [roles[lo:hi]], [0.9], Settings(keep=1.1)) == []


def test_a_plain_attribution_is_read_the_same_each_time() -> None:
    text = "The mayor said the bridge would stay shut.\nIt rained."
    found = attribution.attributions(text, lines(text))
    assert found == attribution.attributions(text, lines(text))
    assert any(
        text[slice(*a.source[0])] == "The mayor" and "bridge" in text[slice(*a.content[0])] for a in found
    )


def test_nothing_outside_the_paragraphs_is_read() -> None:
    text = "Read more: the mayor said the bridge would stay shut.\nIt rained."
    assert attribution.attributions(text, lines(text)[1:]) == []
    assert attribution.attributions(text, []) == []


def test_what_ships_is_small() -> None:
    size = sum(len(f.read_bytes()) for f in FOLDER.iterdir() if f.is_file())
    assert size <= 25_000_000
