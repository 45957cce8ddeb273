"""Turns what the attribution model's heads say into attributions: cues, then the spans of each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.models.attribution_features import REACH, Range, Window, distances

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in one article: spans are character ranges of its text, in order. `score` is how
    sure the model is, 0 to 1.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the lines are drawn; tuned on PolNeAR's dev split."""

    seed: float = 0.06  # pieces as likely as this are of a cue candidate
    grow: float = 0.4  # but for those at its edges less likely than this share of its best
    lean: float = 1.0  # content counts so many times against none
    keep: float = 0.33  # attributions less sure than this are dropped
    join: int = 2  # spans of one role with at most so many pieces between are one
    weights: tuple[float, ...] = (0.25, 0.0, 1.0, -0.3, 0.3, 0.6, 0.6, -0.4, -2.8)  # of FEATURES, and 1


DEFAULT = Settings()

# What tells how sure to be of an attribution: the log-odds of its cue by either head, of its content
# (mean and best piece) and source; whether it has a source; how long and in how many parts its content is.
FEATURES = ("cue", "real", "content", "best", "source", "sourced", "length", "parts")


@dataclass(frozen=True, slots=True)
class Seen:
    """One candidate with content, taken by itself: what FEATURES say of it, and its spans."""

    number: int
    values: tuple[float, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]


def candidates(window: Window, cue: Floats, settings: Settings = DEFAULT) -> list[tuple[Range, float]]:
    """Piece ranges that may be cues, in order, with how likely the model held them.

    `cue` [pieces, 3] are the chances of none, begins, goes on.
    """
    chance = np.where(window.words < 0, 0, 1 - cue[:, 0])
    out: list[tuple[Range, float]] = []
    at, size = 0, len(chance)
    while at < size:
        if chance[at] < settings.seed:
            at += 1
            continue
        end = at + 1
        while end < size and chance[end] >= settings.seed and not _begins(window, cue, end):
            end += 1
        best = float(chance[at:end].max())
        firm = np.flatnonzero(chance[at:end] >= settings.grow * best)
        out.append(((at + int(firm[0]), at + int(firm[-1]) + 1), best))
        at = end
    return out


def _begins(window: Window, cue: Floats, at: int) -> bool:
    same = window.words[at] == window.words[at - 1] and window.paragraphs[at] == window.paragraphs[at - 1]
    return bool(cue[at, 1] > cue[at, 2]) and not same


def around(window: Window, cue: Range) -> tuple[Range, dict[str, npt.NDArray[np.int64]]]:
    """The pieces among which a cue's source and content are sought, and the head's inputs for them."""
    lo, hi = max(0, cue[0] - REACH), min(len(window.ids), cue[1] + REACH)
    paragraphs = window.paragraphs[lo:hi]
    step = paragraphs - window.paragraphs[cue[0]]
    relation = np.select([paragraphs < 0, step == 0, step == -1, step == 1], [3, 0, 1, 2], 3)
    return (lo, hi), {
        "distance": distances((cue[0] - lo, cue[1] - lo), hi - lo),
        "relation": relation.astype(np.int64),
        "mark": window.marks[lo:hi],
    }


def features(
    window: Window,
    found: Sequence[tuple[Range, float]],
    roles: Sequence[Floats],
    real: Sequence[float],
    settings: Settings = DEFAULT,
) -> list[Seen]:
    """The candidates that have any content. For each candidate: `roles` [pieces of its slice, 3] the
    chances of none, source, content, and `real` the chance that it is a cue.
    """  # fmt: skip
    return _seen(window, found, _spread(window, found, roles), real, settings)


def decode(
    window: Window,
    found: Sequence[tuple[Range, float]],
    roles: Sequence[Floats],
    real: Sequence[float],
    settings: Settings = DEFAULT,
) -> list[Attribution]:
    """The window's attributions; for the inputs see `features`. A piece is content of one cue at most:
    of the one that claims it most.
    """  # fmt: skip
    full = _spread(window, found, roles)
    scored = [(seen, _sure(seen, settings)) for seen in _seen(window, found, full, real, settings)]
    kept = [(seen, sure) for seen, sure in scored if sure >= settings.keep]
    if not kept:
        return []
    owner = np.stack([full[seen.number, :, 2] * sure for seen, sure in kept]).argmax(0)
    out = []
    for row, (seen, sure) in enumerate(kept):
        s, e = found[seen.number][0]
        label = _labels(window, full[seen.number], (s, e), settings)
        label[(label == 2) & (owner != row)] = 0
        content = _runs(window, label == 2, settings)
        if content:
            at = ((int(window.starts[s]), int(window.ends[e - 1])),)
            out.append(Attribution(seen.source, at, content, sure))
    return out


