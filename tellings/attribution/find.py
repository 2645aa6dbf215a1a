"""Find the statements of a report: find attributions, then who, how and through whom, then what stands in what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.attribution.acts import act_of
from tellings.attribution.addressees import find_addressee
from tellings.attribution.adjacent import join_adjacent
from tellings.attribution.clauses import find_in_clauses
from tellings.attribution.cues import base_form
from tellings.attribution.draft import Draft, Link
from tellings.attribution.found import Found, Span, overlap
from tellings.attribution.fuse import apart_by_contrast, clean, clip, fuse, line_of
from tellings.attribution.grounds import find_ground
from tellings.attribution.judge import likely, weigh_drafts
from tellings.attribution.kinds import kind_of
from tellings.attribution.labels import find_labels
from tellings.attribution.moods import mood_of
from tellings.attribution.nested import chain
from tellings.attribution.posts import POST, find_posts
from tellings.attribution.quoted import NO_CUE, continue_quotations, find_quoted, is_utterance
from tellings.attribution.quoters import without_quoter
from tellings.attribution.quotes import Quotation, find_quotations, top_quotations
from tellings.attribution.relays import find_links, pass_on
from tellings.attribution.sources import with_whole_source
from tellings.attribution.statement import Act, Relay, RelayKind, SpeechKind, Statement
from tellings.language.sentences import find_datelines
from tellings.parties.cast import Cast
from tellings.parties.casting import find_cast
from tellings.parties.party import Party, ResolvedParty, UnsureParty
from tellings.parties.phrases import text_of, tokens_of
from tellings.parties.pronouns import Heard
from tellings.parties.within import Meant, parties_of, party_id, resolve_words
from tellings.reports.report import TELLING_KINDS, Report
from tellings.reports.stated import NOT_STATED, NotStated

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from tellings.learned.attribution import AttributionSpans

_REMEMBERED = 4


def find_statements(
    report: Report, doc: Doc, spans: Sequence[AttributionSpans] = ()
) -> tuple[tuple[Statement, ...], tuple[Party, ...]]:
    """The statements of a report, in text order, and the parties in it.

    Only titles, paragraphs and the like tell; captions and credits make no statements.

    Args:
        report: What was read.
        doc: Its parse; `doc.text` is `report.text`.
        spans: What the learned extractor found in `report.text`; empty where it is not used.
    """
    if not len(doc):
        return (), ()
    cast, drafts = find_drafts(report, doc, spans)
    statements = [
        _statement(report, cast, draft, f"{report.id}/s{number}") for number, draft in enumerate(likely(drafts), 1)
    ]
    return tuple(statements), parties_of(report, cast)


def find_drafts(report: Report, doc: Doc, spans: Sequence[AttributionSpans]) -> tuple[Cast, list[Draft]]:
    """Everything that could be a statement, each weighed and with its relays, in text order; and who is in the report.

    Args:
        report: What was read.
        doc: Its parse.
        spans: What the learned extractor found.
    """
    top = top_quotations(find_quotations(text_of(doc), [(block.start, block.end) for block in report.blocks]))
    cast = find_cast(report, doc)
    drafts = _drafts(report, doc, cast, find_attributions_in(report, doc, spans, top), top)
    return cast, join_adjacent(doc, chain(weigh_drafts(doc, cast, drafts), cast))


def find_attributions_in(
    report: Report, doc: Doc, spans: Sequence[AttributionSpans], top: Sequence[Quotation]
) -> list[Found]:
    """All attributions in what a report tells, cleaned and joined, in text order.

    Args:
        report: What was read.
        doc: Its parse.
        spans: What the learned extractor found.
        top: The quotations that do not stand inside of others.
    """
    learned = [Found(s.source, s.cue, s.content, s.score, "the learned extractor") for s in spans]
    lines = [(block.start, block.end) for block in report.blocks]
    learned = [with_whole_source(doc, clipped) for found in learned if (clipped := clip(doc, found, lines, top))]
    founds = fuse(learned, find_labels(doc, report.blocks))
    founds = fuse(founds, find_posts(text_of(doc), lines))
    founds = apart_by_contrast(doc, fuse(founds, find_in_clauses(doc)))
    founds = fuse(founds, find_quoted(doc, top, founds))
    founds = [found for found in founds if not _thought_in_quotation(doc, found, top)]
    founds = [cleaned for found in founds if (cleaned := clean(found, text_of(doc), top))]
    founds = continue_quotations(founds, top, text_of(doc))
    telling = [(block.start, block.end) for block in report.blocks if block.kind in TELLING_KINDS]
    datelines = find_datelines(text_of(doc), report.blocks)
    return [_without(datelines, found) for found in founds if line_of(telling, found.start) is not None]


def _without(datelines: Sequence[tuple[int, int]], found: Found) -> Found:
    """What was found, its content begun behind a dateline: nobody said that."""
    behind = {start: end for first, end in datelines for start, stop in found.content if first <= start < end < stop}
    return replace(found, content=tuple((behind.get(start, start), end) for start, end in found.content))


def _thought_in_quotation(doc: Doc, found: Found, top: Sequence[Quotation]) -> bool:
    """Whether somebody quoted says what another one knows or wants: a part of the quotation, no own statement."""
    place = found.cue[0][0] if found.cue else found.start
    at = bisect_right(top, place, key=lambda quotation: quotation.start) - 1
    if at < 0 or not is_utterance(top[at], text_of(doc)) or place >= top[at].end:
        return False
    cue = [token for span in found.cue for token in tokens_of(doc, *span) or ()]
    return act_of(cue, ()) is Act.BELIEVE or any(base_form(token) in _NO_SAYING for token in cue)


_NO_SAYING = frozenset({"know", "see", "find", "learn", "show", "read", "understand", "agree", "support", "accept"})


def _drafts(report: Report, doc: Doc, cast: Cast, founds: Iterable[Found], top: Sequence[Quotation]) -> list[Draft]:
    lines = [(block.start, block.end) for block in report.blocks]
    starts = [quotation.outer_start for quotation in top]
    heard = Heard()
    drafts: list[Draft] = []
    for found in founds:
        low = max(0, bisect_right(starts, found.start) - 1)
        near = top[low : bisect_right(starts, found.end)]
        line = line_of(lines, found.start) or (found.start, found.end)
        draft = _draft(doc, cast, found, near, line, heard)
        if draft.speaker >= 0:
            heard = _after(heard, draft, drafts[-_REMEMBERED:])
        drafts.append(draft)
    return pass_on(drafts)


def _after(heard: Heard, draft: Draft, before: Sequence[Draft]) -> Heard:
    """Who spoke last once a statement is made; whoever speaks only in another's words stands behind that one."""
    pairs = [pair for pair in zip(heard.figures, heard.places, strict=True) if pair[0] != draft.speaker]
    inside = any(overlap(draft.found.cue, other.found.content) for other in before if other.speaker != draft.speaker)
    pairs.insert(1 if inside and pairs else 0, (draft.speaker, draft.found.end))
    figures, places = zip(*pairs[:_REMEMBERED], strict=True)
    return Heard(figures, places)


