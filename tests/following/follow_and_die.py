"""Run by a test in a process of its own, which the test kills: follow a feed until nothing waits."""

import sys
import time

from tellings.config import FetchSettings, FollowSettings
from tellings.following import PoliteFetcher, follow_round
from tellings.library.feeds import follow_feed, item_counts
from tellings.library.library import Library


def main(folder: str, *addresses: str) -> None:
    """Follow the addresses into the library at `folder`; end when every item was fetched."""
    settings = FollowSettings(host_seconds=0.0, every_seconds=0.5, first_wait_seconds=0.3)
    guest = PoliteFetcher(settings, FetchSettings(private_addresses=True, connect_seconds=5.0, total_seconds=5.0))
    with Library(folder) as library:
        for address in addresses:
            follow_feed(library, address)
        while True:
            follow_round(library, guest)
            if item_counts(library).keys() == {"kept"}:
                return
            time.sleep(0.1)


if __name__ == "__main__":
    main(*sys.argv[1:])
