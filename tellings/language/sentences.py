"""Sentences: where they begin and end in news, and the words they are about.

spaCy's parser finds the boundaries; before it runs, those that the layout or the conventions of news decide are fixed:
a sentence begins with each block and after a credit that is glued to the text, and none begins after a dateline,
an initial or a title ("Gen."), at a closing quotation mark, or where no punctuation has ended the one before.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START

from tellings.language.annotations import Sentence, Word
from tellings.reports.report import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from tellings.reports.report import Report

_DATELINE = re.compile(
    r"""\s*(?:
        # ULMOND, Veld, May 3 (AP) —
        [A-Z][A-Z.’'/-]+(?:[ ,]+(?:[A-Z][\w.’'/-]*|\d{1,4}\.?)){0,6},?\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-(?=\s)|:)
        # Ulmond (Reuters) -
      | [A-Z][\w.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,3}\s*\([A-Za-z][^)\n]{1,40}\)\s*(?:—|–|--|-(?=\s))?
    )\s*""",
    re.VERBOSE,
)
_CREDIT = re.compile(
    r"\((?:[^()\n]{0,60}\b(?:via|Photos?|Picture|Image|Handout)\b[^()\n]{0,60}|AP|AFP|PA|EPA|Reuters|Xinhua)\)"
)
_TITLES = (
    "adm brig capt col cmdr cpl det dr fr gen gov hon insp lt maj messrs mr mrs ms mt no nos prof pvt rep reps rev"
)
_MORE = "sen sens sgt st supt vs jan feb mar apr jun jul aug sept sep oct nov dec"
_SHORTENED = frozenset(f"{_TITLES} {_MORE}".split())
_END = re.compile(r"[.?!…:;\"”’')\]—–*•|]$|^-+$")
_CLOSING = frozenset("”’)]»")
_GLUES = frozenset(".,!?…;:)]’'")
_BULLETS = " \t\n\r\u00a0•·*–—-"
_INITIAL = re.compile(r"[A-Z]\.")


def find_datelines(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where blocks begin with a place and a wire ("ULMOND (AP) — "), the blank behind it included."""
    return [(b.start, m.end()) for b in blocks if (m := _DATELINE.match(text, b.start, b.end))]


def mark_boundaries(doc: Doc, blocks: Sequence[Block]) -> None:
    """Fix, before the parser runs, where sentences must and must not begin."""
    text = doc.text  # put together anew at every call
    starts = deque(sorted(block.start for block in blocks))
    in_dateline = {at for start, end in find_datelines(text, blocks) for at in range(start + 1, end + 1)}
    forced = {match.end() for match in _CREDIT.finditer(text)} - in_dateline
    marks = [0] * len(doc)
    begins = glued = False
    for token in doc:
        # A block may begin inside a token of white space; the next token then begins it.
        while starts and starts[0] <= token.idx:
            starts.popleft()
            begins = True
        glued = glued or token.idx in forced or (token.idx - 1) in forced
        if token.is_space:
            continue
        if begins or (glued and token.text[:1].isupper()):
            marks[token.i] = 1
        elif token.idx in in_dateline or not _may_begin(doc, token):
            marks[token.i] = -1
        begins = glued = False
    # Set at once: setting `is_sent_start` on a token looks through the whole document each time.
    doc.from_array([SENT_START], np.array(marks, dtype=np.int64).astype(np.uint64))  # type: ignore[arg-type]


def find_sentences(report: Report, doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a report in text order; none crosses a block, and what stands in no block is in none."""
    return tuple(_sentences(report, doc))


def _sentences(report: Report, doc: Doc) -> Iterator[Sentence]:
    number = 0
    for span in doc.sents:
        text = span.text
        start = span.start_char + len(text) - len(text.lstrip(_BULLETS))
        end = span.start_char + len(text.rstrip())
        while number < len(report.blocks) and report.blocks[number].end <= start:
            number += 1
        if end <= start or number == len(report.blocks) or start < report.blocks[number].start:
            continue
        yield Sentence(
            report.passage(start, end), number, report.blocks[number].kind, _lemmas(span), _words(span, start, end)
        )


def _lemmas(span: DocSpan) -> tuple[str, ...]:
    return tuple(t.lemma_.lower() for t in span if not (t.is_stop or t.is_punct or t.is_space) and t.text.strip("’'"))


def _words(span: DocSpan, start: int, end: int) -> tuple[Word, ...]:
    """The words between two characters; a head outside of them counts as none."""
    tokens = [t for t in span if not t.is_space and t.idx >= start and t.idx + len(t) <= end]
    place = {token.i: index for index, token in enumerate(tokens)}
    return tuple(_word(token, index, place) for index, token in enumerate(tokens))


def _word(token: Token, index: int, place: dict[int, int]) -> Word:
    content = not (token.is_stop or token.is_punct)
    head = place.get(token.head.i, index)
    return Word(
        token.idx, token.idx + len(token), token.text, token.lemma_.lower(), token.pos_, token.dep_, head, content
    )


def _may_begin(doc: Doc, token: Token) -> bool:
    """Whether the text allows a sentence to begin at a token that does not begin a block."""
    before = token.i - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0:
        return True
    last = doc[before].text
    if token.text[0] in _CLOSING or _closes(token) or not _END.search(last):
        return False
    if token.text[0].islower() and last[-1] in ":;’'\"”)":
        return False
    return not (_shortens(last) or _name_goes_on(doc, before))


def _closes(token: Token) -> bool:
    """Whether a straight quotation mark closes: it is glued to what stands before it."""
    if token.text[0] != '"' or not token.i:
        return False
    before = token.nbor(-1)
    return not (before.whitespace_ or before.is_space) and (before.text[-1].isalnum() or before.text[-1] in _GLUES)


def _shortens(word: str) -> bool:
    return word.endswith(".") and word[:-1].lower() in _SHORTENED


def _name_goes_on(doc: Doc, before: int) -> bool:
    """Whether the token before is an initial in a name ("J. R. Tolk") that a word other than "The", "He", … follows."""
    after = before + 1
    while doc[after].is_space:
        after += 1
    return bool(_INITIAL.fullmatch(doc[before].text)) and doc[after].text.istitle() and not doc[after].is_stop
