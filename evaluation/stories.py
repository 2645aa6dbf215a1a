"""Predict who carries and who says what in stories: `python -m evaluation.predict stories FOLDER OUTPUT`.

Each story is a JSON file: `{"story": id, "reports": [{"id", "text", "sentences": [[start, end], …], …}]}`. A report's
text is taken as it stands, cut at the sentences that the file gives, so that every answer is about the same sentences,
and its publication time ("published") as given; whatever else is said of it is found by the program. A key "gold" is
dropped before anything looks at the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.statements import statements_of
from evaluation.times import stated_time
from tellings.alignment.told import Telling, Told
from tellings.comparison.difference import Difference, Relation
from tellings.language.names import find_names
from tellings.language.pipeline import load_pipeline
from tellings.language.sentences import find_sentences
from tellings.passages import Passage
from tellings.reading import Reading, read_parsed
from tellings.reports.capture import capture_bytes
from tellings.reports.report import Block, BlockKind, Report
from tellings.reports.sourcemap import Run, SourceMap
from tellings.story import Story, compare

if TYPE_CHECKING:
    from spacy.tokens import Doc


def predict(source: Path, target: Path) -> None:
    """Write one JSON line for each story of a folder."""
    with target.open("w", encoding="utf8") as out:
        for story in load_stories(source):
            out.write(json.dumps(predict_story(story), ensure_ascii=False) + "\n")


def load_stories(folder: Path) -> Iterator[dict[str, Any]]:
    """The stories of a folder in order of file name, without their gold."""
    for path in sorted(folder.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf8"))
        story.pop("gold", None)
        yield story


def predict_story(story: dict[str, Any]) -> dict[str, Any]:
    """What each report of one story carries of the others, and who is said to have said what, in the scorer's form."""
    readings = [read_parsed(*parse_entry(entry)) for entry in story["reports"]]
    names = {reading.report.id: entry["id"] for reading, entry in zip(readings, story["reports"], strict=True)}
    said = [{**s, "report": names[s["report"]]} for reading in readings for s in statements_of(reading)]
    compared = compare(readings)
    return {
        "story": story["story"],
        "carried": list(_carried(compared, names)),
        "unsure": [_cell(telling, names) for telling in compared.tellings if telling.how is Told.UNSURE],
        "differences": [_difference(difference, names) for difference in compared.differences],
        "statements": said,
    }


def _carried(story: Story, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for telling in story.tellings:
        if telling.how in (Told.TOLD, Told.PARTLY):
            yield {**_cell(telling, names), "passages": [[p.start, p.end] for p in telling.passages]}


def _cell(telling: Telling, names: dict[str, str]) -> dict[str, Any]:
    sentence = telling.sentence
    report, other = names[sentence.report], names[telling.report]
    return {"report": report, "start": sentence.start, "end": sentence.end, "in": other}


_RELATIONS = {Relation.BOTH_CAN_STAND: "different"}
"""Where the scorer's word for a relation is another one."""


def _difference(difference: Difference, names: dict[str, str]) -> dict[str, Any]:
    return {
        "left": _words(difference.left.words, names),
        "right": _words(difference.right.words, names),
        "kind": difference.kind.value,
        "relation": _RELATIONS.get(difference.relation, difference.relation.value),
    }


def _words(passage: Passage, names: dict[str, str]) -> dict[str, Any]:
    return {"report": names[passage.report], "start": passage.start, "end": passage.end}


def read_entry(entry: dict[str, Any]) -> Reading:
    """Find the sentences and names of a report of a story file, cut at the sentences that the file gives."""
    report, doc = parse_entry(entry)
    return Reading(report, find_sentences(report, doc), find_names(report, doc))


def parse_entry(entry: dict[str, Any]) -> tuple[Report, Doc]:
    """A report of a story file and its parse, cut at the sentences that the file gives."""
    pipeline = load_pipeline()
    report = _report(entry)
    doc = pipeline.make_doc(report.text)
    starts = {start for start, _ in entry["sentences"]}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return report, pipeline(doc)


def _report(entry: dict[str, Any]) -> Report:
    text: str = entry["text"]
    capture = capture_bytes(text.encode("utf8"), f"report {entry['id']}")
    source_map = SourceMap((Run(0, len(text), 0, len(text)),))
    return Report(
        id=f"{entry['id']}-{capture.sha256[:12]}",
        capture=capture,
        form="text",
        source=text,
        source_map=source_map,
        text=text,
        blocks=tuple(_blocks(text, entry["sentences"])),
        published=stated_time(entry.get("published") or ""),
    )


def _blocks(text: str, sentences: Sequence[Sequence[int]]) -> Iterator[Block]:
    """The title, then one paragraph for each run of sentences between line breaks."""
    start = 0
    for i, (first, last) in enumerate(sentences):
        ends = i + 1 == len(sentences) or "\n" in text[last : sentences[i + 1][0]]
        if i == 0:
            yield Block(BlockKind.TITLE, first, last)
            start = sentences[1][0] if len(sentences) > 1 else last
        elif ends:
            yield Block(BlockKind.PARAGRAPH, start, last)
            start = sentences[i + 1][0] if i + 1 < len(sentences) else last
