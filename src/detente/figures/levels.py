"""What an ally or an aggregate spends in constant prices, beside its share of GDP.

The level under the percentage.

Every function takes the `record` to read from: what ships, unless a library's adopted editions are given.

NATO prints levels for every edition but the one of August 2025, whose levels are derived (see
data/SOURCES.md). Where an edition has none for an aggregate, it is the sum of its members', carried on with
NATO's own real change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from detente.figures.defence_expenditure import AGGREGATES, SHARE, accessions, outturns
from detente.figures.official_record import OfficialRecord

EUROPE_AND_CANADA = "NATO_EUR_CAN"
REAL_CHANGE = "real_change_pct"
_CONSTANT = re.compile(r"exp_usd_const(?P<base>\d{4})_m(?P<derived>_derived)?")
_CURRENT = "exp_usd_current_m"


@dataclass(frozen=True, slots=True)
class Level:
    """Spending and GDP in USD million at the prices of `prices` ("constant 2021"), share in % of GDP, of
    one year.

    `flag`: actual or estimate, as the share is marked; `derived`: the level was computed, not printed by
    NATO.
    """

    edition: str
    iso3: str
    ally: str
    year: int
    share: float
    spending: float
    gdp: float
    prices: str
    flag: str
    derived: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A year in which an aggregate grew by a new member.

    `published`: NATO's real change in %, None where it prints none; `with_new`: the same recomputed from
    the members; `like_for_like`: the change of those who are members at the year's end, counted in both
    years; `brought`: what the newcomer spent that year, USD million at the edition's constant prices.
    """

    year: int
    joined: tuple[str, ...]
    published: float | None
    with_new: float
    like_for_like: float
    brought: float


@lru_cache(maxsize=16)
def levels(edition: str, record: OfficialRecord | None = None) -> Mapping[tuple[str, int], Level]:
    """Spending and share of GDP in constant prices, wherever the edition allows it.

    Args:
        edition: Id of the edition.
        record: The record in use; the shipped one if None.

    Returns:
        The level by (ISO3 code or aggregate, year).
    """
    cells = [cell for cell in outturns(record) if cell.edition == edition]
    shares = {(cell.iso3, cell.year): cell for cell in cells if cell.metric == SHARE}
    found = {}
    for cell in cells:
        basis = _CONSTANT.fullmatch(cell.metric)
        share = shares.get((cell.iso3, cell.year))
        if basis and share:
            found[cell.iso3, cell.year] = Level(
                edition,
                cell.iso3,
                cell.ally,
                cell.year,
                share.value,
                cell.value,
                100 * cell.value / share.value,
                f"constant {basis['base']}",
                share.flag,
                cell.derived,
                tuple(sorted({cell.source, share.source})),
            )
    changes = {(cell.iso3, cell.year): cell for cell in cells if cell.metric == REAL_CHANGE}
    for aggregate in sorted(AGGREGATES):
        if not any(iso3 == aggregate for iso3, _ in found):
            names = {share.iso3: share.ally for share in shares.values()}
            years = sorted(year for iso3, year in shares if iso3 == aggregate)
            made: dict[tuple[str, int], Level] = {}
            for year in years:
                share = shares[aggregate, year]
                spending = _summed(found, aggregate, year)
                before, change = made.get((aggregate, year - 1)), changes.get((aggregate, year))
                if spending is None and before and change:
                    spending = before.spending * (1 + change.value / 100)
                some = next((level for level in found.values()), None)
                if spending is None or some is None:
                    continue
                made[aggregate, year] = Level(
                    edition,
                    aggregate,
                    names[aggregate],
                    year,
                    share.value,
                    spending,
                    100 * spending / share.value,
                    some.prices,
                    share.flag,
                    True,
                    tuple(sorted({share.source, *some.sources})),
                )
            found.update(made)
    return found


def current_spending(edition: str, record: OfficialRecord | None = None) -> Mapping[tuple[str, int], float]:
    """Spending at current prices and exchange rates, where the edition has it.

    Args:
        edition: Id of the edition.
        record: The record in use; the shipped one if None.

    Returns:
        USD million by (ISO3 code or aggregate, year).
    """
    return {
        (cell.iso3, cell.year): cell.value
        for cell in outturns(record)
        if cell.edition == edition and cell.metric == _CURRENT
    }


def latest(edition: str, iso3: str, record: OfficialRecord | None = None) -> Level | None:
    """The newest level of an ally or aggregate, None where the edition has none.

    Args:
        edition: Id of the edition.
        iso3: ISO 3166-1 alpha-3 code of an ally, or an aggregate's code.
        record: The record in use; the shipped one if None.

    Returns:
        Share in % of GDP, spending and GDP in USD million at constant prices; None if there is none.
    """
    known = levels(edition, record)
    years = [year for code, year in known if code == iso3]
    return known[iso3, max(years)] if years else None


def jumps(edition: str, aggregate: str, record: OfficialRecord | None = None) -> tuple[Jump, ...]:
    """Years in which an aggregate gained a member; empty where the edition has no levels by ally.

    Args:
        edition: Id of the edition.
        aggregate: Code of the aggregate ("NATO_EUR_CAN").
        record: The record in use; the shipped one if None.

    Returns:
        The years in order, each with who joined.
    """
    known = levels(edition, record)
    published = {
        cell.year: cell.value
        for cell in outturns(record)
        if cell.edition == edition and cell.iso3 == aggregate and cell.metric == REAL_CHANGE
    }
    found = []
    for year in sorted(set(accessions().values())):
        new = [iso3 for iso3, when in accessions().items() if when == year and (iso3, year) in known]
        now, then = _summed(known, aggregate, year), _summed(known, aggregate, year - 1)
        came = _sum_of(known, new, year - 1)
        if new and now and then and came:
            found.append(
                Jump(
                    year,
                    tuple(known[iso3, year].ally for iso3 in new),
                    published.get(year),
                    100 * (now / then - 1),
                    100 * (now / (then + came) - 1),
                    sum(known[iso3, year].spending for iso3 in new),
                )
            )
    return tuple(found)


def _summed(known: Mapping[tuple[str, int], Level], aggregate: str, year: int) -> float | None:
    """What the members of an aggregate in `year` spent; None where a member's figure is missing."""
    members = {
        iso3
        for iso3, _ in known
        if iso3 not in AGGREGATES
        and accessions().get(iso3, year) <= year
        and not (aggregate == EUROPE_AND_CANADA and iso3 == "USA")
    }
    return _sum_of(known, sorted(members), year)


def _sum_of(known: Mapping[tuple[str, int], Level], members: list[str], year: int) -> float | None:
    if not members or any((iso3, year) not in known for iso3 in members):
        return None
    return sum(known[iso3, year].spending for iso3 in members)
