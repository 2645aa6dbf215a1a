"""From the network's numbers to spans of pieces: cues first, then what stands to each cue in which role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Run = tuple[int, int]
"""First word and the word behind the last."""

SOURCE, CONTENT = 1, 2


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is read out of the network's probabilities, chosen on development data.

    Attributes:
        cue: Least probability (0 to 1) that a cue begins at a word.
        inside: Least probability that a cue goes on.
        source: Added to the log-odds of each word of a source; above 0 makes sources longer.
        content: The same for contents.
        clip: Most that one word weighs for or against a run, in log-odds.
        side: Least weight of a run of content, in log-odds, where the other side of the cue has one.
        keep: Least score of an attribution: the cue's probability times the best content's mean one.
    """

    cue: float = 0.3
    inside: float = 0.4
    source: float = 0.0
    content: float = 0.0
    clip: float = 4.0
    side: float = 0.0
    keep: float = 0.25


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in words of a window."""

    source: tuple[Run, ...]
    cue: Run
    content: tuple[Run, ...]
    score: float


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def find_cues(begin: NDArray[np.float32], inside: NDArray[np.float32], limits: Thresholds) -> list[Run]:
    """Cues as runs of words.

    Args:
        begin: probability that a cue begins at each word, `(words,)`.
        inside: probability that one goes on there, `(words,)`.
        limits: the thresholds.
    """
    cues: list[Run] = []
    for start in np.flatnonzero(begin >= limits.cue).tolist():
        if cues and start < cues[-1][1]:
            continue
        end = start + 1
        while end < len(begin) and inside[end] >= limits.inside and inside[end] > begin[end]:
            end += 1
        cues.append((start, end))
    return cues


def assign(cues: list[Run], cue_scores: list[float], roles: NDArray[np.float32], limits: Thresholds) -> list[Found]:
    """Choose the words of source and content of each cue.

    A content is one run of words before its cue, one behind it, or both; a source is one run. Each is
    the run whose log-odds add up to most, so that a doubtful word amid sure ones does not break it.

    Args:
        cues: The cues of one window, in order.
        cue_scores: Probability of each.
        roles: Probabilities of none, source, content, `(cues, words, 3)`.
        limits: The thresholds.

    Returns:
        Attributions with a content; a cue without one is dropped.
    """
    sources = _log_odds(roles[..., SOURCE], limits.clip) + limits.source
    contents = _log_odds(roles[..., CONTENT], limits.clip) + limits.content
    for start, end in cues:
        sources[:, start:end] = contents[:, start:end] = -limits.clip
    found: list[Found] = []
    for index, (cue, score) in enumerate(zip(cues, cue_scores, strict=True)):
        source, weight = best_run(sources[index])
        contents[index, source[0] : source[1]] = -limits.clip
        content = _contents(contents[index], cue, limits)
        sure = max((float(roles[index, a:b, CONTENT].mean()) for a, b in content), default=0.0)
        if content and score * sure >= limits.keep:
            found.append(Found((source,) if weight > 0 else (), cue, content, score * sure))
    return found


def best_run(weights: NDArray[np.float32]) -> tuple[Run, float]:
    """The run of words whose weights add up to most, and that sum; an empty run and 0 if none is above 0."""
    if not len(weights):
        return (0, 0), 0.0
    sums = np.concatenate([[0.0], np.cumsum(weights)])
    gains = sums - np.minimum.accumulate(sums)
    end = int(gains.argmax())
    start = int(sums[: end + 1].argmin())
    return (start, end), float(gains[end])


def _contents(weights: NDArray[np.float32], cue: Run, limits: Thresholds) -> tuple[Run, ...]:
    before, left = best_run(weights[: cue[0]])
    (start, end), right = best_run(weights[cue[1] :])
    behind = (start + cue[1], end + cue[1])
    least = limits.side if left > 0 and right > 0 else 0.0
    least = min(least, max(left, right) - 1e-6)
    return tuple(run for run, weight in ((before, left), (behind, right)) if weight > max(least, 0.0))


def _log_odds(shares: NDArray[np.float32], clip: float) -> NDArray[np.float32]:
    odds: NDArray[np.float32] = np.log(shares + 1e-6) - np.log(1 - shares + 1e-6)
    return np.clip(odds, -clip, clip)
