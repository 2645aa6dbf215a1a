"""The title of a page's report: what the page shows as its heading, told from the site's name by what it states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from tellings.reports.page.assembly import Part
from tellings.reports.page.blocks import Page, PageBlock
from tellings.reports.page.json_ld import names_in
from tellings.reports.page.markup import Markup
from tellings.reports.page.pieces import Piece, cut_runs, join_pieces
from tellings.reports.page.tokens import scan_tokens
from tellings.reports.report import BlockKind
from tellings.reports.sourcemap import Run
from tellings.reports.stated import NOT_STATED, NotStated, Stated

_SEPARATOR = re.compile(r"\s+(?:[|–—»·•:‹<>~]|-{1,2})\s+|\s*\|\s*")
_ALIKE = 80
"""From this likeness (0 to 100) on, a heading is the title that the markup states."""
LONGEST = 400
"""Characters of the longest title that is believed."""
_CUTS = 3
_HEADINGS = ("h1", "h2", "h3", "h4")


def find_title(
    blocks: Sequence[PageBlock], markup: Markup, outlet: Stated | NotStated, first_body: int
) -> tuple[Stated | NotStated, PageBlock | None]:
    """The title, and the block that shows it.

    What the page shows counts before what its markup states, as that is often shortened for search engines.

    Args:
        blocks: The page's blocks in source order.
        markup: What its markup states.
        outlet: The outlet's name, which is cut off.
        first_body: The number of the first block of the body.
    """
    stated = _stated_titles(markup, outlet)
    shown = _shown_title(blocks, _wordings(stated), outlet, first_body)
    if shown is not None:
        return Stated(shown.text, "heading of the page"), shown
    if not stated:
        return NOT_STATED, None
    return stated[0], None


def split_title(title: str) -> list[str]:
    """A title element's parts: headline, section, outlet."""
    return _SEPARATOR.split(title[: LONGEST + 100])


def cut_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name or its section's at the end, or its name at the beginning."""
    for _ in range(_CUTS):
        cuts = [match.span() for match in _SEPARATOR.finditer(title)]
        if not cuts:
            break
        first, last = title[: cuts[0][0]], title[cuts[-1][1] :]
        if outlet and _same_name(first, outlet) and len(first) < len(title) / 2:
            title = title[cuts[0][1] :]
        elif _is_suffix(last, title, outlet, bar="|" in title[slice(*cuts[-1])]):
            title = title[: cuts[-1][0]]
        else:
            break
    return title


def _is_suffix(last: str, title: str, outlet: str, *, bar: bool) -> bool:
    """Whether the last part of a title names the outlet or a section."""
    if outlet and _same_name(last, outlet):
        return True
    few = len(last.split()) <= (4 if bar else 2) and len(last) < len(title) / 3
    return few and (bar or (not outlet and last[:1].isupper()))


def _same_name(part: str, outlet: str) -> bool:
    left, right = (re.sub(r"^the|www|\.(?:com?|org|net)\b.*|\W", "", name.lower()) for name in (part, outlet))
    return bool(left) and (left == right or (len(left) > 3 and fuzz.ratio(left, right) > 85))


def _stated_titles(markup: Markup, outlet: Stated | NotStated) -> list[Stated]:
    name = outlet.value if isinstance(outlet, Stated) else ""
    found = [
        Stated(title, "JSON-LD headline") for node in markup.articles[:1] for title in names_in(node.get("headline"))
    ]
    for key in ("og:title", "twitter:title", "dc.title", "headline"):
        content, where = markup.meta(key)
        found += [Stated(cut_outlet(content[: LONGEST + 100], name), f"meta {where}")] if content else []
    if markup.title:
        found.append(Stated(cut_outlet(markup.title[: LONGEST + 100], name), "title element"))
    return [title for title in found if 0 < len(title.value) <= LONGEST]


def _wordings(stated: Sequence[Stated]) -> list[str]:
    """All that a shown title may read like: each stated title, and each longer part of one."""
    parts = [part for title in stated for part in _SEPARATOR.split(title.value) if len(part.split()) >= 4]
    return [*(title.value for title in stated), *parts]


def _shown_title(
    blocks: Sequence[PageBlock], stated: list[str], outlet: Stated | NotStated, first_body: int
) -> PageBlock | None:
    shown = [block for block in blocks if _heading_rank(block) is not None]
    alike = [(max(_likeness(block.text, title) for title in stated), block) for block in shown] if stated else []
    best = max(alike, key=lambda pair: (pair[0], -(_heading_rank(pair[1]) or 0)), default=None)
    if best and best[0] >= _ALIKE:
        return best[1]
    name = outlet.value if isinstance(outlet, Stated) else ""
    firsts = [b for b in shown if _heading_rank(b) == 0 and not _same_name(b.text, name)]
    fit = [block for block in firsts if len(block.text.split()) >= 3 or len(block.text) > 12]
    above = [block for block in fit if block.number <= first_body]
    if above or len(fit) == 1:
        return (above or fit)[-1]
    lines = [b for b in blocks if b.number <= first_body + 1 and any(_likeness(b.text, t) >= 95 for t in stated)]
    return lines[-1] if lines else None


def _heading_rank(block: PageBlock) -> int | None:
    """0 for a first-level heading, 1 and up for those below it, None for what is no heading."""
    for around in block.element.ancestry()[:5]:
        if around.tag in _HEADINGS:
            return _HEADINGS.index(around.tag)
        if "headline" in around.attributes.get("itemprop", "").split():
            return 0
    return None


def _likeness(left: str, right: str) -> float:
    """How alike two titles are, 0 to 100; a whole title may begin a longer one."""
    left, right = left.lower(), right.lower()
    if min(len(left), len(right)) < 4 or max(len(left), len(right)) > 2 * LONGEST:
        return 0.0
    whole = fuzz.ratio(left, right)
    shorter, longer = sorted((left, right), key=len)
    return max(whole, 90.0 if longer.startswith(shorter.rstrip(" .…")) and len(shorter) > 25 else 0.0)


def place_title(title: Stated | NotStated, page: Page, source: str) -> Part | None:
    """The title as a part of the text where no block shows it, mapped to wherever the source reads the same."""
    if isinstance(title, NotStated):
        return None
    for element, raw, start in page.raw:
        if element.tag == "title":
            pieces = [Piece(start + t.start, start + t.end, t.text) for t in scan_tokens(raw) if t.text]
            text, runs = join_pieces(pieces)
            place = text.find(title.value)
            if place >= 0:
                return Part(BlockKind.TITLE, title.value, cut_runs(runs, place, place + len(title.value)), title.where)
    match = re.compile("".join(map(_written, title.value))).search(source)
    runs = (Run(0, len(title.value), match.start(), match.end()),) if match else ()
    return Part(BlockKind.TITLE, title.value, runs, title.where)


def _written(character: str) -> str:
    """A pattern for the ways in which a source may write a character."""
    if character == " ":
        return r"\s+"
    escapes = {"'": "#0*39|#[xX]0*27|apos", '"': "#0*34|#[xX]0*22|quot", "&": "amp|#0*38", "<": "lt", ">": "gt"}
    written = escapes.get(character, f"#0*{ord(character)}|#[xX]0*{ord(character):x}")
    return f"(?:{re.escape(character)}|&(?:{written});)"
