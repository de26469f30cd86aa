from detente.ui.frame import framed

framed()

import streamlit as st

from detente.derive.strongest_words import strongest_words
from detente.jobs.warming import warm
from detente.ui import loaders
from detente.ui.cards import claim_cards, evidence, strongest_card
from detente.ui.cards.onward_links import lead_on
from detente.ui.components import naming
from detente.ui.library import store
from detente.ui.trial import pasted_reading
from detente.ui.wording import count, signed

MOST_FIGURES = 6
MOST_PARAGRAPHS = 40

naming.title("Try a text", "Try")
st.caption(
    "Paste a sentence, an article or a speech. Its reading stands below at once; **nothing is stored**, and "
    "nobody else sees it."
)
pasted_reading.restore()
warm(store())  # while the visitor looks for a text
text = st.text_area(
    "Text",
    key="tried",
    height=180,
    placeholder="Title on the first line, then the paragraphs; or only one sentence",
    max_chars=200_000,
)
with st.container(horizontal=True, gap="small"):
    st.button("Read it", type="primary", icon=":material/visibility:")  # leaving the field reads it too
    if text.strip():
        st.button("Empty", on_click=pasted_reading.forget, icon=":material/backspace:", key="forget")
        pasted_reading.keep_it(text)
    else:
        pasted_reading.offer_example()
read = pasted_reading.analysed(text) if text.strip() else None
if read is None:
    st.stop()

evidence.style()
body = [paragraph for paragraph in read.paragraphs if paragraph.kind == "body"]
if not read.scored:
    st.warning(
        f"Not scored: this text is in another language ({read.language}); only English is.",
        icon=":material/translate:",
    )
    st.stop()

left, right = st.columns(2)
with left:
    strongest_card.card(strongest_words(body, "escalation"), "escalation", "trial_up")
with right:
    strongest_card.card(strongest_words(body, "deescalation"), "de-escalation", "trial_down")

if body:
    escalation = sum(paragraph.escalation for paragraph in body) / len(body)
    deescalation = sum(paragraph.deescalation for paragraph in body) / len(body)
    with st.container(horizontal=True, gap="medium"):
        st.metric("Escalation, mean of 0 to 5", f"{escalation:.1f}", width="content")
        st.metric("De-escalation, mean of 0 to 5", f"{deescalation:.1f}", width="content")
        st.metric("Balance, −1 to +1", signed((escalation - deescalation) / 5), width="content")
        st.metric("Body paragraphs", f"{len(body):,}", width="content")

figures = [(paragraph, quantity) for paragraph in body for quantity in paragraph.quantities]
if figures:
    published = read.published
    figures.sort(key=lambda each: not claim_cards.on_record(each[1], each[0], published))
    st.header("Figures in it, beside the record")
    shown = []
    for column, (paragraph, quantity) in zip(
        st.columns(2) * MOST_FIGURES, figures[:MOST_FIGURES], strict=False
    ):
        with column, st.container(border=True):
            shown.append(claim_cards.claim_card(quantity, paragraph, read.published))
    with st.container(horizontal=True, gap="small"):  # once for all: most figures of a text share an owner
        lead_on(shown, loaders.record())
    if len(figures) > MOST_FIGURES:
        st.caption(f"{MOST_FIGURES} of {len(figures):,}; the others open at their paragraph.")

st.header("The text, with what counts in it")
for number, paragraph in enumerate(body[:MOST_PARAGRAPHS], start=1):
    with st.container(border=True, key=f"tried_{paragraph.position}"):
        evidence.paragraph(paragraph, number, f"tried_{paragraph.position}", read.published)
if len(body) > MOST_PARAGRAPHS:
    st.caption(f"The first {MOST_PARAGRAPHS} of {count(len(body), 'paragraph')}; keep it to read it whole.")
