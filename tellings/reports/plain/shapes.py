"""The shapes of pieces: what can be told of a line from its form alone."""

from __future__ import annotations

import re

LONGEST_HEADLINE = 25
LONGEST_SUBHEAD = 10
LONGEST_QUESTION = 15
LONGEST_TEASER = 45

_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_FULL_STOP = re.compile(r"[.…;:,][\"'”’)\]]*$")
_POST = re.compile(r"[-—–]\s.{2,60}\(@\w+\)|\bpic\.twitter\.com/\w+|(?:^|\s)#\w+.*https?://")
"""The end of a post that a report carries: it is told in the report, with or without a full stop."""

_COMMON = {
    *("about", "after", "again", "against", "also", "amid", "and", "another", "are", "been", "before", "being"),
    *("between", "but", "can", "could", "does", "down", "during", "each", "for", "from", "get", "had", "has"),
    *("have", "her", "here", "him", "his", "how", "into", "its", "just", "latest", "like", "many", "may", "more"),
    *("most", "new", "news", "not", "now", "off", "one", "only", "other", "our", "out", "over", "says", "said"),
    *("she", "should", "since", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they"),
    *("this", "those", "through", "two", "under", "until", "was", "were", "what", "when", "where", "which"),
    *("while", "who", "why", "will", "with", "would", "you", "your"),
}


def word_count(text: str) -> int:
    """How many words, numbers included."""
    return len(re.findall(r"\w[\w'’-]*", text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _ENDED.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a piece reads as running text: it ends as a sentence does, or is longer than any headline.

    A question or an exclamation is running text only where it is quoted or too long for a headline.
    """
    words = word_count(text)
    if words > LONGEST_HEADLINE + 5 or _POST.search(text):
        return True
    if words < 5 or not ends_sentence(text):
        return False
    return _FULL_STOP.search(text) is not None or text[0] in "“\"‘'" or words > LONGEST_QUESTION


def like_a_headline(text: str) -> bool:
    """Whether a piece could be a headline: three words or more, not too many, and no full stop at its end."""
    return 3 <= word_count(text) <= LONGEST_HEADLINE and _FULL_STOP.search(text) is None


def like_a_subhead(text: str) -> bool:
    """Whether a piece could be a subhead: short, begun by a capital or a numeral, no stop at its end, no quotation."""
    first = text[0]
    return (
        word_count(text) in range(1, LONGEST_SUBHEAD + 1)
        and len(text) <= 80
        and (first.isupper() or first.isdigit() or (not first.islower() and first.isalpha()))
        and _FULL_STOP.search(text) is None
        and (text.endswith("?") or not ends_sentence(text))
    )


def content_words(text: str) -> frozenset[str]:
    """The words of three letters or more that say what a piece is about, lower-cased, endings cut."""
    words = re.findall(r"[^\W\d_]{3,}|\d{2,}", text.lower())
    return frozenset(_stem(word) for word in words if word not in _COMMON)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 5 else word.removesuffix("s")
