"""Attribution: one thing credited to different speakers, or told in a report's own voice where the other names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from tellings.attribution.statement import Act, Mood, SpeechKind, Statement
from tellings.comparison.context import StoryContext, voices
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.likeness import is_near
from tellings.comparison.overlap import shared_part, weight, words_in
from tellings.comparison.own_voice import from_others
from tellings.comparison.pairs import KEPT, TellingPair, ToldSentence, told_sentences
from tellings.comparison.speakers import names_of, one_speaker
from tellings.language.annotations import Word
from tellings.passages import Passage
from tellings.reports.report import BlockKind
from tellings.reports.stated import NotStated

OWN_VOICE = "told in the report's own voice"
LEAST_SHARED = 0.45
"""Two stretches tell one thing if each has this part of what the other says: the root of the product of both parts."""
LEAST_WEIGHT = 6.0
"""What they share says at least this much: the sum of the rarities of the common words, about two rare ones."""
LEAST_WORDS = 3
"""Common words, at least: a name of two words is not yet a thing that is told."""
SURE_SCORE = 0.75
"""Two sentences tell one thing, in whatever words, that are paired with each other alone at least so surely."""
SUREST_SCORE = 0.98
"""The same where the other report has but one sentence for what is nearly all a statement."""
OFTEN = 2
"""Statements of one speaker, besides, with which a report shows that it has this from the same source."""
NEARLY_ALL = 0.6
"""Part of the words of a sentence that are a statement's, from which on it is little else."""
_TELLS = frozenset({Act.SAY, Act.CONFIRM})
"""What a report may tell in its own voice instead; an accusation or a belief is somebody's."""
_ASSERTS = frozenset({Act.SAY, Act.CONFIRM, Act.ACCUSE, Act.ADMIT, Act.DENY, Act.BELIEVE, Act.PREDICT})


@dataclass(frozen=True, slots=True)
class _Match:
    """A statement and what tells the same in the other sentence: another statement, or words of nobody's."""

    statement: Statement
    rival: Statement | None
    words: tuple[Word, ...]
    share: float


def find_attribution_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Statements of one sentence that the other credits to another speaker, or to none."""
    turned = pair.mirrored()
    for match in _matches(pair):
        if match.rival is None:
            yield from _one_sided(match, pair, context)
        elif not one_speaker(match.statement, match.rival, context):
            yield _two_speakers(match.statement, match.rival, match.share, pair)
    yield from (
        d.mirrored() for match in _matches(turned) if match.rival is None for d in _one_sided(match, turned, context)
    )


def _matches(pair: TellingPair) -> Iterator[_Match]:
    """For each statement on the left that asserts something, what tells it best on the right.

    Titles leave out who said it for want of room, and give it further down.
    """
    titles = any(told.sentence.kind is BlockKind.TITLE for told in (pair.left, pair.right))
    if titles or not _said(pair.left):
        return
    rivals = _said_words(pair.right)
    heading = pair.right.sentence.kind is BlockKind.SUBHEAD
    own_voice = () if heading else _own_voice(pair.right)
    for statement, own in _said_words(pair.left):
        found = [_Match(statement, rival, words, _share(own, words)) for rival, words in rivals]
        found.append(_Match(statement, None, own_voice, _share(own, own_voice)))
        best = max(found, key=lambda match: match.share)
        if best.share < LEAST_SHARED:
            part = len(own) / len(pair.left.sentence.words)
            surely = not heading and (_tells_all(pair, part) or (not rivals and _goes_with(pair)))
            best = replace(max(found[:-1] or found, key=lambda match: match.share), share=LEAST_SHARED * pair.score)
            if not surely or not is_near(own, best.words):
                continue
        if names_of(statement):
            yield best


def _tells_all(pair: TellingPair, part: float) -> bool:
    """Whether the right sentence surely tells a statement that has this part of the left one, in whatever words."""
    if not pair.both_ways or not pair.left_alone:
        return False
    return (pair.right_alone and pair.score >= SURE_SCORE) or (pair.score >= SUREST_SCORE and part >= NEARLY_ALL)


def _goes_with(pair: TellingPair) -> bool:
    """Whether the right sentence, that nobody says, is what tells the left one in its report."""
    return pair.both_ways and pair.best and pair.score >= SURE_SCORE


@lru_cache(KEPT)
def _own_voice(told: ToldSentence) -> tuple[Word, ...]:
    return tuple(word for word in told.sentence.words if not _is_said(word, told))


@lru_cache(KEPT)
def _said(told: ToldSentence) -> tuple[Statement, ...]:
    """The statements that assert something and were made."""
    return tuple(s for s in told.statements if s.mood is Mood.ASSERTED and s.act in _ASSERTS and (s.cue or s.relays))


@lru_cache(KEPT)
def _said_words(told: ToldSentence) -> tuple[tuple[Statement, tuple[Word, ...]], ...]:
    """The same, with their words in the sentence."""
    return tuple((statement, words_in(told, statement.content)) for statement in _said(told))


def _is_said(word: Word, told: ToldSentence) -> bool:
    parts = (part for s in told.statements for part in (*s.content, *s.cue))
    return any(part.start <= word.start < part.end for part in parts)


def _share(left: Sequence[Word], right: Sequence[Word]) -> float:
    """How far the two say the same, 0 to 1; 0 where what they share says little."""
    known = {word.lemma for word in right}
    common = [word for word in left if word.content and word.lemma in known]
    if weight(common) < LEAST_WEIGHT or len({word.lemma for word in common}) < LEAST_WORDS:
        return 0.0
    return float((shared_part(left, right) * shared_part(right, left)) ** 0.5)


def _one_sided(match: _Match, pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Told by somebody here and by the report itself there.

    Next to a quotation what looks like the report's own voice is often the rest of it, and of who speaks there nothing
    is shown.
    """
    statement = match.statement
    alone = len(pair.left.statements) == 1 and not pair.right.statements
    if not alone or statement.kind is not SpeechKind.INDIRECT or statement.act not in _TELLS:
        return
    if _is_credited(words_in(pair.left, statement.content), pair.right) or _is_a_source(statement, pair.right, context):
        return
    name = ", ".join(voices(statement))
    yield Difference(
        DifferenceKind.ATTRIBUTION,
        Relation.BOTH_CAN_STAND,
        Side(_credit(match.statement, pair.left), pair.left.passage, f"said by {name}"),
        Side(_told(match, pair), pair.right.passage, OWN_VOICE),
        f"One report has it from {name}; the other tells it as its own.",
        round(match.share, 3),
    )


