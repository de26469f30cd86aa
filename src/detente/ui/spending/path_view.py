"""The path to 2035 on screen: who needs how much growth, one ally's path year by year, and what is taken for
granted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from detente.charts.path import PUBLISHED, growth_needed, money_path, share_path
from detente.export.spending_findings import of_needs
from detente.export.spending_tables import (
    FIRST_YEAR,
    assumed,
    assumptions_table,
    cited,
    jumps_table,
    needs_table,
    past,
    path_table,
    paths_of,
)
from detente.figures.defence_expenditure import AGGREGATES, SHARE, of_metric
from detente.figures.official_record import OfficialRecord
from detente.figures.spending_path import SpendingPath, assumptions, target
from detente.ui.components import narrow_list, takeaway
from detente.ui.components.tables import records, show
from detente.ui.spending.spending_columns import COLUMNS
from detente.ui.wording import count, plain, signed
from detente.ui.wording import edition as in_words


def path_to_target(edition: str, record: OfficialRecord) -> None:
    """The section on the path to the target, for one edition of NATO's tables.

    Args:
        edition: Year and month of the edition, "2025-08".
        record: The record in use.
    """
    goal = target()
    st.header(f"The path to {goal.value:g}\u00a0% in {goal.by}")
    needs = needs_table(edition, record)
    if needs.empty:
        st.info(
            f"What could be read of the edition of {in_words(edition)} holds no spending in constant "
            "prices, so no path starts "
            "from it. Choose August 2025.",
            icon=":material/info:",
        )
        return
    st.caption(
        "Arithmetic, not a forecast: a straight line in the share of GDP from the latest figure to "
        f"{goal.value:g}\u00a0% in {goal.by}, "
        "under three rates of GDP growth. Nobody has promised this line."
    )
    _who_needs_what(edition, needs, record)
    _one(edition, list(needs["ally"]), record)
    with st.expander("What this takes for granted", icon=":material/rule:"):
        _assumed()
        takeaway.table(
            assumptions_table, takeaway.of_record("Assumptions of the path to 2035", "", ""), "assumptions"
        )
        st.markdown("**Every ally, scenario and year**")
        takeaway.table(
            lambda: path_table(edition, None, record),
            takeaway.of_record(
                f"Path to {goal.by}, every ally", assumed(), f"edition of {in_words(edition)}"
            ),
            "all_paths",
        )


def _assumed() -> None:
    """The assumptions with their sources: a table, and a list on a narrow screen."""
    table = assumptions_table()
    lines = [
        narrow_list.ListedRow(str(row["name"]), "", f"{row['meaning']}. Source: {row['source']}")
        for row in records(table)
    ]
    narrow_list.narrow("assumed", lines, len(lines), "assumption")
    with narrow_list.wide("assumed"):
        show(table, COLUMNS, alt="Assumptions of the path, with sources")


def _who_needs_what(edition: str, needs: pd.DataFrame, record: OfficialRecord) -> None:
    there = list(needs[needs["needed_middle"].isna()]["ally"])
    below = needs[needs["needed_middle"].notna()]
    middle = assumptions().scenarios[len(assumptions().scenarios) // 2]
    if there:
        st.markdown(
            f"Already at or above {target().value:g}\u00a0%, so no path: **{plain(', '.join(there))}**."
        )
    if below.empty:
        return
    takeaway.chart(
        growth_needed(below, f"{middle.name}, {middle.growth:g}\u00a0% a year"),
        needs,
        key="needs",
        alt=f"Mean real growth of spending a year that each ally needs to reach {target().value:g} percent "
        f"of GDP in {target().by}; "
        f"{below.iloc[0]['ally']} needs most, {below.iloc[0]['needed_middle']:.1f} percent",
        origin=takeaway.of_record(
            f"Real growth of spending needed for {target().value:g}\u00a0% in {target().by}",
            assumed(),
            f"edition of {in_words(edition)}",
        ),
        columns=COLUMNS,
        finding=of_needs(below, target().value, target().by),
        caption=f"Points: GDP grows by {middle.growth:g}\u00a0% a year; bars reach from the slowest to the "
        "fastest scenario. In US dollars "
        f"at {needs.iloc[0]['prices']} prices, edition of {in_words(edition)}.",
    )
    with st.expander("Computed from these sources", icon=":material/library_books:"):
        st.caption(
            f"{plain(_bases(edition, record))}. Who projected the growth stands under *What this takes for "
            "granted*."
        )


def _one(edition: str, names: list[str], record: OfficialRecord) -> None:
    shares = of_metric(edition, SHARE, record)
    codes = {cell.ally: cell.iso3 for cell in shares if cell.ally in names}
    chosen = st.selectbox(
        "Ally or aggregate", sorted(codes), index=_first(sorted(codes)), key="ally",
        bind="query-params",
    )  # fmt: skip
    iso3 = codes[chosen]
    paths = paths_of(edition, iso3, record)
    base, steps = paths[0].base, path_table(edition, iso3, record)
    _headline(paths)
    history = past(edition, iso3, record).assign(line=PUBLISHED)
    joined = jumps_table(edition, iso3, record)
    if iso3 not in AGGREGATES:
        joined = joined.iloc[:0]
    marks = joined.assign(who=joined["joined"])[["year", "who"]]
    review = int(next(step.year for step in paths[0].steps if step.review))
    where = f"edition of {in_words(edition)}, {base.prices} prices"
    source = f"{cited(base.sources)}. {assumed()}"
    first = steps[steps["scenario"] == paths[0].scenario.name]
    line = pd.DataFrame(
        {
            "year": first["year"],
            "share_gdp": first["share_required"],
            "flag": "required",
            "line": f"straight line to {paths[0].target:g} %",
        }
    )
    drawn = history[["year", "share_gdp", "flag", "line"]]
    if not paths[0].reached:
        start = drawn[drawn["year"] == base.year].assign(line=line["line"].iloc[0])
        drawn = pd.concat([drawn, start, line], ignore_index=True)
    takeaway.chart(
        share_path(drawn, paths[0].target, review, marks),
        drawn,
        key="share_path",
        alt=f"Share of GDP of {chosen}: {base.share:.2f} percent in {base.year}, and the straight line to "
        f"{paths[0].target:g} percent in {paths[0].by}",
        origin=takeaway.of_record(
            f"{chosen}: share of GDP and the line to {paths[0].target:g} %", source, where
        ),
        columns=COLUMNS,
        finding=f"{chosen} stood at {base.share:.2f}\u00a0% of GDP in {base.year}, "
        + (
            f"at or above {paths[0].target:g}\u00a0%"
            if paths[0].reached
            else f"{paths[0].target - base.share:.2f} points below {paths[0].target:g}\u00a0%"
        ),
        caption="As published, hollow where estimated (e)"
        + ("" if paths[0].reached else f"; dashes: the straight line to {paths[0].target:g}\u00a0%")
        + (
            f". Dotted upright: the review of {review}."
            if marks.empty
            else f". Dotted uprights: the review of {review} and new members (+)."
        ),
    )
    names_of = {found.scenario.name: f"GDP {found.scenario.growth:+g}\u00a0%" for found in paths}
    spent = history[["year", "spending_usd_bn", "line"]].dropna()
    money = pd.concat(
        [
            spent,
            *(spent[spent["year"] == base.year].assign(line=name) for name in names_of.values()),
            steps.assign(line=steps["scenario"].map(names_of))[["year", "spending_usd_bn", "line"]],
        ],
        ignore_index=True,
    )
    takeaway.chart(
        money_path(money, base.prices, review, marks),
        steps,
        key="money_path",
        alt=f"Spending of {chosen} in US dollars at {base.prices} prices, as published and as three "
        f"scenarios would have it to {paths[0].by}",
        origin=takeaway.of_record(f"{chosen}: spending on the path to {paths[0].by}", source, where),
        columns=COLUMNS,
        finding=_dearer(chosen, spent, steps, paths[0].by),
        caption="GDP grows by "
        + ", ".join(f"{found.scenario.growth:g}" for found in paths)
        + f"\u00a0% a year in the three scenarios; {plain(where)}.",
    )
    with st.expander("Both computed from these sources", icon=":material/library_books:"):
        st.caption(f"{plain(cited(base.sources))}.")
    if not joined.empty:
        _jumps(joined)


def _dearer(ally: str, spent: pd.DataFrame, steps: pd.DataFrame, by: int) -> str:
    """What an ally spends now and at the path's end, from the slowest to the fastest scenario."""
    last = steps[steps["year"] == by]["spending_usd_bn"]
    if spent.empty or last.empty:
        return ""
    now = spent.sort_values("year").iloc[-1]
    return (
        f"{ally}: USD {now['spending_usd_bn']:,.0f} billion in {int(now['year'])}, "
        f"{last.min():,.0f} to {last.max():,.0f} billion in {by} on that line"
    )


