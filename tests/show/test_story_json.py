"""The story as JSON."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from tellings.show.story_json import story_json
from tellings.story import Story
from tests.show.fabricated import P, T, ferry, reading, story
from tests.show.fabricated_findings import with_differences, with_findings, with_lineage, with_voices

SCHEMA = json.loads(files("tellings.show").joinpath("story.schema.json").read_text(encoding="utf-8"))


def checked(found: Story) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(story_json(found))
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    texts = {report["id"]: report["text"] for report in record["reports"]}
    for passage in passages(record):
        assert passage["text"] == texts[passage["report"]][passage["start"] : passage["end"]]
    return record


def passages(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"report", "start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages(inner)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_story_fits_the_schema_and_every_text_is_the_slice() -> None:
    record = checked(ferry())
    assert record["tellings"]["format"] == "story"
    assert record["tellings"]["version"] == 2
    assert len(list(passages(record))) > 100


def test_not_stated_is_a_value_of_its_own() -> None:
    record = checked(ferry())
    assert record["reports"][4]["published"] == "not stated"
    assert record["reports"][0]["published"]["zone"] == "not stated"
    assert record["reports"][0]["url"] == "not stated"


def test_what_is_not_looked_for_is_named_and_not_taken_for_nothing_found() -> None:
    record = checked(ferry())
    assert record["not_yet_examined"] == ["timeline", "lineage"]
    assert record["differences"] == []
    assert record["lineage"]["origins"] == []


def test_lineage_fits_the_schema_and_is_then_no_longer_named_as_not_examined() -> None:
    record = checked(with_lineage(ferry()))
    assert record["not_yet_examined"] == ["timeline"]
    assert len(record["lineage"]["origins_of_reports"]) == 5
    assert record["lineage"]["copyings"][0]["passages"]


def test_differences_fit_the_schema_pair_by_pair() -> None:
    record = checked(with_differences(ferry()))
    first, *_ = record["differences"]
    assert (first["kind"], first["relation"]) == ("polarity", "conflict")
    assert first["right"]["words"]["text"] == "rejected the claim"
    assert first["right"]["said_by"] == ["Northway Lines"]
    assert first["points"] == []
    assert record["differences"][1]["left"]["read_as"] == "9 ≤ people hurt"
    assert record["differences"][1]["points"] == ["p2"]
    assert record["differences"][1]["left"]["as_of"]["iso"] == "2031-05-05"
    assert len(record["differences"]) == 5


def test_figures_words_times_and_changes_fit_the_schema() -> None:
    record = checked(with_findings(ferry()))
    ends = [(figure["low"], figure["high"]) for figure in record["figures"][0]["figures"]]
    assert ends == [(3, "no limit"), (9, "no limit"), (11, 11)]
    assert record["wordings"][0]["namings"][1]["words"] == "ran on to a sandbank"
    first, *_, last = record["timeline"]["points"]
    assert first["interval"] == {"first": "1994-01-01T00:00:00", "last": "1995-01-01T00:00:00"}
    assert last["interval"] == "not stated"
    assert len(record["timeline"]["points"]) == len(record["points"])
    assert record["changes"][0]["before"] == "denies it"
    assert record["changes"][0]["earlier"] in {statement["id"] for statement in record["statements"]}
    assert "timeline" not in record["not_yet_examined"]


def test_statements_and_parties_fit_the_schema() -> None:
    record = checked(with_voices(ferry()))
    speakers = [statement["speaker"] for statement in record["statements"]]
    assert "not stated" in speakers
    assert any("unsure" in speaker for speaker in speakers if isinstance(speaker, dict))
    within = {party["id"] for report in record["reports"] for party in report["parties"]}
    assert {speaker["party"] for speaker in speakers if "party" in speaker} <= within
    assert {party["names"][0]["words"] for party in record["parties"]} >= {"Ida Holt", "Northway Lines"}


def test_a_story_of_no_reports_fits_the_schema() -> None:
    assert checked(Story((), (), (), ()))["title"] == "not stated"


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1)


@given(TEXT.filter(str.strip), TEXT)
def test_any_text_fits_the_schema(title: str, body: str) -> None:
    checked(story([reading([(T, "{1}" + title), (P, "{2}" + body)], "A"), ferry().readings[0]], {}, {}))
