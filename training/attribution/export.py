"""Write trained weights as int8 ONNX for the package: `python -m training.attribution.export --help`."""

from __future__ import annotations

import argparse
import logging
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.fused import FusedEncoder
from training.attribution.model import Extractor, Shape

log = logging.getLogger(__name__)


class Reader(nn.Module):
    """The part that reads every window once, its four last layers joined into one product."""

    def __init__(self, model: Extractor) -> None:
        super().__init__()
        self.encoder = FusedEncoder(model.encoder)
        heads = (model.cue, model.piece, model.first, model.last)
        self.sizes = [head.out_features for head in heads]
        self.heads = nn.Linear(model.shape.width, sum(self.sizes))
        with torch.no_grad():
            self.heads.weight.copy_(torch.cat([head.weight for head in heads]))
            self.heads.bias.copy_(torch.cat([head.bias for head in heads]))

    def forward(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.heads(self.encoder(ids, marks)).split(self.sizes, dim=-1))


class Roles(nn.Module):
    """The part that reads one window for each of its cues."""

    def __init__(self, model: Extractor) -> None:
        super().__init__()
        self.scorer = model.scorer

    def forward(self, pieces: Tensor, cues: Tensor, relations: Tensor) -> Tensor:
        scores: Tensor = self.scorer(pieces[None], cues, relations)
        return scores


def load(path: Path) -> Extractor:
    """The extractor that `train` saved."""
    saved = torch.load(path, weights_only=True)
    shape = {k: tuple(v) if isinstance(v, list) else v for k, v in saved["shape"].items()}
    model = Extractor(Shape(**shape))
    model.load_state_dict(saved["weights"])
    return model.eval()


def export(model: Extractor, folder: Path) -> None:
    """Write `attribution.int8.onnx` and `attribution.roles.onnx` to a folder."""
    ids = torch.randint(1000, 2000, (1, 12))
    marks = torch.zeros(1, 12, 3, dtype=torch.long)
    width = model.shape.scorer
    roles = (torch.zeros(12, width), torch.zeros(3, width), torch.zeros(3, 12, 4, dtype=torch.long))
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        names = ["labels", "pieces", "first", "last"]
        _write(Reader(model), (ids, marks), plain, ["ids", "marks"], names, {1: "length"})
        _quantise(plain, folder / "attribution.int8.onnx")
    axes = {"pieces": {0: "length"}, "cues": {0: "cues"}}
    both = {0: "cues", 1: "length"}
    inputs = ["pieces", "cues", "relations"]
    path = folder / "attribution.roles.onnx"
    _write(Roles(model), roles, path, inputs, ["roles"], both, axes)


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[int, str],
    special: dict[str, dict[int, str]] | None = None,
) -> None:
    dynamic = dict.fromkeys(inputs + outputs, axes) | (special or {})
    torch.onnx.export(
        module.eval(),
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=dynamic,
        opset_version=17,
        dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )


def _quantise(plain: Path, path: Path) -> None:
    known = {"DefaultTensorType": TensorProto.FLOAT}
    quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, extra_options=known)
    log.info("%s: %.1f MB", path.name, path.stat().st_size / 1e6)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="file that the training wrote")
    parser.add_argument("folder", type=Path, help="folder for the ONNX files")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    export(load(args.trained), args.folder)


if __name__ == "__main__":
    main()
