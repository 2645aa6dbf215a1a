"""Attributions found in texts: offsets, robustness, and the plain cases that must never fail."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.learned.attribution import AttributionSpans, find_attributions
from tellings.learned.decoding import Thresholds, assign, find_cues
from tellings.learned.extractor import tokenizer
from tellings.learned.quotes import INSIDE, OUTSIDE, SINGLE, UNCLOSED, quote_states
from tellings.learned.windows import cut_windows, pieces_of

MARKS = ['"', "“", "”", "‘", "’", "'", "''", "``", "«", "»"]
STORY = (
    "Minister: harbour fire was arson\n\n"
    "The harbour will open again on Monday, the port authority said.\n\n"
    "“Nobody was hurt,” Anna Berg told reporters, “and nobody will lose work.”\n\n"
    "According to the fire service, the blaze began in a store of paint."
)


def spans_of(found: AttributionSpans) -> list[tuple[int, int]]:
    return [*found.source, *found.cue, *found.content]


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # content before the cue
        ("The bridge is safe, the mayor said.", "the mayor", "said", "The bridge is safe"),
        # content behind the cue
        ("Police said that two men were arrested.", "Police", "said", "two men were arrested"),
        # a phrase for a cue
        ("According to the ministry, prices fell by 3%.", "the ministry", "According to", "prices fell by 3%"),
        # a belief
        ("Analysts believe the bank will cut rates.", "Analysts", "believe", "the bank will cut rates"),
    ],
)
def test_who_said_what_is_found(text: str, source: str, cue: str, content: str) -> None:
    (found,) = find_attributions([text])[0]
    assert words(text, found.source) == source
    assert words(text, found.cue).startswith(cue)
    assert content in words(text, found.content).rstrip(".")


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("‘", "’"), ("''", "''"), ("«", "»")])
def test_a_quotation_around_its_cue_has_two_pieces_whatever_the_marks(opening: str, closing: str) -> None:
    text = f"{opening}Nobody was hurt,{closing} Anna Berg told reporters, {opening}and nobody will lose work.{closing}"
    found = find_attributions([text])[0]
    content = words(text, found[0].content)
    assert len(found) == 1
    assert "Nobody was hurt" in content
    assert "nobody will lose work" in content
    assert words(text, found[0].source) == "Anna Berg"


def test_text_without_speech_has_no_attributions() -> None:
    assert find_attributions(["The ferry leaves at nine and comes back at noon."]) == [[]]


def test_no_texts_and_empty_texts_are_no_error() -> None:
    assert find_attributions([]) == []
    assert find_attributions(["", " \n\n ", "“", "'"]) == [[], [], [], []]


def test_a_text_is_read_the_same_alone_and_among_others() -> None:
    others = ["The mayor said no.", STORY, "x" * 50, STORY[:80]]
    alone = [[(a.source, a.cue, a.content) for a in find_attributions([text])[0]] for text in others]
    together = [[(a.source, a.cue, a.content) for a in found] for found in find_attributions(others)]
    assert alone == together


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=300) | st.lists(st.sampled_from([*MARKS, *STORY.split(), "\n\n", "\n"]), max_size=80).map(" ".join)
)
def test_every_span_slices_back(text: str) -> None:
    for found in find_attributions([text])[0]:
        assert found.content
        assert 0 <= found.score <= 1
        for start, end in spans_of(found):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_shuffled_marks_leave_the_rest_of_the_document_readable(random: object) -> None:
    chosen = [random.choice(MARKS) for _ in range(4)]  # type: ignore[attr-defined]
    text = STORY.replace("“", chosen[0], 1).replace("”", chosen[1], 1)
    text = text.replace("“", chosen[2], 1).replace("”", chosen[3], 1)
    found = find_attributions([text])[0]
    assert "the port authority" in [words(text, a.source) for a in found]
    assert "the fire service" in [words(text, a.source) for a in found]


def test_a_megabyte_without_a_full_stop_is_read() -> None:
    for text in ("word " * 60_000, "x" * 1_000_000, "“" * 100_000, "\ud800" * 1000):
        for found in find_attributions([text])[0]:
            assert all(text[start:end] for start, end in spans_of(found))


def test_windows_cover_every_piece_once_and_break_at_paragraphs() -> None:
    pieces = pieces_of("\n\n".join(["Ten words stand in this one small paragraph of ours."] * 40), tokenizer())
    windows = cut_windows(pieces, 50)
    assert [a for a, _ in windows] == [0, *(b for _, b in windows[:-1])]
    assert windows[-1][1] == len(pieces)
    assert all(b - a <= 50 for a, b in windows)
    assert all(pieces.marks[a, 2] == 3 for a, _ in windows)


@pytest.mark.parametrize(
    ("text", "state", "of"),
    [
        ("He said “no” today.", INSIDE, "no"),
        ('He said "no" today.', INSIDE, "no"),
        ("He said ''no'' today.", INSIDE, "no"),
        ("He said ‘no’ today.", SINGLE, "no"),
        ("It isn't, he doesn't.", OUTSIDE, "he"),
        ("The workers' pay and the firms' debt.", OUTSIDE, "pay"),
        # a stray mark says nothing about the rest of its paragraph, nor about the next one
        ('He " said no.\n\nShe said yes.', OUTSIDE, "yes"),
        ("“He said no.\n\nShe said yes.", UNCLOSED, "no"),
        # only the last paragraph of a long quotation is closed
        ("“First one.\n\n“Second one,” he said.", INSIDE, "First"),
        ("“A “nested” word” here.", OUTSIDE, "here"),
    ],
)
def test_the_inside_of_a_quotation_is_known(text: str, state: int, of: str) -> None:
    assert quote_states(text)[text.index(of)] == state


def test_a_cue_goes_on_until_another_begins() -> None:
    begin = np.array([0.1, 0.9, 0.1, 0.8, 0.1], dtype=np.float32)
    inside = np.array([0.0, 0.1, 0.8, 0.1, 0.2], dtype=np.float32)
    assert find_cues(begin, inside, Thresholds()) == [(1, 3), (3, 4)]


def test_a_cue_without_content_is_dropped() -> None:
    roles = np.zeros((1, 4, 3), dtype=np.float32)
    roles[..., 0] = 1.0
    assert assign([(1, 2)], [0.9], roles, Thresholds()) == []
