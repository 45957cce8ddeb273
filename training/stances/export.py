"""Turns a checkpoint into what ships, in int8: python -m training.stances.export --weights run.pt."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn
from training.attribution.export import ship
from training.attribution.model import HEAD_WIDTH, WIDTH
from training.stances.model import Body, Model, Sides

from onrecord.models.attribution_features import WINDOW

OUT = Path("src/onrecord/models/stances")


class Served(nn.Module):
    """The body as it ships: chances in place of logits, and no mask (a window has no padding)."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body

    def forward(self, middle: Tensor) -> tuple[Tensor, Tensor]:
        tags, states = self.body(middle, torch.ones_like(middle[..., 0]))
        return tags[..., :3].softmax(-1), states


class Head(nn.Module):
    """The head that reads per cue as it ships: chances in place of logits."""

    def __init__(self, sides: Sides) -> None:
        super().__init__()
        self.sides = sides

    def forward(self, states: Tensor, distance: Tensor, mark: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        roles, kinds = self.sides(states, distance, mark, there)
        return roles.softmax(-1), torch.cat([kinds[:, :-1].softmax(-1), kinds[:, -1:].sigmoid()], -1)


def export(model: Model, folder: Path) -> dict[str, Path]:
    """Writes both graphs in single precision; gives their paths."""

    def ints() -> Tensor:  # each input a tensor of its own: the exporter takes one tensor for one input
        return torch.ones(3, 40, dtype=torch.int64)

    batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=2, max=WINDOW)
    cues, reach = torch.export.Dim("cues", min=1, max=512), torch.export.Dim("reach", min=2, max=WINDOW)
    paths = {"body": folder / "body.onnx", "sides": folder / "sides.onnx"}
    torch.onnx.export(
        Served(model.body).eval(), (torch.rand(3, 40, WIDTH),), str(paths["body"]),
        dynamo=True, external_data=False, input_names=["middle"], output_names=["tags", "states"],
        dynamic_shapes=({0: batch, 1: length},),
    )  # fmt: skip
    torch.onnx.export(
        Head(model.sides).eval(),
        (torch.rand(3, 40, HEAD_WIDTH), ints(), ints(), torch.ones(3, 40)), str(paths["sides"]),
        dynamo=True, external_data=False,
        input_names=["states", "distance", "mark", "there"], output_names=["roles", "kinds"],
        dynamic_shapes=({0: cues, 1: reach},) * 4,
    )  # fmt: skip
    return paths


def main() -> None:
    """Reads the command line; writes body.onnx and sides.onnx."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=OUT)
    a = ap.parse_args()
    model = Model()
    model.load_state_dict(torch.load(a.weights, weights_only=True))
    model.eval()
    a.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        for name, path in export(model, Path(folder)).items():
            target = a.out / f"{name}.onnx"
            ship(path, target)
            print(f"{target.stat().st_size / 1e6:7.2f} MB {target.name}")


if __name__ == "__main__":
    main()
