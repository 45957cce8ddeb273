"""The attribution model: MiniLM with case and mark inputs, a cue head, and a head that reads per cue."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.models.attribution_features import DISTANCES, MARKS, PLACES, SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
HEAD_WIDTH, HEAD_HEADS, HEAD_INNER = 192, 3, 512
MIDDLE = 4  # the layer whose states other heads go on from
RELATIONS = 4  # same paragraph, the one before, the one after, further or special


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` [batch, length, width]; `bias` [batch, 1, 1, length], 0 or very negative."""
        shape = (x.shape[0], x.shape[1], 3, self.heads, x.shape[2] // self.heads)
        q, k, v = self.qkv(x).reshape(shape).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:  # faster, in single precision too, but onnxruntime cannot fuse its graph
            with torch.autocast("cpu", enabled=False):
                mixed = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), bias.float())
        else:
            mixed = (q @ k.transpose(-1, -2) * (shape[-1] ** -0.5) + bias).softmax(-1) @ v
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(x.shape)))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces to cue logits (none, begins, goes on), role logits (source, content) and states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.mark = nn.Embedding(MARKS, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        for table in (self.shape, self.mark, self.place):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, 5)
        self.states = nn.Linear(WIDTH, HEAD_WIDTH)

    def forward(
        self, ids: Tensor, shapes: Tensor, marks: Tensor, places: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """All inputs [batch, length]; gives logits [batch, length, 5], states [.., HEAD_WIDTH], and what
        the layer MIDDLE gives, [.., WIDTH], for other heads.
        """
        position = self.position.weight[: ids.shape[1]]
        x = self.word(ids) + position + self.shape(shapes) + self.mark(marks) + self.place(places)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = ((ids == 0).to(x.dtype) * -1e4)[:, None, None, :]
        middle = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if number == MIDDLE:
                middle = x
        x = F.dropout(x, self.dropout, self.training)
        return self.tags(x), self.states(x), middle


class Arguments(nn.Module):
    """The states around one cue to the role of each piece for it (none, source, content), and whether
    the cue is one at all.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, HEAD_WIDTH)
        self.relation = nn.Embedding(RELATIONS, HEAD_WIDTH)
        self.mark = nn.Embedding(MARKS, HEAD_WIDTH)
        for table in (self.distance, self.relation, self.mark):
            nn.init.normal_(table.weight, std=0.02)
        self.cue = nn.Linear(HEAD_WIDTH, 2 * HEAD_WIDTH)
        self.norm = nn.LayerNorm(HEAD_WIDTH, eps=1e-6)
        self.layer = Layer(HEAD_WIDTH, HEAD_HEADS, HEAD_INNER, dropout)
        self.roles = nn.Sequential(nn.Linear(HEAD_WIDTH, HEAD_WIDTH), nn.GELU(), nn.Linear(HEAD_WIDTH, 3))
        self.real = nn.Sequential(nn.Linear(2 * HEAD_WIDTH, HEAD_WIDTH), nn.GELU(), nn.Linear(HEAD_WIDTH, 1))

    def forward(
        self, states: Tensor, distance: Tensor, relation: Tensor, mark: Tensor, there: Tensor
    ) -> tuple[Tensor, Tensor]:
        """`states` [cues, length, HEAD_WIDTH]; the rest [cues, length], `there` 1.0 where a piece is.
        Gives role logits [cues, length, 3] and the logit of being a cue [cues].
        """
        at = ((distance == 0).to(states.dtype) * there)[:, :, None]
        count = at.sum(1).clamp(min=1)
        cue = (states * at).sum(1) / count
        scale, shift = self.cue(cue)[:, None].chunk(2, -1)
        x = states * (1 + scale) + shift + self.distance(distance) + self.relation(relation) + self.mark(mark)
        bias = ((1 - there) * -1e4)[:, None, None, :]
        x = self.layer(self.norm(x), bias)
        pooled = torch.cat([(x * at).sum(1) / count, cue], -1)
        return self.roles(x), self.real(pooled)[:, 0]


class Model(nn.Module):
    """Encoder and Arguments in one, for saving and loading."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.arguments = Arguments(dropout)


def load_pretrained(encoder: Encoder, path: Path) -> None:
    """Copies MiniLM's weights (a BertModel's safetensors file) into the encoder."""
    weights = load_file(path)
    own = encoder.state_dict()
    take = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
    }
    parts = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for kind in ("weight", "bias"):
        take[f"norm.{kind}"] = f"embeddings.LayerNorm.{kind}"
        for i in range(LAYERS):
            for mine, theirs in parts.items():
                take[f"layers.{i}.{mine}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
            stem = f"encoder.layer.{i}.attention.self"
            joined = [weights[f"{stem}.{name}.{kind}"] for name in ("query", "key", "value")]
            own[f"layers.{i}.qkv.{kind}"] = torch.cat(joined)
    for mine, theirs in take.items():
        own[mine] = weights[theirs]
    own["position.weight"] = own["position.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    encoder.load_state_dict(own)
