"""The second reader names whole words wherever it finds an act."""

from __future__ import annotations

import pytest

from detente.analysis import reading_order
from detente.attribution.gazetteer import gazetteer
from detente.intake.sample_digests import read_samples
from detente.second_reader.encoder import _whole_words, read


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("They withdrew troops.", "hdrew tro", "withdrew troops"),
        ("They withdrew troops.", " troops.", "troops"),
        ("It ends exports to the north.", "exports to the", "exports to"),
        ("It ends the exports of the north.", "exports of the", "exports"),
        ("It ends, for the present", ", for the", "for"),
        ("the", "the", "the"),
    ],
)
def test_spans_become_whole_words_that_lead_to_no_noun(text: str, span: str, words: str) -> None:
    low = text.index(span)
    start, end = _whole_words(text, low, low + len(span))
    assert text[start:end] == words


def test_every_reading_that_ships_names_words_as_they_stand() -> None:
    texts = [block.text for sample in read_samples() for block in reading_order(sample.document)]
    for text, reading in zip(texts, read(texts, gazetteer()), strict=True):
        for axis in (reading.escalation, reading.deescalation):
            words = text[axis.start : axis.end]
            assert words and words == words.strip()
