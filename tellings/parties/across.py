"""Who is who across the reports of a story: one party for each, with every name used for it and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.parties.outlets import usual_name
from tellings.parties.party import Party, PartyKind, PartyName
from tellings.parties.spelling import one_spelling, spelt_plainly
from tellings.passages import Passage

_SKIPPED = frozenset({"of", "the", "and", "for", "in", "on", "to", "at"})
_PERSON = frozenset({PartyKind.PERSON})


def join_parties(by_report: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """Join the parties of several reports.

    Named ones are one party where they share a full name, in whatever spelling; where one report's short name (a
    surname, an abbreviation) fits exactly one longer name of the story; and where both name one agency. Two people of
    one surname stay apart, and so do descriptions without a name: that two reports write "police" does not say that it
    is the same police.

    Args:
        by_report: The parties of each report.

    Returns:
        Those that most reports name first, then those that are mentioned most.
    """
    parties = [party for report in by_report for party in report]
    groups = _Groups(len(parties))
    named = [index for index, party in enumerate(parties) if party.named]
    _join_full_names(parties, named, groups)
    _join_short_names(parties, named, groups)
    joined = [_joined([parties[index] for index in group]) for group in groups.all()]
    ranked = sorted(joined, key=lambda party: (-len(party.reports), not party.named, -_mentions(party), party.name))
    return tuple(
        Party(f"party {number}", party.kind, party.named, party.names) for number, party in enumerate(ranked, 1)
    )


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, left: int, right: int) -> None:
        one, other = sorted((self.root(left), self.root(right)))
        self._parent[other] = one

    def all(self) -> list[list[int]]:
        members: dict[int, list[int]] = {}
        for index in range(len(self._parent)):
            members.setdefault(self.root(index), []).append(index)
        return list(members.values())


def _proper(party: Party) -> list[str]:
    """The names of a party that are names and no descriptions."""
    return [name.words for name in party.names if not name.words[:1].islower() and not name.words.startswith("The ")]


def _join_full_names(parties: Sequence[Party], named: Sequence[int], groups: _Groups) -> None:
    exact: dict[tuple[str, ...], int] = {}
    near: dict[tuple[int, str], list[tuple[str, int]]] = {}
    for index in named:
        for name in {usual_name(name) for name in _proper(parties[index]) or [parties[index].name]}:
            words = spelt_plainly(name)
            if not words or (len(words) == 1 and parties[index].kind in _PERSON):
                continue
            if words in exact:
                groups.join(index, exact[words])
                continue
            exact[words] = index
            block = near.setdefault((len(words), words[0][0]), [])
            for other, at in block:
                if _comparable(parties[index], parties[at]) and one_spelling(name, other):
                    groups.join(index, at)
            block.append((name, index))


def _comparable(left: Party, right: Party) -> bool:
    return (left.kind in _PERSON) == (right.kind in _PERSON)


def _join_short_names(parties: Sequence[Party], named: Sequence[int], groups: _Groups) -> None:
    """Give each short name to the one long name that it fits; where it fits several, it stays alone."""
    longer: dict[str, set[int]] = {}
    for index in named:
        for name in _proper(parties[index]):
            for key in _short_forms(name, parties[index].kind):
                longer.setdefault(key, set()).add(index)
    for index in named:
        words = spelt_plainly(parties[index].name)
        if len(words) != 1:
            continue
        person = parties[index].kind in _PERSON
        key = words[0] if person else parties[index].name.replace(".", "")
        fits = {
            groups.root(at) for at in longer.get(key, ()) if at != index and (parties[at].kind in _PERSON) == person
        }
        if len(fits) == 1:
            groups.join(index, fits.pop())
        elif person and not fits:
            same = (at for at in named if parties[at].kind in _PERSON and spelt_plainly(parties[at].name) == words)
            groups.join(index, next(same, index))


def _short_forms(name: str, kind: PartyKind) -> set[str]:
    words = spelt_plainly(name)
    if len(words) < 2:
        return set()
    if kind in _PERSON:
        return {words[-1], words[0]}
    letters = [word[0] for word in name.replace("-", " ").split() if word.lower() not in _SKIPPED]
    return {"".join(letters).upper()}


def _joined(group: Sequence[Party]) -> Party:
    kinds = Counter(party.kind for party in group for _ in range(_mentions(party)))
    names: dict[str, list[Passage]] = {}
    for party in group:
        for name in party.names:
            names.setdefault(name.words, []).extend(name.passages)
    first = {words: rank for rank, words in enumerate(name.words for party in group for name in party.names[:1])}
    ordered = sorted(names, key=lambda words: _rank(words, first, len(names[words])))
    return Party(
        "",
        kinds.most_common(1)[0][0],
        any(party.named for party in group),
        tuple(PartyName(words, tuple(names[words])) for words in ordered),
    )


def _rank(words: str, first: dict[str, int], count: int) -> tuple[bool, bool, int, int, str]:
    """Full names before others, proper ones before descriptions, long before short, frequent before rare."""
    described = words[:1].islower() or words.startswith("The ")
    return words not in first, described, -len(spelt_plainly(words)), -count, words


def _mentions(party: Party) -> int:
    return sum(len(name.passages) for name in party.names)
