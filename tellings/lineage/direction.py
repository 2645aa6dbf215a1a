"""Who had it first: credit, then time with containment, then who is fuller; where these do not decide, "unknown"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from tellings.lineage.clock import clock_says, earlier
from tellings.lineage.lineage import Copying, Direction
from tellings.lineage.outlets import institution, names_outlet, outlet_label
from tellings.lineage.shares import Shares
from tellings.lineage.wires import Wire, told_agencies, wire_id
from tellings.reports.agencies import Agency, agency_named
from tellings.reports.report import Report

CLOCK_HOURS = timedelta(hours=1)
"""Clocks without zones say something, if little, from this difference on."""
FULLER_SHARE = 0.85
"""The shorter report stands so fully in the other …"""
FULLER_RATIO = 1.25
"""… which is so much longer, that it is an abridgement of it."""
THIRD_SHARE = 0.5
"""A third report decides about the words of two where it has so many of them."""
SOURCE_SHARE = 0.3
"""The same, where it credits the agency from which theirs takes its copy."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A direction with its origin and its reason."""

    direction: Direction
    origin: str
    reason: str


UNKNOWN = Verdict("unknown", "", "Neither credit nor time nor length shows who had it first.")


@dataclass(frozen=True, slots=True)
class Credited:
    """A report with the wires that it is credited to."""

    report: Report
    wires: tuple[Wire, ...]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def name(self) -> str:
        """The report's name."""
        return self.report.name

    def wire(self, *scopes: str) -> tuple[Agency, ...]:
        """The agencies credited with one of the scopes."""
        return tuple(wire.agency for wire in self.wires if wire.scope in scopes)

    @property
    def sources(self) -> tuple[Agency, ...]:
        """The agencies whose copy the credited ones pass on."""
        named = (agency_named(name) for agency in self.wire("whole") for name in agency.takes_from)
        return tuple(agency for agency in named if agency)


def find_directions(credited: Mapping[str, Credited], copyings: Sequence[Copying]) -> tuple[Copying, ...]:
    """Say for every pair that shares writing who had it first, as far as the evidence allows.

    Args:
        credited: All reports of the story by id; a third one may decide about two.
        copyings: What was found between them.

    Returns:
        The same pairs in the same order; those that share no writing are unchanged.
    """
    shared = Shares([copying for copying in copyings if copying.copied])
    pairs = {(c.left, c.right): c for c in shared.copyings}
    firm = {pair: _first(_CREDITS, credited[c.left], credited[c.right], c) for pair, c in pairs.items()}
    firm |= {pair: _through_wire(c, shared, credited, firm[pair]) for pair, c in pairs.items()}
    alone = {p: firm[p] or _first(_EVIDENCE, credited[c.left], credited[c.right], c) for p, c in pairs.items()}
    final = {p: firm[p] or _through_report(c, shared, alone, credited) or alone[p] or UNKNOWN for p, c in pairs.items()}
    return tuple(_with_verdict(c, final[c.left, c.right]) if c.copied else c for c in copyings)


class _Step(Protocol):
    def __call__(self, left: Credited, right: Credited, copying: Copying) -> Verdict | None: ...


