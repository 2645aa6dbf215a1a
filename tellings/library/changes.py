"""What changed between two versions of a page: paragraphs, sentences, corrections, and who is said to say what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from tellings.attribution.statement import Statement
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.report import Report

ChangeKind = Literal["added", "removed", "changed"]
Unit = Literal["paragraph", "sentence"]
StatementChangeKind = Literal["entered", "left", "lost its attribution", "gained an attribution"]

ALIKE = 0.5
"""Two passages are one that was changed where at least so much of their words is the same."""
SAME_CONTENT = 80.0
"""Of 100: contents so alike are of one statement, whose words were edited."""
STILL_TOLD = 85.0
"""Of 100: a content so much of which stands in one sentence is still told there."""
SHORTEST = 4
"""Contents of fewer words are looked for as they are: "no comment" is like too many sentences."""

_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’»)\]]*(?=\s)|$)", re.DOTALL)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|No|Jr|Sr|vs)\.$"
)
_CORRECTION = re.compile(
    r"^(?:\W*)(?:corrections?|clarifications?|editor[’']?s note|amendments?|corrected|amended)\b[^.!?]{0,40}[:—–-]"
    r"|\bthis (?:article|story|report|page|piece|headline|post|item|version)\b[^.!?]{0,40}\b(?:was|has been|is)\b"
    r"[^.!?]{0,40}\b(?:updated?|amended|corrected|edited|changed|clarified|revised)\b"
    r"|\b(?:an?|the) (?:earlier|previous|original) version of this\b"
    r"|\bwe (?:have )?(?:corrected|amended|updated|clarified)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextChange:
    """One place where two versions differ.

    Attributes:
        kind: "added" (only in the later one), "removed" (only in the earlier one), "changed" (other words).
        unit: Whether a whole paragraph came, went or changed, or one sentence of a paragraph that stayed.
        earlier: Where in the earlier version; None exactly where the kind is "added".
        later: Where in the later version; None exactly where the kind is "removed".
    """

    kind: ChangeKind
    unit: Unit
    earlier: Passage | None
    later: Passage | None


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement that two versions do not share.

    Attributes:
        kind: "entered" and "left" where its content is told in one version only; "lost its attribution" where the later
            version still tells the content, but in its own voice; "gained an attribution" the other way round.
        statement: The statement, of the version that has it.
        told: Where the other version tells the content in its own voice; empty for "entered" and "left".
    """

    kind: StatementChangeKind
    statement: Statement
    told: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What changed from one version of a page to another.

    Attributes:
        earlier: Id of the earlier version's report.
        later: Id of the later one's.
        text: Places that differ, in the later version's order; what was removed stands where it was.
        corrections: Where the later version says that it was corrected or updated, and the earlier does not say so.
        statements: Those that entered, left, or lost or gained their attribution.
        statements_examined: False where one of the two is not annotated: then `statements` is empty for that reason.
    """

    earlier: str
    later: str
    text: tuple[TextChange, ...]
    corrections: tuple[Passage, ...]
    statements: tuple[StatementChange, ...] = ()
    statements_examined: bool = False


def find_changes(earlier: Report, later: Report) -> VersionChange:
    """What changed between the texts of two versions."""
    text = tuple(_changes(_paragraphs(earlier), _paragraphs(later)))
    said_before = {_key(passage.text) for passage in find_corrections(earlier)}
    corrections = tuple(one for one in find_corrections(later) if _key(one.text) not in said_before)
    return VersionChange(earlier.id, later.id, text, corrections)


def find_statement_changes(earlier: Reading, later: Reading) -> tuple[StatementChange, ...]:
    """The statements that entered, left, or lost or gained their attribution."""
    gone = _unmatched(earlier.statements, later.statements)
    new = _unmatched(later.statements, earlier.statements)
    return (
        *(_judged(statement, later, "left", "lost its attribution") for statement in gone),
        *(_judged(statement, earlier, "entered", "gained an attribution") for statement in new),
    )


def find_corrections(report: Report) -> tuple[Passage, ...]:
    """Sentences in which a report says that it was corrected, amended or updated; the words do not say what it was."""
    sentences = (sentence for paragraph in _paragraphs(report) for sentence in split_sentences(paragraph))
    return tuple(sentence for sentence in sentences if _CORRECTION.search(sentence.text))


def split_sentences(paragraph: Passage) -> list[Passage]:
    """The sentences of a paragraph by their form alone, so that it takes no parse."""
    found: list[Passage] = []
    open_since = -1
    for match in _SENTENCE.finditer(paragraph.text):
        begins = match.start() if open_since < 0 else open_since
        if _ABBREVIATED.search(match.group()) and match.end() < len(paragraph.text):
            open_since = begins
            continue
        open_since = -1
        text = paragraph.text[begins : match.end()].rstrip()
        found.append(Passage(paragraph.report, paragraph.start + begins, paragraph.start + begins + len(text), text))
    return found


def _paragraphs(report: Report) -> list[Passage]:
    return [report.passage(block.start, block.end) for block in report.blocks]


def _key(text: str) -> str:
    return " ".join(text.split())


def _changes(left: Sequence[Passage], right: Sequence[Passage], unit: Unit = "paragraph") -> Iterator[TextChange]:
    """What differs between two lists of passages; within a paragraph that was changed, sentence by sentence."""
    matcher = SequenceMatcher(None, [_key(one.text) for one in left], [_key(one.text) for one in right], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for old, new in _paired(left[i:i_end], right[j:j_end]):
            if old is None or new is None:
                yield TextChange("removed" if new is None else "added", unit, old, new)
            elif unit == "paragraph" and (inner := list(_within(old, new))):
                yield from inner
            else:
                yield TextChange("changed", unit, old, new)


def _within(old: Passage, new: Passage) -> Iterator[TextChange]:
    before, after = split_sentences(old), split_sentences(new)
    if len(before) > 1 or len(after) > 1:
        yield from _changes(before, after, "sentence")


def _paired(left: Sequence[Passage], right: Sequence[Passage]) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Each passage with the one that it was changed into, in order, and those that have none."""
    i = 0
    for new in right:
        match = next((k for k in range(i, len(left)) if _alike(left[k], new)), None)
        if match is None:
            yield None, new
            continue
        yield from ((old, None) for old in left[i:match])
        yield left[match], new
        i = match + 1
    yield from ((old, None) for old in left[i:])


