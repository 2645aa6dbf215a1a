"""Tolls: the number of those killed or injured in the event that a report tells, of all the numbers that it has."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.language.annotations import Sentence
from tellings.language.quantities.quantity import Bound, Event, Interval, Quantity, QuantityKind
from tellings.reports.report import BlockKind
from tellings.reports.stated import NOT_STATED, NotStated

LEAD = 6
"""Sentences from the top, the title among them, in which a report gives its own toll; further down it tells of more."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OTHER_EVENT = re.compile(
    r"\b(?:so far this|(?:this|last|each|every|per|a) (?:year|month|decade|summer)\b(?! ago)|(?:years|months) ago"
    rf"|since (?:the|\d{{4}}|last|{_MONTHS})|in (?:\d{{4}}|['’‘]\d\d)\b|in (?:{_MONTHS})\b(?! \d)"
    r"|(?:in|over) the (?:last|past) \w+ (?:months|years|weeks)|on average|average of|statistics|nationwide"
    r"|previous(?:ly)?"
    r"|earlier (?:this|in the) (?:year|month)|unrelated|separate|in a similar|homicides?\b.{0,40}\b(?:year|month)"
    r"|(?:another|other) (?:recent )?(?:shootings?|attacks?|incidents?|crash(?:es)?|cases?|fires?|blasts?|homicides?"
    r"|murders?|killings?|slayings?|stabbings?)"
    r"|(?:weekend|year|month)(?:'s|’s)? (?:violence|shootings|homicides)|over the (?:weekend|past|last)|related story)",
    re.IGNORECASE,
)
_WORST_FOR_LONG = re.compile(
    r"\b(?:most|worst|\w{3,}est|first)\b[^,;.]{0,60}?\b(?:in|for|of) (?:(?:more|less|nearly|almost|over) (?:than )?)?"
    r"(?:an?|the (?:last|past)) (?:\w+ )?(?:year|month|decade|centur)\w*",
    re.IGNORECASE,
)
"""How rare the event is ("the worst unrest in a decade"), which tells nothing of another one."""
_SEVERAL = re.compile(
    r"\b(?:weekend|overnight|night of|violent (?:night|day|week|month)|separate)\b.{0,40}"
    r"\b(?:shootings|stabbings|violence|homicides|murders|killings|scenes|crashes)\b"
    r"|\bviolent (?:\w+ )?(?:night|day|week|weekend|month)\b|\bshootings\b|\bwithin\b.{0,30}\bof each other\b"
    r"|\b(?:across the city|citywide)\b|\bin (?:\w+|\d+) hours\b",
    re.IGNORECASE,
)
"""A number of several events together."""
_DENIED = re.compile(r"\b(?:not|instead of|rather than|(?:up|down) from) $", re.IGNORECASE)
_BEFORE = 14
"""Characters before a number in which it is denied."""
_DEATH = re.compile(
    r"\b(?:dead|death|died|dies|deadly|fatal|fatally|kill(?:ed|s|ing)?|murder(?:ed|s)?|homicide|slain|slaying)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Toll:
    """How many a report says that an event befell.

    Attributes:
        event: KILLED or INJURED.
        interval: The values that its words allow.
        quantities: Where it is written, in text order; more than one where numbers were added up.
        reason: One sentence: how it was chosen or counted.
    """

    event: Event
    interval: Interval
    quantities: tuple[Quantity, ...]
    reason: str

    @property
    def value(self) -> int:
        """The one number that its words name; the least one where they name none."""
        named = self.interval.low if self.interval.bound is Bound.VAGUE else self.interval.named
        return 0 if math.isinf(named) else round(named)


def find_toll(event: Event, quantities: Sequence[Quantity], sentences: Sequence[Sentence]) -> Toll | NotStated:
    """The number of killed or injured that a report gives for what it tells of.

    Only its title and first sentences are looked at. Numbers of another time or of other events, parts of another
    number, and what is only supposed are left aside; a written number goes before one person of a singular noun.

    Args:
        event: KILLED or INJURED.
        quantities: Those of one report, in text order.
        sentences: Of the same report.
    """
    placed = [(place, q) for place, q in _placed(quantities, sentences) if is_own(q, sentences[place])]
    found = [(place, q) for place, q in placed if q.event is event]
    stated = _best(event, found)
    if event is Event.INJURED and (stated is NOT_STATED or _from_shot(stated)):
        died = any(_DEATH.search(sentence.passage.text) for sentence in sentences[:LEAD])
        return _less_killed(stated, placed, find_toll(Event.KILLED, quantities, sentences), died)
    return stated


def _are_others(hit: Toll) -> bool:
    """Whether those hit are told of as others than those killed ("killing one person and shooting four others")."""
    return any(
        quantity.head == "other" or "more" in quantity.around or "another" in quantity.modifiers
        for quantity in hit.quantities
    )


def _from_shot(stated: Toll | NotStated) -> bool:
    return isinstance(stated, Toll) and all(quantity.single for quantity in stated.quantities)


def _placed(quantities: Sequence[Quantity], sentences: Sequence[Sentence]) -> list[tuple[int, Quantity]]:
    """Each quantity with the index of its sentence; what stands in none is left out."""
    found, place = [], 0
    for quantity in quantities:
        while place + 1 < len(sentences) and sentences[place + 1].passage.start <= quantity.words.start:
            place += 1
        if place < len(sentences) and sentences[place].passage.overlaps(quantity.words):
            found.append((place, quantity))
    return found


def is_own(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a number is of the event that the report tells, not of another one, a part, or only supposed."""
    if quantity.kind is not QuantityKind.COUNT or quantity.part or quantity.supposed or quantity.per:
        return False
    if is_denied(quantity, sentence):
        return False
    text = sentence.passage.text
    if _SEVERAL.search(text):
        return False
    return sentence.kind is BlockKind.TITLE or not _OTHER_EVENT.search(_WORST_FOR_LONG.sub("", text))


def is_denied(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a number of a sentence is told as what it is not: "four people, not five as first reported"."""
    start = quantity.words.start - sentence.passage.start
    return bool(_DENIED.search(sentence.passage.text[max(0, start - _BEFORE) : max(0, start)]))


def _best(event: Event, found: Sequence[tuple[int, Quantity]]) -> Toll | NotStated:
    others = [(place, q) for place, q in found if not _is_oneself(q)]
    near = [(place, q) for place, q in others if place < LEAD]
    if not near:
        return NOT_STATED
    inner = {part for _, q in near for part in q.sum_of}
    whole = [(place, q) for place, q in near if q.words not in inner]
    written = [(place, q) for place, q in whole if not q.single and q.interval.bound is not Bound.VAGUE]
    written = written or [(place, q) for place, q in whole if not q.single]
    if written:
        most = max(written, key=lambda pair: (_least(pair[1]), -pair[0]))[1]
        return Toll(event, most.interval, (most,), "The greatest number that it gives near its top.")
    single = whole[0][1]
    return Toll(event, single.interval, (single,), "One person is told of, and no number is given.")


def _is_oneself(quantity: Quantity) -> bool:
    return quantity.single and quantity.words.text.lower() in ("himself", "herself", "self")


def _least(quantity: Quantity) -> float:
    return quantity.interval.named


def _less_killed(
    stated: Toll | NotStated, placed: Sequence[tuple[int, Quantity]], killed: Toll | NotStated, died: bool
) -> Toll | NotStated:
    """Those shot, hit or stabbed who are not told to have been killed."""
    hit = _best(Event.INJURED, [(place, q) for place, q in placed if q.event is Event.CASUALTIES])
    if isinstance(stated, NotStated) and isinstance(hit, Toll) and hit.value <= 1 and died:
        return NOT_STATED
    if isinstance(hit, NotStated) or (isinstance(stated, Toll) and (_from_shot(hit) or hit.value <= 1)):
        return stated
    dead = killed.interval.low if isinstance(killed, Toll) and not _are_others(hit) else 0
    if hit.interval.bound is Bound.VAGUE or hit.value < dead:
        return stated
    quantities = (*hit.quantities, *(killed.quantities if isinstance(killed, Toll) and dead else ()))
    interval = replace(hit.interval, low=max(0, hit.interval.low - dead), high=hit.interval.high - dead)
    if hit.value == dead and isinstance(stated, NotStated):
        return NOT_STATED
    reason = "Those who were shot or hit, less those who were killed." if dead else "Those who were shot or hit."
    return Toll(Event.INJURED, interval, quantities, reason)
