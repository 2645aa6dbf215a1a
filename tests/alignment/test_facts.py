"""Who is mentioned and speaks in a passage, when it was, and how many: the same words in every report."""

from __future__ import annotations

from functools import cache

from tellings.alignment.facts import Facts, facts_in
from tellings.reading import Reading, annotate
from tests.reports_made import made

TEXT = """Ferry runs aground off Sandholm

The ferry ran aground on 6 May 2031, and 36 passengers were hurt, Captain Ilse Brandt said.

“We lost the steering,” she told the coast guard.

Nobody from the shipping line was there."""


@cache
def reading() -> Reading:
    return annotate(made(TEXT, outlet="Herald", published="2031-05-07T13:00", zone="Z"))


def test_a_person_counts_by_her_last_name_and_where_she_speaks_too() -> None:
    named, speaking, neither = facts_in(reading(), [s.passage for s in reading().sentences[1:]])
    assert "brandt" in named.parties
    assert "brandt" in named.speakers
    assert "brandt" in speaking.speakers
    assert not neither.speakers


def test_a_number_counts_with_what_happened_to_those_counted() -> None:
    found = facts_in(reading(), [reading().sentences[1].passage])[0]
    assert any(amount.startswith("36 ") and amount.endswith("injured") for amount in found.amounts)
    assert {amount.split(" ", 1)[1] for amount in found.amounts} <= found.counted


def test_a_time_counts_by_its_value() -> None:
    assert "2031-05-06" in facts_in(reading(), [reading().sentences[1].passage])[0].times


def test_a_reading_without_parties_times_and_quantities_has_no_facts() -> None:
    bare = Reading(reading().report, reading().sentences, reading().names)
    for facts in facts_in(bare, [sentence.passage for sentence in bare.sentences]):
        assert facts == Facts(*5 * (frozenset(),))
