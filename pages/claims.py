from detente.ui.frame import framed

framed()

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.charts.claims import outcomes
from detente.export.claim_table import claims_table
from detente.export.speech_findings import of_outcomes
from detente.figures.claims import OUTCOMES
from detente.store.claim_queries import ClaimFilter
from detente.ui import loaders
from detente.ui.claims import claim_loaders, claims_list
from detente.ui.components import drawing, filters, list_parts, naming, share, takeaway
from detente.ui.library import store
from detente.ui.wording import count

EVERYTHING = 2_000_000

naming.title("Claims beside the record", "Claims")
st.caption(
    "Every figure that a paragraph names, beside the official figure for the same thing in the edition in "
    "force when it was said. "
    "No outcome says true or false; “perhaps” where the link is not sure."
)
selection = filters.selection()
version = loaders.corpus_version()
behind = loaders.counts(selection, version)
filters.behind(behind)
choices = claim_loaders.choices(version)
version = loaders.corpus_version()  # the first visit after a new record writes the claims again

tools = st.container(horizontal=True, gap="small")

filters.from_codes("outcome", {name: claims_list.outcome(name) for name in OUTCOMES})
filters.from_codes("owner", {code: claims_list.owner(code, gazetteer()) for code in choices["owners"]})
chosen = st.pills(
    "Outcome", OUTCOMES, selection_mode="multi", key="outcome", bind="query-params",
    format_func=claims_list.outcome,
)  # fmt: skip
left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
topics = left.multiselect(
    "Of what", list(choices["topics"]), key="topic", bind="query-params", placeholder="any"
)
owners = middle.multiselect(
    "Whose", list(choices["owners"]), key="owner", bind="query-params", placeholder="any",
    format_func=lambda code: claims_list.owner(code, gazetteer()),
)  # fmt: skip
sure = right.checkbox("Sure links only", key="sure", bind="query-params")
asked = ClaimFilter(tuple(chosen), tuple(topics), tuple(owners), sure)

counted = claim_loaders.outcomes(selection, asked, version)
if not counted["figures"].sum():
    read = count(behind.paragraphs, "paragraph")
    filters.nothing_found(f"No figure in {read} fits these filters." if behind.paragraphs else "")
    st.stop()
origin = takeaway.origin(selection, "Claims beside the record", claims_list.PUBLISHERS)
takeaway.chart(
    drawing.kept(outcomes, counted),
    counted,
    key="outcomes",
    alt="Number of figures with each outcome, sure and perhaps",
    origin=origin,
    columns=claims_list.COLUMNS,
    opens=lambda mark: claims_list.of_outcome(mark["outcome"], selection, asked, version),
    finding=of_outcomes(counted),
    caption=f"Pale where the link is not sure. Official figures: {claims_list.PUBLISHERS}.",
)
number = int(counted[counted["outcome"].isin(chosen or OUTCOMES)]["figures"].sum())
st.header(count(number, "figure"), anchor=False)
before = list_parts.part_of(number, "figures")
found = claim_loaders.claims(selection, asked, list_parts.MOST, version, before)
if found.empty:
    st.info("No figure has this outcome here; choose another.", icon=":material/filter_alt_off:")
    st.stop()
claims_list.listed_claims(found, version)
with tools:
    takeaway.table(lambda: claims_table(store(), selection, asked, EVERYTHING), origin, "claims")
    share.button()
with st.expander("What the outcomes mean", icon=":material/help:"):
    claims_list.meanings()
