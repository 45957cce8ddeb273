"""Writes a checkpoint's attributions for a gold file: python -m training.attribution.evaluate."""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from training.attribution.data import pad, paragraphs, read
from training.attribution.model import Model

from onrecord.models.attribution_decode import Settings, around, candidates, decode
from onrecord.models.attribution_features import Window, windows

Raw = tuple[Window, list[Any], list[np.ndarray], list[float]]


@torch.no_grad()
def raw(model: Model, text: str, tokenizer: Any, settings: Settings) -> list[Raw]:
    """What the heads say of each window of a text, before decoding."""
    out = []
    for window in windows(text, paragraphs(text), tokenizer):
        inputs = [torch.from_numpy(getattr(window, n))[None] for n in ("ids", "shapes", "marks", "places")]
        tags, states = model.encoder(*inputs)
        found = candidates(window, tags[0, :, :3].softmax(-1).numpy(), settings)
        roles: list[np.ndarray] = []
        real: list[float] = []
        if found:
            slices = [around(window, cue) for cue, _ in found]
            reach = max(hi - lo for (lo, hi), _ in slices)
            index = pad([np.arange(lo, hi) for (lo, hi), _ in slices], reach)
            names = ("distance", "relation", "mark")
            more = [torch.from_numpy(pad([x[n] for _, x in slices], reach)) for n in names]
            there = torch.from_numpy(pad([np.ones(hi - lo, dtype=np.int64) for (lo, hi), _ in slices], reach))
            logits, being = model.arguments(states[0][torch.from_numpy(index)], *more, there.float())
            chances = logits.softmax(-1).numpy()
            roles = [chances[i, : hi - lo] for i, ((lo, hi), _) in enumerate(slices)]
            real = being.sigmoid().tolist()
        out.append((window, found, roles, real))
    return out


def main() -> None:
    """Reads the command line; writes predictions in the scorer's form."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/polnear-dev.jsonl"))
    ap.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--raw", type=Path, help="also keep what the heads say, for tuning")
    ap.add_argument("--articles", type=int)
    a = ap.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(a.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Model()
    model.load_state_dict(torch.load(a.weights, weights_only=True))
    model.eval()
    settings = Settings()
    kept = {}
    with a.out.open("w", encoding="utf-8") as out:
        for article in read(a.gold)[: a.articles]:
            kept[article["id"]] = raw(model, article["text"], tokenizer, Settings(seed=0.1))
            found = raw(model, article["text"], tokenizer, settings)
            rows = [x for w, c, r, b in found for x in decode(w, c, r, b, settings)]
            rows_out = [{"source": x.source, "cue": x.cue, "content": x.content} for x in rows]
            out.write(json.dumps({"id": article["id"], "attributions": rows_out}) + "\n")
    if a.raw:
        a.raw.write_bytes(pickle.dumps(kept))


if __name__ == "__main__":
    main()
