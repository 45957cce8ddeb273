"""Trains the attribution model: python -m training.attribution.train --gold DIR --base DIR --out DIR."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.multiprocessing
from tokenizers import Tokenizer
from torch import distributed
from torch.nn import functional as F  # noqa: N812
from training.attribution.data import Example, Range, batches, examples, pad, read
from training.attribution.model import Model, load_pretrained

from onrecord.models.attribution_decode import around

SEED = 11


def negatives(example: Example, chance: np.ndarray, count: int) -> list[Range]:
    """The likeliest false cues of a window by the model's present belief, at most `count`."""
    taken = np.zeros(len(example.window.ids), dtype=bool)
    for s, e in example.cues:
        taken[s:e] = True
    score = np.where(taken | (example.window.shapes == 0), -1.0, chance[: len(taken)])
    out = []
    for at in np.argsort(-score, kind="stable"):
        if len(out) == count or score[at] < 0.02:
            break
        if score[at] < 0 or taken[at]:
            continue
        s, e = int(at), int(at) + 1
        while e < len(score) and score[e] > 0.3 and not taken[e]:
            e += 1
        while s > 0 and score[s - 1] > 0.3 and not taken[s - 1]:
            s -= 1
        taken[s:e] = True
        out.append((s, e))
    return out


def disturbed(cue: Range, length: int, rng: random.Random) -> Range:
    """The cue as a reader may find it: now and then a word short or long."""
    s, e = cue
    if rng.random() < 0.25:
        if e - s > 1 and rng.random() < 0.6:
            s, e = rng.choice([(s + 1, e), (s, e - 1), (s, s + 1), (e - 1, e)])
        else:
            s, e = rng.choice([(s - 1, e), (s, e + 1)])
    return max(1, s), min(length - 1, e)


def step_loss(model: Model, batch: list[Example], rng: random.Random) -> tuple[torch.Tensor, list[float]]:
    """The batch's loss and its parts: cues, roles of pieces, arguments of cues, being a cue."""
    length = max(len(e.window.ids) for e in batch)
    inputs = [
        torch.from_numpy(pad([getattr(e.window, n) for e in batch], length))
        for n in ("ids", "shapes", "marks", "places")
    ]
    tags, states, _ = model.encoder(*inputs)
    tags = tags.float()
    cue_gold = np.full((len(batch), length), -100, dtype=np.int64)
    role_gold = np.zeros((len(batch), length, 2), dtype=np.float32)
    for i, e in enumerate(batch):
        cue_gold[i, : len(e.window.ids)] = np.where(e.window.shapes == 0, -100, 0)
        for (s, t), role in zip(e.cues, e.roles, strict=True):
            cue_gold[i, s] = 1
            cue_gold[i, s + 1 : t] = 2
            role_gold[i, : len(role), 0] += role == 1
            role_gold[i, : len(role), 1] += role == 2
    cue_gold_t = torch.from_numpy(cue_gold)
    weight = torch.tensor([1.0, 2.0, 2.0])
    loss_cue = F.cross_entropy(tags[..., :3].reshape(-1, 3), cue_gold_t.reshape(-1), weight=weight)
    real = cue_gold_t != -100
    role_t = torch.from_numpy(np.minimum(role_gold, 1))
    loss_role = F.binary_cross_entropy_with_logits(tags[..., 3:][real], role_t[real])
    chance = 1 - tags[..., :3].detach().softmax(-1)[..., 0].numpy()
    rows: list[tuple[int, Range, np.ndarray, int]] = []
    for i, e in enumerate(batch):
        size = len(e.window.ids)
        rows += [(i, disturbed(c, size, rng), r, 1) for c, r in zip(e.cues, e.roles, strict=True)]
        none = np.zeros(size, dtype=np.int64)
        rows += [(i, c, none, 0) for c in negatives(e, chance[i], 2 + len(e.cues) // 2)]
    if not rows:
        return loss_cue + loss_role, [loss_cue.item(), loss_role.item(), 0.0, 0.0]
    gather, there, gold, extra = [], [], [], []
    for i, cue, role, _ in rows:
        (lo, hi), more = around(batch[i].window, cue)
        gather.append(np.arange(lo, hi) + i * length)
        there.append(np.ones(hi - lo, dtype=np.int64))
        gold.append(np.where(batch[i].window.shapes[lo:hi] == 0, -100, role[lo:hi]))
        extra.append(more)
    reach = max(len(g) for g in gather)
    flat = states.reshape(-1, states.shape[-1])
    slices = flat[torch.from_numpy(pad(gather, reach))]
    parts = [torch.from_numpy(pad([x[n] for x in extra], reach)) for n in ("distance", "relation", "mark")]
    roles, being = model.arguments(slices, *parts, torch.from_numpy(pad(there, reach)).to(slices.dtype))
    gold_t = torch.from_numpy(pad(gold, reach, -100))
    loss_args = F.cross_entropy(
        roles.float().reshape(-1, 3), gold_t.reshape(-1), weight=torch.tensor([1.0, 2.0, 1.0])
    )
    being_t = torch.tensor([float(r[3]) for r in rows])
    loss_being = F.binary_cross_entropy_with_logits(being.float(), being_t)
    loss = 4 * loss_cue + 0.5 * loss_role + 3 * loss_args + 0.5 * loss_being
    return loss, [x.item() for x in (loss_cue, loss_role, loss_args, loss_being)]


def share(parameters: list[torch.nn.Parameter], workers: int) -> None:
    """Gives every worker the mean of all workers' gradients."""
    grads = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in grads])
    distributed.all_reduce(flat)
    flat /= workers
    for p, part in zip(parameters, flat.split([g.numel() for g in grads]), strict=True):
        p.grad = part.reshape(p.shape)


