"""Two reports side by side as tables, and the columns made of them."""

from dataclasses import fields

import numpy as np
import pytest

from tellings.alignment.features import cell_features, pair_features
from tellings.alignment.interaction import Judged
from tellings.alignment.profile import profile_story
from tellings.alignment.scorer import load_weights, score_reports
from tellings.alignment.tables import Tables, make_tables
from tests.made_stories import courier, echo, herald
from tests.reports_made import made, read_quickly

STORY = profile_story([herald(), courier(), echo()])
LEFT, RIGHT, _ = STORY.reports


def test_exchanging_the_reports_mirrors_the_tables() -> None:
    tables, other = make_tables(STORY, LEFT, RIGHT).mirrored(), make_tables(STORY, RIGHT, LEFT)
    for column in fields(Tables):
        one, two = getattr(tables, column.name), getattr(other, column.name)
        parts = [f.name for f in fields(Judged)] if isinstance(one, Judged) else []
        for left, right in [(getattr(one, p), getattr(two, p)) for p in parts] or [(one, two)]:
            assert np.allclose(left, right, atol=1e-3), column.name


def test_each_column_has_the_shape_that_is_promised() -> None:
    tables = make_tables(STORY, LEFT, RIGHT)
    n, m = len(LEFT.sentences), len(RIGHT.sentences)
    pairs = pair_features(LEFT, RIGHT, tables)
    assert {column.shape for column in pairs.values()} == {(n, m)}
    cells = cell_features(STORY, LEFT, RIGHT, tables, tables.cosine)
    assert {column.shape for column in cells.values()} == {(n,)}
    assert all(np.isfinite(column).all() for column in (*pairs.values(), *cells.values()))


def test_the_weights_name_columns_that_there_are() -> None:
    tables = make_tables(STORY, LEFT, RIGHT)
    weights = load_weights()
    assert set(weights.pairs.columns) == set(pair_features(LEFT, RIGHT, tables))
    cells = set(cell_features(STORY, LEFT, RIGHT, tables, tables.cosine))
    assert set(weights.told.columns) == set(weights.full.columns) == cells
    limits = weights.thresholds
    assert 0 < limits.unsure < limits.told < 1


def test_scores_are_probabilities_and_both_directions_are_given() -> None:
    there, back = score_reports(STORY, LEFT, RIGHT)
    mirrored_back, mirrored_there = score_reports(STORY, RIGHT, LEFT)
    for scores, mirrored in ((there, mirrored_there), (back, mirrored_back)):
        for values, same in (
            (scores.pairs, mirrored.pairs),
            (scores.told, mirrored.told),
            (scores.full, mirrored.full),
        ):
            assert ((values >= 0) & (values <= 1)).all()
            assert np.allclose(values, same, atol=1e-4)


def test_a_sentence_that_is_copied_is_told_in_full() -> None:
    text = "Ferry aground\n\nThe ferry Marisol ran aground off Sandholm early on Tuesday with 212 passengers on board."
    left, right = (read_quickly(made(f"{text}\n\nThe {name} has more to say of it.")) for name in ("mayor", "bishop"))
    story = profile_story([left, right])
    scores, _ = score_reports(story, *story.reports)
    assert scores.told[1] > 0.9
    assert scores.full[1] > 0.5
    assert scores.pairs[1].argmax() == 1


@pytest.mark.parametrize("texts", [("", "Port shut\n\nIt is shut."), ("Port shut", "Port shut"), ("", "")])
def test_reports_of_few_or_no_sentences_are_scored(texts: tuple[str, str]) -> None:
    story = profile_story([read_quickly(made(text, outlet=str(i))) for i, text in enumerate(texts)])
    there, back = score_reports(story, *story.reports)
    assert there.pairs.shape == back.pairs.shape[::-1]
    assert there.told.shape == (len(story.reports[0].sentences),)
