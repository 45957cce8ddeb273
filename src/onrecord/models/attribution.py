"""The trained reader of attributions: loaded once, on one thread, without a deep learning framework."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.models.attribution_decode import (
    Attribution,
    Settings,
    around,
    candidates,
    decode,
)
from onrecord.models.attribution_features import Range, Window, windows

VERSION = "1"


def attributions(
    text: str, paragraphs: Sequence[Range], settings: Settings | None = None
) -> list[Attribution]:
    """The attributions of a text, in order of place. `paragraphs` are half-open ranges of `text`, in
    order and apart; nothing outside them is read. `settings` are those fitted to the weights unless given.
    """
    settings = settings or fitted()
    found = [
        a for window, cues, roles, real in read(text, paragraphs, settings)
        for a in decode(window, cues, roles, real, settings)
    ]  # fmt: skip
    return sorted(found, key=lambda a: (a.content[0], a.cue))


Read = tuple[Window, list[tuple[Range, float]], list[npt.NDArray[np.float32]], list[float]]


def read(text: str, paragraphs: Sequence[Range], settings: Settings) -> list[Read]:
    """For each window what the two heads say: cue candidates, and of each its roles and being one."""
    tokenizer, encoder, arguments = _loaded()
    out: list[Read] = []
    for window in windows(text, paragraphs, tokenizer):
        inputs = {n: getattr(window, n)[None] for n in ("ids", "shapes", "marks", "places")}
        cue, states = encoder.run(None, inputs)
        found = candidates(window, cue[0], settings)
        if found:
            roles, real = _arguments(arguments, window, states[0], found)
            out.append((window, found, roles, real))
    return out


def _arguments(
    session: Any, window: Window, states: npt.NDArray[np.float32], found: list[tuple[Range, float]]
) -> tuple[list[npt.NDArray[np.float32]], list[float]]:
    slices = [around(window, cue) for cue, _ in found]
    reach = max(hi - lo for (lo, hi), _ in slices)
    inputs: dict[str, npt.NDArray[Any]] = {
        "states": np.zeros((len(found), reach, states.shape[1]), dtype=np.float32),
        "there": np.zeros((len(found), reach), dtype=np.float32),
    }
    for name in ("distance", "relation", "mark"):
        inputs[name] = np.zeros((len(found), reach), dtype=np.int64)
    for i, ((lo, hi), more) in enumerate(slices):
        inputs["states"][i, : hi - lo] = states[lo:hi]
        inputs["there"][i, : hi - lo] = 1
        for name, values in more.items():
            inputs[name][i, : hi - lo] = values
    roles, real = session.run(None, inputs)
    return [roles[i, : hi - lo] for i, ((lo, hi), _) in enumerate(slices)], real.tolist()


def versions() -> dict[str, str]:
    """What to name in a record's `generator.models`."""
    return {"onrecord-attribution": VERSION}


@cache
def fitted() -> Settings:
    """The settings that were fitted to the weights (see training/)."""
    text = (files("onrecord.models") / "attribution" / "settings.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return Settings(**{**values, "weights": tuple(values["weights"])})


@cache
def _loaded() -> tuple[Any, Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    folder = files("onrecord.models") / "attribution"
    sessions = []
    for name in ("encoder.onnx", "arguments.onnx"):
        with as_file(folder / name) as path:
            sessions.append(
                onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            )
    with as_file(folder / "tokenizer.json") as path:
        tokenizer = Tokenizer.from_file(str(path))
    return tokenizer, *sessions
