"""The one address of a page, by which its versions are known, whatever link led to it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from tellings.reports.report import Report
from tellings.reports.stated import Stated

_TWIN_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_TWIN_PATH = re.compile(r"(?:/amp(?:html)?|\.amp)/?$|[._]amp(?=\.html?$)", re.IGNORECASE)
_TWIN_FRONT = re.compile(r"^/(?:amp|amphtml)(?=/.)", re.IGNORECASE)
_TWIN_QUERY = frozenset({"amp", "outputtype", "view"})
_TWIN_VALUES = frozenset({"", "1", "true", "amp", "amphtml"})


def page_address(report: Report) -> str:
    """The address of the page that a report was read from; empty where none is known.

    The canonical address is taken before the one that was fetched, but not one without a path: careless pages name
    their outlet's front page.
    """
    stated = report.url.value if isinstance(report.url, Stated) else ""
    for url in (stated, report.capture.url):
        address = normal_address(url) if url else ""
        if address and urlsplit(address).path + urlsplit(address).query:
            return address
    return ""


def normal_address(url: str) -> str:
    """One form for all addresses of a page: for comparing, not for fetching.

    http and https, a trailing slash, a fragment, a default port, `www.` and the parameters of trackers make no
    difference; nor do the twins of a page for phones (`m.`, `mobile.`) and AMP.

    Returns:
        The address, or an empty string for what is no http or https address.
    """
    from courlan import normalize_url

    try:
        cleaned = normalize_url(url.strip(), strict=False, trailing_slash=False)
        parts = urlsplit(cleaned)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    host = _TWIN_HOST.sub("", host) + (f":{port}" if port and port not in (80, 443) else "")
    path = _TWIN_FRONT.sub("", _TWIN_PATH.sub("", parts.path)).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _of_a_twin(*pair))
    return f"https://{host}{path}" + (f"?{urlencode(query)}" if query else "")


def _of_a_twin(key: str, value: str) -> bool:
    return key.lower() in _TWIN_QUERY and value.lower() in _TWIN_VALUES
