"""The first rows in an order, against a plain sort."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.store.aggregate_columns import ArticleColumns, RowColumns
from detente.store.first_rows import first_rows

ROWS = st.lists(st.tuples(*[st.integers(-3, 3)] * 3), max_size=60)


@given(ROWS, st.integers(1, 20))
def test_the_first_of_an_order_are_those_of_a_plain_sort(rows: list[tuple[int, ...]], limit: int) -> None:
    at, side, speaker = (np.array([row[place] for row in rows], dtype=float) for place in range(3))
    no_articles = ArticleColumns(*[np.zeros(0)] * 7, outlets=("",))
    of = RowColumns(at, side, speaker, np.arange(len(rows)), no_articles, ("",), ("",))
    first = first_rows(of, (lambda of: of.at, lambda of: of.side, lambda of: of.speaker), limit)
    assert [rows[place] for place in first.stance] == sorted(rows)[:limit]
    assert len(set(first.stance.tolist())) == len(first.stance)
