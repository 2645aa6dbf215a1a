"""Where sentences begin and end in news."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tellings.language.pipeline import parse_all
from tellings.language.sentences import find_sentences
from tellings.reports.report import BlockKind, Report
from tests.reports_made import made

P = BlockKind.PARAGRAPH


def sentences_of(report: Report) -> list[str]:
    ((_, doc),) = parse_all([report])
    return [sentence.passage.text for sentence in find_sentences(report, doc)]


def cut(text: str) -> list[str]:
    return sentences_of(made(text, kinds=(P,)))


# Sentences are marked by "|": where it stands, the next one begins.
TABLE = [
    # A dateline with an agency belongs to the sentence behind it.
    "ULMOND (AP) — The council met on Monday. |It was the first session since 2019.",
    # A dateline with country, date and agency, and a hyphen for a dash.
    "ULMOND, Veld, May 3 (Reuters) - The port was shut. |It has reopened.",
    # A dateline that ends with a colon.
    "ULMOND: Leaders met in the old harbour. |They said nothing.",
    # Initials, numbers and a time of day with dots.
    "J. R. Tolk said the No. 2 official left at 5 p.m. on Monday. |Nobody followed.",
    # A short form of a country inside a sentence, and at its end.
    "The first U.S. envoy since 2019 spoke. |He lives in the U.S. |The port is closed.",
    # Titles before names, and a middle initial.
    "Gen. X. Morrow met Sen. Anna Lem. |Mr. Bell and Dr. Oda were there.",
    # A quotation of two sentences is two sentences; the mark that closes it stays with the last.
    "“We are here. |We stay,” Ms Marwick said. |“Nobody asked us.”",
    # A question inside a quotation does not end the sentence around it.
    "“Is it over?” he asked. |“No,” she said.",
    # A colon before a quotation does not end a sentence.
    "Nobody knows; the firm said: “It was old.” |And that was that.",
    # A caption glued to the text ends with its credit.
    "A woman waits at the quay in Ulmond (Picture: Coastal Press) |The minister resigned on Friday.",
    # An agency in brackets inside a sentence ends nothing.
    "The agency (AP) said that the port was shut. |It gave no reason.",
    # No blank after a full stop.
    "It cost $3.5 million.|She paid.",
    # A line break inside a block ends nothing.
    "The next paragraph said\nthat it was over. |It was.",
    # A single letter that ends a sentence, when a common word follows.
    "They took vehicle B. |The other one was left.",
    # A straight mark that closes a quotation at the end, and one that opens the next.
    'Bede said: "He was laughing on the phone. |He never looked at the road." |"Never," she added.',
    # Three dots and an exclamation mark.
    "The ship sank... |Rescue came late! |“Why?”",
]


@pytest.mark.parametrize("marked", TABLE)
def test_sentences_begin_where_a_reader_says(marked: str) -> None:
    parts = marked.split("|")
    assert cut("".join(parts)) == [part.strip() for part in parts]


def test_no_sentence_crosses_a_block() -> None:
    report = made("Title without an end\n\nThe port was shut", kinds=(BlockKind.TITLE, P))
    assert sentences_of(report) == ["Title without an end", "The port was shut"]


def test_bullets_are_not_part_of_a_sentence() -> None:
    report = made("• First thing is told\n\n- Second thing is told.", kinds=(BlockKind.LIST_ITEM, BlockKind.LIST_ITEM))
    assert sentences_of(report) == ["First thing is told", "Second thing is told."]


def test_a_sentence_knows_its_block_and_its_kind() -> None:
    kinds = (BlockKind.TITLE, BlockKind.CAPTION)
    report = made("Port shut\n\nThe quay at dawn. Picture: Lem\n\nIt is closed.", kinds=kinds)
    ((_, doc),) = parse_all([report])
    found = [(s.block, s.kind) for s in find_sentences(report, doc)]
    assert found[0] == (0, BlockKind.TITLE)
    assert found[-1] == (2, P)
    assert {kind for block, kind in found if block == 1} == {BlockKind.CAPTION}


def test_lemmas_are_of_content_words() -> None:
    report = made("The ministers were closing ports.", kinds=(P,))
    ((_, doc),) = parse_all([report])
    assert find_sentences(report, doc)[0].lemmas == ("minister", "close", "port")


def test_a_language_that_is_not_analysed_has_no_sentences() -> None:
    assert sentences_of(made("Le port de Ulmond est fermé.", language="fr")) == []


def test_a_report_without_text_has_no_sentences() -> None:
    assert sentences_of(made("")) == []


@settings(max_examples=40)
@example("1\n\n 1")
@given(st.text(alphabet=st.sampled_from("Abc .!?“”\"'()\n—-•:1"), max_size=120))
def test_sentences_are_slices_in_order_inside_their_blocks(text: str) -> None:
    report = made(text, kinds=(P,))
    ((_, doc),) = parse_all([report])
    last = 0
    for sentence in find_sentences(report, doc):
        passage, block = sentence.passage, report.blocks[sentence.block]
        assert passage.text == report.text[passage.start : passage.end]
        assert last <= passage.start < passage.end
        assert block.start <= passage.start
        assert passage.end <= block.end
        last = passage.end
