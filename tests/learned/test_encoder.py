"""Sentences as vectors."""

from pathlib import Path

import numpy as np
import pytest

from tellings.errors import SetupError
from tellings.learned import encoder
from tellings.learned.encoder import encode, rarity

FIRE = "A fire broke out at the port."
BLAZE = "The harbour was in flames."
BREAD = "Forty bakeries sell rye bread in the market hall."


def test_sentences_of_one_meaning_are_nearer_than_others() -> None:
    fire, blaze, bread = (found.vector for found in encode([FIRE, BLAZE, BREAD]))
    assert fire @ blaze > fire @ bread + 0.2


def test_vectors_have_length_one() -> None:
    (found,) = encode([FIRE], [[(2, 6), (23, 27)]])
    assert np.allclose(np.linalg.norm(found.vector), 1, atol=1e-4)
    assert np.allclose(np.linalg.norm(found.stretches, axis=1), 1, atol=1e-4)


def test_what_stands_beside_a_sentence_does_not_change_its_vector() -> None:
    alone = encode([FIRE])[0].vector
    among = encode([BREAD * 5, FIRE, "", BLAZE])[1].vector
    assert alone @ among > 0.98  # int8 scales are taken over the batch


def test_a_word_in_place_is_like_the_same_word_in_another_sentence() -> None:
    one, two = encode([FIRE, "They fled from the port."], [[(23, 27)], [(19, 23), (5, 9)]])
    port, fled = two.stretches
    assert one.stretches[0] @ port > one.stretches[0] @ fled


@pytest.mark.parametrize("text", ["", " ", "\x00", "word " * 1000, "\ud800"])
def test_any_text_has_a_vector(text: str) -> None:
    (found,) = encode([text], [[(0, 1)]])
    assert found.vector.shape == (encoder.WIDTH,)
    assert np.isfinite(found.stretches).all()


def test_a_stretch_behind_what_is_read_has_no_direction() -> None:
    text = "word " * 1000
    (found,) = encode([text], [[(4990, 4994)]])
    assert not found.stretches.any()


def test_no_texts_have_no_vectors() -> None:
    assert encode([]) == []


def test_stretches_for_other_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="1 texts, but stretches for 2"):
        encode([FIRE], [[], []])


def test_rare_words_weigh_more() -> None:
    assert rarity("the") < rarity("minister") < rarity("sanctions") < rarity("winmore")


def test_missing_weights_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "_folder", tmp_path)
    encoder.tokenizer.cache_clear()
    with pytest.raises(SetupError, match=r"tokenizer\.json are not at"):
        encode([FIRE])
    encoder.tokenizer.cache_clear()
