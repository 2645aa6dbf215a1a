"""`tellings watch`: follow feeds into a library until stopped."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import TYPE_CHECKING

import click

from tellings.cli.exit_codes import ALL_READ, NOTHING_READ, SOME_NOT_READ
from tellings.cli.libraries import library_option, opened
from tellings.errors import SourceError
from tellings.show.printable import printable

if TYPE_CHECKING:
    from tellings.following import PoliteFetcher, Round
    from tellings.library.library import Library
    from tellings.library.results import AddResult


@click.command(name="watch")
@click.argument("feeds", nargs=-1, metavar="[FEED…]")
@library_option
@click.option("--every", default=600.0, metavar="SECONDS", help="How often a feed is read; 600 where left out.")
@click.option("--pause", default=1.0, metavar="SECONDS", help="Between two requests to one host; 1 where left out.")
@click.option("--once", is_flag=True, help="Read what is due, fetch what is new, and stop: for cron.")
@click.option("--list", "only_list", is_flag=True, help="List the feeds that are followed and the pages given up.")
@click.option("--forget", is_flag=True, help="Follow these feeds no longer; what was kept stays.")
@click.option("--private-addresses", is_flag=True, help="Fetch from private addresses, too (an intranet, a test).")
@click.option("--quiet", is_flag=True, help="Say only what failed.")
def command(
    feeds: tuple[str, ...],
    place: str | None,
    every: float,
    pause: float,
    once: bool,
    only_list: bool,
    forget: bool,
    private_addresses: bool,
    quiet: bool,
) -> None:
    """Follow each FEED, and those followed before, until stopped (Ctrl-C): each item is fetched once and kept.

    A FEED is the address of an RSS or Atom feed, of a news site map, or of a page that names its feeds; or an OPML
    list, by address or as a file. What robots.txt forbids is not fetched; one request at a time goes to a host.

    Exit codes: 0 stopped as asked, 1 some of the FEEDs cannot be followed, 2 nothing can (or the call was wrong).
    """
    if every <= 0 or pause < 0:
        raise click.UsageError("--every has to be more than 0 seconds, and --pause not less than 0")
    with opened(place, "stopped", make=not only_list and not forget) as library:
        if only_list:
            code = _list(library)
        elif forget:
            code = _forget(library, feeds)
        else:
            code = _run(library, feeds, _fetcher(every, pause, private_addresses), once, quiet)
    sys.exit(code)


def _run(library: Library, feeds: tuple[str, ...], fetcher: PoliteFetcher, once: bool, quiet: bool) -> int:
    refused = _follow(library, feeds, fetcher)
    if not _follows_any(library):
        click.echo("nothing is followed: name a feed, or an OPML list of feeds", err=True)
        return NOTHING_READ
    _watch(library, fetcher, once, quiet)
    return SOME_NOT_READ if refused else ALL_READ


def _fetcher(every: float, pause: float, private_addresses: bool) -> PoliteFetcher:
    from tellings.config import FetchSettings, FollowSettings
    from tellings.following import PoliteFetcher

    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    follow = FollowSettings(every_seconds=every, host_seconds=pause)
    return PoliteFetcher(follow, FetchSettings(private_addresses=private_addresses), stop=stop)


def _follow(library: Library, feeds: tuple[str, ...], fetcher: PoliteFetcher) -> int:
    """Follow what is named; how many of them cannot be."""
    from tellings.following.watch import follow

    refused = 0
    for source in feeds:
        try:
            for address in follow(library, source, fetcher):
                click.echo(f"following {printable(address)}", err=True)
        except SourceError as error:
            click.echo(f"not followed: {printable(str(error))}", err=True)
            refused += 1
    return refused


def _follows_any(library: Library) -> bool:
    from tellings.library.feeds import feeds, item_counts

    return any(True for _ in feeds(library)) or "waiting" in item_counts(library)


def _watch(library: Library, fetcher: PoliteFetcher, once: bool, quiet: bool) -> None:
    from tellings.following import watch

    def hear(found: AddResult | SourceError) -> None:
        if isinstance(found, SourceError):
            click.echo(f"not read: {printable(str(found))}", err=True)
        elif found.error is not None:
            click.echo(f"not kept: {printable(str(found.error))}", err=True)
        elif not quiet:
            click.echo(f"{found.outcome}: {printable(found.source)}")

    def tell(done: Round) -> None:
        said = _said(done)
        if said and not quiet:
            click.echo(said, err=True)

    watch(library, fetcher, hear, tell, once=once)


def _said(done: Round) -> str:
    """One line on what came of a round; empty where nothing happened."""
    parts = {
        "feeds read": done.feeds_read,
        "unchanged": done.feeds_unchanged,
        "feeds failed": done.feeds_failed,
        "new or changed items": done.noticed,
        **{str(outcome): count for outcome, count in sorted(done.added.items())},
        "to be tried again": done.put_off,
        "given up": done.given_up,
    }
    return ", ".join(f"{count:,} {name}" for name, count in parts.items() if count)


def _list(library: Library) -> int:
    from tellings.library.feeds import feeds, given_up, item_counts

    for feed in feeds(library):
        told = f"; {feed.told}" if feed.told else ""
        title = f" ({feed.title})" if feed.title else ""
        click.echo(printable(f"{feed.address}{title}: last read {feed.read or 'never'}{told}"))
    counts = item_counts(library)
    click.echo(f"{sum(counts.values()):,} items: " + (", ".join(f"{n:,} {k}" for k, n in counts.items()) or "none"))
    for url, why in given_up(library):
        click.echo(printable(f"given up: {url}: {why}"))
    return ALL_READ


def _forget(library: Library, feeds: tuple[str, ...]) -> int:
    from tellings.library.feeds import forget_feed

    if not feeds:
        raise click.UsageError("--forget needs the addresses of the feeds, as --list shows them")
    unknown = [address for address in feeds if not forget_feed(library, address)]
    for address in unknown:
        click.echo(f"not followed before: {printable(address)}; see --list", err=True)
    return (NOTHING_READ if len(unknown) == len(feeds) else SOME_NOT_READ) if unknown else ALL_READ
