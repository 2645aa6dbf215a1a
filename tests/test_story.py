"""Comparing readings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tellings.alignment.clauses import find_clauses
from tellings.alignment.told import Point, Telling, Told
from tellings.errors import StoryError
from tellings.reading import Reading
from tellings.reports.report import BlockKind
from tellings.story import Story, compare
from tests.made_stories import bakery, courier, echo, ferry, herald
from tests.reports_made import made, read_quickly

CARRIED = (Told.TOLD, Told.PARTLY)


def point_with(story: Story, words: str) -> Point:
    """The point of which the words are the words, or in which they are told by most."""
    found = [p for p in story.points if any(words in q.text for t in p.tellings for q in t.passages)]
    return max(found, key=lambda p: (words in p.words.text, len(p.told_by)))


def how(point: Point, reading: Reading) -> Told:
    (telling,) = (t for t in point.tellings if t.report == reading.report.id)
    return telling.how


def telling_of(story: Story, words: str, reading: Reading) -> Telling:
    (found,) = (t for t in story.tellings if words in t.sentence.text and t.report == reading.report.id)
    return found


def test_readings_are_in_order_of_publication_whatever_order_they_are_given_in() -> None:
    assert ferry().readings == (herald(), courier(), echo())


def test_readings_without_a_time_come_last_in_the_order_given() -> None:
    first, second = (read_quickly(made(f"{name} shut\n\nIt is shut.")) for name in ("Port", "Road"))
    assert compare([second, first, herald()]).readings == (herald(), second, first)


def test_what_two_reports_tell_in_other_words_is_one_point() -> None:
    point = point_with(ferry(), "steering had failed")
    assert "steering of the ship failed" in " ".join(q.text for t in point.tellings for q in t.passages)
    assert how(point, herald()) in CARRIED
    assert how(point, courier()) in CARRIED


def test_what_one_report_tells_alone_is_a_point_of_its_own() -> None:
    point = point_with(ferry(), "six small boats")
    assert point.told_by == (courier().report.id,)


def test_silence_is_claimed_of_a_later_report_only() -> None:
    point = point_with(ferry(), "no lights should be")
    assert how(point, herald()) is Told.NOT_EXAMINED  # published before
    assert how(point, echo()) is Told.NOT_TOLD
    silences = {s.report: s for s in ferry().silences if s.point == point.id}
    assert "before the first report that tells it" in silences[herald().report.id].reason
    assert silences[echo().report.id].how is Told.NOT_TOLD


def test_a_telling_shows_where_the_other_report_tells_it() -> None:
    telling = telling_of(ferry(), "passed an inspection in March", echo())
    assert telling.how in CARRIED
    assert "Norlane, which runs the ferry" in telling.passages[0].text


def test_every_sentence_is_asked_of_every_other_report() -> None:
    story = ferry()
    asked = Counter((t.sentence, t.report) for t in story.tellings)
    ids = [r.report.id for r in story.readings]
    assert set(asked.values()) == {1}
    assert set(asked) == {
        (s.passage, other) for r in story.readings for s in r.sentences for other in ids if other != r.report.id
    }


def test_every_clause_of_every_sentence_is_in_a_point_and_every_point_answers_for_every_report() -> None:
    story = ferry()
    told = {q for p in story.points for t in p.tellings if t.how in CARRIED for q in t.passages}
    clauses = [c for r in story.readings for s in r.sentences for c in find_clauses(s)]
    assert [c for c in clauses if not any(q.contains(c) for q in told)] == []
    for point in story.points:
        assert [t.report for t in point.tellings] == [r.report.id for r in story.readings]


def test_points_that_most_reports_tell_come_first() -> None:
    counts = [len(p.told_by) for p in ferry().points]
    assert counts == sorted(counts, reverse=True)
    assert [p.id for p in ferry().points] == [f"p{n}" for n in range(1, len(counts) + 1)]


def test_the_words_of_a_point_are_a_passage_of_it() -> None:
    for point in ferry().points:
        (own,) = (t for t in point.tellings if t.report == point.words.report)
        assert point.words in own.passages
        assert own.how is Told.TOLD


def test_every_passage_is_the_slice_of_its_report() -> None:
    texts = {r.report.id: r.report.text for r in ferry().readings}
    passages = [q for p in ferry().points for t in p.tellings for q in t.passages]
    passages += [q for t in ferry().tellings for q in (t.sentence, *t.passages)]
    assert all(q.text == texts[q.report][q.start : q.end] for q in passages)


def test_silences_and_points_agree() -> None:
    silent = {(p.id, t.report, t.how) for p in ferry().points for t in p.tellings if not t.passages}
    assert silent == {(s.point, s.report, s.how) for s in ferry().silences}


def test_no_silence_stands_where_the_words_of_the_point_are_told() -> None:
    # A point that is a part of a sentence has no answer of its own among the sentences.
    answers = {(t.sentence, t.report): t.how for t in ferry().tellings}
    silences = [(p.words, t.report) for p in ferry().points for t in p.tellings if not t.passages]
    assert [place for place in silences if answers.get(place) in CARRIED] == []
    assert any(place in answers for place in silences)


def test_comparing_twice_and_in_another_order_gives_the_same() -> None:
    assert compare([courier(), echo(), herald()]) == ferry()


def test_reports_of_two_events_are_not_forced_together() -> None:
    story = compare([herald(), bakery()])
    assert {len(point.told_by) for point in story.points} == {1}
    assert story.notes == ("These reports share nothing that was found: they may be of different events.",)


def test_a_stray_report_among_others_is_noted() -> None:
    story = compare([herald(), courier(), bakery()])
    assert story.notes == ("Bakery Post shares almost nothing with the other reports: it may be of another event.",)


def test_captions_take_no_part() -> None:
    caption = made(
        "Ferry aground\n\nThe ferry Marisol ran aground off Sandholm.\n\nA man sells bread. Picture: Lem",
        kinds=(BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CAPTION),
    )
    story = compare([read_quickly(caption), bakery()])
    assert not [t for t in story.tellings if "bread. Picture" in t.sentence.text or "A man sells" in t.sentence.text]


def test_one_report_alone_is_a_story_of_its_own_points() -> None:
    story = compare([bakery()])
    assert [len(point.told_by) for point in story.points] == [1, 1]  # the title and the first sentence are one point
    assert story.tellings == ()
    assert story.silences == ()
    assert story.notes == ("There is one report only: nothing is laid beside it.",)


def test_a_report_in_another_language_is_shown_and_not_examined() -> None:
    french = read_quickly(made("Un ferry s’échoue\n\nLe ferry est échoué.", outlet="Phare", language="fr"))
    story = compare([herald(), french])
    assert {how(point, french) for point in story.points} == {Told.NOT_EXAMINED}
    assert {s.reason for s in story.silences} == {"Not analysed: its language is French."}
    assert "Phare is in French, which is not analysed; it is shown only." in story.notes


def test_a_report_without_sentences_is_no_failure() -> None:
    empty = read_quickly(made("", outlet="Empty"))
    assert len(compare([empty]).points) == 0
    assert {how(point, empty) for point in compare([herald(), empty]).points} == {Told.NOT_EXAMINED}


def test_no_report_is_refused() -> None:
    with pytest.raises(StoryError, match="give at least one"):
        compare([])


def test_the_same_report_twice_is_refused() -> None:
    with pytest.raises(StoryError, match=r"Herald.*given twice"):
        compare([herald(), replace(herald())])
