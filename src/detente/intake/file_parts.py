"""The parts of one file, numbered in the order in which they are read, so that reading can go on behind any
of them.
"""

from __future__ import annotations

from collections.abc import Callable

_ARTICLES = 1_000_000  # more than a file that is read has articles


def _unheard(number: int, name: str) -> None:
    """Nobody asks which part is in hand."""


class Parts:
    """A number for every part of a file: an article, a row, or the taking apart of what holds several.

    A file that is read for a second time, because its reader had to be ended at part n, is taken apart as
    before, but what stands before part n is not read again, and part n is left alone.

    Args:
        done: The number of the last part that is not to be read again; 0 where nothing was read.
        stopped: The numbers at which a reader had to be ended; these are not tried again.
        announce: Called with the number and the name of each part before it is read.
    """

    def __init__(
        self,
        done: int = 0,
        stopped: frozenset[int] = frozenset(),
        announce: Callable[[int, str], None] = _unheard,
    ) -> None:
        self._done, self._stopped, self._announce = done, stopped, announce
        self._number = 0  # of a file or a row, in steps of _ARTICLES; of articles within a file, between them

    def to_read(self, name: str) -> bool:
        """Whether the next part, an article or a row, is to be read."""
        return self._next(name)

    def to_take_apart(self, name: str) -> bool:
        """Whether the next part, which holds others, is to be taken apart: also again, for the sake of those
        others.
        """
        self._next(name)
        return self._number not in self._stopped

    def to_split(self, name: str) -> bool:
        """Whether the next part, which may turn out to hold several articles, is to be read: also again,
        where a reader had to be ended at one of these.
        """
        if self._next(name):
            return True
        within = self._number < self._done < self._number + _ARTICLES
        if within and self._number not in self._stopped:
            self._announce(self._number, name)
            return True
        return False

    def to_read_article(self, name: str) -> bool:
        """Whether the next article of the file in hand is to be read."""
        return self._next(name, 1)

    def _next(self, name: str, step: int = 0) -> bool:
        self._number = self._number + step if step else (self._number // _ARTICLES + 1) * _ARTICLES
        if self._number <= self._done:
            return False
        self._announce(self._number, name)
        return True
