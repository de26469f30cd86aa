from detente.ui.frame import framed

framed()

import pandas as pd
import streamlit as st

from detente.scoring.codebook import ids_of_row
from detente.scoring.lexicon import as_csv
from detente.ui import loaders, scorer
from detente.ui.cards import statement_cards
from detente.ui.components import naming, narrow_list, share
from detente.ui.lexicon import lexicon_table, own_lexicon
from detente.ui.wording import count, plain

ABOUT = {
    "frames": "What is done to what, and which act that is.",
    "operators": "What a predicate does to an act that it governs: refuse to withdraw, deny planning.",
    "predicates": "Classes of what is done, with the weight of each where the text names no object.",
    "predicate_forms": (
        "The words of each predicate class, one a row; a verb or a noun that inflects stands once."
    ),
    "objects": "Classes of what it is done to.",
    "object_forms": "The words of each object class, one a row.",
    "idioms": (
        "Set phrases that are one cue, by class. Where `general` names others, the phrase counts only beside "
        "those whom it threatens; where it names bystanders, not where they bear the cost."
    ),
    "idiom_forms": "The phrases of each class, one a row.",
    "shifters": "What turns or weighs an act.",
    "shifter_forms": "The words of each shifter, one a row.",
    "acts": "The codebook's acts.",
    "guards": "Other walks of life, among whose words cues hardly count.",
    "guard_forms": "The words of each walk of life, one a row.",
    "arena": "What says that a text is about states and forces.",
    "arena_forms": "The words that say so, one a row.",
}
SHOWN = 20  # paragraphs listed under a chosen row

naming.title("Lexicon")
lexicon = scorer.lexicon()
rows = sum(len(lexicon.tables[name]) for name in ABOUT)
st.caption(
    f"{count(rows, 'row')}, version {lexicon.version}. Weights are steps of the codebook, 0 to 5; each has "
    "an example, which a test "
    "runs, and a reason. No row weighs a country or a person."
)
tools = st.container(horizontal=True, gap="small")
name = st.segmented_control(
    "Table",
    list(ABOUT),
    default="frames",
    format_func=lexicon_table.title,
    required=True,
    key="table",
    bind="query-params",
)
st.caption(ABOUT[name])
words = st.text_input(
    "Search", key="words", bind="query-params", placeholder="withdraw, treaty, red line …", max_chars=100
)
table = pd.DataFrame(lexicon.tables[name]).rename(columns={"_where": "line"})
ids = [ids_of_row(name, row) for row in lexicon.tables[name]]
weighs = any(ids)
if weighs:
    cues = loaders.cues_by_row(loaders.corpus_version())
    table.insert(0, lexicon_table.CUES, [sum(cues.get(row, 0) for row in of_row) for of_row in ids])
if words.strip():
    hit = table.apply(
        lambda column: column.astype(str).str.contains(words.strip(), case=False, regex=False)
    ).any(axis=1)
    table = table[hit]
st.markdown(f"**{count(len(table), 'row')}**")
if table.empty:
    st.info("No row of this table holds these words; try another table.", icon=":material/search_off:")
else:
    if weighs:
        st.caption(
            "*Cues here* counts what each row is behind in this library; choose a row to read where, with "
            "its example and reason."
        )
    shown = lexicon_table.legible(table)
    lexicon_table.narrow(name, shown, words.strip())
    with narrow_list.wide("lexicon"):
        chosen = st.dataframe(
            shown,
            hide_index=True,
            column_config=lexicon_table.columns(table),
            column_order=lexicon_table.in_order(table),
            height=520,
            alt=f"Rows of the lexicon's table {name}",
            on_select="rerun",
            selection_mode="single-row",
            key=f"rows_{name}_{words.strip()}",
        )
    st.download_button(
        "Take this table as CSV",
        as_csv(lexicon, name),
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
    )
    opened = [f"{name}:{table.index[place]}" for place in chosen.selection.rows]
    opened = opened or st.query_params.get_all("row")  # of the list on a narrow screen
    for row in (table.loc[place] for place in table.index if weighs and f"{name}:{place}" in opened):
        st.header(f"Where {plain(str(row['line']))}, counts")
        st.markdown(plain(lexicon_table.opened(row.to_dict())))
        found = loaders.statements_of_rows(ids[int(str(row.name))], SHOWN, loaders.corpus_version())
        if found.empty:
            st.info("No paragraph of this library holds a cue of this row.", icon=":material/search_off:")
        else:
            st.caption(
                f"{count(int(row[lexicon_table.CUES]), 'cue')}; {count(len(found), 'paragraph')} shown, the "
                "latest first."
            )
            statement_cards.listed(found, "of_row")

own_lexicon.offer(name)
own_lexicon.versions()
with tools:
    share.button()
