"""One year in every edition: a change of basis is told apart from a revision."""

from __future__ import annotations

from itertools import pairwise

import pytest

from detente.figures.official_record import shipped
from detente.figures.year_in_editions import year_in_editions, years_of_state


def test_poland_2025_is_told_as_a_change_of_basis_with_both_figures() -> None:
    *_, last = [each for each in year_in_editions("POL", 2025) if each.edition.publisher == "NATO"]
    assert last.cause == "another basis" and "4.48 % in NATO, August 2025" in last.said
    assert "4.25 % in NATO, July 2026" in last.said and "not of spending" in last.said


def test_germany_2024_is_a_revision_and_prices_of_another_year() -> None:
    found = [each for each in year_in_editions("DEU", 2024) if each.edition.publisher == "NATO"]
    # Constant prices of another year are another basis of a share of real GDP too; years that both editions
    # call outturn say by how much that moves it, and the rest is a revision.
    assert [each.cause for each in found] == ["first", "basis and revision"]
    assert "the rest of -0.12 is a revision" in found[1].said
    assert "2.12 % in NATO, June 2024" in found[1].said and "2.00 % in NATO, August 2025" in found[1].said
    assert "constant 2015, then constant 2021" in found[1].said


def test_germany_2025_is_told_as_a_change_of_basis_with_both_figures() -> None:
    found = [each for each in year_in_editions("DEU", 2025) if each.edition.publisher == "NATO"]
    assert [(each.cause, each.cell.value) for each in found] == [("first", 2.4), ("another basis", 2.22)]
    assert "2.4 % in NATO, March 2026, 2.22 % in NATO, July 2026: a change of basis" in found[1].said
    assert "not of spending" in found[1].said


def test_spending_itself_is_read_within_one_edition() -> None:
    for each in year_in_editions("POL", 2025):
        before = each.year_before
        assert before is None or (before.edition, before.year) == (each.cell.edition, 2024)
    assert [each.year_before.value for each in year_in_editions("POL", 2025) if each.year_before]
    assert 2025 in years_of_state("POL") and years_of_state("AAA") == ()


@pytest.mark.parametrize("per", ["GDP", "whole", "head"])
def test_no_two_bases_are_ever_called_a_revision(per: str) -> None:
    for iso3 in ("POL", "DEU", "SWE", "USA", "NATO_TOTAL"):
        for year in range(2014, 2027):
            found = year_in_editions(iso3, year, per)
            assert all(not each.cell.derived for each in found)
            for before, after in pairwise(found):
                if after.cause in ("revision", "unchanged"):
                    assert before.edition.definition == after.edition.definition
                    assert before.edition.base == after.edition.base
    assert year_in_editions("POL", 1900) == () and shipped().editions
