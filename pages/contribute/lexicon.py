import pandas as pd
import streamlit as st

from detente.rhetoric.lexicon import as_csv
from detente.ui import own_lexicon, scorer
from detente.ui.wording import count

ABOUT = {
    "frames": "What is done to what, and which act that is.",
    "operators": "What a predicate does to an act that it governs: refuse to withdraw, deny planning.",
    "idioms": "Set phrases that are one cue.",
    "predicates": "Words for what is done, by class.",
    "objects": "Words for what it is done to, by class.",
    "shifters": "Words that turn or weigh an act.",
    "acts": "The codebook's acts.",
    "guards": "Words of other walks of life, among which cues hardly count.",
    "arena": "Words that say a text is about states and forces.",
}

st.title("Lexicon")
own_lexicon.unfinished()
lexicon = scorer.lexicon()
rows = sum(len(lexicon.tables[name]) for name in ABOUT)
st.caption(
    f"Version {lexicon.version}, {count(rows, 'row')}. Weights are steps of the codebook, 0 to 5. Each row with a weight has an "
    "example, which a test runs, and a reason. No row knows a country or a person by its weight."
)
name = st.segmented_control(
    "Table", list(ABOUT), default="frames", required=True, key="table", bind="query-params"
)
st.caption(ABOUT[name])
words = st.text_input(
    "Search", key="words", bind="query-params", placeholder="withdraw, treaty, red line …", max_chars=100
)
table = pd.DataFrame(lexicon.tables[name]).rename(columns={"_where": "where"})
if words.strip():
    hit = table.apply(
        lambda column: column.astype(str).str.contains(words.strip(), case=False, regex=False)
    ).any(axis=1)
    table = table[hit]
st.markdown(f"**{count(len(table), 'row')}**")
if table.empty:
    st.info("No row of this table holds these words; try another table.", icon=":material/search_off:")
else:
    st.dataframe(table, hide_index=True, height=520, alt=f"Rows of the lexicon's table {name}")
    st.download_button(
        "Take this table as CSV",
        as_csv(lexicon, name),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
    )

own_lexicon.offer(name)
own_lexicon.versions()
