"""The overview in a sentence: what moved, who, the money; and plainly that nothing did."""

from __future__ import annotations

from itertools import count

import pandas as pd

from detente.export.first_sentence import first_sentence
from detente.export.part_comparison import ComparedPart
from detente.figures.defence_expenditure import Meeting
from detente.store.selection import Selection
from detente.trends.differences import differences
from tests.two_parts import side_by_side

FIRST, SECOND = (
    ComparedPart("the first quarter of 2026", Selection()),
    ComparedPart("the second quarter of 2026", Selection()),
)
CORE = Meeting(3.5, 2025, "2025-08", ("Poland", "Latvia"), 30)


def sums(balances: dict[str, list[float]], whole: bool = False) -> pd.DataFrame:
    """A row an article of ten paragraphs each."""
    numbers = count()
    rows = [
        {"name": "all paragraphs" if whole else side, "article": next(numbers), "total": 10 * b, "parts": 10}
        for side, values in balances.items()
        for n, b in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["name", "article", "total", "parts"])


def said(before: dict[str, list[float]], after: dict[str, list[float]], core: Meeting | None = CORE) -> str:
    # The articles of the two periods are others.
    whole, sides = (
        differences(side_by_side(sums(before, whole=each), _others(sums(after, whole=each))))
        for each in (True, False)
    )
    return first_sentence(whole, sides, FIRST, SECOND, core)


def _others(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(article=frame["article"] + 1_000)


STILL = [0.0, 0.02, -0.02, 0.01, -0.01, 0.0, 0.02, -0.02]


def test_a_move_beyond_chance_is_said_with_its_interval_and_its_numbers() -> None:
    text = said({"RUS": STILL, "FRA": STILL}, {"RUS": [0.5 + b for b in STILL], "FRA": STILL})
    assert text.startswith("The second quarter of 2026: more escalatory than the first quarter")
    assert "of 2026, +0.25 in mean balance" in text
    assert "95 %:" in text and "16 and 16 articles" in text
    assert "Russia (+0.50) moved, nobody else beyond chance." in text
    assert "28 allies stand below 3.5\u00a0% of GDP (2025, of 30 with a figure)." in text


def test_that_nothing_moved_is_said_plainly() -> None:
    text = said({"RUS": STILL, "FRA": STILL}, {"RUS": STILL, "FRA": STILL}, None)
    assert "nothing differs more than chance would make" in text
    assert "Neither of the two sides that can be compared moves beyond chance." in text
    assert "GDP" not in text
    three = {"RUS": STILL, "FRA": STILL, "DEU": STILL}
    assert "None of the 3 sides that can be compared moves beyond chance." in said(three, three)


def test_a_side_with_too_few_articles_is_not_compared() -> None:
    text = said({"RUS": [0.1], "FRA": STILL}, {"RUS": [0.9], "FRA": STILL})
    assert "The one side that can be compared does not move beyond chance." in text
