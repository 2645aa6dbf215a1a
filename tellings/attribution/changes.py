"""A speaker whose statements change: denied, then admitted; refused, then agreed; said it is so, then that it is not.

Two statements of one party are laid side by side where the report itself tells them as a change ("first denied …, but
in 2018 said …"), or where they are about one matter, in the same words, and one denies what the other does not. Few
are found rather than wrong ones: what a speaker says elsewhere in other words stays unmarked. Nothing says which of
the two is true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.alignment.told import Point
from tellings.attribution.change import Change, Sequel, Stance
from tellings.attribution.statement import Act, Mood, Statement
from tellings.comparison.context import StoryContext, make_context
from tellings.comparison.order import order_of
from tellings.language.annotations import Sentence, Word
from tellings.parties.party import Party, ResolvedParty
from tellings.reading import Reading
from tellings.reports.stated import NOT_STATED


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with what is needed to lay it beside others.

    Attributes:
        statement: The statement.
        stance: What its cue tells.
        negated: Lemmas of the verbs in it that are negated.
        lemmas: Of its nouns, verbs, adjectives and numbers.
        long: Whether it tells too much for one negation to turn it round.
        sentence: Number of the sentence that its cue stands in.
        lead: The words of that sentence that lead to the cue, and the cue.
    """

    statement: Statement
    stance: Stance
    negated: frozenset[str]
    lemmas: frozenset[str]
    long: bool
    sentence: int
    lead: str

    @property
    def rejects(self) -> bool:
        """Whether its cue denies or refuses what is then told plainly."""
        return self.stance in (Stance.DENIES, Stance.REFUSES) and not self.negated


_REFUSED = re.compile(r"\b(?:refus|declin)\w+", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:agree|consent|accept|yield|relent)\w*|\bgave in\b", re.IGNORECASE)
_AT_FIRST = re.compile(r"\b(?:initially|at first|originally|previously|earlier|first|long|had)\b", re.IGNORECASE)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "nobody", "nothing", "none"})
_LATER = re.compile(
    r"\b(?:later|then|now|eventually|subsequently|afterwards|finally|since|before|until"
    r"|in (?:19|20)\d\d|(?:hours|days|weeks|months|years) (?:later|after))\b",
    re.IGNORECASE,
)
_TOGETHER, _OF_ADMISSION = 0.75, 0.5
"""How much of the shorter statement's words the other must share, in general and where it admits or confirms."""
_LEAST = 2
_APART = 2
_LONG = 25
"""Words, from which on a statement tells several things."""


def find_changes(readings: Sequence[Reading], points: Sequence[Point], parties: Sequence[Party]) -> tuple[Change, ...]:
    """Find where a speaker's statements change, within a report or between reports.

    Args:
        readings: The readings of a story, in its order.
        points: Its points; statements on one point need fewer words in common.
        parties: Its parties, joined across the reports.

    Returns:
        Surest first; each pair of words once, however many reports carry it.
    """
    context = make_context(readings, points, parties)
    found = [
        change
        for party, said in _by_party(readings, context).items()
        for change in _of_one(party, context.parties[party].name, said, context)
    ]
    ordered = sorted(found, key=lambda change: (-change.score, change.earlier.content[0]))
    once = {tuple(" ".join(p.text.split()) for p in change.passages): change for change in reversed(ordered)}
    return tuple(change for change in ordered if change in once.values())


def _by_party(readings: Sequence[Reading], context: StoryContext) -> dict[str, list[_Said]]:
    """What each party says, in the story's order; what is asked, supposed or not said left out."""
    said: dict[str, list[_Said]] = {}
    for reading in readings:
        for statement in reading.statements:
            speaker = statement.speaker
            party = context.party_of(speaker) if isinstance(speaker, ResolvedParty) and speaker.named else ""
            if party and statement.mood is Mood.ASSERTED and statement.cue:
                said.setdefault(party, []).append(_said(reading, statement))
    return said


def _said(reading: Reading, statement: Statement) -> _Said:
    sentences = reading.sentences[_at(reading, statement.start) : _at(reading, statement.end - 1) + 1]
    words = [word for sentence in sentences for word in _inside(sentence, statement)]
    cue = " ".join(passage.text for passage in statement.cue)
    at = _at(reading, statement.cue[0].start)
    start = reading.sentences[at].passage.start if at < len(reading.sentences) else statement.cue[0].start
    lead = reading.report.text[max(start, statement.cue[0].start - 60) : statement.cue[-1].end]
    return _Said(
        statement,
        _stance(statement, cue),
        frozenset(_negated(sentences, statement)),
        frozenset(word.lemma for word in words if word.content and word.part in _TELLING),
        len(words) > _LONG,
        at,
        lead,
    )


_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _at(reading: Reading, place: int) -> int:
    """Number of the sentence that a character stands in, or of the one behind it."""
    return bisect_right(reading.sentences, place, key=lambda sentence: sentence.passage.end)


def _negated(sentences: Sequence[Sentence], statement: Statement) -> Iterator[str]:
    for sentence in sentences:
        for word in _inside(sentence, statement):
            if word.relation == "neg" or word.text.lower() in _NEGATIONS:
                yield sentence.words[word.head].lemma


def _inside(sentence: Sentence, statement: Statement) -> Iterator[Word]:
    for passage in statement.content:
        if sentence.passage.overlaps(passage):
            yield from (word for word in sentence.words if passage.start <= word.start < passage.end)


