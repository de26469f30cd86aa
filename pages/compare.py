from detente.ui.frame import framed

framed()

import streamlit as st

from detente.export.part_comparison import headline, questions
from detente.ui import loaders
from detente.ui.compare import difference_view
from detente.ui.compare.parts import chosen_parts
from detente.ui.components import filters, naming, share
from detente.ui.wording import capital, count, plain

naming.title("Two parts side by side", "Compare")
st.caption(
    "Two periods, sides, outlets, uploads or stories set against each other. What differs beyond chance is "
    "said; what does not is said too."
)
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
st.header(plain(headline(whole, first, second)), anchor="finding")
behind = []
for part in parts:
    counted = loaders.counts(part.selection, version)
    paragraphs = f"{count(counted.paragraphs, 'paragraph')} in {count(counted.articles, 'article')}"
    behind.append(f"{plain(capital(part.label))}: {paragraphs}")
st.caption(
    " · ".join(behind)
    + ". Chance: how often a difference as large comes where both are alike, by relabelling the articles."
)
for dimension in questions(first, second):
    difference_view.question(first, second, dimension, version)
with tools:
    difference_view.take_away(first, second, version)
    share.button()
