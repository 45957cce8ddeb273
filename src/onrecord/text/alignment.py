"""Aligns two texts word by word: the words in common, local alignments from seeds, and differences."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import LCSseq

Pair = tuple[int, int]

# Words without a counterpart that an alignment may pass over, and how many runs it looks back for.
REACH = 25
LOOK_BACK = 24
# What a passed-over word costs against a matched one; at a half, up to two words in three may be edited.
GAP_COST = 0.5
LONGEST_COMPARED = 2000


def matches(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """The pairs of places of a longest common subsequence of two sequences, in order.

    Of each sequence only the first LONGEST_COMPARED items are read.
    """
    a, b = a[:LONGEST_COMPARED], b[:LONGEST_COMPARED]
    pairs: list[Pair] = []
    for i, j, size in LCSseq.opcodes(a, b).as_matching_blocks():
        if size == 1:
            pairs.append((i, j))
        else:
            pairs += zip(range(i, i + size), range(j, j + size), strict=True)
    return pairs


def local_alignments(
    a: Sequence[Hashable], b: Sequence[Hashable], seeds: Sequence[Pair], n: int
) -> list[list[Pair]]:
    """Chains of matched places around seeds (each the start of `n` equal items), best first.

    Each chain passes over at most REACH unmatched items at once, and begins and ends where matched
    items outweigh passed-over ones. No chain starts within what a better one aligns.
    """
    chains: list[list[Pair]] = []
    for chain in _chains(_runs(a, b, seeds, n)):
        i, j, length = max(chain, key=lambda run: run[2])
        middle = (i + length // 2, j + length // 2)
        if any(c[0][0] <= middle[0] <= c[-1][0] and c[0][1] <= middle[1] <= c[-1][1] for c in chains):
            continue
        pairs = _trimmed(_extended(a, b, _filled(a, b, chain)))
        if pairs:
            chains.append(pairs)
    return chains


def _runs(
    a: Sequence[Hashable], b: Sequence[Hashable], seeds: Sequence[Pair], n: int
) -> list[tuple[int, int, int]]:
    """Seeds on one diagonal that touch, joined: (place in a, place in b, length)."""
    runs: list[tuple[int, int, int]] = []
    open_at: dict[int, int] = {}
    for i, j in seeds:
        if a[i : i + n] != b[j : j + n]:  # two n-grams with one hash
            continue
        k = open_at.get(i - j)
        if k is not None and i <= runs[k][0] + runs[k][2]:
            runs[k] = (runs[k][0], runs[k][1], i + n - runs[k][0])
        else:
            open_at[i - j] = len(runs)
            runs.append((i, j, n))
    return sorted(runs)


def _chains(runs: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    score: list[float] = []
    back: list[int] = []
    for k, (i, j, length) in enumerate(runs):
        best, before = float(length), -1
        for p in range(max(0, k - LOOK_BACK), k):
            gap_a = i - runs[p][0] - runs[p][2]
            gap_b = j - runs[p][1] - runs[p][2]
            overlap = max(0, -gap_a, -gap_b)
            if overlap >= length or max(gap_a, gap_b) > REACH or j <= runs[p][1]:
                continue
            here = score[p] + length - overlap - GAP_COST * max(gap_a + overlap, gap_b + overlap, 0)
            if here > best:
                best, before = here, p
        score.append(best)
        back.append(before)
    taken: set[int] = set()
    chains = []
    for k in sorted(range(len(runs)), key=lambda k: (-score[k], k)):
        chain: list[int] = []
        at = k
        while at >= 0 and at not in taken:
            chain.append(at)
            at = back[at]
        if chain:
            taken.update(chain)
            chains.append([runs[c] for c in reversed(chain)])
    return chains


def _filled(
    a: Sequence[Hashable], b: Sequence[Hashable], chain: Sequence[tuple[int, int, int]]
) -> list[Pair]:
    pairs: list[Pair] = []
    for i, j, length in chain:
        if pairs:
            end_a, end_b = pairs[-1][0] + 1, pairs[-1][1] + 1
            cut = max(0, end_a - i, end_b - j)
            i, j, length = i + cut, j + cut, length - cut
            if length <= 0:
                continue
            if i > end_a and j > end_b:
                pairs += [(end_a + x, end_b + y) for x, y in matches(a[end_a:i], b[end_b:j])]
        pairs += [(i + k, j + k) for k in range(length)]
    return pairs


def _extended(a: Sequence[Hashable], b: Sequence[Hashable], pairs: list[Pair]) -> list[Pair]:
    """The chain with what matches before and after it, REACH items at a time."""
    while True:
        i, j = pairs[0]
        low_a, low_b = max(0, i - REACH), max(0, j - REACH)
        before = _going_on(a[low_a:i][::-1], b[low_b:j][::-1])
        more = [(i - 1 - x, j - 1 - y) for x, y in before]
        if not more:
            break
        pairs = more[::-1] + pairs
    while True:
        i, j = pairs[-1]
        after = _going_on(a[i + 1 : i + 1 + REACH], b[j + 1 : j + 1 + REACH])
        more = [(i + 1 + x, j + 1 + y) for x, y in after]
        if not more:
            break
        pairs = pairs + more
    return pairs


def _going_on(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """The longest stretch of matches, from the beginnings on, that outweigh their gaps."""
    if not _may_outweigh(a, b):
        return []
    pairs = matches(a, b)
    total, best, keep = 0.0, 0.0, 0
    at_a = at_b = -1
    for k, (i, j) in enumerate(pairs):
        gap_a, gap_b = i - at_a, j - at_b
        total += 1 - GAP_COST * ((gap_a if gap_a > gap_b else gap_b) - 1)
        if total > best:
            best, keep = total, k + 1
        at_a, at_b = i, j
    return pairs[:keep]


def _may_outweigh(a: Sequence[Hashable], b: Sequence[Hashable]) -> bool:
    """False if no matches from the beginnings on outweigh their gaps: the quick test, by their numbers alone.

    The k-th match is at most as far on as k matches may bring it: k > GAP_COST * (place - k).
    """
    for k in range(1, LCSseq.similarity(a, b) + 1):
        far = math.ceil(k + k / GAP_COST) - 1
        if LCSseq.similarity(a[:far], b[:far]) >= k:
            return True
    return False


def _trimmed(pairs: list[Pair]) -> list[Pair]:
    """The part of the chain with the greatest weight."""
    best, low, high = 0.0, 0, 0
    total, start = 0.0, 0
    at_a, at_b = (pairs[0][0] - 1, pairs[0][1] - 1) if pairs else (0, 0)
    for k, (i, j) in enumerate(pairs):
        gap_a, gap_b = i - at_a, j - at_b
        at_a, at_b = i, j
        total += 1 - GAP_COST * ((gap_a if gap_a > gap_b else gap_b) - 1)
        if total <= 1:
            total, start = 1.0, k
        if total > best:
            best, low, high = total, start, k + 1
    return pairs[low:high]


def longest_run(pairs: Sequence[Pair]) -> int:
    """How many matched pairs stand side by side at most."""
    best = here = 0
    for k, (i, j) in enumerate(pairs):
        here = here + 1 if k and pairs[k - 1] == (i - 1, j - 1) else 1
        best = max(best, here)
    return best


def operations(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """How `a` becomes `b`: (op, a start, a end, b start, b end), op "=", "-" or "+", runs joined.

    Where words are replaced, "-" comes before "+". Equal words that stand alone between two
    replacements and are no longer than three letters are taken as replaced too, so that a difference
    reads as a phrase.
    """
    pairs = _slid(a, b, matches(a, b))
    lone = [
        0 < k < len(pairs) - 1
        and isinstance(word := a[i], str)
        and len(word) <= 3
        and all(min(abs(i - x), abs(j - y)) > 1 for x, y in (pairs[k - 1], pairs[k + 1]))
        for k, (i, j) in enumerate(pairs)
    ]
    kept = [p for p, drop in zip(pairs, lone, strict=True) if not drop]
    ops: list[tuple[str, int, int, int, int]] = []
    at_a = at_b = 0
    for i, j in [*kept, (len(a), len(b))]:
        if i > at_a:
            ops.append(("-", at_a, i, at_b, at_b))
        if j > at_b:
            ops.append(("+", i, i, at_b, j))
        if i < len(a) or j < len(b):
            if ops and ops[-1][0] == "=" and ops[-1][2] == i and ops[-1][4] == j:
                ops[-1] = ("=", ops[-1][1], i + 1, ops[-1][3], j + 1)
            else:
                ops.append(("=", i, i + 1, j, j + 1))
        at_a, at_b = i + 1, j + 1
    return ops


def _slid(a: Sequence[Hashable], b: Sequence[Hashable], pairs: list[Pair]) -> list[Pair]:
    """The same words matched, short runs moved up to a longer one that they as well belong to.

    So that dropping "we sang and" from "we sang and we danced" reads as that, not as "sang and we".
    """
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    for k in range(len(runs) - 2, -1, -1):
        run, following = runs[k], runs[k + 1]
        size = len(run)
        i, j = following[0]
        moved = [(i - size + n, j - size + n) for n in range(size)]
        one_side = i == run[-1][0] + 1 or j == run[-1][1] + 1
        if one_side and size < len(following) and all(a[x] == b[y] for x, y in moved):
            runs[k : k + 2] = [moved + following]
    return [pair for run in runs for pair in run]
