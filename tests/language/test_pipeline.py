"""Loading the pipeline."""

import pytest

from tellings.errors import SetupError
from tellings.language.pipeline import MODEL_VARIABLE, load_pipeline, parse_all
from tests.reports_made import made


def test_a_pipeline_that_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    load_pipeline.cache_clear()
    monkeypatch.setenv(MODEL_VARIABLE, "en_no_such_pipeline")
    with pytest.raises(SetupError, match=f"en_no_such_pipeline.*{MODEL_VARIABLE}"):
        load_pipeline()
    load_pipeline.cache_clear()


def test_it_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_reports_are_parsed_in_order_with_their_own_text() -> None:
    reports = [made(f"Boat {number} sank\n\nIt sank fast.") for number in range(40)]
    parsed = list(parse_all(reports))
    assert [report for report, _ in parsed] == reports
    assert all(doc.text == report.text for report, doc in parsed)
