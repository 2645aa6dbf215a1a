"""Lists in XML: OPML lists of feeds and site maps (sitemaps.org 0.9, news extension), by lxml without entities."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tellings.reports.listings.addresses import absolute, tidy
from tellings.reports.listings.listing import Listed, Listing, ListingKind, mark_of


def read_xml_list(content: bytes, base: str, most: int) -> Listing | None:
    """The addresses in an OPML list, a site map or a list of site maps; None for any other XML, or none.

    Args:
        content: The list's bytes.
        base: The address that relative links belong to.
        most: So many addresses are taken.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or not isinstance(root.tag, str):
        return None
    kind = _KINDS.get(etree.QName(root).localname.lower())
    if kind is None:
        return None
    found = _outlines(root, base) if kind is ListingKind.FEEDS else _places(root, base)
    broken = [f"the list is not well-formed ({parser.error_log[0].message})"] if len(parser.error_log) else []
    # A list that is cut off may end in the middle of an address.
    items, notes = tidy(list(found)[:-1] if broken else found, most)
    return Listing(kind, _title(root), items, 0.0, (*broken, *notes))


_KINDS = {"opml": ListingKind.FEEDS, "urlset": ListingKind.SITE_MAP, "sitemapindex": ListingKind.SITE_MAPS}


def _outlines(root: etree._Element, base: str) -> Iterator[Listed]:
    for outline in root.iter("{*}outline"):
        values = {name.lower(): value for name, value in outline.attrib.items() if isinstance(name, str)}
        if "xmlurl" in values:
            yield Listed(absolute(base, str(values["xmlurl"])), str(values.get("title") or values.get("text") or ""))


def _places(root: etree._Element, base: str) -> Iterator[Listed]:
    for place in root.iterchildren("{*}url", "{*}sitemap"):
        said = {etree.QName(part).localname: (part.text or "").strip() for part in place.iter("{*}*")}
        mark = mark_of(said.get("lastmod", ""), said.get("title", ""))
        yield Listed(absolute(base, said.get("loc", "")), said.get("title", ""), mark)


def _title(root: etree._Element) -> str:
    return " ".join((root.findtext("{*}head/{*}title") or root.findtext("head/title") or "").split())
