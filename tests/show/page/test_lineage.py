"""The page's section on where the words come from."""

from __future__ import annotations

import re

from tellings.lineage.find import find_lineage
from tellings.reading import Reading
from tellings.reports.report import Report
from tellings.show.overview import witnesses
from tellings.show.page.lineage import LineageView, lineage_view, origin_spans
from tellings.show.page.lineage_picture import NODE_X, WIRE_X
from tellings.story import Story
from tests.lineage.fabricated import OTHER, OWN, WIRE, make

AP = make("a", f"SKELT (AP) — {WIRE}", outlet="Post", published="2031-05-03")
COPY = make("b", f"{WIRE.replace('heavy', 'rough')}\n{OWN}", outlet="Echo", published="2031-05-04")
ALONE = make("c", OTHER, outlet="Mail")


def story(*reports: Report) -> Story:
    readings = tuple(Reading(report) for report in reports)
    return Story(readings, (), (), (), lineage=find_lineage(readings))


def view(*reports: Report) -> LineageView:
    made = story(*reports)
    return lineage_view(made, {witness.report.id: witness for witness in witnesses(made)})


def test_the_picture_has_every_report_and_every_wire_once() -> None:
    picture = view(AP, COPY, ALONE).picture
    assert [(node.siglum, node.name, node.x) for node in picture.nodes] == [
        ("A", "Post", NODE_X),
        ("B", "Echo", NODE_X),
        ("C", "Mail", NODE_X),
    ]
    assert [(wire.name, wire.x, wire.seen) for wire in picture.wires] == [("Associated Press", WIRE_X, False)]
    assert [line.kind for line in picture.lines] == ["wire", "wire"]
    assert all(node.y < picture.height for node in picture.nodes)


def test_the_list_says_what_the_picture_shows() -> None:
    found = view(AP, COPY, ALONE)
    listed = [(origin.title, [carrier.siglum for carrier in origin.carriers]) for origin in found.origins]
    assert listed == [("unseen wire text: Associated Press", ["A", "B"]), ("Echo", ["B"]), ("Mail", ["C"])]
    assert found.words_of == {
        "A": "unseen wire text: Associated Press",
        "B": "unseen wire text: Associated Press; its own",
        "C": "",
    }


def test_a_line_between_two_reports_is_as_wide_as_what_they_share() -> None:
    first, second = make("a", WIRE, outlet="Post"), make("b", WIRE, outlet="Echo")
    (line,) = view(first, second).picture.lines
    assert (line.kind, line.width) == ("copy", "7.0")
    assert re.fullmatch(r"M\d+ \d+C\d+ \d+ \d+ \d+ \d+ \d+", line.path)


def test_the_one_that_had_it_first_stands_first_and_edits_are_seen_from_it() -> None:
    later = make(
        "a", WIRE.replace("heavy", "rough").replace("on Monday night ", ""), outlet="Post", published="2031-05-09"
    )
    (pair,) = view(later, make("b", WIRE, outlet="Echo", published="2031-05-01")).copied
    assert (pair.first, pair.second) == (("B", "Echo"), ("A", "Post"))
    cut = [piece.text for shared in pair.passages for piece in shared.pieces if piece.kind == "cut"]
    assert cut == ["on Monday night", "heavy"]


def test_words_from_elsewhere_are_marked_in_the_full_report() -> None:
    made = story(AP, COPY, ALONE)
    marks = {w.siglum: [made_span.mark.taken for made_span in origin_spans(made, w)] for w in witnesses(made)}
    assert set(marks["A"]) == set(marks["B"]) == {"from unseen wire text: Associated Press"}
    assert marks["C"] == []


def test_a_story_whose_lineage_was_not_looked_for_has_no_section() -> None:
    readings = (Reading(AP),)
    made = Story(readings, (), (), ())
    found = lineage_view(made, {witness.report.id: witness for witness in witnesses(made)})
    assert (found.origins, found.copied, found.picture.nodes, found.notes, found.taken) == ((), (), (), (), False)
