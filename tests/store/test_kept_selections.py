"""Selections that are kept: made once, again where the library was read again, never where too large."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from detente.store.aggregate_columns import ArticleColumns, RowColumns
from detente.store.kept_selections import KeptSelections
from detente.store.selection import Selection

LATE = Selection(start=date(2025, 1, 1))


def columns(number: int = 4) -> RowColumns:
    place = np.zeros(number, dtype=np.int32)
    articles = ArticleColumns(
        id=np.array([1]), day=place[:1], outlet=place[:1], sample=place[:1] > 0, scored=place[:1] == 0,
        story=place[:1], upload=place[:1], outlets=("",),
    )  # fmt: skip
    return RowColumns(place, place, place, place, articles, ("",), ("",))


@pytest.mark.parametrize(("most", "made_again"), [(10_000, 0), (1, 1)])
def test_a_selection_is_made_once_where_there_is_room(most: int, made_again: int) -> None:
    kept, held, made = KeptSelections[RowColumns](most), columns(), list[RowColumns]()

    def make() -> RowColumns:
        made.append(held.only(np.array([0, 2])))
        return made[-1]

    first = kept.of(held, LATE, False, make)
    assert (kept.of(held, LATE, False, make) is first) == (not made_again)
    assert len(made) == 1 + made_again


def test_other_columns_copies_and_selections_are_told_apart() -> None:
    kept, held, made = KeptSelections[RowColumns](), columns(), list[int]()

    def asked(of: RowColumns, selection: Selection, copies: bool) -> None:
        kept.of(of, selection, copies, lambda: made.append(1) or of.only(np.array([0])))  # type: ignore[func-returns-value]

    for of in (held, columns()):
        for selection in (LATE, Selection()):
            for copies in (False, True):
                asked(of, selection, copies)
    assert len(made) == 8
    asked(held, LATE, False)
    assert len(made) == 9, "what was made of columns that are held no longer is forgotten"
