import pandas as pd
import streamlit as st

from detente.charts.spending import meeting_over_years, shares_by_ally, shares_over_years
from detente.figures.defence import (
    AGGREGATES,
    EQUIPMENT,
    SHARE,
    allies_meeting,
    citations,
    editions,
    last_year,
    of_metric,
)
from detente.ui import path_view
from detente.ui.spending_strip import LEVELS
from detente.ui.wording import edition as in_words
from detente.ui.wording import plain

MOST_LINES = 6

st.title("Defence spending")
st.caption(
    "Share of GDP by ally and year, against 2, 3.5 and 5 %. Two editions are never joined in one line."
)

edition = st.segmented_control(
    "Edition of NATO's tables",
    editions(),
    default="2025-08",
    required=True,
    format_func=in_words,
    key="edition",
    bind="query-params",
)
cells = of_metric(edition, SHARE)
frame = pd.DataFrame(
    [
        {"ally": c.ally, "iso3": c.iso3, "year": c.year, "value": c.value, "flag": c.flag, "note": c.note}
        for c in cells
    ]
)
single = frame[~frame["iso3"].isin(AGGREGATES)]
if single["ally"].nunique() < 25:
    st.info(
        f"Of the edition of {in_words(edition)} only the figures of {single['ally'].nunique()} allies could be read; it counts core "
        "defence on a new basis and is not comparable with the editions before it.",
        icon=":material/info:",
    )

years = sorted(single["year"].unique(), reverse=True)
year = st.selectbox("Year", years, key="year")
in_year = single[single["year"] == year]
meetings = [allies_meeting(level, edition, int(year)) for level in LEVELS]
with st.container(horizontal=True):
    for meeting in meetings:
        st.metric(
            f"At least {meeting.level:g} % of GDP",
            f"{len(meeting.reached)} of {meeting.known}",
            width="content",
        )
if (in_year["flag"] == "estimate").any():
    st.caption(
        f"{int((in_year['flag'] == 'estimate').sum())} of {len(in_year)} figures of {year} are estimates."
    )

st.header(f"Each ally in {year}")
st.altair_chart(
    shares_by_ally(in_year, LEVELS, int(year)),
    key="by_ally",
    alt=f"Share of GDP of each ally in {year}, with lines at 2, 3.5 and 5 percent",
)
sources = sorted({c.source for c in cells})
source_line = f"Source: {'; '.join(plain(citations()[source]) for source in sources)}."
st.caption(source_line)
with st.expander("As a table"):
    st.dataframe(
        in_year.drop(columns="iso3").sort_values("value", ascending=False),
        hide_index=True,
        alt=f"Share of GDP by ally in {year}",
    )

if len(years) > 1:
    st.header("Over the years")
    names = sorted(frame["ally"].unique())
    wanted = [
        name for name in ("NATO Total", "Poland", "Germany", "France", "United States") if name in names
    ]
    shown = st.multiselect("Allies", names, default=wanted, max_selections=MOST_LINES, key="allies")
    if shown:
        st.altair_chart(
            shares_over_years(frame, LEVELS, shown),
            key="over_years",
            alt="Share of GDP over the years for the chosen allies; hollow points are estimates",
        )
        st.caption("Hollow points are estimates. " + source_line)
        with st.expander("As a table"):
            st.dataframe(
                frame[frame["ally"].isin(shown)].pivot_table(index="year", columns="ally", values="value"),
                alt="Share of GDP by year for the chosen allies",
            )
    st.header("How many allies reach each level")
    counts = pd.DataFrame(
        [
            {
                "year": int(each),
                "level": f"{level:g} %",
                "allies": len(allies_meeting(level, edition, int(each)).reached),
            }
            for each in years
            for level in LEVELS
        ]
    )
    st.altair_chart(
        meeting_over_years(counts),
        key="meeting",
        alt="Number of allies that reach 2, 3.5 and 5 percent, by year",
    )
    st.caption("Allies are counted as members of today, also for years before they joined. " + source_line)
    with st.expander("As a table"):
        st.dataframe(
            counts.pivot_table(index="year", columns="level", values="allies"),
            alt="Number of allies at each level by year",
        )

path_view.draw(edition)

equipment = of_metric(edition, EQUIPMENT)
if len(equipment) > 25:
    st.header("Share spent on equipment")
    latest = last_year(edition, EQUIPMENT)
    rows = [
        {"ally": c.ally, "% of defence expenditure": c.value, "figure": c.flag}
        for c in equipment
        if c.year == latest and c.iso3 not in AGGREGATES
    ]
    at_least = sum(row["% of defence expenditure"] >= 20 for row in rows)
    st.markdown(
        f"**{at_least} of {len(rows)}** allies with a figure spend at least 20 % of their defence expenditure on major equipment in {latest}, the guideline of 2014."
    )
    st.dataframe(
        pd.DataFrame(rows).sort_values("% of defence expenditure", ascending=False),
        hide_index=True,
        height=300,
        alt=f"Equipment share by ally in {latest}",
    )
    st.caption(f"Source: {'; '.join(plain(citations()[s]) for s in sorted({c.source for c in equipment}))}.")
