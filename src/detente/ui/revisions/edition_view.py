"""One year of one state in every edition: the chart, and why each figure is not the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from detente.charts.edition_points import year_by_edition
from detente.export.revision_tables import editions_table
from detente.figures.cited_sources import quoted, through, ways
from detente.figures.year_in_editions import EditionFigure
from detente.ui.components import narrow_list, takeaway
from detente.ui.components.tables import records, show
from detente.ui.wording import plain, signed, with_links

COLUMNS: dict[str, Any] = {
    "iso3": "Code",
    "country": "State",
    "year": st.column_config.NumberColumn("Year", format="%d"),
    "edition_name": "Edition",
    "edition_published": "Published",
    "definition_name": "Definition",
    "value": st.column_config.NumberColumn("Figure", format="%,.2f"),
    "unit": "Unit",
    "flag": "Marked",
    "year_before": st.column_config.NumberColumn("Same edition, year before", format="%,.2f"),
    "replaced": st.column_config.NumberColumn("Edition before", format="%,.2f"),
    "revised_by": "Change",
    "cause": "Why",
    "said": st.column_config.TextColumn("In words", width="large"),
    "source": "Source",
}
_SHORT = 12  # rows that a table shows whole
BASES = ("another basis", "basis and revision")
_BADGES = {
    "first": ":gray-badge[first on record]", "unchanged": ":gray-badge[= unchanged]",
    "revision": ":blue-badge[∆ revised]", "another basis": ":gray-badge[≠ another basis]",
    "basis and revision": ":gray-badge[≠ basis, ∆ revised]",
}  # fmt: skip


def finding(name: str, year: int, found: Sequence[EditionFigure]) -> str:
    """What the editions come to, in a sentence.

    Args:
        name: The state.
        year: The year.
        found: From `year_in_editions`.

    Returns:
        The last change of basis with both figures, else the last revision, else how many figures there are.
    """
    for causes in (BASES, ("revision",)):
        changed = [each for each in found if each.cause in causes]
        if changed:
            return f"{name}, {year}: {changed[-1].said}"
    definitions = {each.edition.definition for each in found}
    return f"{name}, {year}: {len(found)} figures by {len(definitions)} definitions, none of them revised."


def changes_of_allies(changed: pd.DataFrame, alt: str) -> None:
    """What editions changed of a year, a row an ally: a table, and a list on a narrow screen.

    Args:
        changed: From `changes_table`.
        alt: What the table is, for a screen reader.
    """
    lines = [
        narrow_list.ListedRow(
            f"{row['country']}: {row['value']:,.2f}\u00a0% ({signed(row['revised_by'])})",
            "",
            f"{row['edition_name']} · {row['replaced']:,.2f}\u00a0% in the edition before · {row['cause']}",
        )
        for row in records(changed)
    ]
    narrow_list.narrow("revisions", lines, len(lines), "change")
    with narrow_list.wide("revisions"):
        show(
            changed[["country", "edition_name", "replaced", "value", "revised_by", "cause"]],
            COLUMNS,
            alt=alt,
            height="auto" if len(changed) < _SHORT else 440,
        )


def drawn(name: str, year: int, found: Sequence[EditionFigure]) -> None:
    """The chart and the list beneath it.

    Args:
        name: The state.
        year: The year.
        found: From `year_in_editions`, at least one.
    """
    frame = editions_table(found)
    sources = quoted(dict.fromkeys(each.cell.source for each in found))
    units = frame["unit"].str.replace(r" \(.*\)|real ", "", regex=True).unique()
    if len(units) == 1:
        takeaway.chart(
            year_by_edition(frame, str(units[0])),
            frame,
            key="editions",
            columns=COLUMNS,
            alt=f"{name} in {year} by {len(found)} figures of {frame['edition_name'].nunique()} editions",
            origin=takeaway.of_record(f"{name}, {year}, in every edition", sources, f"{name}, {year}"),
            finding=finding(name, year, found),
            caption=f"Hollow points are estimates; no line joins two bases. Source: {with_links(sources)}.",
        )
    else:
        st.markdown(f"**{plain(finding(name, year, found))}**")
        st.caption(
            "These are in different currencies and prices, so they share no axis; each stands below. "
            f"Source: {with_links(sources)}."
        )
    st.header("Why the figures differ", anchor=False)
    for each in reversed(found):
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(each.edition.name)}** {_BADGES[each.cause]}{_second_hand(each)}")
            before = each.year_before
            lines = [
                with_links(f"{quoted([each.cell.source])}. How it reached us: {ways([each.cell.source])}.")
            ]
            if before is not None:
                lines.insert(
                    0,
                    f"In the same edition {before.year} is {before.value:,.2f} and {each.cell.year} "
                    f"{each.cell.value:,.2f}: this difference is one of years, on one basis.",
                )
            st.caption("  \n".join(lines))


def _second_hand(figure: EditionFigure) -> str:
    """What an edition's figure is, and by whom it is known where the publication itself was not read."""
    by = through(figure.cell.source)
    if not by:
        return f"\n\n{plain(figure.said)}"
    whose = f"{figure.edition.publisher}'s own publication was not read here; the figure is as given by {by}."
    return f" :gray-badge[second-hand]\n\n{plain(figure.said)}  \n*{plain(whose)}*"
