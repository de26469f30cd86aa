"""The scorer's memory is read at ten steps in its own process, and does not grow with what is scored."""

from __future__ import annotations

import pytest

from detente.evaluate.memory_use import measure_memory

TEXTS = ("Norland threatened to strike Sudria.", "The two sides agreed to resume talks.", "It rained.")


def test_ten_readings_none_below_the_one_before() -> None:
    found = measure_memory(TEXTS, 2_000)
    assert found.n == 2_000 and len(found.readings) == 10
    assert list(found.readings) == sorted(found.readings) and found.readings[0] >= found.before > 10


def test_too_few_paragraphs_are_refused() -> None:
    with pytest.raises(ValueError, match="100 paragraphs"):
        measure_memory(TEXTS, 99)
