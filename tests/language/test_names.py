"""The names that are found in a report."""

from tellings.language.names import find_names
from tellings.language.pipeline import parse_all
from tests.reports_made import made


def names_of(text: str) -> list[tuple[str, str]]:
    report = made(text)
    ((_, doc),) = parse_all([report])
    return [(name.passage.text, name.kind) for name in find_names(report, doc)]


def test_a_person_and_a_place_are_found_with_their_kinds() -> None:
    found = names_of("Port shut\n\nThe visit of Anna Lemmers to France was put off on Monday.")
    assert ("Anna Lemmers", "person") in found
    assert ("France", "place") in found


def test_a_possessive_ending_is_not_part_of_a_name() -> None:
    found = names_of("Port shut\n\nAnna Lemmers’s brother and Peter Oda's wife came to France.")
    assert "Anna Lemmers" in [text for text, _ in found]
    assert not [text for text, _ in found if text.endswith(("’s", "'s"))]


def test_dates_and_numbers_are_no_names() -> None:
    assert names_of("Shut\n\nOn Monday, 12 of the 40 boats left at 5 p.m.") == []


def test_names_are_slices_in_order() -> None:
    report = made("Lem in France\n\nAnna Lemmers met Peter Oda of the United Nations in Paris.")
    ((_, doc),) = parse_all([report])
    names = [name.passage for name in find_names(report, doc)]
    assert names == sorted(names)
    assert all(name.text == report.text[name.start : name.end] for name in names)
