"""Write a tree ensemble as ONNX, and what belongs to all three as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import lightgbm
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType


def write_model(model: lightgbm.LGBMClassifier, width: int, path: Path) -> None:
    """Write one ensemble; `columns` `(rows, width)` gives the probabilities of no and yes, `(rows, 2)`."""
    graph = convert_lightgbm(
        model, initial_types=[("columns", FloatTensorType([None, width]))], target_opset=15, zipmap=False
    )
    del graph.graph.output[:-1]  # the predicted label; its declared shape is wrong and every run would warn of it
    path.write_bytes(graph.SerializeToString())


def write_card(path: Path, columns: dict[str, list[str]], thresholds: dict[str, float]) -> None:
    """Write the order of the columns and the thresholds."""
    path.write_text(json.dumps({"thresholds": thresholds, "columns": columns}, indent=1) + "\n", encoding="utf8")
