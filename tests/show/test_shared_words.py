"""Which words are marked when sentences stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.show.shared_words import lemma_of, lemmas_of, mark_shared
from tests.show.fabricated import T, reading


@pytest.mark.parametrize(
    ("word", "lemmas", "lemma"),
    [
        ("ferry", {"ferry", "run"}, "ferry"),  # the lemma itself
        ("ferries", {"ferry", "run"}, "ferry"),  # a common beginning of more than half
        ("injuring", {"injure"}, "injure"),
        ("the", {"ferry", "theatre"}, ""),  # a function word has no lemma
        ("run", {"ferry"}, ""),
        ("at", {"attack"}, ""),  # too short to go by its beginning
        ("northern", {"northway"}, "northway"),  # a known fault: only lemmas of the same sentence can be confused
        ("said", {"say"}, ""),  # irregular forms are missed
        ("1,200", {"1,200"}, "1,200"),  # a number is one word
    ],
)
def test_a_word_takes_a_lemma_of_its_sentence(word: str, lemmas: set[str], lemma: str) -> None:
    assert lemma_of(word, lemmas) == lemma


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("A ferry ran aground.", "The ferry is aground.", "A <ferry> ran <aground>."),
        ("Old ferry boats", "ferry boats burn", "Old <ferry boats>"),  # neighbours are one mark
        ("A ferry ran aground.", "Rain fell.", "A ferry ran aground."),  # nothing in common
        ("Ferry, ferry!", "ferry", "<Ferry>, <ferry>!"),  # a repeated word is marked each time
        ("The of", "The of", "The of"),  # function words are never marked
    ],
)
def test_words_of_one_lemma_are_marked(left: str, right: str, marked: str) -> None:
    both = [reading([(T, text)], "A") for text in (left, right)]
    own, others = (lemmas_of(found.report.passage(0, len(found.report.text)), found.sentences) for found in both)
    pieces = mark_shared(left, own, others)
    assert "".join(f"<{piece}>" if shared else piece for piece, shared in pieces) == marked


@given(st.text(), st.frozensets(st.text(min_size=1)), st.frozensets(st.text(min_size=1)))
def test_the_pieces_joined_are_the_text(text: str, own: frozenset[str], others: frozenset[str]) -> None:
    pieces = mark_shared(text, own, others)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
