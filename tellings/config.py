"""The named limits and settings; each has a default that suits a laptop.

Sizes are bytes unless the name says otherwise, times are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may be at most. What is over a limit is refused with a message and the rest goes on."""

    source_bytes: int = 20_000_000
    text_characters: int = 2_000_000
    nesting_depth: int = 2_000
    folder_sources: int = 10_000
    line_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched from the web."""

    user_agent: str = "Tellings/0.1 (+reads news reports side by side)"
    connect_seconds: float = 5.0
    total_seconds: float = 20.0
    redirects: int = 5
    private_addresses: bool = False
