"""Other reports' headlines, and readers' comments, below a report or inside of it.

When in doubt a piece is body. Running text is left out only where it is the teaser of a headline beside it.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Sequence

from tellings.reports.plain.markers import COMMENTS, HEADINGS, PERHAPS_HEADINGS, find_marker
from tellings.reports.plain.pieces import Piece
from tellings.reports.plain.shapes import (
    LONGEST_TEASER,
    content_words,
    ends_sentence,
    is_prose,
    like_a_headline,
    like_a_subhead,
    word_count,
)
from tellings.reports.plain.verdicts import Verdict, Verdicts, body_prose, furniture
from tellings.reports.report import BlockKind

FEWEST_BELOW_SIGN_OFF = 2
"""Headlines below a sign-off without a heading from which on they are a block of other reports."""

LONGEST_LABEL = 3
"""Words of a heading ("Read more", "Up next") that is left out even where text goes on right below it."""

FEWEST_PAIRS = 4
"""Pairs of a headline and its teaser from which on nothing but pairs is needed."""

FEWEST_AT_END = 4
"""The same where nothing but their form and their place at the end tells."""

_COMMENT = re.compile(
    r"(?:(?:reply|report|like|flag|edit|upvote|downvote|recommend|permalink)(?: ?\(?\d*\)?)?\W*){1,5}"
    r"|(?:.{2,40}\W)?\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|min|hrs?|h|d) ago"
    r"|\S+(?: \S+){0,3} (?:says|said|wrote|writes|commented):",
    re.IGNORECASE,
)
"""A line that only readers' comments have: "Reply", "2 hours ago", "Tidewatcher says:"."""

LONGEST_COMMENT = 3
"""Paragraphs between two such lines up to which they belong to comments."""


def judge_blocks(pieces: Sequence[Piece], verdicts: Verdicts, title: int) -> dict[int, Verdict]:
    """The pieces of blocks of other headlines, below the title, and of comments, below at least two paragraphs."""
    found: dict[int, Verdict] = {}
    known = ChainMap(found, dict(verdicts))
    for finder in (_below_heading, _below_comments, _below_sign_off):
        prose = body_prose(pieces, known)
        start = title + 1 if finder is _below_heading else prose[1] + 1 if len(prose) > 1 else len(pieces)
        for number in range(start, len(pieces)):
            if number not in found:
                found |= finder(pieces, known, number)
    return found | _run_at_end(pieces, known, title)


