"""Following a made day of news: nothing is lost, nothing is fetched twice, and hosts are treated politely."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tellings.config import FetchSettings, FollowSettings
from tellings.errors import SourceError
from tellings.following import PoliteFetcher, Round, follow_round
from tellings.following.watch import follow
from tellings.library.feeds import follow_feed, forget_feed, given_up, item_counts, next_due
from tellings.library.library import Library
from tellings.library.results import AddOutcome
from tests.following.made_feeds import served

QUICK = FollowSettings(host_seconds=0.0, every_seconds=0.2, first_wait_seconds=0.3, tries=5, hosts_at_once=16)
HERE = FetchSettings(private_addresses=True, connect_seconds=5.0, total_seconds=5.0)


def fetcher(**more: float) -> PoliteFetcher:
    return PoliteFetcher(QUICK if not more else FollowSettings(**{**_values(QUICK), **more}), HERE)  # type: ignore[arg-type]


def _values(settings: FollowSettings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in FollowSettings.__slots__}


def until_quiet(library: Library, guest: PoliteFetcher, most: int = 60) -> list[Round]:
    """Rounds until two in a row bring nothing and nothing waits."""
    done: list[Round] = []
    for _ in range(most):
        done.append(follow_round(library, guest))
        quiet = not done[-1].noticed and not sum(done[-1].added.values()) and not done[-1].feeds_failed
        if quiet and "waiting" not in item_counts(library) and len(done) > 2:
            return done
        time.sleep(max(0.05, min(1.0, next_due(library) - time.time())))
    raise AssertionError("it does not become quiet")


def pages_kept(library: Library) -> set[tuple[int, int]]:
    kept = set()
    for report in library.reports():
        host, _, item = report.capture.url.removeprefix("http://127.0.0.").partition("/page/")
        kept.add((int(host.split(":")[0]) - 2, int(item.partition("?")[0])))
    return kept


def test_a_day_of_fifty_feeds_is_followed_without_loss(tmp_path: Path) -> None:
    with served(items=3) as day, Library(tmp_path / "library") as library:
        for address in day.feeds:
            assert follow_feed(library, address)
        guest = fetcher()
        until_quiet(library, guest)
        everything = {(host, item) for host in day.items for item in range(3)}
        assert pages_kept(library) == everything

        # Each feed has a new item and no longer lists its oldest; two items changed; one of the new pages is gone.
        for host in day.items:
            day.items[host] = [*day.items[host][1:], 3]
        day.edition[20, 2] += 1
        day.edition[21, 1] += 1
        day.gone[30] = {3}
        until_quiet(library, guest)
        everything |= {(host, 3) for host in day.items} - {(30, 3)}
        assert pages_kept(library) == everything
        assert [url for url, _ in given_up(library)] == [day.address(30, "/page/3")]

        asked = {key: count for key, count in day.asked.items() if key[1].startswith("/page/")}
        twice = {key for key, count in asked.items() if count > 1}
        assert twice == {(20, "/page/2"), (21, "/page/1")}
        # A host that stalled still has the request in hand that was given up.
        assert not {host for host in day.overlapping if host % 10 != 7}


def test_a_changed_item_is_a_new_version_of_its_page(tmp_path: Path) -> None:
    with served(hosts=1, items=1) as day, Library(tmp_path) as library:
        follow_feed(library, day.address(0))
        guest = fetcher()
        assert follow_round(library, guest).added == {AddOutcome.ADDED: 1}
        day.edition[0, 0] += 1
        time.sleep(1.1)
        assert follow_round(library, guest).added == {AddOutcome.NEW_VERSION: 1}


def test_a_feed_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    with served(hosts=1) as day, Library(tmp_path) as library:
        follow_feed(library, day.address(0))
        guest = fetcher()
        follow_round(library, guest)
        time.sleep(1.1)
        assert follow_round(library, guest).feeds_unchanged == 1


def test_an_item_in_two_feeds_is_fetched_once(tmp_path: Path) -> None:
    with served(hosts=1) as day, Library(tmp_path) as library:
        follow_feed(library, day.address(0))
        follow_feed(library, day.address(0, "/feed?second"))
        follow_round(library, fetcher())
        assert all(day.asked[0, f"/page/{item}"] == 1 for item in range(4))


def test_what_robots_txt_forbids_is_given_up_with_the_reason(tmp_path: Path) -> None:
    with served(hosts=6, items=1) as day, Library(tmp_path) as library:
        day.items[5] = [8, 9]
        follow_feed(library, day.address(5))
        follow_round(library, fetcher())
        assert day.asked[5, "/page/8"] == 1
        assert day.asked[5, "/page/9"] == 0
        ((url, why),) = given_up(library)
        assert url.startswith(day.address(5, "/page/9"))
        assert "robots.txt" in why


def test_there_is_a_pause_between_two_requests_to_a_host(tmp_path: Path) -> None:
    with served(hosts=1) as day, Library(tmp_path) as library:
        follow_feed(library, day.address(0))
        begun = time.monotonic()
        follow_round(library, fetcher(host_seconds=0.2))
        assert time.monotonic() - begun >= 4 * 0.2


def test_a_host_that_fails_is_left_alone_and_the_others_are_not_kept_waiting(tmp_path: Path) -> None:
    with served(hosts=9, items=3) as day, Library(tmp_path) as library:
        for host in (0, 8):
            follow_feed(library, day.address(host))
        done = follow_round(library, fetcher(first_wait_seconds=60.0))
        assert sum(done.added.values()) == 3
        assert done.feeds_failed == 1
        assert day.asked[8, "all /feed"] == 1


def test_a_host_that_others_redirect_to_is_still_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    with served(hosts=6, items=2) as day, Library(tmp_path) as library:
        day.moved = {(host, item): 4 for host in range(4) for item in range(2)}
        day.slow[4] = 0.1
        for host in range(6):
            follow_feed(library, day.address(host))
        done = follow_round(library, fetcher())
        assert sum(done.added.values()) == 12
        assert not day.overlapping


def test_two_hosts_that_redirect_to_each_other_do_not_wait_for_ever(tmp_path: Path) -> None:
    with served(hosts=2, items=4) as day, Library(tmp_path) as library:
        day.moved = {(host, item): 1 - host for host in range(2) for item in range(4)}
        day.slow = {0: 0.05, 1: 0.05}
        for host in range(2):
            follow_feed(library, day.address(host))
        assert sum(follow_round(library, fetcher()).added.values()) == 8
        assert not day.overlapping


def test_the_rules_of_the_host_that_a_redirect_leads_to_are_obeyed(tmp_path: Path) -> None:
    with served(hosts=6, items=1) as day, Library(tmp_path) as library:
        day.items[0] = [8]
        day.moved[0, 8] = 5  # to its /page/90, which its robots.txt forbids
        follow_feed(library, day.address(0))
        follow_round(library, fetcher())
        ((url, why),) = given_up(library)
        assert url == day.address(0, "/page/8")
        assert "robots.txt" in why
        assert day.asked[5, "all /page/90"] == 0


def test_a_feed_that_is_forgotten_is_read_no_longer(tmp_path: Path) -> None:
    with served(hosts=1) as day, Library(tmp_path) as library:
        follow_feed(library, day.address(0))
        assert forget_feed(library, day.address(0))
        assert not forget_feed(library, day.address(0))
        assert follow_round(library, fetcher()) == Round()


@pytest.mark.parametrize("source", ["/nowhere.opml", "http://127.0.0.1:9/feed"])
def test_what_leads_to_no_feed_says_so(tmp_path: Path, source: str) -> None:
    with Library(tmp_path) as library, pytest.raises(SourceError):
        follow(library, source, fetcher())


def test_an_opml_file_and_a_page_lead_to_the_feeds_that_they_name(tmp_path: Path) -> None:
    with served(hosts=2) as day, Library(tmp_path / "library") as library:
        file = tmp_path / "feeds.opml"
        rows = "".join(f'<outline xmlUrl="{address}"/>' for address in day.feeds)
        file.write_text(f"<opml><body>{rows}</body></opml>")
        assert follow(library, str(file), fetcher()) == tuple(day.feeds)
        assert follow(library, day.address(0), fetcher()) == ()
