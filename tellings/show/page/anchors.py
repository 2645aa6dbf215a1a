"""Where links of the page lead; nothing else may become an address."""

from __future__ import annotations

from urllib.parse import urlsplit

from tellings.attribution.statement import Statement
from tellings.passages import Passage


def passage_anchor(siglum: str, passage: Passage) -> str:
    """The anchor of a passage in its full report: "A-120-245"."""
    return f"{siglum}-{passage.start}-{passage.end}"


def statement_anchor(siglum: str, statement: Statement) -> str:
    """The anchor of a statement in its full report: "A-s3"."""
    return f"{siglum}-{statement.id.rpartition('/')[2]}"


def safe_address(address: str) -> str:
    """The address if it is http or https with a host and no control characters or blanks; else empty, so no link."""
    if any(character.isspace() or not character.isprintable() for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""
