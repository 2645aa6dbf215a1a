"""Why a page could not be fetched, and what to do about it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from tellings.errors import FetchError, NotFoundError, RefusedSourceError, SourceError

BY_HAND = "open it in a browser, save the page and give the file"
_OVERLOADED = (408, 425, 429, 500, 502, 503, 504)
_LONGEST_WAIT = 24 * 3600.0


def refuse_status(url: str, response: httpx.Response) -> None:
    """Refuse an answer that is no page, by its status.

    Raises:
        NotFoundError: There is no such page.
        FetchError: The server does not give the page; `passing` tells whether it may do so later.
    """
    status = f"{response.status_code} {response.reason_phrase}".strip()
    if response.status_code in (404, 410):
        raise NotFoundError(url, f"the server says that there is no such page ({status})", "check the address")
    if response.status_code in (401, 402, 403, 407, 451):
        raise FetchError(url, f"the server refuses the page ({status})", BY_HAND)
    if response.status_code != 200:
        passing = response.status_code in _OVERLOADED
        why = f"the server does not give the page ({status})"
        raise FetchError(url, why, "try again later", passing=passing, wait_seconds=_asked_wait(response))


def _asked_wait(response: httpx.Response) -> float:
    """Seconds that the server asks to be left alone for: Retry-After, a number or a date; 0 where it says nothing."""
    asked = response.headers.get("retry-after", "").strip()
    if asked.isdecimal():
        return min(float(asked), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, min((until - datetime.now(UTC)).total_seconds(), _LONGEST_WAIT))


def failure_of(url: str, error: Exception) -> SourceError:
    """Why a fetch failed, from the error and what caused it."""
    causes = [error, *_causes(error)]
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(url, f"its certificate is not valid ({cause.verify_message})", BY_HAND)
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return RefusedSourceError(url, f"it is not an address ({text})", "check the address")
    if "peer closed connection" in text or "incomplete" in text.lower():
        why = f"the connection ended before the page was whole ({text})"
        return FetchError(url, why, "try again later", passing=True)
    why = f"the server could not be reached or broke off ({text})"
    return FetchError(url, why, "check the address and the network", passing=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