def _bases(edition: str, record: OfficialRecord) -> str:
    """The sources of the latest share and spending of every ally and aggregate,
    from which its path starts.
    """
    codes = sorted({cell.iso3 for cell in of_metric(edition, SHARE, record)})
    starts = [found[0].base.sources for found in (paths_of(edition, iso3, record) for iso3 in codes) if found]
    return cited(tuple(dict.fromkeys(source for sources in starts for source in sources)))


def _first(names: list[str]) -> int:
    """Europe and Canada, where the edition has it."""
    return next((place for place, name in enumerate(names) if "Europe" in name), 0)


def _headline(paths: tuple[SpendingPath, ...]) -> None:
    base, middle = paths[0].base, paths[len(paths) // 2]
    mark = " (e)" if base.flag == "estimate" else ""
    with st.container(horizontal=True, gap="medium"):
        st.metric(f"Share of GDP in {base.year}{mark}", f"{base.share:.2f}\u00a0%", width="content")
        if middle.needed is None:
            st.metric("Path", "none needed", width="content")
        else:
            st.metric(
                "Real growth needed, mean a year",
                f"{middle.needed:.1f}\u00a0%",
                width="content",
                help=" · ".join(
                    f"{found.scenario.name}: {found.needed:.1f}\u00a0%"
                    for found in paths
                    if found.needed is not None
                ),
            )
            extra = sum(step.extra for step in middle.steps if step.year >= FIRST_YEAR) / 1000
            st.metric(
                f"Beyond the present share, {FIRST_YEAR} to {middle.by}",
                f"USD {extra:,.0f} billion",
                width="content",
                help=f"{base.prices} prices, {middle.scenario.name.lower()}",
            )
        st.metric(
            "Related spending, up to 1.5\u00a0%",
            "no series",
            width="content",
            help="There is no comparable official series of defence- and security-related spending. It is "
            "not zero; it is not known.",
        )
    if middle.needed is None:
        st.markdown(
            f"{plain(base.ally)} is at or above {middle.target:g}\u00a0% already: nothing more is needed "
            f"by {middle.by} than keeping it. "
            f"The lines below show what {middle.target:g}\u00a0% would come to."
        )
    st.caption(
        "Related spending (up to 1.5\u00a0% of GDP): **no comparable official series**, so it is left out."
    )


def _jumps(joined: pd.DataFrame) -> None:
    st.markdown(f"**Not all growth is growth**: {count(len(joined), 'new member')} in these years.")
    lines = [_newcomers(row) for row in records(joined)]
    narrow_list.narrow("joined", lines, len(lines), "year")
    with narrow_list.wide("joined"):
        show(
            joined,
            COLUMNS,
            alt="Years in which the aggregate gained a member, its growth as published and like for like",
        )
    st.caption(
        "NATO counts a new member from its year of accession on, so the aggregate jumps by it. Like for "
        "like: the members at the "
        "year's end, counted in both years; computed from the allies' levels."
    )


def _newcomers(row: Mapping[str, Any]) -> narrow_list.ListedRow:
    """A year and who joined in it, above the growth with and without them; what is not known is left out."""
    changes = [
        f"real change {how} {signed(row[name], 1)}\u00a0%"
        for name, how in (("real_change_published", "as published"), ("like_for_like", "like for like"))
        if pd.notna(row[name])
    ]
    brought = f"newcomer's spending USD {row['brought_usd_bn']:,.1f} bn"
    return narrow_list.ListedRow(f"{row['year']}: {row['joined']}", "", " · ".join([*changes, brought]))
