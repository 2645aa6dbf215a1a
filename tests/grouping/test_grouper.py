from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import StoryError
from tellings.grouping.grouper import Grouper, Options
from tellings.grouping.state import Row
from tests.grouping.made import DAY, FIRE, FIRE_AGAIN, OTHER_SHOOTING, SHOOTING, profile
from tests.reports_made import made

DEFAULT = Options()
TOLD = (FIRE, FIRE_AGAIN, SHOOTING, OTHER_SHOOTING)


def grouped(*profiles: object, options: Options = DEFAULT) -> Grouper:
    grouper = Grouper(options)
    for one in profiles:
        grouper.add_profile(one)  # type: ignore[arg-type]
    return grouper


def test_two_tellings_of_one_fire_are_one_story() -> None:
    grouper = grouped(profile("a"), profile("s", SHOOTING))
    joined = grouper.add_profile(profile("b", FIRE_AGAIN, DAY + timedelta(days=1)))
    assert (joined.action, joined.story) == ("joined", grouper.story_of("a"))
    assert joined.score >= grouper.options.threshold
    assert "Hollis" in joined.reason
    assert "a, published 1 day apart" in joined.reason


def test_two_shootings_in_one_town_in_one_week_stay_apart() -> None:
    grouper = grouped(profile("a", SHOOTING, DAY))
    began = grouper.add_profile(profile("b", OTHER_SHOOTING, DAY + timedelta(days=2)))
    assert (began.action, began.nearest) == ("began", grouper.story_of("a"))
    assert "too little" in began.reason


def test_this_years_budget_is_not_last_years() -> None:
    told = (
        "Oldmere council passes budget of {} million",
        "The council of Oldmere passed its budget for {} on Tuesday by {} votes to {}. Treasurer {} said that the town"
        " would spend {} million, most of it on {}. The opposition left the room.",
    )
    last, this = (
        ("41", ("2030", "nine", "six", "Ludo Marr", "41", "the harbour wall")),
        ("47", ("2031", "eight", "seven", "Sanna Idris", "47", "a new school on Mill Lane")),
    )
    one, two = ((told[0].format(millions), told[1].format(*facts)) for millions, facts in (last, this))
    grouper = grouped(profile("a", one, DAY - timedelta(days=364)), profile("b", two, DAY))
    assert grouper.story_of("a") != grouper.story_of("b")


def test_the_same_words_are_one_story_whenever_they_are_published() -> None:
    grouper = grouped(profile("a"), profile("b", published=DAY + timedelta(days=900)), profile("c", published=None))
    assert len(grouper.stories()) == 1


@pytest.mark.parametrize(
    ("title", "text", "published", "told"),
    [
        ("", "", DAY, "no words"),  # nothing was captured
        ("", "", None, "no words"),
        ("...", "\x00\n—", DAY, "no words"),  # no word among the characters
        ("Oldmere", "", DAY, "no"),  # a title alone
        ("", "Ein Feuer zerstörte am Montag eine Backstube in Oldmere.", DAY, "no telling word"),
        ("Fire", "Fire.", date(9999, 12, 31), ""),  # a day far ahead
        ("Fire", "Fire.", date(1, 1, 1), ""),
        ("\ud800", "\ud800 x", None, ""),  # a broken surrogate
        ("x" * 100_000, "word " * 2_000_000, DAY, ""),  # ten megabytes
    ],
)
def test_every_report_finds_a_place_and_a_reason(title: str, text: str, published: date | None, told: str) -> None:
    placed = Grouper().add_profile(profile("a", (title, text), published))
    assert placed.action == "began"
    assert told in placed.reason


def test_two_empty_reports_are_two_stories() -> None:
    assert len(grouped(profile("a", ("", "")), profile("b", ("", ""))).stories()) == 2


def test_a_report_in_another_language_is_found_by_names_and_numbers() -> None:
    german = (
        "Brand zerstört Bäckerei in Oldmere",
        "Ein Brand hat am Montag die Bäckerei Hollis in der Tanner Street in Oldmere zerstört. Inhaberin Mirela Hollis,"
        " 54, sagte, alle hätten das Haus verlassen. Mirela Hollis dankte der Feuerwehr von Oldmere.",
    )
    grouper = grouped(profile("s", SHOOTING), profile("a"))
    placed = grouper.add_profile(profile("b", german))
    assert grouper.story_of("a") in (placed.story, placed.nearest)


def test_a_report_that_is_known_stays_where_it_is() -> None:
    grouper = grouped(profile("a"), profile("b", SHOOTING))
    again = grouper.add_profile(profile("a", SHOOTING))
    assert (again.action, again.story) == ("known", grouper.story_of("a"))
    assert len(grouper.stories()) == 2


def test_a_report_as_read_is_placed_without_annotation() -> None:
    grouper = Grouper()
    report = made(FIRE[1])
    assert grouper.add(report).action == "began"
    assert grouper.add(report).action == "known"


def test_what_a_person_split_stays_apart_while_grouping_goes_on() -> None:
    grouper = grouped(profile("a"), profile("b", FIRE_AGAIN))
    story = grouper.story_of("a")
    new = grouper.split(story, ["b"])
    bridging = grouper.add_profile(profile("c", (FIRE[0], FIRE[1] + " " + FIRE_AGAIN[1])))
    assert bridging.merged == ()
    assert bridging.story in (story, new)
    assert grouper.story_of("a") == story != grouper.story_of("b") == new