def _stance(statement: Statement, cue: str) -> Stance:
    if statement.act is Act.DENY and _REFUSED.search(cue):
        return Stance.REFUSES
    if _AGREED.search(cue) and statement.act in (Act.SAY, Act.ADMIT, Act.PROMISE):
        return Stance.AGREES
    stances = {Act.DENY: Stance.DENIES, Act.ADMIT: Stance.ADMITS, Act.CONFIRM: Stance.CONFIRMS}
    return stances.get(statement.act, Stance.ASSERTS)


def _of_one(party: str, name: str, said: Sequence[_Said], context: StoryContext) -> Iterator[Change]:
    """The changes of one party: each denial beside all that denies nothing."""
    denials = [one for one in said if one.rejects or (one.negated and one.stance is Stance.ASSERTS and not one.long)]
    others = [one for one in said if one.stance not in _NO and one.statement.act in _COMPARED]
    for denial in denials:
        for other in others:
            told = denial.rejects and _told_as_change(denial, other)
            if told or _one_matter(denial, other, context):
                matter = tuple(sorted(denial.lemmas & other.lemmas))
                yield _change(party, name, denial, other, matter, context, told=told)


_NO = frozenset({Stance.DENIES, Stance.REFUSES})


_COMPARED = frozenset({Act.SAY, Act.ADMIT, Act.CONFIRM, Act.PROMISE, Act.BELIEVE})


def _told_as_change(denial: _Said, other: _Said) -> bool:
    """Whether the report tells the two as one after the other: "first denied …, but in 2018 said …"."""
    left, right = sorted((denial, other), key=lambda one: one.statement.cue[0])
    near = left.statement.cue[0].report == right.statement.cue[0].report and right.sentence - left.sentence < _APART
    if (
        not near
        or left is not denial
        or denial.stance is Stance.ASSERTS
        or denial.statement.start == other.statement.start
    ):
        return False
    inside = any(a.contains(right.statement.cue[0]) for a in left.statement.content)
    return not inside and bool(_AT_FIRST.search(left.lead)) and bool(_LATER.search(_between(left, right)))


def _between(left: _Said, right: _Said) -> str:
    """The words that lead to the second cue, as far as they stand behind the first statement's cue."""
    cut = max(0, left.statement.cue[-1].end - (right.statement.cue[-1].end - len(right.lead)))
    return right.lead[cut:]


def _one_matter(denial: _Said, other: _Said, context: StoryContext) -> bool:
    """Whether both are about one thing, in the same words, and the other denies none of it."""
    both = denial.lemmas & other.lemmas
    shared, fewest = len(both), min(len(denial.lemmas), len(other.lemmas))
    if shared < _LEAST or other.negated & (both | denial.negated):
        return False
    if not denial.rejects and (shared < _LEAST + 1 or other.long or not denial.negated & both):
        return False
    admits = other.stance in (Stance.ADMITS, Stance.CONFIRMS, Stance.AGREES)
    point = any(
        context.shared_points(left, right) for left in denial.statement.content for right in other.statement.content
    )
    return shared >= (_OF_ADMISSION if admits or point else _TOGETHER) * fewest


def _change(
    party: str, name: str, denial: _Said, other: _Said, matter: tuple[str, ...], context: StoryContext, *, told: bool
) -> Change:
    earlier, later, sequel = _in_order(denial, other, context, told=told)
    before, after = (_shown(one, denial=one is denial) for one in (earlier, later))
    sure = {Stance.DENIES, Stance.REFUSES} & {before, after} and {before, after} - {Stance.DENIES, Stance.ASSERTS}
    score = 0.9 if told else 0.8 if sure else 0.6
    words = f" in the words {', '.join(f'“{word}”' for word in matter[:4])}" if matter else ""
    basis = "told as a change" if told else f"both are about one matter{words}"
    reason = f"{name} {_PAST[before]} it and {_PAST[after]} it: {basis}; {sequel.value}."
    return Change(party, name, earlier.statement, later.statement, before, after, matter, sequel, score, reason)


_PAST = {
    Stance.ASSERTS: "asserted",
    Stance.DENIES: "denied",
    Stance.ADMITS: "admitted",
    Stance.CONFIRMS: "confirmed",
    Stance.REFUSES: "refused",
    Stance.AGREES: "agreed to",
}


def _shown(said: _Said, *, denial: bool) -> Stance:
    """The stance to the matter itself: who says that it is not so denies it."""
    return Stance.DENIES if said.stance is Stance.ASSERTS and said.negated and denial else said.stance


def _in_order(left: _Said, right: _Said, context: StoryContext, *, told: bool) -> tuple[_Said, _Said, Sequel]:
    first, second = sorted((left, right), key=lambda one: one.statement.cue[0])
    reports = (first.statement.cue[0].report, second.statement.cue[0].report)
    if told:
        return first, second, Sequel.TOLD
    if reports[0] == reports[1]:
        pasts = bool(_AT_FIRST.search(first.lead)), bool(_AT_FIRST.search(second.lead))
        if pasts[0] != pasts[1]:
            return (second, first, Sequel.TOLD) if pasts[1] else (first, second, Sequel.TOLD)
        return first, second, Sequel.TEXT
    times = [context.as_of.get(report, NOT_STATED) for report in reports]
    order = order_of(times[0], times[1])
    if order == "not known":
        return left, right, Sequel.NOT_KNOWN
    return (first, second, Sequel.PUBLICATION) if order == "before" else (second, first, Sequel.PUBLICATION)
