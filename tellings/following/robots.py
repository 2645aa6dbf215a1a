"""What a host lets programs fetch: robots.txt (RFC 9309), read by Protego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from tellings.config import FetchSettings, Limits
from tellings.errors import FetchError, NotFoundError, RefusedSourceError
from tellings.reports.decoding import decode_bytes
from tellings.reports.fetch import fetch

_LIMITS = Limits(source_bytes=512_000)
"""RFC 9309 asks for at least 500 KiB to be read."""
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What the robots.txt of one origin says to this program.

    Attributes:
        parsed: The file; None where there is none, which allows everything.
        agent: The name that this program goes by in such files.
    """

    parsed: Protego | None
    agent: str

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, self.agent))

    @property
    def delay_seconds(self) -> float:
        """The pause between two requests that is asked for; 0 where none is."""
        asked = self.parsed.crawl_delay(self.agent) if self.parsed else None
        return min(float(asked or 0.0), _LONGEST_DELAY)


def fetch_rules(url: str, fetching: FetchSettings) -> Rules:
    """Fetch the rules of the origin that an address belongs to.

    A file that is missing or forbidden allows everything. A server that fails must be taken to allow nothing for now.

    Raises:
        FetchError: The server failed, and the address may not be asked for until it answers.
        RefusedSourceError: The origin's address is not one that is fetched.
    """
    parts = urlsplit(url)
    place = f"{parts.scheme}://{parts.netloc}/robots.txt"
    agent = re.split(r"[/ ]", fetching.user_agent, maxsplit=1)[0]
    try:
        capture = fetch(place, fetching, _LIMITS)
    except NotFoundError:
        return Rules(None, agent)
    except FetchError as error:
        if not error.passing:
            return Rules(None, agent)
        why = f"its robots.txt, which says what may be fetched, cannot be had ({error.why})"
        raise FetchError(url, why, "try again later", passing=True, wait_seconds=error.wait_seconds) from error
    except RefusedSourceError as error:
        if "address" in error.why:
            raise RefusedSourceError(url, error.why, error.todo) from error
        return Rules(None, agent)
    return Rules(Protego.parse(decode_bytes(capture.content, capture.content_type).text), agent)