def _first(steps: Sequence[_Step], left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    return next((verdict for step in steps if (verdict := step(left, right, copying))), None)


def _with_verdict(copying: Copying, verdict: Verdict) -> Copying:
    return replace(copying, direction=verdict.direction, direction_reason=verdict.reason, origin=verdict.origin)


def _through_wire(
    copying: Copying, shared: Shares, credited: Mapping[str, Credited], firm: Verdict | None
) -> Verdict | None:
    """Most of the shared words stand in a third report, too, that is credited to a wire.

    Where the two are credited to an agency that passes on another one's copy, a third that credits the other decides.
    """
    sources = {wire_id(source) for side in (copying.left, copying.right) for source in credited[side].sources}
    for third, share in shared.thirds(copying, lambda third: bool(credited[third].wire("whole"))):
        for agency in credited[third].wire("whole"):
            decides = share >= SOURCE_SHARE and wire_id(agency) in sources if firm else share >= THIRD_SHARE
            if decides and not (firm and firm.origin == wire_id(agency)):
                why = (
                    f"{share:.0%} of the shared words stand in {credited[third].name} too, which credits {agency.name}."
                )
                return Verdict("third", wire_id(agency), why)
    return firm


def _through_report(
    copying: Copying,
    shared: Shares,
    alone: Mapping[tuple[str, str], Verdict | None],
    credited: Mapping[str, Credited],
) -> Verdict | None:
    """Most of the shared words stand in a third report, from which both took them."""

    def took(report: str, third: str) -> bool:
        if not shared.join(report, third):
            return False
        copying = shared.between(report, third)
        verdict = alone[copying.left, copying.right]
        return bool(verdict and verdict.origin == third)

    thirds = shared.thirds(copying, lambda third: took(copying.left, third) and took(copying.right, third))
    thirds = [(third, share) for third, share in thirds if share >= THIRD_SHARE]
    for third, share in thirds:
        if not any(took(third, other) for other, _ in thirds if other != third):
            why = f"{share:.0%} of the shared words stand in {credited[third].name} too, which had them before both."
            return Verdict("third", third, why)
    return None


def _by_credit(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """Both credited to one wire, or one to a wire and the other to none."""
    agency = _common_wire(left, right)
    if not agency:
        return None
    side = _own_site(left, right, agency)
    if side:
        return Verdict(side, wire_id(agency), f"{agency.name} published it itself, and the other credits it.")
    both = "Both credit" if _credits(left, agency) and _credits(right, agency) else "One of them credits"
    return Verdict("third", wire_id(agency), f"{both} {agency.name} for the text.")


def _common_wire(left: Credited, right: Credited) -> Agency | None:
    for scopes in (("whole", "own site"), ("whole", "own site", "part")):
        ours, theirs = left.wire(*scopes), right.wire(*scopes)
        for agency in ours:
            if agency in theirs and ("whole" in scopes):
                return agency
        for one, other in ((ours, theirs), (theirs, ours)):
            for agency in one:
                # The Press Association, say, passes on the Associated Press's copy under its own name.
                source = next((wire for wire in other if wire.name in agency.takes_from), None)
                if source:
                    return source
    whole = (left.wire("whole"), right.wire("whole"))
    if bool(whole[0]) != bool(whole[1]):
        return (whole[0] or whole[1])[0]
    part = (left.wire("part"), right.wire("part"))
    if not any(whole) and bool(part[0]) != bool(part[1]):
        return (part[0] or part[1])[0]
    return None


def _credits(side: Credited, agency: Agency) -> bool:
    return agency in side.wire("whole", "own site", "part")


def _own_site(left: Credited, right: Credited, agency: Agency) -> Direction | None:
    own = agency in left.wire("own site"), agency in right.wire("own site")
    if own[0] == own[1]:
        return None
    return "left" if own[0] else "right"


def _by_told_agency(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """No credit, but the shared words themselves were said to an agency ("he told AFP")."""
    for passage in copying.passages:
        ours, theirs = told_agencies(passage.left.text), told_agencies(passage.right.text)
        agency = next((agency for agency in ours if agency in theirs), None)
        if agency:
            why = f"The shared words were said to {agency.name} (“told {agency.short}”)."
            return Verdict("third", wire_id(agency), why)
    return None


def _by_site(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """One stands on the site of an institution: it publishes releases, and does not copy newspapers."""
    ours, theirs = institution(left.report), institution(right.report)
    if bool(ours) == bool(theirs):
        return None
    side, site, origin = ("left", ours, left.id) if ours else ("right", theirs, right.id)
    return Verdict("left" if side == "left" else "right", origin, f"{site} is an institution's own site.")


def _by_named_outlet(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """One names the other's outlet as its source, and is not named by it."""
    ours, theirs = names_outlet(left.report.text, right.report), names_outlet(right.report.text, left.report)
    if bool(ours) == bool(theirs) or outlet_label(left.report) == outlet_label(right.report):
        return None
    if ours:
        return Verdict("right", right.id, f"{left.name} names {right.name} as its source: “{ours}”.")
    return Verdict("left", left.id, f"{right.name} names {left.name} as its source: “{theirs}”.")


def _by_agency_site(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """One stands on an agency's own site, the other credits nobody and was not there before."""
    for side, agency_side, other in (("left", left, right), ("right", right, left)):
        own = [agency for agency in agency_side.wire("own site") if agency.kind == "agency"]
        if own and not other.wires and earlier(other.report, agency_side.report) != "left":
            why = f"{agency_side.name} is an agency's own site, and {other.name} credits nobody."
            return Verdict("left" if side == "left" else "right", wire_id(own[0]), why)
    return None


def _by_time(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    early = earlier(left.report, right.report)
    if not early:
        return None
    first, second = (left, right) if early == "left" else (right, left)
    why = f"{first.name} published it first ({first.report.published} before {second.report.published})."
    return Verdict(early, first.id, why)


def _by_clock_and_length(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """Two weak signs that agree: the clocks as they are written, without zones, and who is fuller."""
    side = clock_says(left.report, right.report, at_least=CLOCK_HOURS)
    shares = {"left": copying.left_share, "right": copying.right_share}
    if side not in shares or FULLER_RATIO * shares[side] > max(shares.values()):
        return None
    first = left if side == "left" else right
    why = f"By the clock, whose zone is not stated, {first.name} had it first, and it has more."
    return Verdict(side, first.id, why)


def _by_length(left: Credited, right: Credited, copying: Copying) -> Verdict | None:
    """One stands nearly whole in a much longer one."""
    shares = (copying.left_share, copying.right_share)
    if max(shares) < FULLER_SHARE or max(shares) < FULLER_RATIO * min(shares):
        return None
    fuller, side = (left, "left") if shares[0] < shares[1] else (right, "right")
    if clock_says(left.report, right.report) not in ("unknown", side):
        return None
    why = f"Nearly all of the other stands in {fuller.name}, which has more."
    return Verdict("left" if side == "left" else "right", fuller.id, why)


_CREDITS: tuple[_Step, ...] = (_by_credit, _by_told_agency)
_EVIDENCE: tuple[_Step, ...] = (
    _by_site,
    _by_named_outlet,
    _by_agency_site,
    _by_time,
    _by_clock_and_length,
    _by_length,
)
