"""What holds for every plain text, whatever stands in it."""

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import NoReportError
from tellings.reports.report import Report
from tests.reports.plain.texts import PARAGRAPHS, TITLE, read_text

WORDS = (
    *("the", "harbour", "bridge", "ferry", "council", "island", "storm", "pier", "divers", "money", "road", "school"),
    *("mayor", "board", "water", "night", "engine", "fire", "rope", "market", "street", "minister", "talks", "report"),
    *("answer", "question", "plan", "vote", "repair", "closed", "opened", "said", "found", "built", "asked", "will"),
)

SENTENCES = st.lists(st.sampled_from(WORDS), min_size=5, max_size=24).map(
    lambda words: f"{' '.join(words).capitalize()}."
)
QUOTED = SENTENCES.map(lambda sentence: f"“{sentence[:-1]},” she said.")
OPEN_QUOTED = SENTENCES.map(lambda sentence: f"“{sentence}")
BODY = st.lists(
    st.lists(SENTENCES | QUOTED | OPEN_QUOTED, min_size=1, max_size=3).map(" ".join),
    min_size=2,
    max_size=10,
    unique=True,
)
FURNITURE = st.sampled_from(
    (
        "Read more: Why the lighthouse of Almery went dark",
        "Advertisement",
        "Share this article",
        "Facebook Twitter WhatsApp Email",
        "Sign up to our newsletter to get the news of the island in your inbox.",
        "Related\n\nFerry company raises fares for the third year\n\nIsland school wins prize for its garden",
        "Latest News\nOwl found asleep in the post office of Varnholt\nTwo brothers row around the island in a bathtub",
        "12 comments",
        "The divers at work below the second pier (Jane Roe/Reuters)",
        "Picture: Corvane News Agency",
        "What the board says",
        "4 March 2026, 09:15",
        "By Jorun Aske and Per Lind",
        "© 2026 The Merrow Post. All rights reserved.",
        "Continue reading",
        "* * *",
    )
)
PARTS = st.lists(FURNITURE, max_size=5)


def wrapped(paragraph: str, width: int) -> str:
    return textwrap.fill(paragraph, width, break_on_hyphens=False) if width else paragraph


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], str]:
    """Paragraphs, and a text in which furniture stands before, between and behind them."""
    body = draw(BODY)
    width = draw(st.sampled_from((0, 0, 72, 60)))
    pieces = [TITLE, *draw(PARTS)]
    for paragraph in body:
        pieces += [wrapped(paragraph, width), *draw(st.lists(FURNITURE, max_size=1))]
    end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    return body, "\n\n".join([*pieces, *draw(PARTS)]).replace("\n", end)


def mapped_share(report: Report) -> float:
    """The share of characters of the blocks that map to a source character which reads the same."""
    total = same = 0
    for block in report.blocks:
        for place in range(block.start, block.end):
            found = report.source_map.source_range(place, place + 1)
            source = report.source[found[0] : found[1]] if found else ""
            total += 1
            same += source == report.text[place] or (report.text[place] == " " and source.strip() == "" != source)
    return same / total


@given(documents())
def test_no_sentence_of_the_body_is_lost_to_furniture(document: tuple[list[str], str]) -> None:
    body, text = document
    report = read_text(text)
    kept = " ".join(report.text[block.start : block.end] for block in report.blocks)
    assert [paragraph for paragraph in body if paragraph not in kept] == []


@given(documents())
def test_reading_twice_gives_the_same(document: tuple[list[str], str]) -> None:
    left, right = read_text(document[1]), read_text(document[1])
    assert (left.text, left.blocks, left.left_out, left.source_map) == (
        right.text,
        right.blocks,
        right.left_out,
        right.source_map,
    )


@given(documents())
def test_blocks_are_in_order_and_cover_the_text(document: tuple[list[str], str]) -> None:
    report = read_text(document[1])
    assert "\n\n".join(report.text[block.start : block.end] for block in report.blocks) == report.text
    assert all(left.end < right.start for left, right in zip(report.blocks, report.blocks[1:], strict=False))


@settings(max_examples=40)
@given(documents())
def test_body_characters_map_to_source_characters_that_read_the_same(document: tuple[list[str], str]) -> None:
    assert mapped_share(read_text(document[1])) >= 0.995


@given(documents())
def test_every_word_of_the_source_is_in_the_text_or_left_out(document: tuple[list[str], str]) -> None:
    report = read_text(document[1])
    told = sorted(re.findall(r"\w+", report.text + " " + " ".join(out.text for out in report.left_out)))
    assert told == sorted(re.findall(r"\w+", report.source))


@given(st.text(max_size=400), st.sampled_from(("text", "markdown")))
def test_any_characters_are_read_or_refused_and_map_in_bounds(text: str, form: str) -> None:
    try:
        report = read_text(f"{TITLE}\n\n{text}\n\n{PARAGRAPHS[0]}", "markdown" if form == "markdown" else "text")
    except NoReportError:
        return
    for block in report.blocks:
        assert report.text[block.start : block.end].strip()
        place = report.source_map.source_range(block.start, block.end)
        assert place is not None
        assert 0 <= place[0] < place[1] <= len(report.source)
    for out in report.left_out:
        assert 0 <= out.source_start < out.source_end <= len(report.source)
