"""Taking sentences apart into clauses."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from tellings.alignment.clauses import find_clauses
from tellings.reading import Reading
from tests.reports_made import made, read_quickly

# Each sentence with its clauses.
CASES = [
    # One verb: nothing to take apart.
    ("The ferry ran aground off Sandholm on Tuesday.", ["The ferry ran aground off Sandholm on Tuesday."]),
    # Two things told by "and".
    (
        "The harbour was closed at noon and two ferries waited off Gannet Point.",
        ["The harbour was closed at noon", "two ferries waited off Gannet Point"],
    ),
    # A relative clause is read with the noun it tells of, and the clause around it without who says it.
    (
        "Mr Varga, who is not related to the crane driver, said that two ferries were waiting off Gannet Point.",
        ["Mr Varga, who is not related to the crane driver", "that two ferries were waiting off Gannet Point"],
    ),
    # Who says it is no clause of its own.
    (
        "The mayor said that the bridge would be closed until Friday.",
        ["The mayor said that the bridge would be closed until Friday."],
    ),
    # What something is for belongs to what is done.
    (
        "Engineers shut the bridge to look for cracks in its pillars.",
        ["Engineers shut the bridge to look for cracks in its pillars."],
    ),
    # A role beside a name tells nothing by itself.
    (
        "Helena Strand, the prime minister, walked along the quay.",
        ["Helena Strand, the prime minister, walked along the quay."],
    ),
    # A participle tells something: who called it what.
    (
        "Critics fear that the visit will hide the raid labelled by Norlane as piracy.",
        ["Critics fear that the visit will hide the raid", "labelled by Norlane as piracy"],
    ),
    # A participle that only says which papers are meant does not.
    (
        "Papers seen by the Herald show that the bridge was sold in May.",
        ["Papers seen by the Herald show that the bridge was sold in May."],
    ),
    # Which ones are meant is read with them.
    (
        "The pilot, a quiet man, was among those who survived.",
        ["The pilot, a quiet man, was among those who survived."],
    ),
    # What is denied is read with the denial.
    (
        "It denied reports that it had ignored requests from the town for a new bridge.",
        ["It denied reports that it had ignored requests from the town for a new bridge."],
    ),
    # Who is told of is the person, not the town that he is from.
    (
        "Two clerks were arrested, according to a man with knowledge of the raid, who asked not to be named.",
        [
            "Two clerks were arrested, according to a man with knowledge of the raid",
            "a man with knowledge of the raid, who asked not to be named",
        ],
    ),
]


@pytest.mark.parametrize(("text", "clauses"), CASES)
def test_a_sentence_is_taken_apart_into_what_it_tells(text: str, clauses: list[str]) -> None:
    reading = read_quickly(made("A title that stands before\n\n" + text, outlet="The Herald"))
    assert [clause.text for clause in find_clauses(reading.sentences[-1])] == clauses


@cache
def long_report() -> Reading:
    return read_quickly(made("\n\n".join(["A title that stands before", *(text for text, _ in CASES)])))


def test_every_clause_is_the_slice_of_its_report_and_lies_in_its_sentence() -> None:
    reading = long_report()
    for sentence in reading.sentences:
        for clause in find_clauses(sentence):
            assert sentence.passage.contains(clause)
            assert clause.text == reading.report.text[clause.start : clause.end]


def test_a_sentence_without_a_parse_is_left_whole() -> None:
    for sentence in long_report().sentences:
        assert find_clauses(replace(sentence, words=())) == (sentence.passage,)
