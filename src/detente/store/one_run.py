"""What is looked up once in what is done at a stretch, as a page's script while it runs: who reads, in whose
hands the library is, its state. Imports nothing large, for pages begin with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

Found = TypeVar("Found")

_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """What is done within is done at a stretch: a script's run, of a whole page or of a part of it."""
    before = _found.set({})
    try:
        yield
    finally:
        _found.reset(before)


def once(key: Hashable, find: Callable[[], Found]) -> Found:
    """What does not change at a stretch, found the first time it is asked for.

    Args:
        key: What it is, with all that it depends on.
        find: Finds it.

    Returns:
        What was found; outside of any stretch it is found each time.
    """
    found = _found.get()
    if found is None:
        return find()
    if key not in found:
        found[key] = find()
    return cast(Found, found[key])
