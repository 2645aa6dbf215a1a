"""Lengths of time and what is counted with them: "three days", "17 years ago", "every week", "the next few months"."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from tellings.language.times.amounts import count_of
from tellings.language.times.calendar import Stretch, Unit, rank, step, stretch_at, unknown_value
from tellings.language.times.setting import Found, Meaning, Setting, dated, precision_of, said_date
from tellings.language.times.words import MONTHS, PARTS, SEASONS, SETS, UNITS, WEEKDAYS

_CODES: dict[Unit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_WHOLE: dict[Unit, int] = {"decade": 10, "century": 100}
_PARTS_OF: dict[Unit, tuple[int, str]] = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "day": (24, "H")}


def duration_value(count: Fraction | None, unit: Unit, size: int = 1) -> str:
    """The TIMEX3 value of a length; an unknown count is X ("PXD")."""
    if count is None:
        return (
            f"PT X{_CODES[unit][1]}".replace(" ", "")
            if _CODES[unit][0] == "T"
            else f"P X{_CODES[unit]}".replace(" ", "")
        )
    if unit in _WHOLE and (count * _WHOLE[unit]).denominator == 1:
        return f"P{count * _WHOLE[unit] * size}Y"
    count, whole, rest = count * size, int(count * size), count * size % 1
    time, code = ("T", _CODES[unit][1]) if _CODES[unit][0] == "T" else ("", _CODES[unit])
    if rest and unit in _PARTS_OF and (rest * _PARTS_OF[unit][0]).denominator == 1:
        parts, part_code = _PARTS_OF[unit]
        inner = "T" if unit == "day" else ""
        return f"P{time}{f'{whole}{code}' if whole else ''}{inner}{rest * parts}{part_code}"
    return f"P{time}{whole if not rest else f'{float(count):g}'}{code}"


def read_duration(found: Found, setting: Setting) -> Meaning | None:
    """How long: "two years", "the past few weeks"; None for what is no length of time ("a quarter")."""
    letters, word = found.letters, found.word("uU")
    unit, size = UNITS[word]
    if found.after(0) in ("old", "olds") or (found.after(0) == "-" and found.after(1) in ("old", "olds")):
        return None
    if found.after() == "apart" or (found.before() == "of" and found.before(2) in ("matter", "hundreds", "thousands")):
        return None
    if unit == "quarter" and not any(role in letters for role in "dtlpn"):
        return None
    if letters in ("au", "aU") and _is_rate(found):
        return Meaning("SET", duration_value(Fraction(1), unit, size), "vague", "none", None, "Told as repeated.")
    count = count_of(found)
    if letters in ("rU", "drU") and rank(unit) > rank("month"):
        return Meaning("DATE", "PAST_REF", "vague", found.modifier, None, "A time not long past, without a date.")
    value = duration_value(count, unit, size)
    reason = "A length of time." if count is not None else "A length of time without a number."
    precision = precision_of(unit) if count is not None else "vague"
    return Meaning("DURATION", value, precision, found.modifier, None, reason)


def _is_rate(found: Found) -> bool:
    """Whether a unit is what something is counted by: "$2 million a year", "24 hours a day"."""
    before = found.text.letters[found.first - 1] if found.first else ""
    return bool(before) and (
        before in "NU" or found.before() in ("share", "dollars", "percent", "%", "times", "once", "twice")
    )


def read_offset(found: Found, setting: Setting) -> Meaning | None:
    """Counted from now or from the time told last: "17 years ago", "two days earlier", "a decade ago"."""
    unit, size = UNITS[found.word("uU")]
    count = Fraction(1) if found.letters == "dub" else count_of(found)
    ago = "g" in found.letters
    sign = 1 if found.words[-1] in ("later", "after", "hence") else -1
    if count is None:
        if not ago:
            return None
        return Meaning("DATE", "PAST_REF", "vague", found.modifier, None, "A time long past, without a date.")
    base = _base(setting, unit, ago)
    if ago is False and sign > 0 and setting.told is None:
        return None
    if setting.quarter is not None and unit == "year" and count == 1 and sign < 0:
        return dated(year_before(setting.quarter), found, "A year before the period told last")
    if base is None:
        why = "Counted from a time that is not stated"
        return dated(None, found, why, (unit, ""))
    stretch = _counted(base, unit, count * size * sign)
    whence = f"the publication on {said_date(base)}" if ago or setting.told is None else "the time told last"
    return dated(stretch, found, f"Counted {'back' if sign < 0 else 'on'} from {whence}", (unit, ""))


def year_before(period: Stretch) -> Stretch | None:
    """The same quarter or half-year a year before."""
    return step(period, -4 if period.unit == "quarter" else -2)


def _base(setting: Setting, unit: Unit, ago: bool) -> datetime | None:
    told = setting.told
    if not ago and told is not None and rank(told.unit) <= rank(unit):
        return told.first
    return setting.today(unit)


def _counted(base: datetime, unit: Unit, count: Fraction) -> Stretch | None:
    if unit in _WHOLE:
        return _counted(base, "year", count * _WHOLE[unit])
    if unit == "weekend":
        unit = "week"
    if unit == "year" and count.denominator == 2:
        return step(stretch_at("month", base), int(count * 12))
    return step(stretch_at(unit, base), round(count))


def read_repeated(found: Found, setting: Setting) -> Meaning | None:
    """How often: "daily", "every two weeks", "each Thursday"."""
    letters = found.letters
    if "A" in letters:
        return Meaning("SET", SETS[found.word("A")], "vague", "none", None, "Told as repeated.")
    if "W" in letters:
        value = f"XXXX-WXX-{WEEKDAYS[found.word('W')] + 1}"
    elif "P" in letters:
        code = PARTS.get(found.word("P"), "")
        value = unknown_value("part", code) if code else ""
    elif "M" in letters:
        value = f"XXXX-{MONTHS[found.word('M').rstrip('.')]:02}"
    elif "S" in letters:
        value = f"XXXX-{SEASONS[found.word('S')]}"
    else:
        unit, size = UNITS[found.word("uU")]
        if unit == "second":
            return None
        value = duration_value(count_of(found) if "N" in letters else Fraction(1), unit, size)
    return Meaning("SET", value, "vague", "none", None, "Told as repeated.") if value else None
