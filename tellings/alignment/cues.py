"""What a single sentence offers to be matched by: content words, clauses, names, numbers, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.language.annotations import Name, Sentence
from tellings.reading import Reading

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*\d|\d")
_CUT = re.compile(
    r"[,;:—–]\s|\s-+\s"
    r"|\s(?=(?:after|although|and|as|because|before|but|despite|during|if|since|that|though|unless|until|when|where|"
    r"whereas|which|while|who|whose|with)\s)"
)
_QUOTED = re.compile(r"[“\"]([^”\"]+)(?:[”\"]|$)|^([^“\"]+)”")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(f"{_UNITS} nineteen twenty".split(), start=2)},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), start=3)},
}
_VAGUE = frozenset({"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "half"})
_CLAUSE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Cues:
    """What one sentence offers to be matched by; spans are characters of `text`.

    Attributes:
        text: The sentence, line breaks replaced by blanks.
        words: Content words.
        clauses: Clauses of at least four words; the whole sentence where it has one only.
        lemmas: Of its content words.
        names: Last words of its names, lower-cased.
        numbers: Numbers as digits without separators, or as the vague word ("dozens").
        spoken: All its words, lower-cased, without possessive endings.
        quoted: Content words within quotation marks, lower-cased.
        length: Number of words.
    """

    text: str
    words: tuple[Span, ...]
    clauses: tuple[Span, ...]
    lemmas: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    spoken: frozenset[str]
    quoted: frozenset[str]
    length: int


def cues_of(reading: Reading, sentences: Sequence[Sentence]) -> list[Cues]:
    """The cues of some sentences of a reading, in their order."""
    return [_cues(sentence, list(names)) for sentence, names in _with_names(reading.names, sentences)]


def _with_names(names: Sequence[Name], sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Iterator[Name]]]:
    for sentence in sentences:
        yield sentence, (name for name in names if sentence.passage.contains(name.passage))


def _cues(sentence: Sentence, names: Sequence[Name]) -> Cues:
    from spacy.lang.en.stop_words import STOP_WORDS

    text = sentence.passage.text.replace("\n", " ")
    found = [(m.span(), plain(m.group())) for m in _WORD.finditer(text)]
    content = [(span, word) for span, word in found if word not in STOP_WORDS]
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    return Cues(
        text=text,
        words=tuple(span for span, _ in content),
        clauses=tuple(_clauses(text)),
        lemmas=frozenset(sentence.lemmas),
        names=frozenset(plain(name.passage.text.split()[-1]) for name in names),
        numbers=frozenset(_numbers(text, [word for _, word in found])),
        spoken=frozenset(word for _, word in found),
        quoted=frozenset(word for (at, _), word in content if any(a <= at < b for a, b in quoted)),
        length=len(found),
    )


def plain(word: str) -> str:
    """A word in lower case, without a possessive ending and marks around it."""
    return word.lower().replace("’", "'").removesuffix("'s").strip("'.,")


def _numbers(text: str, words: Sequence[str]) -> Iterator[str]:
    for match in _DIGITS.finditer(text):
        yield match.group().replace(",", "").rstrip(".")
    for word in words:
        for part in word.split("-"):
            if part in _NUMBER_WORDS or part in _VAGUE:
                yield _NUMBER_WORDS.get(part, part)


def _clauses(text: str) -> Iterator[Span]:
    """Stretches between commas and conjunctions; a stretch of few words is read with the one before."""
    cuts = [m.start() + (1 if m.group()[0] in ",;:—–" else 0) for m in _CUT.finditer(text)]
    start = 0
    for cut in cuts:
        if len(text[start:cut].split()) >= _CLAUSE_WORDS and len(text[cut:].split()) >= _CLAUSE_WORDS:
            yield start, cut
            start = cut
    yield start, len(text)
