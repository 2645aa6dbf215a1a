"""How fast reports are grouped as a library grows, how much memory that takes, and how right it is on made reports.

    python -m benchmarks.grouping_scale --reports 100000

Reports are made: invented people, towns and streets, and look-alike events (fires, shootings, floods, strikes) in the
same towns and weeks, one to six reports each, follow-ups weeks later among them. Times are processor seconds of one
core; making the reports is not counted. What the encoder takes for a report does not hang on the library, and is
measured on a few hundred; the rest get a stand-in for its vector, made of their words.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from heapq import heappop, heappush
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from tellings.grouping.grouper import Grouper
from tellings.grouping.meaning import BEGINNING, find_meaning, pack_meaning
from tellings.grouping.profile import make_profile
from tellings.grouping.terms import hash_of
from tellings.learned.encoder import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tellings.grouping.meaning import Meaning

SYLLABLES = re.findall(
    r"\w+", "ba bel cor dan dra el far gil hal in jor ka lin mar nel or pen ro sal tor ul ven wes yar"
)
KINDS = {
    "fire": "fire broke out|smoke filled the building|firefighters fought the flames|the cause of the blaze is unknown",
    "shooting": "shots were fired|officers found the victim|the gunman fled|detectives look for witnesses",
    "crash": "two cars collided|the road was closed|the driver was treated in hospital|speed may have been a factor",
    "flood": "the river rose|families left their homes|pumps ran all night|the water is falling slowly",
    "strike": "workers walked out|the talks failed|the union wants higher pay|the company regrets the stoppage",
    "budget": "the council voted on the budget|taxes will rise|the debate took six hours|the opposition left the room",
}
GENERAL = (
    "Neighbours said that they had seen nothing like it before.",
    "More is expected to be known in the coming days.",
    "The mayor thanked everyone who had helped.",
    "A spokeswoman said that she could not say more for now.",
    "The office asks people with information to call.",
    "It was cold and windy in the region for most of the week.",
    "Similar events had been reported in the county earlier this year.",
)
FIRST_DAY = date(2020, 1, 1)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """A made report: when it is published, which event it tells, which of its reports it is, and its text."""

    day: int
    event: int
    part: int
    title: str
    text: str


def name(chosen: Random, parts: int = 2) -> str:
    return "".join(chosen.choices(SYLLABLES, k=parts)).capitalize()


def make_event(event: int, day: int, towns: list[str]) -> list[Made]:
    chosen = Random(event)
    town, kind = chosen.choice(towns), chosen.choice(sorted(KINDS))
    people = [f"{name(chosen)} {name(chosen, 3)}" for _ in range(3)]
    street, house, hurt = f"{name(chosen)} Street", chosen.randint(2, 900), chosen.randint(2, 19)
    made, when = [], day
    for part in range(chosen.choice((1, 1, 2, 3, 4, 6))):
        when += chosen.choice((0, 0, 1, 1, 2, 20))
        facts = KINDS[kind].split("|")
        chosen.shuffle(facts)
        weekday = WEEKDAYS[(FIRST_DAY + timedelta(days=day)).weekday()]
        told = weekday if when - day < 7 else (FIRST_DAY + timedelta(days=day)).strftime("%B %d").replace(" 0", " ")
        lines = [
            f"{facts[0].capitalize()} on {told} near {house} {street} in {town}, officials said.",
            f"{hurt} people were affected, and {facts[1]}, said {chosen.choice(people)}, {chosen.randint(20, 80)}.",
            f"Later {facts[2]}, said {chosen.choice(people)} of {town}, and {facts[3]}.",
            *chosen.sample(GENERAL, 4),
            f"{chosen.choice(people)} said that the people of {street} would meet in {name(chosen)} Hall.",
        ]
        title = f"{kind.capitalize()} in {town}: {chosen.choice(facts)}"
        made.append(Made(when, event, part, title, "\n".join(lines * 2)))
    return made


def stream(reports: int, a_day: int) -> Iterator[Made]:
    """Made reports in order of publication, about `a_day` a day."""
    towns = [name(Random(-1 - n), 3) for n in range(400)]
    waiting: list[Made] = []
    event = day = given = 0
    while given < reports:
        for _ in range(max(1, a_day * 6 // 17)):
            event += 1
            for one in make_event(event, day, towns):
                heappush(waiting, one)
        while waiting and waiting[0].day <= day and given < reports:
            given += 1
            yield heappop(waiting)
        day += 1


@cache
def word_vector(word: str) -> NDArray[np.float32]:
    return np.random.default_rng(hash_of(word)).standard_normal(WIDTH).astype(np.float32)


def stand_in(title: str, text: str) -> Meaning:
    """A vector that is near where many words are the same, as the encoder's is."""
    words = f"{title} {text[:BEGINNING]}".lower().split()
    return pack_meaning(np.sum([word_vector(word) for word in words], axis=0))


def measure_encoder(reports: int) -> None:
    made = list(stream(reports, 300))
    find_meaning(made[0].title, made[0].text)
    begun = time.process_time()
    for one in made:
        find_meaning(one.title, one.text)
    print(f"the encoder: {1000 * (time.process_time() - begun) / reports:.1f} ms a report", flush=True)


def measure(reports: int, a_day: int, marks: list[int]) -> None:
    grouper, gold, spent, before, at = Grouper(), {}, 0.0, 0.0, 0
    for n, made in enumerate(stream(reports, a_day), 1):
        identity, published = f"r{n}", FIRST_DAY + timedelta(days=made.day)
        gold[identity] = made.event
        begun = time.process_time()
        grouper.add_profile(make_profile(identity, made.title, made.text, published, read=stand_in))
        spent += time.process_time() - begun
        if n in marks:
            rate = (n - at) / (spent - before)
            print(
                f"{n:8} reports  {rate:6.0f} a second since {at}  {peak():5.0f} MB  {right(grouper, gold)}", flush=True
            )
            at, before = n, spent


def right(grouper: Grouper, gold: dict[str, int]) -> str:
    """B-cubed precision and recall."""
    stories = grouper.stories()
    sizes: dict[int, int] = {}
    for event in gold.values():
        sizes[event] = sizes.get(event, 0) + 1
    precision = recall = 0.0
    for reports in stories.values():
        counts: dict[int, int] = {}
        for report in reports:
            counts[gold[report]] = counts.get(gold[report], 0) + 1
        for event, count in counts.items():
            precision += count * count / len(reports)
            recall += count * count / sizes[event]
    figures = f"B-cubed P {precision / len(gold):.3f} R {recall / len(gold):.3f}"
    return f"{len(stories)} stories of {len(sizes)} events, {figures}"


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--a-day", type=int, default=300, help="reports published on one day")
    ask.add_argument("--encoded", type=int, default=300, help="so many reports are given to the encoder")
    asked = ask.parse_args()
    marks = [n for n in (1_000, 10_000, 20_000, 50_000, 100_000, 200_000) if n < asked.reports]
    measure_encoder(asked.encoded)
    print(f"memory before {peak():.0f} MB", flush=True)
    measure(asked.reports, asked.a_day, [*marks, asked.reports])


if __name__ == "__main__":
    main()
