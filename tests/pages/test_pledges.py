"""Pledges: every commitment with its status, its rule and its sums; nobody is left out."""

from __future__ import annotations

from detente.figures.commitments import commitments
from tests.pages.on_screen import text_of


def test_every_commitment_is_on_the_page_with_rule_and_reason(visit) -> None:
    page = visit("pledges")
    shown = text_of(page)
    assert shown.count("**Rule:**") == shown.count("**Judged next:**") == len(commitments())
    assert "commitments that cannot be judged, by the reason" in shown
    assert sum(label.label.startswith("Without an official series") for label in page.expander) == 1


def test_the_filters_leave_what_they_say(visit) -> None:
    page = visit("pledges", who="SWE")
    shown = text_of(page).replace("\\", "")
    assert "a straight line from 2.31" in shown and "Statskontoret" in shown and "not compared" in shown
    assert shown.count("**Rule:**") == sum(each.actor == "SWE" for each in commitments().values())
    assert "No commitment on record" in visit("pledges", who="SWE", status="met").info[0].value
