"""Fetch as a guest: by the host's rules, one request at a time a host, with pauses, and longer ones when it fails."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tellings.config import FetchSettings, FollowSettings, Limits
from tellings.errors import FetchError, NotAskedError, RefusedSourceError
from tellings.following.robots import Rules, fetch_rules
from tellings.reports.capture import Capture
from tellings.reports.fetch import NO_VALIDATORS, Moved, NotChanged, Validators, fetch_on_host

_RULES_HOLD = 24 * 3600.0
"""Seconds; RFC 9309 asks for no more than a day."""


@dataclass(slots=True)
class _Host:
    """What is known of one host; used under its lock only.

    Attributes:
        lock: Held for as long as a request to it goes on.
        free_at: From when on it may be asked again, if it did not fail (monotonic seconds): this is waited for.
        closed_until: For how long it is left alone after failures: this is not waited for.
        failures: How often it failed in a row.
        rules: By origin, with the moment until which they hold.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    closed_until: float = 0.0
    failures: int = 0
    rules: dict[str, tuple[Rules, float]] = field(default_factory=dict)


class PoliteFetcher:
    """Fetches for several threads; what two of them want from one host they get one after the other.

    Args:
        settings: Pauses, and whether robots.txt is obeyed.
        fetching: How pages are fetched.
        limits: The size of a source.
        stop: When it is set, pauses end at once and nothing more is fetched.
    """

    def __init__(
        self,
        settings: FollowSettings | None = None,
        fetching: FetchSettings | None = None,
        limits: Limits | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self.settings = settings or FollowSettings()
        self.fetching = fetching or FetchSettings()
        self.limits = limits or Limits()
        self.stop = stop or threading.Event()
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._making = threading.Lock()

    def fetch(self, url: str, known: Validators = NO_VALIDATORS, *, packed: bool = False) -> Capture | NotChanged:
        """Fetch an address when its host may be asked again; each host that redirects lead to is asked in its turn.

        Raises:
            NotAskedError: A host is left alone after failures, or the work was stopped.
            SourceError: As `tellings.reports.fetch.fetch`; also where robots.txt forbids it.
        """
        found: Capture | NotChanged | Moved = Moved(url, 0)
        while isinstance(found, Moved):
            found = self._ask(url, found, known, packed=packed)
        return found

    def _ask(self, url: str, begin: Moved, known: Validators, *, packed: bool) -> Capture | NotChanged | Moved:
        """Ask one host; its line is left before the next host's is joined, so that no two wait for each other."""
        host = self._host(begin.place)
        with host.lock:
            self._wait(host, url)
            try:
                self._obey(host, url, begin.place)
                found = fetch_on_host(url, begin, known, self.fetching, self.limits, packed=packed)
            except FetchError as error:
                self._failed(host, error)
                raise
            finally:
                host.free_at = max(host.free_at, time.monotonic() + self._pause(host, begin.place))
            host.failures = 0
            return found

    def _host(self, url: str) -> _Host:
        with self._making:
            return self._hosts[host_of(url)]

    def _wait(self, host: _Host, url: str) -> None:
        closed = host.closed_until - time.monotonic()
        if closed > 0:
            why = f"its host failed before and is left alone for another {closed:.0f} seconds"
            raise NotAskedError(url, why, "it is tried again then", passing=True, wait_seconds=closed)
        if self.stop.wait(max(0.0, host.free_at - time.monotonic())):
            raise NotAskedError(url, "the work was stopped before it was fetched", passing=True)

    def _obey(self, host: _Host, url: str, place: str) -> None:
        """Look into the host's rules, which count as no request of their own.

        Args:
            host: The host.
            url: The address that is wanted, for messages.
            place: The address on this host: the same one, or where redirects led.

        Raises:
            RefusedSourceError: They forbid the address.
        """
        if not self.settings.robots:
            return
        origin = _origin(place)
        rules, until = host.rules.get(origin, (None, 0.0))
        if rules is None or until < time.monotonic():
            rules = fetch_rules(place, self.fetching)
            host.rules[origin] = rules, time.monotonic() + _RULES_HOLD
        if not rules.allows(place):
            raise RefusedSourceError(url, "the host's robots.txt asks programs not to fetch it", _BY_HAND)

    def _pause(self, host: _Host, url: str) -> float:
        rules, _ = host.rules.get(_origin(url), (None, 0.0))
        return max(self.settings.host_seconds, rules.delay_seconds if rules else 0.0)

    def _failed(self, host: _Host, error: FetchError) -> None:
        """Leave a host alone after a failure that may pass: as long as it asks, or twice as long as the time before."""
        if not error.passing:
            return
        wait = wait_after(host.failures, self.settings) if host.failures else 0.0  # one bad page is no bad host
        host.failures += 1
        host.closed_until = time.monotonic() + max(wait, error.wait_seconds)


def wait_after(failures: int, settings: FollowSettings) -> float:
    """Seconds to wait after so many failures before this one: twice as long each time, up to the longest."""
    return min(settings.longest_wait_seconds, settings.first_wait_seconds * 2.0 ** min(failures, 30))


def host_of(url: str) -> str:
    """The host and port of an address, in lower case; empty where it has none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


_BY_HAND = "open it in a browser, save the page and give the file"
