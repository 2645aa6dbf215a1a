"""Accuracy on shared data does not fall below the floors in `floors.toml`."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from evaluation.predict import main
from tests.shared_data import shared

FLOORS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


def test_stories(tmp_path: Path) -> None:
    stories, scorer = shared("data/stories/dev"), shared("eval/score_stories.py")
    predicted = tmp_path / "predicted.jsonl"
    assert main(["stories", str(stories), str(predicted)]) == 0
    scored = subprocess.run(
        [sys.executable, str(scorer), str(stories), str(predicted), "--json"], capture_output=True, check=True
    )
    rows = json.loads(scored.stdout)
    reached = {row: round(rows[row]["f1"], 1) for row in FLOORS["stories"]}
    assert not {row: f1 for row, f1 in reached.items() if f1 < FLOORS["stories"][row]}, reached
