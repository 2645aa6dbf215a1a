"""Outlets as sources: what an address says about an outlet, and where a report names another outlet as its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from tellings.reports.report import Report
from tellings.reports.stated import Stated

_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ac", "edu", "gov", "go", "gob", "gouv", "or", "ne"])
_INSTITUTIONS = frozenset(["edu", "gov", "mil", "int", "ac", "gob", "gouv"])
_SECTIONS = frozenset(["www", "m", "mobile", "amp", "blog", "blogs", "news", "edition"])
_NAME = r"(?P<name>[A-Z][\w&.’']*(?: (?:of|and|the|[A-Z][\w&.’']*)){0,4})"
_FULL_NAME = re.compile(r"[A-Z]\w+(?: (?:(?:of|for|the|and) ){0,2}[A-Z]\w+){1,6}")
_SOURCED = re.compile(
    rf"\b(?:told|tells|according to|(?:reported|published|obtained|seen|reviewed|posted|written) by|reported in|via"
    rf"|interview with|courtesy of|first appeared (?:in|on)|originally published (?:in|on|by))(?: the)? {_NAME}"
    rf"|\b{_NAME.replace('name', 'teller')} (?:first )?(?:reported|reports|revealed|learned|obtained)\b"
)


def outlet_label(report: Report) -> str:
    """The distinctive part of an outlet's address ("nytimes" of www.nytimes.com), or its name squeezed together."""
    if isinstance(report.url, Stated) and (labels := _host(report.url.value).split("."))[1:]:
        ending = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 1
        label = labels[-ending - 1]
        return labels[-1] if label in _SECTIONS else label
    return re.sub(r"\W+", "", report.name).lower()


def institution(report: Report) -> str:
    """The host, where a report stands on the site of a university, a government or another institution; or empty."""
    host = _host(report.url.value) if isinstance(report.url, Stated) else ""
    labels = host.split(".")
    ending = labels[-2] if len(labels) > 2 and len(labels[-1]) == 2 else labels[-1]
    return host if ending in _INSTITUTIONS else ""


def source_name(report: Report) -> str:
    """How to call a report as a source: an institution by the name that it uses of itself, any other by its outlet."""
    if not institution(report):
        return report.name
    label = outlet_label(report)
    named = [m.group() for m in _FULL_NAME.finditer(report.text) if label in re.split(r"\W+", m.group().lower())]
    return max(named, key=named.count) if named else report.name


def names_outlet(text: str, other: Report) -> str:
    """The words with which a text names the other report's outlet as a source; empty where it does not."""
    label = re.sub(r"\W+", "", outlet_label(other)).lower().removeprefix("the")
    return next((words for forms, words in _sources_named(text) if label in forms), "")


@lru_cache(maxsize=1024)
def _sources_named(text: str) -> tuple[tuple[frozenset[str], str], ...]:
    """The ways to shorten each source that a text names, and the words that name it; every other report asks for it."""
    return tuple((_forms(match["name"] or match["teller"]), match.group()) for match in _SOURCED.finditer(text))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _forms(name: str) -> frozenset[str]:
    return frozenset(_each_form([word for word in re.sub(r"['’]s?\b|[.&]", "", name).lower().split() if word != "the"]))


def _each_form(words: list[str]) -> Iterator[str]:
    """Ways in which an address shortens a name: "newyorktimes", "nytimes", "nyt"; of its first words, too."""
    for count in range(1, len(words) + 1):
        first = words[:count]
        initials = "".join(word[0] for word in first)
        yield "".join(first)
        yield initials[:-1] + first[-1]
        if count > 1:
            yield initials