def _draft(doc: Doc, cast: Cast, found: Found, near: Sequence[Quotation], line: Span, heard: Heard) -> Draft:
    found, quoters = without_quoter(doc, cast, found)
    cue = [token for span in found.cue for token in tokens_of(doc, *span) or ()]
    words = found.source[0] if found.source else None
    if words is not None and not any(character.isalnum() for character in text_of(doc)[words[0] : words[1]]):
        found, words = replace(found, source=()), None
    meant = _meant(doc, cast, found, heard)
    named = len(meant.figures) == 1 and cast.figures[meant.figures[0]].named
    kind = SpeechKind.DIRECT if found.by == POST else kind_of(found.content, near, text_of(doc))
    said = [token for span in found.content for token in tokens_of(doc, *span) or ()]
    return Draft(
        found=found,
        words=words,
        meant=meant,
        kind=kind,
        act=act_of(cue, said, direct=kind is SpeechKind.DIRECT),
        mood=mood_of(cue, found.content),
        relays=_links(doc, cast, found, quoters, heard),
        addressee=find_addressee(cue),
        ground=None if named else find_ground(text_of(doc), (*found.source, *found.cue), found.content, line),
    )


def _links(doc: Doc, cast: Cast, found: Found, quoters: Iterable[Span], heard: Heard) -> tuple[Link, ...]:
    quoting = [Link(span, RelayKind.PARTY, resolve_words(cast, doc, *span, heard)) for span in quoters]
    taken = [link.span for link in quoting]
    return (*quoting, *(link for link in find_links(doc, cast, found, heard) if not overlap([link.span], taken)))


def _meant(doc: Doc, cast: Cast, found: Found, heard: Heard) -> Meant:
    if found.source:
        return resolve_words(cast, doc, *found.source[0], heard)
    if found.by == NO_CUE and heard.figures:
        name = cast.figures[heard.figures[0]].name
        return Meant(heard.figures[:1], f"The quotation has no cue of its own and follows what {name} said.")
    return Meant((), "The report does not say who.")


def _statement(report: Report, cast: Cast, draft: Draft, identity: str) -> Statement:
    found = draft.found
    words = report.passage(*draft.words) if draft.words else NOT_STATED
    return Statement(
        id=identity,
        content=tuple(report.passage(*span) for span in found.content),
        cue=tuple(report.passage(*span) for span in found.cue),
        speaker_words=words,
        speaker=_party(report, cast, draft.meant, "" if isinstance(words, NotStated) else words.text),
        kind=draft.kind,
        act=draft.act,
        mood=draft.mood,
        relays=tuple(_relay(report, cast, link) for link in draft.relays),
        score=round(draft.score, 3),
        reason=f"Found by {found.by}.",
        addressee=report.passage(*draft.addressee) if draft.addressee else NOT_STATED,
        ground=report.passage(*draft.ground) if draft.ground else NOT_STATED,
    )


def _relay(report: Report, cast: Cast, link: Link) -> Relay:
    words = report.passage(*link.span)
    return Relay(words, link.kind, _party(report, cast, link.meant, words.text if link.meant.figures else ""))


def _party(report: Report, cast: Cast, meant: Meant, words: str) -> ResolvedParty | UnsureParty | NotStated:
    parties = tuple(
        ResolvedParty(party_id(report, number), cast.figures[number].name, cast.figures[number].named, meant.reason)
        for number in meant.figures
    )
    if len(parties) == 1:
        return parties[0]
    return UnsureParty(words, parties, meant.reason) if words else NOT_STATED
