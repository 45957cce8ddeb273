"""The stance model: how its answers are read, that one pass serves both readers, and that it stays small."""

from __future__ import annotations

import re
from importlib.resources import files

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.models import attribution, reader, stances
from onrecord.models.attribution_features import REACH, WINDOW, Window, windows
from onrecord.models.encoder import around_each, encoded
from onrecord.models.stances_decode import STANCES, StanceSettings, around, decode, measured

FOLDER = files("onrecord.models") / "stances"
TOKENIZER = files("onrecord.models") / "attribution" / "tokenizer.json"


def lines(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in re.finditer(r"[^\n]+", text))


def shown(text: str) -> Window:
    found = windows(text, lines(text), Tokenizer.from_str(TOKENIZER.read_text(encoding="utf-8")))
    return found[0]


def told(text: str, **roles: str) -> tuple[Window, tuple[int, int], np.ndarray]:
    """The text's window, the pieces of its cue, and chances that say `holder` and `target`."""
    window = shown(text)

    def pieces(words: str) -> np.ndarray:
        at = text.index(words)
        return (window.starts < at + len(words)) & (window.ends > at) & (window.words >= 0)

    chances = np.tile(np.array([0.98, 0.01, 0.01], dtype=np.float32), (len(window.ids), 1))
    if "holder" in roles:
        chances[pieces(roles["holder"])] = [0.01, 0.98, 0.01]
    chances[pieces(roles["target"])] = [0.01, 0.01, 0.98]
    cue = np.flatnonzero(pieces(roles["cue"]))
    return window, (int(cue[0]), int(cue[-1]) + 1), chances


@pytest.mark.parametrize("stance", STANCES)
def test_what_the_heads_say_becomes_a_reading(stance: str) -> None:
    text = "It rained.\nAda Lund hailed the new bridge."
    window, cue, chances = told(text, cue="hailed", holder="Ada Lund", target="the new bridge")
    (lo, hi), inputs = around(window, cue)
    assert {len(v) for v in inputs.values()} == {hi - lo}
    kinds = np.full((1, 6), 0.01, dtype=np.float32)
    kinds[0, 1 + STANCES.index(stance)] = 0.95
    found = measured(window, [(cue, 0.9)], [(lo, hi)], [chances[lo:hi]], kinds, StanceSettings())
    (one,) = decode(found, StanceSettings())
    assert one.stance == stance
    assert text[slice(*one.cue)] == "hailed"
    assert [text[s:e] for s, e in one.holders] == ["Ada Lund"]
    assert [text[s:e] for s, e in one.targets] == ["the new bridge"]
    assert 0 < one.score < 1
    assert decode(found, StanceSettings(keep=1.1)) == []


def test_a_holder_outside_of_the_words_is_left_open() -> None:
    window, cue, chances = told("This bridge is a disgrace.", cue="a disgrace", target="This bridge")
    at, _ = around(window, cue)
    kinds = np.array([[0.01, 0.01, 0.95, 0.01, 0.02, 0.97]], dtype=np.float32)
    (one,) = measured(window, [(cue, 0.9)], [at], [chances[slice(*at)]], kinds, StanceSettings())
    assert one.reading.holders == ()
    assert one.reading.stance == "against"


def test_a_cue_with_no_target_is_no_stance() -> None:
    window, cue, chances = told("This bridge is a disgrace.", cue="a disgrace", target="This bridge")
    at, _ = around(window, cue)
    nothing = np.zeros_like(chances[slice(*at)])
    nothing[:, 0] = 1
    kinds = np.full((1, 6), 0.5, dtype=np.float32)
    assert measured(window, [(cue, 0.9)], [at], [nothing], kinds, StanceSettings()) == []


def test_a_head_reads_no_further_than_its_paragraph() -> None:
    text = "One line here.\nAda Lund hailed the new bridge.\nAnd one more."
    window, cue, _ = told(text, cue="hailed", target="bridge")
    (lo, hi), _ = around(window, cue)
    assert text[window.starts[lo] : window.ends[hi - 1]] == "Ada Lund hailed the new bridge."
    long = shown("word " * 900)
    (lo, hi), _ = around(long, (90, 91))
    assert (lo, hi) == (90 - REACH, min(WINDOW - 1, 91 + REACH))


def test_slices_of_unlike_length_are_padded_and_marked() -> None:
    text = "Ada Lund hailed the new bridge.\nNo."
    window, cue, _ = told(text, cue="hailed", target="bridge")
    states = np.arange(len(window.ids), dtype=np.float32)[:, None]
    short = (len(window.ids) - 3, len(window.ids) - 2)
    inputs = around_each(states, [around(window, cue), around(window, short)])
    there = inputs["there"].sum(1)
    assert there[0] > there[1]
    assert (inputs["states"][1, int(there[1]) :] == 0).all()


def test_one_pass_gives_what_each_reader_gives_by_itself() -> None:
    text = (
        "The mayor said the bridge would stay shut.\nAda Lund hailed the decision as “a triumph for us all”."
    )
    both = reader.read(text, lines(text))
    assert both is reader.read(text, lines(text))
    assert list(both.attributions) == attribution.attributions(text, lines(text))
    alone = [r for one in encoded(text, lines(text)) for r in stances.of_window(one, stances.fitted())]
    assert list(both.stances) == stances.in_order(alone)


def test_nothing_outside_the_paragraphs_is_read() -> None:
    text = "Ada Lund hailed the decision to close the bridge.\nIt rained."
    assert reader.read(text, lines(text)[1:]).stances == ()
    nothing = reader.read(text, ())
    assert (nothing.attributions, nothing.stances, len(nothing.meanings.starts)) == ((), (), 0)


def test_what_ships_is_small() -> None:
    size = sum(len(f.read_bytes()) for f in FOLDER.iterdir() if f.is_file())
    assert size <= 5_000_000
