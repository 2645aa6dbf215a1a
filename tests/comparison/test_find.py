"""All kinds together: order, mirror, points, voices; and none where nothing is shared."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.comparison.difference import Difference, Relation
from tellings.comparison.find import find_differences
from tellings.comparison.limit import PAIRS_PER_POINT, find_limit_notes, likeliest_pairs
from tellings.comparison.merging import merge_differences, show_once
from tellings.comparison.pairs import find_pairs
from tellings.reading import Reading
from tellings.story import Story, compare
from tests.comparison.pairs_made import found, pair_of, reading_of
from tests.made_stories import bakery, echo, ferry, herald

SENTENCES = (
    "The mayor approved the sale of the old market hall in Lindow.",
    "The mayor did not approve the sale of the old market hall in Lindow.",
    "The mayor may have approved the sale of the old market hall in Kettle Point for 200,000 crowns.",
    "The mayor approved the sale of the old market hall for 300,000 crowns, Tove Quist said on Monday.",
    "The council, not the mayor, approved the sale of the ancient market hall on Tuesday.",
)


@cache
def told(texts: tuple[str, str]) -> tuple[Reading, Reading]:
    return reading_of(texts[0], "Herald", ""), reading_of(texts[1], "Courier", "")


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_comparing_a_with_b_mirrors_b_with_a(left: str, right: str) -> None:
    readings = told((left, right))
    there, back = compare(readings), compare(readings[::-1])
    assert {_key(d) for d in there.differences} == {_key(d.mirrored()) for d in back.differences}


def test_unrelated_reports_have_no_difference() -> None:
    assert not compare([bakery(), herald()]).differences


def test_one_report_alone_has_no_difference() -> None:
    assert not compare([echo()]).differences


def test_conflicts_come_first_and_the_surer_before_the_less_sure() -> None:
    order = list(Relation)
    ranks = [(order.index(d.relation), -d.score) for d in ferry().differences]
    assert ranks == sorted(ranks)


def test_words_lie_in_their_sentence_and_read_as_the_report_has_them() -> None:
    texts = {reading.report.id: reading.report.text for reading in ferry().readings}
    for side in (side for d in ferry().differences for side in (d.left, d.right)):
        assert side.sentence.contains(side.words)
        assert texts[side.words.report][side.words.start : side.words.end] == side.words.text


def test_a_difference_says_whose_word_it_is_and_as_of_when() -> None:
    story = _sale()
    (number,) = [d for d in story.differences if d.kind.value == "number"]
    assert number.right.said_by == ("Tove Quist",)
    assert not number.left.said_by
    assert [str(getattr(side.as_of, "iso", "")) for side in (number.left, number.right)] == [
        "2031-05-04T12:00",
        "2031-05-04T12:00",
    ]


def _sale() -> Story:
    own = "The mayor approved the sale of the old market hall in Lindow for 200,000 crowns."
    quoted = "The mayor approved the sale of the old market hall in Lindow for 300,000 crowns, Tove Quist said."
    at = "2031-05-04T12:00"
    return compare([reading_of(own, "Herald", at), reading_of(quoted, "Courier", at)])


def test_of_two_kinds_in_the_same_words_the_first_is_kept() -> None:
    from tellings.comparison.identity import find_identity_differences

    left, right = "The ship was led by Captain Ilse Brandt.", "The ship was led by Captain Ilse Brandd."
    (difference,) = found(find_identity_differences, left, right)
    assert merge_differences([difference, difference]) == (difference,)


def test_what_two_reports_repeat_is_shown_once_where_it_is_surest() -> None:
    from tellings.comparison.times import find_time_differences

    left, right = "The mayor resigned on Monday.", "The mayor resigned this week."
    (surest,) = found(find_time_differences, left, right, "2031-05-07T12:00", "2031-05-07T12:00")
    weaker = replace(surest, score=0.1)
    assert show_once([weaker, surest]) == show_once([surest, weaker]) == [surest]


def test_a_spelling_that_two_reports_repeat_is_shown_once() -> None:
    from tellings.comparison.identity import find_identity_differences

    left, right = "The ship was led by Captain Ilse Brandt.", "The ship was led by Captain Ilse Brandd."
    (surest,) = found(find_identity_differences, left, right)
    assert show_once([replace(surest, score=0.1), surest]) == [surest]


def test_a_credit_is_weighed_against_each_report_once() -> None:
    from tellings.comparison.attribution import find_attribution_differences

    said = "The fire in the harbour of Lindow was caused by a faulty heater, the fire chief Tove Quist said."
    (surest,) = found(find_attribution_differences, said, "A faulty heater caused the fire in the harbour of Lindow.")
    passage = surest.right.words
    elsewhere = replace(surest.right, words=replace(passage, start=passage.start + 1), sentence=passage)
    assert show_once([surest, replace(surest, right=elsewhere, score=0.1)]) == [surest]


def test_pairs_beyond_the_limit_of_a_point_are_left_out_and_said_so() -> None:
    story = ferry()
    pairs = find_pairs(story.readings, story.tellings)
    assert not find_limit_notes(pairs, likeliest_pairs(pairs, story.points))
    assert "4 less sure ones were left out" in find_limit_notes(range(9), range(5))[0]
    pair, _ = pair_of(SENTENCES[0], SENTENCES[1])
    assert len(likeliest_pairs([pair] * (PAIRS_PER_POINT + 5), ())) == PAIRS_PER_POINT + 5


def test_finding_twice_gives_the_same() -> None:
    story = ferry()
    pairs = find_pairs(story.readings, story.tellings)
    assert find_differences(story.readings, pairs, story.points, story.parties) == story.differences


def _key(difference: Difference) -> tuple[object, ...]:
    left, right = difference.left, difference.right
    return (difference.kind, difference.relation, left.words, right.words, left.read_as, right.read_as)
