"""A part of a long sequence, looked at where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Item = TypeVar("Item")
_FEW = 64  # items that are copied rather than looked at


def stretch(whole: Sequence[Item], low: int, high: int) -> Sequence[Item]:
    """The items from `low` up to `high`, which costs as little for a hundred thousand as for none.

    Args:
        whole: A sequence that does not change meanwhile.
        low: The place of the first item.
        high: The place behind the last one.

    Returns:
        Few items as a copy, many as a view of the sequence.
    """
    return whole[low:high] if high - low <= _FEW else _Stretch(whole, range(low, high))


class _Stretch(Sequence[Item]):
    """Items of a sequence by their places in it."""

    __slots__ = ("_places", "_whole")

    def __init__(self, whole: Sequence[Item], places: range) -> None:
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return _Stretch(self._whole, self._places[at])
        return self._whole[self._places[at]]

    def __iter__(self) -> Iterator[Item]:
        return map(self._whole.__getitem__, self._places)

    def __reversed__(self) -> Iterator[Item]:
        return map(self._whole.__getitem__, reversed(self._places))
