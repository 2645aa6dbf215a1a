"""What a sentence offers to be matched by."""

import pytest

from tellings.alignment.cues import Cues, cues_of
from tests.reports_made import made, read_quickly


def cues(text: str) -> Cues:
    reading = read_quickly(made(f"Port shut\n\n{text}"))
    return cues_of(reading, reading.sentences)[1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Digits with separators, money, decimals.
        ("The port lost 1,200 boats and $3.5 million.", {"1200", "3.5", "million"}),
        # Number words, also inside a compound.
        ("Three men and a twelve-year-old boy left.", {"3", "12"}),
        # Vague numbers are kept as they are.
        ("Dozens were hurt.", {"dozens"}),
        # "One" is mostly no number.
        ("No one was hurt.", set()),
    ],
)
def test_numbers_are_read_alike_however_they_are_written(text: str, numbers: set[str]) -> None:
    assert cues(text).numbers == numbers


def test_a_name_is_matched_by_its_last_word() -> None:
    assert "lemmers" in cues("Anna Lemmers’s boat went to France.").names


def test_words_within_quotation_marks_are_kept_apart() -> None:
    found = cues("“The steering failed,” the captain said.")
    assert found.quoted == {"steering", "failed"}
    assert "captain" in found.spoken


def test_a_quotation_that_ends_in_this_sentence_is_seen() -> None:
    assert "steering" in cues("We lost the steering,” the captain said.").quoted


def test_a_long_sentence_is_taken_apart_at_clauses() -> None:
    found = cues("The ferry ran aground off Sandholm, which lies in the north, after the steering had failed at night.")
    parts = [found.text[start:end].strip() for start, end in found.clauses]
    assert len(parts) >= 2
    assert "".join(found.text[start:end] for start, end in found.clauses) == found.text


def test_a_short_sentence_is_one_clause() -> None:
    found = cues("The ferry, old, sank.")
    assert found.clauses == ((0, len(found.text)),)
