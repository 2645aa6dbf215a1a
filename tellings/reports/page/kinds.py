"""What each block of a page is for: title, standfirst, subhead, paragraph, list item, caption, credit or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from tellings.reports.byline import LABEL, split_byline
from tellings.reports.credits import find_credits, find_picture_credits
from tellings.reports.dates import find_stated_time
from tellings.reports.page.blocks import PageBlock, cut_block
from tellings.reports.page.choice import Choice, holder_of, is_heading
from tellings.reports.page.elements import Element
from tellings.reports.page.running import is_sentence
from tellings.reports.report import BlockKind

_CAPTION = re.compile(r"caption|(?:^|[\s_-])(?:cutline|legend)(?:[\s_-]|$)", re.IGNORECASE)
_PICTURE_CREDIT = re.compile(r"(?:photo|image|picture|media)[\s_-]?(?:credit|source|copyright)|photographer", re.I)
_CREDIT = re.compile(r"credit|copyright|attribution|photographer", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"stand-?first|(?:^|[\s_-])(?:deck?|dek|subtitle|sub-?head(?:line|ing)?|summary|intro\w*|lead|lede|teaser|excerpt"
    r"|abstract|description|kurzfassung|vorspann|chapo|entradilla)(?:[\s_-]|$)|__(?:lead|dek|deck|summary|intro)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by-?line|(?:^|[\s_-])(?:authors?|writers?)(?:[\s_-]|$)|author-?name|article__author", re.I)
_DATES = re.compile(r"^\W*(?:(?:first |last )?(?:published|updated|modified)|posted|created)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:published|updated|modified|posted)\b", re.IGNORECASE)
_PICTURE_LABEL = re.compile(r"^\W*(?:photo|picture|image|video|illustration|graphic)s?(?: credits?)?\s*[:©/]", re.I)
_CREDIT_WORDS = 12
_CREDIT_START = re.compile(
    r"\W*(?:by|from|source|with|additional|reporting|contribut\w+|copyright|©|written|edited|compiled|the)\b", re.I
)
_BY = re.compile(r"\W*(?:words |written |reported |text |story )?by\s", re.IGNORECASE)
_BEHIND_NAMES = re.compile(
    r"(?<=\w)(?P<gap>\W*\s)(?:\d|(?:follow|updated|published|posted|last|on|contact|e-?mail)\b|@|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+\d)",
    re.IGNORECASE,
)
_BOLD = frozenset({"strong", "b"})
_NEAR = 90
"""From this likeness (0 to 100) on, a line is the description that the markup states."""


class Judged(NamedTuple):
    """A block of the page and what it is for.

    Attributes:
        block: The block.
        kind: FURNITURE, or CAPTION or CREDIT outside of the text, where `kept` is false.
        kept: Whether it belongs to the report's text.
        reason: Why, in plain words.
    """

    block: PageBlock
    kind: BlockKind
    kept: bool
    reason: str


def judge_blocks(
    blocks: Sequence[PageBlock], choice: Choice, title: PageBlock | None, descriptions: Sequence[str]
) -> tuple[Judged, ...]:
    """Say of every block what it is for.

    Args:
        blocks: The page's blocks in source order.
        choice: Which of them are the body.
        title: The one that shows the title, if any does.
        descriptions: What the markup states as the report's description.
    """
    below = _below_title(blocks, choice, title)
    # A byline or a time that stands above the text is not its beginning.
    running = (number for number in sorted(below) if is_sentence(blocks[number]) and not is_byline(blocks[number]))
    first, last = next(running, min(below, default=len(blocks))), max(below, default=-1)
    top = title.number if title and title.number <= last else first
    judge = _Judge(choice, title, tuple(descriptions), top, first, last)
    judged = [_judge_block(block, judge) for block in blocks]
    return tuple(_without_repeats(judged))


def _below_title(blocks: Sequence[PageBlock], choice: Choice, title: PageBlock | None) -> set[int]:
    """The body without what stands above the title, unless that is most of it and the title's place means nothing."""
    below = {number for number in choice.body if title is None or number > title.number}
    length = sum(len(blocks[number].text) for number in below)
    return below if 2 * length >= sum(len(blocks[number].text) for number in choice.body) else choice.body


