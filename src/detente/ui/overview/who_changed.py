"""The overview's second answer: who speaks, each side's course on one scale."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.charts.mark_selection import SINCE
from detente.charts.sides import balance_of_side
from detente.store.corpus_queries import Counts
from detente.store.periods import Grain
from detente.store.selection import Selection
from detente.trends.means import over_time
from detente.trends.smoothing import with_line
from detente.ui import loaders, menu
from detente.ui.cards import behind_marks
from detente.ui.components import drawing, links, takeaway
from detente.ui.components.tables import STATEMENT_COLUMNS, show
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, percent, plain, signed

_PANELS = 6
_SHOWN = ["period", "balance", "paragraphs", "articles", "line", "line_low", "line_high", "stretch"]
_MARGIN = pd.Timedelta(days=20)  # before the first period and after the last


def sides_over_time(selection: Selection, counted: Counts, grain: Grain, version: str) -> None:
    """Small multiples of the sides with most paragraphs, and the table of all of them.

    Args:
        selection: The page's filters.
        counted: The counts of the selection.
        grain: Length of a period.
        version: The library's version, which cached reads depend on.
    """
    sides = loaders.by_side(selection, version)
    if sides.empty:
        st.caption("No paragraph of this selection names a speaker whose side is known.")
        return
    tally = loaders.tally(selection, "side", grain, version)
    periods = tally["period"]
    largest = list(sides["side"][sides["side"].isin(tally["side"])][:_PANELS])
    if periods.nunique() > 1:
        totals = sides.set_index("side")
        courses, panels = _drawn(
            tally[tally["side"].isin(largest)], periods.min() - _MARGIN, periods.max() + _MARGIN
        )
        st.caption(
            "The sides with most paragraphs, all on one scale, each with its own smoothed line where enough "
            "was said; ▲ leans to escalation, ▼ to de-escalation. Choose a mark to open it."
        )
        for row in (largest[:3], largest[3:]):
            opened: list[tuple[str, str]] = []
            for column, side in zip(st.columns(3), row, strict=False):
                total = totals.loc[side]
                with column:
                    st.markdown(f"**{plain(gazetteer().name_of(side))}**")
                    st.caption(
                        f"{count(int(total['paragraphs']), 'paragraph')}, mean {signed(total['balance'])}"
                    )
                    chosen = drawing.chart(
                        panels[side],
                        key=f"side_{side}",
                        alt=f"Mean balance of {gazetteer().name_of(side)} by {grain}",
                        opens=True,
                    )
                if chosen:
                    opened.append((side, str(chosen[SINCE])))
            for side, since in opened:
                part = replace(behind_marks.within(selection, since, grain), sides=(side,))
                means = courses[(courses["side"] == side) & (courses["period"] == pd.Timestamp(since))]
                behind_marks.paragraphs(
                    part,
                    version,
                    f"{gazetteer().name_of(side)}, {behind_marks.span(part)}",
                    behind_marks.leaning(float(means["balance"].sum())),
                    f"side_{side}",
                )
    _whole(sides, selection)
    unheard = percent(counted.unattributed_share)
    st.caption(
        "Plain means of the paragraphs whose strongest words a side voices."
        + (
            f" {unheard} of paragraphs with a cue are in the narrator's voice or name no speaker, and are "
            "in none of these."
            if counted.unattributed_share
            else ""
        )
    )
    links.to(
        menu.ACTORS,
        label="Who speaks about whom, actor by actor",
        icon=":material/arrow_forward:",
    )


@asked_again.fragment
def _whole(sides: pd.DataFrame, selection: Selection) -> None:
    """All sides in a box that is filled when it is opened."""
    box = st.expander(
        f"All {len(sides)} sides", icon=":material/table_chart:",
        key="all_sides", on_change="rerun",
    )  # fmt: skip
    if not box.open:
        return
    named = sides.assign(name=[gazetteer().name_of(side) for side in sides["side"]])
    with box:
        show(
            named, {**STATEMENT_COLUMNS, "side": None, "name": "Side"},
            column_order=["name", "paragraphs", "escalation", "deescalation", "balance"],
            alt="Balance and number of paragraphs by the side that speaks",
        )  # fmt: skip
        takeaway.table(lambda: sides, takeaway.origin(selection, "Sides that speak"), "sides")


def _reach(courses: pd.DataFrame) -> float:
    """How far the shared axis reaches on both sides of zero: to the furthest point, in tenths."""
    furthest = float(courses["balance"].abs().max())
    return min(1.0, max(0.2, ceil(furthest * 10) / 10))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={pd.DataFrame: drawing.content})
def _drawn(
    tally: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> tuple[pd.DataFrame, dict[str, drawing.Specified]]:
    """The courses of some sides and their small multiples, made once for the same sums."""
    means = over_time(tally, "plain", each="side")
    courses = pd.concat([with_line(course) for _, course in means.groupby("side")], ignore_index=True)
    return courses, _panels(courses, first, last)


def _panels(courses: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> dict[str, drawing.Specified]:
    """The small multiples, which differ in nothing but their figures and in whether a line is drawn."""
    reach = _reach(courses)
    made: dict[bool, tuple[pd.DataFrame, drawing.Specified]] = {}
    panels = {}
    shown = courses[_SHOWN].assign(**courses[["line_low", "line_high"]].clip(-reach, reach))
    for side, course in shown.groupby(courses["side"]):
        kind = bool(course["line"].notna().any())
        if kind not in made:
            made[kind] = course, drawing.specified(balance_of_side(course, first, last, reach))
        pattern, panel = made[kind]
        panels[str(side)] = panel.with_instead(pattern, course)
    return panels
