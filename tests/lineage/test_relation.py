from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tellings.lineage.lineage import Relation
from tellings.lineage.relation import find_relation
from tests.lineage.fabricated import OTHER, OWN, WIRE, marked
from tests.lineage.test_copied import TEXT

SAID = (
    "“We heard a bang and then everything went quiet, and the lights went out, and then the children began to sing "
    "because nobody had told them to be afraid,” passenger Ilse Torvan said."
)
VOCABULARY = [f"word{letter}{other}" for letter in "abcdefghijklmnopqrst" for other in "abcdefghijklmnopqrst"]
SEED = st.integers(0, 10**9)


def relation(left: str, right: str) -> Relation:
    return find_relation(marked(left, "l"), marked(right, "r")).relation


def test_wire_text_in_two_outlets_is_a_copy() -> None:
    assert relation(WIRE, WIRE.replace("heavy", "rough").replace("harbour", "harbor")) is Relation.COPY


def test_wire_text_cut_to_half_is_a_copy() -> None:
    assert relation(WIRE, "\n".join(WIRE.split("\n")[:2])) is Relation.COPY


def test_one_paragraph_of_the_wire_in_a_report_of_its_own_is_partial() -> None:
    assert relation(WIRE, f"{OWN}\n{WIRE.split(chr(10))[1]}\n{OTHER}") is Relation.PARTIAL


def test_two_reports_that_quote_one_speaker_only_quote() -> None:
    assert relation(f"{OWN}\n{SAID}", f"{OTHER}\n{SAID}") is Relation.QUOTES


def test_a_statement_that_fills_most_of_a_report_is_still_a_quotation() -> None:
    assert relation(f"{SAID}\nThat was all.", f"{OTHER}\n{SAID}") is Relation.QUOTES


def test_two_events_have_nothing_to_do_with_each_other() -> None:
    found = find_relation(marked(WIRE, "l"), marked(OTHER, "r"))
    assert (found.relation, found.passages, found.left_share) == (Relation.NONE, (), 0.0)


def test_a_site_s_notice_makes_no_copy() -> None:
    notice = "Copyright 2031. All rights reserved. This material may not be published, broadcast or rewritten."
    assert relation(f"{OWN}\n{notice}", f"{OTHER}\n{notice}") is Relation.NONE


def test_the_reason_says_how_much_is_shared() -> None:
    found = find_relation(marked(WIRE, "l"), marked(WIRE[: len(WIRE) // 2], "r"))
    assert "of the shorter report" in found.reason
    assert found.reason.endswith(".")


@given(TEXT, TEXT)
def test_relation_is_symmetric(left: str, right: str) -> None:
    there, back = (
        find_relation(marked(left, "l"), marked(right, "r")),
        find_relation(marked(right, "r"), marked(left, "l")),
    )
    assert (there.relation, there.confidence) == (back.relation, back.confidence)
    assert (there.left_share, there.right_share) == (back.right_share, back.left_share)


@given(SEED)
def test_a_report_against_itself_is_a_copy(seed: int) -> None:
    text = random_text(seed)
    assert relation(text, text) is Relation.COPY


@given(SEED, SEED)
def test_two_random_reports_are_none(left: int, right: int) -> None:
    if left != right:
        assert relation(random_text(left), random_text(right)) is Relation.NONE


def random_text(seed: int) -> str:
    chosen = Random(seed)
    return " ".join(chosen.choices(VOCABULARY, k=chosen.randint(1, 200)))


@given(TEXT, TEXT)
def test_shares_and_confidence_keep_their_range(left: str, right: str) -> None:
    found = find_relation(marked(left, "l"), marked(right, "r"))
    assert 0 <= found.left_share <= 1
    assert 0 <= found.right_share <= 1
    assert 0.5 <= found.confidence <= 1
