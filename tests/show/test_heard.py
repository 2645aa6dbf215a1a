"""Who is heard."""

from dataclasses import replace

from tellings.attribution.statement import Mood
from tellings.reports.stated import Stated
from tellings.show.heard import manner_of, route_of, speaker_of, statements_on, voice_anchors, who_is_heard
from tests.show.fabricated import ferry
from tests.show.fabricated_findings import with_voices

STORY = with_voices(ferry())


def test_a_speaker_is_one_across_the_reports_of_a_story() -> None:
    voices = {voice.name: voice for voice in who_is_heard(STORY)}
    assert len(voices["Ida Holt"].statements) == 2
    assert len(voices["Ida Holt"].reports) == 2
    assert len(voices["Northway Lines"].statements) == 2


def test_where_parties_were_not_joined_each_report_has_its_own() -> None:
    apart = replace(STORY, parties=())
    assert [voice.name for voice in who_is_heard(apart)].count("Ida Holt") == 2


def test_named_come_before_described_before_undecided_before_not_stated() -> None:
    names = [voice.name for voice in who_is_heard(STORY)]
    assert set(names[:3]) == {"Ida Holt", "Northway Lines", "Peter Aldous"}
    assert names[3:] == ["two engineers", "Shops in Sellen", "not stated"]


def test_every_statement_is_listed_once() -> None:
    listed = [statement.id for voice in who_is_heard(STORY) for statement in voice.statements]
    assert sorted(listed) == sorted(s.id for reading in STORY.readings for s in reading.statements)
    assert set(voice_anchors(STORY)) == set(listed)


def test_an_outlet_is_not_heard_in_its_own_report() -> None:
    def called(outlet: str) -> list[str]:
        reports = (replace(reading.report, outlet=Stated(outlet, "made")) for reading in STORY.readings)
        readings = tuple(replace(r, report=report) for r, report in zip(STORY.readings, reports, strict=True))
        return [voice.name for voice in who_is_heard(replace(STORY, readings=readings))]

    assert "Northway Lines" in called("Northway Post")
    assert "Northway Lines" not in called("Northway Lines")


def test_manner_and_route_are_said_in_words() -> None:
    by_words = {s.content[0].text: s for reading in STORY.readings for s in reading.statements}
    steering = by_words["a failure of the steering"]
    assert manner_of(steering) == "indirect, accuse"
    assert route_of(steering) == "through the coastguard"
    assert speaker_of(steering) == "Ida Holt, through the coastguard"
    assert manner_of(replace(steering, mood=Mood.HYPOTHETICAL)) == "indirect, accuse, hypothetical"
    assert manner_of(by_words["The ship was sound when she sailed,"]) == "direct"
    assert route_of(by_words["The ship was sound when she sailed,"]) == ""


def test_only_statements_that_stand_in_a_passage_are_on_it() -> None:
    reading = STORY.readings[1]
    (first, *others) = reading.statements
    assert statements_on([first.content[0]], reading.statements) == (first,)
    assert statements_on([], others) == ()
