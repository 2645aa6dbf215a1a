"""Predicting stories: order of the input does not count, and nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.predict import main
from tests.grouping.made import FIRE, FIRE_AGAIN, SHOOTING


def entry(name: str, told: tuple[str, str], published: str | None) -> dict[str, Any]:
    return {"id": name, "title": told[0], "text": told[1], "published": published, "story": "must not be read"}


REPORTS = [
    entry("later", FIRE_AGAIN, "2031-03-05T08:00:00"),
    entry("other", SHOOTING, "2031-03-05"),
    entry("undated", ("", ""), None),
    entry("first", FIRE, "2031-03-04"),
    {"id": "bare"},
]


@pytest.mark.parametrize("turned", [1, -1])
def test_reports_are_grouped_in_order_of_publication(turned: int, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(report) + "\n" for report in REPORTS[::turned]), "utf-8")
    assert main(["grouping", str(source), str(target)]) == 0
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    story = {row["id"]: row["story"] for row in rows}
    assert len(story) == len(REPORTS)
    assert story["first"] == story["later"] == "1"
    assert len(set(story.values())) == 4
