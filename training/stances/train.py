"""Trains the stance model on what the encoder gives: python -m training.stances.train --out run.pt."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812
from training.attribution.data import pad
from training.attribution.train import disturbed
from training.stances.data import GOLD, Example, disputes, examples, real
from training.stances.model import Model, begin

from onrecord.models.attribution_decode import Settings, candidates
from onrecord.models.stances_decode import around

SEED = 11
ENCODER = Path("src/onrecord/models/attribution/encoder.onnx")
SEEK = Settings(seed=0.05)  # where false cues are sought to learn from


def step_loss(model: Model, batch: list[Example], rng: random.Random) -> tuple[torch.Tensor, list[float]]:
    """The batch's loss and its parts: cues, sides by piece, roles, sides by cue, holders outside."""
    length = max(len(e.window.ids) for e in batch)
    middle = np.zeros((len(batch), length, batch[0].middle.shape[1]), dtype=np.float32)
    there = np.zeros((len(batch), length), dtype=np.float32)
    cues = np.full((len(batch), length), -100, dtype=np.int64)
    sides = np.full((len(batch), length), -100, dtype=np.int64)
    for i, e in enumerate(batch):
        size = len(e.window.ids)
        middle[i, :size], there[i, :size] = e.middle, 1
        cues[i, :size] = np.where((e.window.shapes == 0) | e.weak, -100, 0)
        for (s, t), stance in zip(e.cues, e.stances, strict=True):
            cues[i, s], cues[i, s + 1 : t] = 1, 2
            sides[i, s:t] = stance - 1
    tags, body = model.body(torch.from_numpy(middle), torch.from_numpy(there))
    tags, body = tags.float(), body.float()
    chances = tags[..., :3].detach().softmax(-1).numpy()
    rows: list[Row] = []
    for i, e in enumerate(batch):
        size = len(e.window.ids)
        for c, r, k, o in zip(e.cues, e.roles, e.stances, e.outside, strict=True):
            rows.append((i, disturbed(c, size, rng), r, k, float(o)))
        none = np.full(size, -100, dtype=np.int64)
        rows += [(i, c, none, 0, -1.0) for c in _false(e, chances[i, :size])]
    losses = [
        _cross(tags[..., :3].reshape(-1, 3), torch.from_numpy(cues).reshape(-1), [1.0, 2.0, 2.0]),
        _cross(tags[..., 3:].reshape(-1, 4), torch.from_numpy(sides).reshape(-1)),
    ]
    if rows:
        losses += _of_cues(model, batch, rows, body, length)
    weights = (4, 0.5, 3, 1, 0.5)
    loss = sum((w * x for w, x in zip(weights, losses, strict=False)), torch.zeros(()))
    return loss, [x.item() for x in losses] + [0.0] * (len(weights) - len(losses))


Row = tuple[int, tuple[int, int], np.ndarray, int, float]


def _false(e: Example, chances: np.ndarray) -> list[tuple[int, int]]:
    """The likeliest false cues of a window by the model's present belief."""
    taken = e.weak.copy()
    for s, t in e.cues:
        taken[s:t] = True
    chances = chances.copy()
    chances[taken | (e.window.shapes == 0)] = [1, 0, 0]
    found = sorted(candidates(e.window, chances, SEEK), key=lambda c: (-c[1], c[0]))
    return [c for c, _ in found[: 2 + len(e.cues)]]


def _of_cues(
    model: Model, batch: list[Example], rows: list[Row], body: torch.Tensor, length: int
) -> list[torch.Tensor]:
    gather, live, gold, extra = [], [], [], []
    for i, cue, role, _, _ in rows:
        window = batch[i].window
        (lo, hi), more = around(window, cue)
        gather.append(np.arange(lo, hi) + i * length)
        live.append(np.ones(hi - lo, dtype=np.int64))
        gold.append(np.where(window.shapes[lo:hi] == 0, -100, role[lo:hi]))
        extra.append(more)
    reach = max(len(g) for g in gather)
    slices = body.reshape(-1, body.shape[-1])[torch.from_numpy(pad(gather, reach))]
    parts = [torch.from_numpy(pad([x[n] for x in extra], reach)) for n in ("distance", "mark")]
    roles, kinds = model.sides(slices, *parts, torch.from_numpy(pad(live, reach)).to(slices.dtype))
    roles, kinds = roles.float(), kinds.float()
    outside = torch.tensor([r[4] for r in rows])
    one = outside >= 0
    return [
        _cross(roles.reshape(-1, 3), torch.from_numpy(pad(gold, reach, -100)).reshape(-1), [1.0, 2.0, 1.5]),
        _cross(kinds[:, :-1], torch.tensor([r[3] for r in rows])),
        F.binary_cross_entropy_with_logits(kinds[one, -1], outside[one]) if one.any() else kinds.sum() * 0,
    ]


def _cross(logits: torch.Tensor, gold: torch.Tensor, weight: list[float] | None = None) -> torch.Tensor:
    """Cross entropy, 0 where nothing is labelled."""
    if not (gold >= 0).any():
        return logits.sum() * 0
    return F.cross_entropy(logits, gold, weight=torch.tensor(weight) if weight else None)


def batches(items: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of windows of like length."""
    order = list(items)
    rng.shuffle(order)
    out = []
    for i in range(0, len(order), 10 * size):
        pool = sorted(order[i : i + 10 * size], key=lambda e: len(e.window.ids))
        out += [pool[k : k + size] for k in range(0, len(pool), size)]
    rng.shuffle(out)
    return out


def schedule(optimizer: Any, steps: int) -> Any:
    """Rises over the first twelfth of the steps, then falls to a hundredth."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / (0.08 * steps + 1), max(0.01, (steps - k) / (0.92 * steps)))
    )


def main() -> None:
    """Reads the command line, trains on what is there to learn from, saves the weights."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, default=GOLD, help="folder of the gold data")
    ap.add_argument("--seed", type=int, default=SEED, help="of the weights and the order of batches")
    ap.add_argument("--epochs", type=int, default=9)
    ap.add_argument("--batch", type=int, default=16)
    ap.add_argument(
        "--rate", type=float, default=3e-4, help="of the encoder's layers; the heads' is fourfold"
    )
    ap.add_argument("--out", type=Path, required=True)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)  # two threads wait for each other in every operation on a busy machine
    rng = random.Random(a.seed)
    told = [*examples(disputes("learn", random.Random(SEED))), *examples(real("tuned", a.gold))]
    model = Model()
    begin(model.body, ENCODER)
    top = [p for n, p in model.named_parameters() if ".top." in n]
    new = [p for n, p in model.named_parameters() if ".top." not in n]
    optimizer = torch.optim.AdamW(
        [{"params": top, "lr": a.rate}, {"params": new, "lr": 4 * a.rate}], weight_decay=0.02
    )
    rate = schedule(optimizer, a.epochs * -(-len(told) // a.batch))
    for epoch in range(a.epochs):
        model.train()
        began, sums = time.time(), []
        for batch in batches(told, a.batch, rng):
            with torch.autocast("cpu", torch.bfloat16):
                loss, parts = step_loss(model, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rate.step()
            sums.append(parts)
        losses = np.mean(sums, 0).round(4).tolist()
        print(json.dumps({"epoch": epoch, "losses": losses, "s": round(time.time() - began)}), flush=True)
        torch.save(model.state_dict(), a.out)


if __name__ == "__main__":
    main()
