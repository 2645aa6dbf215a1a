"""Blocks of a page: where they begin and end, and what they read."""

from __future__ import annotations

import pytest

from tellings.config import Limits
from tellings.errors import RefusedSourceError
from tellings.reports.page.blocks import walk_page


def blocks(source: str) -> list[str]:
    return [block.text for block in walk_page(source, "page.html").blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One<p>Two", ["One", "Two"]),  # a paragraph ends where the next begins
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("<p>One <b>two</b> three</p>", ["One two three"]),  # inline elements end nothing
        ("<p>It is<b>n't</b></p>", ["It isn't"]),  # and set no blank
        ("<p>One<br>two</p>", ["One two"]),  # one break is white space
        ("<p>One<br><br>Two</p>", ["One", "Two"]),  # two end a block
        ("<p>One<br> \n <br/>Two</p>", ["One", "Two"]),
        ("<p>  One \n\t two&nbsp; three </p>", ["One two three"]),  # white space is collapsed
        ("<p>So&shy;ld\u200b out</p>", ["Sold out"]),  # what nobody sees is left out
        ("<a>One</a><a>Two</a>", ["One Two"]),  # links that touch stand apart on the page
        ("<script>x</script><style>y</style><template><p>z</p></template><noscript>n</noscript>One", ["One"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<table><tr><td>One<td>Two</table>", ["One", "Two"]),
        ("<b><p>One</b> two</p>", ["One two"]),  # tags that cross
        ("<figcaption>A pier <span class=credit>J. Roe</span></figcaption>", ["A pier", "J. Roe"]),
        ("", []),
    ],
)
def test_a_page_has_the_blocks(source: str, expected: list[str]) -> None:
    assert blocks(source) == expected


def test_a_block_knows_how_much_of_it_is_linked() -> None:
    (block,) = walk_page("<p>one <a href=x>two</a></p>", "page.html").blocks
    assert block.linked == pytest.approx(3 / 7)


def test_a_page_nested_too_deep_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match=r"page\.html: its elements are nested more than 100 deep"):
        walk_page("<div>" * 100_000, "page.html", Limits(nesting_depth=100))


def test_many_unclosed_items_are_not_nested() -> None:
    assert len(blocks("<ul>" + "<li>item" * 5_000)) == 5_000


def test_what_the_markup_states_is_kept() -> None:
    page = walk_page(
        "<!-- saved from url=(0024)https://herald.example/a --><title>T</title><meta name=a content=b>", ""
    )
    assert "herald.example/a" in page.comments[0]
    assert [text for _, text, _ in page.raw] == ["T"]
    assert [element.tag for element in page.elements] == ["meta"]
