"""What a party is reported to have said, as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from tellings.show.statements_table import harmless, passages_line

if TYPE_CHECKING:
    from tellings.library.said import Said, SaidResults

COLUMNS = (
    *("published", "outlet", "report", "story", "url", "party", "sure", "act", "mood", "kind", "content"),
    *("start", "end", "score", "reason"),
)
"""The columns of the CSV, in order."""


def said_csv(results: SaidResults) -> str:
    """One line a statement in time order, with a header; what begins like a formula is quoted."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _row(said)] for said in results.said)
    return out.getvalue()


def _row(said: Said) -> Iterator[str]:
    report, statement = said.report, said.statement
    yield from (report.published or "not stated", report.name, report.id, report.story, report.url, said.party)
    yield "yes" if said.sure else "unsure"
    yield from (statement.act.value, statement.mood.value, statement.kind.value, passages_line(statement.content))
    yield from (str(statement.start), str(statement.end), f"{statement.score:.2f}", statement.reason)
