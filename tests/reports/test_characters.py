from hypothesis import given
from hypothesis import strategies as st

from tellings.reports.characters import UNWANTED, clean_characters


def test_controls_and_bidi_marks_go_and_the_rest_keeps_its_place() -> None:
    cleaned = clean_characters("ab\x00c\u202edé\u200bf")
    assert cleaned.text == "abcdéf"
    assert [(run.text_start, run.source_start) for run in cleaned.runs] == [(0, 0), (2, 3), (3, 5), (5, 8)]
    assert "U+0000 NUL" in cleaned.note
    assert "right-to-left override" in cleaned.note
    assert cleaned.note.startswith("3 invisible")


def test_a_clean_text_stays_as_it_is_and_says_nothing() -> None:
    cleaned = clean_characters("tab\tline\nآب‌ها 👩‍🚒")
    assert (cleaned.text, cleaned.note) == ("tab\tline\nآب‌ها 👩‍🚒", "")


@given(st.text())
def test_every_character_that_is_kept_maps_to_itself(text: str) -> None:
    cleaned = clean_characters(text)
    assert not UNWANTED.search(cleaned.text)
    assert cleaned.text == "".join(text[run.source_start : run.source_end] for run in cleaned.runs)
    assert cleaned.text == UNWANTED.sub("", text)
