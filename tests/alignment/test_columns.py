"""How each report tells each passage, in columns: they hold what the tellings say."""

from __future__ import annotations

from functools import cache

import numpy as np

from tellings.alignment.align import Alignment, align
from tellings.alignment.between import find_between
from tellings.alignment.profile import profile_reports
from tellings.alignment.told import Told
from tests.made_stories import courier, echo, herald

STORY = (herald(), courier(), echo())


@cache
def aligned() -> Alignment:
    return align(STORY)


def test_every_passage_is_asked_for_in_every_other_report_in_the_storys_order() -> None:
    tellings = aligned().tellings
    ids = [reading.report.id for reading in STORY]
    asked = [(telling.sentence, telling.report) for telling in tellings]
    assert asked == [(p, report) for p in tellings.passages for report in ids if report != p.report]
    assert len(asked) == len(tellings)


def test_a_telling_is_the_same_one_by_one_and_all_at_once() -> None:
    tellings = aligned().tellings
    assert [tellings[i] for i in range(len(tellings))] == list(tellings)
    assert tellings[-1] == list(tellings)[-1]
    assert tellings[2:5] == tuple(tellings)[2:5]


def test_an_answer_is_what_the_telling_says() -> None:
    tellings = aligned().tellings
    for telling in tellings:
        answer = tellings.answer(telling.sentence, telling.report)
        assert answer is not None
        how, told, (start, end) = answer
        shown = tuple(tellings.passages[number] for number in tellings.shown[start:end])
        assert (how, told, shown) == (telling.how, telling.score, telling.passages)
        assert bool(shown) == (how is not Told.NOT_TOLD)
    assert tellings.answer(tellings.passages[0], tellings.passages[0].report) is None


def test_what_a_pair_of_reports_says_is_what_the_tellings_show_of_two() -> None:
    one, other, _ = profile_reports(STORY)
    found = find_between(one, other)
    told = found.sentences.told if found.left == one.report else found.sentences.told_back
    first, second = STORY[0].report.id, STORY[1].report.id
    tellings = align(STORY[:2]).tellings
    assert [t.score for t in tellings if (t.sentence.report, t.report) == (first, second)] == told.tolist()
    assert not tellings.doubted.any()


def test_a_telling_says_where_only_a_third_report_speaks_against_silence() -> None:
    tellings = aligned().tellings
    ids = [reading.report.id for reading in STORY]
    doubted = {(t.sentence, t.report) for t in tellings if t.reason.startswith("A third report")}
    rows, reports = np.nonzero(tellings.doubted)
    assert doubted == {(tellings.passages[i], ids[j]) for i, j in zip(rows.tolist(), reports.tolist(), strict=True)}
