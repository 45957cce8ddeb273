"""Turns what the attribution model's heads say into attributions: cues, then the spans of each."""

from __future__ import annotations

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

    seed: float = 0.25  # a piece as likely as this begins a cue candidate
    grow: float = 0.3  # and those beside it as likely as this belong to it
    keep: float = 0.4  # candidates less likely than this to be a cue are dropped
    join: int = 2  # spans of one role with at most so many words between are one


DEFAULT = Settings()


def candidates(window: Window, cue: Floats, settings: Settings = DEFAULT) -> list[tuple[Range, float]]:
    """Piece ranges that may be cues, in order, with how likely the model held them.

    `cue` [pieces, 3] are the chances of none, begins, goes on.
    """
    chance = 1 - cue[:, 0]
    chance = np.where(window.words < 0, 0, chance)
    out: list[tuple[Range, float]] = []
    at, size = 0, len(chance)
    while at < size:
        if chance[at] < settings.grow:
            at += 1
            continue
        end = at + 1
        while end < size and chance[end] >= settings.grow and not _begins(window, cue, end):
            end += 1
        best = float(chance[at:end].max())
        if best >= settings.seed:
            out.append(((at, end), best))
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


def decode(
    window: Window,
    found: Sequence[tuple[Range, float]],
    roles: Sequence[Floats],
    real: Sequence[float],
    settings: Settings = DEFAULT,
) -> list[Attribution]:
    """The window's attributions. For each candidate: `roles` [pieces of its slice, 3] the chances of
    none, source, content, and `real` the chance that it is a cue.
    """
    size = len(window.ids)
    full = np.zeros((len(found), size, 3), dtype=np.float32)
    full[:, :, 0] = 1
    for i, (cue, _) in enumerate(found):
        (lo, hi), _inputs = around(window, cue)
        full[i, lo:hi] = roles[i]
    full = _by_word(window, full)
    scores = [(float(real[i]) * found[i][1]) ** 0.5 for i in range(len(found))]
    kept = [i for i in range(len(found)) if scores[i] >= settings.keep]
    if not kept:
        return []
    # A piece is content of one cue at most: of the one that claims it most.
    claims = np.stack([full[i, :, 2] * scores[i] for i in kept])
    owner = claims.argmax(0)
    out = []
    for row, i in enumerate(kept):
        label = full[i].argmax(-1)
        label[(label == 2) & (owner != row)] = 0
        s, e = found[i][0]
        label[s:e] = 0
        label[window.words < 0] = 0
        content = _runs(window, label == 2, full[i, :, 2], settings)
        source = _best(window, label == 1, full[i, :, 1], settings)
        if content:
            at = ((int(window.starts[s]), int(window.ends[e - 1])),)
            out.append(Attribution(source, at, content, scores[i]))
    return out


def _by_word(window: Window, full: Floats) -> Floats:
    """The same with each word's pieces given their mean, so that no word is cut."""
    keys = window.paragraphs * 100_000 + window.words
    edges = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    counts = np.diff(np.r_[edges, len(keys)])
    means = np.add.reduceat(full, edges, axis=1) / counts[None, :, None]
    return np.repeat(means, counts, axis=1).astype(np.float32)


def _segments(window: Window, mask: npt.NDArray[np.bool_], settings: Settings) -> list[Range]:
    """Piece ranges of True, joined over short gaps within a paragraph."""
    padded = np.r_[False, mask, False]
    edges = np.flatnonzero(padded[1:] != padded[:-1]).reshape(-1, 2)
    out: list[Range] = []
    for s, e in edges.tolist():
        near = bool(out) and s - out[-1][1] <= settings.join
        if near and window.paragraphs[s] == window.paragraphs[out[-1][1] - 1]:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out


def _runs(
    window: Window, mask: npt.NDArray[np.bool_], chance: Floats, settings: Settings
) -> tuple[Range, ...]:
    segments = _segments(window, mask, settings)
    real = [(s, e) for s, e in segments if (window.shapes[s:e] != 6).any()]
    return tuple((int(window.starts[s]), int(window.ends[e - 1])) for s, e in real)


def _best(
    window: Window, mask: npt.NDArray[np.bool_], chance: Floats, settings: Settings
) -> tuple[Range, ...]:
    segments = _segments(window, mask, settings)
    if not segments:
        return ()
    s, e = max(segments, key=lambda r: (float(chance[r[0] : r[1]].max()), r[0]))
    return ((int(window.starts[s]), int(window.ends[e - 1])),)
