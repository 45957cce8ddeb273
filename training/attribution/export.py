"""Turns a checkpoint into what ships, in int8: python -m training.attribution.export."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from training.attribution.model import HEAD_WIDTH, Encoder, Model

from onrecord.models.attribution_features import WINDOW

OUT = Path("src/onrecord/models/attribution")


class Table(nn.Module):
    """An embedding kept as int8 with one scale a row: a quarter of the size, and nearly exact."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class Served(nn.Module):
    """The encoder as it ships: chances in place of logits, and no mask (a window has no padding)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        tags, states, middle = self.encoder(ids, shapes, marks, places)
        return tags[..., :3].softmax(-1), states, middle


class Head(nn.Module):
    """The arguments' head as it ships: chances in place of logits."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, states: Tensor, distance: Tensor, relation: Tensor, mark: Tensor, there: Tensor
    ) -> tuple[Tensor, Tensor]:
        roles, real = self.head(states, distance, relation, mark, there)
        return roles.softmax(-1), real.sigmoid()


def export(model: Model, folder: Path) -> dict[str, Path]:
    """Writes both graphs in single precision; gives their paths."""
    encoder = model.encoder
    encoder.word = Table(encoder.word.weight.detach())
    encoder.position.weight = nn.Parameter(encoder.position.weight[:WINDOW].detach())

    def ints() -> Tensor:  # each input a tensor of its own: the exporter takes one tensor for one input
        return torch.ones(3, 40, dtype=torch.int64)

    batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=2, max=WINDOW)
    cues, reach = torch.export.Dim("cues", min=1, max=512), torch.export.Dim("reach", min=2, max=WINDOW)
    paths = {"encoder": folder / "encoder.onnx", "arguments": folder / "arguments.onnx"}
    torch.onnx.export(
        Served(encoder).eval(), (ints(), ints(), ints(), ints()), str(paths["encoder"]),
        dynamo=True, external_data=False,
        input_names=["ids", "shapes", "marks", "places"], output_names=["cue", "states", "middle"],
        dynamic_shapes=({0: batch, 1: length},) * 4,
    )  # fmt: skip
    torch.onnx.export(
        Head(model.arguments).eval(),
        (torch.rand(3, 40, HEAD_WIDTH), ints(), ints(), ints(), torch.ones(3, 40)), str(paths["arguments"]),
        dynamo=True, external_data=False,
        input_names=["states", "distance", "relation", "mark", "there"], output_names=["roles", "real"],
        dynamic_shapes=({0: cues, 1: reach},) * 5,
    )  # fmt: skip
    return paths


def ship(graph: Path, target: Path) -> None:
    """Writes a single-precision graph in int8, without notes of where in the source each node came from."""
    quantize_dynamic(
        graph, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"]
    )
    model = onnx.load(target)
    model.ClearField("metadata_props")
    for node in model.graph.node:
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    onnx.save(model, target)


def main() -> None:
    """Reads the command line; writes encoder.onnx, arguments.onnx and tokenizer.json."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--base", type=Path, required=True, help="folder with tokenizer.json")
    ap.add_argument("--out", type=Path, default=OUT)
    a = ap.parse_args()
    model = Model()
    model.load_state_dict(torch.load(a.weights, weights_only=True))
    model.eval()
    a.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        for name, path in export(model, Path(folder)).items():
            ship(path, a.out / f"{name}.onnx")
    tokenizer = Tokenizer.from_file(str(a.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(a.out / "tokenizer.json"), pretty=False)
    for path in sorted(a.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB {path.name}")


if __name__ == "__main__":
    main()
