from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.errors import SetupError
from tellings.reports.agencies import agencies, agency_pattern, is_agency
from tellings.reports.credits import find_credits

TEXT = [
    ("By Press Association", ["Press Association"]),
    ("By Jane Doe, Associated Press", ["Associated Press"]),  # behind a person
    ("By AFP and Reuters", ["AFP", "Reuters"]),
    ("By Guardian staff and agencies", ["Guardian staff and agencies"]),  # agencies without a name
    ("Source: Al Jazeera and news agencies", ["Al Jazeera and news agencies"]),  # a source line is given whole
    ("LONDON (Reuters) - The minister said so", ["Reuters"]),  # a dateline
    ("HAVEN BAY, May 24 (AP) — The minister said so", ["AP"]),  # with a date in it
    ("PORT ALMERY (Corvane News Agency) — The fire is out.", ["Corvane News Agency"]),  # an agency by its name alone
    ("Nobody knows, he said. — Reuters", ["Reuters"]),  # a sign-off
    ("“Nobody knows.” (AFP)", ["AFP"]),
    ("Reuters", ["Reuters"]),
    ("© 2022 AFP", ["AFP"]),
    ("Copyright 2022 The Associated Press. All rights reserved.", ["Associated Press"]),
    ("The Associated Press contributed to this report.", ["Associated Press"]),
    ("Additional reporting by Ann Lee and Reuters.", ["Reuters"]),
    ("(With inputs from PTI)", ["PTI"]),
    ("This story was originally published by Reuters.", ["Reuters"]),
    ("Jane Doe | Associated Press", ["Associated Press"]),
    ("He told Reuters.", []),  # quoted, not credited
    ("Three diplomats told Reuters news agency.", []),
    ("The minister denied the report by Reuters and AP.", []),
    ("By Monday, Reuters had reported three deaths", []),  # no byline
    ("Reporting by Jane Doe in Paris; Editing by John Roe", []),  # people
    ("The tap ran dry in the spa at the nan shop", []),  # letter case counts in short names
]

PICTURES = [
    ("A child waits at the harbour (AP)", ["AP"]),
    ("A child waits at the harbour (Xinhua via AP)", ["Xinhua via AP"]),
    ("A child waits [Office of the Harbour Master/Handout via AFP]", ["Office of the Harbour Master/Handout via AFP"]),
    ("The company kept its ferries in port Ann Doe/Reuters", ["Ann Doe/Reuters"]),  # without brackets
    ("The bridge. Getty Images", ["Getty Images"]),
    ("The harbour at night. Photo: Jane Doe (CC BY)", ["Jane Doe (CC BY)"]),
    ("The harbour (file photo)", ["file photo"]),
    ("The harbour © Ann Lee", ["Ann Lee"]),
    ("The mayor (left) with the fire chief (right)", []),  # brackets without a credit
]

LABELLED = [
    ("Harbour Board meets. Picture: PA", ["PA"]),
    ("Image copyright Getty Images", ["Getty Images"]),
    ("Image copyright Getty Images Image caption The harbour", ["Getty Images"]),  # the caption is no credit
    ("Photo by Jane Doe/Reuters", ["Jane Doe/Reuters"]),
    ("Photograph: Jane Doe/The Herald", ["Jane Doe/The Herald"]),
    ("The photo: a child in the snow.", []),  # prose
]


def names(line: str, of: str, caption: bool = False) -> list[str]:
    return [credit.name for credit in find_credits(line, "a test", caption=caption) if credit.of == of]


@pytest.mark.parametrize(("line", "found"), TEXT)
def test_credits_of_the_text(line: str, found: list[str]) -> None:
    assert names(line, "text") == found
    assert names(line, "picture") == []


@pytest.mark.parametrize(("line", "found"), PICTURES)
def test_credits_in_a_caption_are_the_pictures(line: str, found: list[str]) -> None:
    assert names(line, "picture", caption=True) == found
    assert names(line, "text", caption=True) == []


@pytest.mark.parametrize(("line", "found"), LABELLED)
def test_a_label_makes_a_picture_credit_anywhere(line: str, found: list[str]) -> None:
    assert names(line, "picture") == found
    assert names(line, "text") == []


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "agencies.toml"
    monkeypatch.setenv("TELLINGS_AGENCIES", str(path))
    for cached in (agencies, agency_pattern):
        cached.cache_clear()
    yield path
    for cached in (agencies, agency_pattern):
        cached.cache_clear()


def test_a_user_adds_an_agency(own_file: Path) -> None:
    own_file.write_text('[[agency]]\nname = "Velland Wire"\nalso = ["VW"]\n', "utf-8")
    assert is_agency("Velland Wire")
    assert is_agency("VW")
    assert is_agency("Reuters")


@pytest.mark.parametrize("words", ["not toml [", "agency = 3", '[[agency]]\nalso = ["VW"]'])
def test_a_broken_list_of_agencies_is_told(own_file: Path, words: str) -> None:
    own_file.write_text(words, "utf-8")
    with pytest.raises(SetupError, match=r"agencies\.toml"):
        agencies()


def test_a_missing_list_of_agencies_is_told(own_file: Path) -> None:
    with pytest.raises(SetupError, match="TELLINGS_AGENCIES"):
        agencies()
