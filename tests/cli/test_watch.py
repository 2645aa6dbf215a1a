"""`tellings watch` and the lists that `tellings add` takes, on a made feed of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import main
from tellings.library.library import Library
from tests.following.made_feeds import Day, served


@pytest.fixture
def day() -> Iterator[Day]:
    with served(hosts=2, items=2) as day:
        yield day


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def watch(library: Path, *arguments: str) -> Result:
    return run("watch", *arguments, "--library", str(library), "--pause", "0", "--once", "--private-addresses")


def test_items_are_kept_and_a_second_call_goes_on_with_the_feeds_named_before(tmp_path: Path, day: Day) -> None:
    first = watch(tmp_path / "library", day.address(0))
    assert first.exit_code == 0
    assert "following" in first.stderr
    assert "2 new or changed items" in first.stderr
    second = watch(tmp_path / "library", "--every", "1")
    assert second.exit_code == 0
    with Library(tmp_path / "library") as library:
        assert len(library) == 2


def test_feeds_are_listed_and_forgotten(tmp_path: Path, day: Day) -> None:
    watch(tmp_path, day.address(0))
    listed = run("watch", "--list", "--library", str(tmp_path))
    assert day.address(0) in listed.stdout
    assert "2 kept" in listed.stdout
    assert run("watch", "--forget", day.address(0), "--library", str(tmp_path)).exit_code == 0
    again = run("watch", "--forget", day.address(0), "--library", str(tmp_path))
    assert again.exit_code == 2
    assert "not followed before" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        ([], "nothing is followed", 2),  # no feed was ever named
        (["nowhere.opml"], "not followed: nowhere.opml", 2),
        (["--every", "0"], "--every has to be more than 0", 2),
        (["--every", "often"], "not a valid float", 2),
        (["ftp://gazette.example/feed"], "not followed", 2),
    ],
)
def test_what_cannot_be_followed_is_said(tmp_path: Path, arguments: list[str], says: str, code: int) -> None:
    result = watch(tmp_path, *arguments)
    assert says in result.stderr
    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path, day: Day) -> None:
    result = run("watch", day.address(0), "--library", str(tmp_path), "--once")
    assert result.exit_code == 2
    assert "private" in result.stderr or "loopback" in result.stderr


def test_add_takes_the_pages_of_a_feed_once_without_following_it(tmp_path: Path, day: Day) -> None:
    result = run("add", day.address(1), "--library", str(tmp_path / "library"), "--private-addresses")
    assert result.exit_code == 0, result.output
    assert run("watch", "--list", "--library", str(tmp_path / "library")).stdout.startswith("0 items")


def test_add_takes_every_feed_of_a_list_in_a_file(tmp_path: Path, day: Day) -> None:
    rows = "".join(f'<outline xmlUrl="{address}"/>' for address in day.feeds)
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{rows}</body></opml>")
    result = run("add", str(tmp_path / "feeds.opml"), "--library", str(tmp_path / "library"), "--private-addresses")
    assert result.exit_code == 0, result.output
    with Library(tmp_path / "library") as library:
        assert len(library) == 4
