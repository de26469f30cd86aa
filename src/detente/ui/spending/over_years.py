"""Shares and spending over the years, for chosen allies, and how many reach each level: one edition in every
line.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.charts.spending_over_years import lines_over_years, meeting_over_years
from detente.export.allies import Source, marks, money_table, shares_table
from detente.export.spending_findings import of_courses, of_reached
from detente.export.spending_tables import cited
from detente.figures.defence_expenditure import AGGREGATES, of_metric
from detente.figures.missing_allies import missing_allies, names_of
from detente.figures.official_record import OfficialRecord
from detente.ui.components import takeaway
from detente.ui.components.drawing import Mark
from detente.ui.spending.spending_columns import COLUMNS
from detente.ui.wording import plain, with_links

MOST_LINES = 6
_FIRST = ("NATO Total", "Poland", "Germany", "France", "United States")


def lines_of_allies(source: Source, record: OfficialRecord) -> None:
    """The section on the years, for one edition; for money of the World Bank's, the edition that has it,
    named.

    Args:
        source: The edition and its columns.
        record: The record in use.
    """
    shares = shares_table(source, record)
    if shares["year"].nunique() < 2:
        st.info("This edition has figures of one year alone, so there is no line.", icon=":material/info:")
        return
    name = record.editions[source.edition].name
    measure = st.segmented_control(
        "Measure", ["share of GDP", "spending"], default="share of GDP", required=True, key="measure",
        bind="query-params",
    )  # fmt: skip
    names = sorted(shares["ally"].unique())
    shown = st.multiselect(
        "Allies", names, default=[each for each in _FIRST if each in names], max_selections=MOST_LINES,
        key="allies", bind="query-params",
    )  # fmt: skip
    if not shown:
        st.caption("Choose at least one ally.")
        return
    citation = cited(tuple(sorted({c.source for c in of_metric(source.edition, source.share, record)})))
    if measure == "share of GDP":
        frame, column, title, levels = shares, "share_gdp", "% of GDP", marks()
    else:
        money = money_table(source, record)
        frame, column, title, levels = (
            money.frame,
            "spending_usd_bn",
            f"USD billion, {money.prices} prices",
            (),
        )
        name, citation = record.editions[money.edition].name, cited(money.sources)
    chosen = frame[frame["ally"].isin(shown)].drop(columns="note", errors="ignore")
    if chosen.empty:
        st.info(f"{name} has no such figures for these allies.", icon=":material/info:")
        return
    takeaway.chart(
        lines_over_years(chosen, column, title, shown, levels), chosen, key="over_years", columns=COLUMNS,
        alt=f"{title} over the years for {', '.join(shown)}; hollow points are estimates",
        origin=takeaway.of_record(f"{title}, {', '.join(shown)}", citation, name),
        finding=of_courses(chosen, column, title),
        caption=f"{plain(name)}. {_without(shown, chosen)}Hollow points are estimates. "
        f"Source: {with_links(citation)}.",
    )  # fmt: skip
    if measure == "share of GDP":
        _reached(source, record, shares, citation)


def _without(shown: list[str], drawn: pd.DataFrame) -> str:
    """Who was chosen and has no figure, so that no line is missing without a word."""
    lacking = [name for name in shown if name not in set(drawn["ally"])]
    last = int(drawn["year"].max())
    ends = drawn.groupby("ally")["year"].max()
    early = [f"{plain(str(name))} ({year})" for name, year in ends[ends < last].items()]
    return (
        f"No figure in this edition, so not drawn: {', '.join(map(plain, lacking))}. " if lacking else ""
    ) + (f"No figure after the year in brackets: {', '.join(early)}. " if early else "")


def _reached(source: Source, record: OfficialRecord, shares: pd.DataFrame, citation: str) -> None:
    name, last = record.editions[source.edition].name, int(shares["year"].max())
    missing = names_of(missing_allies(source.edition, last, record, source.share))
    st.header("How many allies reach each level", anchor=False)
    single = shares[~shares["iso3"].isin(AGGREGATES)]
    counts = pd.DataFrame(
        [
            {"year": year, "level": f"{level:g} %", "allies": int((those["share_gdp"] >= level).sum())}
            for year in sorted(single["year"].unique())
            for those in (single[single["year"] == year],)
            for level in marks()
        ]
    )

    def opens(mark: Mark) -> None:
        those = single[single["year"] == int(mark["year"])]
        reached = those[those["share_gdp"] >= float(mark["level"].removesuffix(" %"))]
        with st.container(border=True, key="level_opened"):
            names = ", ".join(sorted(reached["ally"])) or "nobody"
            st.markdown(f"**{plain(mark['level'])} in {mark['year']}**: {plain(names)}.")
            st.caption(f"Source: {with_links(citation)}.")

    takeaway.chart(
        meeting_over_years(counts), counts, key="meeting", columns=COLUMNS, opens=opens,
        alt="Number of allies that reach 2, 3.5 and 5 percent, by year",
        origin=takeaway.of_record("How many allies reach each level", citation, name),
        finding=of_reached(counts),
        caption=f"Allies are counted as members of today, also for years before they joined. {plain(name)}. "
        f"{last}: {plain(missing or 'everybody has a figure.')}",
    )  # fmt: skip
