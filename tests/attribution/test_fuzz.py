"""Whatever the text: nothing crashes, and every passage slices back."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.attribution.find import find_statements
from tellings.attribution.quotes import find_quotations
from tellings.attribution.statement import Statement
from tellings.language.pipeline import parse_all
from tellings.learned.attribution import AttributionSpans
from tellings.parties.party import Party
from tellings.passages import Passage
from tellings.reports.report import Report
from tellings.reports.stated import NotStated
from tests.reports_made import made

WORDS = [
    "“", "”", "‘", "’", '"', "''", "``", "'", "«", "»", "Ida Holt", "Mr Holt", "she", "he", "they", "it", "said",
    "Reuters", "according to", "that", "the ship", "was late", ",", ".", "?", ":", "—", "\n\n", "\n", "the spokesman",
    "denied", "quoted", "as saying", "if", "not", "claims", "on condition of anonymity", "\u202e", "İ", "ﬁ", "🙂",
]  # fmt: skip
ANY = st.text(max_size=200)
SHUFFLED = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def passages(statements: tuple[Statement, ...], parties: tuple[Party, ...]) -> Iterator[Passage]:
    for statement in statements:
        yield from statement.content
        yield from statement.cue
        yield from (relay.words for relay in statement.relays)
        stated = (statement.speaker_words, statement.addressee, statement.ground)
        yield from (passage for passage in stated if not isinstance(passage, NotStated))
    yield from (passage for party in parties for name in party.names for passage in name.passages)


def check(report: Report, spans: tuple[AttributionSpans, ...] = ()) -> tuple[Statement, ...]:
    ((_, doc),) = parse_all([report])
    statements, parties = find_statements(report, doc, spans)
    for passage in passages(statements, parties):
        assert passage.start < passage.end
        assert passage.text == report.text[passage.start : passage.end]
    assert all(statement.content for statement in statements)
    known = {party.id for party in parties}
    assert all(getattr(statement.speaker, "party", None) in known | {None} for statement in statements)
    return statements


@settings(max_examples=60)
@given(SHUFFLED)
def test_shuffled_words_and_marks(text: str) -> None:
    check(made(f"A title\n\n{text}"))


@settings(max_examples=40)
@given(ANY)
def test_any_characters(text: str) -> None:
    check(made(f"A title\n\n{text}"))


@settings(max_examples=60)
@given(SHUFFLED, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), min_size=2, max_size=12))
def test_any_spans_of_the_extractor(text: str, ranges: list[tuple[int, int]]) -> None:
    report = made(f"A title\n\n{text} end")
    inside = [(start, min(start + size, len(report.text))) for start, size in ranges if start < len(report.text) - 1]
    spans = tuple(
        AttributionSpans((source,), (cue,), (content,), 0.9)
        for source, cue, content in zip(inside, inside[1:], inside[2:], strict=False)
    )
    check(report, spans)


@given(st.text(alphabet="“”‘’\"' abc\n.,", max_size=300))
def test_quotations_stand_in_their_paragraphs_and_in_order(text: str) -> None:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    found = find_quotations(text, paragraphs)
    assert [q.outer_start for q in found] == sorted(q.outer_start for q in found)
    for quotation in found:
        assert quotation.outer_start <= quotation.start < quotation.end <= quotation.outer_end <= len(text)


def test_reading_twice_gives_the_same() -> None:
    report = made("Late ship\n\n“We waited,” Ida Holt told Reuters. “Nobody came.” She said the port denied it.")
    assert check(report) == check(report)


def test_a_long_text_without_a_full_stop_is_read() -> None:
    words = "“the ship was late” said Ida Holt to Reuters and the spokesman denied that it was so while "
    assert check(made(f"A title\n\n{words * (30_000 // len(words))}"))
