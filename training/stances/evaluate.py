"""Fits how sure the stance reader must be, and says how right it is.

python -m training.stances.evaluate [--fit] [--keep 0.5] [--held]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from training.attribution.calibrate import fit as regression
from training.stances.data import GOLD, Gold, Text, disputes, real

from onrecord.models import stances
from onrecord.models.attribution_features import Range
from onrecord.models.encoder import encoded
from onrecord.models.stances_decode import FEATURES, STANCES, Measured, StanceReading, StanceSettings, decode

OUT = Path("src/onrecord/models/stances/settings.json")
SIDES = {"for": "against", "against": "for"}
LINES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass
class Score:
    """Counts of readings; `turned` are those on the wrong side of a stance that is there."""

    given: int = 0
    right: int = 0
    turned: int = 0
    found: int = 0
    gold: int = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.gold)
        return (
            f"P {precision:.3f} R {recall:.3f} ({self.right} right of {self.given} given, {self.found} found "
            f"of {self.gold}, {self.turned} on the wrong side)"
        )


@dataclass
class Judged:
    """All candidates of some windows, each with the number of its text; and each text's stances."""

    measured: list[Measured] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    golds: list[list[Gold]] = field(default_factory=list)


def candidates(texts: Iterator[Text]) -> Judged:
    """What the shipped graphs find in texts, before any line is drawn."""
    out = Judged()
    for text in texts:
        for one in encoded(text.text, text.places):
            got = stances.heads(one, StanceSettings())
            out.measured += got
            out.texts += [len(out.golds)] * len(got)
        out.golds.append(text.stances)
    return out


def fits(reading: StanceReading, gold: Gold) -> bool:
    """True where the cues share characters and the holders do, or both stand outside."""
    if not meets(reading.cue, gold.cue):
        return False
    holder = gold.holder
    if holder is None or not reading.holders:
        return holder is None and not reading.holders
    return any(meets(h, holder) for h in reading.holders)


def meets(a: Range, b: Range) -> bool:
    """True if two ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def fit(judged: Judged) -> tuple[float, ...]:
    """The weights of how sure to be that a reading is right."""
    truth = [
        any(fits(m.reading, g) and m.reading.stance == g.stance for g in judged.golds[t])
        for m, t in zip(judged.measured, judged.texts, strict=True)
    ]
    weights = regression(np.array([m.values for m in judged.measured]), np.array(truth, dtype=float))
    return tuple(round(float(w), 4) for w in weights)


def count(judged: Judged, settings: StanceSettings) -> dict[str, Score]:
    """Scores of "all" and by class, at the line that the settings draw. Weak stances count nowhere."""
    out = {name: Score() for name in ("all", *STANCES)}
    found: set[tuple[int, int]] = set()
    for m, t in zip(judged.measured, judged.texts, strict=True):
        for reading in decode([m], settings):
            near = [(i, g) for i, g in enumerate(judged.golds[t]) if fits(reading, g)]
            same = [(i, g) for i, g in near if g.stance == reading.stance]
            if same and all(g.weak for _, g in same):
                continue
            found.update((t, i) for i, g in same if not g.weak)
            turned = not same and any(SIDES.get(reading.stance) == g.stance for _, g in near)
            for name in ("all", reading.stance):
                out[name].given += 1
                out[name].right += bool(same)
                out[name].turned += turned
    for t, golds in enumerate(judged.golds):
        for i, g in enumerate(golds):
            for name in ("all", g.stance) if not g.weak else ():
                out[name].gold += 1
                out[name].found += (t, i) in found
    return out


def main() -> None:
    """Reads the command line; with --fit writes settings.json beside the weights."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", type=Path, default=GOLD, help="folder of the gold data")
    ap.add_argument("--fit", action="store_true", help="fit the weights on real articles kept for that")
    ap.add_argument("--keep", type=float, default=StanceSettings().keep, help="with --fit: where the line is")
    ap.add_argument("--held", action="store_true", help="score the real articles and disputes held apart")
    ap.add_argument("--out", type=Path, default=OUT)
    a = ap.parse_args()
    settings = stances.fitted() if a.out.is_file() and not a.fit else StanceSettings()
    lines = candidates(real("lines", a.gold))
    if a.fit:
        settings = dataclasses.replace(settings, keep=a.keep, weights=fit(lines))
        a.out.write_text(json.dumps(dataclasses.asdict(settings), indent=1) + "\n", encoding="utf-8")
        print(dict(zip([*FEATURES, "constant"], settings.weights, strict=True)))
    told = {"real, to draw lines on": lines}
    if a.held:
        told["real, held apart"] = candidates(real("held", a.gold))
        told["disputes, held apart"] = candidates(disputes("held out", random.Random(0)))
    for name, judged in told.items():
        print(name)
        for line in LINES:
            print(f"  {line:.1f}", count(judged, dataclasses.replace(settings, keep=line))["all"])
        for stance, score in count(judged, settings).items():
            print(f"  {stance:12} {score}")


if __name__ == "__main__":
    main()
