"""Tolls and tables of figures, on reports about invented places."""

from __future__ import annotations

import pytest

from tellings.comparison.figures import find_figures
from tellings.comparison.tolls import Toll, find_toll
from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.language.quantities.quantity import Event
from tellings.language.sentences import find_sentences
from tellings.reading import Reading
from tellings.reports.report import BlockKind
from tests.reports_made import made


def _reading(text: str, published: str = "2031-05-04T10:00", outlet: str = "The Veld Post") -> Reading:
    kinds = [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * 9]
    ((report, doc),) = parse_all([made(text, kinds=kinds, outlet=outlet, published=published, zone="Z")])
    return Reading(report, find_sentences(report, doc), quantities=find_quantities(report, doc))


TOLLS = [
    # what is written in the title, and again below
    ("Two killed, 3 wounded in Veld blast\n\nTwo people were killed in Veld on Friday.", Event.KILLED, 2),
    ("Two killed, 3 wounded in Veld blast\n\nTwo people were killed in Veld on Friday.", Event.INJURED, 3),
    # one person of a singular noun
    ("Man killed in Veld shooting\n\nA man was shot dead in Veld on Friday.", Event.KILLED, 1),
    # a list comes to its sum
    ("Shooting in Veld\n\nA man killed his wife and her two sons in Veld, police said.", Event.KILLED, 3),
    # those who were shot, less those who died
    ("Shooting in Veld\n\nFour people were shot in Veld. One of the four died. One man was killed.", Event.INJURED, 3),
    # nobody
    ("Fire in Veld\n\nNo one was hurt in the fire.", Event.INJURED, 0),
]

NOT_STATED_TOLLS = [
    # of another time, of several events together, only supposed
    "Blast in Veld\n\nLast year 40 people were killed in Veld.",
    "Violent weekend in Veld\n\nWeekend shootings in Veld left 12 dead.",
    "Storm nears Veld\n\nThe storm could kill 100 people.",
]


@pytest.mark.parametrize(("text", "event", "value"), TOLLS)
def test_a_report_gives_its_toll(text: str, event: Event, value: int) -> None:
    reading = _reading(text)
    toll = find_toll(event, reading.quantities, reading.sentences)
    assert isinstance(toll, Toll)
    assert toll.value == value


@pytest.mark.parametrize("text", NOT_STATED_TOLLS)
def test_numbers_of_other_events_are_no_toll(text: str) -> None:
    reading = _reading(text)
    assert not isinstance(find_toll(Event.KILLED, reading.quantities, reading.sentences), Toll)


def test_a_toll_over_time_is_a_table_from_the_earliest_report_on() -> None:
    later = _reading("Blast toll rises\n\nThe death toll in Veld rose to 14.", "2031-05-06T10:00", "Veld Radio")
    first = _reading("Blast in Veld\n\nAt least 12 people were killed in Veld.")
    (table,) = find_figures([later, first], ())
    assert (table.name, table.differ) == ("people killed", False)
    assert [figure.read_as for figure in table.figures] == ["12 ≤ people killed", "people killed = 14"]


def test_values_that_do_not_meet_differ() -> None:
    one = _reading("Blast in Veld\n\nThe blast killed 12 people.")
    other = _reading("Blast in Veld\n\nThe blast killed 14 people.", outlet="Veld Radio")
    assert [table.differ for table in find_figures([one, other], ())] == [True]


def test_a_title_and_its_lead_give_one_value_once() -> None:
    one = _reading("Blast kills 12 in Veld\n\nThe blast killed 12 people. Later 14 people were dead.")
    other = _reading("Blast in Veld\n\nThe blast killed 14 people.", outlet="Veld Radio")
    (table,) = find_figures([one, other], ())
    values = [(figure.words.report, figure.interval.named) for figure in table.figures]
    assert len(values) == len(set(values)) == 3


def test_one_report_alone_makes_no_table() -> None:
    assert find_figures([_reading("Blast in Veld\n\nThe blast killed 12 people. The blast killed 14.")], ()) == ()


def test_two_who_were_named_before_are_no_figure() -> None:
    one = _reading("Crash in Veld\n\nTwo sisters came from Veld. Both were slightly hurt.")
    other = _reading("Crash in Veld\n\nThe crash injured 21 people.", outlet="Veld Radio")
    assert find_figures([one, other], ()) == ()


def test_people_of_two_callings_stand_in_two_tables() -> None:
    one = _reading("Riot in Veld\n\nTwelve guards were injured. At least 40 miners were injured.")
    other = _reading("Riot in Veld\n\nThe riot injured 14 guards. About 50 miners were injured.", outlet="Veld Radio")
    tables = find_figures([one, other], ())
    assert {table.name for table in tables} == {"guards injured", "miners injured"}
    assert all(len(table.figures) == 2 for table in tables)
