"""Attribution: one thing credited to different speakers, or told in a report's own voice where the other names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.attribution.statement import Mood, Statement
from tellings.comparison.context import StoryContext, voices
from tellings.comparison.difference import Difference, DifferenceKind, Relation, Side
from tellings.comparison.overlap import shared_part, words_in
from tellings.comparison.pairs import TellingPair, ToldSentence
from tellings.language.annotations import Word
from tellings.parties.party import ResolvedParty, UnsureParty
from tellings.passages import Passage
from tellings.reports.stated import NotStated

OWN_VOICE = "told in the report's own voice"
LEAST_SHARED = 0.2
"""The other sentence has at least this part of what a statement says, by weight."""


def find_attribution_differences(pair: TellingPair, context: StoryContext) -> Iterator[Difference]:
    """Statements of one sentence that the other credits to another speaker, or to none."""
    left = _said(pair.left)
    right = _said(pair.right)
    for statement in left:
        rival = _rival(statement, pair, right)
        if rival is None:
            yield from _one_sided(statement, pair)
        elif not _one_speaker(statement, rival, context):
            yield _two_speakers(statement, rival, pair)
    turned = pair.mirrored()
    for statement in right:
        if _rival(statement, turned, left) is None:
            yield from (difference.mirrored() for difference in _one_sided(statement, turned))


def _said(told: ToldSentence) -> list[Statement]:
    return [statement for statement in told.statements if statement.mood is not Mood.NOT_SAID]


def _rival(statement: Statement, pair: TellingPair, others: list[Statement]) -> Statement | None:
    """The other sentence's statement that shares most with this one, if any shares enough."""
    own = words_in(pair.left, statement.content)
    shares = [(_both_ways(own, words_in(pair.right, other.content)), other) for other in others]
    share, best = max(shares, key=lambda found: found[0], default=(0.0, None))
    return best if share >= LEAST_SHARED else None


def _both_ways(left: Sequence[Word], right: Sequence[Word]) -> float:
    return max(shared_part(left, right), shared_part(right, left))


def _one_speaker(left: Statement, right: Statement, context: StoryContext) -> bool:
    """Whether both credit one party, the speaker or a relay; also where it cannot be told that they do not."""
    sides = [_parties(statement, context) for statement in (left, right)]
    names = [{name.casefold() for name in voices(statement)} for statement in (left, right)]
    return bool(sides[0] & sides[1] or names[0] & names[1]) or not all(names)


def _parties(statement: Statement, context: StoryContext) -> set[str]:
    found = [context.party_of(statement.speaker), *(context.party_of(relay.party) for relay in statement.relays)]
    return set(found) - {""}


def _one_sided(statement: Statement, pair: TellingPair) -> Iterator[Difference]:
    """The left statement against the right sentence, where that tells its content in the report's own voice."""
    own = words_in(pair.left, statement.content)
    voice = [word for word in pair.right.sentence.words if not _inside(word.start, pair.right)]
    shared = shared_part(own, voice)
    if shared < LEAST_SHARED:
        return
    name = ", ".join(voices(statement)) or "someone who is not named"
    reason = f"One report has it from {name}; the other tells it as its own."
    told = _shortest(pair.right, statement, pair)
    yield Difference(
        DifferenceKind.ATTRIBUTION,
        Relation.BOTH_CAN_STAND,
        Side(_credit(statement, pair.left), pair.left.passage, f"said by {name}"),
        Side(told, pair.right.passage, OWN_VOICE),
        reason,
        min(0.9, shared),
    )


def _inside(place: int, told: ToldSentence) -> bool:
    return any(part.start <= place < part.end for statement in told.statements for part in statement.content)


def _shortest(told: ToldSentence, statement: Statement, pair: TellingPair) -> Passage:
    """The stretch of the sentence from the first to the last word that the statement has, too."""
    lemmas = {word.lemma for word in words_in(pair.left, statement.content) if word.content}
    same = [word for word in told.sentence.words if word.lemma in lemmas and word.content]
    if not same:
        return told.passage
    return told.reading.report.passage(same[0].start, same[-1].end)


def _credit(statement: Statement, told: ToldSentence) -> Passage:
    """Where the speaker and the cue are written, if they stand in the sentence; else its content."""
    parts = [*statement.cue]
    if not isinstance(statement.speaker_words, NotStated):
        parts.append(statement.speaker_words)
    parts = sorted(part for part in parts if told.passage.contains(part))
    if not parts:
        inside = [part for part in statement.content if part.overlaps(told.passage)]
        start = max(inside[0].start, told.passage.start)
        return told.reading.report.passage(start, min(inside[0].end, told.passage.end))
    return told.reading.report.passage(parts[0].start, parts[-1].end)


def _two_speakers(left: Statement, right: Statement, pair: TellingPair) -> Difference:
    names = [", ".join(voices(statement)) for statement in (left, right)]
    sure = all(isinstance(s.speaker, ResolvedParty) and s.speaker.named for s in (left, right))
    unsure = any(isinstance(s.speaker, UnsureParty) for s in (left, right))
    return Difference(
        DifferenceKind.ATTRIBUTION,
        Relation.BOTH_CAN_STAND,
        Side(_credit(left, pair.left), pair.left.passage, f"said by {names[0]}"),
        Side(_credit(right, pair.right), pair.right.passage, f"said by {names[1]}"),
        f"One report has it from {names[0]}, the other from {names[1]}.",
        0.7 if sure else 0.4 if unsure else 0.5,
    )
