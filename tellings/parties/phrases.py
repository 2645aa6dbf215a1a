"""Noun phrases: their extent in characters, their head, and the tokens of a range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_TEXT = "tellings text"
_STARTS = "tellings token starts"
_SENTENCES = "tellings sentence starts"
_SENTENCE = 200
_BREAKS = frozenset({",", "—", "–", "-", "--", ";", ":", "("})


def token_starts(doc: Doc) -> list[int]:
    """The first characters of a document's tokens, for bisection; listed once, as each token costs an object."""
    starts: list[int] | None = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = [token.idx for token in doc]
    return starts


def text_of(doc: Doc) -> str:
    """The text of a document, put together once: spaCy joins the tokens anew each time it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def sentence_of(token: Token, reach: int = _SENTENCE) -> DocSpan:
    """The sentence around a token, at most `reach` tokens to either side: a text may have no full stop for pages."""
    doc = token.doc
    starts = _sentence_starts(doc)
    here = bisect_right(starts, token.i)
    first = max(token.i - reach, starts[here - 1] if here else 0, 0)
    last = min(token.i + reach, starts[here] if here < len(starts) else len(doc), len(doc))
    return doc[first:last]


def _sentence_starts(doc: Doc) -> list[int]:
    """The indices of the tokens that begin a sentence."""
    starts: list[int] | None = doc.user_data.get(_SENTENCES)
    if starts is None:
        starts = doc.user_data[_SENTENCES] = [token.i for token in doc if token.is_sent_start]
    return starts


def one_sentence(left: Token, right: Token) -> bool:
    """Whether two tokens stand in one sentence, near enough to be looked at together."""
    low, high = sorted((left.i, right.i))
    return high - low < _SENTENCE and not any(token.is_sent_start for token in left.doc[low + 1 : high + 1])


def noun_span(head: Token) -> tuple[int, int]:
    """The noun phrase around its head, in characters, without a clause or a comma that follows it.

    An apposition behind a comma stays inside ("Ann Lee, head of the union").
    """
    doc = head.doc
    left = _first_of(head)
    end = head.idx + len(head)
    clauses = [child.left_edge.i for child in head.rights if child.dep_ in ("relcl", "acl", "advcl", "ccomp")]
    for token in doc[head.i + 1 : min([head.right_edge.i + 1, *(i for i in clauses if i > head.i)])]:
        if token.is_space or token.is_quote or token.tag_ in ("WP", "WDT", "VBD", "VBZ", "MD"):
            break
        if token.text in _BREAKS and not _apposition(token) and not _in_word(token):
            break
        if not token.is_punct:
            end = token.idx + len(token)
    return left.idx, end


def _in_word(dash: Token) -> bool:
    """Whether a dash stands inside of a word ("left-wing"), which the tokens cut in three."""
    return dash.text == "-" and not dash.whitespace_ and dash.i > 0 and not dash.nbor(-1).whitespace_


def _first_of(head: Token) -> Token:
    """The first token of the phrase; a verb on the way shows that the parse has joined what is not one."""
    doc = head.doc
    left = head.left_edge
    for token in reversed(doc[left.i : head.i]):
        verb = token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "nmod")
        if verb or "\n" in token.text or token.text in ("“", "”", '"', ":", ";"):
            left = doc[token.i + 1]
            break
    while left.i < head.i and (
        left.is_punct or left.is_space or left.pos_ in ("CCONJ", "ADP", "SCONJ") or left.tag_ in ("WP", "WDT", "WRB")
    ):
        left = doc[left.i + 1]
    return left


def _apposition(comma: Token) -> bool:
    return comma.text == "," and any(child.dep_ == "appos" and child.i > comma.i for child in comma.head.children)


def tokens_of(doc: Doc, start: int, end: int) -> DocSpan | None:
    """The tokens that lie in a range of characters or over its edges; None where there are none."""
    starts = token_starts(doc)
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_left(starts, end)
    while first < last and doc[first].idx + len(doc[first]) <= start:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    return doc[first:last] if first < last else None
