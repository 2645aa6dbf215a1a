"""Units: the words for them in news, what sort of quantity they make, and their names in pint, which converts them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tellings.language.quantities.quantity import Interval, QuantityKind

if TYPE_CHECKING:
    from pint import UnitRegistry

_L, _A, _V, _M = QuantityKind.LENGTH, QuantityKind.AREA, QuantityKind.VOLUME, QuantityKind.MASS
_D, _S, _T, _O = QuantityKind.DURATION, QuantityKind.SPEED, QuantityKind.TEMPERATURE, QuantityKind.OTHER

_UNITS: tuple[tuple[QuantityKind, str, str], ...] = (
    (_L, "kilometer", "km kms kilometre kilometres kilometer kilometers"),
    (_L, "meter", "m metre metres meter meters"),
    (_L, "centimeter", "cm centimetre centimetres centimeter centimeters"),
    (_L, "millimeter", "mm millimetre millimetres millimeter millimeters"),
    (_L, "mile", "mile miles mi"),
    (_L, "nautical_mile", "nautical_mile nautical_miles nmi"),
    (_L, "foot", "ft foot feet"),
    (_L, "inch", "inch inches"),
    (_L, "yard", "yd yard yards"),
    (_L, "light_year", "light-year light-years light_year light_years"),
    (_A, "hectare", "ha hectare hectares"),
    (_A, "acre", "acre acres"),
    (_A, "kilometer ** 2", "sq_km square_km square_kilometre square_kilometres square_kilometer square_kilometers km²"),
    (_A, "meter ** 2", "sq_m square_metre square_metres square_meter square_meters m²"),
    (_A, "mile ** 2", "sq_mile sq_miles square_mile square_miles"),
    (_A, "foot ** 2", "sq_ft square_foot square_feet"),
    (_V, "liter", "litre litres liter liters"),
    (_V, "gallon", "gallon gallons"),
    (_V, "oil_barrel", "barrel barrels bpd"),
    (_V, "meter ** 3", "cubic_metre cubic_metres cubic_meter cubic_meters m³"),
    (_V, "foot ** 3", "cubic_foot cubic_feet"),
    (_M, "kilogram", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    (_M, "gram", "g gram grams gramme grammes"),
    (_M, "milligram", "mg milligram milligrams"),
    (_M, "metric_ton", "tonne tonnes metric_ton metric_tons"),
    (_M, "ton", "ton tons"),
    (_M, "pound", "lb lbs pound pounds"),
    (_M, "ounce", "oz ounce ounces"),
    (_D, "second", "sec secs second seconds"),
    (_D, "minute", "min mins minute minutes"),
    (_D, "hour", "hr hrs hour hours"),
    (_D, "day", "day days"),
    (_D, "week", "week weeks"),
    (_D, "fortnight", "fortnight fortnights"),
    (_D, "month", "month months"),
    (_D, "year", "yr yrs year years"),
    (_D, "decade", "decade decades"),
    (_D, "century", "century centuries"),
    (_S, "mile / hour", "mph miles_per_hour miles_an_hour"),
    (_S, "kilometer / hour", "km/h kph kmh kmph kilometres_per_hour kilometers_per_hour kilometres_an_hour"),
    (_S, "knot", "knot knots"),
    (_T, "degree_Celsius", "°C ºC C degrees_Celsius degree_Celsius degrees_C Celsius degrees_centigrade"),
    (_T, "degree_Fahrenheit", "°F ºF F degrees_Fahrenheit degree_Fahrenheit degrees_F Fahrenheit"),
    (_O, "kilowatt", "kW kilowatt kilowatts"),
    (_O, "megawatt", "MW megawatt megawatts"),
    (_O, "gigawatt", "GW gigawatt gigawatts"),
    (_O, "kilowatt_hour", "kWh kilowatt-hour kilowatt-hours"),
    (_O, "volt", "volt volts"),
    (_O, "megabyte", "MB megabyte megabytes"),
    (_O, "gigabyte", "GB gigabyte gigabytes"),
    (_O, "terabyte", "TB terabyte terabytes"),
    (_O, "calorie", "calorie calories"),
)
_CASED = frozenset({"m", "g", "C", "F", "kW", "MW", "GW", "kWh", "MB", "GB", "TB", "°C", "°F", "ºC", "ºF"})
_WORDS = {word.replace("_", " "): (kind, unit) for kind, unit, words in _UNITS for word in words.split()}
_LOWER = {word.lower(): found for word, found in _WORDS.items() if word not in _CASED}
_UNIT = re.compile(
    r"(?P<join>[ \u00a0\u202f]|-)?(?P<unit>"
    + "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
    + r")(?![\w°²³])",
    re.IGNORECASE,
)

CURRENCIES = {
    "$": "USD", "us$": "USD", "$us": "USD", "usd": "USD", "a$": "AUD", "$a": "AUD", "au$": "AUD", "c$": "CAD",
    "$c": "CAD", "ca$": "CAD", "nz$": "NZD", "$nz": "NZD", "hk$": "HKD", "s$": "SGD", "£": "GBP", "gbp": "GBP",
    "€": "EUR", "eur": "EUR", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₦": "NGN", "₪": "ILS", "chf": "CHF", "r$": "BRL",
}  # fmt: skip
"""Signs before a number → ISO 4217 code. "$" is the dollar of the United States unless another one is written."""

CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "euro": "EUR", "euros": "EUR", "pounds sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupees": "INR", "rubles": "RUB", "roubles": "RUB",
    "ruble": "RUB", "rouble": "RUB", "pesos": "MXN", "francs": "CHF", "won": "KRW", "rand": "ZAR", "naira": "NGN",
    "lira": "TRY", "shekels": "ILS", "riyals": "SAR", "dirhams": "AED", "zloty": "PLN", "usd": "USD", "eur": "EUR",
    "gbp": "GBP", "quid": "GBP", "bucks": "USD",
}  # fmt: skip


def unit_at(text: str, at: int) -> tuple[QuantityKind, str, int] | None:
    """The unit written right behind a number that ends at `at`: its kind, its name in pint, and where it ends."""
    match = _UNIT.match(text, at, at + 32)
    if match is None:
        return None
    word = re.sub(r"\s", " ", match["unit"])
    found = _WORDS.get(word) or _LOWER.get(word.lower())
    if found is None or (len(word) == 1 and match["join"] == "-"):
        return None
    return *found, match.end()


def in_base(interval: Interval, unit: str) -> Interval:
    """The interval in the base unit of its dimension (metres, kilograms, seconds, kelvin, …).

    Args:
        interval: Values in `unit`.
        unit: A name that pint knows.
    """
    registry = _registry()
    low, high = (float(registry.Quantity(end, unit).to_base_units().magnitude) for end in (interval.low, interval.high))
    return Interval(low, high, interval.bound, interval.low_open, interval.high_open, interval.tolerance)


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry  # slow to load, and few stories mix units

    return UnitRegistry()
