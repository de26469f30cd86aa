"""What the charts of spending show, each in a sentence made from its figures: the chart's title."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

import pandas as pd

from detente.export.provenance import count
from detente.text.english import named

_NAMED = 2  # allies of the same figure


def of_shares(shares: pd.DataFrame, levels: Sequence[float], year: int) -> str:
    """Who spends most, and how many reach each level.

    Args:
        shares: Columns ally, share_gdp (% of GDP); a row an ally.
        levels: The levels, % of GDP, ascending.
        year: Year of the shares.

    Returns:
        "Poland spends most in 2025, 4.48 % of GDP; of 30, 30 reach 2 %, 3 reach 3.5 %, none reach 5 %".
    """
    highest = max(shares.to_dict("records"), key=itemgetter("share_gdp"))
    reached = [int((shares["share_gdp"] >= level).sum()) for level in levels]
    parts = [
        f"{number or 'none'} {'reaches' if number == 1 else 'reach'} {level:g}\u00a0%"
        for number, level in zip(reached, levels, strict=True)
    ]
    parts[0] = f"of {len(shares)}, {parts[0]}"
    share = f"{highest['share_gdp']:.2f}\u00a0% of GDP"
    return f"{named(highest['ally'], begins=True)} spends most in {year}, {share}; {', '.join(parts)}"


def of_gaps(gaps: pd.DataFrame, level: str, year: int, *, money: bool) -> str:
    """Who lacks most to a level, and in money what all lack together.

    Args:
        gaps: Columns ally, gap (points of GDP, or USD billion); those below the level alone.
        level: The level, "3.5 %".
        year: Year of the figures.
        money: Whether the gaps are sums of money.

    Returns:
        "To 3.5 % in 2025 the United States lacks most, USD 74.5 billion; all 27 allies below it USD 348.0
        billion".
    """
    widest = max(gaps.to_dict("records"), key=itemgetter("gap"))
    lacks = f"{named(widest['ally'], begins=True)} lacks most to {level} in {year}"
    if not money:
        return f"{lacks}: {widest['gap']:.2f} points of GDP"
    together = (
        "" if len(gaps) == 1 else f"; the {len(gaps)} allies below it USD {gaps['gap'].sum():,.0f} billion"
    )
    return f"{lacks}: USD {widest['gap']:,.1f} billion{together}"


def of_courses(figures: pd.DataFrame, column: str, unit: str) -> str:
    """Whose figure changed most between its first and its last year.

    Args:
        figures: Columns ally, year and the column that is drawn.
        column: The column that is drawn.
        unit: Its unit, behind the number.

    Returns:
        "Poland changed most: 1.88 in 2014, 4.48 in 2025 (% of GDP)"; "" where nobody has two years.
    """
    known = figures.dropna(subset=column).sort_values("year")
    ends = []
    for ally, rows in known.groupby("ally"):
        first, *_, last = [*rows.to_dict("records"), rows.to_dict("records")[-1]]
        if first["year"] < last["year"]:
            ends.append((abs(last[column] - first[column]), str(ally), first, last))
    if not ends:
        return ""
    _, ally, first, last = max(ends, key=itemgetter(0))
    return (
        f"{named(ally, begins=True)} changed most: {first[column]:,.2f} in {first['year']}, "
        f"{last[column]:,.2f} in {last['year']} ({unit})"
    )


def of_reached(counts: pd.DataFrame) -> str:
    """How many reach the lowest level now and at first.

    Args:
        counts: Columns year, level (text, the lowest first within a year), allies (number).

    Returns:
        "30 allies reach 2 % in 2025, 3 in 2014".
    """
    level = counts["level"].iloc[0]
    of_level = counts[counts["level"] == level]
    last, first = of_level.iloc[-1], of_level.iloc[0]
    reach = "ally reaches" if last["allies"] == 1 else "allies reach"
    return f"{last['allies']} {reach} {level} in {last['year']}, {first['allies']} in {first['year']}"


def of_needs(needs: pd.DataFrame, level: float, by: int | str) -> str:
    """Who needs most growth of spending to reach a level, and who least.

    Args:
        needs: Columns ally, needed_middle (real growth, % a year); who needs none left out.
        level: The level, % of GDP.
        by: The year in which it is to be reached.

    Returns:
        "Spain and 8 others need most to reach 3.5 % in 2035, 7.3 % more each year; Estonia least, 1.9 %":
        whose figures are written alike are named together.
    """
    order = needs.sort_values("needed_middle", ascending=False, kind="stable")
    figures = [f"{need:.1f}" for need in order["needed_middle"]]
    allies = [named(str(ally)) for ally in order["ally"]]
    most = [ally for ally, figure in zip(allies, figures, strict=True) if figure == figures[0]]
    least = [ally for ally, figure in zip(allies, figures, strict=True) if figure == figures[-1]]
    said = (
        f"{_together(most)} {'needs' if len(most) == 1 else 'need'} most to reach {level:g}\u00a0% in {by}, "
        f"{figures[0]}\u00a0% more each year in real terms"
    )
    said = said[:1].upper() + said[1:]
    return said if figures[0] == figures[-1] else f"{said}; {_together(least)} least, {figures[-1]}\u00a0%"


def _together(names: Sequence[str]) -> str:
    """ "Spain", "Spain and Italy", "Spain and 8 others"."""
    if len(names) <= _NAMED:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"


def of_words(ally: str, means: pd.DataFrame) -> str:
    """In how many years an ally's speakers lean either way beyond chance.

    Args:
        ally: Its name.
        means: Columns low and high (the ends of a year's interval, missing where there is none) of the years
            that hold enough to count.

    Returns:
        "United States: beyond chance its speakers lean to escalation in 3 of the 7 years that count, to
        de-escalation in 1".
    """
    if means.empty:
        return f"{ally}: no year holds enough paragraphs to say where its speakers lean"
    up, down = int((means["low"] > 0).sum()), int((means["high"] < 0).sum())
    years = count(len(means), "year")
    if not up and not down:
        return f"{ally}: its speakers lean neither way beyond chance in any of the {years} that count"
    first, *second = [
        f"to {way} in {number}" for way, number in (("escalation", up), ("de-escalation", down)) if number
    ]
    said = ", ".join([f"{first} of the {years} that count", *second])
    return f"{ally}: beyond chance its speakers lean {said}"


def of_shares_beside_words(ally: str, spent: pd.DataFrame) -> str:
    """What an ally spent at first and last.

    Args:
        ally: Its name.
        spent: Columns year, share_gdp (% of GDP).

    Returns:
        "United States: 3.71 % of GDP in 2014, 3.22 % in 2025".
    """
    known = spent.dropna(subset="share_gdp").sort_values("year")
    if known.empty:
        return ""
    first, last = known.iloc[0], known.iloc[-1]
    if first["year"] == last["year"]:
        return f"{ally}: {last['share_gdp']:.2f}\u00a0% of GDP in {int(last['year'])}"
    return (
        f"{ally}: {first['share_gdp']:.2f}\u00a0% of GDP in {int(first['year'])}, "
        f"{last['share_gdp']:.2f}\u00a0% in {int(last['year'])}"
    )