def test_what_a_person_merged_stays_one_while_grouping_goes_on() -> None:
    grouper = grouped(profile("a"), profile("b", SHOOTING))
    story = grouper.merge(grouper.story_of("a"), grouper.story_of("b"))
    for n, told in enumerate((FIRE_AGAIN, OTHER_SHOOTING, SHOOTING)):
        grouper.add_profile(profile(f"later{n}", told))
    assert grouper.story_of("a") == grouper.story_of("b") == story


def test_merging_takes_back_a_split() -> None:
    grouper = grouped(profile("a"), profile("b", FIRE_AGAIN))
    story = grouper.story_of("a")
    assert grouper.merge(story, grouper.split(story, ["b"])) == story
    assert grouper.save().apart == ()
    assert grouper.reports(story) == ("a", "b")


def test_a_first_report_that_is_split_out_leaves_the_story_its_id() -> None:
    grouper = grouped(profile("a"), profile("b", FIRE_AGAIN))
    story = grouper.story_of("a")
    new = grouper.split(story, ["a"])
    assert new != story
    assert grouper.reports(story) == ("b",)


@pytest.mark.parametrize(
    ("story", "reports", "message"),
    [
        ("77", ["a"], "no story 77"),
        ("1", ["x"], "x: not in story 1"),
        ("1", [], "cannot be split"),  # nothing named
        ("1", ["a", "b"], "cannot be split"),  # nothing would stay
    ],
)
def test_a_split_that_cannot_be_is_refused(story: str, reports: list[str], message: str) -> None:
    grouper = grouped(profile("a"), profile("b"))
    with pytest.raises(StoryError, match=message):
        grouper.split(story, reports)


def test_a_merge_that_cannot_be_is_refused() -> None:
    grouper = grouped(profile("a"))
    with pytest.raises(StoryError, match="itself"):
        grouper.merge("1", "1")
    for pair in (("1", "9"), ("9", "1")):
        with pytest.raises(StoryError, match="no story 9"):
            grouper.merge(*pair)
    assert grouper.story_of("a") == "1"
    with pytest.raises(StoryError, match="in no story"):
        grouper.story_of("b")


def test_a_bridging_report_makes_one_story_of_two() -> None:
    grouper = grouped(profile("a"), profile("b", FIRE_AGAIN), options=Options(threshold=0.999999))
    assert len(grouper.stories()) == 2
    grouper.options = Options(threshold=0.3)
    bridging = grouper.add_profile(profile("c"))
    assert bridging.merged
    assert len(grouper.stories()) == 1


def test_reports_beyond_the_limit_are_no_longer_compared_but_stay_in_their_stories() -> None:
    grouper = grouped(profile("a"), profile("b", SHOOTING), profile("c", OTHER_SHOOTING), options=Options(active=2))
    placed = grouper.add_profile(profile("d"))
    assert placed.action == "began"
    assert grouper.story_of("a") == "1"
    assert [bool(row.profile) for row in grouper.save().rows] == [False, False, True, True]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), min_size=2, max_size=12), st.data())
def test_a_restart_at_any_place_goes_on_the_same(made: list[tuple[int, int]], data: st.DataObject) -> None:
    profiles = [profile(f"r{n}", TOLD[told], DAY + timedelta(days=day)) for n, (told, day) in enumerate(made)]
    stop, options = data.draw(st.integers(0, len(made))), Options(active=5)
    whole, first = grouped(*profiles, options=options), grouped(*profiles[:stop], options=options)
    again = Grouper.load(first.save(), options)
    placed = [again.add_profile(one) for one in profiles[stop:]]
    assert again.stories() == whole.stories()
    assert sorted(again.save().rows, key=lambda row: row.number) == list(whole.save().rows)
    assert all(0 <= one.score <= 1 and one.reason for one in placed)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_changes_row_by_row_are_the_whole_state(seed: int) -> None:
    chosen, grouper = random.Random(seed), Grouper(Options(active=6))
    rows: dict[str, Row] = {}
    for n in range(12):
        grouper.add_profile(profile(f"r{n}", chosen.choice(TOLD), DAY + timedelta(days=n)))
        stories = grouper.stories()
        if n % 4 == 3 and len(stories) > 1:
            grouper.merge(*chosen.sample(sorted(stories), 2))
        large = [(story, reports) for story, reports in grouper.stories().items() if len(reports) > 1]
        if n % 5 == 4 and large:
            story, reports = chosen.choice(large)
            grouper.split(story, [chosen.choice(reports)])
        changes = grouper.changes()
        rows |= {row.report: row for row in changes.rows}
    kept = grouper.save()
    assert sorted(rows.values(), key=lambda row: row.number) == sorted(kept.rows, key=lambda row: row.number)
    assert (changes.apart, changes.next) == (kept.apart, kept.next)
    members = [report for reports in grouper.stories().values() for report in reports]
    assert sorted(members) == sorted(f"r{n}" for n in range(12))
