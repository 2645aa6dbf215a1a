"""The cast of a report: everyone who is named in it, each once, with every place where they are named or described."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tellings.parties.mentions import Mention, name_words
from tellings.parties.party import PartyKind
from tellings.parties.vocabulary import Gender, vocabulary

_INITIALS_SKIP = frozenset({"of", "the", "and", "for", "&", "in", "on", "to", "at"})
_NICKNAMES_SHARE = 3
_INITIAL = 2
_LONG_DESCRIPTION = 90
_ONE_BREATH = 100
"""Two names that stand fewer characters apart than this, in one line, were mentioned in one breath."""


@dataclass(slots=True)
class Figure:
    """One party of a report while the cast is put together.

    Attributes:
        number: Its place in `Cast.figures`.
        kind: What it is.
        named: Whether it has a proper name.
        names: Name as written → where it is written so; descriptions ("the spokesman") included.
        descriptions: Those of the names that are descriptions.
        roles: Nouns in small letters that it was described with ("spokesman").
        marks: Names and the like beside those nouns ("Acme" in "Acme spokesman"), in small letters.
        words: The first letters of the words beside those nouns ("former", "film" in "a former film director").
        gender: What a pronoun must agree with.
        places: First characters of all its mentions, sorted.
    """

    number: int
    kind: PartyKind
    named: bool = True
    names: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    descriptions: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    gender: Gender = Gender.UNKNOWN
    places: list[int] = field(default_factory=list)

    def add(self, words: str, start: int, end: int) -> None:
        """Add one place where it is called so."""
        spans = self.names.setdefault(words, [])
        if (start, end) not in spans:
            spans.append((start, end))
            insort(self.places, start)

    @property
    def name(self) -> str:
        """The fullest name: the one with the most words, then the most frequent; a description where there is none."""
        proper = [words for words in self.names if words not in self.descriptions]
        if not proper:
            length = len if self.kind is not PartyKind.DOCUMENT else (lambda words: -len(words))
            return max(
                (words for words in self.names if len(words) < _LONG_DESCRIPTION), key=length, default=self.first_name
            )
        return max(proper, key=lambda words: (len(name_words(words)), len(self.names[words])))

    @property
    def first_name(self) -> str:
        """The name that was recorded first."""
        return next(iter(self.names))

    @property
    def first(self) -> int:
        """Where it is first mentioned."""
        return self.places[0] if self.places else 0

    def last_before(self, place: int) -> int:
        """Where it was last mentioned before a character; -1 where it was not."""
        at = bisect_right(self.places, place - 1)
        return self.places[at - 1] if at else -1


@dataclass(slots=True)
class Cast:
    """Who is in a report.

    Attributes:
        figures: Everyone: persons first, then all others.
        at: First character of a mention → number of the figure.
        unsure: First character of a mention that could be several figures' → their numbers, likeliest first.
        order: The first characters of all mentions, sorted.
        by_words: Words of a full name (or of a description) → number.
        by_word: One word of a name, or its initials → numbers.
    """

    figures: list[Figure] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    unsure: dict[int, tuple[int, ...]] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    by_words: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_word: dict[str, list[int]] = field(default_factory=dict)

    def new(self, kind: PartyKind, *, named: bool = True) -> Figure:
        """A figure that nothing is known of yet."""
        figure = Figure(len(self.figures), kind, named)
        self.figures.append(figure)
        return figure

    def persons(self) -> Iterator[Figure]:
        """All persons."""
        return (figure for figure in self.figures if figure.kind is PartyKind.PERSON)

    def place(self, figure: Figure, words: str, start: int, end: int, *, description: bool = False) -> None:
        """Record a mention of a figure."""
        if description and words not in figure.names:
            figure.descriptions.add(words)
        figure.add(words, start, end)
        if start not in self.at:
            insort(self.order, start)
            self.at[start] = figure.number

    def near(self, place: int, reach: int) -> list[Figure]:
        """Everyone who is mentioned at most `reach` characters before a place, in the order of their numbers."""
        first, last = bisect_right(self.order, place - reach), bisect_right(self.order, place - 1)
        return [self.figures[number] for number in sorted({self.at[start] for start in self.order[first:last]})]


def cast_of(mentions: Iterable[Mention], text: str) -> Cast:
    """Put the cast of one report together from the mentions in it.

    Full names come first, wherever they stand; then each shorter name goes to the one full name that it fits. Where
    it fits several, the one that was mentioned last before it; where two were mentioned in one breath, it is unsure.
    """
    ordered = _corrected(list(mentions))
    cast = Cast()
    persons = [mention for mention in ordered if mention.kind is PartyKind.PERSON]
    for mention in persons:
        if len(name_words(mention.words)) > 1:
            _place_full(cast, mention)
    for mention in persons:
        if len(name_words(mention.words)) == 1:
            _place_short(cast, mention, text)
    others = [mention for mention in ordered if mention.kind is not PartyKind.PERSON]
    for mention in sorted(others, key=lambda mention: -len(mention.words)):
        _place_other(cast, mention)
    return cast


def _corrected(mentions: list[Mention]) -> list[Mention]:
    """Give every name one kind: a surname of a full name is a person, and the same words are what most of them are."""
    surnames: set[str] = set()
    votes: dict[str, dict[PartyKind, int]] = {}
    stated = {mention.words.lower() for mention in mentions if mention.stated}
    for mention in mentions:
        words = name_words(mention.words)
        if mention.words.lower() in stated and not mention.courtesy:
            votes[mention.words.lower()] = {PartyKind.ORGANISATION: len(mentions)}
            continue
        weight = 2 if mention.courtesy else 1
        counted = votes.setdefault(mention.words.lower(), {})
        counted[mention.kind] = counted.get(mention.kind, 0) + weight
        if mention.kind is PartyKind.PERSON and 1 < len(words) < 5:
            surnames |= {words[-1], words[0]} if words[0] not in vocabulary().given else {words[-1]}
            surnames |= {word for word in words[1:-1] if len(word) > _INITIAL}
    return [_with_kind(mention, votes, surnames, stated) for mention in mentions]


def _with_kind(
    mention: Mention, votes: dict[str, dict[PartyKind, int]], surnames: set[str], stated: set[str]
) -> Mention:
    counted = votes[mention.words.lower()]
    kind = max(counted, key=lambda kind: counted[kind])
    words = name_words(mention.words)
    surname = len(words) == 1 and words[0] in surnames and mention.words[:1].isupper()
    given = 1 < len(words) < 4 and words[0] in vocabulary().given and mention.words.lower() not in stated
    if mention.courtesy or surname or given:
        kind = PartyKind.PERSON
    if kind is mention.kind:
        return mention
    return replace(mention, kind=kind)


def _place_full(cast: Cast, mention: Mention) -> None:
    words = name_words(mention.words)
    number = cast.by_words.get(words)
    if number is None:
        number = next((other for other in cast.by_word.get(words[-1], ()) if _one_name(cast, other, words)), None)
    figure = cast.figures[number] if number is not None else cast.new(PartyKind.PERSON)
    cast.by_words[words] = figure.number
    for word in dict.fromkeys((words[-1], words[0], *(w for w in words if len(w) > _INITIAL))):
        known = cast.by_word.setdefault(word, [])
        if figure.number not in known:
            known.append(figure.number)
    _learn_gender(figure, mention, words)
    cast.place(figure, mention.words, mention.start, mention.end)


def _one_name(cast: Cast, number: int, words: tuple[str, ...]) -> bool:
    """Whether a full name is the same as one of a figure's: a middle name or initial more, or a short first name."""
    for other in map(name_words, cast.figures[number].names):
        if len(other) < 2 or other[-1] != words[-1]:
            continue
        short, long = sorted((other, words), key=len)
        if set(short) <= set(long) and short[0] == long[0]:
            return True
        first, second = sorted((other[0], words[0]), key=len)
        if second.startswith(first) and (len(first) == 1 or len(first) >= _NICKNAMES_SHARE):
            return True
    return False


