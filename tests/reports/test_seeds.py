"""The two founding reports: what a careful reader finds in them when reading, from the plain text alone."""

import pytest

from tellings.reports.read import read
from tellings.reports.report import BlockKind, Report
from tellings.reports.stated import NOT_STATED, StatedTime
from tests.reports.plain.texts import left_out, texts_of
from tests.shared_data import shared


def seed(beginning: str) -> Report:
    return read(next(shared("seeds").glob(f"{beginning}*.txt")))[0]


@pytest.fixture(scope="module")
def lbc() -> Report:
    return seed("000")


@pytest.fixture(scope="module")
def jazeera() -> Report:
    return seed("004")


def test_the_report_ends_with_its_byline_and_all_below_is_furniture(lbc: Report) -> None:
    assert lbc.text.endswith("By Press Association")
    below = lbc.source.index("Latest World News")
    assert all(out.source_start >= below or out.source_end < 200 for out in lbc.left_out)
    lines = {line.strip() for line in lbc.source[below:].splitlines() if line.strip()}
    assert lines == set(left_out(lbc)[1:])
    assert all("links to other reports" in out.reason for out in lbc.left_out[1:])


def test_no_line_of_the_body_is_left_out(lbc: Report, jazeera: Report) -> None:
    body = lbc.source[: lbc.source.index("Latest World News")]
    kept = {lbc.text[block.start : block.end] for block in lbc.blocks}
    assert {line.strip() for line in body.splitlines() if line.strip()} - kept == {left_out(lbc)[0]}
    assert jazeera.left_out == ()


def test_captions_carry_their_credits_and_the_short_line_is_a_subhead(lbc: Report) -> None:
    captions = texts_of(lbc, BlockKind.CAPTION)
    assert [caption.rpartition(" (")[2] for caption in captions if caption.endswith(")")] == ["Xinhua via AP)", "AP)"]
    assert any(caption.endswith("Picture: PA") for caption in captions)
    assert texts_of(lbc, BlockKind.SUBHEAD) == ["Meeting between officials"]


def test_a_caption_told_twice_is_a_caption_both_times(jazeera: Report) -> None:
    first, second = texts_of(jazeera, BlockKind.CAPTION)
    assert second.startswith(first)
    assert second.endswith("[Office of the UN High Commissioner for Human Rights/Handout via AFP]")


def test_credits_of_text_and_of_pictures_are_apart(lbc: Report, jazeera: Report) -> None:
    assert [credit.name for credit in lbc.credits if credit.of == "text"] == ["Press Association"]
    assert {credit.name for credit in lbc.credits if credit.of == "picture"} == {"PA", "Xinhua via AP", "AP"}
    assert [credit.name for credit in jazeera.credits if credit.of == "text"] == ["Al Jazeera and news agencies"]
    assert lbc.byline == jazeera.byline == ()


def test_times_go_as_far_as_they_are_stated(lbc: Report, jazeera: Report) -> None:
    assert isinstance(lbc.published, StatedTime)
    assert (lbc.published.iso, lbc.published.precision, lbc.published.zone) == (
        "2022-05-24T12:54",
        "minute",
        NOT_STATED,
    )
    assert jazeera.published is NOT_STATED
    assert lbc.updated is jazeera.updated is NOT_STATED


def test_titles_and_standfirsts(lbc: Report, jazeera: Report) -> None:
    for report in (lbc, jazeera):
        assert texts_of(report, BlockKind.TITLE) == [report.source.splitlines()[0]]
        assert len(texts_of(report, BlockKind.STANDFIRST)) == 1


def test_a_quotation_broken_over_a_line_is_one_paragraph(jazeera: Report) -> None:
    paragraph = next(p for p in texts_of(jazeera, BlockKind.PARAGRAPH) if "patronising" in p)
    start = jazeera.text.index(paragraph)
    place = jazeera.source_map.source_range(start, start + len(paragraph))
    assert place is not None
    assert jazeera.source[slice(*place)].replace("\n", " ") == paragraph
    assert "\n" in jazeera.source[slice(*place)]
