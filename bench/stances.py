"""How right the stances are on invented disputes: precision, recall and wrong polarity, told and held out.

    python -m bench.stances [--misses] [--held-out] [--free] [--real]

Prints one line for the disputes that the rules were written on and one for those held apart. With --free also
for the disputes in free wording under training/stances/: those to draw lines on and those held apart. With
--real also for the stances marked in real articles (see bench.stances_real), four fifths of the stories tuned
on and a fifth held apart, each told in the outlet's own voice and between quotation marks.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import stances_real
from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, StanceClaim

CASES = Path(__file__).parent.parent / "tests" / "cases" / "stances"
FREE = Path(__file__).parent.parent / "training" / "stances" / "disputes"
_EMPTY = frozenset("the a an of for to in on at by and mr mrs ms dr sir her his its their".split())


@dataclass(slots=True)
class Score:
    """Counts over cases: expected rows, rows given, rows right, rows with the opposite side."""

    expected: int = 0
    given: int = 0
    right: int = 0
    turned: int = 0

    def __str__(self) -> str:
        precision = self.right / self.given if self.given else 0.0
        recall = self.right / self.expected if self.expected else 0.0
        return (
            f"P {precision:.3f} R {recall:.3f} ({self.right} right of {self.given} given and "
            f"{self.expected} expected, {self.turned} with the wrong side)"
        )


def words(name: str) -> frozenset[str]:
    """The content words of a name."""
    return frozenset(w for w in re.findall(r"[a-z0-9]+", name.casefold()) if w not in _EMPTY and len(w) > 1)


def same(left: str, right: str) -> bool:
    """True if one name's content words all stand in the other."""
    mine, theirs = words(left), words(right)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def claims_of(text: str) -> list[StanceClaim]:
    """The stances that the pipeline reads in a text and is sure of."""
    article = Article(
        outlet="The Bench", text=text, language="en", published="2025-03-12", published_basis="given"
    )
    found = pipeline.annotate(article, pipeline.order(ANNOTATORS)).of(StanceClaim)
    return [row for row in found if isinstance(row, StanceClaim) and row.firm]


def judge(case: dict[str, Any], claims: Sequence[StanceClaim], score: Score) -> list[str]:
    """Count one case into the score; what was missed, given too much or turned round, in words.

    Claims of one holder, target and stance count once.
    """
    rows = sorted({(c.actor, c.target, c.stance) for c in claims})
    left = [dict(e) for e in case["expect"]]
    score.expected += len(left)
    score.given += len(rows)
    told = []
    for actor, target, stance in rows:
        fits = [e for e in left if same(e["actor"], actor) and same(e["target"], target)]
        hit = next((e for e in fits if e["stance"] == stance), None)
        if hit is not None:
            left.remove(hit)
            score.right += 1
            continue
        turned = any({e["stance"], stance} == {"for", "against"} for e in fits)
        score.turned += turned
        told.append(f"{'TURNED' if turned else 'extra'}: {actor} {stance} {target}")
    told += [f"missed: {e['actor']} {e['stance']} {e['target']}" for e in left]
    return told


def cases() -> list[dict[str, Any]]:
    """All cases, by file."""
    return [case for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]


def free(part: str) -> list[dict[str, Any]]:
    """The texts of one part of the disputes in free wording, as cases; stances whose holder stands outside of
    the text are left out, for nobody can name them.
    """
    disputes = [json.loads(path.read_text("utf-8")) for path in sorted(FREE.glob("*.json"))]
    return [
        {"text": one["text"], "expect": [{**s, "actor": s["holder"]} for s in one["stances"] if s["holder"]]}
        for dispute in disputes
        if dispute["part"] == part
        for one in dispute["texts"]
    ]


def run(chosen: Iterable[dict[str, Any]], misses: bool) -> Score:
    """Score some cases, printing what went wrong if asked to."""
    score = Score()
    for case in chosen:
        told = judge(case, claims_of(case["text"]), score)
        if misses and told:
            print(case["text"], *(f"    {line}" for line in told), sep="\n")
    return score


def main() -> None:
    """Score the cases on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--misses", action="store_true", help="print what was missed or wrong in the told disputes"
    )
    parser.add_argument("--held-out", action="store_true", help="print it for the disputes held apart too")
    parser.add_argument("--free", action="store_true", help="score the disputes in free wording too")
    parser.add_argument("--real", action="store_true", help="score the stances marked in real articles too")
    args = parser.parse_args()
    everything = cases()
    told = run((c for c in everything if not c["held_out"]), args.misses)
    held = run((c for c in everything if c["held_out"]), args.held_out)
    print(f"told      {told}")
    print(f"held out  {held}")
    if args.free:
        print(f"free, dev       {run(free('dev'), args.misses)}")
        print(f"free, held out  {run(free('held out'), args.held_out)}")
    if args.real:
        for line in stances_real.measure(args.misses):
            print(line)


if __name__ == "__main__":
    main()
