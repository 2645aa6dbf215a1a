"""Connections to public addresses only, each to the address that was checked, and none beyond its deadline."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressError(Exception):
    """A name resolves to an address that is not public; the message says which."""


class Deadline:
    """A moment after which nothing more is waited for.

    Args:
        seconds: How far away it is.
    """

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self._until

    def shorten(self, timeout: float | None) -> float:
        """A time-out that does not reach beyond the deadline.

        Raises:
            httpcore.ReadTimeout: The deadline has passed.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("total time")
        return left if timeout is None else min(left, timeout)


def check_address(text: str) -> None:
    """Refuse an address that is not public: loopback, private, link-local, multicast, reserved, or one that hides such.

    Raises:
        AddressError: It is not public.
    """
    address = ipaddress.ip_address(text.split("%")[0])
    for inner in (address, *_hidden(address)):
        if not inner.is_global or inner.is_multicast or inner.is_reserved or inner.is_unspecified:
            kind = "loopback" if inner.is_loopback else "link-local" if inner.is_link_local else "private or reserved"
            raise AddressError(f"it resolves to {address}, a {kind} address")


def _hidden(address: Address) -> Iterable[Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    nat = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
    teredo = address.teredo[1] if address.teredo else None
    return [inner for inner in (address.ipv4_mapped, address.sixtofour, teredo, nat) if inner is not None]


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: resolves a name once, checks every address, connects to one of those.

    Args:
        private_addresses: Whether addresses that are not public are allowed, too.
        deadline: For all connections together.
    """

    def __init__(self, private_addresses: bool, deadline: Deadline) -> None:
        self._private, self._deadline = private_addresses, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers, after all of them were checked."""
        last: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._resolve(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.shorten(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
                continue
            return _TimedStream(stream, self._deadline)
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: pages come from the web."""
        raise httpcore.ConnectError(f"{path} is no web address")

    def _resolve(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._private:
            for address in addresses:
                check_address(address)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection of which no read or write reaches beyond the deadline, however slowly the bytes come."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.shorten(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.shorten(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.shorten(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
