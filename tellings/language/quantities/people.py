"""Nouns for persons."""

from __future__ import annotations

from tellings.parties.vocabulary import vocabulary

_PERSON_NOUNS = (
    "man woman boy girl child baby infant toddler teen teenager youth person mother father son daughter brother sister "
    "husband wife grandmother grandfather uncle aunt cousin bystander pedestrian passenger driver officer soldier "
    "policeman policewoman firefighter civilian student victim resident worker motorist cyclist guard clerk employee "
    "owner tourist fisherman miner pilot sailor villager farmer protester guest customer patron nephew niece deputy "
    "trooper suspect gunman attacker robber burglar intruder"
)
_PLURALS = "people men women children kids teenagers teens civilians students victims others"
_KIN = (
    "wife husband mother father son daughter brother sister girlfriend boyfriend partner child baby grandmother "
    "grandfather grandson granddaughter uncle aunt cousin nephew niece stepson stepdaughter fiancee fiance ex-wife "
    "ex-husband ex-girlfriend ex-boyfriend stepfather stepmother neighbor neighbour roommate friend"
)
KIN = frozenset(_KIN.split())
"""Those that are named by whose they are: "his wife" may bring in somebody new."""
FAMILY = KIN - {"neighbor", "neighbour", "roommate", "friend", "partner", "child"}
_PERSONS = frozenset(f"{_PERSON_NOUNS} {_PLURALS} {_KIN} adult kid male female troop member spectator reveller".split())


_IN_NUMBERS = (
    "demonstrator marcher pilgrim worshipper patient inmate prisoner migrant refugee evacuee detainee hostage pupil "
    "rioter militant fighter rebel settler commuter traveller traveler shopper swimmer climber hiker skier citizen "
    "holidaymaker islander supporter relative crew employee"
)
_GROUPS = frozenset(_IN_NUMBERS.split())
"""Nouns for people that are told of in numbers, beside those that are used of one person."""
_SAME = (
    "protester demonstrator marcher",
    "child kid",
    "pupil student schoolchild",
    "officer policeman policewoman cop police",
    "worker employee labourer laborer staff",
    "inmate prisoner",
    "traveller traveler",
    "teen teenager",
    "baby infant",
    "gunman shooter attacker assailant",
    "believer worshipper pilgrim",
)
_NAMED_ALIKE = {word: group.split()[0] for group in _SAME for word in group.split()}
GENERAL = frozenset({"", "people", "person", "civilian", "victim", "other", "individual", "wounded", "dead"})
"""Nouns for people that say nothing of who they are; the empty one is a number without a noun."""


def is_person(word: str) -> bool:
    """Whether a lower-case noun stands for a person."""
    return word in _PERSONS or word in vocabulary().roles


def is_people(word: str) -> bool:
    """Whether a lower-case noun stands for people where a number counts it."""
    return word in _GROUPS or is_person(word)


def called_alike(word: str) -> str:
    """One noun for all those that stand for the same people: "protester" for "demonstrator"; else the noun itself."""
    return _NAMED_ALIKE.get(word, word)
