"""Budgets: each figure says what it counts, at which stage, and who publishes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.figures.budget_figures import budget_figures, budgets_of, read_budget_figures
from detente.records import DetenteError

HEAD = (
    "state,year,what,stage,amount_bn,currency,share_gdp,counts,said_on,publisher,title,address,licence,note\n"
)
ROW = "AAA,2025,defence budget,law,1.5,EUR,,the ministry,2025-01-02,A parliament,A law,,facts,"


def test_every_figure_names_its_publisher_and_what_it_counts() -> None:
    for each in budget_figures():
        assert each.counts and "“" in each.source and not each.source.startswith("“"), each
        assert 0 < each.amount < 1e5 and len(each.currency) == 3


def test_the_latest_year_up_to_the_one_asked_for_is_given() -> None:
    assert {each.year for each in budgets_of("DEU", 2026, ("draft", "law"))} == {2026}
    assert {each.year for each in budgets_of("DEU", 2028, ("draft", "law"))} == {2026}
    assert budgets_of("DEU", 2020, ("law",)) == () and budgets_of("AAA", None, ("law",)) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("law", "wish", "no stage of a budget"), ("1.5", "much", "must be numbers"), ("EUR", "", "line 2")],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    file = tmp_path / "budgets.csv"
    file.write_text(HEAD + ROW.replace(f",{old},", f",{new},", 1) + "\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=says):
        read_budget_figures(file)
