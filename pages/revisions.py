from detente.ui.frame import framed

framed()

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.export.revision_tables import changes_table
from detente.figures.defence_expenditure import AGGREGATES, allies
from detente.figures.year_in_editions import year_in_editions, years_of_state
from detente.ui import loaders
from detente.ui.claims.claims_list import owner
from detente.ui.components import filters, naming, share, takeaway
from detente.ui.revisions.edition_view import changes_of_allies, drawn

PER = {"share of GDP": "GDP", "sum": "whole", "per head": "head"}
FIRST, FIRST_YEAR = "POL", 2025

naming.title("One year in every edition", "Revisions")
st.caption(
    "What a publisher said of a year, edition by edition. A change of basis (definition, prices, rates) is "
    "kept apart from a revision, and neither is a change of spending: that is read within one edition."
)
tools = st.container(horizontal=True, gap="small")
record = loaders.record()
members = allies(record)
states = sorted(
    (code for code in {cell.iso3 for cell in record.cells} if years_of_state(code, record=record)),
    key=lambda code: (code not in members, owner(code, gazetteer())),
)
filters.from_codes("state", {code: owner(code, gazetteer()) for code in states})
left, middle = st.columns([3, 1])
state = left.selectbox(
    "State", states, index=states.index(FIRST), key="state", bind="query-params",
    format_func=lambda code: owner(code, gazetteer()), help="Allies first, then every other state on record.",
)  # fmt: skip
what = st.segmented_control(
    "What", list(PER), default="share of GDP", required=True, key="what", bind="query-params"
)
years = years_of_state(state, PER[what], record)
if not years:
    st.info("No edition has such a figure of this state; choose another.", icon=":material/info:")
    st.stop()
year = middle.selectbox(
    "Year", years, index=years.index(FIRST_YEAR) if FIRST_YEAR in years else 0, key="year",
    bind="query-params",
)  # fmt: skip
name = owner(state, gazetteer())
drawn(name, int(year), year_in_editions(state, int(year), PER[what], record))

changed = changes_table(sorted(members.keys() - AGGREGATES), int(year), record)
st.header(f"Every ally in {year}", anchor=False)
if changed.empty:
    st.markdown(f"No ally's share of GDP of {year} stands in two editions of one publisher.")
else:
    without = sorted(
        set(members.values()) - set(changed["country"]) - {members[a] for a in AGGREGATES if a in members}
    )
    st.caption(
        "Shares of GDP that stand in more than one edition of a publisher, the widest change first. "
        + (f"In one edition or none: {', '.join(without)}." if without else "")
    )
    changes_of_allies(changed, f"What editions changed of {year}, ally by ally")
with tools:
    origin = takeaway.of_record(
        f"What editions changed of {year}",
        "NATO; World Bank; Eurostat, each named with its edition",
        f"allies, {year}",
    )
    takeaway.table(lambda: changed, origin, "revisions")
    share.button()
