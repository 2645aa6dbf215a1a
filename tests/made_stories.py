"""A small invented story in three reports, made by hand; none is of a real event."""

from __future__ import annotations

from functools import cache

from tellings.reading import Reading
from tellings.story import Story, compare
from tests.reports_made import made, read_quickly

HERALD = """Ferry runs aground off Sandholm

The ferry Marisol ran aground off Sandholm early on Tuesday with 212 passengers on board, the coast guard said.

All passengers were taken ashore by noon, and two of them were treated for broken ribs.

Captain Ilse Brandt told the coast guard that the steering had failed shortly after the ship left Kettle Point.

The shipping line Norlane said that the ferry had passed an inspection in March."""

COURIER = """Marisol stranded with more than 200 people on board

More than 200 passengers had to be brought ashore on Tuesday after the ferry Marisol was stranded off Sandholm.

The captain, Ilse Brandt, said the steering of the ship failed soon after it had left Kettle Point.

Fishermen from Sandholm were the first to reach the ferry, with six small boats.

“We saw the lights where no lights should be,” said Tove Quist, who owns one of the boats."""

ECHO = """Ferry that ran aground had failed checks, union says

The seamen’s union said on Wednesday that the Marisol, which ran aground off Sandholm on Tuesday, had failed two checks.

Norlane, which runs the ferry, said it had passed an inspection in March.

Two passengers were treated for broken ribs after the grounding."""

BAKERY = """Bakers' fair opens in Lindow

The yearly fair of bakers opened in Lindow on Friday with a loaf of nine metres.

Forty bakeries from the valley sell rye bread and plum cakes in the old market hall until Sunday."""


@cache
def herald() -> Reading:
    return read_quickly(made(HERALD, outlet="Herald", published="2031-05-06T13:00", zone="Z"))


@cache
def courier() -> Reading:
    return read_quickly(made(COURIER, outlet="Courier", published="2031-05-06T15:00", zone="Z"))


@cache
def echo() -> Reading:
    return read_quickly(made(ECHO, outlet="Echo", published="2031-05-07T09:00", zone="Z"))


@cache
def bakery() -> Reading:
    return read_quickly(made(BAKERY, outlet="Bakery Post", published="2031-05-06T10:00", zone="Z"))


@cache
def ferry() -> Story:
    """The three reports of the ferry, compared."""
    return compare([echo(), herald(), courier()])
