"""Choose the thresholds of the exported network on development data."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tellings.learned import extractor
from tellings.learned.attribution import in_characters
from tellings.learned.decoding import Thresholds
from tellings.learned.windows import Pieces, cut_windows, pieces_of
from training.attribution.data import Document, read_documents
from training.attribution.measure import Measure, Roles, measure, roles_of

log = logging.getLogger(__name__)

GRID: dict[str, tuple[float | int, ...]] = {
    "cue": (0.35, 0.4, 0.45, 0.5, 0.55),
    "keep": (0.2, 0.3, 0.35, 0.4, 0.45, 0.5),
    "content": (-0.6, -0.3, 0.0, 0.3, 0.6),
    "source": (-0.4, 0.0, 0.4, 0.8),
    "clip": (2.0, 3.0, 4.0, 6.0),
    "side": (0.0, 2.0, 4.0, 8.0),
    "inside": (0.15, 0.2, 0.25, 0.3, 0.4),
}
"""What is tried for each threshold, one after the other, others held fast."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A document with all its windows read."""

    text: str
    gold: list[Roles]
    windows: list[tuple[Pieces, extractor.Read]]


def see(documents: list[Document]) -> Iterator[Seen]:
    """Read each document once; only the decisions change with the thresholds."""
    for document in documents:
        pieces = pieces_of(document.text, extractor.tokenizer())
        windows = [pieces.part(a, b) for a, b in cut_windows(pieces, extractor.WINDOW)]
        gold = roles_of(document.text, ((g.source, g.cue, g.content) for g in document.attributions))
        yield Seen(document.text, gold, [(window, extractor.read(window)) for window in windows])


def measured(seen: list[Seen], limits: Thresholds) -> Measure:
    """How good the found attributions are with these thresholds."""
    return measure((each.gold, _found(each, limits)) for each in seen)


def _found(seen: Seen, limits: Thresholds) -> list[Roles]:
    attributions = (
        (a.source, a.cue, a.content)
        for pieces, read in seen.windows
        for a in in_characters(extractor.decide(pieces, read, limits), pieces, seen.text)
    )
    return roles_of(seen.text, attributions)


def tune(path: Path, folder: Path) -> Measure:
    """Choose thresholds and write `attribution.json` beside the weights.

    Args:
        path: development documents; no training document.
        folder: where the exported network and `tokenizer.json` are.
    """
    extractor.use(folder)
    seen = list(see(read_documents(path)))
    best = Thresholds()
    top = _worth(measured(seen, best))
    for name, values in GRID.items():
        for value in values:
            trial = replace(best, **{name: value})  # type: ignore[arg-type]
            if (worth := _worth(measured(seen, trial))) > top + 1e-6:
                best, top = trial, worth
        log.info("%s: %.4f with %s", name, top, best)
    (folder / "attribution.json").write_text(json.dumps(asdict(best), indent=2) + "\n", encoding="utf-8")
    return measured(seen, best)


def _worth(found: Measure) -> float:
    # What is not detected cannot be right in any other way.
    return 2 * found.detection + found.content + found.source + found.exact + found.relation
