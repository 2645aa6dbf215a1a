"""The page: one self-contained HTML file that shows a story. No script, style or font comes from elsewhere."""

from __future__ import annotations

from tellings.show.page.render import render_page

__all__ = ["render_page"]
