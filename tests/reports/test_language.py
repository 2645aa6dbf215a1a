import pytest

from tellings.reports.language import detect_language
from tellings.reports.stated import NOT_STATED, Stated

ENGLISH = (
    "The bridge was closed on Tuesday after divers found cracks in two of its piers, the harbour board said. It was"
)
ENGLISH += " built in 1931, and nobody who lives on the island has been able to say when it would be open again."
GERMAN = (
    "Die Brücke wurde am Dienstag gesperrt, nachdem Taucher Risse in zwei Pfeilern gefunden hatten, sagte der Hafen."
)

TEXTS = [
    (ENGLISH, "", "en"),
    (GERMAN, "", "de"),
    (ENGLISH, "en-GB", "en"),
    (GERMAN, "en", "de"),  # a template's declaration does not outweigh the words
    ("Los bomberos rescataron a tres personas en el puerto de la isla, según dijo el alcalde el lunes.", "", "es"),
    ("Bridge closed", "en-US", "en"),  # too short to tell: as declared
    ("Pont fermé", "fr_FR", "fr"),
]


@pytest.mark.parametrize(("text", "declared", "code"), TEXTS)
def test_a_language_is_found_in_the_words_or_taken_as_declared(text: str, declared: str, code: str) -> None:
    found = detect_language(text, declared)
    assert isinstance(found, Stated)
    assert found.value == code


@pytest.mark.parametrize(
    ("text", "declared"), [("Bridge closed", ""), ("", ""), ("Bridge closed", "x-klingon"), ("1 2 3" * 50, "")]
)
def test_a_short_text_without_a_declared_language_is_not_stated(text: str, declared: str) -> None:
    assert detect_language(text, declared) is NOT_STATED


def test_a_declaration_that_the_words_contradict_is_told() -> None:
    found = detect_language(GERMAN, "en")
    assert isinstance(found, Stated)
    assert "declares en" in found.where
