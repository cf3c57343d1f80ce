"""Free texts: which words tell something, and how alike two texts are."""

import pytest

from nastavnik.core.matching.texts import likeness, rarity, telling_words

TEXTS = [
    "Хочу научиться решать задачи по геометрии и не бояться контрольных",
    "Решаю задачи по геометрии, помогаю готовиться к контрольным",
    "Люблю театр и сцену",
    "Веду театральный кружок",
]


def test_words_are_brought_to_their_first_form_and_empty_ones_left_out():
    assert {"геометрия", "задача", "контрольная"} & telling_words(TEXTS[0]) >= {"геометрия", "задача"}
    assert not {"хотеть", "и", "по", "не"} & telling_words(TEXTS[0])


def test_texts_about_the_same_are_more_alike():
    words = [telling_words(text) for text in TEXTS]
    rare = rarity(words)
    assert likeness(words[0], words[1], rare) == pytest.approx(1.0, abs=0.4)
    assert likeness(words[0], words[2], rare) is None or likeness(words[0], words[2], rare) == 0


def test_a_word_that_everybody_writes_tells_nothing():
    rows = [frozenset({"школа", f"слово{n // 2}"}) for n in range(60)]
    rare = rarity(rows)
    assert "школа" not in rare and "слово0" in rare
    assert likeness(rows[0], rows[1], rare) == pytest.approx(1.0)
    assert likeness(rows[0], rows[2], rare) == 0.0


def test_a_text_without_telling_words_is_no_data():
    assert likeness(frozenset({"школа"}), frozenset({"школа"}), {}) is None
