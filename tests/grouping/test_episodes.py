from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tellings.grouping.episodes import Episode, find_episodes
from tellings.reports.stated import NOT_STATED


def test_a_quiet_week_divides_a_story() -> None:
    found = find_episodes(
        [("trial", date(2031, 5, 2)), ("fire", date(2031, 3, 4)), ("late", NOT_STATED), ("day after", date(2031, 3, 5))]
    )
    assert found == (
        Episode(date(2031, 3, 4), date(2031, 3, 5), ("fire", "day after")),
        Episode(date(2031, 5, 2), date(2031, 5, 2), ("trial",)),
        Episode(NOT_STATED, NOT_STATED, ("late",)),
    )


def test_a_story_without_reports_has_no_episode() -> None:
    assert find_episodes([]) == ()


@given(st.lists(st.one_of(st.just(NOT_STATED), st.dates()), max_size=20))
def test_every_report_is_in_one_episode(days: list[date]) -> None:
    found = find_episodes((str(n), day) for n, day in enumerate(days))
    assert sorted(id for episode in found for id in episode.reports) == sorted(str(n) for n in range(len(days)))
