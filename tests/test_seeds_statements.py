"""The two founding reports: who said what in them, through whom, and who is who."""

from __future__ import annotations

import pytest

from tellings.attribution.statement import Act, RelayKind, SpeechKind, Statement
from tellings.parties.across import join_parties
from tellings.parties.party import ResolvedParty
from tellings.reading import Reading, annotate_all
from tellings.reports.read import read
from tellings.reports.report import TELLING_KINDS
from tests.shared_data import shared


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, Reading]:
    reports = [read(next(shared("seeds").glob(f"{beginning}*.txt")))[0] for beginning in ("000", "004")]
    lbc, jazeera = annotate_all(reports)
    return lbc, jazeera


@pytest.fixture(scope="module")
def lbc(readings: tuple[Reading, Reading]) -> Reading:
    return readings[0]


@pytest.fixture(scope="module")
def jazeera(readings: tuple[Reading, Reading]) -> Reading:
    return readings[1]


def saying(reading: Reading, words: str) -> Statement:
    """The statement whose content holds the words; of several the shortest."""
    found = [s for s in reading.statements if any(words in passage.text for passage in s.content)]
    assert found, f"no statement holds {words!r}"
    return min(found, key=lambda statement: statement.end - statement.start)


def through(statement: Statement) -> list[str]:
    """Who passed it on, media left out."""
    return [relay.words.text for relay in statement.relays if relay.kind is RelayKind.PARTY]


def test_row_5_a_quotation_goes_on_over_a_paragraph_break(lbc: Reading) -> None:
    statement = saying(lbc, "have been repeatedly staging political farces")
    assert (statement.speaker_name, statement.kind) == ("Wang Wenbin", SpeechKind.DIRECT)
    assert any(passage.text.startswith("They have first openly pressured") for passage in statement.content)


def test_row_6_two_people_called_mr_wang_are_kept_apart(lbc: Reading) -> None:
    assert saying(lbc, "China opposes “politicising” human rights").speaker_name == "Wang Yi"
    assert saying(lbc, "jumped out and spared no effort").speaker_name == "Wang Wenbin"
    wangs = [party.name for party in lbc.parties if party.name.startswith("Wang")]
    assert sorted(wangs) == ["Wang Wenbin", "Wang Yi"]


def test_row_7_what_the_ministry_says_that_mr_wang_noted_is_mr_wangs(lbc: Reading) -> None:
    statement = saying(lbc, "to advance the international cause of human rights")
    assert statement.speaker_name == "Wang Yi"
    assert through(statement) == ["The Chinese foreign ministry"]
    assert any(passage.text.startswith("Multilateral human rights") for passage in statement.content)


def test_row_8_the_un_quoted_her_as_telling(lbc: Reading) -> None:
    statement = saying(lbc, "she was looking forward to exchanges")
    assert (statement.speaker_name, statement.kind) == ("Michelle Bachelet", SpeechKind.MIXED)
    assert through(statement) == ["The UN"]


def test_row_8_she_was_also_quoted_has_the_same_relay(lbc: Reading) -> None:
    statement = saying(lbc, "While we will be discussing sensitive")
    assert (statement.speaker_name, statement.kind) == ("Michelle Bachelet", SpeechKind.DIRECT)
    assert through(statement) == ["The UN"]


@pytest.mark.parametrize(
    ("words", "relays"),
    [
        ("suits its own national conditions", 0),
        ("Deviating from reality", 1),  # through Xinhua
        ("it is the broad masses", 1),  # through Xinhua, too
        ("Countries do not need patronising lecturers", 0),
    ],
)
def test_row_9_what_xi_said_is_his_whoever_quotes_it(jazeera: Reading, words: str, relays: int) -> None:
    statement = saying(jazeera, words)
    assert statement.speaker_name == "Xi Jinping"
    assert len(through(statement)) == relays
    assert all("Xinhua" in relay for relay in through(statement))


def test_row_9_a_quotation_that_breaks_over_a_line_is_whole(jazeera: Reading) -> None:
    statement = saying(jazeera, "Countries do not need patronising lecturers")
    assert "double\nstandards" in statement.content[0].text or "double standards" in statement.content[0].text
    assert statement.kind is SpeechKind.DIRECT


def test_row_10_a_chain_of_relays_nearest_the_report_first(jazeera: Reading) -> None:
    statement = saying(jazeera, "not an investigation")
    assert statement.speaker_name == "Michelle Bachelet"
    assert through(statement) == ["Reuters", "three Western diplomats"]
    party = statement.relays[1].party
    assert isinstance(party, ResolvedParty)
    assert not party.named


