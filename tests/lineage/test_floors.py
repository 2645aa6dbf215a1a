"""Quality on labelled pairs of real reports, which are not part of the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from evaluation.lineage import predict, report_of
from tests.lineage.fabricated import lineage
from tests.shared_data import shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


def test_the_predictor_reaches_the_floors(tmp_path: Path) -> None:
    gold, reports = shared("data/lineage/dev.jsonl"), shared("data/grouping/news-dev.jsonl")
    scorer = shared("eval/score_lineage.py")
    predict(reports, tmp_path / "out.jsonl")
    command = [sys.executable, str(scorer), str(gold), str(reports), str(tmp_path / "out.jsonl")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    precision, recall = re.search(r"^copy\s+(\S+)\s+(\S+)", shown, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert float(precision) >= FLOORS["copy_precision"]
    assert float(recall) >= FLOORS["copy_recall"]
    assert _number(shown, r"macro F1 (\S+)") >= FLOORS["macro_f1"]
    assert _number(shown, r"origin\s+right\s+(\S+)") >= FLOORS["origin_right"]
    assert _number(shown, r"direction\s+right\s+(\S+)") >= FLOORS["direction_right"]
    assert _number(shown, r"direction.*wrong\s+(\S+)") <= FLOORS["direction_wrong"]


def test_four_reports_of_two_wires_are_two_origins() -> None:
    story = json.loads(shared("data/stories/dev/d03.json").read_text("utf-8"))
    origins = lineage(*[report_of(record) for record in story["reports"]]).origins
    assert [(origin.name, origin.reports) for origin in origins] == [
        ("Reuters", ("A", "D")),
        ("Associated Press", ("B", "C")),
    ]


def _number(shown: str, pattern: str) -> float:
    found = re.search(pattern, shown)
    assert found, f"the scorer shows no {pattern}: {shown}"
    return float(found[1])
