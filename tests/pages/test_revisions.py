"""Revisions: one year in every edition, a change of basis told apart from a revision."""

from __future__ import annotations

import pytest

from tests.pages.on_screen import html_of, text_of


def test_poland_opens_with_both_figures_and_the_change_of_basis(visit) -> None:
    shown = text_of(visit("revisions")).replace("\\", "").replace("\u00a0", " ")
    assert "Poland, 2025: 4.48 % in NATO, August 2025, 4.25 % in NATO, July 2026: a change of basis" in shown
    assert "this difference is one of years, on one basis" in shown and "Source: " in shown


def test_germany_is_told_as_a_change_of_basis_with_both_figures(visit) -> None:
    shown = text_of(visit("revisions", state="DEU", year="2025")).replace("\\", "").replace("\u00a0", " ")
    assert "2.4 % in NATO, March 2026, 2.22 % in NATO, July 2026: a change of basis" in shown


def test_a_narrow_screen_lists_what_editions_changed(visit) -> None:
    page = visit("revisions", year="2025")
    table, listed = page.dataframe[-1].value, html_of(page)
    assert len(table) > 1 and all(f"<b>{state}: " in listed for state in table["country"])
    assert listed.count("in the edition before") == len(table)


@pytest.mark.parametrize("what", ["sum", "per head"])
def test_figures_in_other_units_share_no_axis(visit, what: str) -> None:
    page = visit("revisions", state="DEU", year="2024", what=what)
    assert page.title and "Why the figures differ" in text_of(page)
