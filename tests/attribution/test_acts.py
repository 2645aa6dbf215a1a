"""What a speaker does with the words, where the cue is plain."""

from __future__ import annotations

import pytest

from tellings.attribution.statement import Act
from tests.attribution.reading_one import saying

ACTS = [
    # somebody else did wrong
    ("“Corvane lied to the council,” Ida Holt said.", "lied to the council", Act.ACCUSE),
    # what is done to somebody is no charge against them
    ("Ida Holt said that Daniel Varga was killed in the harbour.", "killed in the harbour", Act.SAY),
    # nor is what may come
    ("Ida Holt said that Corvane would destroy the old pier next year.", "destroy the old pier", Act.SAY),
    # a duty of somebody else's
    ("“The council must close the bridge,” Ida Holt said.", "must close the bridge", Act.DEMAND),
    # a need that is past is told
    ("Ida Holt said that the crew needed to eat before they sailed.", "needed to eat", Act.SAY),
    # a charge that is called false
    ("Ida Holt said that the allegations were baseless.", "the allegations were baseless", Act.DENY),
    # regret about one's own doing
    ("Daniel Varga said that he felt guilty about the fire.", "he felt guilty", Act.ADMIT),
    # in one's own words “he” is another
    ("“He misled all of us,” Daniel Varga said.", "He misled all of us", Act.ACCUSE),
    # a chance
    ("Ida Holt said there was a one-in-three chance of rain over the port.", "one-in-three chance", Act.PREDICT),
    # what the speaker will do
    ("“If elected, I will rebuild the pier,” Ida Holt said.", "I will rebuild the pier", Act.PROMISE),
    # something is called bad
    ("“The plan is shameful,” Ida Holt said.", "The plan is shameful", Act.CONDEMN),
    # words that do what they say
    ("“We condemn the raid on the port,” Ida Holt said.", "We condemn the raid", Act.CONDEMN),
    # a plain telling
    ("Ida Holt said that the bridge was built in 1931.", "the bridge was built", Act.SAY),
    # a name that looks like a verb attributes nothing
    ("Ida Holt said on “Meet the Press” that the pier was sound.", "the pier was sound", Act.SAY),
    # what is said not to be done is not done
    ("Daniel Varga neither confirmed nor denied that he had sent letters.", "he had sent letters", Act.OTHER),
    ("Ida Holt could not confirm that three had died.", "three had died", Act.OTHER),
    # a denial of what was not done is one
    ("Ida Holt denied that she had not paid.", "she had not paid", Act.DENY),
    # what is named is not what it is called
    ("Ida Holt called the attack a reply to the raid.", "a reply to the raid", Act.SAY),
]


@pytest.mark.parametrize(("text", "words", "act"), ACTS)
def test_the_words_tell_the_act_where_the_cue_is_plain(text: str, words: str, act: Act) -> None:
    assert saying(text, words).act is act
