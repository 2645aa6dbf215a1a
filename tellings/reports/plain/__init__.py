"""Plain text and Markdown: lines → pieces → what each piece is → report.

Nothing but the form of the text tells here: where lines end, how they end, what stands above and below them, and a
small list of the words that outlets use for what is no part of a report (furniture.toml). When in doubt, a piece is
body.
"""

from tellings.reports.plain.read import read_mapped, read_plain

__all__ = ["read_mapped", "read_plain"]
