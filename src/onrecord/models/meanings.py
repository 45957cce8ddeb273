"""What sentences mean, as short vectors: a small learnt map over states that are there anyway."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from onrecord.models.encoder import Encoded, Floats

VERSION = "1"
WIDTH = 64
# The greatest number that a vector holds.
MOST = 127
# So many pieces are multiplied at a time: a greater product wakes the threads of the linear algebra library,
# which then wait for more, busily, and take the time from whatever else is to be read.
TOGETHER = 4


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """A text's word pieces in order: the characters `starts`, how much each counts for its sentence in
    `weights`, and its share of what the sentence means in `vectors` [pieces, WIDTH].
    """

    starts: npt.NDArray[np.int64]
    weights: Floats
    vectors: Floats

    def of(self, start: int, end: int) -> str | None:
        """What the characters `start` to `end` mean, as `unpacked` reads it; None if nothing begins there."""
        first, last = np.searchsorted(self.starts, (start, end))
        if first == last:
            return None
        mean = self.weights[first:last] @ self.vectors[first:last]
        most = float(np.abs(mean).max())
        return packed(np.rint(mean * (MOST / most)).astype(np.int8)) if most else None


def of_window(one: Encoded) -> Meanings:
    """The pieces of one window."""
    words = one.window.words >= 0
    states = one.middle[words]
    whole = np.zeros((-(-len(states) // TOGETHER), TOGETHER, states.shape[1]), dtype=np.float32)
    whole.reshape(-1, states.shape[1])[: len(states)] = states
    product = (whole @ _fitted()[:, :-1].T).reshape(-1, WIDTH + 1)[: len(states)]
    found = product + _fitted()[:, -1]
    return Meanings(one.window.starts[words], np.logaddexp(0, found[:, WIDTH]), found[:, :WIDTH])


def joined(parts: Sequence[Meanings]) -> Meanings:
    """The pieces of all windows of a text, which are given in order."""
    if not parts:
        nothing = np.zeros(0, dtype=np.float32)
        return Meanings(np.zeros(0, dtype=np.int64), nothing, nothing.reshape(0, WIDTH))
    return Meanings(
        np.concatenate([p.starts for p in parts]),
        np.concatenate([p.weights for p in parts]),
        np.concatenate([p.vectors for p in parts]),
    )


def packed(values: npt.NDArray[np.int8]) -> str:
    """A vector as base64."""
    return base64.b64encode(values.tobytes()).decode("ascii")


def unpacked(vector: str) -> npt.NDArray[np.int8]:
    """The vector that `packed` was given."""
    return np.frombuffer(base64.b64decode(vector), dtype=np.int8)


def versions() -> dict[str, str]:
    """What to name in a record's `generator.models`."""
    return {"onrecord-meanings": VERSION}


@cache
def _fitted() -> Floats:
    """The map [WIDTH + 1, 385] (see training/): a row for each number of a vector and one for how much a
    piece counts; the last column is added.
    """
    with as_file(files("onrecord.models") / "meanings" / "map.npy") as path:
        values: Floats = np.load(path).astype(np.float32)
    return values
