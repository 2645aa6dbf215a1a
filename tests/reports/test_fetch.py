"""Fetching from a server on this machine, which only these tests allow, and never from the network."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import trustme

from tellings.config import FetchSettings, Limits
from tellings.errors import FetchError, NotFoundError, RefusedSourceError, SourceError
from tellings.reports.fetch import fetch
from tellings.reports.read import read
from tellings.reports.sources import Reach
from tests.reports.plain.texts import PARAGRAPHS

HERE = FetchSettings(private_addresses=True, connect_seconds=30, total_seconds=60)
PAGE = ("<html><h1>Bridge closed</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)).encode()
Answer = Callable[[socket.socket, str], None]


def head(status: str = "200 OK", **fields: str) -> bytes:
    given = {"content-type": "text/html; charset=utf-8", **{name.replace("_", "-"): v for name, v in fields.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{lines}connection: close\r\n\r\n".encode()


def sends(content: bytes) -> Answer:
    return lambda connection, _: connection.sendall(content)


@contextmanager
def server(answer: Answer, *, secured: bool = False) -> Iterator[str]:
    """A server that gives every request the answer; yields its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if secured:
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)  # an authority that nobody knows

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
                with connection, context.wrap_socket(connection, server_side=True) if secured else connection as stream:
                    answer(stream, stream.recv(65_536).decode("latin-1"))
            except OSError:
                if listener.fileno() < 0:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"{'https' if secured else 'http'}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def refused(answer: Answer, settings: FetchSettings = HERE, path: str = "/", **limits: int) -> SourceError:
    """The error that a fetch of the answer ends in; one line that begins with the address."""
    with server(answer) as address, pytest.raises(SourceError) as caught:
        fetch(address + path, settings, Limits(**limits))
    assert str(caught.value).startswith(address + path)
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_is_fetched_and_says_where_from() -> None:
    requests: list[str] = []

    def answer(connection: socket.socket, request: str) -> None:
        requests.append(request)
        connection.sendall(head() + PAGE)

    with server(answer) as address:
        (report,) = read(f"{address}/bridge?x=1", Reach(fetching=HERE))
    assert report.capture.content == PAGE
    assert report.capture.content_type == "text/html; charset=utf-8"
    assert report.capture.url == f"{address}/bridge?x=1"
    assert requests[0].startswith("GET /bridge?x=1 HTTP/1.1")
    assert "Tellings/" in requests[0]


def test_redirects_are_followed_to_the_page() -> None:
    def answer(connection: socket.socket, request: str) -> None:
        connection.sendall(head("301 Moved", location="/there") if "GET /here" in request else head() + PAGE)

    with server(answer) as address:
        capture = fetch(f"{address}/here", HERE)
    assert (capture.origin, capture.url) == (f"{address}/here", f"{address}/there")


def test_loopback_is_refused_by_default() -> None:
    def answer(connection: socket.socket, request: str) -> None:
        raise AssertionError("nothing may be asked for")

    for settings in (FetchSettings(), None):
        with server(answer) as address, pytest.raises(RefusedSourceError, match="loopback"):
            fetch(address, settings)
    with pytest.raises(RefusedSourceError, match="loopback"):
        fetch("http://[::1]:9/")


def test_a_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("93.184.215.14", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(RefusedSourceError, match=r"10\.0\.0\.1, a private"):
        fetch("http://post.example/")
    assert asked == ["post.example"]


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "10.9.9.9"])
    resolve = socket.getaddrinfo

    def change(host: str, port: int, *place: int, **given: int) -> list[tuple[object, ...]]:
        if host == "post.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]
        return list(resolve(host, port, *place, **given))

    monkeypatch.setattr(socket, "getaddrinfo", change)
    with server(sends(head() + PAGE)) as address:
        port = address.rpartition(":")[2]
        assert fetch(f"http://post.example:{port}/", HERE).content == PAGE
    assert next(answers) == "10.9.9.9"


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tellings.reports import addresses

    check = addresses.check_address
    monkeypatch.setattr(addresses, "check_address", lambda address: address == "127.0.0.1" or check(address))
    error = refused(sends(head("302 Found", location="http://169.254.169.254/keys")), FetchSettings())
    assert isinstance(error, RefusedSourceError)
    assert "link-local" in str(error)


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        ("404 Not Found", NotFoundError, "404 Not Found"),
        ("410 Gone", NotFoundError, "410 Gone"),
        ("403 Forbidden", FetchError, "refuses the page"),
        ("402 Payment Required", FetchError, "refuses the page"),
        ("500 Internal Server Error", FetchError, "500"),
        ("302 Found", FetchError, "302"),  # without saying where to
    ],
)
def test_a_status_is_told(status: str, kind: type[SourceError], why: str) -> None:
    error = refused(sends(head(status) + b"<p>No."))
    assert type(error) is kind
    assert why in str(error)
    assert error.todo


