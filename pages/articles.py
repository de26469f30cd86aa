from detente.ui.frame import framed

framed()

import streamlit as st

from detente.export.gathering import table as whole_table
from detente.store.article_lists import Order
from detente.store.search import MOST_COUNTED, SearchOrder, search
from detente.ui import loaders, menu
from detente.ui.cards import statement_cards
from detente.ui.components import copies, filters, links, list_parts, naming, narrow_list, share, takeaway
from detente.ui.components.tables import STATEMENT_COLUMNS, show
from detente.ui.library import store
from detente.ui.search import article_lines, facet_links, search_choice
from detente.ui.wording import count

# As they stand in the address and on screen.
ORDERS: dict[str, Order] = {
    "latest first": "latest",
    "oldest first": "oldest",
    "most escalatory": "escalatory",
    "most de-escalatory": "de-escalatory",
    "strongest act": "strongest",
    "title": "title",
}
SEARCHED: dict[str, SearchOrder] = {name: order for name, order in ORDERS.items() if order != "title"}

naming.title("Articles")
st.caption("Every article of the library, and every paragraph that holds the words you search for.")
selection = filters.selection()
version = loaders.corpus_version()
words, order = search_choice.search_choice(list(ORDERS))
filters.behind(loaders.counts(selection, version))
tools = st.container(horizontal=True, gap="small")

if words.strip():
    found = loaders.found(words, selection, SEARCHED.get(order, "latest"), 50, version)
    more = "More than " if found.more else ""
    st.header(f"{more}{count(found.number, 'paragraph')} with these words")
    notes = []
    if found.number > len(found.hits):
        notes.append(f"The first {len(found.hits)} are shown.")
    if found.within:
        notes.append(
            f"The words are so common that only the {found.within:,} paragraphs added last were looked at."
        )
    if order == "title":
        notes.append("Paragraphs have no title: the latest come first.")
    if notes:
        st.caption(" ".join(notes))
    facet_links.facet_links(loaders.facets(words, selection, version))
    if found.hits.empty:
        st.info(
            "No paragraph holds all of these words. Try fewer, or reset the filters.",
            icon=":material/search_off:",
        )
        st.button(
            "Reset all filters", on_click=filters.reset, key="reset_search", icon=":material/restart_alt:"
        )
    statement_cards.listed(found.hits, "hit")
    if not found.hits.empty:
        with tools:
            takeaway.table(
                lambda: search(
                    store(), words, selection, SEARCHED.get(order, "latest"), MOST_COUNTED
                ).hits.drop(columns="words"),
                takeaway.origin(selection, f"Paragraphs with: {words.strip()}"),
                "hits",
            )
else:
    number = loaders.articles_of(selection, version)
    before = list_parts.part_of(number, "articles")
    table = loaders.articles(selection, ORDERS[order], list_parts.MOST, version, before)
    if table.empty:
        filters.nothing_found()
        st.stop()
    table = table.assign(
        reader=links.column("article", id=table["id"]),
        kind=["sample" if sample else "uploaded" for sample in table["sample"]],
        reach=copies.in_words(table),
        title=table["title"].fillna("Untitled"),
    )
    outlets = table["outlet"].nunique()  # a column that says the same in each row says nothing
    lines = article_lines.lines(table.head(narrow_list.MOST))
    narrow_list.narrow("articles", lines, len(table), "article")
    with narrow_list.wide("articles"):
        chosen = show(
            table,
            {
                **STATEMENT_COLUMNS,
                "title": st.column_config.TextColumn("Title", width=250 if outlets > 1 else 365),
                "reach": st.column_config.TextColumn("Same story", help=copies.HELP),
                "reader": st.column_config.LinkColumn("Open", display_text="read", width=60),
            },
            key="articles",
            on_select="rerun",
            selection_mode="single-row",
            height="auto" if len(table) < 17 else 640,
            column_order=[
                "reader",
                "title",
                "published",
                *(["outlet"] if outlets > 1 else []),
                "balance",
                "escalation",
                "deescalation",
                "rung",
                "paragraphs",
                *(["kind"] if table["kind"].nunique() > 1 else []),
                *(["reach"] if table["copies"].any() else []),
            ],
            alt="Articles with their date, outlet and mean scores",
        )
        st.caption(
            "Tick a row, or follow its link, to read the article."
            + (f" {count(number, 'article')} fit the filters." if number > list_parts.MOST else "")
        )
    rows = chosen["selection"]["rows"]
    if rows:
        links.go(menu.READER, query={"id": str(int(table.iloc[rows[0]]["id"]))})
    with tools:
        takeaway.table(
            lambda: whole_table(store(), "articles", selection),
            takeaway.origin(selection, "Articles"),
            "articles",
        )
with tools:
    share.button()
