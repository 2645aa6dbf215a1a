"""A process that follows feeds is killed again and again: nothing is lost and nothing is kept twice."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from tellings.library.library import Library
from tests.following.made_feeds import served

PROGRAM = Path(__file__).with_name("follow_and_die.py")
KILLS = 4


def test_a_crash_and_a_restart_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    lot = random.Random(5)
    folder = tmp_path / "library"
    with served(hosts=5, items=12) as day:
        killed = 0
        while True:
            process = subprocess.Popen([sys.executable, PROGRAM, folder, *day.feeds], stdout=subprocess.DEVNULL)
            if killed < KILLS:
                # The process is killed at any moment after it began to fetch.
                before = sum(day.asked.values())
                while process.poll() is None and sum(day.asked.values()) == before:
                    time.sleep(0.01)
                time.sleep(lot.uniform(0.0, 0.8))
                process.kill()
                killed += 1
            if process.wait(120) == 0:
                break
        with Library(folder) as library:
            urls = [report.capture.url.partition("?")[0] for report in library.reports()]
        assert sorted(urls) == sorted(day.address(host, f"/page/{item}") for host in range(5) for item in range(12))
        # Only what was on its way at a kill is asked for again: one page a host, and what was read but not yet kept.
        again = sum(count - 1 for key, count in day.asked.items() if key[1].startswith("/page/") and count > 1)
        assert again <= KILLS * (5 + 32)
