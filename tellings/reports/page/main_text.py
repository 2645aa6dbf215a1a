"""Which blocks of a page trafilatura takes for the main text.

Trafilatura gives text, not places, and looking its text up again goes wrong where words stand twice. So every block
goes in with a letter of its own before it, from a script that no report is written in, and those that come out are
the ones that it chose.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.reports.characters import UNWANTED
from tellings.reports.page.blocks import PageBlock
from tellings.reports.page.running import is_sentence

_ENOUGH = 0.5
_LOGGER = logging.getLogger(__name__)
_MARKS = range(0x20000, 0x2A6D0)
"""CJK ideographs of extension B: letters to every rule of trafilatura's, some 42,000, and very rare."""


class MainBlocks(NamedTuple):
    """The numbers of the blocks that trafilatura takes for main text; empty where it finds none.

    Attributes:
        sure: When it goes for precision.
        likely: When it goes for recall.
    """

    sure: frozenset[int]
    likely: frozenset[int]


def find_main_blocks(source: str, blocks: Sequence[PageBlock]) -> MainBlocks:
    """Ask trafilatura which blocks are main text: once for precision, once for recall.

    Args:
        source: The page as characters.
        blocks: Its blocks in source order. Those past the 42,000th are not asked for.
    """
    marks = dict(zip(_free_marks(set(source)), blocks, strict=False))
    html = "".join(_marked(source, marks))
    sure, likely = (_chosen(html, marks, precise=precise, full=not precise) for precise in (True, False))
    running = sum(len(block.text) for block in blocks if is_sentence(block))
    if sum(len(blocks[number].text) for number in sure | likely) < _ENOUGH * running:
        # Now and then its default finds what neither of its special ways does.
        likely |= _chosen(html, marks, precise=False, full=False)
    return MainBlocks(sure, likely)


def _chosen(html: str, marks: dict[str, PageBlock], *, precise: bool, full: bool) -> frozenset[int]:
    found = set(_extract(html, precise=precise, full=full))
    return frozenset(block.number for mark, block in marks.items() if mark in found)


def _free_marks(standing: set[str]) -> Iterator[str]:
    return (chr(code) for code in _MARKS if chr(code) not in standing)


def _marked(source: str, marks: dict[str, PageBlock]) -> Iterator[str]:
    """The source with a mark before each block, and without characters that lxml stumbles over."""
    position = 0
    for mark, block in marks.items():
        yield UNWANTED.sub("", source[position : block.start])
        yield mark
        position = block.start
    yield UNWANTED.sub("", source[position:])


def _extract(html: str, *, precise: bool, full: bool) -> str:
    # Loaded when first used: trafilatura and lxml take longer to load than a short report takes to read.
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    quieten("trafilatura", "justext")
    try:
        document = bare_extraction(html, include_comments=False, favor_precision=precise, favor_recall=full)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        _LOGGER.info("trafilatura failed (%s); blocks are judged by rules alone", error)
        return ""
    body = getattr(document, "body", None)
    return "" if body is None else "".join(body.itertext())


def quieten(*libraries: str) -> None:
    """Keep a library's log from the user's screen where nobody asked for it: its complaints are answered here."""
    for library in libraries:
        log = logging.getLogger(library)
        if log.level == logging.NOTSET:
            log.setLevel(logging.CRITICAL)
