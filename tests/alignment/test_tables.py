"""Two reports side by side as tables, and the columns made of them."""

from dataclasses import fields

import numpy as np
import pytest

from tellings.alignment.between import find_between
from tellings.alignment.cells import cell_features
from tellings.alignment.features import pair_features
from tellings.alignment.profile import profile_reports
from tellings.alignment.scorer import load_weights
from tellings.alignment.tables import Side, Tables, lay_beside, make_tables
from tests.made_stories import courier, herald
from tests.reports_made import made, read_quickly

LEFT, RIGHT = (profile.sentences for profile in profile_reports([herald(), courier()]))
SIDES = lay_beside(LEFT, RIGHT)


def test_exchanging_the_reports_mirrors_the_tables() -> None:
    tables, other = make_tables(LEFT, RIGHT).mirrored(), make_tables(RIGHT, LEFT)
    for column in fields(Tables):
        one, two = getattr(tables, column.name), getattr(other, column.name)
        if isinstance(one, np.ndarray):
            assert np.allclose(one, two, atol=1e-3), column.name


def test_a_lemma_that_both_reports_have_is_looked_for_in_its_own_passages() -> None:
    words = make_tables(LEFT, RIGHT).words.both
    assert words.left.shape == (len(LEFT), words.right.shape[1])
    assert (words.left.sum(0) > 0).all()
    assert (words.right.sum(0) > 0).all()


@pytest.mark.parametrize("side", SIDES)
def test_each_column_has_the_shape_that_is_promised(side: Side) -> None:
    pairs = pair_features(side)
    assert {column.shape for column in pairs.values()} == {side.rows.shape}
    cells = cell_features(side, np.full(len(side.rows), 0.5, dtype=np.float32))
    assert {column.shape for column in cells.values()} == {(len(side.own),)}
    assert all(np.isfinite(column).all() for column in (*pairs.values(), *cells.values()))


def test_the_weights_name_columns_that_there_are() -> None:
    weights, (side, _) = load_weights(), SIDES
    assert set(weights.pairs.columns) <= set(pair_features(side))
    cells = set(cell_features(side, np.full(len(side.rows), 0.5, dtype=np.float32)))
    assert set(weights.told.columns) | set(weights.full.columns) <= cells
    limits = weights.thresholds
    assert 0 < limits.unsure < limits.told < 1


def test_a_sentence_that_is_copied_is_told_in_full() -> None:
    text = "Ferry aground\n\nThe ferry Marisol ran aground off Sandholm early on Tuesday with 212 passengers on board."
    readings = (read_quickly(made(f"{text}\n\nThe {name} has more to say of it.")) for name in ("mayor", "bishop"))
    found = find_between(*profile_reports(list(readings))).sentences
    assert found.told[1] > 0.9
    assert found.full[1] > 0.5
    assert found.right[found.left == 1][found.there[found.left == 1].argmax()] == 1


@pytest.mark.parametrize("texts", [("", "Port shut\n\nIt is shut."), ("Port shut", "Port shut!"), ("", "")])
def test_reports_of_few_or_no_sentences_are_scored(texts: tuple[str, str]) -> None:
    profiles = list(profile_reports([read_quickly(made(text, outlet=str(i))) for i, text in enumerate(texts)]))
    left, right = sorted(profiles, key=lambda profile: profile.report)
    for found, ours, theirs in (
        ((between := find_between(*profiles)).sentences, left.sentences, right.sentences),
        (between.clauses, left.clauses, right.clauses),
    ):
        assert found.told.shape == found.full.shape == (len(ours),)
        assert found.told_back.shape == found.full_back.shape == (len(theirs),)
