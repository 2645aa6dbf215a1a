"""Rounding: whether one of two numbers is the other to fewer digits ("1,200" and "1,242")."""

from __future__ import annotations

from tellings.comparison.same_quantity import in_one_unit
from tellings.language.quantities.quantity import Interval, Quantity, QuantityKind

_COUNTED_ONE_BY_ONE = 100
"""Fewer of anything than this are counted: 20 people are not 21 rounded."""


def is_one_rounded(left: Quantity, right: Quantity) -> bool:
    """Whether one of two comparable quantities is told to fewer digits; an age and a small count never are."""
    a, b = in_one_unit(left, right)
    few = left.kind is QuantityKind.COUNT and min(a.named, b.named) < _COUNTED_ONE_BY_ONE
    return left.kind is not QuantityKind.AGE and not few and _rounded(a, b)


def _rounded(left: Interval, right: Interval) -> bool:
    """Whether one is the other one's value to fewer digits ("1,200" and "1,242")."""
    low, high = sorted((abs(left.named), abs(right.named)))
    for coarse, fine in ((low, high), (high, low)):
        step = _step(coarse)
        if step > 1 and abs(coarse - fine) <= step / 2:
            return True
    return False


def _step(value: float) -> float:
    """The size of a whole number's last digit that is not zero: 100 for 1,200."""
    if value < 10 or value != int(value):
        return 0.0
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    return step
