"""Write predictions for a task: `python -m evaluation.predict TASK INPUT OUTPUT`, from the project's root.

A task is a module with `predict(source, target)`, which writes the predictions.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tellings.errors import TellingsError

TASKS = {
    "attribution": "evaluation.attribution",
    "body": "evaluation.body",
    "grouping": "evaluation.grouping",
    "lineage": "evaluation.lineage",
    "stories": "evaluation.stories",
    "times": "evaluation.times",
}
"""Name of each task, and the module that does it."""


def main(arguments: list[str] | None = None) -> int:
    """Run one task; returns 0, or 1 where it could not be done."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.predict", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    given = parser.parse_args(arguments)
    if not given.input.exists():
        print(f"{given.input}: there is no such file or folder", file=sys.stderr)  # noqa: T201
        return 1
    task: Callable[[Path, Path], None] = import_module(TASKS[given.task]).predict
    try:
        task(given.input, given.output)
    except (TellingsError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    print(f"{given.task} of {given.input} predicted: {given.output}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
