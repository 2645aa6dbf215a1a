"""One thing, their words for it: what each report calls a party, an act or a thing, how often and where.

Nothing is said of which words are loaded, and no list of such words is kept: the words stand beside each other. What
two sentences have in one place may be told of two things ("closed", "had warned"); only what means nearly the same, as
the sentence encoder reads the words alone, makes a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tellings.comparison.difference import Difference, DifferenceKind
from tellings.parties.party import Party
from tellings.passages import Passage

LEAST_ALIKE = 0.42
"""The cosine of two wordings, read alone, from which on they are taken to name one thing."""


class WordedKind(StrEnum):
    """What is named."""

    PARTY = "party"
    THING = "act or thing"


@dataclass(frozen=True, slots=True)
class Naming:
    """What one report calls it.

    Attributes:
        report: The report's id.
        words: As written, white space collapsed; of words that differ only in capitals the first.
        passages: Where they stand, in text order; how many there are is the count.
    """

    report: str
    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing, and what at least two reports call it that is not the same.

    Attributes:
        kind: What it is.
        thing: What to call it in a heading: a party's fullest name, or the words that are used most.
        namings: In the story's order of reports; within a report what is used most comes first.
    """

    kind: WordedKind
    thing: str
    namings: tuple[Naming, ...]


def find_wordings(
    reports: Sequence[str], parties: Sequence[Party], differences: Sequence[Difference]
) -> tuple[Wording, ...]:
    """A row for each party and each act or thing that two reports call differently; those of most reports first.

    Args:
        reports: Ids of the reports, in the story's order.
        parties: Across the reports.
        differences: Of which those of wording make the rows of acts and things.
    """
    rows = [*_of_parties(reports, parties), *_of_things(reports, differences)]
    return tuple(sorted(rows, key=lambda row: -len({naming.report for naming in row.namings})))


def _of_parties(reports: Sequence[str], parties: Sequence[Party]) -> Iterator[Wording]:
    for party in parties:
        places = [(name.words, passage) for name in party.names for passage in name.passages]
        row = _row(WordedKind.PARTY, party.name, places, reports)
        if _differ(row):
            yield row


def _of_things(reports: Sequence[str], differences: Sequence[Difference]) -> Iterator[Wording]:
    """Differences of wording that share words are of one thing."""
    groups: list[set[Passage]] = []
    for difference in _of_one_thing([d for d in differences if d.kind is DifferenceKind.WORDING]):
        words = {difference.left.words, difference.right.words}
        touched = [group for group in groups if any(a.overlaps(b) for a in group for b in words)]
        groups = [group for group in groups if group not in touched]
        groups.append(words.union(*touched))
    for group in groups:
        places = sorted((" ".join(passage.text.split()), passage) for passage in group)
        row = _row(WordedKind.THING, "", places, reports)
        heading = max(row.namings, key=lambda naming: len(naming.passages)).words
        yield Wording(row.kind, heading, row.namings)


def _of_one_thing(differences: Sequence[Difference]) -> list[Difference]:
    """Those whose words mean nearly the same."""
    from tellings.learned.encoder import encode

    texts = dict.fromkeys(text for d in differences for text in _texts(d))
    vectors = {text: found.vector for text, found in zip(texts, encode(list(texts)), strict=True)}
    return [d for d in differences if float(vectors[_texts(d)[0]] @ vectors[_texts(d)[1]]) >= LEAST_ALIKE]


def _texts(difference: Difference) -> tuple[str, str]:
    """The words of both sides in small letters."""
    left, right = (" ".join(side.words.text.casefold().split()) for side in (difference.left, difference.right))
    return left, right


def _row(kind: WordedKind, thing: str, places: Sequence[tuple[str, Passage]], reports: Sequence[str]) -> Wording:
    found: dict[str, dict[str, list[tuple[str, Passage]]]] = defaultdict(lambda: defaultdict(list))
    for words, passage in places:
        name = words.removesuffix("'s").removesuffix("’s")
        found[passage.report][name.casefold()].append((name, passage))
    namings = [naming for report in reports for naming in _namings(report, list(found[report].values()))]
    return Wording(kind, thing, tuple(namings))


def _namings(report: str, names: Sequence[Sequence[tuple[str, Passage]]]) -> list[Naming]:
    made = [Naming(report, name[0][0], tuple(sorted(passage for _, passage in name))) for name in names]
    return sorted(made, key=lambda naming: (-len(naming.passages), naming.passages[0]))


def _differ(row: Wording) -> bool:
    """Whether two reports use it, and at least one of them a name that the other does not."""
    used: dict[str, set[str]] = defaultdict(set)
    for naming in row.namings:
        used[naming.report].add(naming.words.casefold())
    return len(used) > 1 and len({frozenset(names) for names in used.values()}) > 1
