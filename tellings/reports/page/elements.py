"""The open elements around a stretch of a page: enough of a tree to say where a block stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
VOID_TAGS = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_CELLS = frozenset({"td", "th"})
_TABLE_TAGS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "body"])
_CLOSES_PARAGRAPH = BLOCK_TAGS - {"html", "body", "button", "option", "select", "td", "th", "tr", "tbody", "caption"}
_CLOSED_BY = {
    "a": ({"a"}, {"table", "td", "th"}),
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "option": ({"option"}, {"select"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
}
"""An opening tag → (elements that it closes, elements at which the search for them stops)."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of the page.

    Attributes:
        tag: Its name in lower case.
        attributes: As in the source.
        parent: The element around it; None for the root.
        depth: 0 for the root.
        number: Its place in source order.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    depth: int
    number: int

    @property
    def names(self) -> str:
        """Class, id and role in one string, for rules that go by what a site calls a thing."""
        read = self.attributes.get
        return " ".join(filter(None, (read("class"), read("id"), read("role"), read("data-component"))))

    @property
    def is_block(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.tag in BLOCK_TAGS

    def ancestry(self) -> list[Element]:
        """This element and those around it, from the inside out."""
        found: list[Element] = []
        element: Element | None = self
        while element is not None:
            found.append(element)
            element = element.parent
        return found


@dataclass(slots=True)
class OpenElements:
    """The elements that are open at one place of the source."""

    stack: list[Element] = field(default_factory=lambda: [Element("#page", {}, None, 0, 0)])
    deepest: int = 0
    _count: int = 0
    _tags: Counter[str] = field(default_factory=Counter)

    @property
    def innermost(self) -> Element:
        """The element that stands innermost."""
        return self.stack[-1]

    def holds(self, tag: str) -> bool:
        """Whether an element of that name is open."""
        return self._tags[tag] > 0

    def open(self, tag: str, attributes: dict[str, str]) -> Element:
        """Open an element, and close what it closes by the way."""
        if tag in _CLOSES_PARAGRAPH and self._tags["p"]:
            self._close_to("p", within=BLOCK_TAGS - {"p"})
        closed, stops = _CLOSED_BY.get(tag, (set(), set()))
        for name in closed:
            if self._tags[name]:
                self._close_to(name, within=stops)
        self._count += 1
        element = Element(tag, attributes, self.innermost, self.innermost.depth + 1, self._count)
        if tag not in VOID_TAGS:
            self.stack.append(element)
            self._tags[tag] += 1
            self.deepest = max(self.deepest, element.depth)
        return element

    def close(self, tag: str) -> None:
        """Close the innermost element of that name; an inline one only where no block stands inside it."""
        if self._tags[tag]:
            block_stops = frozenset() if tag in _TABLE_TAGS else _CELLS
            self._close_to(tag, within=block_stops if tag in BLOCK_TAGS else BLOCK_TAGS)

    def _close_to(self, tag: str, within: frozenset[str] | set[str]) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].tag == tag:
                for element in self.stack[place:]:
                    self._tags[element.tag] -= 1
                del self.stack[place:]
                return
            if self.stack[place].tag in within:
                return