def _below_heading(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> dict[int, Verdict]:
    marker = find_marker(pieces[number].text) if number not in verdicts else None
    if marker is None or marker.name not in (HEADINGS, PERHAPS_HEADINGS):
        return {}
    below = _headlines_after(pieces, verdicts, number + 1)
    goes_on = any(i not in verdicts for i in range(number + 1, len(pieces)))
    if not below and (marker.name == PERHAPS_HEADINGS or (goes_on and word_count(pieces[number].text) > LONGEST_LABEL)):
        return {}
    reason = f"below the heading “{pieces[number].text}”: {marker.reason}"
    heading = {number: furniture(f"the heading of {marker.reason}", marker.name)}
    return heading | _left_out(verdicts, below, reason)


def _below_comments(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> dict[int, Verdict]:
    if number not in verdicts or verdicts[number].marker != COMMENTS:
        return {}
    return {i: furniture("a reader's comment") for i in _comments_after(pieces, verdicts, number + 1)}


def _below_sign_off(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> dict[int, Verdict]:
    if number not in verdicts or verdicts[number].kind is not BlockKind.CREDIT:
        return {}
    below = _headlines_after(pieces, verdicts, number + 1)
    block = set(below)
    resumes = any(i not in verdicts and i not in block for i in range(number + 1, len(pieces)))
    if resumes or sum(i not in verdicts and not is_prose(pieces[i].text) for i in below) < FEWEST_BELOW_SIGN_OFF:
        return {}
    return _left_out(verdicts, below, "a headline of another report, below the sign-off")


def _left_out(verdicts: Verdicts, block: Sequence[int], reason: str) -> dict[int, Verdict]:
    """The verdicts on a block; the captions in it stay captions, but of another report's picture."""
    return {i: Verdict(verdicts[i].kind if i in verdicts else BlockKind.FURNITURE, reason, out=True) for i in block}


def _headlines_after(pieces: Sequence[Piece], verdicts: Verdicts, start: int) -> list[int]:
    """The pieces from `start` on that are headlines, their teasers or their captions, up to where text resumes."""
    run: list[int] = []
    for number in range(start, len(pieces)):
        if number in verdicts:
            run += [number] if verdicts[number].kind is BlockKind.CAPTION and not verdicts[number].out else []
        elif _could_be_listed(pieces[number].text) or _is_teaser(pieces, verdicts, number):
            run.append(number)
        else:
            return _without_body(pieces, verdicts, run)
    if not any(i not in verdicts for i in run):
        return []
    return run if _few_teasers(pieces, verdicts, run) else _without_body(pieces, verdicts, run)


def _few_teasers(pieces: Sequence[Piece], verdicts: Verdicts, run: Sequence[int]) -> bool:
    """Whether a block that ends the text has at most one teaser for every two headlines, or many pairs of them.

    A report in which short paragraphs and subheads take turns must not pass for such a block.
    """
    lines = [i for i in run if i not in verdicts]
    teasers = sum(is_prose(pieces[i].text) for i in lines)
    return 3 * teasers <= len(lines) or (teasers >= FEWEST_PAIRS and 2 * teasers <= len(lines))


def _could_be_listed(text: str) -> bool:
    """Whether a line could be a headline or its label: no running text, no sentence, however short."""
    label = word_count(text) <= 2 and not ends_sentence(text) and not text.endswith(":")
    return label or (like_a_headline(text) and not is_prose(text))


def _without_body(pieces: Sequence[Piece], verdicts: Verdicts, run: list[int]) -> list[int]:
    """Where running text resumes below a block, what could belong to it is given back.

    That is everything from the first teaser on, a last subhead, and captions at the end.
    """
    prose = next((place for place, i in enumerate(run) if is_prose(pieces[i].text) and i not in verdicts), len(run))
    kept = run[:prose]
    if kept and kept[-1] not in verdicts and _opens_a_section(pieces, kept[-1]):
        kept = kept[:-1]
    while kept and kept[-1] in verdicts:
        kept = kept[:-1]
    return kept


def _opens_a_section(pieces: Sequence[Piece], number: int) -> bool:
    text = pieces[number].text
    return pieces[number].mark == "heading" or (like_a_subhead(text) and word_count(text) <= 5)


def _is_teaser(pieces: Sequence[Piece], verdicts: Verdicts, number: int) -> bool:
    """Whether running text tells a headline beside it again: it is short, above a headline, and of the same words."""
    text = pieces[number].text
    beside = [pieces[i].text for i in (number - 1, number + 1) if 0 <= i < len(pieces) and i not in verdicts]
    above_headline = number + 1 < len(pieces) and number + 1 not in verdicts and _could_be_listed(beside[-1])
    alone = above_headline and not any(is_prose(line) for line in beside)
    shared = any(len(content_words(text) & content_words(line)) >= 2 for line in beside)
    return word_count(text) <= LONGEST_TEASER and alone and shared


def _comments_after(pieces: Sequence[Piece], verdicts: Verdicts, start: int) -> Iterator[int]:
    """The pieces below a heading of comments, as far as lines that only comments have stand among them."""
    waiting: list[int] = []
    for number in range(start, len(pieces)):
        if _COMMENT.fullmatch(pieces[number].text):
            yield from (*waiting, number)
            waiting = []
        elif number not in verdicts:
            waiting.append(number)
        if len(waiting) > LONGEST_COMMENT:
            return
    if waiting and waiting[0] - 1 >= start and pieces[waiting[0] - 1].text.endswith(":"):
        yield from waiting


def _run_at_end(pieces: Sequence[Piece], verdicts: Verdicts, title: int) -> dict[int, Verdict]:
    """A run of headlines at the very end that nothing announces, if the body does not speak of the same things."""
    run: list[int] = []
    for number in range(len(pieces) - 1, title, -1):
        text = pieces[number].text
        if number in verdicts:
            continue
        if is_prose(text) or not like_a_headline(text) or pieces[number].mark == "item" or word_count(text) < 4:
            break
        run.insert(0, number)
    before = [i for i in range(run[0] if run else 0) if i not in verdicts]
    if len(run) < FEWEST_AT_END or not before or pieces[before[-1]].text.endswith(":"):
        return {}
    body = content_words(" ".join(pieces[i].text for i in before))
    if any(2 * len(content_words(pieces[i].text) & body) > len(content_words(pieces[i].text)) for i in run):
        return {}
    return {i: furniture("one of a run of headlines at the end, of other matters than the text") for i in run}
