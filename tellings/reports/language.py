"""The language that a report is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from tellings.reports.stated import NOT_STATED, NotStated, Stated

ENOUGH_LETTERS = 60
"""Fewer letters than this say too little about their language to be believed."""

SURE = 0.5
"""From this probability (0 to 1) on, what the text shows outweighs what the source declares."""

SAMPLE = 6_000
"""Characters that are looked at; more change nothing."""

_ENGLISH_ONLY = {
    *("the", "and", "of", "that", "with", "from", "are", "were", "which", "they", "this"),
    *("have", "has", "been", "would", "their", "after", "about", "who", "than"),
}
_ENGLISH_SHARE = 0.12
_ENGLISH_WORDS = 25


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str, declared: str = "") -> Stated | NotStated:
    """The language of a text: by its words where there are enough of them, or else as declared.

    A template often declares a language that the text is not in, so a clear finding in the text comes first.

    Args:
        text: Title and body.
        declared: A language tag as the page or the record declares it ("en-GB"); may be empty.

    Returns:
        An ISO 639-1 code, or NOT_STATED for a short text without a declared language.
    """
    stated = _declared(declared)
    sample = text[:SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample)) < ENOUGH_LETTERS:
        return stated
    code, probability = ("en", 1.0) if _plainly_english(sample) else _identifier().classify(sample)
    if isinstance(stated, Stated) and (stated.value == code or probability < SURE):
        return stated
    if probability < SURE:
        return NOT_STATED
    against = f"; the source declares {declared}" if isinstance(stated, Stated) else ""
    return Stated(code, f"detected in the text{against}")


def _plainly_english(text: str) -> bool:
    # Spares English reports the 0.6 s that the model takes to load: no other language uses these words so often.
    words = re.findall(r"[^\W\d_]+", text.lower())
    found = [word for word in words if word in _ENGLISH_ONLY]
    return len(words) >= _ENGLISH_WORDS and len(found) >= _ENGLISH_SHARE * len(words) and len(set(found)) > 3


def _declared(tag: str) -> Stated | NotStated:
    match = re.fullmatch(r"\s*([A-Za-z]{2})(?:[-_][\w-]*)?\s*", tag)
    return Stated(match[1].lower(), f"declared as {tag.strip()}") if match else NOT_STATED


@cache
def _identifier() -> _Identifier:
    # Loaded when first used: the model takes longer to load than a report takes to read.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # The contract is ISO 639-1, and close kin without a code there (Nigerian Pidgin) draw English texts to them.
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    loaded: _Identifier = identifier
    return loaded
