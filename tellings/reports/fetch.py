"""Fetch a page from the web: public addresses only, few redirects, bounds on time and size."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import httpcore
import httpx

from tellings.config import FetchSettings, Limits
from tellings.errors import FetchError, RefusedSourceError, SourceError
from tellings.reports.addresses import AddressError, CheckedBackend, Deadline
from tellings.reports.capture import Capture, capture_bytes
from tellings.reports.fetch_failures import BY_HAND, failure_of, refuse_status

_READABLE = ("text/", "application/xhtml", "application/json", "application/x-ndjson", "application/ld+json")
_UNTOLD = ("", "application/octet-stream", "application/xml", "application/x-httpd-php", "binary/octet-stream")
_PACKED = ("application/gzip", "application/x-gzip")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with an earlier answer, so that it can be asked for what changed since (RFC 9110, 13.1).

    Attributes:
        etag: As sent, quotation marks included; may be empty.
        modified: The date of the last change as sent; may be empty.
    """

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What to send along."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class NotChanged:
    """The server says that nothing changed since the answer that the validators are from."""

    url: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A redirect leads to another host, which was not asked yet.

    Attributes:
        place: Where it leads.
        redirects: How many redirects led there, this one included.
    """

    place: str
    redirects: int


def validators_of(capture: Capture) -> Validators:
    """What the server gave with a capture."""
    sent = {name.lower(): value for name, value in capture.headers}
    return Validators(sent.get("etag", ""), sent.get("last-modified", ""))


def fetch(url: str, settings: FetchSettings | None = None, limits: Limits | None = None) -> Capture:
    """Fetch one page.

    Every address that a name resolves to is checked before it is connected to, at the first request and at every
    redirect, and the connection goes to the address that was checked.

    Args:
        url: An http or https address.
        settings: Time, redirects, and how Tellings says who it is.
        limits: The size of a source.

    Raises:
        NotFoundError: The server says that there is no such page.
        RefusedSourceError: The address is private, the page is too large or no page at all.
        FetchError: The server or the network failed.
    """
    found = fetch_if_changed(url, NO_VALIDATORS, settings, limits)
    if isinstance(found, NotChanged):
        raise FetchError(url, "the server says that nothing changed, though nothing was asked", "try again later")
    return found


def fetch_if_changed(
    url: str,
    known: Validators,
    settings: FetchSettings | None = None,
    limits: Limits | None = None,
    *,
    packed: bool = False,
) -> Capture | NotChanged:
    """Fetch one page, feed or site map, unless it is as it was.

    Args:
        url: An http or https address.
        known: What the server gave with the answer that is at hand.
        settings: As for `fetch`.
        limits: As for `fetch`.
        packed: Take gzip files, too (site maps are often kept so).

    Raises:
        NotFoundError: As `fetch`.
        RefusedSourceError: As `fetch`.
        FetchError: As `fetch`.
    """
    found = _fetch(url, Moved(url, 0), known, settings, limits, packed=packed, stay=False)
    assert not isinstance(found, Moved)
    return found


def fetch_on_host(
    url: str,
    begin: Moved,
    known: Validators,
    settings: FetchSettings | None = None,
    limits: Limits | None = None,
    *,
    packed: bool = False,
) -> Capture | NotChanged | Moved:
    """Fetch as `fetch_if_changed`, but ask no other host than the one that is begun with.

    Args:
        url: The address that is wanted, which errors and the capture name.
        begin: Where to begin: `Moved(url, 0)`, or what an earlier call returned.
        known: As for `fetch_if_changed`.
        settings: As for `fetch`.
        limits: As for `fetch`.
        packed: As for `fetch_if_changed`.

    Returns:
        Also where a redirect leads, if that is another host.
    """
    return _fetch(url, begin, known, settings, limits, packed=packed, stay=True)


def _fetch(
    url: str,
    begin: Moved,
    known: Validators,
    settings: FetchSettings | None,
    limits: Limits | None,
    *,
    packed: bool,
    stay: bool,
) -> Capture | NotChanged | Moved:
    settings, limits = settings or FetchSettings(), limits or Limits()
    context = _ssl_context()  # takes its time to load, which is not the server's
    deadline = Deadline(settings.total_seconds)
    try:
        with _client(settings, deadline, context) as client:
            client.headers.update(known.headers)
            return _follow(client, url, begin, settings, _Wanted(limits, deadline, packed, stay))
    except AddressError as error:
        raise RefusedSourceError(url, str(error), "only public addresses are fetched; " + BY_HAND) from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        waited = f"{settings.total_seconds:g} seconds" if deadline.passed else f"{settings.connect_seconds:g} seconds"
        why = f"the server did not answer in full within {waited}"
        raise FetchError(url, why, "try again later", passing=True) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise failure_of(url, error) from error


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is taken of an answer."""

    limits: Limits
    deadline: Deadline
    packed: bool
    stay: bool
    """Ask no other host than the first."""


