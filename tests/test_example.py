"""The shipped example: what a careful reader finds in five reports of the harbour fire, and what the program finds.

Everything expected stands in `examples/harbour-fire/expected.toml`, with the truth of the story beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tellings import Report, compare, read
from tellings.alignment.told import Point, Told
from tellings.attribution.statement import Act, RelayKind, SpeechKind, Statement
from tellings.parties.party import ResolvedParty
from tellings.passages import Passage
from tellings.reading import annotate_all
from tellings.reports import agencies, byline, credits
from tellings.reports.report import BlockKind
from tellings.reports.stated import NotStated, Stated, StatedTime
from tellings.story import Story
from tests.shared_data import EXAMPLE

EXPECTED: dict[str, Any] = tomllib.loads((EXAMPLE.parent / "expected.toml").read_text("utf-8"))
REPORTS: dict[str, dict[str, Any]] = EXPECTED["report"]


@pytest.fixture(scope="module", autouse=True)
def _the_agency_of_the_story_is_known() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELLINGS_AGENCIES", str(EXAMPLE.parent / "agencies.toml"))
        forget()
        yield
    forget()


def forget() -> None:
    """The agencies are read once in a process; here they are read anew."""
    for module in (agencies, credits, byline):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@cache
def report_of(name: str) -> Report:
    (report,) = read(str(EXAMPLE / REPORTS[name]["file"]))
    assert isinstance(report, Report)
    return report


@cache
def the_story() -> Story:
    return compare(list(annotate_all(report_of(name) for name in REPORTS)))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def told_text(report: Report) -> str:
    """The words in which a report tells: all blocks but captions and credits."""
    aside = {BlockKind.CAPTION, BlockKind.CREDIT}
    return flat(" ".join(report.text[b.start : b.end] for b in report.blocks if b.kind not in aside))


def kind_text(report: Report, kind: BlockKind) -> list[str]:
    return [flat(report.text[block.start : block.end]) for block in report.blocks if block.kind is kind]


def value(stated: Stated | NotStated) -> str:
    return stated.value


def snippets(key: str) -> Iterator[tuple[str, str]]:
    for name, expected in REPORTS.items():
        for words in expected[key]:
            yield name, words


each_report = pytest.mark.parametrize("name", REPORTS)


def each(found: list[dict[str, Any]], what: str, *label: str) -> pytest.MarkDecorator:
    """Each expected finding; where the program falls short of it, `falls_short` has the reason, for each kind of test.

    Args:
        found: What is expected.
        what: The kind of test, as it stands in `falls_short`.
        label: The keys that a case is called by.
    """
    cases = []
    for case in found:
        reason = case.get("falls_short", {}).get(what)
        marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
        cases.append(pytest.param(case, marks=marks, id=": ".join(str(case[key])[:50] for key in label)))
    return pytest.mark.parametrize("expected", cases)


@each_report
def test_the_title_and_the_outlet_are_read(name: str) -> None:
    report = report_of(name)
    assert value(report.title) == REPORTS[name]["title"]
    assert value(report.outlet) == REPORTS[name]["outlet"]


@each_report
def test_the_byline_names_people_alone(name: str) -> None:
    assert [person.value for person in report_of(name).byline] == REPORTS[name]["byline"]


@each_report
def test_the_times_are_read_as_far_as_they_are_stated(name: str) -> None:
    report, expected = report_of(name), REPORTS[name]
    for found, wanted in ((report.published, expected["published"]), (report.updated, expected["updated"])):
        if wanted == "not stated":
            assert isinstance(found, NotStated)
        else:
            assert isinstance(found, StatedTime)
            assert found.iso.startswith(wanted)
    if isinstance(report.published, StatedTime):
        zone = report.published.zone
        assert (zone.value if isinstance(zone, NotStated) else zone.replace("+00:00", "Z")) == expected["zone"]


@each_report
def test_text_credits_and_picture_credits_are_kept_apart(name: str) -> None:
    found = report_of(name).credits
    texts = {known.name for credit in found if credit.of == "text" and (known := agencies.agency_named(credit.name))}
    assert texts == set(REPORTS[name]["text_credits"])
    pictures = [credit.name for credit in found if credit.of == "picture"]
    for wanted in REPORTS[name]["picture_credits"]:
        assert any(wanted in credit for credit in pictures), pictures


@each_report
def test_the_standfirst_stands_in_the_text(name: str) -> None:
    assert REPORTS[name]["standfirst"] in flat(report_of(name).text)


@each_report
def test_subheads_are_typed(name: str) -> None:
    assert kind_text(report_of(name), BlockKind.SUBHEAD) == REPORTS[name]["subheads"]


@pytest.mark.parametrize(("name", "words"), snippets("captions"))
def test_captions_are_no_part_of_what_is_told(name: str, words: str) -> None:
    report = report_of(name)
    aside = [*kind_text(report, BlockKind.CAPTION), *(flat(left.text) for left in report.left_out)]
    assert any(words in text for text in aside)
    assert words not in told_text(report)


@pytest.mark.parametrize(("name", "words"), snippets("body"))
def test_no_sentence_of_the_body_is_lost(name: str, words: str) -> None:
    assert words in told_text(report_of(name))


@pytest.mark.parametrize(("name", "words"), snippets("furniture"))
def test_furniture_is_left_out_and_kept_beside_the_text(name: str, words: str) -> None:
    report = report_of(name)
    assert words not in flat(report.text)
    assert any(words in flat(left.text) for left in report.left_out)


@each_report
def test_every_passage_of_a_block_maps_back_to_the_source(name: str) -> None:
    report = report_of(name)
    for block in report.blocks:
        place = report.source_map.source_range(block.start, block.end)
        assert place is not None
        assert report.source[slice(*place)].strip()


def _place(name: str, words: str) -> Passage:
    """Where the words stand in a report, white space aside."""
    report = report_of(name)
    match = re.search(r"\s+".join(map(re.escape, words.split())), report.text)
    assert match, f"{words!r} is not in {name}"
    return report.passage(match.start(), match.end())


def _points_at(place: Passage) -> list[Point]:
    """The points that a passage is told to be of, in full or in part."""
    tellings = [(p, t) for p in the_story().points for t in p.tellings if t.how in (Told.TOLD, Told.PARTLY)]
    return list(dict.fromkeys(p for p, t in tellings if any(place.overlaps(q) for q in t.passages)))


def _shared(told: dict[str, str]) -> list[tuple[str, str]]:
    """The pairs of reports whose given words lie in one point."""
    ids = {name: {point.id for point in _points_at(_place(name, words))} for name, words in told.items()}
    names = list(told)
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1 :] if ids[a] & ids[b]]


@each(EXPECTED["point"], "point", "name")
def test_what_several_reports_tell_is_one_point(expected: dict[str, Any]) -> None:
    together = {name for pair in _shared(expected["told"]) for name in pair}
    assert together == set(expected["told"])


@each(EXPECTED["number"], "point", "of")
def test_the_numbers_of_one_thing_stand_in_one_point(expected: dict[str, Any]) -> None:
    together = {name for pair in _shared(expected["words"]) for name in pair}
    assert together == set(expected["words"])


@each(EXPECTED["alone"], "point", "report")
def test_what_one_report_tells_alone_is_told_by_no_other(expected: dict[str, Any]) -> None:
    place = _place(expected["report"], expected["words"])
    assert {report for point in _points_at(place) for report in point.told_by} == {place.report}


@each(EXPECTED["silence"], "silence", "report", "words")
def test_silence_is_claimed_only_where_the_thing_could_be_told(expected: dict[str, Any]) -> None:
    points = {point.id for point in _points_at(_place(expected["of"], expected["words"]))}
    silent = report_of(expected["report"]).id
    found = [s for s in the_story().silences if s.point in points and s.report == silent]
    assert found
    assert {s.how for s in found} == {Told(expected["how"])}


def _statement(expected: dict[str, Any]) -> Statement:
    """The statement whose content has most of the expected words, at least half of them."""
    place = _place(expected["report"], expected["words"])
    (reading,) = (r for r in the_story().readings if r.report.id == place.report)
    best = max(reading.statements, key=lambda s: _covered(s, place), default=None)
    assert best is not None
    assert _covered(best, place) * 2 >= place.end - place.start, f"no statement has {expected['words']!r}"
    return best


def _covered(statement: Statement, place: Passage) -> int:
    return sum(max(0, min(p.end, place.end) - max(p.start, place.start)) for p in statement.content)


@each(EXPECTED["statement"], "kind", "report", "words")
def test_a_statement_is_found_with_its_kind(expected: dict[str, Any]) -> None:
    statement = _statement(expected)
    assert statement.kind == SpeechKind(expected["kind"])
    assert statement.act == Act(expected.get("act", statement.act))


@each(EXPECTED["statement"], "speaker", "report", "words")
def test_a_statement_has_its_speaker(expected: dict[str, Any]) -> None:
    speaker = _statement(expected).speaker
    assert isinstance(speaker, ResolvedParty)
    assert expected["speaker"].lower() in speaker.name.lower()
    assert speaker.named is not expected.get("unnamed", False)


@each(EXPECTED["statement"], "relays", "report", "words")
def test_a_statement_has_those_who_passed_it_on_and_no_others(expected: dict[str, Any]) -> None:
    relays = [relay.words.text for relay in _statement(expected).relays if relay.kind is RelayKind.PARTY]
    wanted = expected.get("relays", [])
    assert len(relays) == len(wanted)
    assert all(words in relay for words, relay in zip(wanted, relays, strict=True))


@each(EXPECTED["statement"], "ground", "report", "words")
def test_the_ground_for_not_naming_is_given_where_it_is_stated(expected: dict[str, Any]) -> None:
    ground = _statement(expected).ground
    if "ground" in expected:
        assert isinstance(ground, Passage)
        assert expected["ground"] in ground.text
    else:
        assert isinstance(ground, NotStated)
