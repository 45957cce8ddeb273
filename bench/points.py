"""Measures how well sentences of different articles are aligned into points, against points marked by hand.

    python -m bench.points [--stories ../shared/gold/stories/g5w1h.jsonl] [--examples examples]

`bench/gold/points.json` names stories, their articles and the sentences (article, start, end) that tell
one thing, without any text. A pair is two sentences of different articles in one point. A story's `part`
is "tuned" where thresholds were set on it, else "unseen".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.annotators import ANNOTATORS
from onrecord.linkers import LINKERS
from onrecord.model import Article, Discrepancy, Point, Row
from onrecord.pipeline import annotate, link, order

GOLD = Path(__file__).parent / "gold" / "points.json"
Sentence = tuple[int, int, int]
# Two spans are one sentence if so much of the longer is in both.
SAME = 0.8


def articles(story: dict[str, Any], stories: Path, examples: Path) -> list[Article]:
    """The story's articles, in the gold's order."""
    folder = examples / story["story"]
    if folder.is_dir():
        texts = [(name, (folder / name).read_text("utf8"), None) for name in story["articles"]]
    else:
        rows = {r["id"]: r for r in map(json.loads, stories.read_text("utf8").splitlines())}
        texts = [(rows[i]["outlet"], rows[i]["text"], rows[i]["title"]) for i in story["articles"]]
    return [Article(outlet, text, title=title, language="en") for outlet, text, title in texts]


def pairs(points: Iterable[Iterable[Sentence]]) -> set[tuple[Sentence, Sentence]]:
    """The pairs of sentences of different articles that stand in one point."""
    return {(a, b) for point in points for a, b in combinations(sorted(set(point)), 2) if a[0] != b[0]}


def placed(sentence: Sentence, among: Iterable[Sentence]) -> Sentence:
    """The sentence as it was read, where it begins or ends otherwise (after a dateline, say)."""
    number, start, end = sentence
    for article, first, last in among:
        if article == number and min(end, last) - max(start, first) >= SAME * max(end - start, last - first):
            return article, first, last
    return sentence


def found(given: list[Article]) -> tuple[list[Point], list[Discrepancy]]:
    """The points and discrepancies of a story."""
    rows: list[Row] = []
    for article in given:
        for of_kind in annotate(article, order(ANNOTATORS)).rows.values():
            rows += [r for r in of_kind if not r.transient]
    steps = order(LINKERS, given={k for s in ANNOTATORS for k in s.produces})
    outcome = link(given, rows, steps)
    return (
        [r for r in outcome.of(Point) if isinstance(r, Point)],
        [r for r in outcome.of(Discrepancy) if isinstance(r, Discrepancy)],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, default=Path("../shared/gold/stories/g5w1h.jsonl"))
    parser.add_argument("--examples", type=Path, default=Path("examples"))
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    totals: dict[str, list[int]] = {}
    for story in json.loads(GOLD.read_text("utf8")):
        given = articles(story, args.stories, args.examples)
        place = {a.id: n for n, a in enumerate(given)}
        points = [
            [(place[s.article], s.start, s.end) for cell in p.cells for s in cell.evidence]
            for p in found(given)[0]
        ]
        read = [sentence for point in points for sentence in point]
        gold = pairs([placed((a, s, e), read) for a, s, e in point] for point in story["points"])
        got = pairs(points)
        hit = gold & got
        for part in (story["part"], "all"):
            total = totals.setdefault(part, [0, 0, 0])
            total[:] = [t + n for t, n in zip(total, (len(hit), len(gold), len(got)), strict=True)]
        print(f"{story['story'][:40]:40} P {len(hit) / max(1, len(got)):.3f} R {len(hit) / len(gold):.3f}")
        if args.misses:
            for name, wrong in (("missed", gold - got), ("wrong", got - gold)):
                for a, b in sorted(wrong):
                    one, other = (given[x[0]].text[x[1] : x[2]].replace("\n", " ")[:110] for x in (a, b))
                    print(f"  {name} {one} || {other}")
    for part, (hits, wanted, given_out) in sorted(totals.items()):
        print(f"{part:40} P {hits / max(1, given_out):.3f} R {hits / max(1, wanted):.3f}")


if __name__ == "__main__":
    main()
