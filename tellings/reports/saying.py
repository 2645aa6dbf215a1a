"""Stated times in words, as far as they are stated and no further: the one place where they are written out."""

from __future__ import annotations

from tellings.reports.stated import NotStated, StatedTime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def say_stated(time: StatedTime | NotStated) -> str:
    """Say a time: "4 May 2031, 17:05 +01:00", "4 May 2031, 17:05, zone not stated", "May 2031", "not stated".

    Seconds that are naught are left out.
    """
    if isinstance(time, NotStated):
        return time.value
    date, _, clock = time.iso.partition("T")
    said = _say_date(date)
    clock = clock.removesuffix(":00") if clock.count(":") == 2 else clock
    if not clock:
        return said
    zone = f" {time.zone}" if isinstance(time.zone, str) else ", zone not stated"
    return f"{said}, {clock}{zone.replace(' Z', ' UTC')}"


def _say_date(date: str) -> str:
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"
