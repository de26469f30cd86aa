"""Which article a page shows: from the address, or chosen from a list."""

from __future__ import annotations

import streamlit as st

from detente.store.selection import Selection
from detente.store.stored_article import StoredArticle
from detente.ui import loaders, menu
from detente.ui.components import links, naming
from detente.ui.components.column_values import values
from detente.ui.wording import day

_LISTED = 500


def chosen_article(version: str) -> StoredArticle | None:
    """The article of the address (`?id=7`), or one chosen here; None, with a way out on screen, where there
    is none.

    Args:
        version: The library's version, which cached reads depend on.

    Returns:
        The article as it is stored.
    """
    latest = loaders.articles(Selection(), "latest", _LISTED, version)
    known_of = zip(*(values(latest[name]) for name in ("id", "title", "published")), strict=True)
    titles = {
        int(number): f"{title if isinstance(title, str) else 'Untitled'} ({day(published)})"
        for number, title, published in known_of
    }
    if not titles:
        naming.title("Nothing to read yet", "Reader")
        st.info(
            "The library holds no article. Upload one, or restore the samples on the Sources page.",
            icon=":material/menu_book:",
        )
        links.to(menu.UPLOAD, label="Upload articles", icon=":material/upload_file:")
        return None
    written = st.query_params.get("id", "")
    asked = int(written) if written.isdecimal() and len(written) < 12 else None
    article = loaders.article(asked, version) if asked is not None else None
    if written and article is None:
        st.warning(
            "The article of this link is not here any more; choose another.", icon=":material/link_off:"
        )
    with st.sidebar:
        known = list(titles)
        if article is not None and article.id not in titles:
            titles[article.id] = article.analysis.title or "Untitled"
            known.append(article.id)
        picked = st.selectbox(
            "Article",
            known,
            index=known.index(article.id) if article is not None else 0,
            format_func=lambda number: titles[number],
            key=f"article_{article.id if article else 'none'}",
        )
    if article is None or picked != article.id:
        st.query_params.from_dict(links.query_of({"id": str(picked)}))
        if article is not None:
            st.rerun()
        article = loaders.article(picked, version)
    return article
