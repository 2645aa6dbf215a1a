"""Running text: sentences, as against headlines, labels and links."""

from __future__ import annotations

import re

from tellings.reports.page.blocks import PageBlock

_SENTENCE_END = re.compile(r"[.!?…:;。！？।][\"'”’»)\]]*$|[\"”»]$")
_ENDING = 12
_SHORTEST = 25
_LONG = 150


def is_sentence(block: PageBlock) -> bool:
    """Whether a block reads as running text: long enough, ended as a sentence is, not mostly a link."""
    if block.linked > 0.6 or len(block.text) < _SHORTEST:
        return False
    return ends_sentence(block.text) or len(block.text) > _LONG


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text[-_ENDING:]) is not None
