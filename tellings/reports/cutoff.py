"""Whether the whole report was captured, with the evidence where it was not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tellings.reports.stated import Completeness

LONGEST_PROMPT = 300
"""Characters of the longest line that asks a reader to pay before reading on."""

_COUNTED = re.compile(r"\[\+\s?\d+ (?:chars|characters|words)\]")
_OPEN_END = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))\s*[\"”’»]?\s*$")
_POINTER = re.compile(
    r"(?:\b(?:read|continue|see|view|get)\s+(?:more|reading|the (?:full|whole|rest of (?:the|this)|original)\s?\w*)"
    r"(?:\s+(?:at|on|in|here|from|story|article|report)\b.{0,80})?"
    r"|\bclick here (?:to|for) .{0,30}(?:read|full|more).{0,40})\W*$",
    re.IGNORECASE,
)
_ENTER = (
    r"(?:subscribe|sign[- ]?(?:up|in)|log[- ]?in|register|join|become a (?:member|subscriber)|create .{0,15}account)"
)
_THIS = r"(?:this|the (?:full|whole|rest of (?:the|this)))(?: (?:full|premium))? (?:article|story|content|report)"
_PROMPTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_ENTER}\b.{{0,80}}\bto (?:continue|keep|read|finish|unlock|access|view|see|get (?:full|unlimited))\b",
        rf"\b{_ENTER}\b.{{0,80}}\b(?:for (?:full|unlimited) access|(?:and|to) read (?:on|more|the (?:full|rest)))\b",
        r"\bto (?:continue|keep) reading\b.{0,80}\b(?:subscri|sign|log|regist|account|member|trial|pay)",
        rf"\bto (?:read|unlock|access) {_THIS}\b.{{0,80}}\b(?:subscri|sign|log|regist)",
        rf"\b{_THIS}\b.{{0,30}}\b(?:is|are) .{{0,30}}\b(?:to|for) (?:our )?(?:\w+ )?(?:subscribers|members)\b",
        r"\b(?:subscriber|member)s?[- ](?:only|exclusive)\b|\b(?:for|to) (?:subscribers|members) only\b",
        r"\byou(?:’|'| ha)ve (?:reached|used|read) (?:your|all|the).{0,40}\b(?:limit|free (?:articles?|stories))\b",
        rf"\bcontinue reading {_THIS}\b.{{0,60}}\b(?:with|for|by)\b",
    )
)
_NO_PROMPT = re.compile(r"\bcomments?\b|\bnewsletters?\b", re.IGNORECASE)
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false\b[\"']?", re.IGNORECASE)
_LOCKED = re.compile(r"<meta[^>]{0,80}article:content_tier[^>]{0,80}[\"']locked[\"']", re.IGNORECASE)
_WORD_COUNT = re.compile(r"[\"']wordCount[\"']\s*:\s*[\"']?(\d{2,6})\b", re.IGNORECASE)
_ENOUGH = 0.9


def find_cutoff(text: str, source: str, around: Iterable[str] = ()) -> Completeness:
    """Look for evidence that the report is cut off or behind a paywall.

    Args:
        text: The report's text, blocks separated by blank lines.
        source: The decoded source, whose markup may say that the report is not free or how many words it has.
        around: Lines that stand around the report and are no part of it.

    Returns:
        Incomplete with the words or the markup that show it. A paywall's words and marks count for nothing where the
        source states a number of words and the text has them. That text is missing without any sign is not found.
    """
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    if evidence := _evidence_at_end(blocks):
        return Completeness(False, evidence)
    count = _WORD_COUNT.search(source)
    if count and len(text.split()) >= _ENOUGH * int(count[1]):
        return Completeness()
    evidence = _prompt(blocks[-3:]) or _prompt(around) or _mark(source)
    return Completeness(False, evidence) if evidence else Completeness()


def _evidence_at_end(blocks: list[str]) -> str:
    if not blocks:
        return ""
    if counted := _COUNTED.search(blocks[-1]):
        return f"the text ends with “{counted[0]}”"
    if _OPEN_END.search(blocks[-1][-20:]) and len(blocks[-1]) > 20:
        return f"the text breaks off with “{blocks[-1][-40:]}”"
    pointer = _POINTER.search(blocks[-1][-LONGEST_PROMPT:])
    return f"the text ends with “{pointer[0].strip()}”" if pointer else ""


def _prompt(lines: Iterable[str]) -> str:
    for line in lines:
        if len(line) <= LONGEST_PROMPT and not _NO_PROMPT.search(line):
            for pattern in _PROMPTS:
                if match := pattern.search(line):
                    return f"“{match[0]}” on the page"
    return ""


def _mark(source: str) -> str:
    mark = _NOT_FREE.search(source) or _LOCKED.search(source)
    return f"the markup says {mark[0]}" if mark else ""
