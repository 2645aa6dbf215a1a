"""Who is who among the parties of one name, over the stories of a library: kept apart where reports show it.

Within a story, parties are joined as its comparison joins them. Across stories a full name joins two of them, unless
reports give them different roles or middle names; where only the name speaks for it, or a name fits several, that is
said. Nothing is stored, as nobody decided it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.parties.across import join_parties
from tellings.parties.party import Party, PartyKind, ResolvedParty
from tellings.parties.spelling import spelt_plainly
from tellings.parties.told_roles import roles_of
from tellings.reading import Reading


@dataclass(frozen=True, slots=True)
class Person:
    """Parties that are taken for one: a person, or an organisation.

    Attributes:
        name: The fullest name.
        roles: What reports call them ("mayor"), sorted; nouns in small letters.
        stories: Ids of the stories, in the order given; those of reports that are in none are left out.
        statements: Ids of what they are reported to have said.
        why: Why they are kept apart from others of the name, or that it cannot be told; empty where nothing is to be
            said.
    """

    name: str
    roles: tuple[str, ...]
    stories: tuple[str, ...]
    statements: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """One party of one story."""

    name: str
    person: bool
    roles: frozenset[str]
    story: str
    statements: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return spelt_plainly(self.name)


ROLES = "Kept apart: reports give others of this name other roles, or none."
MIDDLE = "Kept apart: others of this name have another middle name, or none is given."
NO_ROLE = "No role is given, and there are several of this name: it cannot be told which it is."
NAME_ONLY = "Only the name says that those of different stories are one."
SHORT = "No fuller name is given: it cannot be told whether it is another one of this name."


def tell_apart(readings: Iterable[tuple[Reading, str]], asked: frozenset[str]) -> tuple[Person, ...]:
    """The parties that made some statements, those that are one joined.

    Args:
        readings: Readings, each with the id of its story; empty where it is in none.
        asked: Ids of the statements.

    Returns:
        Those with most statements first.
    """
    units = list(_units(readings, asked))
    people = [person for group in _by_name(units) for person in _people(group)]
    short = [_person([unit], SHORT if len(units) > 1 else "") for unit in units if _is_short(unit)]
    return tuple(sorted([*people, *short], key=lambda person: (-len(person.statements), person.name, person.stories)))


def _units(readings: Iterable[tuple[Reading, str]], asked: frozenset[str]) -> Iterator[_Unit]:
    by_story: dict[str, list[tuple[Reading, str]]] = defaultdict(list)
    for reading, story in readings:
        by_story[story or f"report {reading.report.id}"].append((reading, story))
    for group in by_story.values():
        said = _said(reading for reading, _ in group)
        for party in join_parties(reading.parties for reading, _ in group):
            own = _parts(party, [reading for reading, _ in group])
            statements = tuple(one for part in own for one in said.get(part.id, ()) if one in asked)
            if statements:
                roles = frozenset(role for reading, _ in group for role in roles_of(reading, party))
                yield _Unit(party.name, party.kind is PartyKind.PERSON, roles, group[0][1], statements)


def _said(readings: Iterable[Reading]) -> Mapping[str, Sequence[str]]:
    """By a report's party, what it is surely reported to have said."""
    found: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            if isinstance(statement.speaker, ResolvedParty):
                found[statement.speaker.party].append(statement.id)
    return found


def _parts(party: Party, readings: Iterable[Reading]) -> Iterator[Party]:
    """The parties of single reports that one of a story was joined of."""
    places = {passage for name in party.names for passage in name.passages}
    for reading in readings:
        for part in reading.parties:
            if any(passage in places for name in part.names for passage in name.passages):
                yield part


def _is_short(unit: _Unit) -> bool:
    return unit.person and len(unit.words) < 2


def _by_name(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Units of one first and last name, or of one name where they are no persons."""
    groups: dict[tuple[bool, tuple[str, ...]], list[_Unit]] = defaultdict(list)
    for unit in units:
        if not _is_short(unit):
            key = (unit.words[0], unit.words[-1]) if unit.person else unit.words
            groups[unit.person, key].append(unit)
    yield from groups.values()


def _people(group: Sequence[_Unit]) -> Iterator[Person]:
    middles = {unit.words[1:-1] for unit in group if unit.person and len(unit.words) > 2}
    if len(middles) < 2:
        yield from _by_role(group, "")
        return
    for middle in [*sorted(middles), ()]:
        yield from _by_role([unit for unit in group if unit.words[1:-1] == middle], MIDDLE)


def _by_role(group: Sequence[_Unit], why: str) -> Iterator[Person]:
    clusters: list[list[_Unit]] = []
    for unit in (unit for unit in group if unit.roles and unit.person):
        near = [cluster for cluster in clusters if any(unit.roles & other.roles for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append([*(other for cluster in near for other in cluster), unit])
    bare = [unit for unit in group if not (unit.roles and unit.person)]
    if len(clusters) > 1:
        yield from (_person(cluster, why or ROLES) for cluster in clusters)
        yield from (_person([unit], NO_ROLE) for unit in bare)
    elif group:
        stories = {unit.story for unit in bare} | {unit.story for cluster in clusters for unit in cluster[:1]}
        name_only = bool(bare) and len(group) > 1 and len(stories) > 1 and bare[0].person
        yield _person(group, why or (NAME_ONLY if name_only else ""))


def _person(units: Sequence[_Unit], why: str) -> Person:
    return Person(
        name=max((unit.name for unit in units), key=lambda name: (len(spelt_plainly(name)), len(name), name)),
        roles=tuple(sorted({role for unit in units for role in unit.roles})),
        stories=tuple(dict.fromkeys(unit.story for unit in units if unit.story)),
        statements=tuple(one for unit in units for one in unit.statements),
        why=why,
    )
