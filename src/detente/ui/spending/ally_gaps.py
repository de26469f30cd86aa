"""Each ally against 2, 3.5 and 5 % of GDP in one year: who reaches what, and what is missing in points and in
money.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from detente.charts.spending import gaps_by_ally, shares_by_ally
from detente.export.allies import Source, allies_table, equipment_table, marks, shares_table
from detente.export.spending_findings import of_gaps, of_shares
from detente.export.spending_tables import cited
from detente.figures.defence_expenditure import AGGREGATES, EQUIPMENT, SHARE, of_metric
from detente.figures.missing_allies import in_words, missing_allies, names_of
from detente.figures.official_record import OfficialRecord
from detente.ui.components import drawing, narrow_list, takeaway
from detente.ui.components.tables import records
from detente.ui.spending.spending_columns import COLUMNS
from detente.ui.wording import plain, with_links

_GAPS = ("guideline", "core", "whole")
_WHOLE_EQUIPMENT = 25  # allies with a figure, from which on a table of them is shown


def gaps_of_allies(source: Source, record: OfficialRecord) -> None:
    """The section on how far each ally is from a level, for one edition.

    Args:
        source: The edition and its columns.
        record: The record in use.
    """
    name = record.editions[source.edition].name
    shares = shares_table(source, record)
    years = sorted(shares[~shares["iso3"].isin(AGGREGATES)]["year"].unique(), reverse=True)
    left, right = st.columns(2)
    with left:
        year = int(st.selectbox("Year", years, key="year", bind="query-params"))
    with right:
        prices = None
        if source.prices:
            prices = st.segmented_control(
                "Money at prices and exchange rates",
                source.prices,
                default=source.prices[0],
                required=True,
                key="prices",
                bind="query-params",
                help=(
                    "Constant: of the edition's base year, so that years compare. Current: of the year "
                    "itself."
                ),
            )
    whole = allies_table(source, year, prices, record)
    single = whole[~whole["iso3"].isin(AGGREGATES)]
    with st.container(horizontal=True, gap="medium"):
        for level in marks():
            reached = int((single["share_gdp"] >= level).sum())
            st.metric(f"At least {level:g}\u00a0% of GDP", f"{reached} of {len(single)}", width="content")
    _unsaid(source, year, record, single)

    st.header(f"Each ally in {year}", anchor=False)
    origin = takeaway.of_record(f"Allies against {_levels()} % of GDP, {year}", _source(source, record), name)
    takeaway.chart(
        drawing.kept(shares_by_ally, single, marks(), year),
        whole,
        key="by_ally",
        columns=COLUMNS,
        origin=origin,
        alt=f"Share of GDP of each ally in {year}, with lines at {_levels()} percent; the highest is "
        f"{single.iloc[0]['ally']} "
        f"with {single.iloc[0]['share_gdp']:.2f}",
        finding=of_shares(single, marks(), year),
        caption=f"e: an estimate, as the publisher marks it. Source: {with_links(_source(source, record))}.",
    )
    _gap(source, year, prices, single, record)
    if source.share == SHARE:
        _equipment(source, record)


def _gap(source: Source, year: int, prices: str | None, single: pd.DataFrame, record: OfficialRecord) -> None:
    st.header("What is missing", anchor=False)
    labels = {f"{level:g} %": name for level, name in zip(marks(), _GAPS, strict=True)}
    left, right = st.columns(2)
    with left:
        level = st.segmented_control(
            "To reach", list(labels), default=list(labels)[1], required=True, key="level", bind="query-params"
        )
    with right:
        units = ["points of GDP", *(["USD billion"] if prices else [])]
        unit = st.segmented_control(
            "In", units, default=units[-1], required=True, key="unit", bind="query-params"
        )
    column = f"{'gap' if unit == units[0] else 'money'}_{labels[level]}"
    unpriced = [str(row["ally"]) for _, row in single.iterrows() if pd.isna(row[column])]
    gaps = single.assign(gap=single[column]).dropna(subset="gap")
    gaps = gaps[gaps["gap"] > 0]
    if gaps.empty:
        st.markdown(f"Every ally with a figure reaches {level} in {year}.")
        return
    in_words = f"USD billion, {prices} prices" if unit == "USD billion" else "points of GDP"
    whole = allies_table(source, year, prices, record)
    takeaway.chart(
        drawing.kept(
            gaps_by_ally, gaps[["ally", "gap"]], in_words, in_words, 1 if unit == "USD billion" else 2
        ),
        whole, key="gap", columns=COLUMNS,
        alt=f"What each ally lacked to {level} of GDP in {year}, in {in_words}",
        origin=takeaway.of_record(
            f"What is missing to {level} of GDP, {year}, in {in_words}", _source(source, record),
            record.editions[source.edition].name,
        ),
        finding=of_gaps(gaps, level, year, money=unit == "USD billion"),
        caption=f"What each ally below {plain(level)} lacked to it in {year}. {_unpriced(unpriced)}"
        "Source: as above.",
    )  # fmt: skip
    if level == f"{marks()[-1]:g} %":
        st.caption(
            "Only core spending is in these figures. Up to 1.5\u00a0% of the 5\u00a0% may be related "
            "spending, for which there is **no comparable "
            "official series**: this gap is an upper bound, and the 1.5\u00a0% is not zero but unknown."
        )
    if not prices:
        st.caption("No gap in money: this edition has no spending in dollars beside its shares.")


def _unpriced(names: list[str]) -> str:
    """Who has a share and no sum in this edition, so that nothing is drawn for it."""
    return f"No sum in this edition, so not drawn: {', '.join(map(plain, names))}. " if names else ""


def _unsaid(source: Source, year: int, record: OfficialRecord, single: pd.DataFrame) -> None:
    """Who has no figure, and how many are estimates."""
    estimates = int((single["flag"] == "estimate").sum())
    notes = [f"{estimates} of {len(single)} figures of {year} are estimates (e)."] if estimates else []
    notes += [in_words(missing_allies(source.edition, year, record, source.share))]
    if notes:
        st.caption(" ".join(plain(note) for note in filter(None, notes)))


def _equipment(source: Source, record: OfficialRecord) -> None:
    frame = equipment_table(source.edition, record)
    if len(frame) < _WHOLE_EQUIPMENT:
        return
    year = int(frame["year"].iloc[0])
    missing = missing_allies(source.edition, year, record, EQUIPMENT)
    st.header("Share spent on equipment", anchor=False)
    at_least = int((frame["equipment"] >= 20).sum())
    st.markdown(
        f"**{at_least} of {len(frame)}** allies with a figure spend at least 20\u00a0% of their defence "
        "expenditure on major equipment in "
        f"{year}, the guideline of 2014."
    )
    lines = [
        narrow_list.ListedRow(
            f"{row['ally']}: {row['equipment']:.1f}\u00a0%", "", f"{row['year']}, {row['flag']}"
        )
        for row in records(frame)
    ]
    narrow_list.narrow("equipment", lines, len(lines), "ally")
    with narrow_list.wide("equipment"):
        st.dataframe(
            frame, hide_index=True, height=300, column_config=COLUMNS,
            alt=f"Equipment share by ally in {year}",
        )  # fmt: skip
    st.caption(
        "In % of each ally's defence expenditure. Source: "
        f"{with_links(_cited(source.edition, EQUIPMENT, record))}. {plain(names_of(missing))}"
    )
    takeaway.table(
        lambda: frame,
        takeaway.of_record(
            f"Equipment share by ally, {year}",
            _source(source, record),
            record.editions[source.edition].name,
        ),
        "equipment",
    )


def _source(source: Source, record: OfficialRecord) -> str:
    return _cited(source.edition, source.share, record)


def _cited(edition: str, metric: str, record: OfficialRecord) -> str:
    return cited(tuple(sorted({cell.source for cell in of_metric(edition, metric, record)})))


def _levels() -> str:
    return ", ".join(f"{level:g}" for level in marks())
