from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.lineage.copied import find_copied
from tellings.lineage.quoted import mark_text
from tests.lineage.fabricated import OTHER, OWN, WIRE, marked

WORD = st.sampled_from(
    [
        "the",
        "a",
        "ferry",
        "ran",
        "aground",
        "off",
        "Orrin",
        "island",
        "colour",
        "color",
        "six",
        "6",
        "“we",
        "heard”",
        "it.",
        "Said\n",
        "and",
    ]
)
TEXT = st.lists(WORD, max_size=60).map(" ".join)


def edits_of(left: str, right: str) -> list[tuple[str, str, str]]:
    found = [edit for passage in find_copied(marked(left), marked(right)) for edit in passage.edits]
    return [(edit.kind, edit.left.text if edit.left else "", edit.right.text if edit.right else "") for edit in found]


LINE = "The ferry ran aground off the island of Orrin on Monday night after its engine failed in heavy seas"


def test_a_copied_line_is_one_passage_without_edits() -> None:
    (passage,) = find_copied(marked(LINE), marked(f"It is said. {LINE}, and more."))
    assert (passage.left.text, passage.right.text, passage.edits) == (LINE, LINE, ())


def test_a_swapped_word_is_a_change() -> None:
    assert edits_of(LINE, LINE.replace("Monday", "Tuesday")) == [("changed", "Monday", "Tuesday")]


def test_a_dropped_clause_is_a_cut_and_the_other_way_round_an_addition() -> None:
    shorter = LINE.replace(" on Monday night", "")
    assert edits_of(LINE, shorter) == [("cut", "on Monday night", "")]
    assert edits_of(shorter, LINE) == [("added", "", "on Monday night")]


def test_another_house_style_is_a_respelling() -> None:
    left = "The harbour defence committee organised six boats at the centre of the bay"
    right = "The harbor defense committee organized 6 boats at the center of the bay"
    assert [kind for kind, _, _ in edits_of(left, right)] == ["respelled"] * 5


def test_capitals_and_quotation_marks_are_no_edits() -> None:
    assert edits_of(LINE, LINE.upper().replace("FERRY", "“FERRY”")) == []


def test_paragraphs_in_another_order_are_found() -> None:
    turned = "\n".join(reversed(WIRE.split("\n")))
    found = find_copied(marked(WIRE), marked(turned))
    assert sum(passage.telling_words for passage in found) >= len(marked(WIRE).words) - 4


def test_two_reports_of_two_events_share_nothing() -> None:
    assert find_copied(marked(WIRE), marked(OTHER)) == ()
    assert find_copied(marked(WIRE), marked(OWN)) == ()


def test_no_passage_goes_over_a_caption() -> None:
    first, second = f"{LINE}.\n", f"{LINE.replace('ferry', 'boat')}.\n"
    caption = "The harbour at dawn. Picture: Ann Doe\n"
    left, right = first + second, first + caption + second
    apart = [(len(first), len(first) + len(caption))]
    assert len(find_copied(marked(left), marked(right))) == 1
    found = find_copied(marked(left), mark_text("r", right, apart=apart))
    assert [passage.right.text for passage in found] == [first[:-2], second[:-2]]
    assert all(passage.edits == () for passage in found)


def test_one_phrase_over_and_over_is_not_looked_up_at_every_place() -> None:
    text = "it is so and so " * 3000
    assert find_copied(marked(text), marked(text))


@given(TEXT, TEXT)
def test_every_passage_and_every_edit_slices_back(left: str, right: str) -> None:
    for passage in find_copied(marked(left, "l"), marked(right, "r")):
        assert left[passage.left.start : passage.left.end] == passage.left.text
        assert right[passage.right.start : passage.right.end] == passage.right.text
        for edit in passage.edits:
            assert edit.left is None or (passage.left.contains(edit.left) and edit.left.text in left)
            assert edit.right is None or (passage.right.contains(edit.right) and edit.right.text in right)
            assert (edit.left is None, edit.right is None) == (edit.kind == "added", edit.kind == "cut")


@given(TEXT, TEXT)
def test_no_two_passages_overlap(left: str, right: str) -> None:
    found = find_copied(marked(left, "l"), marked(right, "r"))
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            assert not one.left.overlaps(other.left)
            assert not one.right.overlaps(other.right)


@given(TEXT, TEXT)
def test_left_and_right_mirror_each_other(left: str, right: str) -> None:
    there = find_copied(marked(left, "l"), marked(right, "r"))
    back = find_copied(marked(right, "r"), marked(left, "l"))
    assert {passage.turned() for passage in there} == set(back)
