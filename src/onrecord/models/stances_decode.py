"""Turns what the stance model's heads say into readings: who stands where on what, by which words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onrecord.models.attribution_decode import by_word, segments
from onrecord.models.attribution_features import REACH, Range, Window, distances

Floats = npt.NDArray[np.float32]

STANCES = ("for", "against", "conditional", "withheld")


@dataclass(frozen=True, slots=True)
class StanceReading:
    """One stance in one article: character ranges of its text. `holders` is empty where whoever speaks the
    words holds it; `score` is how sure the model is, 0 to 1.
    """

    cue: Range
    holders: tuple[Range, ...]
    targets: tuple[Range, ...]
    stance: str
    score: float


@dataclass(frozen=True, slots=True)
class StanceSettings:
    """Where the lines are drawn; fitted on told disputes (see training/)."""

    seed: float = 0.4  # pieces as likely as this are of a cue candidate
    grow: float = 0.4  # but for those at its edges less likely than this share of its best
    keep: float = 0.5  # readings less sure than this are dropped
    join: int = 0  # spans of one role with at most so many pieces between are one
    weights: tuple[float, ...] = (0.3, 1.0, 0.3, 0.3, 0.3, 0.0)  # of FEATURES, and 1


# What tells how sure to be of a reading: the log-odds of its cue, of its side, of its being a stance at all,
# of its target and of its holder.
FEATURES = ("cue", "side", "real", "target", "holder")


def around(window: Window, cue: Range) -> tuple[Range, dict[str, npt.NDArray[np.int64]]]:
    """The pieces among which a cue's holder and target are sought, those of its paragraph within REACH, and
    the head's inputs for them.
    """
    same = np.flatnonzero(window.paragraphs == window.paragraphs[cue[0]])
    lo, hi = max(int(same[0]), cue[0] - REACH), min(int(same[-1]) + 1, cue[1] + REACH)
    at = (cue[0] - lo, min(cue[1], hi) - lo)
    return (lo, hi), {"distance": distances(at, hi - lo), "mark": window.marks[lo:hi]}


@dataclass(frozen=True, slots=True)
class Measured:
    """One candidate with a target: what FEATURES say of it, and its reading, not yet scored."""

    values: tuple[float, ...]
    reading: StanceReading


def measured(
    window: Window,
    found: Sequence[tuple[Range, float]],
    slices: Sequence[Range],
    roles: Sequence[Floats],
    kinds: Floats,
    settings: StanceSettings,
) -> list[Measured]:
    """The candidates that have a target. For each of `found`: the pieces that its head read, `roles`
    [pieces, 3] the chances of none, holder, target, and `kinds` the chances of none, each of STANCES, and
    of a holder outside of the text.
    """
    out = []
    for i, ((s, e), best) in enumerate(found):
        full = np.zeros((1, len(window.ids), 3), dtype=np.float32)
        full[:, :, 0] = 1
        lo, hi = slices[i]
        full[0, lo:hi] = roles[i]
        chances = by_word(window, full)[0]
        label = chances.argmax(-1)
        label[window.words < 0] = 0
        targets = _runs(window, label == 2, settings)
        if not targets:
            continue
        number = 1 + int(kinds[i, 1:5].argmax())
        holders = _runs(window, label == 1, settings)
        outside = float(kinds[i, 5])
        held = float(chances[label == 1, 1].mean()) if holders else outside
        if holders and held < outside:
            holders, held = (), outside
        values = (
            _odds(best), _odds(float(kinds[i, number])), _odds(1 - float(kinds[i, 0])),
            _odds(float(chances[label == 2, 2].mean())), _odds(held),
        )  # fmt: skip
        at = (int(window.starts[s]), int(window.ends[e - 1]))
        out.append(Measured(values, StanceReading(at, holders, targets, STANCES[number - 1], 0.0)))
    return out


def decode(found: Sequence[Measured], settings: StanceSettings) -> list[StanceReading]:
    """The readings that are sure enough, in order of place."""
    scored = [replace(m.reading, score=_sure(m.values, settings)) for m in found]
    return sorted((r for r in scored if r.score >= settings.keep), key=lambda r: (r.cue, r.targets))


def _sure(values: Sequence[float], settings: StanceSettings) -> float:
    total = sum(w * v for w, v in zip(settings.weights, (*values, 1.0), strict=True))
    return 1 / (1 + math.exp(-min(max(total, -50.0), 50.0)))


def _runs(window: Window, mask: npt.NDArray[np.bool_], settings: StanceSettings) -> tuple[Range, ...]:
    found = segments(window, mask, settings.join)
    return tuple(
        (int(window.starts[s]), int(window.ends[e - 1])) for s, e in found if (window.shapes[s:e] != 6).any()
    )


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))