class _Judge(NamedTuple):
    choice: Choice
    title: PageBlock | None
    descriptions: tuple[str, ...]
    top: int
    first: int
    last: int


def _judge_block(block: PageBlock, judge: _Judge) -> Judged:
    if block is judge.title:
        return Judged(block, BlockKind.TITLE, True, "the page's heading")
    within = judge.top <= block.number <= judge.last
    furniture = judge.choice.reasons.get(block.number, "")
    if picture := _picture_kind(block):
        return _judge_picture(block, picture, within, furniture)
    if judge.last - 2 < block.number < judge.last + 4 and _BY.match(block.text) and is_byline(block):
        return Judged(block, BlockKind.CREDIT, True, "byline")
    if (within and block.number < judge.first) or block.number in judge.choice.body:
        header = _judge_header(block, judge, furniture)
        if header:
            return header
    if block.number in judge.choice.body and within:
        return Judged(block, *_body_kind(block))
    return Judged(block, BlockKind.FURNITURE, False, furniture or _where(block, judge))


def _where(block: PageBlock, judge: _Judge) -> str:
    if block.number < judge.top:
        return "above the report"
    if block.number > judge.last:
        return "below the report"
    return "between title and text" if block.number < judge.first else "no running text of the report's"


def _picture_kind(block: PageBlock) -> BlockKind | None:
    around = block.element.ancestry()[:6]
    if any(element.tag in ("figure", "figcaption") or _CAPTION.search(element.names) for element in around):
        own = _CREDIT.search(block.element.names) or _PICTURE_LABEL.match(block.text)
        return BlockKind.CREDIT if own else BlockKind.CAPTION
    short = len(block.text) < 200 and not is_heading(block.element)
    if short and block.element.tag not in ("p", "li") and find_picture_credits(block.text, caption=False):
        return BlockKind.CAPTION
    if short and (_PICTURE_LABEL.match(block.text) or _PICTURE_CREDIT.search(block.element.names)):
        return BlockKind.CREDIT
    return None


def _judge_picture(block: PageBlock, kind: BlockKind, within: bool, furniture: str) -> Judged:
    if furniture:
        return Judged(block, BlockKind.FURNITURE, False, furniture)
    what = "caption of a picture" if kind is BlockKind.CAPTION else "credit of a picture"
    return Judged(block, kind, within, what if within else f"{what} outside of the report")


def _judge_header(block: PageBlock, judge: _Judge, furniture: str) -> Judged | None:
    """What stands around the beginning of the text: byline, dates, standfirst."""
    text = block.text
    early = block.number <= judge.first + 2
    if early and is_byline(block):
        return Judged(block, BlockKind.CREDIT, True, "byline")
    if early and _is_dateline(block):
        return Judged(block, BlockKind.FURNITURE, False, "line with the time of publication")
    if block.number in judge.choice.body and _is_credit(text):
        return Judged(block, BlockKind.CREDIT, True, "credit of the text")
    if early and _is_standfirst(block, judge) and not furniture:
        return Judged(block, BlockKind.STANDFIRST, True, "below the title, set apart from the text")
    return None


def _is_credit(text: str) -> bool:
    """Whether a line is a credit and nothing else, as "LONDON (AP) — Two men died" is not."""
    found = find_credits(text, "") if len(text) < 200 else ()
    rest = len(text.split()) - sum(len(credit.name.split()) for credit in found)
    return bool(found) and rest <= (_CREDIT_WORDS if _CREDIT_START.match(text) else 2)


def _is_dateline(block: PageBlock) -> bool:
    text = block.text
    if len(text) > 120 or is_sentence(block):
        return False
    if _DATES.match(text):
        return True
    found = find_stated_time(text, "")
    return found is not None and (len(text) - (found.end - found.start) < 40 or _CHANGED.search(text) is not None)


