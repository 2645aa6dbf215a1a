"""Passages woven into a report's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.show.page.weave import Span, Woven, weave

Nodes = tuple[str | Woven[str], ...]


def written(nodes: Nodes) -> str:
    """`<x:…>` for a stretch of mark x; "+" where it goes on before or behind."""
    return "".join(
        node
        if isinstance(node, str)
        else f"<{'' if node.first else '+'}{node.mark}:{written(node.children)}{'' if node.last else '+'}>"
        for node in nodes
    )


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdefgh"),
        ([(2, 4, "x")], "ab<x:cd>efgh"),
        ([(0, 8, "x"), (2, 4, "y")], "<x:ab<y:cd>efgh>"),  # nested
        ([(2, 4, "y"), (0, 8, "x")], "<x:ab<y:cd>efgh>"),  # the order given does not matter
        ([(0, 4, "x"), (4, 8, "y")], "<x:abcd><y:efgh>"),  # neighbours
        ([(0, 4, "x"), (2, 6, "y")], "<x:ab<y:cd+>><+y:ef>gh"),  # crossing: the later one goes on behind
        ([(1, 3, "x"), (1, 3, "y")], "a<x:<y:bc>>defgh"),  # equal: the first given is outside
        ([(3, 3, "x")], "abcdefgh"),  # empty
        ([(6, 20, "x")], "abcdef<x:gh+>"),  # reaches out of the range
    ],
)
def test_stretches_nest_and_crossing_ones_are_cut(spans: list[tuple[int, int, str]], expected: str) -> None:
    assert written(weave("abcdefgh", 0, 8, [Span(*span) for span in spans])) == expected


SPAN = st.builds(Span, st.integers(0, 30), st.integers(0, 30), st.sampled_from("xyz"))


@given(st.text(min_size=30, max_size=30), st.lists(SPAN, max_size=8))
def test_the_text_stays_the_text_and_every_span_is_written_once_to_its_end(text: str, spans: list[Span[str]]) -> None:
    nodes = weave(text, 0, 30, spans)
    assert plain(nodes) == text
    real = [span for span in spans if span.start < span.end]
    assert edges(nodes, first=True) == len(real)
    assert edges(nodes, first=False) == len(real)


def plain(nodes: Nodes) -> str:
    return "".join(node if isinstance(node, str) else plain(node.children) for node in nodes)


def edges(nodes: Nodes, *, first: bool) -> int:
    return sum(
        (node.first if first else node.last) + edges(node.children, first=first)
        for node in nodes
        if isinstance(node, Woven)
    )
