"""HTML pages: which words of a page are the report's, and where each of them stands."""

from tellings.reports.page.read import read_page

__all__ = ["read_page"]
