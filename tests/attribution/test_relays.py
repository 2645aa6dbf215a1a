"""Who passed a statement on, nearest the report first."""

from __future__ import annotations

import pytest

from tests.attribution.reading_one import saying, through

CHAINS = [
    # told to an agency
    ("“The bridge is safe,” Ida Holt told Reuters.", "The bridge is safe", "Ida Holt", ["Reuters"]),
    # told to the press is no relay
    ("“The bridge is safe,” Ida Holt told reporters.", "The bridge is safe", "Ida Holt", []),
    # an outlet quotes
    ("The Ostergate Times quoted Ida Holt as saying that the bridge was safe.", "the bridge was safe", "Ida Holt",
     ["The Ostergate Times"]),
    # an outlet reports what police said
    ("Police said the bridge was safe, the Ostergate Times reported.", "the bridge was safe", "Police",
     ["the Ostergate Times"]),
    # a chain of two
    ("Ida Holt told envoys that the bridge was safe, two envoys told Reuters.", "the bridge was safe", "Ida Holt",
     ["Reuters", "two envoys"]),
    # a ministry says what a minister noted
    ("The interior ministry said: “Ms Delane noted that the bridge was safe.”", "the bridge was safe", "Delane",
     ["The interior ministry"]),
    # nobody between
    ("Ida Holt said that the bridge was safe.", "the bridge was safe", "Ida Holt", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker", "relays"), CHAINS)
def test_the_speaker_is_at_the_end_of_the_chain(text: str, words: str, speaker: str, relays: list[str]) -> None:
    statement = saying(text, words)
    assert (statement.speaker_name, through(statement)) == (speaker, relays)
