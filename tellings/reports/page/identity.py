"""Outlet, address, byline and credits of a page, each with where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from tellings.reports.agencies import is_agency
from tellings.reports.byline import LABEL, split_byline
from tellings.reports.credits import find_credits
from tellings.reports.page.json_ld import kind_of, names_in
from tellings.reports.page.kinds import Judged, byline_words
from tellings.reports.page.markup import Markup
from tellings.reports.page.title import split_title
from tellings.reports.report import BlockKind
from tellings.reports.stated import NOT_STATED, Credit, NotStated, Stated

_SOURCES = (
    "source",
    "article:source",
    "dc.source",
    "news_source",
    "syndication-source",
    "original-source",
    "copyright",
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator")


_ORIGIN = re.compile(
    r"\boriginally (?:appeared|published|posted|written) (?:on|in|at|by|for) (?:the )?"
    r"(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4})"
)
_SHORT = 200
_END = 1_000


def find_address(markup: Markup) -> Stated | NotStated:
    """The canonical address: as the page states it, or else where the capture came from."""
    candidates = [(address, "canonical link of the page") for address in markup.links.get("canonical", [])]
    candidates += [(address, "meta og:url") for address in markup.metas.get("og:url", [])]
    for node in markup.articles[:1]:
        page = node.get("mainEntityOfPage")
        stated = [page.get("@id", "") if isinstance(page, dict) else page, node.get("url")]
        candidates += [(address, "JSON-LD") for address in stated if isinstance(address, str) and address]
    candidates.append((markup.address, "where the page was captured"))
    whole = [(markup.web_address(address), where) for address, where in candidates if address]
    # A front page as the canonical address of a report is a template's mistake.
    fit = [(address, where) for address, where in whole if address and urlsplit(address).path.strip("/")]
    first = next(iter(fit), None) or next((pair for pair in whole if pair[0]), None)
    return Stated(*first) if first else NOT_STATED


def find_outlet(markup: Markup, address: Stated | NotStated) -> Stated | NotStated:
    """The outlet's name: as the page states it, or else the domain of its address, said as such.

    Of several names the one that its domain bears out counts, or else the first: some pages give the edition or the
    section as the site's name.
    """
    host = urlsplit(address.value).hostname or "" if isinstance(address, Stated) else ""
    names = list(_outlet_names(markup))
    borne_out = [name for name in names if len(name.value) > 3 and _squash(name.value) in _squash(host)]
    if names:
        return (borne_out or names)[0]
    return Stated(re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", host), "domain of the address") if host else NOT_STATED


def _squash(name: str) -> str:
    return re.sub(r"^the\b|\W", "", name.lower())


def _outlet_names(markup: Markup) -> Iterator[Stated]:
    for name in markup.metas.get("og:site_name", [])[:1]:
        yield Stated(name, "meta og:site_name")
    for node in markup.articles[:2]:
        for key in ("publisher", "isPartOf", "sourceOrganization"):
            yield from (Stated(name, f"JSON-LD {key}") for name in names_in(node.get(key))[:1])
    for key in ("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre"):
        yield from (Stated(name, f"meta {key}") for name in markup.metas.get(key, [])[:1] if "://" not in name)


def find_outlet_beside(markup: Markup, title: str) -> Stated | NotStated:
    """The outlet's name in a title element that gives it beside the headline ("Radio X - News - Headline")."""
    parts = split_title(markup.title)
    if title not in parts or len(parts) < 2:
        return NOT_STATED
    name = parts[-1] if parts[0] == title else parts[0]
    return Stated(name, "title element, beside the headline") if name != title and len(name) < 50 else NOT_STATED


def find_byline(markup: Markup, judged: Sequence[Judged]) -> tuple[Stated, ...]:
    """The people who wrote the report, from the first place that names any."""
    for words, where in _byline_sources(markup, judged):
        people = tuple(dict.fromkeys(person for line in words for person in split_byline(line)))
        if people:
            return tuple(Stated(person, where) for person in people)
    return ()


def _byline_sources(markup: Markup, judged: Sequence[Judged]) -> Iterator[tuple[list[str], str]]:
    for node in markup.articles[:2]:
        yield [name for author in _listed(node.get("author")) for name in _people(author)], "JSON-LD author"
    for item in judged:
        if item.reason == "byline":
            yield [byline_words(item.block.text)], "byline on the page"
    for name in _AUTHORS:
        yield [words for words in markup.metas.get(name, []) if "://" not in words], f"meta {name}"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _people(author: object) -> list[str]:
    return [] if "Organization" in kind_of(author) else names_in(author)


def find_page_credits(markup: Markup, judged: Sequence[Judged], address: Stated | NotStated) -> tuple[Credit, ...]:
    """Whom the text comes from and, kept apart, whom the pictures come from; each party once."""
    found = [*_stated_credits(markup), *_shown_credits(judged), *_credits_of_address(address)]
    firsts: dict[tuple[str, str], Credit] = {}
    for credit in found:
        firsts.setdefault((credit.name.lower(), credit.of), credit)
    return tuple(firsts.values())


def _stated_credits(markup: Markup) -> Iterator[Credit]:
    for node in markup.articles[:2]:
        for key in ("author", "creator", "sourceOrganization", "provider", "copyrightHolder", "creditText"):
            for name in names_in(node.get(key)):
                yield from _credit_of(name, f"JSON-LD {key}")
    for key in (*_AUTHORS, *_SOURCES):
        for name in markup.metas.get(key, []):
            yield from _credit_of(name, f"meta {key}")


def _credit_of(name: str, where: str) -> Iterator[Credit]:
    if "://" not in name:
        line = name if LABEL.match(name) else f"By {name}"
        yield from (credit for credit in find_credits(line, where) if credit.of == "text")


def _shown_credits(judged: Iterable[Judged]) -> Iterator[Credit]:
    for item in judged:
        text, picture = item.block.text, "picture" in item.reason
        if item.kind is BlockKind.CAPTION or picture:
            if "outside" not in item.reason:
                yield from find_credits(text, "caption on the page", caption=True)
        elif item.reason == "byline":
            yield from find_credits(byline_words(text), "byline on the page")
        elif item.kept or item.reason.startswith("between"):
            yield from find_credits(_both_ends(text), "text of the page")
            if len(text) < _SHORT and (origin := _ORIGIN.search(text)):
                yield Credit(origin["name"].strip(" ."), "text", "note on the page")
        elif item.reason in ("legal notes", "copyright line"):
            yield from (credit for credit in find_credits(text, "note on the page") if credit.of == "text")


def _both_ends(text: str) -> str:
    """The beginning and the end of a long text as lines: a dateline or a sign-off stands nowhere else."""
    return text if len(text) <= 2 * _END else f"{text[:_END]}\n{text[-_END:]}"


def _credits_of_address(address: Stated | NotStated) -> Iterator[Credit]:
    if isinstance(address, NotStated):
        return
    for part in unquote(urlsplit(address.value).path).split("/"):
        words = part.replace("-", " ").replace("_", " ")
        # Short names ("pa", "ap") are also states, subjects and sections.
        if len(words) > 5 and (is_agency(words) or is_agency(words.title())):
            yield Credit(words.title(), "text", "part of the address")
