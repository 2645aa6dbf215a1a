"""The picture of a story's lineage: reports down the page in order of time, wires at the side, what joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.lineage.lineage import Copying, Lineage, Origin, Relation, ReportOrigins
from tellings.reports.saying import say_stated
from tellings.show.overview import Witness

ROW, TOP = 34, 30
"""Height of a report's row, and where the first one stands."""
WIRE_X, NODE_X, TEXT_X, WIDTH = 218, 400, 418, 860
"""Where wires end, where reports are marked, where their words begin, and how wide the picture is; units of the SVG."""
THINNEST, THICKEST = 1.0, 7.0
"""Width of a line for a share of nothing and of everything."""
ARC, FARTHEST = 26, 150
"""How far an arc between two reports reaches to the side for one row, and at most."""
LETTERS = 30
"""How long a name may be in the picture."""


@dataclass(frozen=True, slots=True)
class LineView:
    """What joins two marks: an SVG path, its width, and what kind of line ("copy", "partial", "quotes", "wire")."""

    path: str
    width: str
    kind: str


@dataclass(frozen=True, slots=True)
class NodeView:
    """A report in the picture: where, how it is called, and how much is its own (0 to 1)."""

    x: int
    y: int
    siglum: str
    name: str
    time: str
    own: str
    own_width: str


@dataclass(frozen=True, slots=True)
class WireView:
    """A wire in the picture: where, its name, and whether a report on the agency's own site is there."""

    x: int
    y: int
    name: str
    seen: bool


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture; `words` say what it shows for those who do not see it. The list below it says the same."""

    width: int
    height: int
    nodes: tuple[NodeView, ...]
    wires: tuple[WireView, ...]
    lines: tuple[LineView, ...]
    words: str


def picture_view(lineage: Lineage, reports: Mapping[str, Witness]) -> PictureView:
    """Lay the picture out."""
    rows = {report: TOP + ROW * place for place, report in enumerate(reports)}
    about = {report.report: report for report in lineage.reports}
    wires = [origin for origin in lineage.origins if origin.kind in ("wire", "unseen wire")]
    places = _wire_places(wires, rows)
    lines = [*_arcs(lineage, rows), *_wire_lines(wires, places, rows, about)]
    return PictureView(
        width=WIDTH,
        height=max([*rows.values(), *places.values(), 0]) + ROW,
        nodes=tuple(_node(rows[report], witness, about[report]) for report, witness in reports.items() if about),
        wires=tuple(
            WireView(WIRE_X, places[origin.id], _short(origin.name), origin.kind == "wire") for origin in wires
        ),
        lines=tuple(lines),
        words=f"{len(reports)} reports in order of publication; {len(wires)} wires; {len(lines)} lines join them.",
    )


def _node(y: int, witness: Witness, about: ReportOrigins) -> NodeView:
    own = f"{about.own_share:.0%} its own"
    return NodeView(
        NODE_X,
        y,
        witness.siglum,
        _short(witness.name),
        say_stated(witness.report.published),
        own,
        f"{100 * about.own_share:.0f}",
    )


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def _wire_places(wires: Sequence[Origin], rows: Mapping[str, int]) -> dict[str, int]:
    """Each wire stands at the mean of its reports, or below the one before it where that is taken."""
    means = {wire.id: sum(rows[report] for report in wire.reports) // len(wire.reports) for wire in wires}
    places: dict[str, int] = {}
    lowest = TOP - ROW
    for wire, mean in sorted(means.items(), key=lambda item: item[1]):
        places[wire] = lowest = max(mean, lowest + ROW)
    return places


def _wire_lines(
    wires: Sequence[Origin],
    places: Mapping[str, int],
    rows: Mapping[str, int],
    about: Mapping[str, ReportOrigins],
) -> Iterator[LineView]:
    for wire in wires:
        for report in wire.reports:
            share = 1 - about[report].own_share
            yield LineView(_curve(places[wire.id], rows[report]), _width(share), "wire")


def _arcs(lineage: Lineage, rows: Mapping[str, int]) -> Iterator[LineView]:
    for copying in lineage.copyings:
        if copying.relation is not Relation.NONE and not copying.origin.startswith("wire:"):
            yield LineView(
                _arc(rows[copying.left], rows[copying.right]), _width(_share(copying)), copying.relation.value
            )


def _curve(wire: int, report: int) -> str:
    middle = (WIRE_X + NODE_X) // 2
    return f"M{WIRE_X} {wire}C{middle} {wire} {middle} {report} {NODE_X} {report}"


def _arc(one: int, other: int) -> str:
    reach = NODE_X - min(FARTHEST, ARC + abs(one - other) // ROW * ARC)
    return f"M{NODE_X} {one}C{reach} {one} {reach} {other} {NODE_X} {other}"


def _share(copying: Copying) -> float:
    return max(copying.left_share, copying.right_share) if copying.copied else 0.0


def _width(share: float) -> str:
    return f"{THINNEST + (THICKEST - THINNEST) * share:.1f}"
