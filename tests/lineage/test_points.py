from __future__ import annotations

from tellings.alignment.told import Point, PointTelling, Told
from tellings.attribution.statement import Act, Mood, SpeechKind, Statement
from tellings.lineage.find import find_lineage
from tellings.lineage.lineage import PointOrigins
from tellings.parties.party import Party, PartyKind, PartyName, UnsureParty
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import Report
from tellings.reports.stated import NOT_STATED
from tests.lineage.fabricated import OTHER, OWN, WIRE, make

WORDS = "All passengers were taken off by lifeboats before dawn"


def passage(report: Report, words: str = WORDS) -> Passage:
    start = report.text.index(words)
    return report.passage(start, start + len(words))


def point(*reports: Report, silent: tuple[Report, ...] = ()) -> Point:
    told = [PointTelling(report.id, Told.TOLD, (passage(report),), "a test") for report in reports]
    not_told = [PointTelling(report.id, Told.NOT_TOLD, (), "a test") for report in silent]
    return Point("p1", passage(reports[0]), (*told, *not_told))


def statement(report: Report, speaker: str) -> Statement:
    return Statement(
        f"{report.id}/s1",
        (passage(report),),
        (),
        NOT_STATED,
        UnsureParty(speaker, (), "a test"),
        SpeechKind.INDIRECT,
        Act.SAY,
        Mood.ASSERTED,
        (),
        1.0,
        "a test",
    )


def counted(*reports: Report, told: Point, **statements: Statement) -> PointOrigins:
    said = {report: (statement,) for report, statement in statements.items()}
    readings = [Reading(report, statements=said.get(report.id, ())) for report in reports]
    (found,) = find_lineage(readings, [told]).points
    return found


def test_a_point_that_three_outlets_have_from_one_wire_has_one_origin() -> None:
    reports = [make("a", f"SKELT (AP) — {WIRE}"), make("b", WIRE), make("c", f"{OWN}\n{WIRE}")]
    found = counted(*reports, told=point(*reports))
    assert (found.reports, found.origins) == (("a", "b", "c"), ("wire:ap",))
    assert found.reason == "3 reports, 1 origin: Associated Press."


def test_a_point_that_a_report_tells_in_its_own_words_has_an_origin_more() -> None:
    own = make("c", f"{OWN}\n{WORDS} by fishermen, he said.\n{OTHER}")
    reports = [make("a", f"SKELT (AP) — {WIRE}"), make("b", WIRE), own]
    assert counted(*reports, told=point(*reports)).origins == ("wire:ap", "c")


def test_a_silent_report_counts_for_nothing() -> None:
    told, silent = make("a", WIRE), make("b", OTHER)
    assert counted(told, silent, told=point(told, silent=(silent,))).reports == ("a",)


def test_two_outlets_that_put_it_down_to_one_speaker_are_two_origins_and_one_source() -> None:
    left, right = make("a", f"{OWN}\n{WORDS}."), make("b", f"{OTHER}\n{WORDS}.")
    said = {report.id: statement(report, "the coastguard") for report in (left, right)}
    found = counted(left, right, told=point(left, right), **said)
    assert (found.origins, found.sources) == (("a", "b"), ("the coastguard",))
    assert found.reason.endswith("; put down to the coastguard.")


def test_a_speaker_under_two_names_is_one_source_where_parties_are_joined() -> None:
    left, right = make("a", f"{OWN}\n{WORDS}."), make("b", f"{OTHER}\n{WORDS}.")
    names = [PartyName(words, (passage(report),)) for words, report in (("Ilse Torvan", left), ("Ms Torvan", right))]
    torvan = Party("party 1", PartyKind.PERSON, True, tuple(names))
    readings = [
        Reading(left, statements=(statement(left, "Ilse Torvan"),)),
        Reading(right, statements=(statement(right, "Ms Torvan"),)),
    ]
    (found,) = find_lineage(readings, [point(left, right)], [torvan]).points
    assert found.sources == ("Ilse Torvan",)
