"""Passages that are a part of a sentence, shown as a part: "… declared a day of mourning on Thursday"."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.story import Story


def in_sentence(passage: Passage, sentences: Iterable[Sentence]) -> str:
    """A passage with "…" where the words of its sentence go on before or behind it; marks alone do not count.

    Args:
        passage: What is shown.
        sentences: Those of its report.
    """
    around = next((s.passage for s in sentences if s.passage.contains(passage)), passage)
    before = around.text[: passage.start - around.start]
    behind = around.text[passage.end - around.start :]
    return f"{'… ' if _words(before) else ''}{passage.text}{' …' if _words(behind) else ''}"


def point_words(story: Story) -> dict[str, str]:
    """What names each point of a story, by the point's id, shown as a part where it is one."""
    sentences = {reading.report.id: reading.sentences for reading in story.readings}
    return {point.id: in_sentence(point.words, sentences[point.words.report]) for point in story.points}


def _words(text: str) -> bool:
    return any(character.isalnum() for character in text)
