"""What two passages share beside their score."""

from __future__ import annotations

import pytest

from tellings.alignment.links import Link, links_of
from tellings.alignment.shared import facts_of, weigh
from tellings.reading import Reading, annotate
from tests.reports_made import made


def reading_of(text: str, outlet: str, published: str = "2022-05-24") -> Reading:
    return annotate(made("\n\n" + text, outlet=outlet, published=published, language="en"))


def score_after(left: str, right: str, score: float, published: str = "2022-05-24") -> float:
    """The score of two sentences after weighing; 0 where they are not believed."""
    readings = reading_of(left, "A", published), reading_of(right, "B", published)
    one, other = (reading.sentences[0].passage for reading in readings)
    counted, refused = weigh(links_of([Link(one, other, score)]), facts_of(readings, {}))
    assert len(counted) + len(refused) == 1
    return next((link.score for link in counted), 0.0)


# Two sentences, a score, and whether it is kept.
KEPT = [
    # They share a place only: many things are told of it.
    ("Helena Strand walked along Tern Quay at noon.", "A warehouse burns on Tern Quay.", 0.4, False),
    # The same, with a score that is sure enough.
    ("Helena Strand walked along Tern Quay at noon.", "A warehouse burns on Tern Quay.", 0.8, True),
    # They share what happened, too.
    ("A warehouse burned on Tern Quay.", "The warehouse near Tern Quay has burned.", 0.4, True),
    # They share nothing that could be weighed: other words for one thing.
    ("The building blew up.", "An explosion was heard.", 0.4, True),
    # The times are years apart: another fire.
    ("In 2019 a fire on the quay was put out.", "A fire on the quay broke out on Monday.", 0.8, False),
    # A day apart: the one may correct the other.
    ("On Monday a fire broke out on the quay.", "A fire broke out on the quay on Sunday.", 0.8, True),
]


@pytest.mark.parametrize(("left", "right", "score", "kept"), KEPT)
def test_a_pair_that_rests_on_a_name_or_on_another_time_is_not_believed(
    left: str, right: str, score: float, kept: bool
) -> None:
    assert score_after(left, right, score) == (score if kept else 0.0)


def test_a_year_and_a_number_of_years_that_agree_add_to_the_score() -> None:
    left, right = "The visit is the first since 2005.", "It is the first visit in 17 years."
    assert score_after(left, right, 0.5) == 0.75
    assert score_after(left, right.replace("17", "12"), 0.5) == 0.5


def test_weighing_is_the_same_both_ways_round() -> None:
    for left, right, score, _ in KEPT:
        assert score_after(left, right, score) == score_after(right, left, score)
