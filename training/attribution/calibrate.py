"""Fits, on the dev split, how sure the reader is of an attribution, and where it draws its lines.

python -m training.attribution.calibrate --gold ../shared/gold/polnear/polnear-dev.jsonl
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from training.attribution.data import paragraphs
from training.attribution.data import read as articles

from onrecord.models import attribution
from onrecord.models.attribution_decode import FEATURES, Settings, features
from onrecord.models.encoder import encoded

OUT = Path("src/onrecord/models/attribution/settings.json")
# Words that say nothing of whether two sources are one.
EMPTY = frozenset("the a an of and or in on at to for by from with his her its their who that".split())


def right(text: str, gold: list[dict[str, Any]], content: Any, source: Any) -> bool:
    """True where the content shares half with a gold one, and the source a word with its source."""

    def tokens(spans: Any) -> set[tuple[int, str]]:
        return {
            (m.start() + s, m.group().lower())
            for s, e in spans
            for m in re.finditer(r"\w+|[^\w\s]", text[s:e])
        }

    mine, sayer = tokens(content), tokens(source)
    for a in gold:
        theirs = tokens(a["content"])
        if len(mine & theirs) * 2 < len(mine | theirs):
            continue
        named = {t for t in tokens(a["source"]) if t[1].isalnum() and t[1] not in EMPTY}
        if (named & sayer) or (not a["source"] and not sayer):
            return True
    return False


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression's weights, the constant last, by Newton's method."""
    x = np.c_[x, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        penalty = ridge * np.r_[np.ones(len(w) - 1), 0]
        slope = x.T @ (p - y) + penalty * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(curve, slope)
    return w


def main() -> None:
    """Reads the command line; writes settings.json beside the weights."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/polnear-dev.jsonl"))
    ap.add_argument("--keep", type=float, default=Settings().keep)
    ap.add_argument("--out", type=Path, default=OUT)
    a = ap.parse_args()
    base = Settings()
    rows, truth = [], []
    for article in articles(a.gold):
        text = article["text"]
        for one in encoded(text, paragraphs(text)):
            read = attribution.heads(one, base)
            for seen in features(one.window, *read, base) if read is not None else ():
                rows.append(seen.values)
                truth.append(right(text, article["attributions"], seen.content, seen.source))
    weights = fit(np.array(rows), np.array(truth, dtype=float))
    settings = dataclasses.replace(base, keep=a.keep, weights=tuple(round(float(w), 4) for w in weights))
    a.out.write_text(json.dumps(dataclasses.asdict(settings), indent=1) + "\n", encoding="utf-8")
    print(
        f"{len(rows)} candidates, {sum(truth)} right;",
        dict(zip([*FEATURES, "constant"], weights.round(2), strict=True)),
    )


if __name__ == "__main__":
    main()
