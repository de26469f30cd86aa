"""Spans that cover a text answer as each of them would, one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.text.covered import Covered

PLACES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda each: (each[0], sum(each)))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_a_span_is_met_where_any_of_the_spans_has_a_place_in_it(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    places = {place for start, end in spans for place in range(start, end)}
    assert Covered(spans).meets(*asked) == (not places.isdisjoint(range(*asked)))


def test_spans_that_touch_do_not_meet() -> None:
    held = Covered([(5, 9)])
    assert not held.meets(0, 5)
    assert not held.meets(9, 12)
    assert held.meets(8, 9)
