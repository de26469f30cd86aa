"""Sentences as spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They talked.", ["They met.", "They talked."]),
        ("Gen. Holm met Mr. Berg. They talked.", ["Gen. Holm met Mr. Berg.", "They talked."]),
        ("It cost 3.5 per cent. No more.", ["It cost 3.5 per cent.", "No more."]),
        ("The U.S. said no. Why?", ["The U.S. said no.", "Why?"]),
        ("", []),
        ("   ", []),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(max_size=200))
def test_spans_are_ordered_apart_and_inside(text: str) -> None:
    before = 0
    for start, end in sentences(text):
        assert before <= start < end <= len(text)
        before = end
