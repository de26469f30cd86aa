"""Where a line ends a sentence; marks of notes in a row are read once."""

from __future__ import annotations

from time import process_time

import pytest

from detente.text.line_shapes import ENDS_A_SENTENCE

_MOST = 1.0  # seconds; read in every possible grouping such a row takes many times as long


@pytest.mark.parametrize(
    "line", ["It left.", "It left.”***", "It left.¹²", "It left.[note 3]*", "It left.12"]
)
def test_marks_of_notes_may_stand_behind_a_sentence(line: str) -> None:
    assert ENDS_A_SENTENCE.search(line)


@pytest.mark.parametrize("line", ["It left", "It left.*x", "It left 12"])
def test_no_sentence_ends_elsewhere(line: str) -> None:
    assert not ENDS_A_SENTENCE.search(line)


@pytest.mark.parametrize("mark", ["*", "¹", "†"])
def test_a_row_of_marks_is_read_once(mark: str) -> None:
    begun = process_time()
    assert not ENDS_A_SENTENCE.search(f"It left.{mark * 27}x")
    assert process_time() - begun < _MOST