def _learn_gender(figure: Figure, mention: Mention, words: tuple[str, ...]) -> None:
    told = mention.gender
    if told is Gender.UNKNOWN and len(words) > 1 and figure.gender is Gender.UNKNOWN:
        told = vocabulary().given.get(words[0], Gender.UNKNOWN)
    if told is not Gender.UNKNOWN:
        figure.gender = told


def _place_short(cast: Cast, mention: Mention, text: str) -> None:
    word = name_words(mention.words)[0]
    fits = [number for number in cast.by_word.get(word, ()) if _agrees(cast.figures[number], mention)]
    if not fits:
        figure = cast.new(PartyKind.PERSON)
        cast.by_word.setdefault(word, []).append(figure.number)
        _learn_gender(figure, mention, (word,))
        cast.place(figure, mention.words, mention.start, mention.end)
        return
    ranked = sorted(fits, key=lambda number: -cast.figures[number].last_before(mention.start))
    figure = cast.figures[ranked[0]]
    if len(ranked) > 1 and _in_one_breath(figure, cast.figures[ranked[1]], mention.start, text):
        cast.unsure[mention.start] = tuple(ranked)
        return
    _learn_gender(figure, mention, (word,))
    cast.place(figure, mention.words, mention.start, mention.end)


def _in_one_breath(figure: Figure, other: Figure, place: int, text: str) -> bool:
    """Whether two were last mentioned so close together, or so late, that the last one is not the one that is meant."""
    last, before = figure.last_before(place), other.last_before(place)
    if last < 0:
        return True
    return before >= 0 and last - before < _ONE_BREATH and "\n" not in text[before:last]


def _agrees(figure: Figure, mention: Mention) -> bool:
    return Gender.UNKNOWN in (figure.gender, mention.gender) or figure.gender is mention.gender


def _place_other(cast: Cast, mention: Mention) -> None:
    key = tuple(mention.words.lower().split())
    number = cast.by_words.get(key)
    if number is None:
        number = _by_initials(cast, mention.words)
    if number is None and mention.kind is PartyKind.ORGANISATION:
        number = _by_part(cast, key)
    figure = cast.figures[number] if number is not None else cast.new(mention.kind)
    cast.by_words[key] = figure.number
    if len(key) > 1:
        cast.by_word.setdefault(_initials(mention.words), []).append(figure.number)
        if mention.kind is PartyKind.ORGANISATION:
            for word in {key[0], key[-1]}:
                cast.by_word.setdefault(f"…{word}", []).append(figure.number)
    cast.place(figure, mention.words, mention.start, mention.end)


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.replace("-", " ").split() if word.lower() not in _INITIALS_SKIP).upper()


def _by_initials(cast: Cast, words: str) -> int | None:
    letters = words.replace(".", "")
    if not (1 < len(letters) < 7 and letters.isupper()):
        return None
    fits = {number for number in cast.by_word.get(letters, ()) if cast.figures[number].kind is not PartyKind.PERSON}
    return fits.pop() if len(fits) == 1 else None


def _by_part(cast: Cast, key: tuple[str, ...]) -> int | None:
    """A short form: the first or last word of exactly one longer name of an organisation."""
    if len(key) != 1:
        return None
    fits = set(cast.by_word.get(f"…{key[0]}", ()))
    return fits.pop() if len(fits) == 1 else None
