"""Accuracy of grouping on shared data does not fall below the floors in `tests/floors.toml`.

The shipped trees were trained on these sets, so that the floors guard against a step going wrong, and do not say how
right grouping is on other news; the cross-validated figures stand beside the weights.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from evaluation.predict import main
from tests.shared_data import ROOT, shared

FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text("utf-8"))["grouping"]
LINES = 600
"""So many reports of a set are grouped, so that the test takes seconds."""


@pytest.mark.parametrize(
    ("name", "data"), [("news", "data/grouping/news-dev.jsonl"), ("lookalikes", "data/incidents/reports-dev.jsonl")]
)
def test_no_figure_falls_below_its_floor(name: str, data: str, tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("\n".join(shared(data).read_text("utf-8").splitlines()[:LINES]), "utf-8")
    assert main(["grouping", str(gold), str(predicted)]) == 0
    call = [sys.executable, str(shared("eval/score_clusters.py")), str(gold), str(predicted)]
    printed = subprocess.run(call, capture_output=True, check=True, text=True).stdout
    reached = {line.split()[0]: float(line.split()[-1]) for line in printed.splitlines()[1:3]}
    assert not {row: f1 for row, f1 in reached.items() if f1 < FLOORS[name][row]}, reached
