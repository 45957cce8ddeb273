"""Lays sentences side by side that tell one thing in other words: by what they mean, beside their terms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.linkers.points_alignment import Pair, Sentences, likenesses
from onrecord.models.meanings import unpacked

# Sentences of one story mean much the same anyway: what all share is taken from each, but for so many
# sentences' worth of nothing, so that a story of three keeps its own; only what is nearer than FAR counts.
NOTHING = 5
FAR = 0.25
# What two sentences of one wording and one meaning would be alike by, were it not held to 1.
SCALE = 1.4


def told_alike(of: Sentences, meanings: Sequence[str | None], least: float) -> dict[Pair, float]:
    """Pairs of sentences that are alike by `least` or more, 0 to 1, by their terms and by `meanings` (of
    each sentence its vector, or None); by terms alone where either has none. Each as (lower, higher).
    """
    vectors, known = _own(meanings)
    found: dict[Pair, float] = {}
    for a, others, likes in likenesses(of):
        # Row by row: a product of matrices would add up in an order that depends on how many rows it has.
        near = np.einsum(
            "ij,ij->i", np.broadcast_to(vectors[a], (len(others), vectors.shape[1])), vectors[others]
        )
        told = np.minimum(1.0, (likes + np.maximum(0.0, near - FAR)) / SCALE)
        likes = np.where(known[a] & known[others], told, likes)
        enough = likes >= least
        found.update(
            ((a, b), like) for b, like in zip(others[enough].tolist(), likes[enough].tolist(), strict=True)
        )
    return found


def _own(meanings: Sequence[str | None]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Each vector at length 1, without what all of the story share, and which are known."""
    read = [None if s is None else unpacked(s).astype(np.float64) for s in meanings]
    width = next((len(v) for v in read if v is not None), 1)
    vectors = _unit(np.array([np.zeros(width) if v is None else v for v in read]).reshape(-1, width))
    known = np.array([v is not None for v in read], dtype=bool)
    shared = vectors.sum(axis=0) / (known.sum() + NOTHING)
    return _unit(vectors - shared), known


def _unit(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: npt.NDArray[np.float64] = vectors / np.where(length > 0, length, 1.0)
    return unit
