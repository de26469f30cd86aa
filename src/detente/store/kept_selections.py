"""The selections asked for last, of columns held in memory: a page asks ten questions of one selection.

Narrowing the columns of a million statements takes a tenth of a second, most of what a page under a filter
costs; summing what is left takes a hundredth.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from detente.store.aggregate_columns import RowColumns
from detente.store.selection import Selection

Columns = TypeVar("Columns", bound=RowColumns)
_MOST = 100_000_000  # bytes of columns that are kept of one kind


class KeptSelections(Generic[Columns]):
    """Selections of one kind of columns, the last ones that fit into a fixed number of bytes."""

    def __init__(self, most: int = _MOST) -> None:
        """Keep nothing yet.

        Args:
            most: Bytes of columns that are kept at most; a selection of more than that is not kept.
        """
        self._most, self._lock = most, Lock()
        # with what each was made of: where that has been read again, the old one is of no use
        self._kept: OrderedDict[tuple[Selection, Hashable], tuple[Columns, Columns]] = OrderedDict()

    def of(
        self, held: Columns, selection: Selection, beside: Hashable, make: Callable[[], Columns]
    ) -> Columns:
        """A selection of held columns.

        Args:
            held: The columns of the whole library, as they are now.
            selection: What is looked at.
            beside: What else decides which rows are chosen, such as whether copies of a story are.
            make: Narrows them.

        Returns:
            What `make` gives, or gave for the same columns. Callers share it: it is not to be changed.
        """
        key = (selection, beside)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] is held:
                self._kept.move_to_end(key)
                return kept[1]
        made = make()
        with self._lock:
            for old in [one for one, entry in self._kept.items() if entry[0] is not held]:
                del self._kept[old]
            self._kept[key] = (held, made)
            self._kept.move_to_end(key)
            while sum(kept.size for _, kept in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
        return made
