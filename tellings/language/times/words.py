"""The words that times are told with, each with the letter of its role.

A text becomes a string of letters, one a word; what forms an expression is then a pattern over letters
(see `patterns.py`). Words without a role are "x".

    d the             y early, late, mid, …   N number             M month           D 2022-05-24
    a a, an           z earlier, later        O ordinal            W weekday         F 1990s, nineties
    t this            g ago                   Y year of 4 digits   w Tues., Sat.     B holiday
    h that, these     b before, after         q several, few, …    P part of a day   R today, yesterday, …
    l last, latest    o of                    H half               S season          V now, recently, …
    p past, previous  i in, on, at, …         u unit               T 12:30           A daily, weekly, …
    n next, coming    m about, at least, …    U units              f a.m., p.m.      L old
    c current         v fiscal                e each, every        Z time zone       s 's
    k same            j period, term          r recent             + more, trading   & and, or, to
"""

from __future__ import annotations

from tellings.language.times.calendar import Unit
from tellings.language.times.expression import Modifier

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS: dict[str, int] = {word: n for n, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())} | _TENS
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ORDINAL_WORDS.split(), 1)} | {"thirtieth": 30}

_MONTH_WORDS = "January February March April May June July August September October November December"
MONTHS: dict[str, int] = {word.lower(): n for n, word in enumerate(_MONTH_WORDS.split(), 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}

_DAY_WORDS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WEEKDAYS: dict[str, int] = {word.lower(): n for n, word in enumerate(_DAY_WORDS.split())}
WEEKDAYS |= {f"{name}s": n for name, n in WEEKDAYS.items()} | {name[:3]: n for name, n in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

UNITS: dict[str, tuple[Unit, int]] = {
    "second": ("second", 1), "minute": ("minute", 1), "hour": ("hour", 1), "day": ("day", 1), "night": ("day", 1),
    "weekend": ("weekend", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1),
    "quarter": ("quarter", 1), "semester": ("half", 1), "year": ("year", 1), "decade": ("decade", 1),
    "century": ("century", 1), "millennium": ("century", 10),
}  # fmt: skip
"""Each unit's name, and how many of the calendar's it is long."""
UNITS |= {f"{word}s": unit for word, unit in UNITS.items()}
UNITS |= {"centuries": ("century", 1), "millennia": ("century", 10), "hrs": ("hour", 1), "mins": ("minute", 1)}

PARTS = {
    "morning": "MO", "dawn": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "dusk": "EV", "night": "NI", "nights": "NI", "overnight": "NI", "tonight": "NI",
    "nighttime": "NI", "daytime": "DT", "lunchtime": "MI",
}  # fmt: skip
CLOCK_WORDS = {"noon": 12, "midday": 12, "midnight": 24}
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA"}
SEASONS |= {"winter": "WI", "wintertime": "WI", "summers": "SU", "winters": "WI", "springs": "SP", "autumns": "FA"}

DECADES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8}
DECADES |= {"nineties": 9}

_REFERRING = {
    "PRESENT_REF": "now|right now|just now|for now|currently|nowadays|these days|at present|at this moment",
    "PAST_REF": "recently|lately|more recently|most recently|the recent past|long ago|not long ago",
    "FUTURE_REF": "soon|shortly|the future|the near future|the near term|the short term|a later date",
}
REFERENCES = {word: value for value, words in _REFERRING.items() for word in words.split("|")}

SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "yearly": "P1Y", "bimonthly": "P2M",
}  # fmt: skip

HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "may day": (5, 1), "independence day": (7, 4), "halloween": (10, 31), "veterans day": (11, 11),
    "armistice day": (11, 11), "remembrance day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "bastille day": (7, 14), "columbus day": (10, 0),
    "thanksgiving day": (11, 0), "thanksgiving": (11, 0), "labor day": (9, 0), "memorial day": (5, 0),
    "martin luther king day": (1, 0), "presidents day": (2, 0), "mother's day": (5, -1), "father's day": (6, -1),
    "election day": (11, -2), "easter": (0, 0), "easter sunday": (0, 0), "good friday": (0, -2),
    "easter monday": (0, 1), "ash wednesday": (0, -46), "palm sunday": (0, -7), "pentecost": (0, 49),
}  # fmt: skip
"""Month and day; a month with a day below 1 is a rule of `holidays.py`, and month 0 counts days from Easter."""

