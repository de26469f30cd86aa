"""Numbers that leave their unit to another figure."""

from __future__ import annotations

import pytest

from detente.figures.quantities import quantities


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Norway spent 2.1 percent of GDP, Spain 1.4.", [("%", 2.1), ("%", 1.4)]),
        ("Norway and Spain spent 2.1 and 1.4 percent of GDP.", [("%", 2.1), ("%", 1.4)]),
        (
            "Norway, Spain and Italy spent 4.6, 9.1 and 5.0 billion dollars on defence.",
            [("USD", 4.6e9), ("USD", 9.1e9), ("USD", 5e9)],
        ),
        ("Norway spent 35 billion dollars, up from 30 billion.", [("USD", 35e9), ("USD", 30e9)]),
        ("Norway spent 2.1 percent of GDP. The year before it was 1.9.", [("%", 2.1), ("%", 1.9)]),
        ("This year's budget is 62.4 billion euros and 2.4 percent of GDP.", [("EUR", 62.4e9), ("%", 2.4)]),
    ],
)
def test_a_number_takes_the_unit_of_the_figure_beside_it(text: str, read: list[tuple[str, float]]) -> None:
    assert [(found.unit, found.value) for found in quantities(text)] == read


@pytest.mark.parametrize(
    "text",
    [
        "Norway spent 2.1 percent of GDP and has 5.4 inhabitants to the mile.",
        "Norway spent 2.1 percent of GDP and bought 12 ships.",
        "Norway spent 2.1 percent of GDP in 2024.",
    ],
)
def test_a_number_that_counts_something_takes_no_unit(text: str) -> None:
    assert [found.value for found in quantities(text) if found.unit == "%"] == [2.1]
