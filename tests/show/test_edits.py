from __future__ import annotations

from hypothesis import given

from tellings.lineage.copied import find_copied
from tellings.show.edits import edit_pieces
from tests.lineage.fabricated import marked
from tests.lineage.test_copied import LINE, TEXT

TABLE = [
    (LINE, LINE, LINE, "nothing changed"),
    (LINE.replace(" on Monday night", ""), LINE, LINE.replace("on Monday night ", "{+on Monday night+} "), "put in"),
    (LINE, LINE.replace(" on Monday night", ""), LINE.replace("on Monday night ", "{-on Monday night-}"), "cut"),
    (LINE, LINE.replace("Monday", "Tuesday"), LINE.replace("Monday ", "{-Monday-}{+Tuesday+} "), "changed"),
]


def shown(left: str, right: str) -> str:
    (copied,) = find_copied(marked(left), marked(right))
    brackets = {"same": ("", ""), "cut": ("{-", "-}"), "put in": ("{+", "+}")}
    return "".join(brackets[piece.kind][0] + piece.text + brackets[piece.kind][1] for piece in edit_pieces(copied))


def test_edits_are_written_where_they_were_made() -> None:
    for left, right, expected, why in TABLE:
        assert shown(left, right) == expected, why


@given(TEXT, TEXT)
def test_the_pieces_that_are_not_cut_are_the_right_passage(left: str, right: str) -> None:
    for copied in find_copied(marked(left), marked(right)):
        pieces = edit_pieces(copied)
        assert "".join(piece.text for piece in pieces if piece.kind != "cut") == copied.right.text
        assert [piece.text for piece in pieces if piece.kind == "cut"] == [e.left.text for e in copied.edits if e.left]
