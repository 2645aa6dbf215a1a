"""Attributions inside of attributions: the outer speaker becomes a relay of the inner one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.attribution.draft import Draft, Link
from tellings.attribution.found import Span, cut_out, join_spans, length, overlap
from tellings.attribution.statement import RelayKind
from tellings.parties.cast import Cast
from tellings.parties.party import PartyKind

_NOTHING_ELSE = 0.75
_ONE_CONTENT = 0.6
_LEAD_IN = 60
_WORD = 3
_NEAR = 12
_CREDIBLE = 0.4
"""What is likely enough a statement to make another one its relay."""
_LINKS = 4


def chain(drafts: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Give every inner attribution its outer speaker as a relay, and drop the outer one where it tells nothing else.

    "Ann Lee told envoys that she was leaving, two envoys told Acme News" is one statement: Ann Lee, through Acme News
    and two envoys. An inner attribution whose speaker is the outer one ("he said he hoped") is no other statement.
    """
    gone: set[int] = set()
    outers = _outers(drafts, cast)
    done = list(drafts)
    for index in sorted(outers, key=lambda i: -length(drafts[i].found.content)):
        outer_index = outers[index]
        outer, inner = done[outer_index], done[index]
        if (outer.speaker == inner.speaker and outer.speaker >= 0) or not inner.found.source:
            gone.add(index)
            continue
        done[index] = replace(inner, relays=_once((*_through(outer), *inner.relays))[:_LINKS])
        if _tells_nothing_else(outer, inner, cast):
            gone.add(outer_index)
            done[index] = _taking_over(done[index], outer)
    return [draft for index, draft in enumerate(done) if index not in gone]


def _outers(drafts: Sequence[Draft], cast: Cast) -> dict[int, int]:
    """Inner → the smallest attribution that it stands in."""
    outers: dict[int, int] = {}
    for index, inner in enumerate(drafts):
        if inner.score < _CREDIBLE:
            continue
        window = range(max(0, index - _NEAR), min(len(drafts), index + _NEAR))
        near = [i for i in window if i != index and _inside(inner, drafts[i], cast)]
        if near:
            outers[index] = min(near, key=lambda i: length(drafts[i].found.content))
    return outers


def _inside(inner: Draft, outer: Draft, cast: Cast) -> bool:
    cue = inner.found.cue or inner.found.source
    if not cue or overlap(outer.found.cue, inner.found.content):
        return False
    shared = overlap(inner.found.content, outer.found.content)
    if overlap(cue, outer.found.content):
        first = inner.found.content[:1]
        return overlap(first, outer.found.content) * 2 > length(first)
    one = shared > _ONE_CONTENT * max(length(inner.found.content), length(outer.found.content))
    return one and bool(outer.found.cue) and _reports(outer, inner, cast)


def _reports(outer: Draft, inner: Draft, cast: Cast) -> bool:
    """Whether the first of two cues for one content reports the other: it is an outlet's, or stands further away."""
    by_outlet, other = (_of_outlet(draft, cast) for draft in (outer, inner))
    if by_outlet is not other:
        return by_outlet
    return _distance(outer) > _distance(inner)


def _of_outlet(draft: Draft, cast: Cast) -> bool:
    return draft.speaker >= 0 and cast.figures[draft.speaker].kind is PartyKind.OUTLET


def _distance(draft: Draft) -> int:
    cue, content = draft.found.cue[0], draft.found.content
    return min(max(start - cue[1], cue[0] - end, 0) for start, end in content)


def _through(outer: Draft) -> tuple[Link, ...]:
    links = tuple(link for link in outer.relays if link.kind is RelayKind.PARTY)
    if outer.words is None:
        return links
    return (*links, Link(outer.words, RelayKind.PARTY, outer.meant))


def _once(links: Sequence[Link]) -> tuple[Link, ...]:
    """Links without those that stand in the same place or mean the same one as a link before."""
    kept: list[Link] = []
    for link in links:
        same = (other.meant.figures == link.meant.figures != () or overlap([other.span], [link.span]) for other in kept)
        if not any(same):
            kept.append(link)
    return tuple(kept)


def _tells_nothing_else(outer: Draft, inner: Draft, cast: Cast) -> bool:
    """Whether the outer content is the inner attribution and little more.

    Of an outer cue behind the whole ("Ann Lee told envoys it was over, two envoys said") it is enough that the inner
    attribution begins it.
    """
    low, high = _extent(inner)
    if _behind(outer, inner):
        return low - outer.found.start < _LEAD_IN
    covered = overlap([(low, high)], outer.found.content)
    return covered > (_NOTHING_ELSE - 0.15 * _of_outlet(outer, cast)) * length(outer.found.content)


def _behind(outer: Draft, inner: Draft) -> bool:
    return bool(outer.found.cue) and outer.found.cue[0][0] >= inner.found.content[0][1]


def _extent(draft: Draft) -> Span:
    parts: list[Span] = [*draft.found.source, *draft.found.cue, *draft.found.content]
    return min(start for start, _ in parts), max(end for _, end in parts)


def _taking_over(inner: Draft, outer: Draft) -> Draft:
    """The inner draft with what the outer one alone had behind it: "…," she said, two envoys said. "…"."""
    own = _extent(inner)
    rest = [part for piece in outer.found.content for part in cut_out(piece, [own]) if part[0] >= own[1]]
    rest = [part for part in rest if part[1] - part[0] > _WORD]
    content = join_spans((*inner.found.content, *rest), gap=0) if _behind(outer, inner) else inner.found.content
    # That somebody is said to say this is as sure as the outer attribution is.
    return replace(inner, found=replace(inner.found, content=content), score=max(inner.score, outer.score))
