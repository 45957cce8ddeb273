"""The encoder of news text: one pass over an article's windows, whose states every trained head reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.models.attribution_features import Range, Window, windows

Floats = npt.NDArray[np.float32]
Slice = tuple[Range, Mapping[str, npt.NDArray[np.int64]]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window as the encoder gives it: `cue` [pieces, 3] the chances of none, begins and goes on of an
    attribution's cue, `states` [pieces, 192] for the attribution's arguments, `middle` [pieces, 384] for
    other heads.
    """

    window: Window
    cue: Floats
    states: Floats
    middle: Floats


def encoded(text: str, paragraphs: Sequence[Range]) -> Iterator[Encoded]:
    """The windows of a text in order, one at a time. `paragraphs` are half-open ranges of `text`, in order
    and apart; nothing outside them is read.
    """
    tokenizer, encoder = _tokenizer(), session("attribution", "encoder")
    for window in windows(text, paragraphs, tokenizer):
        inputs = {n: getattr(window, n)[None] for n in ("ids", "shapes", "marks", "places")}
        cue, states, middle = encoder.run(["cue", "states", "middle"], inputs)
        yield Encoded(window, cue[0], states[0], middle[0])


def around_each(states: Floats, slices: Sequence[Slice]) -> dict[str, npt.NDArray[Any]]:
    """A head's inputs for several slices of a window's states [pieces, width], padded to one length: their
    `states`, where a piece is `there`, and whatever else each slice brings with it.
    """
    reach = max(hi - lo for (lo, hi), _ in slices)
    inputs: dict[str, npt.NDArray[Any]] = {
        "states": np.zeros((len(slices), reach, states.shape[1]), dtype=np.float32),
        "there": np.zeros((len(slices), reach), dtype=np.float32),
    }
    for name in slices[0][1]:
        inputs[name] = np.zeros((len(slices), reach), dtype=np.int64)
    for i, ((lo, hi), more) in enumerate(slices):
        inputs["states"][i, : hi - lo] = states[lo:hi]
        inputs["there"][i, : hi - lo] = 1
        for name, values in more.items():
            inputs[name][i, : hi - lo] = values
    return inputs


@cache
def session(folder: str, name: str) -> Any:
    """One of the shipped graphs, loaded once, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files("onrecord.models") / folder / f"{name}.onnx") as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    with as_file(files("onrecord.models") / "attribution" / "tokenizer.json") as path:
        return Tokenizer.from_file(str(path))
