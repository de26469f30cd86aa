"""What is known of an article, and the form that corrects it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from detente.access import deeds
from detente.store import writes
from detente.store.holding import by_itself
from detente.store.stored_article import StoredArticle
from detente.ui import menu
from detente.ui.components import links
from detente.ui.library import may, remember, store
from detente.ui.scorer import analyse
from detente.ui.wording import EARLIEST, LATEST, PASTED, day, plain


def line(article: StoredArticle) -> None:
    """Date, outlet, speaker, address; for a sample its event and sources.

    Args:
        article: The article that is open.
    """
    read = article.analysis
    parts = [
        day(read.published),
        plain(read.outlet or "outlet unknown"),
        *([f"spoken by {plain(article.author)}"] if article.author else []),
        *([_from(article.filename)] if article.filename else []),
    ]
    st.caption(" · ".join(parts))
    if read.published is None:
        st.caption(
            ":material/event_busy: No date is known, so this article takes no part in charts over time. "
            "Give one under *Correct or delete*."
        )
    if article.sample:
        st.caption(
            ":material/science: **Sample** digest written by this project on the event: "
            f"{plain(article.event or '')}"
        )
        with st.expander("Sources of this digest"):
            for source in article.sources:
                st.markdown(f"- {plain(source)}")


def _from(filename: str) -> str:
    return filename if filename == PASTED else f"from the file {plain(filename)}"


def correct(article: StoredArticle) -> None:
    """Correct what is known of it, or delete it.

    Args:
        article: The article that is open.
    """
    if not may(deeds.CORRECT, "article", article.id):
        return
    read = article.analysis
    with st.popover("Correct or delete", icon=":material/edit:", key="correct"):
        with st.form(f"details_{article.id}"):
            published = st.date_input(
                "Published on",
                value=read.published,
                format="DD/MM/YYYY",
                min_value=EARLIEST,
                max_value=LATEST,
                help="Leave empty where it is not known.",
            )
            outlet = st.text_input("Outlet", value=read.outlet or "", max_chars=200)
            author = st.text_input(
                "Speaker throughout",
                value=article.author or "",
                max_chars=200,
                help="Only for a speech or statement in the first person.",
            )
            url = st.text_input("Address", value=article.url or "", max_chars=1000)
            if st.form_submit_button("Save and read again", type="primary"):
                _save(article, published, outlet.strip() or None, author.strip() or None, url.strip() or None)
        if not may(deeds.DELETE):
            return
        st.divider()
        sure = st.checkbox("I want to delete this article for everyone", key=f"sure_{article.id}")
        if st.button("Delete", disabled=not sure, icon=":material/delete:", key=f"delete_{article.id}"):
            writes.delete_article(store(), article.id)
            remember("The article was deleted.")
            st.query_params.clear()
            links.go(menu.ARTICLES)


def _save(
    article: StoredArticle, published: date | None, outlet: str | None, author: str | None, url: str | None
) -> None:
    writes.update_details(store(), article.id, published=published, outlet=outlet, author=author, url=url)
    document = replace(article.document, published=published, outlet=outlet, author=author, url=url)
    writes.replace_analysis(by_itself(store()), article.id, analyse(document))
    remember("Saved, and read again.")
    st.rerun()
