"""Casualty numbers against a register, on made-up incidents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.incidents import main


def test_the_majority_is_held_against_the_register(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = [
        {"id": "a", "story": "1", "title": "Two killed in Veld", "text": "Two people were killed in Veld on Friday."},
        {"id": "b", "story": "1", "title": "Veld shooting", "text": "Police said three people were killed."},
        {"id": "c", "story": "1", "title": "Two dead in Veld", "text": "The shooting left two dead."},
    ]
    (tmp_path / "reports-dev.jsonl").write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    (tmp_path / "register-dev.jsonl").write_text('{"story": "1", "killed": 2, "injured": 0}\n', "utf-8")
    assert main([str(tmp_path), str(tmp_path / "out.jsonl")]) == 0
    printed = capsys.readouterr().out
    assert "killed: 1 of 1 incidents agree" in printed
    assert "killed: 1 incidents with different numbers, 1 come out as a difference" in printed
    values = [json.loads(line)["killed"]["value"] for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert values == [2, 3, 2]


def test_a_folder_without_reports_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "out.jsonl")]) == 1
    assert "there is no such file" in capsys.readouterr().err
