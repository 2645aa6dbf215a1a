"""Web archives: the pages in WARC and WACZ files, one capture each."""

from tellings.reports.archives.form import ArchiveForm, archive_form
from tellings.reports.archives.wacz import wacz_captures
from tellings.reports.archives.warc import warc_captures

__all__ = ["ArchiveForm", "archive_form", "wacz_captures", "warc_captures"]
