"""The overview's second answer: the course of the balance, with its events and the outlets behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import get_args

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.charts.balance import balance_over_time, volume_over_time
from detente.charts.mark_selection import SINCE
from detente.charts.sides import mix_of_sources
from detente.export.speech_findings import of_outlets
from detente.figures.events import Event
from detente.figures.events import events as dated_events
from detente.figures.publishers import with_standing
from detente.store.corpus_queries import Counts
from detente.store.periods import GRAINS, Grain, fitting
from detente.store.selection import Selection
from detente.trends.means import Weighing, over_time
from detente.trends.mix import source_mix
from detente.trends.notable_events import notable_events
from detente.trends.smoothing import course_in_words, with_line
from detente.ui import loaders, menu
from detente.ui.cards import behind_marks
from detente.ui.components import drawing, links, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.overview.event_marks import marks
from detente.ui.sign_in import asked_again
from detente.ui.wording import count, day_as_known, plain

_AROUND = 14  # days on both sides of an event
_CLICKED = "event_clicked"  # in the session: the event whose mark in the chart was chosen last
_SHARE = st.column_config.NumberColumn("Share", format="percent")


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


def weighing_of() -> Weighing:
    """How the means over time are made, as chosen.

    Returns:
        By outlet, where nothing was chosen.
    """
    st.session_state.pop(_CLICKED, None)  # the chart is drawn again, with no mark chosen
    return st.segmented_control(
        "Mean",
        get_args(Weighing),
        default="by outlet",
        required=True,
        key="mean",
        bind="query-params",
        help="By outlet: each outlet's mean counts once, so that more articles from one do not pass for "
        "a change of tone. Plain: the mean of all paragraphs.",
    )


def balance_and_events(
    selection: Selection, counted: Counts, grain: Grain, weighing: Weighing, version: str
) -> None:
    """Balance over time with what stands behind it.

    Args:
        selection: The page's filters.
        counted: The counts of the selection.
        grain: Length of a period.
        weighing: How the means are made.
        version: The library's version, which cached reads depend on.
    """
    tally = loaders.tally(selection, "outlet", grain, version)
    means = _course(tally, weighing)
    shown = _events_shown(marks(selection), loaders.tally(selection, "outlet", "week", version))

    def opens(mark: Mark) -> None:
        if SINCE not in mark:
            return  # an event, which opens in its own box
        part = behind_marks.within(selection, mark[SINCE], grain)
        balance = float(means.loc[means["period"] == pd.Timestamp(mark[SINCE]), "balance"].sum())
        behind_marks.paragraphs(
            part, version, behind_marks.span(part), behind_marks.leaning(balance), "period"
        )

    chosen = takeaway.chart(
        drawing.kept(balance_over_time, means, shown, grain),
        means,
        key="balance_over_time",
        alt="Mean balance of escalation and de-escalation by period, with dated events",
        origin=takeaway.origin(selection, f"Balance over time, by {grain}, mean {weighing}"),
        columns={"line": None, "line_low": None, "line_high": None, "stretch": None},
        beneath=drawing.kept(volume_over_time, means, shown, grain).specified,
        opens=opens,
        finding=course_in_words(means),
        caption=f"Balance = (escalation − de-escalation) ÷ 5, a {grain} a point: ▲ leans to escalation, ▼ to "
        "de-escalation. The line is smoothed, with its 95\u00a0% band; it stops where little was said. "
        f"{_left_out(selection, counted, shown)} Choose a mark to open it.",
    )
    left, right = st.columns(2)
    with left:
        _event(selection, chosen.get("title") if chosen else None)
    with right:
        _outlets(selection, tally, grain, version)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={pd.DataFrame: drawing.content})
def _course(tally: pd.DataFrame, weighing: Weighing) -> pd.DataFrame:
    """The means with their line, made once for the same sums; not to be changed."""
    return with_line(over_time(tally, weighing))


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={pd.DataFrame: drawing.content})
def _events_shown(events: pd.DataFrame, weeks: pd.DataFrame) -> pd.DataFrame:
    """The events that bear a label, found once for the same weeks; not to be changed."""
    return notable_events(events, weeks)


def _left_out(selection: Selection, counted: Counts, shown: pd.DataFrame) -> str:
    """What the chart does not draw: events without a label, articles without a date."""
    others = len(marks(selection)) - len(shown)
    parts = [
        f"{len(shown)} events around which most was said are marked, {others} others are in the list below."
        if others
        else "",
        f"{count(counted.undated, 'article')} without a date left out." if counted.undated else "",
    ]
    return " ".join(filter(None, parts))


@asked_again.fragment
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
            finding=of_outlets(mix),
        )  # fmt: skip


@cache
def _events_by_name() -> dict[str, Event]:
    """All events by what their list says, the latest first."""
    return {f"{day_as_known(e.date, e.precision)}: {e.title}": e for e in reversed(dated_events())}


def _event(selection: Selection, clicked: str | None) -> None:
    """An event opened: its date, who took part, and where it is recorded.

    `clicked`: the title of a mark in the chart.
    """
    known = {
        name: e
        for name, e in _events_by_name().items()
        if (not selection.start or e.date >= selection.start)
        and (not selection.end or e.date <= selection.end)
    }
    if "event" not in st.session_state:  # not bound to the address: the section is drawn after the page
        given = st.query_params.get("event")
        st.session_state["event"] = given if given in known else None
    if clicked != st.session_state.get(_CLICKED):  # a new click, not the last one seen again
        st.session_state[_CLICKED] = clicked
        st.session_state["event"] = next((name for name, e in known.items() if e.title == clicked), None)
        _write_event()
    with st.expander(
        f"Open an event ({len(known)})",
        icon=":material/event:",
        expanded="event" in st.query_params or bool(clicked),
    ):
        name = st.selectbox(
            "Event", list(known), index=None, key="event", on_change=_write_event, placeholder="choose one"
        )
        if not name:
            st.caption("Those around which most was said are marked in the chart.")
            return
        event = known[name]
        st.markdown(f"**{plain(event.title)}**")
        actors = ", ".join(gazetteer().name_of(actor) for actor in event.actors)
        st.markdown(
            f"{day_as_known(event.date, event.precision)} · {plain(event.kind)}"
            + (f" · {plain(actors)}" if actors else "")
        )
        st.caption(f"Source: {plain(with_standing(event.source))}.")
        links.to(
            menu.ARTICLES,
            label=f"Articles of the {_AROUND} days before and after",
            icon=":material/arrow_forward:",
            query={
                "from": (event.date - timedelta(days=_AROUND)).isoformat(),
                "to": (event.date + timedelta(days=_AROUND)).isoformat(),
            },
        )


def _write_event() -> None:
    """Write the event that is open into the address."""
    name = st.session_state["event"]
    st.query_params.update({"event": name if name else []})
