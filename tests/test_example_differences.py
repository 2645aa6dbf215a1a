"""The example whose reports differ in many ways: `examples/cable-car`."""

from __future__ import annotations

import pytest

from tellings import annotate, compare, read
from tellings.comparison.difference import DifferenceKind, Relation
from tellings.show.differences import group_differences
from tellings.show.page import render_page
from tellings.story import Story
from tests.shared_data import ROOT


@pytest.fixture(scope="module")
def story() -> Story:
    return compare([annotate(report) for report in read(ROOT / "examples" / "cable-car" / "reports")])


@pytest.mark.parametrize(
    "kind",
    [DifferenceKind.NUMBER, DifferenceKind.IDENTITY, DifferenceKind.CERTAINTY, DifferenceKind.CAUSE],
)
def test_a_kind_of_difference_of_the_example_is_found(story: Story, kind: DifferenceKind) -> None:
    assert kind in {difference.kind for difference in story.differences}


def test_the_injured_are_one_difference_of_all_reports_and_no_conflict_with_an_open_end(story: Story) -> None:
    hurt = [group for group in group_differences(story) if any("12 people injured" in t.words for t in group.told_as)]
    assert len(hurt) == 1
    assert len(hurt[0].reports) == 3
    for difference in hurt[0].differences:
        if "at least" in difference.left.words.text.lower():
            assert difference.relation is not Relation.CONFLICT


def test_its_page_has_every_part(story: Story) -> None:
    page = render_page(story)
    for part in ("opening", "points", "differences", "figures", "timeline", "heard", "alone", "left-out", "reports"):
        assert f'<section id="{part}"' in page
