"""What stands on a news page around the report, told by where it stands and by what it says.

Every rule gives its reason in plain words, which the reader of a report gets to see. The names that sites give to
such parts are in furniture.toml; the words are those that are known for plain text, too.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tellings.reports.page.elements import Element
from tellings.reports.plain.markers import HEADINGS, PERHAPS_HEADINGS, find_marker

HIDDEN = "hidden on the page"
PERHAPS_POINTERS = "perhaps_pointers"

_BY_TAG = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page footer",
    "aside": "box beside the text",
    "form": "form",
    "fieldset": "form",
    "button": "button",
    "select": "form control",
    "label": "form control",
    "dialog": "dialog",
}
_NEVER = frozenset({"html", "body", "main", "#page"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LABELLED_LINK = re.compile(r"[-—–>»►▶•*\[(\s]*(?:[A-Z][A-Z’' ]{2,30}|[A-Z][\w’' ]{2,20})\s*[:|»]\s*\S.{2,200}")
_TOPICS = re.compile(r"\W*(?:topics|tags|filed under|categories|keywords)\b", re.IGNORECASE)
_EDGES = " .,:;|/·•–—-…!?\"'“”‘’()[]<>»«*#→▶+"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why something is furniture.

    Attributes:
        reason: In plain words.
        weak: Whether long running text stands against it.
    """

    reason: str
    weak: bool = False


def region_furniture(element: Element) -> Furniture | None:
    """What part of the page an element is, going by the element alone; None where it may be part of the report."""
    if "hidden" in element.attributes or _UNSEEN.search(element.attributes.get("style", "")):
        return Furniture(HIDDEN)
    if element.tag in _NEVER:
        return None
    if element.tag in _BY_TAG:
        return Furniture(_BY_TAG[element.tag], weak=element.tag in ("aside", "form"))
    names = element.names
    return next((furniture for pattern, furniture in _by_name() if pattern.search(names)), None) if names else None


def text_furniture(text: str, linked: float) -> Furniture | None:
    """What part of the page a block is, going by its words alone; None where they may be the report's.

    Args:
        text: All of the block.
        linked: The share of its characters that stand in links, 0 to 1.
    """
    text = text.strip(_EDGES)
    if linked > 0.3 and _TOPICS.match(text):
        return Furniture("topic links")
    if linked > 0.6 and _LABELLED_LINK.fullmatch(text):
        return Furniture("a pointer to another report")
    marker = find_marker(text)
    if marker is None or marker.name == PERHAPS_HEADINGS or (marker.name == PERHAPS_POINTERS and linked < 0.3):
        return None
    return Furniture(marker.reason)


def announces_others(text: str) -> bool:
    """Whether a block's words are a heading above other reports ("More from the harbour", "Most read")."""
    marker = find_marker(text.strip(_EDGES))
    return marker is not None and marker.name == HEADINGS


@cache
def _by_name() -> tuple[tuple[re.Pattern[str], Furniture], ...]:
    regions = tomllib.loads(resources.files("tellings.reports.page").joinpath("furniture.toml").read_text("utf-8"))
    return tuple(
        (_name_pattern(region["names"]), Furniture(region["reason"], region.get("weak", False)))
        for region in regions["region"]
    )


def _name_pattern(names: list[str]) -> re.Pattern[str]:
    spelled = "|".join(names).replace("~", r"(?:^|(?<=[\s_-])|(?=[\s_-])|$)")
    return re.compile(spelled, re.IGNORECASE)