def main() -> None:
    """Reads the command line and trains; goes on from OUT/last.pt where there is one."""
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "meeting").unlink(missing_ok=True)
    # Two processes of one thread each suffer less from a busy machine than two threads that wait for
    # each other in every operation.
    torch.multiprocessing.spawn(work, (a,), nprocs=a.workers)


def arguments() -> argparse.Namespace:
    """The command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/polnear-train.jsonl"))
    ap.add_argument("--base", type=Path, required=True, help="folder with model.safetensors, tokenizer.json")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=float, default=3.5, help="the rate falls over the last one and a half")
    ap.add_argument("--batch", type=int, default=16)
    ap.add_argument("--rate", type=float, default=2.5e-4)
    ap.add_argument("--articles", type=int, help="only the first so many, to try things out")
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--fp32", action="store_true")
    return ap.parse_args()


def work(rank: int, a: argparse.Namespace) -> None:
    """One worker: reads its share of each batch; the first one saves."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    meeting = f"file://{(a.out / 'meeting').resolve()}"
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=a.workers)
    tokenizer = Tokenizer.from_file(str(a.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = read(a.gold)[: a.articles]
    model = Model(0.0 if a.articles else 0.1)
    load_pretrained(model.encoder, a.base / "model.safetensors")
    model.encoder.word.weight.requires_grad_(False)
    pre = [p for n, p in model.named_parameters() if p.requires_grad and ".layers." in n]
    new = [p for n, p in model.named_parameters() if p.requires_grad and ".layers." not in n]
    optimizer = torch.optim.AdamW(
        [{"params": pre, "lr": a.rate}, {"params": new, "lr": 3 * a.rate}], weight_decay=0.01
    )
    windows = examples(articles, tokenizer, None)
    steps = math.ceil(len(windows) / a.batch)
    total = round(a.epochs * steps)
    cooling = min(1.5, a.epochs) * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / 100, 1, max(0.01, (total - k) / cooling))
    )
    first, last = 0, a.out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["epoch"] + 1
    for epoch in range(first, math.ceil(a.epochs)):
        torch.manual_seed(SEED + epoch + 1000 * rank)
        rng = random.Random(SEED + epoch)
        items = windows if a.articles else examples(articles, tokenizer, rng)
        model.train()
        began, seen, sums = time.time(), 0, np.zeros(4)
        for k, batch in enumerate(batches(items, a.batch, rng)[: total - epoch * steps], 1):
            batch = batch[rank :: a.workers] or batch[:1]
            with torch.autocast("cpu", torch.bfloat16, enabled=not a.fp32):
                loss, parts = step_loss(model, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            share(pre + new, a.workers)
            torch.nn.utils.clip_grad_norm_(pre + new, 1.0)
            optimizer.step()
            schedule.step()
            seen += sum(len(e.window.ids) for e in batch)
            sums += parts
            if k % 20 == 0 and rank == 0:
                print(json.dumps({
                    "epoch": epoch, "step": k,
                    "pieces_per_second": round(a.workers * seen / (time.time() - began)),
                    "losses": [round(float(x), 4) for x in sums / 20],
                }), flush=True)  # fmt: skip
                sums[:] = 0
            if k % 100 == 0 and rank == 0:
                torch.save(model.state_dict(), a.out / "middle.pt")
        if rank:
            continue
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                 "schedule": schedule.state_dict(), "epoch": epoch}  # fmt: skip
        torch.save(state, last)
        torch.save(model.state_dict(), a.out / f"epoch{epoch}.pt")


if __name__ == "__main__":
    main()
