"""Writing predictions for the scorers."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.predict import TASKS, main
from evaluation.stories import load_stories, predict_story
from tests.made_stories import COURIER, HERALD


def entry(name: str, text: str) -> dict[str, Any]:
    """A report of a story file: sentences end at full stops and at line breaks."""
    spans, start = [], 0
    for line in text.split("\n\n"):
        spans.append([start, start + len(line)])
        start += len(line) + 2
    return {"id": name, "text": text, "sentences": spans}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = {"story": "x1", "reports": [entry("A", HERALD), entry("B", COURIER)], "gold": "must not be read"}
    (tmp_path / "x1.json").write_text(json.dumps(story), "utf-8")
    return tmp_path


def test_the_gold_is_dropped_before_anything_looks_at_it(folder: Path) -> None:
    assert all("gold" not in story for story in load_stories(folder))


def test_what_is_carried_is_written_with_its_passages(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert main(["stories", str(folder), str(target)]) == 0
    (line,) = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert line["story"] == "x1"
    (found,) = (c for c in line["carried"] if c["report"] == "A" and "steering" in HERALD[c["start"] : c["end"]])
    assert found["in"] == "B"
    assert any("steering" in COURIER[start:end] for start, end in found["passages"])


def test_sentences_are_those_that_the_file_gives(folder: Path) -> None:
    (story,) = load_stories(folder)
    given = {(r["id"], *span) for r in story["reports"] for span in r["sentences"]}
    assert {(c["report"], c["start"], c["end"]) for c in predict_story(story)["carried"]} <= given


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", str(tmp_path / "none"), str(tmp_path / "out")]) == 1
    assert "none: there is no such file or folder" in capsys.readouterr().err


def test_every_task_has_its_module() -> None:
    from importlib.util import find_spec

    assert all(find_spec(module) for module in TASKS.values())
