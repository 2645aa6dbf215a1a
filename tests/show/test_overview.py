"""What every showing opens with."""

import pytest

from tellings.alignment.told import Told
from tellings.show.overview import points_alone, points_left_out, shared_points, siglum, story_title, witnesses
from tellings.story import Story
from tests.show.fabricated import POST, RADIO, WIRE, ferry, reading, story


@pytest.mark.parametrize(
    ("place", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_sigla_go_on_behind_z_as_columns_do(place: int, letters: str) -> None:
    assert siglum(place) == letters


def test_two_reports_of_one_outlet_are_told_apart_by_their_sigla() -> None:
    twins = story([reading(WIRE, "The Mail"), reading(POST, "The Mail"), reading(RADIO, "Radio")], {}, {})
    assert [witness.name for witness in witnesses(twins)] == ["The Mail (A)", "The Mail (B)", "Radio"]


def test_the_story_is_called_by_the_title_whose_words_are_shared_most() -> None:
    title = story_title(ferry())
    assert title is not None
    assert title.text == "Ferry runs aground off Sellen Island"


def test_a_story_without_titles_has_no_title() -> None:
    assert story_title(Story((), (), (), ())) is None


def test_shared_points_are_told_by_two_or_more_and_an_unsure_telling_does_not_count() -> None:
    shared = shared_points(ferry())
    assert [len(point.told_by) for point in shared] == [4, 4, 3, 3, 2, 2, 2, 2]


def test_what_one_tells_alone_stands_in_the_order_of_its_text() -> None:
    found = ferry()
    post = found.readings[3].report.id
    starts = [point.words.start for point in points_alone(found, post)]
    assert len(starts) == 2
    assert starts == sorted(starts)


def test_not_told_and_not_examined_are_kept_apart_and_each_reason_is_one_group() -> None:
    found = ferry()
    wire = points_left_out(found, found.readings[0].report.id)
    assert [(group.how, len(group.points)) for group in wire] == [(Told.NOT_TOLD, 7), (Told.NOT_EXAMINED, 1)]
    assert "before the inquiry" in wire[1].reason
    german = points_left_out(found, found.readings[4].report.id)
    assert [(group.how, len(group.points)) for group in german] == [(Told.NOT_EXAMINED, 12)]
