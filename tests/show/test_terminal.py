"""The story in the terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tellings.reports.characters import UNWANTED
from tellings.show.printable import printable, shortened
from tellings.show.terminal import show_story
from tellings.story import Story
from tests.show.fabricated import P, T, ferry, reading, story, with_lineage, with_voices


def shown(found: Story, width: int = 80) -> str:
    out = io.StringIO()
    show_story(found, Console(file=out, width=width, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 60, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in shown(ferry(), width).splitlines()) <= width


def test_what_is_piped_has_no_colour_and_the_counts_of_the_story() -> None:
    text = shown(ferry())
    assert "\x1b" not in text
    assert "5 reports, 8 points told by two or more, 4 by one alone" in text


def test_the_five_answers_are_told_apart_by_characters() -> None:
    text = shown(ferry())
    assert "a B c D /" in text  # partly told, told, not examined
    assert "? B / D /" in text  # unsure
    assert "- B C D /" in text  # not told


def test_not_examined_gives_its_reason_and_is_not_called_silence() -> None:
    text = " ".join(shown(ferry()).split())
    assert "E Küstenblatt: not examined, 12 points: The report is in German" in text
    assert "[not examined in C, E]" in text


def test_who_is_heard_is_listed_with_manner_and_route() -> None:
    text = " ".join(shown(with_voices(ferry())).split())
    assert "WHO IS HEARD Ida Holt: 2 statements in B D" in text
    assert "the steering, the coastguard said. [D: indirect, accuse, through the coastguard]" in text
    assert "Shops in Sellen: 1 statement in D, unsure who" in text


def test_origins_are_told_where_they_are_fewer_than_the_reports() -> None:
    text = " ".join(shown(with_lineage(ferry())).split())
    assert "WHERE THE WORDS COME FROM 5 reports" in text
    assert "origins]" in text
    assert "WHERE THE WORDS" not in shown(ferry())


def test_what_is_cut_says_so() -> None:
    long = [(T, "{1}One long title")] + [(P, f"{{{n}}}Sentence number {n} of many.") for n in range(2, 40)]
    text = shown(story([reading(long, "A"), reading(long, "B", url="x")], {}, {}))
    assert "… and 24 more points; --html and --json have them all." in text


def test_markup_of_the_terminal_library_is_shown_as_written() -> None:
    found = story([reading([(T, "{1}[red]Ferry[/red] [link=x]aground")], "[bold]A"), ferry().readings[0]], {}, {})
    text = shown(found)
    assert "[red]Ferry[/red] [link=x]aground" in text
    assert "[bold]A" in text


@given(st.text(), st.integers(2, 40))
def test_no_text_can_steer_the_terminal_or_grow_too_long(text: str, length: int) -> None:
    assert not UNWANTED.search(printable(text))
    assert "\n" not in printable(text)
    assert len(shortened(text, length)) <= length
