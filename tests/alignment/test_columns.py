"""How each report tells each passage, in columns: they hold what the tellings say."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings.alignment.align import Alignment, align
from tellings.alignment.between import find_between
from tellings.alignment.passages import MOST, choose
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
        assert bool(shown) <= (how is not Told.NOT_TOLD)
    assert tellings.answer(tellings.passages[0], tellings.passages[0].report) is None


def test_what_a_pair_of_reports_says_is_what_the_tellings_show() -> None:
    one, other, _ = profile_reports(STORY)
    found = find_between(one, other)
    told = found.sentences.told if found.left == one.report else found.sentences.told_back
    first, second = STORY[0].report.id, STORY[1].report.id
    assert [t.score for t in aligned().tellings if (t.sentence.report, t.report) == (first, second)] == told.tolist()


ANSWERS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.sampled_from([0.1, 0.4, 0.6, 0.9])), max_size=30)


@given(ANSWERS)
def test_the_best_is_shown_and_up_to_three_more_that_reach_the_threshold(found: list[tuple[int, int, float]]) -> None:
    asked, columns = np.array([a for a, _, _ in found], dtype=int), np.array([c for _, c, _ in found], dtype=int)
    scores = np.array([s for _, _, s in found], dtype=float)
    chosen = choose(asked, columns, scores, 0.5).tolist()
    for question in set(asked.tolist()):
        own = sorted((-s, c) for a, c, s in found if a == question)
        expected = [one for place, one in enumerate(own) if place == 0 or (place < MOST and -one[0] >= 0.5)]
        assert [(-scores[i], columns[i]) for i in chosen if asked[i] == question] == expected
