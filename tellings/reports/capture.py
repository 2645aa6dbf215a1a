"""A capture: the bytes of a source as they came."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a source, with where from and when.

    Attributes:
        content: The bytes as they came.
        sha256: Their SHA-256, 64 hexadecimal digits.
        origin: Where from: a path, a URL, "-" for standard input, "reports.jsonl#3" for a line of a file.
        captured: When, in UTC. Reading never depends on it.
        content_type: As the server or the record declared it; empty where nothing did.
        url: The address that the bytes finally came from, after redirects; empty where it did not come from the web.
        headers: What the server sent with them, names and values as sent, in order; empty where no server did.
    """

    content: bytes
    sha256: str
    origin: str
    captured: datetime
    content_type: str = ""
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def capture_bytes(
    content: bytes,
    origin: str,
    *,
    content_type: str = "",
    url: str = "",
    captured: datetime | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Capture:
    """Keep bytes as a capture; `captured` defaults to now."""
    digest = hashlib.sha256(content).hexdigest()
    return Capture(content, digest, origin, captured or datetime.now(UTC), content_type, url, headers)
