"""Of many words an article is taken apart once; the answers are those of looking for each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.attribution.coreference.common_words import CommonWords
from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.syntax.passage import loose_passage

_PIECES = (
    "Wardens are", "all Wardens", "12 Harbour Wardens", "Sub-Wardens have",
    "several loud Keepers", "the wardens",
    "Wardens’ hall", "Keepers left", "some Towers-on-Sea", "towers", "Holms",
    "“Keepers were", "(Towers) have",
)  # fmt: skip
_WORDS = ("Wardens", "Keepers", "Towers", "Holms", "Berg", "Towers-on-Sea", "Sub-Wardens", "Hall", "Ward")


def _of(text: str) -> CommonWords:
    return CommonWords([loose_passage(text, gazetteer())])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8))
def test_many_words_are_answered_as_few(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for word in _WORDS:
        few, many = _of(text), _of(text)
        for _ in range(20):
            many.has_small("Other")
        assert many.has_small(word) == few.has_small(word)
        assert many.is_plural(word) == few.is_plural(word)


@pytest.mark.parametrize(
    "text, word, plural, small",
    [
        ("The Wardens are here.", "Wardens", True, False),
        ("For all Wardens it is over.", "Wardens", True, False),
        ("Ida Wardens left the wardens there.", "Wardens", False, True),
        ("Berg left.", "Berg", False, False),
    ],
)
def test_a_word_for_several_and_a_word_with_a_small_letter(
    text: str, word: str, plural: bool, small: bool
) -> None:
    assert _of(text).is_plural(word) is plural and _of(text).has_small(word) is small
