"""The first rows in an order, of columns held in memory: the few that a list shows out of a million."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from detente.store.aggregate_columns import Numbers, RowColumns

Columns = TypeVar("Columns", bound=RowColumns)


def first_rows(of: Columns, order: Sequence[Callable[[Columns], Numbers]], limit: int) -> Columns:
    """The first rows in an order.

    Args:
        of: Rows.
        order: What is ordered by, ascending, the most important first. Each is asked of those rows alone that
            are still equal in all before it.
        limit: At most so many.

    Returns:
        The rows in order.
    """
    ties, sure, wanted = np.arange(len(of.at)), list[Numbers](), limit
    for key in order:
        if len(ties) <= wanted:
            break
        values = key(of.only(ties) if sure else of)
        bound = np.partition(values, wanted - 1)[wanted - 1]
        sure.append(ties[values < bound])
        ties = ties[values == bound]
        wanted -= len(sure[-1])
    found = of.only(np.concatenate([*sure, ties]))
    return found.only(np.lexsort([key(found) for key in reversed(order)])[:limit])
