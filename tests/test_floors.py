"""Accuracy on shared data does not fall below the floors in `floors.toml`."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from evaluation.predict import main
from tests.shared_data import shared

FLOORS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("task", "data", "scorer"),
    [
        ("stories", "data/stories/dev", "eval/score_stories.py"),
        ("attribution", "data/attribution/polnear-dev.jsonl", "eval/score_attributions.py"),
    ],
)
def test_no_figure_falls_below_its_floor(task: str, data: str, scorer: str, tmp_path: Path) -> None:
    gold, predicted = shared(data), tmp_path / "predicted.jsonl"
    assert main([task, str(gold), str(predicted)]) == 0
    rows = _scored(shared(scorer), gold, predicted)
    reached = {figure: round(_figure(rows, figure), 1) for figure in FLOORS[task]}
    assert not {row: f1 for row, f1 in reached.items() if f1 < FLOORS[task][row]}, reached


def _figure(rows: dict[str, Any], figure: str) -> float:
    """F1 of a row, or its precision or recall where the figure ends so."""
    row, _, kind = figure.partition(" ")
    return float(rows[row][{"": "f1", "precision": "p", "recall": "r"}[kind]])


def _scored(scorer: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    call = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
    rows: dict[str, Any] = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
    return rows
