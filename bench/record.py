"""The whole record against records written by hand: one line a story, one column a kind of row.

    python -m bench.record [--scorer ../shared/score/score_record.py] [--misses] [--extras] [GOLD.json ...]
    python -m bench.record --real dev [--articles ../shared/gold/stories/g5w1h.jsonl] [--misses] [--extras]

Without arguments: the stories under examples/ and bench/gold/stories/, on which rules are tuned, and those
under tests/fixtures/stories/, which are held out. Each cell is found/gold and, for rows, how many there are;
a column that a story's gold leaves empty is skipped for it.

With --real: the records over real news under bench/gold/real/, which hold no words of the articles (see
bench.real). They list only the clearest quotes, so that precision says nothing of quotes there.

--misses prints what was not found, --extras each row of the powers, positions, statements and discrepancies
that matches no row of the gold, for precision to be judged by eye, and which furniture names were let in.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from bench import real

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
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


def invented(files: list[Path]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The name, the gold and the record as read, of each story whose articles lie beside its gold."""
    for path in files:
        gold = json.loads(path.read_text("utf-8"))
        record = json.loads(onrecord.read(path.parent, story=path.parent.name).export("json"))
        yield path.parent.name, gold, record


def cells(gold: dict[str, Any], n: dict[str, Any]) -> list[str]:
    """A story's cells, a dash where its gold has no such rows."""
    row = [f"{n['furniture']:.3f}" if gold["furniture"] else "-"]
    row.append(f"{n['quotes_hit']}/{n['quotes_gold']} of {n['quotes_rows']}")
    row.append(f"{n['quotes_speaker']}/{n['quotes_gold']}")
    row += [f"{n['people']}/{n['people_gold']}", f"{n['offices']}/{n['offices_gold']}"]
    return row + [f"{n[k]}/{n[k + '_gold']} of {n[k + '_rows']}" if n[k + "_gold"] else "-" for k in ROWS]


def main() -> None:
    """Read each story, score its record, print the table and the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--real", metavar="SET", help="a folder of bench/gold/real, say dev")
    parser.add_argument("--articles", type=Path, default=SHARED / "gold" / "stories" / "g5w1h.jsonl")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score_record.py")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--extras", action="store_true")
    options = parser.parse_args()
    module = scorer(options.scorer)
    head = ["story", "furniture", "quotes", "speakers", "people", "offices", *ROWS]
    print(" ".join(f"{name:>14}" for name in head))
    sums: Counter[str] = Counter()
    read = invented(options.gold or stories())
    if options.real:
        read = real.stories(options.real, options.articles)
    for name, gold, record in read:
        summary, misses, n = module.score(gold, record)
        print(" ".join(f"{cell:>14}" for cell in [name[:14], *cells(gold, n)]), flush=True)
        if options.misses:
            for miss in misses:
                print("   missed", *miss)
        if options.extras:
            print("   people", summary["people"])
            for kind, line in real.extras(module, gold, record):
                print("   extra", kind, line)
        skipped = {part for k in ROWS if not n[k + "_gold"] for part in (k, k + "_gold", k + "_rows")}
        sums.update({k: v for k, v in n.items() if isinstance(v, int) and k not in skipped})
    for k in ("quotes", *ROWS):
        found = sums["quotes_hit"] if k == "quotes" else sums[k]
        recall, precision = found / max(1, sums[k + "_gold"]), found / max(1, sums[k + "_rows"])
        print(f"{k:14} R {recall:.3f}  P {precision:.3f}" if sums[k + "_gold"] else f"{k:14} -")
    for k in ("people", "offices"):
        print(f"{k:14} R {sums[k] / max(1, sums[k + '_gold']):.3f}")
    speakers = sums["quotes_speaker"] / max(1, sums["quotes_hit"])
    print(f"speakers       {speakers:.3f} of the quotes found; furniture names let in: {sums['intruders']}")


if __name__ == "__main__":
    main()
