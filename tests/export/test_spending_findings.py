"""The titles of charts of spending: what they say follows from the figures, and from nothing else."""

from __future__ import annotations

import pandas as pd

from detente.export.spending_findings import (
    of_courses,
    of_gaps,
    of_needs,
    of_reached,
    of_shares,
    of_shares_beside_words,
    of_words,
)


def unspaced(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_shares_name_the_highest_and_count_each_level() -> None:
    shares = pd.DataFrame({"ally": ["A", "B", "C"], "share_gdp": [2.1, 3.6, 1.0]})
    assert unspaced(of_shares(shares, [2, 3.5, 5], 2025)) == (
        "B spends most in 2025, 3.60 % of GDP; of 3, 2 reach 2 %, 1 reaches 3.5 %, none reach 5 %"
    )


def test_gaps_are_summed_in_money_alone() -> None:
    gaps = pd.DataFrame({"ally": ["A", "B"], "gap": [1.5, 10.0]})
    assert of_gaps(gaps, "2 %", 2025, money=True) == (
        "B lacks most to 2 % in 2025: USD 10.0 billion; the 2 allies below it USD 12 billion"
    )
    assert of_gaps(gaps, "2 %", 2025, money=False) == "B lacks most to 2 % in 2025: 10.00 points of GDP"
    assert "allies below" not in of_gaps(gaps.head(1), "2 %", 2025, money=True)


def test_an_ally_has_its_article() -> None:
    gaps = pd.DataFrame({"ally": ["Netherlands"], "gap": [1.5]})
    assert of_gaps(gaps, "2 %", 2025, money=False).startswith("The Netherlands lacks most")


def test_the_widest_course_is_named_and_one_year_is_none() -> None:
    figures = pd.DataFrame(
        {"ally": ["A", "A", "B", "B"], "year": [2014, 2025, 2014, 2025], "share": [1.0, 1.5, 3.0, 2.0]}
    )
    assert of_courses(figures, "share", "% of GDP") == "B changed most: 3.00 in 2014, 2.00 in 2025 (% of GDP)"
    assert of_courses(figures.head(1), "share", "% of GDP") == ""


def test_levels_needs_and_shares_beside_words() -> None:
    counts = pd.DataFrame({"year": [2014, 2025], "level": ["2 %", "2 %"], "allies": [3, 1]})
    assert of_reached(counts) == "1 ally reaches 2 % in 2025, 3 in 2014"
    needs = pd.DataFrame({"ally": ["A", "B"], "needed_middle": [7.3, 1.9]})
    assert unspaced(of_needs(needs, 3.5, 2035)) == (
        "A needs most to reach 3.5 % in 2035, 7.3 % more each year in real terms; B least, 1.9 %"
    )
    alike = pd.DataFrame({"ally": ["A", "B", "C", "D", "E"], "needed_middle": [7.31, 7.3, 7.29, 1.94, 1.93]})
    assert unspaced(of_needs(alike, 3.5, 2035)) == (
        "A and 2 others need most to reach 3.5 % in 2035, 7.3 % more each year in real terms; D and E least, "
        "1.9 %"
    )
    spent = pd.DataFrame({"year": [2025, 2014], "share_gdp": [2.0, 1.0]})
    assert unspaced(of_shares_beside_words("A", spent)) == "A: 1.00 % of GDP in 2014, 2.00 % in 2025"
    assert of_shares_beside_words("A", spent.head(0)) == ""


def test_words_beside_money_lean_only_beyond_chance() -> None:
    means = pd.DataFrame({"low": [0.1, 0.2, -0.5, -0.1, None], "high": [0.3, 0.4, -0.2, 0.3, None]})
    assert of_words("A", means) == (
        "A: beyond chance its speakers lean to escalation in 2 of the 5 years that count, to de-escalation "
        "in 1"
    )
    assert of_words("A", means.tail(2)).endswith("neither way beyond chance in any of the 2 years that count")
    assert "no year holds enough" in of_words("A", means.head(0))
