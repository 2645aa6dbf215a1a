"""A story made up by hand, so that what is shown can be tested without any model: a ferry that ran aground."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from tellings.alignment.told import Point, PointTelling, Telling, Told
from tellings.comparison.silence import Silence
from tellings.language.annotations import Sentence
from tellings.passages import Passage
from tellings.reading import Reading
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, LeftOut, Report
from tellings.reports.sourcemap import Run, SourceMap
from tellings.reports.stated import NOT_STATED, Completeness, Credit, Stated, StatedTime
from tellings.story import Story

Piece = tuple[BlockKind, str]
STOP = frozenset(re.findall(r"\w+", "a an the of to in on at by for from with and or but that it was were is are had"))
ENDING = re.compile(r"(?<=[a-z]{3})(ies|es|ed|ing|s)$")

T, P, S, H, C = BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.SUBHEAD, BlockKind.CAPTION

MAIL = (
    (T, "{1}Ferry with 212 aboard runs aground off Sellen"),
    (S, "{2}All passengers were brought ashore before nightfall; {3}at least nine people were hurt."),
    (
        P,
        "{1}The car ferry Morning Tide ran on to a sandbank two miles off Sellen Island on Tuesday afternoon with 212 "
        "people aboard. {4}Its captain, Ida Holt, told the coastguard that the steering had failed a few minutes "
        "earlier.",
    ),
    (
        P,
        "{3}At least nine people were hurt, two of them seriously, the island hospital said. {2}Lifeboats and fishing "
        "boats took everyone off by seven in the evening.",
    ),
    (C, "The Morning Tide on the Carrow sandbank on Tuesday (Jonas Brack/Mail)"),
    (H, "A known fault"),
    (
        P,
        "{5}The operator, Northway Lines, had been told of a fault in the ship’s steering in March, according to two "
        "engineers who asked not to be named because they still work there. {6}Northway denied that there was any. “"
        "The ship was sound when she sailed,” its managing director, Peter Aldous, said.",
    ),
    (
        P,
        "{7}The ferry was built in 1994 and was refitted last winter. {8}Sellen has no other link with the mainland "
        "until the airstrip reopens in June.",
    ),
)
POST = (
    (T, "{1}Sellen ferry aground: {3}eleven hurt, captain blames steering"),
    (
        P,
        "{3}Eleven people were injured when {1}the ferry Morning Tide hit a sandbank near Sellen Island on Tuesday. "
        "{4}Captain Ida Holt blamed a failure of the steering, the coastguard said.",
    ),
    (
        P,
        "{2}The last of the 212 passengers and crew left the ship shortly before 7pm in a fishing boat. "
        "{9}Fishermen were at the wreck before the lifeboats were, said Marta Quill, whose boat took off 31 people.",
    ),
    (
        P,
        "{6}Northway Lines, which runs the service, said the vessel had passed every inspection. {10}The ministry of "
        "transport opened an inquiry on Wednesday and sealed the bridge recorder.",
    ),
    (
        P,
        "{8}The island is cut off: the airstrip is closed for repairs until June. {11}Shops in Sellen said they had "
        "fresh food for four days.",
    ),
)
WIRE = (
    (T, "{1}Ferry runs aground off Sellen Island"),
    (
        P,
        "SELLEN (Coast Press) — {1}A passenger ferry ran aground off Sellen Island on Tuesday, {3}injuring several "
        "people, the coastguard said.",
    ),
    (
        P,
        "{2}Rescuers were taking the more than 200 people aboard to the shore. {4}The cause was not known, the "
        "coastguard said.",
    ),
)
RADIO = (
    (T, "{1}Ferry runs aground off Sellen Island, {10}inquiry opened"),
    (
        P,
        "SELLEN (Coast Press) — {1}A passenger ferry ran aground off Sellen Island on Tuesday, {3}injuring at least "
        "nine people, the coastguard said. {10}The transport ministry has opened an inquiry.",
    ),
    (
        P,
        "{5}An engineers’ union said that it had warned the operator, Northway Lines, about the ship’s steering this "
        "spring. {6}Northway rejected the claim.",
    ),
    (P, "{12}Insurers put the cost of salvage at about $4m. Continue reading with a"),
)
GERMAN = (
    (T, "Fähre läuft vor Sellen auf Grund"),
    (
        P,
        "Eine Autofähre ist am Dienstag vor der Insel Sellen auf eine Sandbank gelaufen. Mindestens neun Menschen "
        "wurden verletzt.",
    ),
)

HOW: dict[tuple[str, int], Told] = {
    ("Coast Press", 3): Told.PARTLY,
    ("Coast Press", 4): Told.UNSURE,
    ("Radio Sellen", 3): Told.PARTLY,
    ("Radio Sellen", 5): Told.PARTLY,
    ("The Harbour Post", 8): Told.PARTLY,
}
EARLIER = "Published on 4 May 2031 at 17:05, before the inquiry was opened."
CUT = "The report is cut off (“Continue reading with a”), so the rest of it could not be weighed."
FOREIGN = "The report is in German, which is read and shown but not analysed."


def ferry() -> Story:
    """Five reports of one stranding: one earlier, one cut off, one in a language that is not analysed."""
    readings = [
        reading(WIRE, "Coast Press", "2031-05-04T17:05", credit="Coast Press"),
        reading(MAIL, "The Sellen Mail", "2031-05-04T22:40", byline=("Ruth Amsel", "Jonas Brack")),
        reading(RADIO, "Radio Sellen", "2031-05-05", credit="Coast Press", cut="Continue reading with a"),
        reading(POST, "The Harbour Post", "2031-05-05T06:15"),
        reading(GERMAN, "Küstenblatt", "", language="de"),
    ]
    return story(readings, HOW, {("Coast Press", 10): EARLIER, "Radio Sellen": CUT, "Küstenblatt": FOREIGN})


def reading(
    pieces: Sequence[Piece],
    outlet: str,
    published: str = "",
    *,
    language: str = "en",
    url: str = "",
    credit: str = "",
    cut: str = "",
    byline: Sequence[str] = (),
) -> Reading:
    """A reading of blocks whose sentences are marked `{point}`."""
    text, blocks, sentences = "", [], []
    marks: list[tuple[int, int, int, int]] = []
    for number, (kind, marked) in enumerate(pieces):
        start = len(text) + 2 if text else 0
        text += "\n\n" if text else ""
        for mark in re.split(r"(?=\{\d+\})", marked):
            point, words = (
                (int(mark[1 : mark.index("}")]), mark[mark.index("}") + 1 :]) if mark[:1] == "{" else (0, mark)
            )
            begin, text = len(text), text + words
            if words:
                marks.append((number, point, begin, begin + len(words.rstrip())))
        blocks.append(Block(kind, start, len(text), "ends with a picture credit" if kind is C else ""))
    capture = capture_bytes(text.encode(), f"{outlet}.txt", captured=datetime(2031, 5, 6, tzinfo=UTC))
    source_map = SourceMap((Run(0, len(text), 0, len(text)),)) if text else SourceMap(())
    report = Report(
        id=capture.sha256[:12],
        capture=capture,
        form="text",
        source=text,
        source_map=source_map,
        text=text,
        blocks=tuple(blocks),
        title=Stated(text[: blocks[0].end], "first line") if blocks else NOT_STATED,
        outlet=Stated(outlet, "site name") if outlet else NOT_STATED,
        url=Stated(url, "canonical link") if url else NOT_STATED,
        byline=tuple(Stated(person, "byline") for person in byline),
        credits=(Credit(credit, "text", "dateline"),) if credit else (),
        published=StatedTime(published, "minute" if "T" in published else "day", NOT_STATED, "meta tag")
        if published
        else NOT_STATED,
        language=Stated(language, "detected"),
        completeness=Completeness(not cut, cut),
        left_out=(LeftOut(BlockKind.FURNITURE, "Most read: Tide tables for May", 0, 5, "navigation list"),),
    )
    for number, _, begin, end in marks if language == "en" else ():
        if end > begin:
            passage = report.passage(begin, end)
            sentences.append(Sentence(passage, number, blocks[number].kind, lemmas(passage.text)))
    POINTS.update({(report.id, s.passage.start): point for s, (_, point, *_) in zip(sentences, marks, strict=False)})
    return Reading(report, tuple(sentences))


POINTS: dict[tuple[str, int], int] = {}


def lemmas(text: str) -> tuple[str, ...]:
    """A rough stand-in for the lemmas of the language step."""
    words = (word.lower() for word in re.findall(r"[\w$]+", text))
    return tuple(ENDING.sub("", word) for word in words if word not in STOP)


def story(
    readings: Sequence[Reading], how: dict[tuple[str, int], Told], why: dict[str | tuple[str, int], str]
) -> Story:
    """Group the marked sentences into points; `why` gives the reason for "not examined" by outlet (and point)."""
    told: dict[int, dict[str, list[Passage]]] = {}
    for item in readings:
        for sentence in item.sentences:
            number = POINTS[item.report.id, sentence.passage.start]
            if number:
                told.setdefault(number, {}).setdefault(item.report.id, []).append(sentence.passage)
    names = {item.report.id: item.report.name for item in readings}
    sure = {n: [r for r in told[n] if how.get((names[r], n)) is not Told.UNSURE] for n in told}
    order = sorted(told, key=lambda number: (-len(sure[number]), number))
    points, silences = [], []
    for place, number in enumerate(order, 1):
        tellings = [_telling(item.report, number, told[number].get(item.report.id, []), how, why) for item in readings]
        words = min((p for passages in told[number].values() for p in passages), key=lambda p: abs(len(p.text) - 80))
        points.append(Point(f"p{place}", words, tuple(tellings)))
        silences += [
            Silence(f"p{place}", t.report, t.how, t.reason)
            for t in tellings
            if t.how is Told.NOT_TOLD or t.how is Told.NOT_EXAMINED
        ]
    return Story(tuple(readings), tuple(_sentence_tellings(points)), tuple(points), tuple(silences))


def _telling(
    report: Report,
    number: int,
    passages: list[Passage],
    how: dict[tuple[str, int], Told],
    why: dict[str | tuple[str, int], str],
) -> PointTelling:
    if passages:
        answer = how.get((report.name, number), Told.TOLD)
        return PointTelling(report.id, answer, tuple(passages), "The same names and numbers stand in both.")
    reason = why.get((report.name, number)) or why.get(report.name)
    if reason:
        return PointTelling(report.id, Told.NOT_EXAMINED, (), reason)
    return PointTelling(report.id, Told.NOT_TOLD, (), "No passage of the report comes near it.")


def _sentence_tellings(points: Sequence[Point]) -> list[Telling]:
    return [
        Telling(passage, other.report, other.how, other.passages, 0.9, "The same names and numbers stand in both.")
        for point in points
        for telling in point.tellings
        for passage in telling.passages
        for other in point.tellings
        if other.report != telling.report and other.passages
    ]
