"""A user's correction laid over a new reading."""

from __future__ import annotations

from datetime import datetime

import pytest

from detente.derive.corrections import Correction, corrected
from detente.records import Paragraph, Voice

TEXT = "The truce holds on the river, and the ferries sail again from Monday on."


def _read(words: str) -> Paragraph:
    start = TEXT.index(words)
    voice = Voice("Ida Berg", "Berg", "NOR", start, start + len(words), "indirect")
    return Paragraph(1, "body", None, TEXT, 0, 0, 0, "neutral", 0, (), (voice,))


def _by_lund(words: str) -> Correction:
    return Correction(1, 1, words, "Otto Lund", "SUD", "anna", datetime(2026, 11, 2))


@pytest.mark.parametrize(
    "read", ["The truce holds on the river", "The truce holds on the river, and the ferries"]
)
def test_words_that_mostly_overlap_are_the_same_words(read: str) -> None:
    found = corrected(_read(read), [_by_lund("The truce holds on the river")])
    assert [voice.actor for voice in found.voices] == ["Otto Lund"]


@pytest.mark.parametrize("read", [TEXT, "the ferries sail again from Monday on"])
def test_other_words_keep_their_speaker_and_the_corrected_ones_get_a_voice(read: str) -> None:
    found = corrected(_read(read), [_by_lund("The truce holds on the river")])
    assert [voice.actor for voice in found.voices] == ["Ida Berg", "Otto Lund"]
