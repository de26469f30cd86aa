"""Each ally's standing: gaps that can be checked by hand, prices that are named, editions that stay apart."""

from __future__ import annotations

import pytest

from detente.export.allies import (
    Source,
    allies_table,
    equipment_table,
    marks,
    money_table,
    shares_table,
    sources,
    without_figure,
)
from detente.export.dictionary import meanings
from detente.figures.defence_expenditure import allies_meeting, outturns
from detente.figures.levels import levels

BY_EDITION = {source.edition: source for source in sources()}


def test_the_levels_come_from_the_commitments() -> None:
    assert marks() == (2.0, 3.5, 5.0)


def test_every_edition_with_shares_is_offered_under_its_definition() -> None:
    assert {source.definition for source in sources()} == {"nato", "nato-core-2026", "sipri"}
    assert BY_EDITION["2024-06"].prices == ("constant 2015", "current")
    assert BY_EDITION["2025-08"].prices == ("constant 2021",)
    assert BY_EDITION["wb-2026-02-24"].prices == ()


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.edition)
def test_gaps_by_hand(source: Source) -> None:
    year = int(shares_table(source)["year"].max())
    frame = allies_table(source, year, next(iter(source.prices), None))
    assert meanings(frame.columns) and (frame["edition"] == source.edition).all()
    short = frame[frame["share_gdp"] < 3.5]
    assert short["gap_core"].to_numpy() == pytest.approx(3.5 - short["share_gdp"].to_numpy(), abs=1e-4)
    assert (frame[frame["share_gdp"] >= 3.5]["gap_core"] == 0).all()
    priced = short.dropna(subset="spending_usd_bn")
    expected = priced["spending_usd_bn"] * (3.5 / priced["share_gdp"] - 1)
    assert priced["money_core"].to_numpy() == pytest.approx(expected.to_numpy(), abs=2e-3)


def test_counts_agree_with_those_of_the_cards() -> None:
    frame = allies_table(BY_EDITION["2025-08"], 2025)
    single = frame[~frame["iso3"].str.startswith("NATO")]
    for level in marks():
        assert int((single["share_gdp"] >= level).sum()) == len(
            allies_meeting(level, "2025-08", 2025).reached
        )


def test_money_in_both_prices_is_natos_own_where_it_prints_it() -> None:
    printed = {
        (c.iso3, c.metric): c.value / 1000 for c in outturns() if c.edition == "2024-06" and c.year == 2024
    }
    for prices, metric in (("current", "exp_usd_current_m"), ("constant 2015", "exp_usd_const2015_m")):
        frame = allies_table(BY_EDITION["2024-06"], 2024, prices)
        assert len(frame) == 33 and (frame["prices"] == prices).all()
        for iso3, spending in zip(frame["iso3"], frame["spending_usd_bn"], strict=True):
            assert spending == pytest.approx(printed[iso3, metric])


def test_who_has_no_figure_is_named() -> None:
    assert without_figure(BY_EDITION["2025-08"], 2025) == ("Germany",)
    assert without_figure(BY_EDITION["2025-08"], 2024) == ()


def test_the_world_banks_money_names_its_own_edition() -> None:
    money = money_table(BY_EDITION["wb-2026-02-24"])
    assert (
        money.edition == "wb-2024-03-28" and money.prices == "current" and money.frame["year"].max() == 2022
    )
    nato = money_table(BY_EDITION["2025-08"])
    assert nato.edition == "2025-08" and len(nato.frame) == len(levels("2025-08"))


def test_equipment_is_of_the_latest_year_alone() -> None:
    frame = equipment_table("2025-08")
    assert frame["year"].nunique() == 1 and frame["equipment"].is_monotonic_decreasing
    assert meanings(frame.columns)
