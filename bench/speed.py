"""Articles a second and peak memory of each reader, annotator, linker and export, beside spaCy's parse.

    python -m bench.speed 10 100 1000

Every line of a table comes from one process on one thread, over the same texts; compare the ratios. The
texts are the invented stories of this project, varied by numbers so that no two are the same.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # before anything loads numpy

from onrecord import pipeline  # noqa: E402
from onrecord.annotators import Rows  # noqa: E402
from onrecord.archive import annotate, models, steps  # noqa: E402
from onrecord.exports import EXPORTS, assemble  # noqa: E402
from onrecord.linkers import Group, Linker  # noqa: E402
from onrecord.model import Article, Row, StoryData  # noqa: E402
from onrecord.readers import READERS, Source, read  # noqa: E402

ROOT = Path(__file__).parent.parent
STORIES = (ROOT / "examples" / "harbour", ROOT / "tests" / "fixtures" / "stories")
BASE = "parser"


def texts(count: int) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of `count` different articles."""
    files = sorted(p for folder in STORIES for p in folder.rglob("0*.txt"))
    for number, path in enumerate(islice(cycle(files), count)):
        body = path.read_bytes()
        yield (
            f"{number}.txt",
            body if number < len(files) else body + f"\n\nThis was report {number}.".encode(),
        )


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Clocked(Linker):
    """A linker that adds up the processor time of its own work."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self.seconds = 0.0
        # The pipeline reads these as it would the linker's own.
        for name in ("name", "requires", "produces"):
            setattr(self, name, getattr(linker, name))

    def keys(self, row: Row) -> Iterable[str]:
        start = time.process_time()
        keys = list(self.linker.keys(row))
        self.seconds += time.process_time() - start
        return keys

    def link(self, group: Group) -> Iterable[Row]:
        start = time.process_time()
        rows = list(self.linker.link(group))
        self.seconds += time.process_time() - start
        return rows


def measure(count: int) -> list[tuple[str, str, float, float]]:
    """(kind, name, seconds, peak MB after it) of each step over `count` articles, models loaded first."""
    annotators, linkers = steps()
    sources = [Source(data, name, name) for name, data in texts(count)]
    warm = next(iter(read(sources[0])))
    assert isinstance(warm, Article)
    annotate(warm)
    found: list[tuple[str, str, float, float]] = []

    def timed(kind: str, name: str, work: Callable[[], object]) -> None:
        start = time.perf_counter()
        work()
        found.append((kind, name, time.perf_counter() - start, megabytes()))

    pages = {
        "text": sources,
        "html": [Source(_page(s), "page.html", s.where) for s in sources],
        "jsonl": [Source(_line(s), "lines.jsonl", s.where) for s in sources],
    }
    for reader in READERS:
        timed("reader", reader.name, lambda r=reader: [list(r.read(s)) for s in pages[r.name]])  # type: ignore[misc]
    articles = [a for s in sources for a in read(s) if isinstance(a, Article)]

    spent: dict[str, float] = defaultdict(float)
    rows: list[Row] = []
    for article in articles:
        have: dict[type[Row], list[Row]] = defaultdict(list)
        for step in annotators:
            if step.languages is not None and article.language not in step.languages:
                continue
            start = time.perf_counter()
            made = list(step.annotate(article, Rows({k: have[k] for k in step.requires})))
            spent[step.name] += time.perf_counter() - start
            for row in made:
                have[type(row)].append(row)
        rows.extend(r for k, of_kind in have.items() if not k.transient for r in of_kind)
    found += [("annotator", step.name, spent[step.name], megabytes()) for step in annotators]

    clocks = [Clocked(linker) for linker in linkers]
    start = time.process_time()
    outcome = pipeline.link(articles, rows, clocks)
    for failure in outcome.failures:
        print(f"{failure.step} failed: {failure.why}")
    rest = time.process_time() - start - sum(c.seconds for c in clocks)
    found += [("linker", c.name, c.seconds, megabytes()) for c in clocks]
    found.append(("linker", "(sorting and grouping)", rest, megabytes()))
    done = [r for of_kind in outcome.rows.values() for r in of_kind]

    by_type: dict[type[Row], list[Row]] = defaultdict(list)
    for row in [*rows, *done]:
        by_type[type(row)].append(row)
    record = assemble(StoryData("bench", "bench", tuple(articles), by_type, (), models()))
    for export in EXPORTS.values():
        if export.whole is not None:
            timed("export", export.name, lambda e=export: e.whole(record))  # type: ignore[misc]
    return found


def _page(source: Source) -> bytes:
    """The text as a small page."""
    import html

    lines = [html.escape(x) for x in source.data.decode("utf-8").splitlines() if x.strip()]
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!doctype html><html><body><article><h1>{lines[0]}</h1>{body}</article></body></html>".encode()


def _line(source: Source) -> bytes:
    """The text as a line of JSON."""
    import json

    return json.dumps({"outlet": "The Bench", "text": source.data.decode("utf-8")}).encode()


def report(count: int) -> None:
    """Print the table for one size."""
    found = measure(count)
    base = next(seconds for _, name, seconds, _ in found if name == BASE)
    print(f"\n{count} articles, one thread; spaCy's parse of them = 1.00")
    print(f"{'':10} {'step':22} {'articles/s':>11} {'of the parse':>13} {'peak MB':>8}")
    for kind, name, seconds, peak in found:
        rate = f"{count / seconds:,.1f}" if seconds > 0.0005 else "-"
        print(f"{kind:10} {name:22} {rate:>11} {seconds / base:>13.3f} {peak:>8.0f}")
    whole = sum(s for kind, _, s, _ in found if kind in ("annotator", "linker"))
    print(f"{'all':10} {'annotators and linkers':22} {count / whole:>11,.1f} {whole / base:>13.3f}")


def main() -> None:
    """Measure each size in a process of its own, so that peaks do not add up."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000])
    sizes = parser.parse_args().sizes
    if len(sizes) == 1:
        report(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, "-m", "bench.speed", str(size)], check=True)


if __name__ == "__main__":
    main()
