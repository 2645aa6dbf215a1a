from __future__ import annotations

from pathlib import Path

from tellings.lineage.against import find_against, keep, report_of
from tellings.lineage.collection import Collection
from tellings.lineage.lineage import Relation
from tests.lineage.fabricated import OTHER, OWN, WIRE, make


def test_a_new_report_s_sources_are_found_with_direction(tmp_path: Path) -> None:
    wire = make("a", WIRE, published="2031-05-01", outlet="The Post")
    with Collection(tmp_path) as collection:
        collection.add([keep(wire), keep(make("b", OTHER))])
        (found,) = find_against(make("new", f"{OWN}\n{WIRE}", published="2031-05-09"), collection)
    assert (found.earlier.id, found.earlier.name) == ("a", "The Post")
    assert (found.copying.left, found.copying.relation, found.copying.direction) == ("new", Relation.COPY, "right")


def test_a_paragraph_out_of_an_earlier_report_is_found(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([keep(make("a", f"{WIRE}\n{OTHER}"))])
        (found,) = find_against(make("new", f"{OWN}\n{WIRE.splitlines()[1]}"), collection)
    assert found.copying.relation is Relation.PARTIAL


def test_a_report_that_copies_nothing_has_no_sources(tmp_path: Path) -> None:
    with Collection(tmp_path) as collection:
        collection.add([keep(make("a", WIRE))])
        assert find_against(make("new", OTHER), collection) == ()


def test_what_is_kept_of_a_report_is_what_comes_back() -> None:
    report = make("a", WIRE, published="2031-05-03T10:00", zone="+01:00", url="https://post.example/a")
    back = report_of(keep(report))
    assert (back.id, back.text, back.blocks) == (report.id, report.text, report.blocks)
    assert str(back.published) == str(report.published)
    assert keep(back) == keep(report)
