"""Numbers and dates as the pages write them."""

from __future__ import annotations

import pytest

from detente.records import Quantity
from detente.ui.wording import amount, plain, published, signed, with_links


@pytest.mark.parametrize(
    ("value", "high", "unit", "of", "said"),
    [
        (5, None, "%", "GDP", "5\u00a0% of GDP"),
        (2, 3, "%", None, "2 to 3\u00a0%"),
        (8e11, None, "EUR", "equipment", "EUR 800 billion of equipment"),
        (1550, None, "warheads", "deployed", "1,550 deployed warheads"),
        (290, None, "warheads", "stockpile", "290 warheads in the stockpile"),
        (1200, 1400, "warheads", "retired", "1,200 to 1,400 retired warheads"),
        (3, None, "drones", None, "3 drones"),
    ],
)
def test_amounts(value: float, high: float | None, unit: str, of: str | None, said: str) -> None:
    assert amount(Quantity(0, 1, value, high, unit, of=of)) == said


def test_a_change_is_not_worded_as_a_share() -> None:
    grown = Quantity(0, 1, 22.2, None, "%", of="defence spending", kind="growth")
    assert amount(grown) == "22.2\u00a0% change in defence spending"


def test_signs_are_true_minuses_and_zero_has_none() -> None:
    assert [signed(-0.6), signed(0.004), signed(-3.25, 1), signed(4, 1)] == ["−0.60", "0.00", "−3.2", "+4.0"]


def test_a_publication_is_dated_as_exactly_as_it_is_known() -> None:
    assert [published(when) for when in ("2025-08-28", "2026-07", "2025")] == [
        "28 August 2025", "July 2026", "2025",
    ]  # fmt: skip


def test_no_line_breaks_before_a_percent_sign() -> None:
    assert plain("at least 2 % of GDP") == "at least 2\u00a0% of GDP"


def test_a_source_line_leads_to_its_addresses_and_long_ones_show_their_host() -> None:
    said = with_links("NATO, Table 3, https://www.nato.int/content/dam/nato/def-exp-2025-en.xlsx, as is.")
    assert "[nato\\.int](https://www.nato.int/content/dam/nato/def-exp-2025-en.xlsx), as is" in said
    assert said.startswith("NATO, Table 3, [")
    assert with_links("https://doi.org/10.2908/GOV_EV; 5 %") == (
        "[doi\\.org/10\\.2908/GOV\\_EV](https://doi.org/10.2908/GOV_EV); 5\u00a0%"
    )
    assert with_links("a <b> (javascript://x)") == plain("a <b> (javascript://x)")


def test_an_address_is_no_link_by_itself() -> None:
    assert plain("see https://example.org") == "see https\\://\u200bexample\\.org"
