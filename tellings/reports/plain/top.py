"""The head of a report: navigation above it, title, standfirst, byline, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.reports.byline import split_byline
from tellings.reports.plain.datelines import read_date_line
from tellings.reports.plain.markers import POINTERS
from tellings.reports.plain.pieces import GIVEN, GIVEN_STANDFIRST, Piece
from tellings.reports.plain.shapes import ends_sentence, like_a_headline, word_count
from tellings.reports.plain.verdicts import Verdict, Verdicts, body_prose, first_prose, furniture
from tellings.reports.report import BlockKind

LONGEST_TITLE = 40
"""Words; a longer first line is no title."""

LONGEST_STANDFIRST = 60
REPEATED_WORDS = 6
"""So many words in a row that stand in the body again show that a short first paragraph sums it up."""


@dataclass(frozen=True, slots=True)
class Head:
    """The judged head.

    Attributes:
        verdicts: For the pieces of the head.
        title: Index of the title, or -1 where the text has none.
    """

    verdicts: dict[int, Verdict]
    title: int


def judge_title(pieces: Sequence[Piece], verdicts: Verdicts) -> Head:
    """Find the title and what stands above it, its second telling, and names without "By" below it."""
    title = find_title(pieces, verdicts)
    found: dict[int, Verdict] = {}
    if title >= 0:
        found = {i: furniture("navigation above the title") for i in range(title) if i not in verdicts}
        found[title] = Verdict(BlockKind.TITLE, _title_reason(pieces[title]))
        found |= _told_again(pieces, title)
    return Head(found | _lone_names(pieces, {**verdicts, **found}, title), title)


def find_title(pieces: Sequence[Piece], verdicts: Verdicts) -> int:
    """Index of the title: the first line that could be one, before any running text; -1 where there is none."""
    for mark in (GIVEN, "title"):
        marked = next((i for i, piece in enumerate(pieces) if piece.mark == mark), -1)
        if marked >= 0:
            return marked
    start = _end_of_navigation(pieces)
    for number in range(start, len(pieces)):
        verdict = verdicts.get(number)
        if verdict is None or verdict.marker in POINTERS:
            return number if _could_be_title(pieces, number) else -1
    return -1


def _title_reason(piece: Piece) -> str:
    reasons = {GIVEN: "stated beside the text", "title": "a Markdown heading of the first level"}
    return reasons.get(piece.mark, "the first line of the text")


def _could_be_title(pieces: Sequence[Piece], number: int) -> bool:
    text = pieces[number].text
    words = word_count(text)
    if not words or words > LONGEST_TITLE or (text[0] in '“"' and text[-1] in ".,"):
        return False
    if text.rstrip("”\"’'").endswith((".", ":", ";", ",")):
        alone = number + 1 < len(pieces) and not pieces[number + 1].tight
        return alone and words <= 14 and len(re.findall(r"[.!?]\s", text)) == 0 and text.endswith(".")
    return number + 1 < len(pieces) or words <= 20


def _end_of_navigation(pieces: Sequence[Piece]) -> int:
    """Where a run of three or more lines of a word or two ("Home", "News", "Sport") ends at the very top."""
    run = 0
    while run < len(pieces) and word_count(pieces[run].text) <= 2 and not ends_sentence(pieces[run].text):
        run += 1
    return run if run >= 3 and run < len(pieces) else 0


def _told_again(pieces: Sequence[Piece], title: int) -> dict[int, Verdict]:
    """The title's second telling near the top, as pages do with a headline and a heading; a date may follow it."""
    words = pieces[title].text.casefold()
    found = {}
    for number in range(title + 1, min(title + 6, len(pieces))):
        text = pieces[number].text
        if text.casefold() == words:
            found[number] = furniture("the title, told again")
        elif text.casefold().startswith(words) and read_date_line(text[len(words) :], ""):
            found[number] = Verdict(BlockKind.CREDIT, "the title, told again with a date")
    return found


def _lone_names(pieces: Sequence[Piece], verdicts: Verdicts, title: int) -> dict[int, Verdict]:
    """A byline without "By": a name alone that stands next to a date line or another byline in the head."""
    found = {}
    for number in range(title + 1, first_prose(pieces, verdicts)):
        text = pieces[number].text
        beside = [verdicts.get(number - 1), verdicts.get(number + 1)]
        dated = any(v and (v.marker == "dates" or v.kind is BlockKind.CREDIT) for v in beside)
        if number not in verdicts and dated and word_count(text) <= 8 and split_byline(text):
            found[number] = Verdict(BlockKind.CREDIT, "a name beside the date line")
    return found


def judge_standfirst(pieces: Sequence[Piece], verdicts: Verdicts, title: int) -> dict[int, Verdict]:
    """The lines that sum the report up: above the byline, date or picture, or a first paragraph told again below."""
    if title < 0:
        return {}
    given = {
        i: Verdict(BlockKind.STANDFIRST, "stated beside the text")
        for i, p in enumerate(pieces)
        if p.mark == GIVEN_STANDFIRST
    }
    if given:
        return given
    prose = body_prose(pieces, verdicts)
    body = next((i for i in prose if i > title), len(pieces))
    found = {
        i: Verdict(BlockKind.STANDFIRST, "a line without full stop between the title and the text")
        for i in range(title + 1, body)
        if i not in verdicts
        and not pieces[i].mark
        and like_a_headline(pieces[i].text)
        and word_count(pieces[i].text) >= 6
    }
    reason = _sums_up(pieces, verdicts, title, body)
    return found | ({body: Verdict(BlockKind.STANDFIRST, reason)} if reason else {})


def _sums_up(pieces: Sequence[Piece], verdicts: Verdicts, title: int, body: int) -> str:
    """Why the first paragraph is a standfirst, or "" where it is not."""
    if body + 1 >= len(pieces) or word_count(pieces[body].text) > LONGEST_STANDFIRST:
        return ""
    if any(i not in verdicts for i in range(title + 1, body)):
        return ""
    after = verdicts.get(body + 1)
    if after and (after.marker == "dates" or after.kind in (BlockKind.CREDIT, BlockKind.CAPTION)):
        return "it stands between the title and the byline, date or first picture"
    rest = " ".join(pieces[i].text for i in range(body + 1, len(pieces)) if i not in verdicts)
    if word_count(pieces[body].text) <= 35 and _shares_words(pieces[body].text, rest):
        return "a short first paragraph whose words stand in the body again"
    return ""


def _shares_words(left: str, right: str) -> bool:
    words = re.findall(r"\w+", left.lower())
    body = " ".join(re.findall(r"\w+", right.lower()))
    runs = (" ".join(words[i : i + REPEATED_WORDS]) for i in range(len(words) - REPEATED_WORDS + 1))
    return any(f" {run} " in f" {body} " for run in runs)
