"""Which words of a passage other passages share: what is marked when sentences stand side by side.

Two words are shared when they have one lemma. The lemmas are those that the language step found, so function words,
which have none, are never marked; a word that the passage repeats is marked each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tellings.language.annotations import Sentence
from tellings.passages import Passage

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_SHORTEST_STEM = 3


def lemmas_of(passage: Passage, sentences: Sequence[Sentence]) -> frozenset[str]:
    """Lemmas of the content words of a passage, taken from the sentences of its report that it touches."""
    touched = frozenset(lemma for s in sentences if s.passage.overlaps(passage) for lemma in s.lemmas)
    return frozenset(lemma for word in words_of(passage.text) if (lemma := lemma_of(word, touched)))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, lower-cased, in order."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def lemma_of(word: str, lemmas: Iterable[str]) -> str:
    """The lemma among those of the sentence that a word has; empty for a function word.

    A word that is no lemma itself takes the lemma with the longest common beginning, if that is at least three
    letters and more than half of the longer of the two ("injuring" → "injure"). Irregular forms ("said") are missed.
    """
    known = lemmas if isinstance(lemmas, frozenset) else frozenset(lemmas)
    if word in known:
        return word
    best, length = "", _SHORTEST_STEM - 1
    beginning = word[:_SHORTEST_STEM]
    for lemma in sorted(lemma for lemma in known if lemma.startswith(beginning)):
        common = _common_beginning(word, lemma)
        if common > length and 2 * common > max(len(word), len(lemma)):
            best, length = lemma, common
    return best


def _common_beginning(left: str, right: str) -> int:
    for place, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return place
    return min(len(left), len(right))


def mark_shared(text: str, own: frozenset[str], others: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """Cut a text into pieces that are marked or not; neighbours with only white space between them are one piece.

    Args:
        text: The passage's text.
        own: Lemmas of the passage (`lemmas_of`).
        others: Lemmas of the passages it stands beside.

    Returns:
        (piece, marked) in order; the pieces joined are the text.
    """
    shared = own & others
    runs: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        lemma = lemma_of(match.group().lower(), own)
        if not lemma or lemma not in shared:
            continue
        if runs and text[runs[-1][1] : match.start()].isspace():
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append(match.span())
    return tuple(_pieces(text, runs))


def _pieces(text: str, runs: Iterable[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    place = 0
    for start, end in runs:
        if start > place:
            yield text[place:start], False
        yield text[start:end], True
        place = end
    if place < len(text):
        yield text[place:], False
