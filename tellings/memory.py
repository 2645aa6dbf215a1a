"""Freed memory is given back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give back what was freed, as far as the C library can.

    glibc keeps freed arrays that lie between others: after the alignment of a hundred reports, which lays their word
    pieces beside each other, 100 MB that nothing after it could use. Elsewhere this does nothing.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