def _alike(left: Passage, right: Passage) -> bool:
    matcher = SequenceMatcher(None, left.text.lower().split(), right.text.lower().split(), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _content(statement: Statement) -> str:
    return _key(" ".join(passage.text for passage in statement.content)).casefold()


def _unmatched(statements: Sequence[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Statements whose content none of the others has, whoever is said to say it."""
    from rapidfuzz import fuzz, process

    contents = [_content(other) for other in others]
    found = []
    for statement in statements:
        scorer = fuzz.ratio
        if process.extractOne(_content(statement), contents, scorer=scorer, score_cutoff=SAME_CONTENT) is None:
            found.append(statement)
    return found


def _judged(
    statement: Statement, other: Reading, absent: StatementChangeKind, unattributed: StatementChangeKind
) -> StatementChange:
    told = tuple(_told_by_narrator(statement, other))
    return StatementChange(unattributed if told else absent, statement, told)


def _told_by_narrator(statement: Statement, other: Reading) -> Iterator[Passage]:
    """Sentences of the other version that hold the content, and in which nobody is said to say it."""
    from rapidfuzz import fuzz

    content = _content(statement)
    for sentence in other.sentences:
        words = _key(sentence.passage.text).casefold()
        if len(content.split()) < SHORTEST:
            held = content in words
        else:
            held = len(words) >= len(content) * 0.7 and fuzz.partial_ratio(content, words) >= STILL_TOLD
        if held and not any(one.overlaps(sentence.passage) for said in other.statements for one in said.content):
            yield sentence.passage
