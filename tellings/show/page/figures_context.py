"""What the template is given of figures over time, and of the words for one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureView:
    """One value: in words, the passage, who says it, as of when, in which report, and where it lies on the scale.

    `x`, `width` and `middle` are per cent of the scale; `middle` is empty where the stretch is long enough to be seen.
    `below` and `above` tell whether it is open to that side.
    """

    siglum: str
    name: str
    words: str
    href: str
    reading: str
    notation: str
    voice: str
    as_of: str
    x: str
    width: str
    middle: str
    below: bool
    above: bool


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The values of one thing.

    Attributes:
        anchor: "figures-1", …
        name: What is counted or paid.
        differ: Whether two reports give values of which none is in both.
        scale: What the scale is, where it is not plain.
        ticks: Place in per cent and label.
        figures: The values, from the earliest report to the latest.
        left: How many more there are.
    """

    anchor: str
    name: str
    differ: bool
    scale: str
    ticks: tuple[tuple[str, str], ...]
    figures: tuple[FigureView, ...]
    left: int


@dataclass(frozen=True, slots=True)
class NamingView:
    """Words for a thing, and where they stand: siglum, outlet, how often, and links to the first places."""

    words: str
    outlets: tuple[tuple[str, str, int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """One thing and the words for it."""

    thing: str
    kind: str
    namings: tuple[NamingView, ...]


@dataclass(frozen=True, slots=True)
class WordingsView:
    """The wording table.

    Attributes:
        first: What is called by different words.
        rest: The same, folded away.
        forms: Parties of which only shorter and longer forms of one name are used.
        counted: How many more there are than shown.
    """

    first: tuple[WordingView, ...]
    rest: tuple[WordingView, ...]
    forms: tuple[WordingView, ...]
    counted: int
