"""What an outlet says of itself is told in the report's own voice."""

from __future__ import annotations

from tellings.attribution.statement import Relay
from tellings.comparison.attribution import find_attribution_differences
from tellings.comparison.own_voice import from_others
from tests.comparison.pairs_made import found, reading_of


def speakers(text: str, outlet: str) -> list[str]:
    return [statement.speaker_name for statement in from_others(reading_of(text, outlet, ""))]


def relays(text: str, outlet: str) -> tuple[Relay, ...]:
    (statement,) = from_others(reading_of(text, outlet, ""))
    return statement.relays


def test_what_an_outlet_reported_itself_is_said_by_nobody_else() -> None:
    text = "The Herald reported on Sunday that a faulty heater had caused the fire in the harbour."
    assert speakers(text, "The Lindow Herald") == []
    assert speakers(text, "Evening Courier") == ["Herald"]


def test_an_outlet_that_was_told_something_does_not_pass_it_on_to_itself() -> None:
    text = "“The heater was old,” Tove Quist told the Lindow Herald in an interview."
    assert [relay.words.text for relay in relays(text, "The Lindow Herald")] == ["an interview"]
    assert [relay.words.text for relay in relays(text, "Evening Courier")] == ["Lindow Herald", "an interview"]


def test_a_report_of_its_own_is_no_other_speaker() -> None:
    left = "The Herald can reveal that a faulty heater caused the fire in the harbour of Lindow."
    assert not found(find_attribution_differences, left, "A faulty heater caused the fire in the harbour of Lindow.")
