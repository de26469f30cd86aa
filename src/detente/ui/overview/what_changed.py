"""The overview's first answer: what changed.

Balance over time, its sources, its events; and what moved of late.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.charts.balance import balance_over_time, volume_over_time
from detente.charts.changes import changes
from detente.charts.mark_selection import SINCE
from detente.charts.sides import mix_of_sources
from detente.figures.events import events as dated_events
from detente.store.corpus_queries import Counts
from detente.store.periods import GRAINS, Grain, fitting
from detente.store.selection import Selection
from detente.store.tally import By
from detente.trends.means import Weighing, over_time
from detente.trends.mix import source_mix
from detente.trends.period_changes import LEAST_ARTICLES, LEAST_PARAGRAPHS, period_changes
from detente.ui import loaders, menu
from detente.ui.cards import behind_marks
from detente.ui.components import links, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.overview.events import marks
from detente.ui.wording import day, day_as_known, percent, plain

_DAYS: dict[Grain, int] = {"week": 7, "month": 30, "quarter": 91, "year": 365}
_AROUND = 14  # days on both sides of an event
_STRETCHES = (7, 30, 91, 182, 365, 730)  # days; the shortest in which enough was said is compared
_MOST = 8  # names in the chart of what moved
_SHARE = st.column_config.NumberColumn("Share", format="percent")
_CHANGE_COLUMNS = {
    "name": "Who",
    "before": st.column_config.NumberColumn("Before", help="mean balance"),
    "after": st.column_config.NumberColumn("After", help="mean balance"),
    "change": st.column_config.NumberColumn("Change"),
    "chance": st.column_config.NumberColumn("By chance alone", format="percent", help="were nothing changed"),
    "articles_before": "Articles before",
    "articles_after": "Articles after",
    "paragraphs_before": "Paragraphs before",
    "paragraphs_after": "Paragraphs after",
}


def grain_of(counted: Counts) -> Grain:
    """The length of a period as chosen, or as the span suggests.

    Args:
        counted: The counts of the selection, with its first and last day.

    Returns:
        The length of a period.
    """
    suits = fitting(counted.earliest, counted.latest)
    return st.segmented_control(
        "Period",
        GRAINS,
        default=suits,
        required=True,
        key="grain",
        bind="query-params",
        help=f"A {suits} suits the span of this selection.",
    )


def balance_and_events(selection: Selection, counted: Counts, grain: Grain, version: str) -> None:
    """Balance over time with what stands behind it.

    Args:
        selection: The page's filters.
        counted: The counts of the selection.
        grain: Length of a period.
        version: The library's version, which cached reads depend on.
    """
    weighing: Weighing = st.segmented_control(
        "Mean",
        get_args(Weighing),
        default="by outlet",
        required=True,
        key="mean",
        bind="query-params",
        help="By outlet: each outlet's mean counts once, so that more articles from one do not pass for a "
        "change of tone. "
        "Plain: the mean of all paragraphs.",
    )
    tally = loaders.tally(selection, "outlet", grain, version)
    means = over_time(tally, weighing)
    shown = marks(selection)

    def opens(mark: Mark) -> None:
        if SINCE not in mark:
            return  # an event, which opens in its own box
        part = behind_marks.within(selection, mark[SINCE], grain)
        balance = float(means.loc[means["period"] == pd.Timestamp(mark[SINCE]), "balance"].sum())
        behind_marks.paragraphs(
            part, version, behind_marks.span(part), behind_marks.leaning(balance), "period"
        )

    chosen = takeaway.chart(
        balance_over_time(means, shown, grain),
        means,
        key="balance_over_time",
        alt="Mean balance of escalation and de-escalation by period, with dated events",
        origin=takeaway.origin(selection, f"Balance over time, by {grain}, mean {weighing}"),
        beneath=volume_over_time(means, shown, grain),
        opens=opens,
        caption=f"Balance = (escalation − de-escalation) ÷ 5, mean {weighing}: ▲ leans to escalation, ▼ to "
        "de-escalation. Whiskers: 95\u00a0% "
        f"intervals, articles as units, from {LEAST_ARTICLES} articles on. Grey marks: events. Choose a "
        "mark to open it.",
    )
    left, right = st.columns(2)
    with left:
        _event(selection, chosen.get("title") if chosen else None)
    with right:
        _outlets(selection, tally, grain, version)


@st.fragment
def _outlets(selection: Selection, tally: pd.DataFrame, grain: Grain, version: str) -> None:
    """Which outlets stand behind the means, in a box that is filled when it is opened."""
    box = st.expander(
        "Which outlets stand behind it", icon=":material/newspaper:", key="outlets_behind", on_change="rerun"
    )
    if not box.open:
        return
    mix = source_mix(tally)
    named = set(tally["outlet"]) - {""}

    def opens(mark: Mark) -> None:
        part = behind_marks.within(selection, mark[SINCE], grain)
        whose = mark["outlet"] if mark["outlet"] in named else "all outlets"
        part = replace(part, outlets=(whose,)) if whose in named else part
        title = f"{whose}, {behind_marks.span(part)}"
        behind_marks.paragraphs(part, version, title, "escalation", "outlet_of_period")

    with box:
        if mix["outlet"].nunique() < 2:
            st.caption("All of it is from one outlet.")
        takeaway.chart(
            mix_of_sources(mix), mix, key="mix", alt="Share of paragraphs by outlet and period",
            origin=takeaway.origin(selection, "Sources over time"), columns={"share": _SHARE}, opens=opens,
        )  # fmt: skip


def _event(selection: Selection, clicked: str | None) -> None:
    """An event opened: its date, who took part, and where it is recorded.

    `clicked`: the title of a mark in the chart.
    """
    known = {
        f"{day_as_known(e.date, e.precision)}: {e.title}": e
        for e in reversed(dated_events())
        if (not selection.start or e.date >= selection.start)
        and (not selection.end or e.date <= selection.end)
    }
    if clicked != st.session_state.get("event_clicked"):  # a new click, not the last one seen again
        st.session_state["event_clicked"] = clicked
        st.session_state["event"] = next((name for name, e in known.items() if e.title == clicked), None)
    with st.expander(
        f"Open an event ({len(known)})",
        icon=":material/event:",
        expanded="event" in st.query_params or bool(clicked),
    ):
        name = st.selectbox(
            "Event", list(known), index=None, key="event", bind="query-params", placeholder="choose one"
        )
        if not name:
            st.caption("Each grey mark in the chart is one of these.")
            return
        event = known[name]
        st.markdown(f"**{plain(event.title)}**")
        actors = ", ".join(gazetteer().name_of(actor) for actor in event.actors)
        st.markdown(
            f"{day_as_known(event.date, event.precision)} · {plain(event.kind)}"
            + (f" · {plain(actors)}" if actors else "")
        )
        st.caption(f"Source: {plain(event.source)}.")
        links.to(
            menu.ARTICLES,
            label=f"Articles of the {_AROUND} days before and after",
            icon=":material/arrow_forward:",
            query={
                "from": (event.date - timedelta(days=_AROUND)).isoformat(),
                "to": (event.date + timedelta(days=_AROUND)).isoformat(),
            },
        )


def what_moved(selection: Selection, counted: Counts, grain: Grain, version: str) -> None:
    """The largest changes between the last stretch of time and the one before it, chance stated.

    Args:
        selection: The page's filters.
        counted: The counts of the selection, with its last day.
        grain: Length of a period, from which the stretches follow.
        version: The library's version, which cached reads depend on.
    """
    st.subheader("What moved", anchor="what-moved")
    last = counted.latest
    if last is None:
        st.caption("No article has a date, so there is no before and after.")
        return
    by = st.segmented_control(
        "Of whom", ["sides", "actors"], default="sides", required=True, key="moved", bind="query-params"
    )
    what: By = "side" if by == "sides" else "speaker"
    found = pd.DataFrame()
    for days in [days for days in _STRETCHES if days >= _DAYS[grain]]:
        length = timedelta(days=days)
        stretches = [
            replace(selection, start=end - length + timedelta(days=1), end=end)
            for end in (last - length, last)
        ]
        before, after = (loaders.tally(stretch, what, None, version) for stretch in stretches)
        found = period_changes(before, after, what)
        if len(found):
            break
    spans = [f"{day(s.start)} to {day(s.end)}" for s in stretches]
    if found.empty:
        st.caption(
            f"Nobody has at least {LEAST_ARTICLES} articles and {LEAST_PARAGRAPHS} paragraphs both in "
            f"{spans[0]} and in {spans[1]}. "
            "Upload more, or widen the filters."
        )
        return
    codes = {gazetteer().name_of(code): code for code in found["name"]} if what == "side" else {}
    if what == "side":
        found = found.assign(name=[gazetteer().name_of(name) for name in found["name"]])
    shown = found.head(_MOST)

    def opens(mark: Mark) -> None:
        code = str(codes.get(mark["name"], mark["name"]))
        last = stretches[1]
        part = replace(last, sides=(code,)) if what == "side" else replace(last, actors=(code,))
        change = float(shown.loc[shown["name"] == mark["name"], "change"].sum())
        title = f"{mark['name']}, {spans[1]}"
        behind_marks.paragraphs(part, version, title, behind_marks.leaning(change), "who_moved")

    takeaway.chart(
        changes(shown),
        found,
        key="what_moved",
        alt="Change of mean balance of each name between two stretches of time",
        origin=takeaway.origin(selection, f"What moved, {spans[0]} against {spans[1]}"),
        columns=_CHANGE_COLUMNS,
        opens=opens,
        caption=f"From {spans[0]} (hollow) to {spans[1]} (filled), the shortest stretches with at least "
        f"{LEAST_ARTICLES} articles each. "
        f"{_beyond_chance(found)}",
    )


def _beyond_chance(found: pd.DataFrame) -> str:
    """How many of the changes would be rare by chance, and how many of so many would look rare anyway."""
    sure, expected = int((found["chance"] < 0.05).sum()), 0.05 * len(found)
    if len(found) == 1:
        return (
            f"Chance alone would give so large a change in {percent(float(found['chance'].iloc[0]))} of "
            "cases."
        )
    return (
        f"Of {len(found)} compared, {sure or 'none'} would be so large by chance in fewer than 1 of 20 "
        f"cases; about {expected:.1f} "
        "would look so anyway."
    )
