"""One treaty on screen: its standing, what its parties did, the warheads beneath, the paragraphs on it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from detente.charts.treaty_life import life_over_time, warheads_over_time
from detente.export import treaty_tables as tables
from detente.export.speech_findings import of_steps, of_warheads
from detente.figures.publishers import with_standing
from detente.figures.treaties import TreatyStep, life_of
from detente.figures.treaty_status import kinds, standing
from detente.store.paragraph_lists import mentions_of_treaty
from detente.store.selection import Selection
from detente.ui import loaders, scorer
from detente.ui.cards import statement_cards
from detente.ui.cards.treaty_words import sentence, step_line
from detente.ui.components import takeaway
from detente.ui.components.drawing import Mark
from detente.ui.library import store
from detente.ui.wording import count, day, day_as_known, plain

AT_ONCE = 20
_EARLIEST = date(1945, 1, 1)
_COLUMNS = {
    "treaty": "Treaty",
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "precision": st.column_config.TextColumn("Exact to the", help="as far as the sources agree"),
    "by": "By",
    "lane": "Side",
    "step": "Step",
    "does": "What it does to the treaty",
    "effect": "Standing after it",
    "note": "Note",
    "source": "Source",
    "check": "Do the sources agree?",
    "year": st.column_config.NumberColumn("Year", format="%d"),
    "country": "State",
    "warheads": st.column_config.NumberColumn("Warheads", format="%,.0f"),
    "edition": "Edition",
    "series": "Whole series",
}


def standing_on(treaty: str) -> None:
    """Its standing today and on a day of choice.

    Args:
        treaty: Id of the treaty.
    """
    today = date.today()
    left, right = st.columns([2, 1])
    with right:
        on = st.date_input(
            "Standing on another day",
            value=None,
            min_value=_EARLIEST,
            max_value=today,
            key="on",
            bind="query-params",
            format="DD/MM/YYYY",
            help="Each paragraph below shows it as of its article's date.",
        )
    with left:
        st.markdown(f"**Today:** {sentence(standing(treaty, today))}")
        if on:
            st.markdown(f"**On {day(on)}:** {sentence(standing(treaty, on))}")
        st.caption("By the dated steps on record here; a date is as exact as its sources agree on it.")


def timeline(treaty: str) -> None:
    """What its parties did, as a chart and a list; warheads beneath, on the same axis.

    Args:
        treaty: Id of the treaty.
    """
    life = life_of(treaty)
    st.subheader("What its parties did", anchor=False)
    if not life:
        st.info("The shipped record holds no dated steps of this treaty.", icon=":material/info:")
        return
    years = (life[0].date.year - 2, date.today().year + 1)
    lanes = tables.lanes_table(treaty)
    as_known = {(step.date, step.event): day_as_known(step.date, step.precision) for step in life}
    drawn = lanes.assign(
        as_known=[
            as_known[when.date(), step] for when, step in zip(lanes["date"], lanes["step"], strict=True)
        ]
    )

    def opens(mark: Mark) -> None:
        with st.container(border=True, key="step_opened"):
            for step in life:
                if (step.event, as_known[step.date, step.event]) == (mark["step"], mark["as_known"]):
                    st.markdown(step_line(step))
                    st.caption(f"Source: {plain(with_standing(step.source))}.")

    takeaway.chart(
        life_over_time(drawn, years),
        tables.steps_table(treaty),
        key="life",
        columns=_COLUMNS,
        opens=opens,
        alt=f"{count(len(life), 'recorded step')} of {treaty} from {life[0].date.year} to "
        f"{life[-1].date.year}, by side; "
        f"the latest: {life[-1].event}",
        origin=_origin(f"{treaty}: what its parties did", "see each row"),
        finding=of_steps(
            len(life), life[0].date.year, life[-1].event, day_as_known(life[-1].date, life[-1].precision)
        ),
        caption="One mark a step and side. The record reaches to "
        f"{day_as_known(life[-1].date, life[-1].precision)}; each step stands with "
        "its source in the list below.",
    )
    _warheads(treaty, years)
    _steps(life)


def paragraphs(treaty: str, version: str) -> None:
    """Every paragraph of the library that names it, beside the record at its article's date.

    Args:
        treaty: Id of the treaty, "New START".
        version: The library's version, which cached reads depend on.
    """
    number = loaders.counts(Selection(treaties=(treaty,)), version).paragraphs
    st.subheader(f"{count(number, 'paragraph')} {'names' if number == 1 else 'name'} it", anchor=False)
    if not number:
        st.caption("No paragraph of the library names this treaty.")
        return
    st.caption(
        "Body paragraphs of scored articles; headings, captions and texts in other languages are not listed."
    )
    pages = -(-number // AT_ONCE)
    page = st.number_input(f"Part of {pages}", 1, pages, key="part", bind="query-params") if pages > 1 else 1
    shown = loaders.page_of_mentions(treaty, AT_ONCE, (page - 1) * AT_ONCE, version)
    beside = [
        "On record at that date: unknown, for the article has none"
        if pd.isna(when)
        else f"On record on {day(when)}: {sentence(standing(treaty, when))}"
        for when in shown["published"]
    ]
    takeaway.table(
        lambda: mentions_of_treaty(store(), treaty, Selection()),
        takeaway.origin(Selection(treaties=(treaty,)), f"Paragraphs that name {treaty}"),
        "naming",
    )
    statement_cards.listed(shown.assign(record=beside), "mention")


def _warheads(treaty: str, years: tuple[int, int]) -> None:
    kind = kinds().get(treaty)
    if kind is None or kind.about != "nuclear":
        st.caption("This is not about nuclear weapons, so no warheads are drawn beneath it.")
        return
    st.subheader("Warheads in the military stockpiles", anchor=False)
    frame = tables.warheads_table(treaty, years[0], loaders.record())
    whose = list(frame["country"].drop_duplicates())
    later = frame[~frame["series"]]["edition"].drop_duplicates()
    takeaway.chart(
        warheads_over_time(
            frame.assign(date=pd.to_datetime(frame["year"].astype(str) + "-01-01")), whose, years
        ),
        frame,
        key="warheads",
        columns=_COLUMNS,
        alt=f"Nuclear warheads in the stockpiles of {', '.join(whose)} by year, on the axis of the steps "
        "above",
        origin=_origin(f"{treaty}: warheads in stockpiles", "; ".join(frame["source"].drop_duplicates())),
        finding=of_warheads(frame),
        caption="Estimates, retired warheads not counted. The line is one edition, "
        f"{plain(frame[frame['series']]['edition'].iloc[0])}; hollow points are of later ones "
        f"({plain(', '.join(later))}) and do not continue it.",
    )
    with st.expander("Sources of these warheads", icon=":material/library_books:"):
        for source in frame["source"].drop_duplicates():
            st.markdown(f"- {plain(source)}")


def _steps(life: tuple[TreatyStep, ...]) -> None:
    st.markdown("**Step by step, the latest first**")
    st.caption("■ builds the treaty up, ⊠ undoes it, ▪ neither; judged by the step, never by who takes it.")
    for step in reversed(life):
        with st.container(gap=None):
            st.markdown(step_line(step))
            st.caption(f"Source: {plain(with_standing(step.source))}.")


def _origin(title: str, source: str) -> takeaway.Origin:
    return lambda: tables.record(title, source, scorer.version(), date.today())
