"""Take a sentence apart: the clauses that can be told by themselves, each a stretch of the text.

A clause begins where the parse has a verb that hangs on another one or on a noun: conjoined, relative, adverbial and
complement clauses, and what is set beside a noun between commas. Who says it is no clause of its own, and neither is a
stretch that tells too little: both are read with the clause beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tellings.language.annotations import Sentence, Word
from tellings.passages import Passage

LEAST = 2
"""Content words that a clause has at least."""
NEAR = 6
"""Words between a relative clause and the noun it tells of, within which the noun is read with it."""

_VERBAL = frozenset({"VERB", "AUX"})
_HANGING = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_OF_NOUNS = frozenset({"relcl", "acl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SILENT = frozenset({"PUNCT", "SPACE"})
_QUOTES = {"“": "”", "‘": "’", "(": ")"}


def find_clauses(sentence: Sentence) -> tuple[Passage, ...]:
    """The clauses of a sentence in text order; the whole sentence where it has one only or no parse.

    A clause that another one interrupts reaches over it, so clauses may hold others; each is `report.text[start:end]`.
    """
    words = sentence.words
    if not words:
        return (sentence.passage,)
    clauses = _with_enough(words, _by_head(words))
    if len(clauses) < 2:
        return (sentence.passage,)
    return tuple(sorted({_passage(sentence, *_ends(words, own)) for own in clauses}))


def _by_head(words: Sequence[Word]) -> dict[int, set[int]]:
    """For the head of each clause the words that are its own; no punctuation, no conjunction before the next clause."""
    heads = {i for i in range(len(words)) if _opens(words, i)}
    clauses: dict[int, set[int]] = {head: {head} for head in sorted(heads)}
    for i, word in enumerate(words):
        if word.part in _SILENT or (word.relation == "cc" and word.head in heads):
            continue
        clauses[_head_over(words, i, heads)].add(i)
    return clauses


def _opens(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.head == i:
        return True
    if word.relation == "appos":
        # A role or a name beside a name tells nothing by itself; "the first in 17 years" does.
        return any(words[under].part == "NUM" for under in _under(words, i))
    if word.part not in _VERBAL or _is_bound(words, i):
        return False
    if word.relation == "conj":
        return _opens(words, word.head)
    return word.relation in _HANGING and not _says_which(words, i)


def _is_bound(words: Sequence[Word], i: int) -> bool:
    """What something is for, what is wanted, or what it is more than, is told with the clause it belongs to."""
    beside = (word for word in words if word.head == i)
    return any((word.relation == "aux" and word.part == "PART") or word.lemma == "than" for word in beside)


def _says_which(words: Sequence[Word], i: int) -> bool:
    """Whether a clause says which one is meant, or as what, so that what it hangs on cannot be read without it.

    That is "those who survived", "reports that it was sold", "papers seen by us" and "named locally as the winner".
    """
    word, over = words[i], words[words[i].head]
    if word.relation == "relcl":
        return over.part == "PRON"
    first = min(_under(words, i))
    if word.relation == "acl":
        return words[first].relation == "mark" or not _tells_enough(words, _under(words, i), LEAST + 1)
    return over.relation == "acl" and words[first].lemma == "as" and words[first - 1].part != "PUNCT"


def _under(words: Sequence[Word], top: int) -> Iterator[int]:
    for i in range(len(words)):
        if _head_over(words, i, {top}, absent=-1) == top:
            yield i


def _head_over(words: Sequence[Word], i: int, heads: Collection[int], absent: int | None = None) -> int:
    """The first of the heads on the way up from a word; the top of the parse, or `absent`, where there is none."""
    while i not in heads:
        if words[i].head == i:
            return i if absent is None else absent
        i = words[i].head
    return i


def _tells_enough(words: Sequence[Word], own: Iterable[int], least: int = LEAST) -> bool:
    return sum(words[i].content or words[i].part == "PROPN" for i in own) >= least


def _with_enough(words: Sequence[Word], clauses: dict[int, set[int]]) -> list[set[int]]:
    """Clauses that tell enough; one that does not, or only says who speaks, is read with the one it belongs to."""
    for head in sorted(clauses, reverse=True):
        if len(clauses) > 1 and (_only_says(words, head, clauses) or not _tells_enough(words, clauses[head])):
            _read_with_another(words, clauses, head)
    return list(clauses.values())


def _only_says(words: Sequence[Word], head: int, clauses: Mapping[int, set[int]]) -> bool:
    """Whether a clause has no more than who says, thinks or fears what another clause tells."""
    own = clauses[head]
    if not any(words[other].relation == "ccomp" and words[other].head in own for other in clauses):
        return False
    beside = {words[i].relation for i in own if words[i].head == head and i != head}
    return not beside & {"attr", "conj", "acomp", "xcomp"}


def _read_with_another(words: Sequence[Word], clauses: dict[int, set[int]], small: int) -> None:
    own = clauses.pop(small)
    below = [head for head in clauses if words[head].head in own]
    content = [head for head in below if words[head].relation == "ccomp"]
    above = [head for head, others in clauses.items() if words[small].head in others]
    goal = (content or above or below or list(clauses))[0]
    joined = own | clauses[goal]
    reach = range(min(joined), max(joined))
    if not any(i in reach for head, others in clauses.items() if head != goal for i in others):
        clauses[goal] = joined


def _ends(words: Sequence[Word], own: Collection[int]) -> tuple[int, int]:
    """The first and the last word of a clause, without an "and" that joins it to another."""
    bare = [i for i in own if words[i].part != "CCONJ"]
    return _first(words, [i for i in own if i >= min(bare)]), max(bare)


def _first(words: Sequence[Word], own: Collection[int]) -> int:
    """Where a clause begins; a relative clause with the noun that it tells of, as it cannot be read without."""
    first = min(own)
    heads = [words[i].head for i in own if words[i].relation == "relcl" and words[i].head < first]
    if not heads or first - heads[0] > NEAR:
        return first
    noun = heads[0]
    if any(words[i].lemma == "who" and words[i].relation == "nsubj" for i in own):
        noun = _person(words, noun)
    return min([noun, *(i for i in _under(words, noun) if i < noun and words[i].part not in _SILENT)])


def _person(words: Sequence[Word], noun: int) -> int:
    """The noun that another one only says more of: in "a man from the town, who fled" the parse has the town flee."""
    while words[noun].relation == "pobj" and words[words[words[noun].head].head].part == "NOUN":
        noun = words[words[noun].head].head
    return noun


def _passage(sentence: Sentence, first: int, last: int) -> Passage:
    """From the first word to the last, with the quotation mark or bracket that one in it is the fellow of."""
    base, words = sentence.passage.start, sentence.words
    start, end = words[first].start, words[last].end
    whole = sentence.passage.text
    text = whole[start - base : end - base]
    for opening, closing in _QUOTES.items():
        if text.count(opening) > text.count(closing) and whole[end - base :].startswith(closing):
            end += 1
        if text.count(closing) > text.count(opening) and whole[: start - base].endswith(opening):
            start -= 1
    return Passage(sentence.passage.report, start, end, whole[start - base : end - base])