def _spread(window: Window, found: Sequence[tuple[Range, float]], roles: Sequence[Floats]) -> Floats:
    """The roles over the whole window [candidates, pieces, 3], none where a slice does not reach."""
    full = np.zeros((len(found), len(window.ids), 3), dtype=np.float32)
    full[:, :, 0] = 1
    for i, (cue, _) in enumerate(found):
        (lo, hi), _inputs = around(window, cue)
        full[i, lo:hi] = roles[i]
    return by_word(window, full)


def _labels(window: Window, chances: Floats, cue: Range, settings: Settings) -> npt.NDArray[np.int64]:
    weighed = chances * np.array([1, 1, settings.lean], dtype=np.float32)
    label: npt.NDArray[np.int64] = weighed.argmax(-1)
    label[cue[0] : cue[1]] = 0
    label[window.words < 0] = 0
    return label


def _seen(
    window: Window, found: Sequence[tuple[Range, float]], full: Floats, real: Sequence[float],
    settings: Settings,
) -> list[Seen]:  # fmt: skip
    out = []
    for i, (cue, best) in enumerate(found):
        label = _labels(window, full[i], cue, settings)
        content = _runs(window, label == 2, settings)
        if not content:
            continue
        held, sayer = full[i][label == 2, 2], full[i][label == 1, 1]
        values = (
            _odds(best), _odds(real[i]), _odds(float(held.mean())), _odds(float(held.max())),
            _odds(float(sayer.mean())) if len(sayer) else -3.0, float(len(sayer) > 0),
            math.log1p(len(held)), float(len(content)),
        )  # fmt: skip
        out.append(Seen(i, values, _best(window, label == 1, full[i, :, 1], settings), content))
    return out


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def _sure(seen: Seen, settings: Settings) -> float:
    total = sum(w * v for w, v in zip(settings.weights, (*seen.values, 1.0), strict=True))
    return 1 / (1 + math.exp(-min(max(total, -50.0), 50.0)))


def by_word(window: Window, full: Floats) -> Floats:
    """The same with each word's pieces given their mean, so that no word is cut."""
    keys = window.paragraphs * 100_000 + window.words
    edges = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    counts = np.diff(np.r_[edges, len(keys)])
    means = np.add.reduceat(full, edges, axis=1) / counts[None, :, None]
    return np.repeat(means, counts, axis=1).astype(np.float32)


def segments(window: Window, mask: npt.NDArray[np.bool_], join: int) -> list[Range]:
    """Piece ranges of True, joined over short gaps within a paragraph."""
    padded = np.r_[False, mask, False]
    edges = np.flatnonzero(padded[1:] != padded[:-1]).reshape(-1, 2)
    out: list[Range] = []
    for s, e in edges.tolist():
        near = bool(out) and s - out[-1][1] <= join
        if near and window.paragraphs[s] == window.paragraphs[out[-1][1] - 1]:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out


def _runs(window: Window, mask: npt.NDArray[np.bool_], settings: Settings) -> tuple[Range, ...]:
    found = segments(window, mask, settings.join)
    real = [(s, e) for s, e in found if (window.shapes[s:e] != 6).any()]
    return tuple((int(window.starts[s]), int(window.ends[e - 1])) for s, e in real)


def _best(
    window: Window, mask: npt.NDArray[np.bool_], chance: Floats, settings: Settings
) -> tuple[Range, ...]:
    found = segments(window, mask, settings.join)
    if not found:
        return ()
    s, e = max(found, key=lambda r: (float(chance[r[0] : r[1]].max()), r[0]))
    return ((int(window.starts[s]), int(window.ends[e - 1])),)
