from detente.ui.frame import framed

framed()

import streamlit as st

from detente.export.comparison import RANKED, headline
from detente.ui import loaders
from detente.ui.compare import difference_view
from detente.ui.compare.parts import chosen_parts
from detente.ui.components import filters, naming, share
from detente.ui.wording import count, plain

naming.title("Two parts side by side", "Compare")
selection = filters.selection()
version = loaders.corpus_version()
if not loaders.counts(selection, version).paragraphs:
    filters.nothing_found()
    st.stop()
parts = chosen_parts(selection, version)
tools = st.container(horizontal=True, gap="small")
if parts is None:
    st.stop()
first, second = parts

whole = loaders.compared(first.selection, second.selection, "whole", version)
st.markdown(f"#### {plain(headline(whole, first, second))}")
counted = [loaders.counts(part.selection, version) for part in parts]
st.caption(
    " · ".join(
        f"{plain(part.label)}: {count(of.paragraphs, 'paragraph')} in {count(of.articles, 'article')}"
        for part, of in zip(parts, counted, strict=True)
    )
    + ". Chance: how often a difference as large comes where both are alike, by relabelling the articles."
)
for dimension in RANKED:
    difference_view.question(first, second, dimension, version)
with tools:
    difference_view.take_away(first, second, version)
    share.button()
