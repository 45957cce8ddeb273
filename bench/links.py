"""Times each linker over stories of 10, 100 and 1,000 articles, in processor seconds, with peak memory.

    python -m bench.links [--stories ../shared/gold/stories/g5w1h.jsonl | --copies] [--cache FILE] [SIZE ...]

The stories file has one article a line ({"id", "outlet", "date", "text", "story_id"}). Beyond its articles
more are made by taking each paragraph from one or the other of two articles of one story. With --copies the
articles are the sample stories over and over, each with a last line of its own. What the annotators find is
kept in --cache until an annotator's version changes: reading 1,000 articles takes minutes. The memory before
linking holds all rows.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from bench.speed import Clocked, texts
from onrecord import pipeline
from onrecord.archive import annotate, steps
from onrecord.model import Article, Row
from onrecord.readers import Source, read

Read = list[tuple[Article, list[Row]]]


def articles(path: Path | None) -> Iterator[Article]:
    """Articles without end: those of the stories file and recombined ones, or near-copies of the samples."""
    if path is None:
        for name, data in texts(10**6):
            yield from (a for a in read(Source(data, name, name)) if isinstance(a, Article))
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()] if path else []
    siblings: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        siblings[row["story_id"]].append(row)
        yield _article(row, row["outlet"], row["text"])
    rng = random.Random(5)
    for turn in count(2):
        for row in rows:
            both = [_paragraphs(r["text"]) for r in (row, rng.choice(siblings[row["story_id"]]))]
            mixed = [rng.choice(pair) for pair in zip(*both, strict=False)]
            yield _article(row, f"{row['outlet']} {turn}", "\n\n".join(mixed))


def _article(row: dict[str, str], outlet: str, text: str) -> Article:
    day = (row.get("date") or "")[:10] or None
    return Article(outlet, text, title=row.get("title"), published=day, language="en")


def _paragraphs(text: str) -> list[str]:
    return [p for p in text.split("\n") if p.strip()]


def rows_of(path: Path | None, size: int, cache: Path | None) -> Read:
    """`size` articles with what the annotators find in them, from the cache as far as it goes."""
    reading = [(a.name, a.version) for a in steps()[0]]
    made, kept = pickle.loads(cache.read_bytes()) if cache and cache.exists() else (reading, [])
    if made != reading:
        kept = []
    for article in islice(articles(path), len(kept), size):
        kept.append((article, [r for of_kind in annotate(article)[0].values() for r in of_kind]))
    if cache:
        cache.write_bytes(pickle.dumps((reading, kept)))
    found: Read = kept[:size]
    return found


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(found: Read) -> None:
    """Link the articles as one story and print what each linker took."""
    before = megabytes()
    clocks = [Clocked(linker) for linker in steps()[1]]
    start, wall = time.process_time(), time.perf_counter()
    outcome = pipeline.link([a for a, _ in found], [r for _, rows in found for r in rows], clocks)
    spent, wall = time.process_time() - start, time.perf_counter() - wall
    for failure in outcome.failures:
        print(f"{failure.step} failed: {failure.why}")
    print(f"\n{len(found)} articles: {spent:.1f} s of the processor, {wall:.1f} s by the clock, ", end="")
    print(f"{before:.0f} MB before, {megabytes():.0f} MB at the peak")
    for clock in sorted(clocks, key=lambda c: -c.seconds):
        print(
            f"{clock.name:22} {clock.seconds:8.2f} s {1000 * clock.seconds / len(found):8.1f} ms an article"
        )
    rest = spent - sum(c.seconds for c in clocks)
    print(f"{'(sorting and grouping)':22} {rest:8.2f} s {1000 * rest / len(found):8.1f} ms an article")


def main() -> None:
    """Measure each size in a process of its own, so that peaks do not add up."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000])
    parser.add_argument("--stories", type=Path, default=Path("../shared/gold/stories/g5w1h.jsonl"))
    parser.add_argument("--copies", action="store_true")
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    if len(args.sizes) == 1:
        report(rows_of(None if args.copies else args.stories, args.sizes[0], args.cache))
        return
    for size in args.sizes:
        further = ["--copies"] if args.copies else ["--stories", str(args.stories)]
        further += ["--cache", str(args.cache)] if args.cache else []
        subprocess.run([sys.executable, "-m", "bench.links", str(size), *further], check=True)


if __name__ == "__main__":
    main()
