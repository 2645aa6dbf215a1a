"""What is known about a plain text from outside of it: the fields of a record, or the header above the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tellings.reports.byline import split_byline
from tellings.reports.credits import find_credits
from tellings.reports.dates import parse_stated_time
from tellings.reports.plain.headers import Field, Headers
from tellings.reports.plain.pieces import Piece
from tellings.reports.stated import NOT_STATED, Credit, NotStated, Stated, StatedTime


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that stands beside a text.

    Attributes:
        title: The title as a piece that maps to the source, or None where it stands in the text or nowhere.
        standfirst: The same for the standfirst.
        title_where: Where the title was read.
        language: As declared; may be empty.
    """

    title: Piece | None = None
    standfirst: Piece | None = None
    title_where: str = ""
    outlet: Stated | NotStated = NOT_STATED
    url: Stated | NotStated = NOT_STATED
    byline: tuple[Stated, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: StatedTime | NotStated = NOT_STATED
    updated: StatedTime | NotStated = NOT_STATED
    language: str = ""


def given_by_headers(headers: Headers, title: Piece | None, standfirst: Piece | None, form: str) -> Given:
    """What the header lines of a text, or its front matter, state."""
    kind = "front matter" if form == "markdown" else "header"
    first = {name: _first(headers, name, kind) for name in ("outlet", "url", "published", "updated", "language")}
    authors = [(field, f"{kind} “{field.key}”") for field in headers.values("byline")]
    lines = [(field, f"{kind} “{field.key}”") for field in (*headers.values("byline"), *headers.values("credit"))]
    return Given(
        title=title,
        standfirst=standfirst,
        title_where=f"{kind} “{headers.values('title')[0].key}”" if title else "",
        outlet=_stated(first["outlet"]),
        url=_stated(first["url"]),
        byline=tuple(Stated(name, where) for field, where in authors for name in split_byline(field.value)),
        credits=tuple(credit for field, where in lines for credit in find_credits(f"By {field.value}", where)),
        published=_time(first["published"]),
        updated=_time(first["updated"]),
        language=first["language"][0].value if first["language"] else "",
    )


def with_credits_of_outlet(given: Given) -> Given:
    """The outlet counted among the credits, too, where it is an agency or says that agencies' copy is in it."""
    if isinstance(given.outlet, NotStated):
        return given
    found = find_credits(f"By {given.outlet.value}", given.outlet.where)
    return replace(given, credits=tuple(dict.fromkeys((*given.credits, *found))))


def _first(headers: Headers, name: str, kind: str) -> tuple[Field, str] | None:
    fields = headers.values(name)
    return (fields[0], f"{kind} “{fields[0].key}”") if fields else None


def _stated(found: tuple[Field, str] | None) -> Stated | NotStated:
    return Stated(found[0].value, found[1]) if found else NOT_STATED


def _time(found: tuple[Field, str] | None) -> StatedTime | NotStated:
    return parse_stated_time(found[0].value, found[1]) if found else NOT_STATED
