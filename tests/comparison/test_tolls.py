"""How many a report says that an event killed and injured, on reports about invented places."""

from __future__ import annotations

from functools import cache

import pytest

from tellings.comparison.tolls import Toll, find_toll
from tellings.language.pipeline import parse_all
from tellings.language.quantities.find import find_quantities
from tellings.language.quantities.quantity import Event
from tellings.language.sentences import find_sentences
from tellings.reports.report import BlockKind
from tests.reports_made import made


@cache
def _tolls(text: str, kind: BlockKind) -> tuple[int | None, int | None]:
    """The killed and the injured; None where the report states none."""
    ((report, doc),) = parse_all([made(text, kinds=[kind])])
    quantities, sentences = find_quantities(report, doc), find_sentences(report, doc)
    found = (find_toll(event, quantities, sentences) for event in (Event.KILLED, Event.INJURED))
    killed, injured = (toll.value if isinstance(toll, Toll) else None for toll in found)
    return killed, injured


TITLES = [
    # a state has a number of its own: what is told of one does not happen to the other
    ("2 dead, 3 hospitalized following Veld shooting", 2, 3),
    ("Five shot, one dead", 1, 4),
    ("9 shot, 1 fatally, at Veld housing complex", 1, 8),
    ("One Dead, Three Wounded In Veld Shooting", 1, 3),
    ("6 Shot, One Critically Hurt in Veld Shootout", None, 6),
    ("Game with gun costs two teens - one dead, another now in prison", 1, None),
    # two groups of one list; another thing happened to the second (which the parse does not show)
    ("Four children, two adults injured in gun range accident in Veld", None, 6),
    ("Man kills ex-wife, shoots teen daughter before committing suicide", 1, None),
    # found dead, and how
    ("3 found shot dead after home invasion in Veld", 3, None),
    # the number of somebody's children is not of those killed
    ("Father of 5 killed, 4 hospitalized after shooting in Veld", 1, 4),
    ("Mother of six shot dead", 1, None),
    # members of a list without an article, and with an age
    ("Mother, Teen Daughter Found Dead After Standoff", 2, None),
    ("3-year-old and four adults shot in Veld", None, 5),
    ("Veld man, 19, shot and killed infant daughter, self", 2, None),
    # "double murder" counts no boyfriend with it
    ("Teen mother and son identified as victims of double murder, boyfriend held on $1 million bail", 2, None),
]

TEXTS = [
    # how rare it is tells of no other event; what made a total grow is a part of it
    ("Six people were killed in Veld in the deadliest fire there in a decade.", 6, None),
    ("The number of dead in Veld rose to 14 overnight after three people died in hospital.", 14, None),
    ("Three more people died on Monday, bringing the death toll in Veld to 14.", 14, None),
    ("A woman and 3-year-old child are dead and another man was hospitalized in Veld.", 2, 1),
    ("The deaths of a husband, wife and their two children in Veld are being investigated.", 4, None),
    ("An Army soldier and his 11-year-old daughter were found dead in Veld.", 2, None),
    ("A 59-year-old man, 49-year-old woman and 53-year-old man suffered gunshot wounds.", None, 3),
    # said of one and the same person
    ("A father and husband was killed in Veld.", 1, None),
    ("One victim, a 40-year-old male, died at the scene.", 1, None),
    # what stands beside a number is its parts, not more people
    ("Four other people, three women and one man, were taken to Veld Hospital.", None, 4),
    ("Both Arvo Lund and Ilo Tamm died a short time later.", 2, None),
    ("A Veld man, whose sister, nephew and two other relatives were killed in a fire, faces a charge.", 4, None),
    ("They found the three dead suspects and two uninjured residents.", 3, None),
    # those killed of those who were shot
    ("Police say he shot two people, one of whom died at a hotel in Veld.", 1, 1),
    ("Six people were shot, including two who died.", 2, 4),
    # others than those killed
    ("He is accused of killing one person and shooting four others.", 1, 4),
    # clause by clause
    ("A 20-year-old woman was shot in the back, and a 5-year old child was struck in the arm.", None, 2),
    ("A woman was critically wounded in the shooting, and a man suffered minor injuries.", None, 2),
    (
        "Three victims were taken by ambulance to Veld Hospital and two others were taken to the hospital by car.",
        None,
        5,
    ),
    ("Police say 1 person is critically injured and 3 people are in serious condition.", None, 4),
    # worse hurt are among those hurt
    ("Three people were shot in Veld, and two are in critical condition.", None, 3),
    # "one" may stand for a person who was named
    ("Family members know the motive for the slaying of their loved one.", None, None),
    # no people, no toll: ages, rounds, pictures
    ("The victims — ages 22, 26, 29 and 37 — were taken to Veld Hospital.", None, None),
    ("About 15 rounds were shot at the time.", None, None),
    ("He barely missed killing a boy in Veld.", None, None),
    # the age stays out of it, and so does another event
    ("Their 2-year-old baby was wounded in Veld.", None, 1),
    ("He is linked to two other murders.", None, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TITLES)
def test_a_title_states_its_toll(text: str, killed: int | None, injured: int | None) -> None:
    assert _tolls(text, BlockKind.TITLE) == (killed, injured)


@pytest.mark.parametrize(("text", "killed", "injured"), TEXTS)
def test_a_sentence_states_its_toll(text: str, killed: int | None, injured: int | None) -> None:
    assert _tolls(text, BlockKind.PARAGRAPH) == (killed, injured)
