"""The whole record against records written by hand: one line a story, one column a kind of row.

    python -m bench.record [--scorer ../shared/score/score_record.py] [--misses] [GOLD.json ...]

Without arguments: the stories under examples/ and bench/gold/stories/, on which rules are tuned, and those
under tests/fixtures/stories/, which are held out. Each cell is found/gold and, for rows, how many there are.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import onrecord

ROOT = Path(__file__).parent.parent
SCORER = ROOT.parent / "shared" / "score" / "score_record.py"
ROWS = ("powers", "positions", "statements", "diary", "discrepancies", "passages")


def stories() -> list[Path]:
    """The gold files of the project, tuned ones first."""
    folders = ("examples", "bench/gold/stories", "tests/fixtures/stories")
    return [path for folder in folders for path in sorted((ROOT / folder).glob("*/gold.json"))]


def scorer(path: Path) -> Any:
    """The scorer's module, from its file."""
    spec = importlib.util.spec_from_file_location("score_record", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path}: no scorer there; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Read each story, score its record, print the table and the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    module = scorer(options.scorer)
    head = ["story", "furniture", "quotes", "speakers", "people", "offices", *ROWS]
    print(" ".join(f"{name:>14}" for name in head))
    sums: Counter[str] = Counter()
    for path in options.gold or stories():
        gold = json.loads(path.read_text("utf-8"))
        record = json.loads(onrecord.read(path.parent, story=path.parent.name).export("json"))
        _, misses, n = module.score(gold, record)
        cells = [path.parent.name[:14], f"{n['furniture']:.3f}"]
        cells.append(f"{n['quotes_hit']}/{n['quotes_gold']} of {n['quotes_rows']}")
        cells.append(f"{n['quotes_speaker']}/{n['quotes_gold']}")
        cells += [f"{n['people']}/{n['people_gold']}", f"{n['offices']}/{n['offices_gold']}"]
        cells += [f"{n[k]}/{n[k + '_gold']} of {n[k + '_rows']}" for k in ROWS]
        print(" ".join(f"{cell:>14}" for cell in cells), flush=True)
        if options.misses:
            for miss in misses:
                print("   missed", *miss)
        sums.update({k: v for k, v in n.items() if isinstance(v, int)})
    for k in ("quotes", *ROWS):
        found = sums["quotes_hit"] if k == "quotes" else sums[k]
        recall, precision = found / max(1, sums[k + "_gold"]), found / max(1, sums[k + "_rows"])
        print(f"{k:14} R {recall:.3f}  P {precision:.3f}")
    for k in ("people", "offices"):
        print(f"{k:14} R {sums[k] / max(1, sums[k + '_gold']):.3f}")
    speakers = sums["quotes_speaker"] / max(1, sums["quotes_hit"])
    print(f"speakers       {speakers:.3f} of the quotes found; furniture names let in: {sums['intruders']}")


if __name__ == "__main__":
    main()
