"""Spending as tables to take away: each ally's standing, its path, and what the path takes for granted."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import lru_cache

import pandas as pd

from detente.export.provenance import Provenance, digits
from detente.figures.cited_sources import quoted
from detente.figures.defence_expenditure import SHARE, of_metric, outturns
from detente.figures.levels import jumps, latest, levels
from detente.figures.official_record import OfficialRecord
from detente.figures.spending_path import SpendingPath, assumptions, path

PATH_COLUMNS = (
    "edition",
    "iso3",
    "ally",
    "base_year",
    "base_share",
    "flag",
    "scenario",
    "gdp_growth",
    "year",
    "share_required",
    "gdp_usd_bn",
    "spending_usd_bn",
    "kept_usd_bn",
    "extra_usd_bn",
    "real_change",
    "growth_needed",
    "review",
    "prices",
)
FIRST_YEAR = 2026
_BILLION = 1000  # USD million in one


def paths_of(edition: str, iso3: str, record: OfficialRecord | None = None) -> tuple[SpendingPath, ...]:
    """An ally's or aggregate's path under each scenario.

    Args:
        edition: Id of an edition, such as “2025-08”.
        iso3: Code of a state.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        Slowest growth first; empty where the edition has no level.
    """
    base = latest(edition, iso3, record)
    return tuple(path(base, scenario) for scenario in assumptions().scenarios) if base else ()


def path_table(edition: str, iso3: str | None = None, record: OfficialRecord | None = None) -> pd.DataFrame:
    """A row for each ally or aggregate, scenario and year up to the target's.

    Args:
        edition: Id of an edition, such as “2025-08”.
        iso3: Of one ally or aggregate; of all where None.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        Columns: `PATH_COLUMNS`. real_change and growth_needed are blank for those who are at the target
        already; their rows hold what it would be.
    """
    names = [iso3] if iso3 else sorted({cell.iso3 for cell in of_metric(edition, SHARE, record)})
    rows = [
        {
            "edition": edition,
            "iso3": found.base.iso3,
            "ally": found.base.ally,
            "base_year": found.base.year,
            "base_share": found.base.share,
            "flag": found.base.flag,
            "scenario": found.scenario.name,
            "gdp_growth": found.scenario.growth,
            "year": step.year,
            "share_required": round(step.share, 4),
            "gdp_usd_bn": round(step.gdp / _BILLION, 2),
            "spending_usd_bn": round(step.spending / _BILLION, 3),
            "kept_usd_bn": round(step.kept / _BILLION, 3),
            "extra_usd_bn": round(step.extra / _BILLION, 3),
            "real_change": step.change,
            "growth_needed": found.needed,
            "review": step.review,
            "prices": found.base.prices,
        }
        for name in names
        for found in paths_of(edition, name, record)
        for step in found.steps
    ]
    return pd.DataFrame(rows, columns=list(PATH_COLUMNS))


def needs_table(edition: str, record: OfficialRecord | None = None) -> pd.DataFrame:
    """What each ally and aggregate needs: a row each, the most first.

    Args:
        edition: Id of an edition, such as “2025-08”.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        ally, base_year, base_share (% of GDP), flag, needed_slow, needed_middle, needed_high (mean real
        growth of spending in % a year, blank where the target is reached), extra_total_usd_bn (2026 to the
        target's year, middle scenario, beyond keeping the present share), prices.
    """
    rows = []
    for iso3 in sorted({cell.iso3 for cell in of_metric(edition, SHARE, record)}):
        found = paths_of(edition, iso3, record)
        if not found:
            continue
        middle = found[len(found) // 2]
        rows.append(
            {
                "ally": middle.base.ally,
                "base_year": middle.base.year,
                "base_share": middle.base.share,
                "flag": middle.base.flag,
                "needed_slow": found[0].needed,
                "needed_middle": middle.needed,
                "needed_high": found[-1].needed,
                "extra_total_usd_bn": round(
                    sum(step.extra for step in middle.steps if step.year >= FIRST_YEAR) / _BILLION, 1
                ),
                "prices": middle.base.prices,
            }
        )
    columns = ["ally", "base_year", "base_share", "flag", "needed_slow", "needed_middle", "needed_high",
               "extra_total_usd_bn", "prices"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns).sort_values(
        "needed_middle", ascending=False, ignore_index=True
    )


def assumptions_table() -> pd.DataFrame:
    """What a path takes for granted.

    Returns:
        name, gdp_growth (% a year; scenarios alone), meaning, source.
    """
    stated = assumptions()
    rows = [(each.name, each.growth, each.note, each.source) for each in stated.scenarios]
    rows += [(each.name, float("nan"), each.text, each.source) for each in stated.others]
    return pd.DataFrame(rows, columns=["name", "gdp_growth", "meaning", "source"])


def jumps_table(edition: str, aggregate: str, record: OfficialRecord | None = None) -> pd.DataFrame:
    """The years in which an aggregate gained a member.

    Args:
        edition: Id of an edition, such as “2025-08”.
        aggregate: Code of the aggregate.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        year, joined, published (% change), like_for_like, brought_usd_bn.
    """
    rows = [
        (
            jump.year,
            ", ".join(jump.joined),
            jump.published,
            jump.like_for_like,
            round(jump.brought / _BILLION, 2),
        )
        for jump in jumps(edition, aggregate, record)
    ]
    return pd.DataFrame(
        rows, columns=["year", "joined", "real_change_published", "like_for_like", "brought_usd_bn"]
    )


def past(edition: str, iso3: str, record: OfficialRecord | None = None) -> pd.DataFrame:
    """An ally's years as published.

    Args:
        edition: Id of an edition, such as “2025-08”.
        iso3: Code of a state.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        year, share_gdp (%), spending_usd_bn at constant prices, flag.
    """
    shares = {cell.year: cell for cell in of_metric(edition, SHARE, record) if cell.iso3 == iso3}
    known = levels(edition, record)
    rows = [
        (
            year,
            cell.value,
            known[iso3, year].spending / _BILLION if (iso3, year) in known else float("nan"),
            cell.flag,
        )
        for year, cell in sorted(shares.items())
    ]
    return pd.DataFrame(rows, columns=["year", "share_gdp", "spending_usd_bn", "flag"])


def cited(sources: tuple[str, ...]) -> str:
    """The full citations of source ids, joined.

    Args:
        sources: Ids of sources.

    Returns:
        One text; what several sources say of one publication is said once.
    """
    return quoted(sources)


def assumed() -> str:
    """The scenarios, for the foot of a chart or a sheet.

    Returns:
        One line.
    """
    grown = ", ".join(
        f"{each.name.lower()} {each.growth:g} % ({each.source})" for each in assumptions().scenarios
    )
    return f"Assumed: a straight line in the share; real GDP growth a year: {grown}"


def of_record(
    title: str, source: str, selected: str, version: str, today: date, record: OfficialRecord | None = None
) -> Provenance:
    """Where a table of the record comes from: no article stands behind it.

    Args:
        title: What the export is called.
        source: Where the figures come from, as a sentence.
        selected: What was selected of the record, in words.
        version: Of the analysis: `detente.version()`.
        today: The day of the export.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        Its snapshot is over the figures and the version.
    """
    seal = digits([_figures(record), selected, version])
    return Provenance(title, selected, 0, 0, version, seal, today, source)


@lru_cache(maxsize=4)
def _figures(record: OfficialRecord | None) -> str:
    return hashlib.sha256(repr((outturns(record), assumptions())).encode()).hexdigest()
