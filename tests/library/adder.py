"""Adds made pages to a library for ever, and prints the id of each once it is acknowledged: to be killed."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from tellings.config import LibrarySettings
from tellings.library import Library
from tests.library.shelf import BRIDGE, page


def main() -> None:
    folder, first, batch = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with Library(folder, settings=LibrarySettings(batch_reports=batch)) as library:
        made = (page((f"Title {n}", f"Line {n} is new.", *BRIDGE[1:]), url=f"https://gazette.example/{n % 7}/{n // 3}")
                for n in itertools.count(first))  # fmt: skip
        for result in library.add_all(made):
            sys.stdout.write(f"{result.report}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
