"""Made reports to group: invented people and places."""

from __future__ import annotations

from datetime import date
from functools import cache

from tellings.grouping.meaning import find_meaning
from tellings.grouping.profile import Profile, make_profile

FIRE = (
    "Fire destroys bakery on Tanner Street in Oldmere",
    "A fire destroyed the Hollis bakery on Tanner Street in Oldmere late on Monday, and two people were taken to"
    " hospital, the fire service said. Forty firefighters were at the scene. Mirela Hollis, 54, who owns the bakery,"
    " said that the family had left the house in time. The cause is not known.",
)
FIRE_AGAIN = (
    "Two in hospital after Oldmere bakery fire",
    "Two people are in hospital after flames tore through a bakery in Oldmere on Monday night. The Hollis bakery on"
    " Tanner Street was destroyed. Owner Mirela Hollis, 54, said that everyone had left the building in time. The fire"
    " service does not know the cause yet.",
)
SHOOTING = (
    "Man wounded in shooting on Quarry Road",
    "A man was wounded on Wednesday evening when shots were fired on Quarry Road in Oldmere, police said. Tobin Varga,"
    " 31, was hit in the leg outside of the Lantern bar. Detective Ansel Roke asked witnesses to come forward.",
)
OTHER_SHOOTING = (
    "Teenager dies after shooting at Oldmere harbour",
    "A 17-year-old boy died after he was shot at the harbour in Oldmere on Friday morning, police said. He was named as"
    " Jory Pell by his family. A 40-year-old man, Emeric Stane, was arrested near Dock Street.",
)
cache_meaning = cache(find_meaning)
DAY = date(2031, 3, 4)


def profile(
    identity: str, told: tuple[str, str] = FIRE, published: date | None = DAY, url: str = "", text: str | None = None
) -> Profile:
    """A profile of a made report."""
    return make_profile(identity, told[0], told[1] if text is None else text, published, url, read=cache_meaning)
