"""When "not told" may be said, and what is said instead."""

import pytest

from tellings.alignment.told import Point, PointTelling, Told
from tellings.comparison.silence import find_silences, judge_silence, qualify_points
from tellings.reports.report import Report
from tellings.reports.stated import Completeness
from tests.reports_made import made, time


def report(published: str = "", zone: str = "Z", **more: object) -> Report:
    return made("Port shut\n\nIt is shut.", published=published, zone=zone if published else "", **more)  # type: ignore[arg-type]


MORNING = report("2031-05-04T09:00")

# the silent report, the reports that tell it, the answer, words of the reason
TABLE = [
    # Published after the one that tells it.
    (report("2031-05-04T12:00"), [MORNING], Told.NOT_TOLD, "after another report told it (4 May 2031, 09:00 UTC)"),
    # Published before it.
    (report("2031-05-04T08:00"), [MORNING], Told.NOT_EXAMINED, "before the first report that tells it"),
    # The earliest of several tellers counts, whichever place it has.
    (report("2031-05-04T12:00"), [report("2031-05-09"), MORNING], Told.NOT_TOLD, "4 May 2031, 09:00 UTC"),
    # A teller without a time does not hide one with a time.
    (report("2031-05-04T12:00"), [report(), MORNING], Told.NOT_TOLD, "4 May 2031, 09:00 UTC"),
    # The same day, no finer: which came first is not known.
    (report("2031-05-04"), [report("2031-05-04")], Told.NOT_EXAMINED, "which came first is not known"),
    # Its own time is not stated.
    (report(), [MORNING], Told.NOT_EXAMINED, "Its publication time is not stated"),
    # Nobody's time is stated.
    (report("2031-05-04"), [report()], Told.NOT_EXAMINED, "No report that tells it states its publication time"),
    # Published before, but updated after: the captured text is the later one.
    (
        report("2031-05-03", updated=time("2031-05-04T12:00", "Z")),
        [MORNING],
        Told.NOT_TOLD,
        "Last changed 4 May 2031, 12:00 UTC",
    ),
    # The teller was updated after: it may have told it only then.
    (
        report("2031-05-04T12:00"),
        [report("2031-05-04T09:00", updated=time("2031-05-05", "Z"))],
        Told.NOT_EXAMINED,
        "before the first report that tells it (5 May 2031)",
    ),
    # Cut off.
    (
        report("2031-05-04T12:00", completeness=Completeness(False, "“Subscribe to read on”")),
        [MORNING],
        Told.NOT_EXAMINED,
        "Text incomplete: “Subscribe to read on”",
    ),
    # In a language that is not analysed.
    (report("2031-05-04T12:00", language="fr"), [MORNING], Told.NOT_EXAMINED, "Not analysed: its language is French"),
]


@pytest.mark.parametrize(("silent", "tellers", "how", "words"), TABLE)
def test_silence_is_claimed_only_of_what_could_have_told_it(
    silent: Report, tellers: list[Report], how: Told, words: str
) -> None:
    found, reason = judge_silence(silent, tellers)
    assert found is how
    assert words in reason


def test_only_silent_reports_have_a_silence_and_points_take_its_answer() -> None:
    early, late, unsure = report("2031-05-04T08:00"), report("2031-05-05"), report("2031-05-06")
    reports = {r.id: r for r in (early, MORNING, late, unsure)}
    words = MORNING.passage(0, 9)
    tellings = (
        PointTelling(early.id, Told.NOT_TOLD, (), ""),
        PointTelling(MORNING.id, Told.TOLD, (words,), ""),
        PointTelling(late.id, Told.NOT_TOLD, (), ""),
        PointTelling(unsure.id, Told.UNSURE, (), ""),
    )
    silences = find_silences([Point("p1", words, tellings)], reports)
    assert [(s.report, s.how) for s in silences] == [(early.id, Told.NOT_EXAMINED), (late.id, Told.NOT_TOLD)]
    (point,) = qualify_points([Point("p1", words, tellings)], silences)
    assert [t.how for t in point.tellings] == [Told.NOT_EXAMINED, Told.TOLD, Told.NOT_TOLD, Told.UNSURE]
    assert point.tellings[0].reason == silences[0].reason
