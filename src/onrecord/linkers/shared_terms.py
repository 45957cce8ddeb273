"""Finds which of many sets of terms share some, and what those that they share weigh together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]

# Sets that share fewer terms than this are not compared.
FEWEST_SHARED = 2


def sharing(
    sets: Sequence[frozenset[str]], weight: Mapping[str, float], most: int, only: Sequence[int] | None = None
) -> Iterator[tuple[int, Places, Weights]]:
    """For each set (of those at `only`, in ascending order) the later ones with which it shares
    FEWEST_SHARED terms or more that at most `most` sets hold, in ascending order, and for each what all
    terms weigh that it shares, added up in the order of the terms.

    Takes memory for one set at a time, however many pairs there are.
    """
    chosen = list(range(len(sets))) if only is None else list(only)
    where: dict[str, list[int]] = defaultdict(list)
    for n, k in enumerate(chosen):
        for term in sets[k]:
            where[term].append(n)
    places = {term: np.array(held) for term, held in where.items() if len(held) > 1}
    begun: dict[str, int] = dict.fromkeys(places, 0)
    numbers = np.array(chosen, dtype=np.int64)
    for n, k in enumerate(chosen):
        after: list[Places] = []
        rare: list[Places] = []
        weights: list[float] = []
        for term in sorted(t for t in sets[k] if t in places):
            begun[term] += 1
            later = places[term][begun[term] :]
            if len(later):
                after.append(later)
                weights.append(weight[term])
                if len(places[term]) <= most:
                    rare.append(later)
        if not rare:
            continue
        near = np.bincount(np.concatenate(rare) - n)
        hits = np.flatnonzero(near >= FEWEST_SHARED)
        if len(hits):
            # Added one by one in this order, as a sum over the terms in order would be.
            each = np.repeat(np.array(weights), [len(later) for later in after])
            both = np.bincount(np.concatenate(after) - n, weights=each)
            yield k, numbers[hits + n], both[hits].astype(np.float64)
