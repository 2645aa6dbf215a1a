"""A made day of news: fifty hosts on this machine, each with a feed, that change, stall, fail and lie as real ones do.

Every host has an address of its own (127.0.0.2, 127.0.0.3, …), so that what is asked of one is asked of no other.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTS = 50
STALL = 8.0
"""Seconds that a stalling server says nothing; longer than the tests wait."""


@dataclass
class Day:
    """What the hosts serve, and what they were asked.

    Attributes:
        port: The same for all hosts.
        items: By host, the numbers of the items in its feed now.
        edition: By host and item, how often the item changed.
        gone: By host, the numbers of items whose page is gone.
        moved: By host and item, the host that its page redirects to.
        slow: By host, the seconds that it takes for a page.
        asked: How often each path of each host was asked for with an answer in full.
        busy: Requests that each host is answering now.
        overlapping: Hosts that had two requests at a time.
    """

    port: int = 0
    items: dict[int, list[int]] = field(default_factory=dict)
    edition: Counter[tuple[int, int]] = field(default_factory=Counter)
    gone: dict[int, set[int]] = field(default_factory=dict)
    moved: dict[tuple[int, int], int] = field(default_factory=dict)
    slow: dict[int, float] = field(default_factory=dict)
    asked: Counter[tuple[int, str]] = field(default_factory=Counter)
    busy: Counter[int] = field(default_factory=Counter)
    overlapping: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)

    def address(self, host: int, path: str = "/feed") -> str:
        """An address of a host."""
        return f"http://127.0.0.{host + 2}:{self.port}{path}"

    @property
    def feeds(self) -> list[str]:
        """The addresses of all feeds."""
        return [self.address(host) for host in self.items]

    def page(self, host: int, item: int) -> str:
        """The page of an item; no two are alike."""
        edition = self.edition[host, item]
        word = _word(host * 100 + item)
        return (
            f"<html><head><title>{word} bridge closed</title></head><body><article><h1>{word} bridge closed</h1>"
            f"<p>The bridge over the {word} at Tarn {host} was closed on Monday, the café owner Ilsa {word} said.</p>"
            f"<p>{word} council counted {item + 2} lorries an hour and {host + 30} cars before that, it said.</p>"
            + "".join(
                f"<p>The council of {word} added in its report number {n} that it goes on.</p>" for n in range(edition)
            )
            + "</article></body></html>"
        )

    def feed(self, host: int) -> bytes:
        """The feed of a host, in Atom or RSS, not always well-formed."""
        rows = []
        for item in self.items[host]:
            link = self.address(host, f"/page/{item}")
            title = f"Bridge {item}, edition {self.edition[host, item]}"
            if host % 2:
                rows.append(f"<item><title>{title} — café</title><link>{link}?utm_source=rss</link></item>")
            else:
                rows.append(f'<entry><title>{title} — café</title><link href="{link}"/><id>{link}</id></entry>')
        inside = "".join(rows)
        text = f"<rss version='2.0'><channel><title>{host}</title>{inside}</channel></rss>"
        if not host % 2:
            text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{host}</title>{inside}</feed>'
        text = '<?xml version="1.0" encoding="utf-8"?>' + text
        # One in ten hosts says UTF-8 and sends Latin-1; one forgets to close what it opened.
        return text.replace("</channel>", "" if host == 11 else "</channel>").encode(
            "latin-1" if host % 10 == 3 else "utf-8", "replace"
        )


_FAILING = ("/feed", "/page/1")
"""What the hosts that fail fail with: not all they have, or a day would take one."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    day: Day

    def do_GET(self) -> None:
        self.host = host = int(self.connection.getsockname()[0].rsplit(".", 1)[-1]) - 2
        self.left = False
        with self.day.lock:
            self.day.busy[host] += 1
            if self.day.busy[host] > 1:
                self.day.overlapping.add(host)
        try:
            self._answer(host, self.path.partition("?")[0])
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self._leave()

    def _leave(self) -> None:
        """The host is no longer busy; told before an answer's end, at which the next request may come at once."""
        with self.day.lock:
            self.day.busy[self.host] -= not self.left
            self.left = True

    def _answer(self, host: int, path: str) -> None:
        day = self.day
        with day.lock:
            day.asked[host, f"all {path}"] += 1
            before = day.asked[host, f"all {path}"]
        if path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /page/9\n", "text/plain") if host == 5 else self._send(404)
        elif host % 10 == 7 and path in _FAILING and before == 1:
            day.over.wait(STALL)
        elif host % 10 == 8 and path in _FAILING and before <= 2:
            self._send(500)
        elif host % 10 == 9 and path in _FAILING and before == 1:
            self._send(503, retry="1")
        elif path == "/feed":
            self._send_feed(host)
        elif path.startswith("/page/"):
            self._send_page(host, int(path.rsplit("/", 1)[-1]), path)
        else:
            self._send(404)

    def _send_feed(self, host: int) -> None:
        content = self.day.feed(host)
        tag = f'"{hash(content)}"'
        if self.headers.get("If-None-Match") == tag:
            self._send(304)
            return
        self._send(200, content, "text/html" if host % 10 == 6 else "application/xml", tag)

    def _send_page(self, host: int, item: int, path: str) -> None:
        if item in self.day.gone.get(host, set()):
            self._send(404)
            return
        if (host, item) in self.day.moved:
            self._send(301, location=self.day.address(self.day.moved[host, item], f"/page/{item * 10 + 10 + host}"))
            return
        self.day.over.wait(self.day.slow.get(host, 0.0))
        # One in ten hosts declares a charset that its pages are not in.
        kind = "text/html; charset=utf-16" if host % 10 == 4 else "text/html; charset=utf-8"
        self._send(200, self.day.page(host, item).encode(), kind)
        with self.day.lock:
            self.day.asked[host, path] += 1

    def _send(
        self,
        status: int,
        content: bytes = b"",
        kind: str = "text/html",
        tag: str = "",
        retry: str = "",
        location: str = "",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        if tag:
            self.send_header("ETag", tag)
        if retry:
            self.send_header("Retry-After", retry)
        self._leave()
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


@contextmanager
def served(hosts: int = HOSTS, items: int = 4) -> Iterator[Day]:
    """A day as it begins: every host lists so many items."""
    day = Day(items={host: list(range(items)) for host in range(hosts)})
    server = _Server(("0.0.0.0", 0), type("Handler", (_Handler,), {"day": day}))
    day.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield day
    finally:
        day.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def wait_until(done: threading.Event, seconds: float) -> None:
    """Wait for something, and fail if it does not come."""
    end = time.monotonic() + seconds
    while not done.wait(0.05):
        assert time.monotonic() < end, "it took too long"


def _word(number: int) -> str:
    """An invented name for a number, different for each."""
    parts = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")
    return "".join(parts[int(digit)] for digit in f"{number:04d}").capitalize()
