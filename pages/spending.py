from detente.ui.frame import framed

framed()

import streamlit as st

from detente.export.allies import sources
from detente.figures.defence_expenditure import SHARE, latest_whole_edition
from detente.figures.definitions import definitions
from detente.ui import loaders
from detente.ui.components import naming, share
from detente.ui.spending import ally_gaps, over_years, path_view, words_money
from detente.ui.wording import plain

naming.title("Defence spending", "Spending")
st.caption(
    "Each ally against 2, 3.5 and 5\u00a0% of GDP, over the years, and on the way to 2035. Two editions or "
    "definitions are never joined in one "
    "line."
)
tools = st.container(horizontal=True, gap="small")
record = loaders.record()
known = {record.editions[source.edition].name: source for source in sources(record)}
name = st.segmented_control(
    "Whose figures",
    list(known),
    default=record.editions[latest_whole_edition(record)].name,
    required=True,
    key="edition",
    bind="query-params",
)
source = known[name]
edition, definition = record.editions[source.edition], definitions()[source.definition]
st.caption(f"**{plain(definition.name)}**: {plain(definition.meaning)}.")
if edition.coverage == "part":
    st.info(
        f"Only a part of this edition could be read: {plain(edition.title)}. It is not comparable with "
        "other editions.",
        icon=":material/info:",
    )
view = st.segmented_control(
    "Show",
    ["each ally", "over the years", "path to 2035", "words and money"],
    default="each ally",
    required=True,
    key="view",
    bind="query-params",
)
if view == "each ally":
    ally_gaps.gaps_of_allies(source, record)
elif view == "over the years":
    over_years.lines_of_allies(source, record)
elif view == "words and money":
    words_money.words_beside_money(source, record, loaders.corpus_version())
elif source.share == SHARE:
    path_view.path_to_target(source.edition, record)
else:
    st.info(
        "What was promised for 2035 is counted by NATO's definition; choose one of NATO's editions.",
        icon=":material/info:",
    )
with tools:
    share.button()
