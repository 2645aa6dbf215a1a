"""Pieces that their own words give away: furniture, date lines, bylines and credits, captions with a credit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tellings.reports.byline import LABEL, split_byline
from tellings.reports.credits import find_picture_credits
from tellings.reports.plain.datelines import read_date_line
from tellings.reports.plain.markers import HEADINGS, PERHAPS_HEADINGS, find_marker
from tellings.reports.plain.pieces import GIVEN, GIVEN_STANDFIRST, Piece
from tellings.reports.plain.shapes import ends_sentence, is_prose, word_count
from tellings.reports.plain.verdicts import Verdict, furniture
from tellings.reports.report import BlockKind
from tellings.reports.textcredits import line_credits

PICTURE, GALLERY = "picture", "gallery"
LONGEST_CREDIT = 250
LONGEST_CAPTION = 700

_REPORTING = re.compile(
    r"\W{0,2}(?:(?:additional )?(?:reporting|writing|research)|edited|editing|compiled|written|reported"
    r"|with reporting) by\b.{3,240}",
    re.IGNORECASE,
)
_GALLERY = re.compile(r"\b(?:hide|show|toggle) caption\b|^(?:image|photo) caption\b|\bmedia caption\b", re.IGNORECASE)
_SEEN = re.compile(
    r"\((?:left|right|centre|center|top|bottom|above|below|file|file (?:photo|picture|image|pic))\b[^)]{0,20}\)"
    r"|^(?:pictured|file (?:photo|picture|image|pic)|above|below|inset)\s*[:,]|\bfile (?:photo|picture|image)\.?$"
    r"|\b(?:is|are) (?:seen|pictured)\b.*\b(?:in this|file)\b|\(pictured\b[^)]{0,20}\)(?!.*[.!?…][\"'”’)]*$)",
    re.IGNORECASE,
)
_CREDIT_ALONE = re.compile(
    r"[(\[]?[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4}\s?/\s?[A-Z][\w.’'& -]{1,40}(?:/[\w.’'& -]{2,30})?"
    r"(?:, (?:FILE|[Ff]ile))?[)\]]?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w{2,}", re.IGNORECASE)


def judge_singles(pieces: Sequence[Piece]) -> dict[int, Verdict]:
    """What each piece is by its own words; a piece that they do not give away is not in the result."""
    judges: tuple[Callable[[str], Verdict | None], ...] = (_gallery, _marked, _dated, _credited, _captioned)
    verdicts = {}
    for number, piece in enumerate(pieces):
        found = next((verdict for judge in judges if (verdict := judge(piece.text))), None)
        if piece.mark == "image":
            found = Verdict(BlockKind.CAPTION, "the description of a Markdown image")
        if found and piece.mark not in ("title", GIVEN, GIVEN_STANDFIRST):
            verdicts[number] = found
    return verdicts


def _gallery(text: str) -> Verdict | None:
    if _GALLERY.search(text) and len(text) <= LONGEST_CAPTION:
        return Verdict(BlockKind.CAPTION, "the words that a gallery puts around a caption", marker=GALLERY)
    return None


def _marked(text: str) -> Verdict | None:
    marker = find_marker(text)
    if marker is None or marker.name in (HEADINGS, PERHAPS_HEADINGS):
        return furniture("an address") if _ADDRESS.fullmatch(text) else None
    return furniture(marker.reason, marker.name)


def _dated(text: str) -> Verdict | None:
    line = read_date_line(text, "")
    if line is None:
        return None
    if not line.rest:
        return furniture("a date line; it is read as the time of publication", "dates")
    if is_byline(line.rest) or (split_byline(line.rest) and word_count(line.rest) <= 8 and not is_prose(text)):
        return Verdict(BlockKind.CREDIT, "a byline with a date")
    return None


def is_byline(text: str) -> bool:
    """Whether a line is a byline: it begins like one and names people or an agency."""
    label = LABEL.match(text)
    if not label or len(text) > LONGEST_CREDIT or text.endswith(":") or (is_prose(text) and word_count(text) > 12):
        return False
    return bool(split_byline(text) or list(line_credits(text)))


def _credited(text: str) -> Verdict | None:
    if len(text) > LONGEST_CREDIT:
        return None
    if is_byline(text):
        return Verdict(BlockKind.CREDIT, "a byline")
    if _REPORTING.fullmatch(text):
        return Verdict(BlockKind.CREDIT, "a line on who reported and edited")
    if next(line_credits(text), ""):
        return Verdict(BlockKind.CREDIT, "a line that credits an agency or a source")
    return None


def _captioned(text: str) -> Verdict | None:
    if len(text) > LONGEST_CAPTION:
        return None
    labelled = find_picture_credits(text, caption=False)
    if labelled:
        only = re.fullmatch(
            r"\W*\w+(?:\s\w+)?\s*(?:[:©]|by\b|copyright\b|courtesy of\b|source\b|credit\b).{1,80}", text, re.I
        )
        kind = BlockKind.CREDIT if only and text.rstrip(" .)]").endswith(labelled[-1]) else BlockKind.CAPTION
        return Verdict(kind, f"it credits a picture: {labelled[0]}", marker=PICTURE)
    if _CREDIT_ALONE.fullmatch(text):
        return Verdict(BlockKind.CREDIT, f"it credits a picture: {text}", marker=PICTURE)
    credited = find_picture_credits(text, caption=True)
    if credited and not _closes_a_paragraph(text, credited[0]):
        return Verdict(BlockKind.CAPTION, f"it ends with the credit of a picture: {credited[0]}")
    if _SEEN.search(text) and not (ends_sentence(text) and word_count(text) > 30):
        return Verdict(BlockKind.CAPTION, "it says where in a picture somebody is seen")
    return None


def _closes_a_paragraph(text: str, credit: str) -> bool:
    """Whether a credit in brackets follows a full stop at the end of a paragraph, as a wire's sign-off does."""
    before = text[: text.rfind(credit)].rstrip(" ([—–-")
    return ends_sentence(before) and word_count(before) > 40