def _is_credited(content: Sequence[Word], told: ToldSentence) -> bool:
    """Whether the report says of the same thing in another sentence who said it: a lead is credited further down."""
    return any(_share(content, words) >= LEAST_SHARED for words in _said_elsewhere(told))


def _is_a_source(statement: Statement, told: ToldSentence, context: StoryContext) -> bool:
    """Whether the report credits the same speaker with more: it need not name the police in every sentence."""
    same = (other for other in from_others(told.reading) if names_of(other) and one_speaker(statement, other, context))
    return sum(1 for _ in islice(same, OFTEN)) == OFTEN


@lru_cache(KEPT)
def _said_elsewhere(told: ToldSentence) -> tuple[tuple[Word, ...], ...]:
    """The words of each statement in the other sentences of the report."""
    others = (other for other in told_sentences(told.reading) if other.passage != told.passage)
    return tuple(words for other in others for _, words in _said_words(other))


def _two_speakers(left: Statement, right: Statement, share: float, pair: TellingPair) -> Difference:
    names = [", ".join(voices(statement)) for statement in (left, right)]
    return Difference(
        DifferenceKind.ATTRIBUTION,
        Relation.BOTH_CAN_STAND,
        Side(_credit(left, pair.left), pair.left.passage, f"said by {names[0]}"),
        Side(_credit(right, pair.right), pair.right.passage, f"said by {names[1]}"),
        f"One report has it from {names[0]}, the other from {names[1]}.",
        round(share, 3),
    )


def _told(match: _Match, pair: TellingPair) -> Passage:
    """From the first to the last word on the right that the statement has, too."""
    lemmas = {word.lemma for word in words_in(pair.left, match.statement.content) if word.content}
    same = [word for word in match.words if word.content and word.lemma in lemmas]
    return pair.right.reading.report.passage(same[0].start, same[-1].end) if same else pair.right.passage


def _credit(statement: Statement, told: ToldSentence) -> Passage:
    """Where the speaker and the cue are written, if they stand in the sentence; else the content there."""
    parts = [*statement.cue]
    if not isinstance(statement.speaker_words, NotStated):
        parts.append(statement.speaker_words)
    parts = sorted(part for part in parts if told.passage.contains(part))
    if not parts:
        parts = [part for part in statement.content if part.overlaps(told.passage)]
    start, end = max(parts[0].start, told.passage.start), min(parts[-1].end, told.passage.end)
    return told.reading.report.passage(start, end)
