"""Predicting times in the form of TempEval's scorers, and what was reached."""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path

from evaluation.predict import main
from tests.shared_data import shared

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text("utf-8"))["times"]


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_times_are_written_with_their_spans_types_and_values(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    document = {"id": "x", "text": "Title\n\nThe mayor left on Monday.", "written": "2031-05-06", "times": "not read"}
    source.write_text(json.dumps(document) + "\n", "utf-8")
    assert main(["times", str(source), str(target)]) == 0
    expected = {"start": 25, "end": 31, "type": "DATE", "value": "2031-05-05"}
    assert lines_of(target) == [{"id": "x", "times": [expected]}]


def test_a_document_without_a_time_of_writing_has_no_dates_for_its_days(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "x", "text": "The mayor left on Monday."}) + "\n", "utf-8")
    assert main(["times", str(source), str(target)]) == 0
    assert lines_of(target)[0]["times"] == [{"start": 18, "end": 24, "type": "DATE", "value": "XXXX-WXX-1"}]


def test_no_figure_of_times_falls_below_its_floor(tmp_path: Path) -> None:
    gold, predicted = shared("data/times/dev.jsonl"), tmp_path / "predicted.jsonl"
    scorer = runpy.run_path(str(shared("eval/score_times.py")))
    assert main(["times", str(gold), str(predicted)]) == 0
    rows = scorer["score"](lines_of(gold), lines_of(predicted))
    reached = {row: round(rows[row]["f1"], 1) for row in FLOORS}
    assert not {row: f1 for row, f1 in reached.items() if f1 < FLOORS[row]}, reached
