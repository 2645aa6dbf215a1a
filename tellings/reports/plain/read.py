"""Read a plain text or Markdown into a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import Capture
from tellings.reports.cutoff import find_cutoff
from tellings.reports.language import detect_language
from tellings.reports.mapped import MappedText, map_source, map_through
from tellings.reports.plain.assemble import Assembled, assemble, leave_out
from tellings.reports.plain.given import Given, given_by_headers, with_credits_of_outlet
from tellings.reports.plain.headers import Field, Headers, read_front_matter, read_headers
from tellings.reports.plain.kinds import Judged, judge_pieces
from tellings.reports.plain.lines import Line, split_lines
from tellings.reports.plain.markdown import make_markdown_pieces
from tellings.reports.plain.markers import POINTERS
from tellings.reports.plain.pieces import GIVEN, GIVEN_STANDFIRST, Piece, build_piece, make_pieces
from tellings.reports.plain.statements import line_byline, line_credits_of, line_times
from tellings.reports.report import TELLING_KINDS, Form, LeftOut, Report
from tellings.reports.stated import NOT_STATED, Completeness, NotStated, Stated

NOTHING = "it holds no report: "
_CONTINUES = re.compile(r"(?:continue|keep) reading\b|read (?:the )?full\b", re.IGNORECASE)


def read_plain(capture: Capture, source: str, form: Form, limits: Limits | None = None) -> Report:
    """Read a plain text or Markdown.

    Args:
        capture: The bytes.
        source: The capture decoded to characters.
        form: "text" or "markdown".
        limits: What a text may be at most.

    Raises:
        NoReportError: It holds no sentence that could be a report's.
        RefusedSourceError: It is too long.
    """
    longest = (limits or Limits()).text_characters
    if len(source) > longest:
        why = f"its text has {len(source):,} characters, more than the {longest:,} allowed"
        raise RefusedSourceError(capture.origin, why, "give one report a file")
    mapped, note = map_source(source)
    headers = read_front_matter(mapped.text) if form == "markdown" else Headers()
    if not headers.fields:
        headers = read_headers(split_lines(mapped.text))
    lines = [_header_piece(mapped, field.line) for field in _once(headers.fields)]
    given = given_by_headers(headers, *_titles(mapped, headers), form)
    aside = tuple(leave_out(line, "a header line; it is read as metadata") for line in lines)
    report = read_mapped(capture, source, mapped, form, given, headers.body)
    left_out = tuple(sorted((*aside, *report.left_out), key=lambda out: out.source_start))
    return replace(report, left_out=left_out, notes=(*((note,) if note else ()), *report.notes))


def read_mapped(capture: Capture, source: str, mapped: MappedText, form: Form, given: Given, start: int = 0) -> Report:
    """Read a text that maps to some source, with what is known about it from elsewhere.

    Args:
        capture: The bytes.
        source: What `mapped` maps to; becomes `Report.source`.
        mapped: The text.
        form: "text" or "markdown".
        given: What a header or a record states.
        start: Where the text itself begins in `mapped.text`.

    Raises:
        NoReportError: It holds no sentence that could be a report's.
    """
    judged = judge_pieces([*_given_pieces(given), *_pieces(mapped, form, start)])
    whole = assemble(judged)
    if not any(block.kind in TELLING_KINDS for block in whole.blocks):
        raise NoReportError(capture.origin, NOTHING + _what_instead(whole), "give a text with a title and paragraphs")
    return _report(capture, source, form, judged, whole, with_credits_of_outlet(given))


def _report(capture: Capture, source: str, form: Form, judged: Judged, whole: Assembled, given: Given) -> Report:
    published, updated = line_times(judged)
    behind = Stated(whole.outlet, "behind the title") if whole.outlet else NOT_STATED
    return Report(
        id=capture.sha256[:12],
        capture=capture,
        form=form,
        source=source,
        source_map=whole.map,
        text=whole.text,
        blocks=whole.blocks,
        left_out=whole.left_out,
        title=_title(judged, whole, given),
        outlet=given.outlet if isinstance(given.outlet, Stated) else behind,
        url=given.url if isinstance(given.url, Stated) else _own_url(capture),
        byline=given.byline or line_byline(judged),
        credits=tuple(dict.fromkeys((*given.credits, *line_credits_of(judged)))),
        published=published if isinstance(given.published, NotStated) else given.published,
        updated=updated if isinstance(given.updated, NotStated) else given.updated,
        language=detect_language(whole.text, given.language),
        completeness=_completeness(judged, whole),
    )


def _pieces(mapped: MappedText, form: Form, start: int) -> list[Piece]:
    if form == "markdown":
        pieces = make_markdown_pieces(mapped.text, start)
    else:
        pieces = make_pieces(mapped.text, split_lines(mapped.text, start))
    return [_to_source(piece, mapped) for piece in pieces]


def _given_pieces(given: Given) -> Sequence[Piece]:
    return [piece for piece in (given.title, given.standfirst) if piece is not None and piece.text]


def _to_source(piece: Piece, mapped: MappedText) -> Piece:
    return replace(piece, runs=map_through(piece.runs, mapped.map))


def piece_of(mapped: MappedText, mark: str) -> Piece:
    """A whole mapped text as one piece."""
    return _header_piece(mapped, (0, len(mapped.text)), mark)


def _header_piece(mapped: MappedText, span: tuple[int, int], mark: str = "") -> Piece:
    start, end = span
    line = Line(start, end, mapped.text[start:end], 0, after_blank=True)
    return _to_source(build_piece(mapped.text, [line], mark=mark), mapped)


def _titles(mapped: MappedText, headers: Headers) -> tuple[Piece | None, Piece | None]:
    title, standfirst = headers.values("title"), headers.values("standfirst")
    return (
        _header_piece(mapped, (title[0].start, title[0].end), GIVEN) if title else None,
        _header_piece(mapped, (standfirst[0].start, standfirst[0].end), GIVEN_STANDFIRST) if standfirst else None,
    )


def _once(fields: Sequence[Field]) -> list[Field]:
    return list({field.line: field for field in fields if field.name not in ("title", "standfirst")}.values())


def _title(judged: Judged, whole: Assembled, given: Given) -> Stated | NotStated:
    if judged.title < 0:
        return NOT_STATED
    block = next(block for block in whole.blocks if block.kind == "title")
    return Stated(whole.text[block.start : block.end], given.title_where or block.reason)


def _completeness(judged: Judged, whole: Assembled) -> Completeness:
    """Whether the text is cut off, by its own last words and by what was left out behind them."""
    body = [whole.text[b.start : b.end] for b in whole.blocks if b.kind in TELLING_KINDS]
    pairs = zip(judged.pieces, judged.verdicts, strict=True)
    ends = [piece.text for piece, verdict in pairs if verdict.marker in POINTERS and _CONTINUES.match(piece.text)]
    return find_cutoff("\n\n".join([*body, *ends[-1:]]), "", [out.text for out in whole.left_out])


def _own_url(capture: Capture) -> Stated | NotStated:
    return Stated(capture.url, "the address that it was fetched from") if capture.url else NOT_STATED


def _what_instead(whole: Assembled) -> str:
    parts: tuple[LeftOut, ...] = whole.left_out
    if not parts and not whole.blocks:
        return "no words"
    return (
        f"only furniture, credits and captions ({len(parts) + len(whole.blocks)} lines, first “{_first(whole)[:40]}”)"
    )


def _first(whole: Assembled) -> str:
    return whole.left_out[0].text if whole.left_out else whole.text
