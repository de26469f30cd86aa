"""“I would code this differently”: what a reader says of a paragraph, kept apart from blind codes."""

from __future__ import annotations

from typing import Final

import streamlit as st

from detente.coding.codes import Code, acts
from detente.records import DetenteError, Paragraph
from detente.store.coding_exchange import code_in_reader
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.wording import plain

_STEPS: Final = [step / 2 for step in range(11)]


def offer(paragraph: Paragraph, article_id: int) -> None:
    """The button below a paragraph; the form opens in a dialog.

    Args:
        paragraph: As it was analysed.
        article_id: The article's number.
    """
    if st.button(
        "I would code this differently",
        type="tertiary",
        icon=":material/edit_note:",
        key=f"differ_{paragraph.position}",
    ):
        _form(paragraph, article_id)


@st.dialog("I would code this differently", width="large")
def _form(paragraph: Paragraph, article_id: int) -> None:
    st.markdown(plain(paragraph.text))
    with st.form(f"differ_form_{article_id}_{paragraph.position}", border=False):
        left, right = st.columns(2)
        up = left.selectbox("Escalation, 0 to 5", _STEPS, index=None, placeholder="0 to 5")
        down = right.selectbox("De-escalation, 0 to 5", _STEPS, index=None, placeholder="0 to 5")
        meanings = [{kind.name: kind.meaning for kind in axis} for axis in acts()]
        escalating = left.selectbox(
            "Escalating act", list(meanings[0]), index=None, format_func=meanings[0].__getitem__
        )
        deescalating = right.selectbox(
            "De-escalating act", list(meanings[1]), index=None, format_func=meanings[1].__getitem__
        )
        speaker = left.text_input("Who says it", max_chars=200)
        target = right.text_input("Of whom", max_chars=200)
        why = st.text_input("Why", max_chars=2_000)
        known = reader_name()
        name = known or st.text_input("Your name or initials", key="coder_in_reader", max_chars=60)
        if not st.form_submit_button("Keep", type="primary"):
            return
    if up is None or down is None:
        st.error("Give both axes a step; 0 where there is none of it.", icon=":material/error:")
        return
    said = Code(
        up,
        down,
        (escalating or "") if up else "",
        (deescalating or "") if down else "",
        "",
        "",
        speaker,
        target,
        why,
    )
    try:
        code_in_reader(store(), article_id, paragraph.position, name, said)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    remember("Kept under *Coding*, “Coded in the reader”. The score stays as it is.")
    st.rerun()
