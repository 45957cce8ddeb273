"""Writes the tagger's TIMEX3 predictions for a gold file: python -m bench.timex --gold FILE --out FILE."""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

from onrecord.text.times import find_times

_ZONE = re.compile(r"(T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
GOLD = Path("../shared/gold/timex/timebank_train.jsonl")


def predict(text: str, dct: str | None) -> list[dict[str, object]]:
    """The times of one article, as the scorer reads them: the gold's clock times carry no zone."""
    found = find_times(text, dct)
    return [
        {"start": t.start, "end": t.end, "type": t.type, "value": _ZONE.sub(r"\1", t.value)} for t in found
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines() if line.strip()]
    began = time.process_time()
    lines = [{"id": d["id"], "timexes": predict(d["text"], d.get("dct"))} for d in documents]
    took = time.process_time() - began
    arguments.out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    print(f"{len(lines)} articles, {len(lines) / took:.0f} a second of processor time")


if __name__ == "__main__":
    main()
