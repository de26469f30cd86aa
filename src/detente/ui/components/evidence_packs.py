"""All that stands behind an article, a selection or a comparison, to take away: pack, tables, citation.

What stands in a closed box is not made: a page would spend a third of its time on tables and files that few
open. Opening one reruns the box alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from detente.export import gathering
from detente.export.citation import cite_article, cite_selection, sentence
from detente.export.json import as_dict
from detente.export.table_files import MIME, TABLE_FORMATS
from detente.store import paragraph_lists
from detente.store.corpus_queries import Counts
from detente.store.periods import Grain
from detente.store.selection import Selection
from detente.store.stored_article import StoredArticle
from detente.ui import scorer
from detente.ui.components import downloads, quotable
from detente.ui.components.takeaway import made_table, origin
from detente.ui.components.under_chart import Origin as Origin
from detente.ui.library import store
from detente.ui.sign_in import asked_again
from detente.ui.wording import plain


@asked_again.fragment
def article(read: StoredArticle) -> None:
    """One article: a sentence with its caveat, its paragraphs as a table, its analysis, and how to cite it.

    Args:
        read: The article that is open.
    """
    box = st.popover("Take away", icon=":material/download:", key="take_article", on_change="rerun")
    if not box.open:
        return
    provenance = of_article(read, "Paragraphs")()
    cited = cite_article(
        read.analysis.title, read.analysis.outlet, read.analysis.published, read.url, read.id
    )
    body = quotable.scored(read)
    numbers = {paragraph.position: number for number, paragraph in enumerate(body, start=1)}
    with box:
        st.markdown("**A sentence to paste**")
        st.code(quotable.of_article(read), language=None, wrap_lines=True)
        quoted = st.selectbox(
            "And the words themselves",
            body,
            index=body.index(quotable.strongest_of(body)),
            key="quoted",
            format_func=lambda paragraph: (
                f"¶ {numbers[paragraph.position]}: {' '.join(paragraph.text.split())[:60]} …"
            ),
            help="The paragraph that reaches furthest is chosen already.",
        )
        st.code(quotable.of_paragraph(read, quoted), language=None, wrap_lines=True)
        st.markdown("**Its paragraphs, each with its scores**")
        with st.container(horizontal=True, gap="small"):
            for form in TABLE_FORMATS:
                make = partial(paragraph_lists.paragraphs_of_article, store(), read.id)
                downloads.button(
                    form, partial(made_table, make, form, provenance), provenance, MIME[form], "article"
                )
        st.download_button(
            "The whole analysis, with every cue (json)",
            data=asked_again.later(
                lambda: json.dumps(as_dict(read.corrected_analysis), ensure_ascii=False, indent=1)
            ),
            file_name=f"detente-article-{read.id}.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
        )
        st.markdown("**Cite the article**")
        st.code(cited.plain, language=None, wrap_lines=True)
        st.code(cited.bibtex, language=None, wrap_lines=True)


def of_article(read: StoredArticle, title: str) -> Origin:
    """Where what is taken of one article comes from.

    Args:
        read: The article.
        title: What is taken, for the file's head.

    Returns:
        Makes the provenance when it is called, with that day's date.
    """
    return lambda: gathering.provenance_of_article(
        store(), read.id, read.analysis.title or "Untitled article", len(read.analysis.paragraphs), title,
        read.analysis.version, date.today(),
    )  # fmt: skip


@asked_again.fragment
def selection(chosen: Selection, counted: Counts, grain: Grain) -> None:
    """The whole selection: its evidence pack, its paragraphs, how to cite it, a sentence with its caveat.

    Args:
        chosen: The page's filters.
        counted: The counts of the selection.
        grain: Length of a period in the charts of the evidence pack.
    """
    box = st.popover("Take away", icon=":material/download:", key="take_selection", on_change="rerun")
    if not box.open:
        return
    provenance = origin(chosen, "What is being said")()
    used, today, library = scorer.lexicon(), date.today(), store()
    with box:
        st.markdown(
            "**Evidence pack**: one page that opens offline, with charts, paragraphs, method and sources."
        )
        downloads.button(
            "html",
            lambda: gathering.pack(library, chosen, used, scorer.version(), today, grain=grain).encode(),
            provenance, "text/html", "pack",
        )  # fmt: skip
        if counted.paragraphs > gathering.MOST_PASSAGES:
            st.caption(f"It holds the {gathering.MOST_PASSAGES:,} paragraphs with the strongest words.")
        st.markdown("**All paragraphs of this selection**")
        with st.container(horizontal=True, gap="small"):
            for form in TABLE_FORMATS:
                rows = partial(gathering.table, library, "paragraphs", chosen)
                make = partial(made_table, rows, form, provenance)
                downloads.button(form, make, provenance, MIME[form], "paragraphs")
        cited = cite_selection(provenance)
        st.markdown("**A sentence to paste**")
        st.code(sentence(provenance, counted), language=None, wrap_lines=True)
        st.markdown("**Cite**")
        st.code(cited.plain, language=None, wrap_lines=True)
        st.code(cited.bibtex, language=None, wrap_lines=True)
        st.caption(
            f"Snapshot {plain(provenance.snapshot)}: the same selection, library and version give the same "
            "one."
        )


@asked_again.fragment
def comparison(origin: Origin, make_pack: Callable[[], str], make_table: Callable[[], pd.DataFrame]) -> None:
    """A comparison: its evidence pack, its table, how to cite it.

    Args:
        origin: Makes the provenance of both parts.
        make_pack: Makes the pack; it may take long.
        make_table: Makes the table of all its rows.
    """
    box = st.popover("Take away", icon=":material/download:", key="take_comparison", on_change="rerun")
    if not box.open:
        return
    provenance = origin()
    cited = cite_selection(provenance)
    with box:
        st.markdown("**Evidence pack**: the comparison and the strongest paragraphs of both, offline.")
        downloads.button("html", lambda: make_pack().encode(), provenance, "text/html", "comparison_pack")
        st.markdown("**All its rows**")
        with st.container(horizontal=True, gap="small"):
            for form in TABLE_FORMATS:
                make = partial(made_table, make_table, form, provenance)
                downloads.button(form, make, provenance, MIME[form], "comparison")
        st.markdown("**Cite**")
        st.code(cited.plain, language=None, wrap_lines=True)
        st.code(cited.bibtex, language=None, wrap_lines=True)
