"""A mapping that never changes and gives another one with an entry more, without copying all of it.

Entries lie in layers, the newest first. A new one goes into a small first layer; once that is full it is
merged with the layers behind it that are no larger, as in a log-structured merge tree (O'Neil et al. 1996,
Acta Informatica 33). So n entries cost in the order of n log n, not n², and a lookup asks few layers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

V = TypeVar("V")
_SMALL = 32  # entries that are copied for a new one


class LayeredMap(Generic[V]):
    """Names to values, in the order in which they were last set."""

    __slots__ = ("_layers",)

    def __init__(self, layers: tuple[dict[str, V], ...] = ({},)) -> None:
        self._layers = layers

    def get(self, key: str) -> V | None:
        """The value of a key; None where it has none."""
        for layer in self._layers:
            if key in layer:
                return layer[key]
        return None

    def __getitem__(self, key: str) -> V:
        for layer in self._layers:
            if key in layer:
                return layer[key]
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in layer for layer in self._layers)

    def __bool__(self) -> bool:
        return any(self._layers)

    def __iter__(self) -> Iterator[str]:
        return reversed(tuple(reversed(self)))

    def __reversed__(self) -> Iterator[str]:
        """The keys, the one set last first."""
        if len(self._layers) == 1:
            yield from reversed(self._layers[0])
            return
        met: set[str] = set()
        for layer in self._layers:
            for key in reversed(layer):
                if key not in met:
                    met.add(key)
                    yield key

    def with_entry(self, key: str, value: V) -> LayeredMap[V]:
        """The same entries with one that is new or has another value; it is the last one now.

        Args:
            key: Its key.
            value: Its value.

        Returns:
            Another mapping; this one stays as it is.
        """
        first, *behind = self._layers
        now = dict(first)
        now.pop(key, None)
        now[key] = value
        if len(now) < _SMALL:
            return LayeredMap((now, *behind))
        while behind and len(behind[0]) <= len(now):
            now = {old: held for old, held in behind.pop(0).items() if old not in now} | now
        return LayeredMap(({}, now, *behind))
