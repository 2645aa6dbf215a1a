"""Statements in invented sentences: kind, act, mood, ground, and what is no statement."""

from __future__ import annotations

import pytest

from tellings.attribution.statement import Act, Mood, SpeechKind
from tellings.reading import annotate
from tellings.reports.stated import NotStated
from tests.attribution.reading_one import media, read_text, saying
from tests.reports_made import made

KINDS = [
    # all between marks
    ("“The bridge is safe,” said Ida Holt, the mayor.", "The bridge is safe", SpeechKind.DIRECT),
    # none
    ("Ida Holt said on Monday that the bridge was safe.", "the bridge was safe", SpeechKind.INDIRECT),
    # some
    ("Ida Holt said the bridge was “as safe as any” in Ostergate.", "as safe as any", SpeechKind.MIXED),
    # straight marks
    ('"The bridge is safe," Ida Holt said.', "The bridge is safe", SpeechKind.DIRECT),
    # doubled single marks
    ("''The bridge is safe,'' Ida Holt said.", "The bridge is safe", SpeechKind.DIRECT),
]
ACTS = [
    ("The ministry denied that the bridge was closed.", "the bridge was closed", Act.DENY),
    ("Ida Holt accused the company of hiding the report.", "hiding the report", Act.ACCUSE),
    ("The union demanded that the company pay the crews.", "the company pay the crews", Act.DEMAND),
    ("Forecasters predicted that the storm would reach Ostergate by noon.", "the storm would reach", Act.PREDICT),
    ("The company admitted that the letter had been lost.", "the letter had been lost", Act.ADMIT),
    ("Police confirmed that two people had been hurt.", "two people had been hurt", Act.CONFIRM),
    ("Residents fear that the dam will not hold.", "the dam will not hold", Act.BELIEVE),
    ("Ida Holt condemned the “cowardly” attack on the school.", "attack on the school", Act.CONDEMN),
    ("The mayor promised that the road would be open by May.", "the road would be open", Act.PROMISE),
    ("Ida Holt said that the bridge was safe.", "the bridge was safe", Act.SAY),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS)
def test_the_kind_tells_how_much_is_between_marks(text: str, words: str, kind: SpeechKind) -> None:
    assert saying(text, words).kind is kind


@pytest.mark.parametrize(("text", "words", "act"), ACTS)
def test_the_act_is_the_cues(text: str, words: str, act: Act) -> None:
    assert saying(text, words).act is act


def test_content_in_pieces_is_one_statement() -> None:
    statement = saying("“The bridge,” said Ida Holt, “is safe. Nobody needs to worry.”", "is safe")
    assert [passage.text for passage in statement.content] == ["The bridge", "is safe. Nobody needs to worry."]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = "Ida Holt said: “We looked at every bolt.\n\n“Then we looked again. It is safe.”"
    statement = saying(text, "We looked at every bolt")
    assert statement.content[-1].text == "Then we looked again. It is safe."


def test_a_stray_mark_derails_no_more_than_its_line() -> None:
    text = 'A pipe of 6" broke under the road.\n\n"The bridge is safe," Ida Holt said on Monday.\n\nWork goes on.'
    assert saying(text, "The bridge is safe").content[0].text.strip(".,") == "The bridge is safe"


def test_what_stands_before_a_semicolon_is_not_said_by_who_speaks_behind_it() -> None:
    statements = read_text("Police put the number of marchers at 900; organisers said that 3,000 had come.").statements
    assert [s.content[0].text for s in statements if s.speaker_name == "organisers"] == ["that 3,000 had come"]


def test_a_word_before_the_colon_of_a_title_does_not_speak_where_another_is_credited() -> None:
    title = "DEATH COACH: Driver was ON HIS PHONE, says survivor"
    speakers = [s.speaker_name for s in annotate(made(f"{title}\n\nThe coach left the road.")).statements]
    assert "DEATH COACH" not in speakers


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green wave” reached the harbour on Monday.",  # a name held at arm's length
        "The film “The Long Way Down” opens in Ostergate next week.",  # a title
        "The ferry left the harbour at noon and came back at six.",  # nobody says anything
    ],
)
def test_marks_alone_make_no_statement(text: str) -> None:
    assert read_text(text).statements == ()


@pytest.mark.parametrize(
    ("text", "words", "mood"),
    [
        ("Ida Holt did not say that the bridge was safe.", "the bridge was safe", Mood.NOT_SAID),
        ("If she says that the bridge is safe, people will use it.", "the bridge is safe", Mood.HYPOTHETICAL),
        ("Did the mayor say that the bridge was safe?", "the bridge was safe", Mood.QUESTION),
        ("Ida Holt said that the bridge was safe.", "the bridge was safe", Mood.ASSERTED),
    ],
)
def test_the_mood_tells_whether_it_was_said(text: str, words: str, mood: Mood) -> None:
    assert saying(text, words).mood is mood


def test_the_ground_for_not_naming_is_a_passage_of_its_own() -> None:
    text = "The plan has failed, said an official who was not authorised to speak publicly."
    statement = saying(text, "The plan has failed")
    assert not isinstance(statement.ground, NotStated)
    assert statement.ground.text == "who was not authorised to speak publicly"


def test_a_named_speaker_has_no_ground() -> None:
    assert isinstance(saying("Ida Holt said that the bridge was safe.", "safe").ground, NotStated)


def test_a_medium_is_kept_as_a_medium() -> None:
    statement = saying("Ida Holt said in a statement that the bridge was safe.", "the bridge was safe")
    assert (statement.speaker_name, media(statement)) == ("Ida Holt", ["a statement"])


def test_the_addressee_is_stated() -> None:
    statement = saying("Ida Holt told reporters that the bridge was safe.", "the bridge was safe")
    assert not isinstance(statement.addressee, NotStated)
    assert statement.addressee.text == "reporters"


def test_a_post_is_what_stands_before_its_signature() -> None:
    text = "Many were glad.\n\nThe bridge is open again, go and see it! — Ida Holt (@idaholt) May 4, 2031"
    assert saying(text, "The bridge is open again").speaker_name == "Ida Holt"


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    told = "At least four people died in a fire, the fire brigade said on Monday."
    (statement,) = annotate(made(f"Fire at the quay\n\nULMOND (AP) — {told}")).statements
    assert statement.content[0].text.startswith("At least four people")
