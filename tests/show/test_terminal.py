"""The story in the terminal."""

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tellings.errors import StoryError
from tellings.reports.characters import UNWANTED
from tellings.show.chosen import find_outlet, show_chosen
from tellings.show.printable import printable, shortened
from tellings.show.terminal import show_story
from tellings.story import Story
from tests.show.fabricated import P, T, ferry, reading, story
from tests.show.fabricated_findings import with_differences, with_findings, with_lineage, with_voices


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


def test_differences_are_told_by_the_ways_in_which_they_are_told() -> None:
    text = " ".join(shown(with_differences(ferry())).split())
    assert "WHERE THEY DIFFER 2 conflicts, 1 where both can stand" in text
    assert "conflict, number: at least 3 people hurt [A] | at least 9 people hurt [B C] | 11 people hurt [D]" in text
    assert "[said by the coastguard; 3 ≤ people hurt]" in text
    assert "C and D: conflict. Both count the hurt, and no number fits both." in text
    assert "WHERE THEY DIFFER" not in shown(ferry())


def test_figures_words_times_and_changes_are_told() -> None:
    text = " ".join(shown(with_findings(ferry())).split())
    assert "A several people [3 ≤ people hurt; as of 4 May 2031, 17:05, zone not stated; the coastguard]" in text
    assert "ran aground [A] | ran on to a sandbank [B]" in text
    assert "Holt [D]" not in text.partition("ONE THING")[2].partition("WHEN IT HAPPENED")[0]  # a form of the same name
    assert "Tuesday 3 May 2031 [A D]" in text
    assert "Tuesday 3 May 2031, 19:00 [B] | Wednesday 4 May 2031, 18:55 [D]: the reports differ" in text
    assert "denies it [B], then says that it is so [D]: Both are about a fault of the ship." in text


def test_a_sentence_that_dates_two_points_stands_once_beside_its_time() -> None:
    found = with_findings(ferry())
    dated = next(time for time in found.timeline.points if time.point == "p9")
    again = replace(found, timeline=replace(found.timeline, points=(replace(dated, point="p2"), dated)))
    assert shown(again).partition("WHEN IT HAPPENED")[2].count("the year 1994 [B]") == 1


def chosen(found: Story, **wanted: Any) -> str:
    out = io.StringIO()
    show_chosen(found, Console(file=out, width=80, highlight=False), **wanted)
    return " ".join(out.getvalue().split())


def test_differences_alone_are_told_whole() -> None:
    text = chosen(with_differences(ferry()), differences=True)
    assert "WHERE THEY DIFFER" in text
    assert "through Coast Press" in text
    assert "They call one thing by different words." in text
    assert "TOLD BY MOST" not in text


def test_what_one_outlet_alone_tells_and_leaves_out_says_of_each_point_how_the_others_stand() -> None:
    text = chosen(ferry(), only="sellen mail", left_out="B")
    assert "WHAT THE SELLEN MAIL ALONE TELLS" in text
    assert "[not told in A D; not examined in C E]" in text
    assert "WHAT THE SELLEN MAIL LEAVES OUT not told, 4 points" in text
    assert "[told by C D]" in text


@pytest.mark.parametrize(
    ("words", "siglum"),
    [
        ("a", "A"),  # the letter, in any case
        ("KÜSTENBLATT", "E"),  # the name
        ("radio", "C"),  # its beginning
        ("the  harbour", "D"),
        ("mail", "B"),  # the beginning of a word in it
    ],
)
def test_an_outlet_is_found_by_letter_name_or_beginning(words: str, siglum: str) -> None:
    assert find_outlet(ferry(), words).siglum == siglum


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("tribune", "no outlet is called 'tribune': name one of A Coast Press, B The Sellen Mail"),
        ("the", "several outlets begin with 'the': name one of B The Sellen Mail, D The Harbour Post"),
        (" ", "no outlet is called"),
    ],
)
def test_an_outlet_that_is_not_there_is_refused_with_those_that_are(words: str, told: str) -> None:
    with pytest.raises(StoryError) as caught:
        find_outlet(ferry(), words)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_report_leaves_out_is_said_to_be_of_one_other_where_nothing_is_listed() -> None:
    own = {"A": 2, "B": 3, "C": 4}
    pieces = {name: [(T, "{1}One long title"), (P, f"{{{n}}}Only {name} tells this.")] for name, n in own.items()}
    text = shown(story([reading(told, name, url=name) for name, told in pieces.items()], {}, {}))
    assert "A  A: not told, 2 points, each told by one other alone" in text
    assert "each told by one other alone" not in shown(ferry())


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
