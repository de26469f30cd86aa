"""A stretch of a sequence is read as a copy of it would be."""

from __future__ import annotations

import pytest

from detente.text.stretch import stretch

WHOLE = list(range(500))


@pytest.mark.parametrize(("low", "high"), [(3, 9), (0, 0), (40, 440), (400, 500)])
def test_a_stretch_is_read_as_its_copy_would_be(low: int, high: int) -> None:
    part, copy = stretch(WHOLE, low, high), WHOLE[low:high]
    assert list(part) == copy
    assert list(reversed(part)) == copy[::-1]
    assert (len(part), list(part[-2:]), list(part[:3])) == (len(copy), copy[-2:], copy[:3])
    assert [part[at] for at in range(len(part))] == copy
    assert bool(part) == bool(copy)


def test_nothing_lies_behind_its_end() -> None:
    with pytest.raises(IndexError):
        stretch(WHOLE, 40, 440)[400]
