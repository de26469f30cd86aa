"""Each ally's standing as a table: what it spends, and how far it is from 2, 3.5 and 5 % of GDP, in points
and in money.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from detente.figures.commitments import commitments
from detente.figures.defence_expenditure import AGGREGATES, EQUIPMENT, SHARE, allies, editions, of_metric
from detente.figures.levels import current_spending, levels
from detente.figures.official_record import OfficialRecord, shipped

# The three levels the allies are measured by, by the commitments that set them.
_LEVELS = ("NATO-2014-GDP", "NATO-2025-CORE", "NATO-2025-TOTAL")
_GAPS = ("guideline", "core", "whole")
WORLD_BANK_SHARE = "milex_share_gdp_pct"
WORLD_BANK_MONEY = "milex_usd_current_m"
_SIPRI = "sipri"
_FEWEST = 5  # figures from which on an edition is worth a page; one with fewer stands on Revisions
_BILLION = 1000  # USD million in one
COLUMNS = (
    "edition", "iso3", "ally", "year", "share_gdp", "flag", "spending_usd_bn", "prices",
    *(f"gap_{name}" for name in _GAPS), *(f"money_{name}" for name in _GAPS), "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One edition under one definition that the page can show: `share` and `money` are measures of the
    record.
    """

    edition: str
    definition: str
    share: str
    prices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Spending over the years of one edition: iso3, ally, year, spending_usd_bn, flag, at `prices`."""

    frame: pd.DataFrame
    edition: str
    prices: str
    sources: tuple[str, ...]


def marks() -> tuple[float, ...]:
    """The levels that allies are measured by, lowest first.

    Returns:
        2, 3.5 and 5 % of GDP, from the commitments on record.
    """
    return tuple(commitments()[name].value for name in _LEVELS)


@lru_cache(maxsize=8)
def sources(record: OfficialRecord | None = None) -> tuple[Source, ...]:
    """Every edition with more than a few shares of GDP.

    Args:
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        NATO's, oldest first, then the World Bank's.
    """
    held = record or shipped()
    found = [
        Source(edition, held.editions[edition].definition, SHARE, _prices(edition, record))
        for edition in editions(record)
        if len(of_metric(edition, SHARE, record)) >= _FEWEST
    ]
    found += [Source(each.id, _SIPRI, WORLD_BANK_SHARE, ()) for each in held.under(_SIPRI, WORLD_BANK_SHARE)]
    return tuple(found)


def shares_table(source: Source, record: OfficialRecord | None = None) -> pd.DataFrame:
    """Shares of GDP of one edition over the years.

    Args:
        source: The edition.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        iso3, ally, year, share_gdp (% of GDP), flag, note; allies of today and aggregates alone.
    """
    return _shares_table(source, record).copy(deep=False)


@lru_cache(maxsize=16)
def _shares_table(source: Source, record: OfficialRecord | None) -> pd.DataFrame:
    cells = of_metric(source.edition, source.share, record)
    members = allies(record).keys() | AGGREGATES
    rows = [(c.iso3, c.ally, c.year, c.value, c.flag, c.note) for c in cells if c.iso3 in members]
    return pd.DataFrame(rows, columns=["iso3", "ally", "year", "share_gdp", "flag", "note"])


def money_table(source: Source, record: OfficialRecord | None = None) -> Money:
    """Spending in constant prices where the edition has levels; for the World Bank, its own edition of
    current dollars.

    Args:
        source: The edition.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        The table, with its edition, prices and sources.
    """
    if source.share == SHARE:
        known = levels(source.edition, record)
        rows = [(x.iso3, x.ally, x.year, x.spending / _BILLION, x.flag) for x in known.values()]
        prices = next((x.prices for x in known.values()), "constant")
        cited = tuple(sorted({name for x in known.values() for name in x.sources}))
        edition = source.edition
    else:
        held = record or shipped()
        edition, prices = held.under(_SIPRI, WORLD_BANK_MONEY)[-1].id, "current"
        cells = [c for c in held.of(edition, WORLD_BANK_MONEY) if c.iso3 in allies(record)]
        rows = [(c.iso3, c.ally, c.year, c.value / _BILLION, c.flag) for c in cells]
        cited = tuple(sorted({c.source for c in cells}))
    frame = pd.DataFrame(rows, columns=["iso3", "ally", "year", "spending_usd_bn", "flag"])
    return Money(frame, edition, prices, cited)


def allies_table(
    source: Source, year: int, prices: str | None = None, record: OfficialRecord | None = None
) -> pd.DataFrame:
    """A row for each ally and aggregate with a share in a year.

    Args:
        source: The edition.
        year: Calendar year.
        prices: One of the source's prices.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        Columns: `COLUMNS`, the highest share first. gap_… are points of GDP short of 2 (guideline), 3.5
        (core) and 5 % (whole), 0 where reached; money_… the same in USD billion, blank where the edition has
        none.
    """
    return _allies_table(source, year, prices, record).copy(deep=False)


@lru_cache(maxsize=64)
def _allies_table(
    source: Source, year: int, prices: str | None, record: OfficialRecord | None
) -> pd.DataFrame:
    money = _money(source.edition, prices, record)
    frame = shares_table(source, record)
    frame = frame[frame["year"] == year].sort_values("share_gdp", ascending=False, ignore_index=True)
    spending = pd.Series(
        [money.get((iso3, year), float("nan")) for iso3 in frame["iso3"]], index=frame.index, dtype=float
    )
    made: dict[str, Any] = {
        "edition": source.edition,
        "spending_usd_bn": spending / _BILLION,
        "prices": prices or "",
    }
    for name, level in zip(_GAPS, marks(), strict=True):
        gap = (level - frame["share_gdp"]).clip(lower=0)
        made[f"gap_{name}"] = gap.round(4)
        made[f"money_{name}"] = (gap / frame["share_gdp"] * spending / _BILLION).round(3)
    return frame.assign(**made)[list(COLUMNS)]


def without_figure(source: Source, year: int, record: OfficialRecord | None = None) -> tuple[str, ...]:
    """Allies that the edition knows in other years or measures and has no share for in a year.

    Args:
        source: The edition.
        year: Calendar year.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        Their names, in order.
    """
    frame = shares_table(source, record)
    known = set(frame["iso3"]) - AGGREGATES
    there = set(frame[frame["year"] == year]["iso3"])
    return tuple(sorted(allies(record)[iso3] for iso3 in known - there))


def equipment_table(edition: str, record: OfficialRecord | None = None) -> pd.DataFrame:
    """Shares of equipment in the edition's latest year.

    Args:
        edition: Id of an edition, such as “2025-08”.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        ally, year, equipment (% of defence expenditure), flag, the highest first.
    """
    return _equipment_table(edition, record).copy(deep=False)


@lru_cache(maxsize=16)
def _equipment_table(edition: str, record: OfficialRecord | None) -> pd.DataFrame:
    cells = [c for c in of_metric(edition, EQUIPMENT, record) if c.iso3 not in AGGREGATES]
    latest = max((c.year for c in cells), default=0)
    rows = [(c.ally, c.year, c.value, c.flag) for c in cells if c.year == latest]
    frame = pd.DataFrame(rows, columns=["ally", "year", "equipment", "flag"])
    return frame.sort_values("equipment", ascending=False, ignore_index=True)


def _prices(edition: str, record: OfficialRecord | None) -> tuple[str, ...]:
    known = levels(edition, record)
    constant = tuple(dict.fromkeys(level.prices for level in known.values()))
    return (*constant, *(("current",) if current_spending(edition, record) else ()))


def _money(edition: str, prices: str | None, record: OfficialRecord | None) -> dict[tuple[str, int], float]:
    if prices == "current":
        return dict(current_spending(edition, record))
    return {key: level.spending for key, level in levels(edition, record).items() if level.prices == prices}