MODIFIERS: dict[str, Modifier] = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about",
    "nearly": "about", "almost": "about", "close to": "about", "circa": "about", "exactly": "none", "just": "none",
    "more than": "more than", "over": "more than", "longer than": "more than", "just over": "more than",
    "well over": "more than", "less than": "less than", "under": "less than", "just under": "less than",
    "fewer than": "less than", "at least": "at least", "a minimum of": "at least", "no less than": "at least",
    "not less than": "at least", "at most": "at most", "up to": "at most", "as long as": "at most",
    "no more than": "at most", "not more than": "at most", "a maximum of": "at most", "within": "at most",
    "early": "early", "early in": "early", "the beginning of": "early", "the start of": "early", "beginning": "early",
    "the early part of": "early", "mid": "mid", "the middle of": "mid", "midway through": "mid",
    "late": "end", "late in": "end", "the end of": "end", "end": "end", "the latter part of": "end",
}  # fmt: skip
_EXTENT_PARTS = frozenset({"early", "mid", "late", "beginning", "end", "the beginning of", "the start of"})
_PART_WORDS = _EXTENT_PARTS | {"the middle of", "the end of", "early in", "late in", "midway through"}
_PART_WORDS |= {"the early part of", "the latter part of"}

VAGUE = frozenset({
    "several", "few", "a few", "many", "some", "couple", "a couple", "a couple of", "couple of", "dozens of",
    "hundreds of", "thousands of",
})  # fmt: skip
COUPLES = frozenset({"couple", "a couple", "a couple of", "couple of"})

_LETTERED = {
    "d": "the", "a": "a an", "t": "this", "h": "that these those", "l": "last latest", "k": "same",
    "p": "past previous preceding prior", "n": "next coming following upcoming", "c": "current present",
    "z": "earlier later", "g": "ago hence", "b": "before after", "o": "of", "v": "fiscal", "H": "half",
    "i": "in on at for by during since until from through over till", "j": "period periods term",
    "+": "more additional further trading business working consecutive straight full whole",
    "e": "each every", "r": "recent", "&": "and or to", "L": "old olds aged", "s": "'s ’s",
    "R": "today yesterday tomorrow tonight", "-": "- – —", ",": ",",
}  # fmt: skip

_ZONES = "gmt utc bst est edt cst cdt mst mdt pst pdt et ct mt pt cet cest eet eest jst ist hkt aest aedt"

MULTI_WORD = sorted(
    (entry for table in (REFERENCES, MODIFIERS, VAGUE, HOLIDAYS) for entry in table if " " in entry or "'" in entry),
    key=len,
    reverse=True,
)
"""What is read as one word though it is written as several; longest first."""


def letter_table() -> dict[str, str]:
    """The letter of every word as it may be written: lower-case, capitalised or in capitals.

    Names of days, months and holidays have one in capitals only: "may", "march" and "sat" are other words.
    """
    table: dict[str, str] = {}
    for letter, words in _named().items():
        for word in words:
            table.setdefault(word.capitalize(), letter)
            table.setdefault(word.upper(), letter)
    for letter, words in _common().items():
        for word in words:
            for form in (word, word.capitalize(), word.upper()):
                table.setdefault(form, letter)
    return table


def _named() -> dict[str, list[str]]:
    short = [day for day in WEEKDAYS if len(day) < 6]
    return {"M": list(MONTHS), "W": [d for d in WEEKDAYS if d not in short], "w": short, "B": list(HOLIDAYS)}


def _common() -> dict[str, list[str]]:
    return {
        "V": list(REFERENCES),
        "y": [word for word in MODIFIERS if word in _PART_WORDS],
        "m": [word for word in MODIFIERS if word not in _PART_WORDS],
        "q": list(VAGUE),
        **{letter: words.split() for letter, words in _LETTERED.items()},
        "P": [*PARTS, *CLOCK_WORDS],
        "S": list(SEASONS),
        "N": [*NUMBERS, *SCALES],
        "O": list(ORDINALS),
        "U": [word for word in UNITS if word.endswith(("s", "ia")) and word != "s"],
        "u": list(UNITS),
        "F": list(DECADES),
        "A": list(SETS),
        "Z": _ZONES.split(),
    }
