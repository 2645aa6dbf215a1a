"""One walk over a page: its visible text as blocks, each with its place, and what its markup states."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tellings.config import Limits
from tellings.errors import RefusedSourceError
from tellings.reports.characters import UNWANTED
from tellings.reports.page.elements import BLOCK_TAGS, Element, OpenElements
from tellings.reports.page.pieces import Piece, cut_runs, join_pieces
from tellings.reports.page.tokens import Token, scan_tokens
from tellings.reports.sourcemap import Run

_CREDIT_TAGS = frozenset({"span", "cite", "small", "em", "i"})
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:credits?|photo-?credit|image-?credit|copyright|photographer|attribution)(?:[\s_-]|$)", re.I
)
_BREAKS_AT = 2
"""So many line breaks in a row end a block; one is read as white space."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A stretch of visible text between two block boundaries.

    Attributes:
        number: Its place in source order, from 0.
        text: White space collapsed; never empty.
        runs: From characters of `text` to characters of the source.
        element: The innermost element that holds all of it.
        linked: The share of its characters that stand in links, 0 to 1.
    """

    number: int
    text: str
    runs: tuple[Run, ...]
    element: Element
    linked: float

    @property
    def start(self) -> int:
        """First character in the source."""
        return self.runs[0].source_start

    @property
    def end(self) -> int:
        """One past the last character in the source."""
        return self.runs[-1].source_end


def cut_block(block: PageBlock, start: int, end: int) -> PageBlock:
    """A block cut down to the characters from `start` to `end` (exclusive), without white space around them."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return replace(block, text=text, runs=cut_runs(block.runs, start, start + len(text)))


@dataclass(slots=True)
class Page:
    """A page as walked.

    Attributes:
        blocks: Visible text in source order.
        elements: Every element that states something about the page (html, base, meta, link, time) in source order.
        raw: Title and JSON-LD scripts: the element and its content, with where the content begins.
        comments: The first comments of the page: browsers that save a page say there where it came from.
        times: Of each `time` element in `elements`, by number: the block that holds or follows it.
        unwanted: Control and bidi characters in the visible text, which blocks are without.
    """

    blocks: list[PageBlock] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    raw: list[tuple[Element, str, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    times: dict[int, int] = field(default_factory=dict)
    unwanted: list[str] = field(default_factory=list)


def walk_page(source: str, origin: str, limits: Limits | None = None) -> Page:
    """Walk a page once, in time linear in its length.

    Args:
        source: The page as characters.
        origin: Where it is from, for messages.
        limits: What it may be at most.

    Raises:
        RefusedSourceError: Its elements are nested deeper than `limits.nesting_depth`.
    """
    walk = _Walk(Page(), (limits or Limits()).nesting_depth, origin)
    for token in scan_tokens(source):
        walk.take(token, source)
    walk.end_block()
    return walk.page


@dataclass(slots=True)
class _Walk:
    page: Page
    deepest: int
    origin: str
    open: OpenElements = field(default_factory=OpenElements)
    pieces: list[Piece] = field(default_factory=list)
    holders: list[Element] = field(default_factory=list)
    breaks: int = 0

    def take(self, token: Token, source: str) -> None:
        if token.kind in ("text", "entity"):
            self.take_text(Piece(token.start, token.end, token.text))
        elif token.kind == "open":
            self.take_opening(token)
        elif token.kind == "close":
            self.take_closing(token.name)
        elif token.kind == "raw":
            self.take_raw(token)
        elif len(self.page.comments) < 5:
            self.page.comments.append(source[token.start : token.end][:500])

    def take_text(self, piece: Piece) -> None:
        if self.open.holds("template"):
            return
        self.pieces.append(piece._replace(linked=self.open.holds("a")))
        if piece.text.isspace():
            return
        self.breaks = 0
        self.page.unwanted.extend(UNWANTED.findall(piece.text))
        if not self.holders or self.holders[-1] is not self.open.innermost:
            self.holders.append(self.open.innermost)

    def take_opening(self, token: Token) -> None:
        element = self.open.open(token.name, token.attributes)
        if element.tag == "a" and self.pieces and self.pieces[-1].linked:
            # Links that touch in the source (menus, topics) stand apart on the page.
            self.pieces.append(Piece(token.start, token.end, " "))
        if self.open.deepest > self.deepest:
            why = f"its elements are nested more than {self.deepest} deep, as no report's are"
            raise RefusedSourceError(self.origin, why, "save the page again from a browser, or give its text")
        if stands_alone(element):
            self.end_block()
        elif element.tag == "br":
            self.take_break(token)
        if element.tag in ("html", "base", "meta", "link", "time"):
            self.page.elements.append(element)
        if element.tag == "time":
            self.page.times[element.number] = len(self.page.blocks)

    def take_break(self, token: Token) -> None:
        self.breaks += 1
        if self.breaks >= _BREAKS_AT:
            self.end_block()
        else:
            self.pieces.append(Piece(token.start, token.end, " "))

    def take_closing(self, name: str) -> None:
        alone = name in BLOCK_TAGS or (self.open.innermost.tag == name and stands_alone(self.open.innermost))
        self.open.close(name)
        if alone:
            self.end_block()

    def take_raw(self, token: Token) -> None:
        element = self.open.innermost
        if token.name == "title" or "ld+json" in element.attributes.get("type", ""):
            self.page.raw.append((element, token.text, token.start))

    def end_block(self) -> None:
        text, runs = join_pieces(self.pieces)
        if text:
            letters = sum(len(piece.text) for piece in self.pieces if piece.linked)
            holder = _shared_element(self.holders)
            block = PageBlock(len(self.page.blocks), text, runs, holder, min(1.0, letters / len(text)))
            self.page.blocks.append(block)
        self.pieces, self.holders, self.breaks = [], [], 0


def stands_alone(element: Element) -> bool:
    """Whether it stands on lines of its own, or is a credit inside a caption, which is read apart from it."""
    return element.is_block or (element.tag in _CREDIT_TAGS and _CREDIT.search(element.names) is not None)


def _shared_element(holders: list[Element]) -> Element:
    """The innermost element that is around all of these."""
    shared = holders[0]
    for holder in holders[1:]:
        other = holder
        while shared is not other:
            if shared.depth >= other.depth:
                shared = shared.parent or shared
            else:
                other = other.parent or other
    return shared