def _client(settings: FetchSettings, deadline: Deadline, context: ssl.SSLContext) -> httpx.Client:
    headers = {"User-Agent": settings.user_agent, "Accept": "text/html, text/*;q=0.9, */*;q=0.1"}
    transport = _CheckedTransport(CheckedBackend(settings.private_addresses, deadline), context)
    timeout = httpx.Timeout(settings.connect_seconds, read=settings.total_seconds)
    return httpx.Client(transport=transport, headers=headers, timeout=timeout, follow_redirects=False, trust_env=False)


class _CheckedTransport(httpx.BaseTransport):
    """httpx over connections whose addresses are checked; a transport of its own, as httpx offers no hook for that."""

    def __init__(self, backend: CheckedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=4)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        core = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
        )
        answer = self._pool.handle_request(core)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _follow(
    client: httpx.Client, url: str, begin: Moved, settings: FetchSettings, wanted: _Wanted
) -> Capture | NotChanged | Moved:
    """Go where the redirects lead, and take the page that stands there."""
    first = place = httpx.URL(begin.place)
    for count in range(begin.redirects, settings.redirects + 1):
        _refuse_place(url, place)
        if wanted.stay and place.netloc != first.netloc:
            return Moved(str(place), count)
        with client.stream("GET", place) as response:
            if not response.has_redirect_location:
                return NotChanged(url) if response.status_code == 304 else _take(url, response, wanted)
            place = response.url.join(response.headers["location"])
    raise FetchError(url, f"it redirects more than {settings.redirects} times, last to {place}", BY_HAND)


def _refuse_place(url: str, place: httpx.URL) -> None:
    if place.scheme not in ("http", "https") or not place.host:
        raise RefusedSourceError(
            url, f"{place.scheme or 'no'} addresses are not fetched", "give an http or https address"
        )
    if place.userinfo:
        raise RefusedSourceError(url, "it holds a name or password", "give the address without it, or " + BY_HAND)


def _take(url: str, response: httpx.Response, wanted: _Wanted) -> Capture:
    refuse_status(url, response)
    content_type = response.headers.get("content-type", "")
    kind = content_type.split(";")[0].strip().lower()
    known = kind in _UNTOLD or (wanted.packed and kind in _PACKED)
    if not known and not kind.startswith(_READABLE) and not kind.endswith(("+xml", "+json")):
        raise RefusedSourceError(url, f"it is no page or text, but {kind}", "give the address of the report's page")
    limits, declared = wanted.limits, response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limits.source_bytes:
        raise _too_large(url, f"{int(declared):,} bytes", limits)
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > limits.source_bytes:
            raise _too_large(url, "it is longer than that", limits)
        if wanted.deadline.passed:
            raise httpx.ReadTimeout("total time")
    headers = tuple(response.headers.multi_items())
    return capture_bytes(bytes(content), url, content_type=content_type, url=str(response.url), headers=headers)


def _too_large(url: str, size: str, limits: Limits) -> SourceError:
    why = f"too large ({size}; at most {limits.source_bytes:,} bytes are read)"
    return RefusedSourceError(url, why, "give the address of the report's page alone")
