"""A library is a collection of earlier reports, too."""

from __future__ import annotations

from pathlib import Path

from tellings.library import Library
from tellings.library.earlier import collection_of, gather_library
from tellings.lineage.against import find_against
from tests.library.shelf import BRIDGE, market, page


def test_a_new_report_is_looked_up_among_the_librarys(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        list(library.add_all([page(), market()]))
    new = page(("Another title", *BRIDGE[1:4]), url="https://herald.example/1", outlet="Herald")
    with collection_of(tmp_path) as collection:
        (found,) = find_against(new, collection)
        assert found.earlier.id == page().id


def test_only_what_has_come_since_is_added_to_the_collection(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(page())
        with collection_of(tmp_path) as collection:
            assert gather_library(library, collection) == 0
        library.add(market())
        with collection_of(tmp_path) as collection:
            assert len(collection) == 2
            assert market().id in collection
