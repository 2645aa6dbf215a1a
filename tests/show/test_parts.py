"""Parts of sentences, shown as parts."""

import pytest

from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.reports.report import BlockKind
from tellings.show.parts import in_sentence, point_words
from tests.show.fabricated import ferry

TEXT = "Early on Tuesday the ferry sank, police said. Nobody was hurt."
SENTENCES = [
    Sentence(Passage("a", start, end, TEXT[start:end]), 0, BlockKind.PARAGRAPH, ())
    for start, end in ((0, 45), (46, 62))
]


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("Nobody was hurt.", "Nobody was hurt."),  # a whole sentence
        ("Nobody was hurt", "Nobody was hurt"),  # only its full stop is missing
        ("Early on Tuesday the ferry sank", "Early on Tuesday the ferry sank …"),  # it goes on
        ("police said.", "… police said."),  # it has begun
        ("the ferry sank", "… the ferry sank …"),  # both
        ("police said. Nobody", "police said. Nobody"),  # of no one sentence
    ],
)
def test_a_part_of_a_sentence_is_marked_where_words_are_missing(part: str, shown: str) -> None:
    start = TEXT.index(part)
    assert in_sentence(Passage("a", start, start + len(part), part), SENTENCES) == shown


def test_a_point_named_by_a_whole_sentence_is_shown_as_it_stands() -> None:
    story = ferry()
    assert point_words(story) == {point.id: point.words.text for point in story.points}
