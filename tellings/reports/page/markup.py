"""What the markup of a page states outside of its text: meta elements, links, title, JSON-LD."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from tellings.reports.page.blocks import Page
from tellings.reports.page.json_ld import Node, read_articles

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup states.

    Attributes:
        metas: Name or property in lower case → contents, in order.
        links: Relation in lower case → addresses, in order.
        title: The title element, white space collapsed.
        articles: JSON-LD nodes of articles, the first of which counts.
        language: As the page declares it; may be empty.
        address: Where the page came from, as far as the capture or the page knows; may be empty.
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    articles: tuple[Node, ...] = ()
    language: str = ""
    address: str = ""

    def meta(self, *names: str) -> tuple[str, str]:
        """The first content under the first of these names that has one, and that name; or two empty strings."""
        return next(((content, name) for name in names for content in self.metas.get(name, [])), ("", ""))

    def web_address(self, address: str) -> str:
        """An address made absolute; empty where it is none of the web (`javascript:`, `file:`, …)."""
        try:
            whole = urljoin(self.address, address.strip())
            parts = urlsplit(whole)
        except ValueError:
            return ""
        fit = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", whole)
        return whole if fit else ""


def read_markup(page: Page, address: str) -> Markup:
    """Collect what the markup states.

    Args:
        page: The page as walked.
        address: Where the capture came from on the web; empty where it did not.
    """
    metas: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for element in page.elements:
        read = element.attributes.get
        if element.tag == "meta" and (content := " ".join(read("content", "").split())):
            for name in {read("property", ""), read("name", ""), read("itemprop", ""), read("http-equiv", "")} - {""}:
                metas.setdefault(name.lower(), []).append(content)
        elif element.tag == "link" and (href := read("href", "")):
            for relation in read("rel", "").lower().split():
                links.setdefault(relation, []).append(href)
    scripts = [text for element, text, _ in page.raw if element.tag == "script"]
    return Markup(
        metas=metas,
        links=links,
        title=_title_of(page),
        articles=read_articles(scripts),
        language=_declared_language(page, metas),
        address=address or _saved_from(page),
    )


def _title_of(page: Page) -> str:
    from html import unescape

    titles = [text for element, text, _ in page.raw if element.tag == "title"]
    return " ".join(unescape(titles[0]).split()) if titles else ""


def _declared_language(page: Page, metas: dict[str, list[str]]) -> str:
    for element in page.elements:
        if element.tag == "html" and (language := element.attributes.get("lang") or element.attributes.get("xml:lang")):
            return language
    return next((metas[name][0] for name in ("content-language", "language", "og:locale") if name in metas), "")


def _saved_from(page: Page) -> str:
    found = (match for comment in page.comments if (match := _SAVED_FROM.search(comment)))
    return next((match[1] for match in found if match[1].startswith("http")), "")
