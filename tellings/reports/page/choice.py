"""Which blocks of a page are the report's body.

Trafilatura's choice, with what it loses of the text brought back and what it keeps of the furniture taken out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.reports.credits import find_credits
from tellings.reports.page.blocks import PageBlock
from tellings.reports.page.elements import Element
from tellings.reports.page.furniture import Furniture, announces_others, region_furniture, text_furniture
from tellings.reports.page.running import ends_sentence, is_sentence

_RIGHTS = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_AUTHOR_NOTE = re.compile(
    r"\bcan be (?:reached|contacted|followed|found)\b"
    r"|^\W*(?:follow|e-?mail|contact) (?:him|her|them|[A-Z]\w+ [A-Z]\w+)\b"
    r"|^\W*(?:[A-Z][\w.’'-]+ ){1,3}(?:is|was) (?:an?|the) .{0,80}\b(?:reporter|correspondent|writer|journalist|editor|"
    r"columnist|contributor|author|fellow|freelance\w*)\b.{0,160}$"
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ROOT_SHARE = 0.85
"""The body's element is the innermost that holds so much (0 to 1) of the chosen text."""
_REGION_SHARE = 0.4
"""A region that holds so much (0 to 1) of the chosen text is not furniture, whatever the site calls it."""


_NAMED_SHARE = 0.25
"""The same for all elements of one class: some sites mark every paragraph ("paywall")."""
_SURE_SHARE = 0.3
"""What trafilatura is sure of has to be so much (0 to 1) of the likely running text to be believed alone."""
_LONG = 200
"""A block with more characters than this stands against a weak reason."""
_TEASERS = 2
_TEASER_BLOCKS = 4
"""So many teasers make a list of them; each has its heading and at most three blocks below it."""
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4"})


@dataclass(slots=True)
class Choice:
    """The body of a page.

    Attributes:
        body: The numbers of its blocks.
        root: The element around most of it.
        reasons: Number of a block → why it is furniture, for blocks that a rule knows.
        likely: The numbers of all blocks that trafilatura may take for main text.
    """

    body: set[int]
    root: Element | None = None
    reasons: dict[int, str] = field(default_factory=dict)
    likely: frozenset[int] = frozenset()


def choose_body(blocks: Sequence[PageBlock], sure: frozenset[int], likely: frozenset[int]) -> Choice:
    """Choose the blocks of the report's body.

    Args:
        blocks: The page's blocks in source order.
        sure: Those that trafilatura takes for main text when it goes for precision.
        likely: Those that it takes when it goes for recall. Where it finds nothing, all running text is looked at.
    """
    core = _choose_core(blocks, sure, likely)
    weights = _weigh(blocks, core)
    reasons = _find_reasons(blocks, core, weights)
    choice = Choice(set(core - reasons.keys()), _find_root(weights), reasons, likely)
    _add_likely(blocks, likely, choice)
    _bring_back(blocks, choice)
    _leave_pointers(blocks, choice)
    _close_lists(blocks, choice)
    _cut_tail(blocks, choice)
    return choice


def _choose_core(blocks: Sequence[PageBlock], sure: frozenset[int], likely: frozenset[int]) -> frozenset[int]:
    """The blocks to start from: the sure ones, unless they are but a rest of the running text that is likely."""
    running = frozenset(block.number for block in blocks if is_sentence(block))
    length = sum(len(block.text) for block in blocks if block.number in likely & running)
    if sum(len(block.text) for block in blocks if block.number in sure) >= _SURE_SHARE * length and sure:
        return sure
    return likely & running or running


def _weigh(blocks: Sequence[PageBlock], chosen: frozenset[int]) -> dict[Element, int]:
    """How many characters of the chosen blocks each element holds."""
    weights: dict[Element, int] = defaultdict(int)
    for block in blocks:
        if block.number in chosen:
            for element in block.element.ancestry():
                weights[element] += len(block.text)
    return weights


def _find_root(weights: dict[Element, int]) -> Element | None:
    total = max(weights.values(), default=0)
    heavy = [element for element, weight in weights.items() if weight >= _ROOT_SHARE * total]
    root = max(heavy, key=lambda element: element.depth, default=None)
    # One long paragraph may hold most of the text by itself.
    return holder_of(root) if root else None


def _find_reasons(blocks: Sequence[PageBlock], core: frozenset[int], weights: dict[Element, int]) -> dict[int, str]:
    total = max(weights.values(), default=0)
    regions: dict[Element, Furniture | None] = {}
    heavy = _heavy_elements(weights, total)
    reasons: dict[int, str] = {}
    for block in blocks:
        found = _find_region(block.element, regions, heavy)
        if found and found.weak and block.number in core and is_sentence(block) and len(block.text) > _LONG:
            found = None
        found = found or text_furniture(block.text, block.linked)
        if found:
            reasons[block.number] = found.reason
    return reasons


def _heavy_elements(weights: dict[Element, int], total: int) -> frozenset[Element]:
    """Elements that hold much of the chosen text, alone or with all others of the same class."""
    by_names: dict[str, int] = defaultdict(int)
    for element, weight in weights.items():
        by_names[element.names] += weight
    return frozenset(
        element
        for element, weight in weights.items()
        if weight > _REGION_SHARE * total or (element.names and by_names[element.names] > _NAMED_SHARE * total)
    )


