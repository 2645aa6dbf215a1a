"""Words for the present, the past and the future without a date: "now", "recently", "the near future"."""

from __future__ import annotations

from tellings.language.times.setting import Found, Meaning, Setting
from tellings.language.times.words import REFERENCES

_REASONS = {
    "PRESENT_REF": "The time of writing, however wide.",
    "PAST_REF": "A time before the writing, without a date.",
    "FUTURE_REF": "A time after the writing, without a date.",
}


def read_reference(found: Found, setting: Setting) -> Meaning | None:
    """The reference, without an interval; None where the word stands for no time."""
    after = found.after()
    if found.words[0] == "present" or (found.words[0] == "most recently" and after in ("last", "in", "on")):
        return None
    if found.words[0] in ("soon", "shortly") and (found.before() == "as" or after in ("after", "before", "as")):
        return None
    value = {"dp": "PAST_REF", "c": "PRESENT_REF"}.get(found.letters) or REFERENCES[found.words[0]]
    return Meaning("DATE", value, "vague", "none", None, _REASONS[value])
