"""A property that is read once and kept, as `functools.cached_property`, without the lock that this takes
before Python 3.12: of tens of thousands of small readings the lock is most of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Kept = TypeVar("Kept")


class read_once(Generic[Kept]):  # noqa: N801  # used as a decorator, as `property` is
    """What a method gives, as an attribute; the method is called when it is first asked for."""

    def __init__(self, read: Callable[[Any], Kept]) -> None:
        """Take the method.

        Args:
            read: Of an object that has a `__dict__`.
        """
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Kept:
        kept = instance.__dict__[self._name] = self._read(instance)
        return kept
