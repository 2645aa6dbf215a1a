"""Points of sentences and of clauses."""

from __future__ import annotations

from functools import cache

from tellings.alignment import points
from tellings.alignment.align import Alignment, align
from tellings.alignment.answers import Answer, answers_of
from tellings.alignment.apart import Unit
from tellings.alignment.grouping import affinities
from tellings.alignment.links import NO_LINKS, Link, links_of
from tellings.alignment.scorer import load_weights
from tellings.alignment.told import Point, Told
from tellings.passages import Passage
from tellings.story import Story, compare
from tests.reports_made import made, read_quickly

COURIER = """Ferry runs aground off Sandholm

The ferry Marisol ran aground off Sandholm on Tuesday.

Mr Varga, who is not related to the crane driver, said by telephone that two barges with 340 sheep were waiting.

All passengers were taken ashore by noon, and two of them were treated for broken ribs."""

HERALD = """Ferry aground off Sandholm

The Marisol, a ferry, ran aground off Sandholm on Tuesday morning.

Josef Varga, who is not related to the crane driver, did not want to be filmed.

Every passenger was brought ashore by noon."""


@cache
def story() -> Story:
    return compare(read_quickly(made(t, outlet=o, published=f"2031-05-04T{h}:30")) for t, o, h in REPORTS)


REPORTS = ((COURIER, "The Courier", "12"), (HERALD, "The Herald", "15"))


def points_at(words: str) -> list[Point]:
    carried = (Told.TOLD, Told.PARTLY)
    return [
        p
        for p in story().points
        if any(words in passage.text for t in p.tellings if t.how in carried for passage in t.passages)
    ]


def test_a_title_joins_the_point_that_the_body_tells_and_does_not_stand_for_it() -> None:
    (point,) = points_at("Ferry runs aground off Sandholm")
    assert point in points_at("The ferry Marisol ran aground")
    assert point.words.text not in ("Ferry runs aground off Sandholm", "Ferry aground off Sandholm")


def test_the_part_of_a_sentence_that_another_report_tells_is_a_point_and_the_rest_another() -> None:
    (rest,) = points_at("two barges with 340 sheep")
    (shared,) = (p for p in points_at("who is not related to the crane driver") if len(p.told_by) == 2)
    assert len(rest.told_by) == 1
    assert rest != shared


def test_a_telling_says_what_it_adds() -> None:
    (point,) = (p for p in points_at("taken ashore by noon") if len(p.told_by) == 2)
    adds = {passage.text for telling in point.tellings for passage in telling.adds}
    assert adds == {"two of them were treated for broken ribs"}


def test_what_one_report_alone_tells_adds_nothing_to_others() -> None:
    assert all(not t.adds for p in story().points if len(p.told_by) == 1 for t in p.tellings)


def test_points_do_not_depend_on_the_order_of_the_reports() -> None:
    turned = compare(read_quickly(made(t, outlet=o, published=f"2031-05-04T{h}:30")) for t, o, h in REPORTS[::-1])
    assert turned.points == story().points


def test_only_a_passage_that_is_like_the_point_is_shown_as_a_telling_of_it() -> None:
    words, near, far = (Passage(report, 0, 3, "one") for report in "ABC")
    links = affinities([links_of((Link(words, near, 0.45), Link(words, far, 0.35)))], NO_LINKS)
    nothing = answers_of(story_alignment().tellings, links)
    unit = Unit(words, words, (words,), head=False)
    found = points._Found(("A", "B", "C"), {words: unit}, links, links, nothing, nothing, load_weights().thresholds)
    shown = points._shown(words, Answer(Told.PARTLY, (near, far)), found, points.SHOWN)
    assert shown == (near,)
    assert points._shown(words, Answer(Told.PARTLY, (near, far)), found, points.SHOWN_OTHER) == ()


def story_alignment() -> Alignment:
    return align(story().readings)
