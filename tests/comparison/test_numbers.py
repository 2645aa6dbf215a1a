"""Differences of number and scope, on reports about invented places."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from tellings.comparison.context import make_context
from tellings.comparison.difference import Difference, DifferenceKind, Relation
from tellings.comparison.numbers import drop_repeated, find_number_differences, find_toll_pairs
from tellings.comparison.one_or_several import find_one_or_several
from tellings.comparison.pairs import TellingPair, told_sentences
from tellings.comparison.scopes import find_scope_differences
from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.language.sentences import find_sentences
from tellings.reading import Reading
from tellings.reports.report import BlockKind
from tests.reports_made import made


@cache
def _reading(text: str, published: str) -> Reading:
    report = made(
        text, kinds=[BlockKind.PARAGRAPH], outlet=text[:12], published=published, zone="Z" if published else ""
    )
    ((report, doc),) = parse_all([report])
    return Reading(report, find_sentences(report, doc), quantities=find_quantities(report, doc))


def _pair(left: str, right: str, days: tuple[str, str] = ("", "")) -> tuple[TellingPair, list[Reading]]:
    readings = [_reading(text, day) for text, day in zip((left, right), days, strict=True)]
    first, second = (next(iter(told_sentences(reading))) for reading in readings)
    return TellingPair(first, second, 1.0, True), readings


def _numbers(left: str, right: str, days: tuple[str, str] = ("", "")) -> list[Difference]:
    pair, readings = _pair(left, right, days)
    return list(find_number_differences(pair, make_context(readings, (), ())))


FOUND = [
    # compatible, however far apart: never a conflict
    (
        "The blast killed at least two people in Veld.",
        "The blast killed at least six civilians in Veld.",
        Relation.PRECISION,
        ("2 ≤ people killed", "6 ≤ civilians killed"),
    ),
    (
        "Dozens of people were injured in the blast.",
        "The blast injured 36 people.",
        Relation.PRECISION,
        ("20 ≤ people injured ≤ 199", "people injured = 36"),
    ),
    # one is rounded
    (
        "The flood displaced 1,200 people in Veld.",
        "The flood displaced 1,242 people in Veld.",
        Relation.PRECISION,
        ("people displaced = 1,200", "people displaced = 1,242"),
    ),
    # no value is in both, but a toll grows, and which report came first is not stated
    (
        "The blast killed eight people in Veld.",
        "The blast killed six people in Veld.",
        Relation.BOTH_CAN_STAND,
        ("people killed = 8", "people killed = 6"),
    ),
    (
        "The four-year-old boy fell into the moat.",
        "The three-year-old boy fell into the moat.",
        Relation.CONFLICT,
        ("age = 4 years", "age = 3 years"),
    ),
    # units are converted before they are compared
    (
        "The tunnel under Veld is 10km long.",
        "The tunnel under Veld is about 6 miles long.",
        Relation.PRECISION,
        ("length = 10 kilometers", "5.4 miles ≤ length ≤ 6.6 miles"),
    ),
]

NOTHING = [
    ("The blast killed six people in Veld.", "Six people were killed by the blast in Veld."),  # equal in other words
    ("The blast killed six people.", "Police arrested eight people."),  # not the same event
    (
        "The blast killed a mother and her two sons.",
        "The blast killed three people.",
    ),  # a list that comes to the number
    ("The tunnel cost $5 million.", "The tunnel cost €6 million."),  # currencies are not converted
    ("Up to 100 people could be killed.", "The blast killed six people."),  # only supposed
    ("It was built in 1998.", "It was built in 2001."),  # years are times
]


@pytest.mark.parametrize(("left", "right", "relation", "read"), FOUND)
def test_two_numbers_of_one_thing_differ(left: str, right: str, relation: Relation, read: tuple[str, str]) -> None:
    (difference,) = _numbers(left, right)
    assert (difference.kind, difference.relation) == (DifferenceKind.NUMBER, relation)
    assert (difference.left.read_as, difference.right.read_as) == read
    assert difference.reason.endswith(".")


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_numbers_that_do_not_differ_or_are_of_two_things(left: str, right: str) -> None:
    assert _numbers(left, right) == []


def test_two_tolls_of_one_moment_are_a_conflict() -> None:
    left, right = "The blast killed six people in Veld.", "The blast killed eight people in Veld."
    (difference,) = _numbers(left, right, ("2031-05-04T10:00", "2031-05-04T10:00"))
    assert difference.relation is Relation.CONFLICT


def test_a_later_toll_is_an_update() -> None:
    left, right = "The blast killed six people in Veld.", "The blast killed eight people in Veld."
    (difference,) = _numbers(left, right, ("2031-05-04T10:00", "2031-05-05T10:00"))
    assert difference.relation is Relation.UPDATE


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in FOUND])
def test_the_other_way_round_is_the_mirror(left: str, right: str) -> None:
    (one,), (other,) = _numbers(left, right), _numbers(right, left)
    assert (one.left.words, one.right.words) == (other.right.words, other.left.words)
    assert one.relation is other.relation


def test_two_reports_that_state_different_tolls_differ_whoever_they_count_and_whatever_else_they_give() -> None:
    (difference,) = _numbers("The blast killed three men in Veld.", "The blast killed two people in Veld.")
    assert difference.kind is DifferenceKind.NUMBER
    grown = "The blast killed seven people in Veld. On Wednesday four people were said to have been killed."
    assert _numbers(grown, "The blast killed four people in Veld.")


def test_one_who_was_killed_among_counted_wounded_is_all_who_were_killed() -> None:
    whole = "A man was killed and three others were wounded in Veld."
    (difference,) = _numbers(whole, "Two people were killed in Veld.")
    assert difference.left.read_as == "man killed = 1"


def test_a_number_that_is_taken_back_is_not_known_to_both() -> None:
    taken_back = "Four people were injured in the blast, not five as first reported."
    (difference,) = _numbers("The blast in Veld injured five people.", taken_back)
    assert (difference.left.read_as, difference.right.read_as) == ("people injured = 5", "people injured = 4")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the one was killed, the other is charged; two names
        ("A 20-year-old man was shot and killed in Veld.", "A 27-year-old man is charged over the shooting in Veld."),
        ("Police charged 21-year-old Arvo Lund with theft.", "Police charged 20-year-old Ilo Tamm with theft."),
        # "both" are two who were named before
        ("They were both pronounced dead in Veld.", "Three people were killed in Veld."),
        # a few who are named are no count of all
        ("His wife and son were killed in the blast in Veld.", "The blast in Veld killed dozens of people."),
        # people of two callings, of whom each report gives its toll
        ("Nine guards were injured in Veld.", "At least 30 miners were injured in Veld."),
        # those who are still somewhere are a rest of those who were hurt
        ("The slide in Veld injured 41 people.", "Forty people are still in hospital after the slide in Veld."),
    ],
)
def test_numbers_of_two_things_are_not_compared(left: str, right: str) -> None:
    assert _numbers(left, right) == []


def test_an_age_is_never_rounded() -> None:
    (difference,) = _numbers("Arvo Lund, 22, was killed in Veld.", "Arvo Lund, 20, was killed in Veld.")
    assert difference.relation is Relation.CONFLICT


def test_tolls_are_compared_where_no_telling_was_found() -> None:
    _, readings = _pair("The blast killed six people in Veld.", "Eight dead in Veld blast, mayor says.")
    (pair,) = find_toll_pairs(readings, ())
    assert find_number_differences(pair, make_context(readings, (), ()))


def test_a_toll_of_another_time_is_left_out() -> None:
    _, readings = _pair("The blast killed six people in Veld.", "Last year 40 people were killed in Veld.")
    assert not list(find_toll_pairs(readings, ()))


def test_the_same_values_are_shown_once() -> None:
    pair, readings = _pair("The tunnel will cost $5 billion.", "The tunnel will cost about $5 billion.")
    found = list(find_number_differences(pair, make_context(readings, (), ())))
    less_sure = [replace(difference, score=0.1) for difference in found]
    assert drop_repeated([*less_sure, *found]) == found


def test_a_group_and_everybody_are_two_sets() -> None:
    pair, readings = _pair("Twelve people were killed in the crash.", "Ten Veldish tourists were killed in the crash.")
    (difference,) = find_scope_differences(pair, make_context(readings, (), ()))
    assert (difference.kind, difference.relation) == (DifferenceKind.SCOPE, Relation.BOTH_CAN_STAND)


SAME_THING = [
    # a total, and not what made it grow
    (
        "Six people were killed in Veld.",
        "The toll rose to nine after three people died in hospital in Veld.",
        ("people killed = 6", "people killed = 9"),
    ),
    # one calling by two nouns, one of them where a number of it is told
    (
        "About 400 demonstrators stood in front of the mill.",
        "Police put the number of protesters in front of the mill at 900.",
        ("360 ≤ demonstrators ≤ 440", "protesters = 900"),
    ),
    # the number of people, told with the same noun
    (
        "More than 500 people have been poisoned in Veld.",
        "The number of people affected in Veld has reached 700.",
        ("500 < people", "people = 700"),
    ),
    # how many of the dead were of one group
    (
        "Four of the dead were children.",
        "Seven children were among the dead.",
        ("children killed = 4", "children killed = 7"),
    ),
    # how far it fell, and how long it took
    (
        "The lift fell some 40 metres.",
        "The cage of the mine plunged 70 metres into the shaft.",
        ("36 meters ≤ length ≤ 44 meters", "length = 70 meters"),
    ),
    (
        "The pump was not mended for 30 hours.",
        "The pump was out of order for two days.",
        ("duration = 30 hours", "duration = 2 days"),
    ),
    # two large numbers that are nearly one, though nothing says that they are of one thing
    (
        "The thieves took data of 143,000 households.",
        "The company raised what it thinks was stolen to 146,000.",
        ("households = 143,000", "number = 146,000"),
    ),
]


@pytest.mark.parametrize(("left", "right", "read"), SAME_THING)
def test_numbers_of_one_thing_in_sentences_that_surely_tell_it(left: str, right: str, read: tuple[str, str]) -> None:
    (difference,) = _numbers(left, right)
    assert (difference.left.read_as, difference.right.read_as) == read


def test_numbers_of_what_only_one_sentence_is_said_to_tell_are_not_compared() -> None:
    pair, readings = _pair("The ferry had 52 people on board.", "The ferry company has 120 people on its books.")
    loose = replace(pair, score=0.5, both_ways=False)
    assert not list(find_number_differences(loose, make_context(readings, (), ())))


def test_a_small_count_is_not_rounded() -> None:
    days = ("2031-05-04T10:00", "2031-05-05T10:00")
    (difference,) = _numbers("The blast injured 21 people.", "The blast injured 20 people.", days)
    assert difference.relation is Relation.UPDATE


def test_a_value_that_was_first_given_is_not_known_to_both() -> None:
    right = "Police arrested 61 people in Veld. The ministry had first given the number of arrests as 34."
    (difference,) = _numbers("Police arrested 34 people in Veld.", right)
    assert difference.right.read_as == "people arrested = 61"


def test_a_group_among_the_dead_and_all_who_died_can_both_stand() -> None:
    pair, readings = _pair("The slide killed 11 people in Veld.", "Five children were among the dead.")
    (difference,) = find_scope_differences(pair, make_context(readings, (), ()))
    assert difference.relation is Relation.BOTH_CAN_STAND
    assert difference.reason == "One report counts all people killed, the other only children killed."


def test_a_group_is_no_other_scope_where_its_sentence_gives_all_or_where_it_is_of_another_time() -> None:
    for right in ("Nine people died, and five children were among the dead.", "In 2019, 14 miners were killed there."):
        pair, readings = _pair("The slide killed 11 people in Veld.", right)
        assert not list(find_scope_differences(pair, make_context(readings, (), ())))


def test_tolls_that_are_told_again_are_no_scopes() -> None:
    left = "The slide killed 11 in Veld. At least 11 people were killed on Monday."
    pair, readings = _pair(left, "The slide killed 14 miners in Veld.")
    again = replace(pair, left=list(told_sentences(readings[0]))[1])
    assert not list(find_scope_differences(again, make_context(readings, (), ())))


def test_attackers_counted_in_make_another_set() -> None:
    pair, readings = _pair("Seven people, including the gunman, were killed.", "The gunman killed six people.")
    assert [d.kind for d in find_scope_differences(pair, make_context(readings, (), ()))] == [DifferenceKind.SCOPE]


def test_one_soldier_and_several_are_a_difference_of_number() -> None:
    pair, readings = _pair("The girl slapped a soldier at the gate.", "The girl slapped soldiers at the gate.")
    (difference,) = find_one_or_several(pair, make_context(readings, (), ()))
    assert (difference.left.read_as, difference.right.read_as) == ("soldier = 1", "2 ≤ soldiers")


def test_who_is_called_alike_may_be_named_with_another_noun() -> None:
    pair, readings = _pair("The girl slapped a Norlan soldier.", "The girl punched Norlan guards.")
    (difference,) = find_one_or_several(pair, make_context(readings, (), ()))
    assert (difference.left.read_as, difference.right.read_as) == ("soldier = 1", "2 ≤ guards")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Both give both: of one number and its part.
        (
            "The blast killed four people in Veld. Six people were killed in all.",
            "The blast killed six people in Veld.",
        ),
        # Two people of two ages.
        ("A 17-year-old was shot by a man in Veld. The man is 20 years old.", "A 20-year-old was shot in Veld."),
    ],
)
def test_a_value_that_the_other_report_gives_elsewhere_is_no_difference(left: str, right: str) -> None:
    assert _numbers(left, right) == []


def test_every_side_lies_in_its_sentence() -> None:
    for (left, right, _, _), swap in product(FOUND, (False, True)):
        for difference in _numbers(right, left) if swap else _numbers(left, right):
            for side in (difference.left, difference.right):
                assert side.sentence.contains(side.words)