def test_row_10_what_diplomats_say_that_she_answered_is_hers(jazeera: Reading) -> None:
    statement = saying(jazeera, "I’m a grown woman")
    assert statement.speaker_name == "Michelle Bachelet"
    assert any("I’m able to read between the lines" in passage.text for passage in statement.content)
    assert through(statement)[0].startswith("two diplomats")


def test_row_11_told_to_an_outlet_is_through_it(jazeera: Reading) -> None:
    statement = saying(jazeera, "This is by far the most important leak")
    assert (statement.speaker_name, through(statement)) == ("Adrian Zenz", ["Al Jazeera"])


@pytest.mark.parametrize("words", ["very opaque", "There are no journalists"])
def test_row_11_a_reporter_on_the_spot_is_the_speaker(jazeera: Reading, words: str) -> None:
    assert saying(jazeera, words).speaker_name == "Katrina Yu"


def test_row_12_a_ministry_and_its_spokesman(jazeera: Reading) -> None:
    assert "foreign ministry" in saying(jazeera, "cobbled-together material").speaker_name
    accusing = saying(jazeera, "spreading lies and rumours")
    assert (accusing.speaker_name, accusing.act) == ("Wang Wenbin", Act.ACCUSE)


def test_row_13_indirect_speech_of_a_country(lbc: Reading) -> None:
    statement = saying(lbc, "it has nothing to hide and welcomes all those without political bias")
    assert (statement.speaker_name, statement.kind) == ("China", SpeechKind.INDIRECT)


def test_row_13_a_governor_says_and_a_capital_denies(jazeera: Reading) -> None:
    assert saying(jazeera, "all trainees had “graduated").speaker_name == "Shohrat Zakir"
    denial = saying(jazeera, "all abuses")
    assert (denial.speaker_name, denial.act) == ("Beijing", Act.DENY)


@pytest.mark.parametrize("words", ["extremism", "closed loop"])
def test_row_14_words_in_quotation_marks_are_no_statements_by_themselves(jazeera: Reading, words: str) -> None:
    assert all(" ".join(p.text for p in s.content).strip("“”") != words for s in jazeera.statements)
    assert len(saying(jazeera, words).content[0].text) > len(words) + 20


def test_rows_1_and_2_captions_and_furniture_say_nothing(lbc: Reading) -> None:
    telling = [(block.start, block.end) for block in lbc.report.blocks if block.kind in TELLING_KINDS]
    for statement in lbc.statements:
        assert any(start <= statement.start < end for start, end in telling)


def test_row_20_uighur_and_uyghur_are_one_name(readings: tuple[Reading, Reading]) -> None:
    joined = join_parties(reading.parties for reading in readings)
    (party,) = [p for p in joined if any(name.words.startswith("Uighur") for name in p.names)]
    assert any(name.words.startswith("Uyghur") for name in party.names)


def test_row_21_a_change_is_seen_denied_then_admitted(jazeera: Reading) -> None:
    denied = saying(jazeera, "the existence of any detention camps")
    said = saying(jazeera, "it had set up")
    assert denied.speaker_name == said.speaker_name == "China"
    assert denied.act is Act.DENY
    assert denied.start < said.start


@pytest.mark.parametrize("name", ["Michelle Bachelet", "Bachelet", "the top United Nations official for human rights"])
def test_row_22_lbc_calls_one_party_by_many_names(lbc: Reading, name: str) -> None:
    (party,) = [party for party in lbc.parties if party.name == "Michelle Bachelet"]
    assert name in [known.words for known in party.names]


def test_row_22_a_chief_whose_visit_it_is_is_the_one_who_visits(jazeera: Reading) -> None:
    (party,) = [party for party in jazeera.parties if party.name == "Michelle Bachelet"]
    assert any("human rights chief" in known.words for known in party.names)


def test_row_22_both_reports_mean_one_party(readings: tuple[Reading, Reading]) -> None:
    (party,) = [p for p in join_parties(r.parties for r in readings) if p.name == "Michelle Bachelet"]
    assert len(party.reports) == 2


@pytest.mark.xfail(
    reason="“a holder of her office” is linked to nobody: it describes all who held the office", strict=True
)
def test_row_22_a_holder_of_her_office(jazeera: Reading) -> None:
    (party,) = [party for party in jazeera.parties if party.name == "Michelle Bachelet"]
    assert any("a holder of her office" in known.words for known in party.names)