def _find_region(
    element: Element, known: dict[Element, Furniture | None], heavy: frozenset[Element]
) -> Furniture | None:
    """What part of the page an element is, by itself or by an element around it; the innermost that says counts."""
    asked: list[Element] = []
    found: Furniture | None = None
    here: Element | None = element
    while here is not None:
        if here in known:
            found = known[here]
            break
        asked.append(here)
        here = here.parent
    for inner in reversed(asked):
        # What holds much of the body is no furniture, whatever it or an element around it is called.
        found = None if inner in heavy else region_furniture(inner) or found
        known[inner] = found
    return found


def _add_likely(blocks: Sequence[PageBlock], likely: frozenset[int], choice: Choice) -> None:
    for block in blocks:
        if block.number in likely and block.number not in choice.reasons and _in_root(block, choice):
            choice.body.add(block.number)


def _in_root(block: PageBlock, choice: Choice) -> bool:
    return choice.root is None or choice.root in block.element.ancestry()


def _bring_back(blocks: Sequence[PageBlock], choice: Choice) -> None:
    """Add running text that stands between the body's blocks, or beside one in the same element."""
    if not choice.body:
        return
    first, last = min(choice.body), max(choice.body)
    parents = {holder_of(block.element) for block in blocks if block.number in choice.body and is_sentence(block)}
    for block in blocks:
        if block.number in choice.body or block.number in choice.reasons or not is_sentence(block):
            continue
        beside = holder_of(block.element) in parents
        if beside or (first < block.number < last and _in_root(block, choice)):
            choice.body.add(block.number)
    _bring_back_lines(blocks, choice, parents)


def _bring_back_lines(blocks: Sequence[PageBlock], choice: Choice, parents: set[Element]) -> None:
    """Add short paragraphs and headings that stand beside running text and are followed by more of it."""
    numbers = sorted(choice.body)
    for block in blocks[numbers[0] : numbers[-1]]:
        if block.number in choice.body or block.number in choice.reasons or block.linked > 0.3:
            continue
        if block.element.tag in _PARAGRAPHS and holder_of(block.element) in parents:
            choice.body.add(block.number)


def holder_of(element: Element) -> Element:
    """The element around the paragraph that a block is, or the element itself where it is no paragraph."""
    for around in element.ancestry():
        if around.tag in _PARAGRAPHS and around.parent:
            return around.parent
    return element


def _cut_tail(blocks: Sequence[PageBlock], choice: Choice) -> None:
    """Take out what stands below the last running text and is none: the headlines of other reports."""
    body = [block for block in blocks if block.number in choice.body]
    end = _teasers_start(body)
    for block in body[end:]:
        _leave_out(block, choice, "below the end of the text, as headlines of other reports are")
    while end and (reason := _tail_reason(body[end - 1])):
        end -= 1
        _leave_out(body[end], choice, reason)
    solid = [place for place, block in enumerate(body[:end]) if is_sentence(block)]
    for block in body[solid[-1] + 1 : end] if solid else ():
        if block.linked > 0.1 or is_heading(block.element):
            _leave_out(block, choice, "below the end of the text, as headlines of other reports are")


def _leave_out(block: PageBlock, choice: Choice, reason: str) -> None:
    choice.body.discard(block.number)
    choice.reasons[block.number] = reason


def _tail_reason(block: PageBlock) -> str:
    """Why a last block is none of the text, by what only last blocks say; empty where it is text."""
    if len(block.text) > 350:
        return ""
    if _RIGHTS.match(block.text) and not find_credits(block.text, ""):
        return "copyright line"
    return "note on the author" if _AUTHOR_NOTE.search(block.text) else ""


def _leave_pointers(blocks: Sequence[PageBlock], choice: Choice) -> None:
    """Leave out paragraphs that are one link and no sentence: pointers to other reports."""
    for block in blocks:
        whole = block.linked > 0.9 and not ends_sentence(block.text) and len(block.text) > 15
        if whole and block.number in choice.body and not is_heading(block.element) and not _is_item(block):
            _leave_out(block, choice, "a pointer to another report")


def _close_lists(blocks: Sequence[PageBlock], choice: Choice) -> None:
    """Leave out what stands in a list below a heading that announces other reports."""
    under = False
    for block in blocks:
        if announces_others(block.text):
            under = True
        elif block.number in choice.body and under:
            under = not is_sentence(block) and (is_heading(block.element) or block.linked > 0.1 or _is_item(block))
            if under:
                _leave_out(block, choice, "in a block of links to other reports")


def _is_item(block: PageBlock) -> bool:
    return any(around.tag == "li" for around in block.element.ancestry()[:5])


def _teasers_start(body: Sequence[PageBlock]) -> int:
    """Where the last blocks of the body begin to be linked headings with a line or two below each; or its length."""
    length = sum(len(block.text) for block in body)
    heads = [place for place, block in enumerate(body) if block.linked > 0.6 and is_heading(block.element)]
    start = following = len(body)
    found = 0
    for place in reversed(heads):
        if following - place > _TEASER_BLOCKS:
            break
        start = following = place
        found += 1
    if found < _TEASERS:
        return len(body)
    while start and is_heading(body[start - 1].element):
        start -= 1
    cut = sum(len(block.text) for block in body[start:])
    # A page that is mostly such headings is a list of reports; all of it is its text.
    return start if cut < _REGION_SHARE * length else len(body)


def is_heading(element: Element) -> bool:
    """Whether an element is a heading or stands in one."""
    return any(around.tag in _HEADINGS for around in element.ancestry()[:6])
