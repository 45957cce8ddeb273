"""Plants edited passages in unrelated articles and measures how many are found, how much of them, how fast.

    python -m bench.passages [--stories ../shared/gold/stories/g5w1h.jsonl]

The stories file has one article a line ({"id", "text", "story_id"}). Each probe plants the same passage
in two articles of different stories: as it is in one, with a share of its words replaced, dropped or
doubled in the other. Whatever else is called shared is a false alarm.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

from onrecord.linkers.base import Group
from onrecord.linkers.passages import Passages
from onrecord.model import Article, Block, Passage, Row, Span
from onrecord.text.blocks import split_blocks
from onrecord.text.shingles import words

LENGTHS = (40, 80, 120, 200)
EDITS = (0.0, 0.1, 0.2, 0.3)


def edited(tokens: Sequence[str], share: float, rng: random.Random, lexicon: Sequence[str]) -> list[str]:
    """The words with `share` of them replaced, dropped, or followed by another word, in equal parts."""
    out = []
    for token in tokens:
        if rng.random() >= share:
            out.append(token)
            continue
        kind = rng.randrange(3)
        if kind == 0:
            out.append(rng.choice(lexicon))
        elif kind == 1:
            out += [token, rng.choice(lexicon)]
    return out


def planted(host: str, passage: str, rng: random.Random) -> tuple[str, tuple[int, int]]:
    """The host's text with the passage as a paragraph of its own, and where that stands."""
    paragraphs = [p for p in host.split("\n") if p.strip()]
    at = rng.randrange(len(paragraphs) + 1)
    before = "\n\n".join(paragraphs[:at])
    start = len(before) + 2 if before else 0
    text = "\n\n".join([*paragraphs[:at], passage, *paragraphs[at:]])
    return text, (start, start + len(passage))


def group(articles: Sequence[Article]) -> Group:
    """The articles as the passage linker gets them."""
    rows: list[Row] = [Block(Span(a.id, s, e), "body") for a in articles for s, e in split_blocks(a.text)]
    return Group("", {a.id: a for a in articles}, {Block: rows})


def shared(pair: Sequence[Article]) -> list[Passage]:
    """What the linker finds in a pair of articles."""
    return [row for row in Passages().link(group(pair)) if isinstance(row, Passage)]


def probe(texts: Sequence[tuple[str, str]], share: float, rounds: int) -> dict[str, float]:
    """Found, covered and precise shares over `rounds` plants of each length."""
    rng = random.Random(7)
    lexicon = sorted({w for _, t in texts[:50] for w in words(t).folded if w.isalpha()})
    found = covered = total = right = said = 0
    for length in LENGTHS:
        for _ in range(rounds):
            (_, one), (_, two), (_, donor) = _unrelated(texts, rng)
            tokens = donor.split()
            if len(tokens) < length:
                continue
            start = rng.randrange(len(tokens) - length + 1)
            copy = tokens[start : start + length]
            left, place_left = planted(one, " ".join(copy), rng)
            right_text, place_right = planted(two, " ".join(edited(copy, share, rng, lexicon)), rng)
            pair = [Article("One", left, language="en"), Article("Two", right_text, language="en")]
            members = [m for p in shared(pair) for m in p.members]
            hits = 0
            for article, place in zip(pair, (place_left, place_right), strict=True):
                text = words(article.text)
                truth = {k for k, s in enumerate(text.starts) if place[0] <= s < place[1]}
                spans = [m for m in members if m.article == article.id]
                marked = {k for k, s in enumerate(text.starts) if any(m.start <= s < m.end for m in spans)}
                hits += bool(marked & truth)
                covered += len(marked & truth)
                total += len(truth)
                right += len(marked & truth)
                said += len(marked)
            found += hits == 2
    plants = rounds * len(LENGTHS)
    return {"found": found / plants, "cover": covered / max(1, total), "precision": right / max(1, said)}


def _unrelated(texts: Sequence[tuple[str, str]], rng: random.Random) -> list[tuple[str, str]]:
    while True:
        three = rng.sample(list(texts), 3)
        if len({story for story, _ in three}) == 3 and len(three[2][1].split()) >= max(LENGTHS):
            return three


def speed(stories: Sequence[Sequence[str]]) -> float:
    """Articles a CPU-second, each story collated on its own."""
    groups = [group([Article(f"Outlet {k}", t, language="en") for k, t in enumerate(s)]) for s in stories]
    begun = time.process_time()
    for one in groups:
        list(Passages().link(one))
    return sum(map(len, stories)) / (time.process_time() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, default=Path("../shared/gold/stories/g5w1h.jsonl"))
    parser.add_argument("--rounds", type=int, default=25)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.stories.read_text("utf8").splitlines()]
    texts = [(str(r["story_id"]), r["text"]) for r in rows]
    print("edited  found  cover  precision")
    for share in EDITS:
        got = probe(texts, share, args.rounds)
        print(f"{share:6.0%} {got['found']:6.3f} {got['cover']:6.3f} {got['precision']:6.3f}")
    stories: dict[str, list[str]] = {}
    for story, text in texts:
        stories.setdefault(story, []).append(text)
    print(f"{speed(list(stories.values())):.0f} articles a CPU-second in their own stories (5 or so each)")
    for size in (10, 100, 1000):
        many = [texts[k % len(texts)][1] + ("\n" + str(k)) * (k // len(texts)) for k in range(size)]
        print(f"{speed([many]):.0f} articles a CPU-second in one story of {size}")


if __name__ == "__main__":
    main()
