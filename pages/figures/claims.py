import streamlit as st

from detente.figures.commitments import commitments
from detente.ui import filters, loaders
from detente.ui.tables import tidy
from detente.ui.wording import amount_of, count
from detente.voices.gazetteer import gazetteer

st.title("Figures in the texts")
st.caption(
    "Every share, sum and count that a paragraph names, as the text means it, beside the commitment on record where whose it is, "
    "its value and its meaning agree. Nothing here says whether a figure is right."
)
selection = filters.selection()
version = loaders.corpus_version()
filters.behind(loaders.counts(selection, version))
found = loaders.quantities(selection, 1000, version)
if found.empty:
    filters.nothing_found()
    st.stop()

kinds = sorted(kind for kind in found["kind"].dropna().unique())
left, right = st.columns(2)
with left:
    kind = st.multiselect("Meant as", kinds, key="kind", bind="query-params", placeholder="any")
with right:
    linked = st.checkbox("Only those linked to a commitment", key="linked", bind="query-params")
if kind:
    found = found[found["kind"].isin(kind)]
if linked:
    found = found[found["commitment"].notna()]
on_record = commitments()
table = found.assign(
    said=[amount_of(row) for row in found.to_dict("records")],
    whose=[gazetteer().name_of(side) if isinstance(side, str) else "" for side in found["whose"]],
    record=[
        f"{on_record[name].value:g} {on_record[name].unit}, {on_record[name].adopted_on.year}"
        if name in on_record
        else ""
        for name in found["commitment"]
    ],
    reader=[
        f"article?id={a}&paragraph={p}" for a, p in zip(found["article_id"], found["position"], strict=True)
    ],
)
st.markdown(
    f"**{count(len(table), 'figure')}**" + (" (the first 1,000 are shown)" if len(found) == 1000 else "")
)
st.dataframe(
    tidy(table),
    hide_index=True,
    height=520,
    column_order=["said", "whose", "kind", "year", "record", "published", "title", "reader"],
    column_config={
        "said": "Said",
        "whose": "Whose",
        "kind": "Meant as",
        "year": st.column_config.NumberColumn("For the year", format="%d"),
        "record": "Commitment on record",
        "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
        "title": st.column_config.TextColumn("Article", width="large"),
        "reader": st.column_config.LinkColumn("Open", display_text="read"),
    },
    alt="Figures named in paragraphs, with what they are of, whose, and the commitment on record",
)
