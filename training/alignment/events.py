"""Which stories are of one event, by their words, so that a fold holds all of it."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer

from training.alignment.examples import GoldStory

ALIKE = 0.3
"""Cosine of two stories' words from which they are of one event."""


def events_of(stories: Sequence[GoldStory]) -> dict[str, int]:
    """A number for each story's name, the same for stories of one event."""
    texts = [" ".join(entry["text"] for entry in story.entries) for story in stories]
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    alike = (words @ words.T).toarray() >= ALIKE
    numbers = list(range(len(stories)))
    for i, row in enumerate(alike):
        for j in row.nonzero()[0]:
            old, new = max(numbers[i], numbers[j]), min(numbers[i], numbers[j])
            numbers = [new if number == old else number for number in numbers]
    return {story.name: number for story, number in zip(stories, numbers, strict=True)}
