"""Attributions of a gold file in the scorer's form, and how fast they are read beside the parse.

python -m bench.attribution --gold ../shared/gold/polnear/polnear-dev.jsonl --out dev.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotators import Rows
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.parsing import Parser
from onrecord.annotators.quotes import Quotes
from onrecord.model import Article, Block, Parse, Quote, Row, Span
from onrecord.model.base import row_id


def read(gold: Path) -> list[dict[str, Any]]:
    """The articles of a JSON-lines file, or of all such files in a folder, each id once."""
    paths = sorted(gold.glob("*.jsonl")) if gold.is_dir() else [gold]
    if not paths:
        raise SystemExit(f"{gold}: no .jsonl file there; give a gold file of the scorer's form or its folder")
    articles: dict[str, dict[str, Any]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                article = json.loads(line)
                articles.setdefault(article["id"], article)
    return list(articles.values())


def scored(quotes: Sequence[Quote]) -> Iterator[dict[str, list[list[int]]]]:
    """The quotes as the gold's attributions: there a quote that runs on over paragraphs is one, and a
    quote within a quote is none.
    """
    first: dict[str, str] = {}
    rows: dict[str, dict[str, list[list[int]]]] = {}
    for quote in quotes:
        key = row_id(quote)
        if quote.continues in first:
            first[key] = first[quote.continues]
            rows[first[key]]["content"] += _ranges(quote.content)
        elif quote.parent is None:
            first[key] = key
            rows[key] = {
                "source": _ranges(quote.source),
                "cue": _ranges(quote.cue),
                "content": _ranges(quote.content),
            }
    yield from rows.values()


def _ranges(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def main() -> None:
    """Reads the command line; writes one line an article and prints the rates."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/polnear-dev.jsonl"))
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--all-text", action="store_true", help="take nothing for page furniture")
    a = ap.parse_args()
    furniture, parser, quotes = Furniture(), Parser(), Quotes()
    seconds = {"parse": 0.0, "quotes": 0.0}
    count = 0
    with a.out.open("w", encoding="utf-8") as out:
        for gold in read(a.gold):
            article = Article(outlet=gold.get("outlet", "?"), text=gold["text"], language="en")
            blocks = list(furniture.annotate(article, Rows({})))
            if a.all_text:
                blocks = [Block(b.span, "body") for b in blocks if isinstance(b, Block)]
            began = time.process_time()
            parses: list[Row] = [
                r for r in parser.annotate(article, Rows({Block: blocks})) if isinstance(r, Parse)
            ]
            parsed = time.process_time()
            rows = quotes.annotate(article, Rows({Block: blocks, Parse: parses}))
            found = [r for r in rows if isinstance(r, Quote)]
            done = time.process_time()
            if count:  # the first article pays for loading the models
                seconds["parse"] += parsed - began
                seconds["quotes"] += done - parsed
            count += 1
            out.write(json.dumps({"id": gold["id"], "attributions": list(scored(found))}) + "\n")
    for step, spent in seconds.items():
        rate = (count - 1) / spent if spent else 0.0
        print(f"{step:8s} {rate:8.2f} articles per second of processor time ({spent:.1f} s)")


if __name__ == "__main__":
    main()