def test_redirects_for_ever_are_given_up() -> None:
    error = refused(lambda c, request: c.sendall(head("302 Found", location=f"/{len(request)}x")))
    assert isinstance(error, FetchError)
    assert "redirects more than 5 times" in str(error)


@pytest.mark.parametrize("place", ["ftp://post.example/x", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_redirect_to_something_else_is_refused(place: str) -> None:
    assert isinstance(refused(sends(head("302 Found", location=place))), RefusedSourceError)


def waits(*, first: bytes = b"", every: bytes = b"") -> Answer:
    def answer(connection: socket.socket, _: str) -> None:
        connection.sendall(first)
        until = time.monotonic() + 6
        while time.monotonic() < until:
            connection.sendall(every)
            time.sleep(0.2)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        waits(),  # nothing comes
        waits(first=b"HTTP/1.1 200 OK\r\n", every=b"x: y\r\n"),  # heads drop in without end
        waits(first=head(), every=b"<p>"),  # so does the page
    ],
)
def test_a_server_that_takes_too_long_is_given_up(answer: Answer) -> None:
    settings = FetchSettings(private_addresses=True, connect_seconds=1, total_seconds=1)
    error = refused(answer, settings)
    assert isinstance(error, FetchError)
    assert "did not answer in full within 1 seconds" in str(error)


def test_a_page_over_the_limit_is_refused_by_what_it_declares_and_by_what_comes() -> None:
    for content in (head(content_length="900000000"), head() + b"x" * 5000):
        error = refused(sends(content), source_bytes=4000)
        assert isinstance(error, RefusedSourceError)
        assert "too large" in str(error)


def test_a_page_that_ends_before_its_declared_length_is_told() -> None:
    error = refused(sends(head(content_length="5000") + PAGE[:100]))
    assert isinstance(error, FetchError)
    assert "ended before the page was whole" in str(error)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/zip"])
def test_what_is_no_page_is_refused(kind: str) -> None:
    error = refused(sends(head(content_type=kind) + b"..."))
    assert isinstance(error, RefusedSourceError)
    assert kind in str(error)


@pytest.mark.parametrize("content", [b"", b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nbroken\r\n\r\n"])
def test_a_server_that_speaks_no_http_is_told(content: bytes) -> None:
    assert isinstance(refused(sends(content)), FetchError)


def test_a_server_that_is_not_there_is_told() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(FetchError, match="could not be reached"):
        fetch(f"http://127.0.0.1:{port}/", HERE)


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    with (
        server(sends(head() + PAGE), secured=True) as address,
        pytest.raises(FetchError, match="certificate") as caught,
    ):
        fetch(address, HERE)
    assert "certificate is not valid" in str(caught.value)


def test_an_address_with_a_password_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match="name or password"):
        fetch("http://me:secret@post.example/")


def test_a_compressed_page_is_unpacked_and_bounded() -> None:
    import gzip

    packed = gzip.compress(PAGE)
    with server(sends(head(content_encoding="gzip", content_length=str(len(packed))) + packed)) as address:
        assert fetch(address, HERE).content == PAGE
    bomb = gzip.compress(b"x" * 3_000_000)
    error = refused(sends(head(content_encoding="gzip", content_length=str(len(bomb))) + bomb), source_bytes=1_000_000)
    assert "too large" in str(error)
