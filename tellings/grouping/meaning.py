"""What a report is about, as one vector: its headline, and its headline with how it begins, read by the encoder.

Words in common miss that "blaze" and "fire" are one thing. The beginning is enough: news says first what happened, and
reading more of a report makes it likelier to resemble others of the same topic than others of the same event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Meaning = NDArray[np.int8]

BEGINNING = 350
"""So many characters of the text are read."""
SCALE = 127.0


def find_meaning(title: str, text: str) -> Meaning:
    """The vector of a report, of length 1, as `(384,)` in steps of 1/127; all zero where there is no word.

    Titles and texts are read one by one, so that the vector does not hang on what else is read.
    """
    from tellings.learned.encoder import WIDTH, encode

    heading, beginning = _line(title), _line(text[: 2 * BEGINNING])[:BEGINNING]
    parts = [heading, f"{heading}. {beginning}" if heading else beginning] if beginning else [heading]
    vectors = [encode([part])[0].vector for part in parts if any(map(str.isalnum, part))]
    return pack_meaning(np.sum(vectors, axis=0)) if vectors else np.zeros(WIDTH, dtype=np.int8)


def pack_meaning(vector: NDArray[np.float32]) -> Meaning:
    """A vector of any length as one of length 1, in steps of 1/127."""
    scaled: Meaning = np.round(vector / max(float(np.linalg.norm(vector)), 1e-9) * SCALE).astype(np.int8)
    return scaled


def compare_meanings(new: Meaning, others: list[Meaning]) -> NDArray[np.float64]:
    """The cosine of a vector with each of the others, `(others,)`, -1 to 1; 0 where one is all zero."""
    table = np.array(others, dtype=np.float32)
    return (table @ new.astype(np.float32) / SCALE**2).astype(np.float64)


def _line(text: str) -> str:
    return " ".join(text.split())
