"""Who is who in one report."""

from __future__ import annotations

import pytest

from tellings.parties.party import PartyKind, UnsureParty
from tests.attribution.reading_one import read_text, saying

SPEAKERS = [
    # a pronoun goes on from the speaker before
    ("Ida Holt said the bridge was safe. “We looked at it twice,” she said.", "We looked at it twice", "Ida Holt"),
    # a surname is the full name's
    ("Ida Holt is the mayor.\n\nThe bridge is safe, Holt said.", "The bridge is safe", "Ida Holt"),
    # a role is who was named with it
    ("Spokesman Daniel Varga came late. “All is well,” the spokesman said.", "All is well", "Daniel Varga"),
    # an apposition names
    ("The bridge is safe, said the mayor, Ida Holt.", "The bridge is safe", "Ida Holt"),
    # gender decides between two
    ("Ida Holt met Daniel Varga in Ostergate. “All is well,” he told the council.", "All is well", "Daniel Varga"),
    # an unnamed speaker is called as the report calls them
    ("Two dock workers said that the crane had moved.", "the crane had moved", "Two dock workers"),
    # what a clause behind a comma adds is no part of what the speaker is called
    (
        "The ferry ministry, which had first spoken of four, said that nine people were hurt.",
        "nine people were hurt",
        "The ferry ministry",
    ),
    # “he” is whom the sentences between are about, not whoever spoke before them
    (
        "“The pier held,” Daniel Varga said.\n\nMayor Josef Brandt was blamed for the fire. He said the pier was old.",
        "the pier was old",
        "Josef Brandt",
    ),
    # a chain of pronouns leads to one
    (
        "Mayor Josef Brandt came late. He also spoke of letters in which the port asked for help. "
        "“We must read them,” he said.",
        "We must read them",
        "Josef Brandt",
    ),
    # who speaks only in another's words is not who goes on
    (
        "Josef Brandt said that Daniel Varga had warned that the crane was loose.\n\nHe said the port was closed.",
        "the port was closed",
        "Josef Brandt",
    ),
    # a role that is told before the name, by what is said beside it
    (
        "The port is safe, the harbour’s senior engineer said.\n\nDaniel Varga, a senior engineer of the harbour, "
        "came late. Josef Brandt, an engineer, came too.",
        "The port is safe",
        "Daniel Varga",
    ),
    # a title without “the”
    ("Mayor Josef Brandt came late.\n\nMayor says the bridge is safe.", "the bridge is safe", "Josef Brandt"),
    # a name that goes on behind what the pipeline took for it
    (
        "President Luis Guillermo Alvar Rivera said the bridge was safe.",
        "the bridge was safe",
        "Luis Guillermo Alvar Rivera",
    ),
    # a hospital that is named after somebody
    ("The wards were full, according to St Brannoc’s Hospital.", "The wards were full", "St Brannoc’s Hospital"),
    # what has “company” beside it is no person, and is who is meant by “the company”
    (
        "Port Almery woke to a blast. The shed of the storage company Halmer Voss burnt in Port Almery.\n\n"
        "The company said that the shed was empty.",
        "the shed was empty",
        "Halmer Voss",
    ),
    (
        "Ida Holt warned the storage company, Halmer Voss, twice. The company said that the shed was empty.",
        "the shed was empty",
        "Halmer Voss",
    ),
    # the company that somebody founded is not called as they are
    ("The company Ida Holt founded has failed. “All is lost,” Ida Holt said.", "All is lost", "Ida Holt"),
    # a title without a name means the only one that is named below
    (
        "Company denies that it stored too much.\n\nThe shed is rented by the storage company Halmer Voss.",
        "stored too much",
        "Halmer Voss",
    ),
    (
        "Company denies that it stored too much.\n\nAcme Corp. met Corvane Ltd. in Ostergate on Monday.",
        "stored too much",
        "Company",
    ),
    # nobody is named
    ("It was reported that the crane had moved on Monday.", "the crane had moved", "not stated"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS)
def test_the_speaker_has_the_fullest_name_in_the_report(text: str, words: str, speaker: str) -> None:
    assert saying(text, words).speaker_name == speaker


def test_a_second_varga_is_another_person() -> None:
    text = "Josef Varga is the harbour master.\n\nDaniel Varga drives a crane.\n\n“I saw it fall,” Varga said."
    assert {"Josef Varga", "Daniel Varga"} <= {party.name for party in read_text(text).parties}
    assert saying(text, "I saw it fall").speaker_name == "Daniel Varga"


def test_two_of_one_name_in_one_breath_are_unsure() -> None:
    text = "Josef Varga and Daniel Varga came to Ostergate. “I saw it fall,” Varga said."
    speaker = saying(text, "I saw it fall").speaker
    assert isinstance(speaker, UnsureParty)
    assert {candidate.name for candidate in speaker.candidates} == {"Josef Varga", "Daniel Varga"}


def test_a_spokesman_of_another_body_is_another_spokesman() -> None:
    text = (
        "Norlane spokesman Daniel Varga said the ship was safe.\n\n"
        "A NATO spokesman said that the harbour was closed to all ships on Monday."
    )
    assert saying(text, "the harbour was closed").speaker_name != "Daniel Varga"


@pytest.mark.parametrize(
    ("introduced", "called", "same"),
    [
        # another office of the same noun
        ("The harbour minister, Ida Holt, came late", "the prime minister", False),
        ("Harbour minister Ida Holt came late", "the foreign minister", False),
        ("Fire chief Ida Holt came late", "the police chief", False),
        # the same office, with or without what it is of
        ("The harbour minister, Ida Holt, came late", "the harbour minister", True),
        ("The harbour minister, Ida Holt, came late", "the minister", True),
        ("The minister, Ida Holt, came late", "the harbour minister", True),
        # what is said of somebody in an office is no office
        ("The harbour minister, Ida Holt, came late", "the embattled minister", True),
    ],
)
def test_a_role_is_not_that_of_another_office(introduced: str, called: str, same: bool) -> None:
    parties = read_text(f"{introduced}.\n\nPressure on {called} grew on Monday.").parties
    (party,) = [party for party in parties if party.name == "Ida Holt"]
    assert (called in [name.words for name in party.names]) is same


def test_an_abbreviation_is_the_long_name() -> None:
    text = "The World Health Organization met in Ostergate. The WHO said that the water was safe."
    assert saying(text, "the water was safe").speaker_name == "World Health Organization"


def test_every_mention_is_a_passage_of_the_party() -> None:
    reading = read_text("Ida Holt is the mayor.\n\nThe bridge is safe, Holt said. Ms Holt left.")
    (party,) = [party for party in reading.parties if party.name == "Ida Holt"]
    assert party.kind is PartyKind.PERSON
    assert sum(len(name.passages) for name in party.names) == 3
