"""The stance model: the encoder's last layers tuned anew, a cue head, and a head that reads per cue."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from training.attribution.model import (
    HEAD_HEADS,
    HEAD_INNER,
    HEAD_WIDTH,
    HEADS,
    INNER,
    LAYERS,
    MIDDLE,
    WIDTH,
    Layer,
)

from onrecord.models.attribution_features import DISTANCES, MARKS

CLASSES = 5  # none, for, against, conditional, withheld
TOP = LAYERS - MIDDLE  # layers of the body, which go on from the encoder's middle


class Body(nn.Module):
    """What the encoder's middle layer gives [batch, length, WIDTH] to cue logits (none, begins, goes on; for,
    against, conditional, withheld) and states [batch, length, HEAD_WIDTH].
    """

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.dropout = dropout
        self.top = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(TOP))
        self.mix = nn.Linear(WIDTH, HEAD_WIDTH)
        self.norm = nn.LayerNorm(HEAD_WIDTH)
        self.tags = nn.Linear(HEAD_WIDTH, 3 + CLASSES - 1)

    def forward(self, middle: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """`there` [batch, length] is 1.0 where a piece is."""
        bias = ((1 - there) * -1e4)[:, None, None, :]
        x = F.dropout(middle, self.dropout, self.training)
        for layer in self.top:
            x = layer(x, bias)
        x = self.norm(self.mix(F.dropout(x, self.dropout, self.training)))
        return self.tags(F.dropout(x, self.dropout, self.training)), x


class Sides(nn.Module):
    """The states around one cue to the role of each piece for it (none, holder, target), its stance (none
    for no cue at all), and whether its holder stands outside of the paragraph.
    """

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, HEAD_WIDTH)
        self.mark = nn.Embedding(MARKS, HEAD_WIDTH)
        for table in (self.distance, self.mark):
            nn.init.normal_(table.weight, std=0.02)
        self.cue = nn.Linear(HEAD_WIDTH, 2 * HEAD_WIDTH)
        self.norm = nn.LayerNorm(HEAD_WIDTH, eps=1e-6)
        self.layer = Layer(HEAD_WIDTH, HEAD_HEADS, HEAD_INNER, dropout)
        self.roles = nn.Sequential(
            nn.Linear(HEAD_WIDTH, HEAD_WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(HEAD_WIDTH, 3)
        )
        self.kind = nn.Sequential(
            nn.Linear(2 * HEAD_WIDTH, HEAD_WIDTH), nn.GELU(), nn.Dropout(dropout),
            nn.Linear(HEAD_WIDTH, CLASSES + 1),
        )  # fmt: skip

    def forward(self, states: Tensor, distance: Tensor, mark: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """`states` [cues, length, HEAD_WIDTH]; the rest [cues, length], `there` 1.0 where a piece is.
        Gives role logits [cues, length, 3] and stance logits [cues, CLASSES + 1], the last for outside.
        """
        at = ((distance == 0).to(states.dtype) * there)[:, :, None]
        count = at.sum(1).clamp(min=1)
        cue = (states * at).sum(1) / count
        scale, shift = self.cue(cue)[:, None].chunk(2, -1)
        x = self.norm(states * (1 + scale) + shift + self.distance(distance) + self.mark(mark))
        x = self.layer(x, ((1 - there) * -1e4)[:, None, None, :])
        pooled = torch.cat([(x * at).sum(1) / count, cue], -1)
        return self.roles(x), self.kind(pooled)


class Model(nn.Module):
    """Body and Sides in one, for saving and loading."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.body = Body(dropout)
        self.sides = Sides(dropout)


def begin(body: Body, encoder: Path) -> None:
    """Copies the last layers of the encoder that ships, as exact as int8 keeps them, into the body."""
    graph = onnx.load(encoder).graph
    values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    ends = "_quantized"
    stems = [i.name.removesuffix(ends) for i in graph.initializer if i.name.endswith(ends)]
    weights = [(values[f"{s}{ends}"] - values[f"{s}_zero_point"]) * values[f"{s}_scale"] for s in stems]
    names = ("qkv", "out", "up", "down")  # in the graph the weights of a layer stand in this order
    for i, layer in enumerate(body.top, MIDDLE):
        own = {
            f"{name}.weight": torch.from_numpy(weights[len(names) * i + k].T.copy())
            for k, name in enumerate(names)
        }
        for name in own | {"norm1.weight": None, "norm2.weight": None}:
            stem = name.removesuffix(".weight")
            for kind in ("weight", "bias"):
                if (found := values.get(f"encoder.layers.{i}.{stem}.{kind}")) is not None:
                    own[f"{stem}.{kind}"] = torch.from_numpy(found.copy())
        layer.load_state_dict(own)
