"""Columns of whole numbers take as few bytes as hold them, and hold the same numbers."""

from __future__ import annotations

import numpy as np
import pytest

from detente.store.column_reading import small


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        ([], 1),
        ([0, 127], 1),
        ([-128, 5], 1),
        ([0, 128], 2),
        ([-129], 2),
        ([-32_768, 32_767], 2),
        ([32_768], 4),
        ([-32_769, 0], 4),
    ],
)
def test_the_same_numbers_in_fewer_bytes(numbers: list[int], size: int) -> None:
    found = small(np.array(numbers, dtype=np.int64))
    assert found.tolist() == numbers and found.dtype.itemsize == size
