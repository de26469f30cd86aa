"""Spending as tables: every column explained, every ally in them, the sums as on the page."""

from __future__ import annotations

from datetime import date

import pytest

from detente.export.dictionary import meanings
from detente.export.spending_tables import (
    assumptions_table,
    cited,
    jumps_table,
    needs_table,
    of_record,
    past,
    path_table,
)

EDITION = "2025-08"


def test_every_column_is_in_the_dictionary() -> None:
    for frame in (
        path_table(EDITION),
        needs_table(EDITION),
        assumptions_table(),
        jumps_table(EDITION, "NATO_EUR_CAN"),
        past(EDITION, "POL"),
    ):
        assert not frame.empty and meanings(frame.columns)


def test_needs_are_ordered_and_blank_where_the_target_is_reached() -> None:
    needs = needs_table(EDITION)
    assert set(needs[needs["needed_middle"].isna()]["ally"]) == {"Poland", "Lithuania", "Latvia"}
    below = needs.dropna(subset="needed_middle")
    assert below["needed_middle"].is_monotonic_decreasing
    assert (
        (below["needed_slow"] < below["needed_middle"]) & (below["needed_middle"] < below["needed_high"])
    ).all()


def test_the_extra_money_is_the_sum_of_the_years_beyond_2025() -> None:
    germany = needs_table(EDITION).set_index("ally").loc["Germany"]
    rows = path_table(EDITION, "DEU")
    middle = rows[(rows["gdp_growth"] == 1.5) & (rows["year"] >= 2026)]
    assert germany["base_year"] == 2024
    assert germany["extra_total_usd_bn"] == pytest.approx(middle["extra_usd_bn"].sum(), abs=0.06)


def test_a_partial_edition_draws_only_what_it_can() -> None:
    assert list(needs_table("2026-07")["ally"]) == ["Sweden"]


def test_provenance_of_the_record_names_no_articles_and_is_stable() -> None:
    one = of_record("Path", "NATO", "edition of August 2025", "1", date(2026, 1, 1))
    again = of_record("Path", "NATO", "edition of August 2025", "1", date(2026, 2, 1))
    assert "articles" not in one.line() and one.snapshot == again.snapshot


def test_a_publication_is_named_once_with_all_its_tables_and_the_publisher_first() -> None:
    said = cited(("nato2026-1", "nato2026-3", "Office, Table", "Office, Table"))
    assert said.startswith(
        "NATO, “Defence Investment of NATO Countries (2014-2026)”, July 2026, Tables 1 to 8a"
    )
    assert said.count("NATO, ") == 1 and said.endswith("; Office, Table")