def is_byline(block: PageBlock) -> bool:
    """Whether a block names the people or the agency that wrote the report."""
    text = block.text
    if len(text) > 200:
        return False
    labelled = _BY.match(text) is not None
    named = any(
        _BYLINE.search(e.names)
        or "author" in e.attributes.get("rel", "")
        or "author" in e.attributes.get("itemprop", "")
        for e in block.element.ancestry()[:4]
    )
    if not labelled and not named:
        return False
    words = byline_words(text)
    return bool(split_byline(words) or find_credits(words, ""))


def byline_words(text: str) -> str:
    """A byline with its label and without the time and the address that stand behind it."""
    words = _BEHIND_NAMES.split(text, maxsplit=1)[0].strip(" |,·•-–—")
    return words if LABEL.match(words) else f"By {words}"


def cut_bylines(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """The blocks with what stands behind the names of a byline (time, reading time, address) as a block of its own."""
    result: list[Judged] = []
    for item in judged:
        cut = _BEHIND_NAMES.search(item.block.text) if item.reason == "byline" else None
        if cut is None:
            result.append(item)
            continue
        names = cut_block(item.block, 0, cut.start())
        behind = cut_block(item.block, cut.start() + len(cut["gap"]), len(item.block.text))
        result += [item._replace(block=names), Judged(behind, BlockKind.FURNITURE, False, "behind the byline")]
    return tuple(result)


def _is_standfirst(block: PageBlock, judge: _Judge) -> bool:
    text = block.text
    if len(text) < 20 or block.linked > 0.6 or block.number > judge.first + 1:
        return False
    near = block.element.ancestry()[:3]
    apart = block.number < judge.first or any(element.tag in ("h2", "h3", "h4", "header") for element in near)
    if any(_STANDFIRST.search(element.names) for element in near if element.tag not in ("article", "main", "body")):
        return True
    if block.number < judge.first and is_sentence(block) and _belongs_to_title(block, judge):
        return True
    described = any(fuzz.ratio(text.lower(), words.lower()) >= _NEAR for words in judge.descriptions)
    slanted = any(element.tag in ("i", "em", "strong", "b") for element in near[:2])
    if slanted and judge.title and block.number <= judge.first and len(text) < 250:
        return True
    heading = block.element.tag in ("h2", "h3") and block.number <= judge.first and len(text.split()) >= 6
    return apart and (described or heading)


def _belongs_to_title(block: PageBlock, judge: _Judge) -> bool:
    """Whether a sentence between title and text is the report's: trafilatura may take it, or the title is beside it."""
    if judge.title is None or is_heading(block.element):
        return False
    return block.number in judge.choice.likely or holder_of(block.element) is holder_of(judge.title.element)


def _body_kind(block: PageBlock) -> tuple[BlockKind, bool, str]:
    if is_heading(block.element):
        return BlockKind.SUBHEAD, True, "heading inside the text"
    around = block.element.ancestry()
    item = next((element for element in around[:6] if element.tag in ("li", "dd", "dt")), None)
    if item is not None:
        return BlockKind.LIST_ITEM, True, "item of a list"
    if _is_bold_line(block, around):
        return BlockKind.SUBHEAD, True, "line in bold by itself"
    return BlockKind.PARAGRAPH, True, ""


def _is_bold_line(block: PageBlock, around: list[Element]) -> bool:
    bold = any(element.tag in _BOLD for element in around[:3])
    return bold and len(block.text) < 90 and not re.search(r"[.!?…\"”:,;]$", block.text) and block.linked < 0.5


def _without_repeats(judged: list[Judged]) -> list[Judged]:
    """The blocks with every later copy of a longer one taken out, as pages hold one text for each size of screen."""
    seen: set[str] = set()
    result: list[Judged] = []
    for item in judged:
        text = item.block.text
        long = len(text.split()) >= 8 or item.kind is BlockKind.CREDIT
        if item.kept and long and text in seen:
            item = Judged(item.block, BlockKind.FURNITURE, False, "repeats what stands above")
        elif item.kept:
            seen.add(text)
        result.append(item)
    return result
