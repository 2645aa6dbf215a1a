from __future__ import annotations

import pytest

from tellings.lineage.quoted import Mark, mark_text

MARKS = {"<q>": Mark.QUOTED, "<s>": Mark.STANDING, "<n>": Mark.NAME}
TABLE = [
    ("He said: “<q>we <q>will <q>not <q>move”.", "curly marks"),
    ('The crew "<q>did <q>their <q>best" that night.', "straight marks"),
    ("They called it ‘a farce’.", "two words between marks are the writer's own"),
    ("It fell to the dogs' home, the players' union said.", "apostrophes are no marks"),
    ("<q>All <q>safe <q>now — <q>Orrin <q>Coast (@<q>orrincoast) <q>May <q>3, <q>2031", "a reproduced post"),
    ("Then <n>Ilse <n>Torvan went to <n>Skelt.", "names inside of a sentence"),
    ("Skelt was dark. Nobody slept.", "a capital where a sentence begins is no name"),
    ("<s>Copyright <s>2031 <s>The <s>Orrin <s>Post. <s>All <s>rights <s>reserved.", "a copyright line"),
    ("It rained. <s>Read <s>more", "a link of the page"),
    ("The firm <s>did <s>not <s>immediately <s>respond <s>to <s>a <s>request <s>for <s>comment.", "a set phrase"),
    ("All rights of the islanders were reserved for spring.", "the same words in a sentence of its own"),
]


@pytest.mark.parametrize(("text", "why"), TABLE)
def test_words_are_marked(text: str, why: str) -> None:
    plain = text
    for tag in MARKS:
        plain = plain.replace(tag, "")
    marked = mark_text("r", plain)
    shown = ""
    end = 0
    for start, stop, mark in zip(marked.words.starts, marked.words.ends, marked.marks, strict=True):
        tag = next((tag for tag, meant in MARKS.items() if meant == mark), "")
        shown += plain[end:start] + tag + plain[start:stop]
        end = stop
    assert shown + plain[end:] == text, why


def test_a_quotation_goes_on_over_paragraphs() -> None:
    marked = mark_text("r", "“It was dark and it was cold.\n“We waited for hours,” she said.")
    assert [marked.marks[n] for n in range(11)] == [Mark.QUOTED] * 11
    assert marked.marks[-1] == Mark.OWN


def test_captions_and_credits_are_apart_and_match_nothing() -> None:
    marked = mark_text("r", "By Ann Doe\nIt rained.", apart=[(0, 10)])
    assert list(marked.marks) == [Mark.APART] * 3 + [Mark.OWN] * 2
    assert len(set(marked.words.keys)) == 5
    assert marked.telling_words == 2
