import pytest

from tellings.reports.byline import split_byline

PEOPLE = [
    ("By Jane Doe and John Roe, Associated Press", ("Jane Doe", "John Roe")),  # the agency is no person
    ("By Press Association", ()),
    ("Jane Doe BBC News", ("Jane Doe",)),  # an outlet without a comma
    ("JANE DOE", ("JANE DOE",)),  # as written
    ("By JANE DOE, Daily Mail Reporter", ("JANE DOE",)),
    ("Jane Doe, Political Editor", ("Jane Doe",)),
    ("By Jane van der Doe in London", ("Jane van der Doe",)),  # particles and a place
    ("Reuters Staff", ()),
    ("The Harbour Times", ()),
    ("By Guardian staff and agencies", ()),
    ("Jane O'Brien-Smith; John d'Arcy", ("Jane O'Brien-Smith", "John d'Arcy")),
    ("By Jane Doe | The Herald | jane@herald.example", ("Jane Doe",)),  # an address
    ("Sukarno", ("Sukarno",)),  # one name
    ("By admin", ()),
    ("https://example.org/jane", ()),
    ("Reporting by Jane Doe in Paris; Editing by John Roe", ("Jane Doe",)),  # editors did not write it
    ("By Jane Doe, Ann Lee & Mary-Ann Poe", ("Jane Doe", "Ann Lee", "Mary-Ann Poe")),
    ("Words: Jane Doe Photos: John Roe", ("Jane Doe",)),  # nor did photographers
    ("Jane Doe, Senior Reporter at The Herald", ("Jane Doe",)),
    ("By Jane Doe and Jane Doe", ("Jane Doe",)),  # once
    ("王伟", ("王伟",)),
    ("", ()),
]


@pytest.mark.parametrize(("words", "people"), PEOPLE)
def test_a_byline_gives_its_people(words: str, people: tuple[str, ...]) -> None:
    assert split_byline(words) == people
