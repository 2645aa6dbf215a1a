"""Plain texts for the tests: how to read one, and invented paragraphs and furniture."""

from tellings.reports.capture import capture_bytes
from tellings.reports.plain import read_plain
from tellings.reports.report import BlockKind, Form, Report

TITLE = "Bridge to Merrow closed after cracks found in two piers"
PARAGRAPHS = (
    "A bridge that carries the only road to the island of Merrow was closed on Tuesday after divers found cracks in two"
    " of its piers, the harbour board said.",
    "“We could not take the risk,” said Ilse Brandt, who leads the board. “The cracks are wider than a hand, and nobody"
    " can tell us how long they have been there.”",
    "About 4,000 people live on the island. A ferry that takes twelve cars is to run every hour from Wednesday morning,"
    " according to the transport office; pupils will be taught at home until Friday.",
    "The bridge was built in 1931 and repaired in 1988. The board had asked for money to repair it again two years ago,"
    " but the council put the question off.",
)


def read_text(text: str, form: Form = "text") -> Report:
    return read_plain(capture_bytes(text.encode("utf-8", "surrogatepass"), "report.txt"), text, form)


def article(*after: str, before: tuple[str, ...] = ()) -> str:
    return "\n\n".join((TITLE, *before, *PARAGRAPHS, *after))


def texts_of(report: Report, kind: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind is kind]


def left_out(report: Report) -> list[str]:
    return [out.text for out in report.left_out]
