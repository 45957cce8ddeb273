"""Runs work on this machine, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")

# Below this many items, starting processes and loading the models in each costs more than it saves.
WORTH_IT = 32


class LocalRunner:
    """Applies a function to items, keeping their order, with at most `workers` processes."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers

    def map(self, function: Callable[[T], U], items: Iterable[T]) -> Iterator[U]:
        """`function(item)` for each item, in order.

        With several workers, `function`, items and results must pickle; at most a few items a worker
        are under way at once, so that memory does not grow with the number of items.
        """
        items = iter(items)
        first = list(islice(items, WORTH_IT))
        if self.workers == 1 or len(first) < WORTH_IT:
            yield from map(function, first)
            yield from map(function, items)
            return
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, mp_context=context) as pool:
            under_way: deque[Future[U]] = deque(pool.submit(function, item) for item in first)
            while under_way:
                yield under_way.popleft().result()
                for item in islice(items, 1):
                    under_way.append(pool.submit(function, item))
