import streamlit as st

from detente.export.gathering import table as whole_table
from detente.store import queries
from detente.store.fulltext import terms
from detente.store.queries import Order
from detente.ui import copies, filters, loaders, share, statements, takeaway
from detente.ui.house import store
from detente.ui.tables import STATEMENT_COLUMNS, tidy
from detente.ui.wording import count

# As they stand in the address and on screen.
ORDERS: dict[str, Order] = {
    "latest first": "latest",
    "oldest first": "oldest",
    "most escalatory": "escalatory",
    "most de-escalatory": "de-escalatory",
    "title": "title",
}
MOST = 500
MOST_HITS = 20_000  # paragraphs of a search that are taken away

st.title("Articles")
selection = filters.selection()
version = loaders.corpus_version()
left, right = st.columns([3, 1], vertical_alignment="bottom")
with left:
    words = st.text_input(
        "Search in the paragraphs",
        key="q",
        bind="query-params",
        placeholder='words or a "phrase in quotation marks"',
        max_chars=200,
    )
with right:
    order = st.selectbox("Order", list(ORDERS), key="order", bind="query-params")
filters.behind(loaders.counts(selection, version))
tools = st.container(horizontal=True, gap="small")

if words.strip():
    hits = loaders.hits(words, selection, 50, version)
    st.header(f"{count(len(hits), 'paragraph')} with these words")
    if hits.empty:
        st.info(
            "No paragraph holds all of these words. Try fewer, or reset the filters.",
            icon=":material/search_off:",
        )
    statements.listed(hits, "hit", terms(words))
    if not hits.empty:
        with tools:
            takeaway.table(
                lambda: queries.search(store(), words, selection, MOST_HITS),
                takeaway.origin(selection, f"Paragraphs with: {words.strip()}"),
                "hits",
            )
else:
    table = loaders.articles(selection, ORDERS[order], MOST, version)
    if table.empty:
        filters.nothing_found()
        st.stop()
    table = table.assign(
        reader=[f"article?id={number}" for number in table["id"]],
        kind=["sample" if sample else "uploaded" for sample in table["sample"]],
        reach=copies.in_words(table),
    )
    chosen = st.dataframe(
        tidy(table),
        hide_index=True,
        key="articles",
        on_select="rerun",
        selection_mode="single-row",
        height="auto" if len(table) < 12 else 460,
        column_order=[
            "title",
            "published",
            "outlet",
            "balance",
            "escalation",
            "deescalation",
            "rung",
            "paragraphs",
            "kind",
            *(["reach"] if table["copies"].any() else []),
            "reader",
        ],
        column_config={
            **STATEMENT_COLUMNS,
            "title": st.column_config.TextColumn("Title", width="large"),
            "outlet": "Outlet",
            "reach": st.column_config.TextColumn("Same story", help=copies.HELP),
            "reader": st.column_config.LinkColumn("Open", display_text="read"),
        },
        alt="Articles with their date, outlet and mean scores",
    )
    st.caption(
        "Tick a row, or follow its link, to read the article."
        + (f" The first {MOST} are listed." if len(table) == MOST else "")
    )
    rows = chosen["selection"]["rows"]
    if rows:
        st.switch_page("pages/explore/article.py", query_params={"id": str(int(table.iloc[rows[0]]["id"]))})
    with tools:
        takeaway.table(
            lambda: whole_table(store(), "articles", selection),
            takeaway.origin(selection, "Articles"),
            "articles",
        )
with tools:
    share.button()
