"""Correct who says some words, see what was corrected and by whom, take it back."""

from __future__ import annotations

import streamlit as st

from detente.access import deeds
from detente.derive.corrections import said_words
from detente.store.speaker_corrections import correct_speaker
from detente.store.stored_article import StoredArticle
from detente.ui import scorer
from detente.ui.identity import reader_name
from detente.ui.library import may, store
from detente.ui.reader.corrections_made import SHOWN, correction_made, keep, sides_known
from detente.ui.wording import day, plain

_NOBODY = "nobody the text names"


def speaker_corrections(article: StoredArticle) -> None:
    """The form that gives words to another speaker, and the corrections made so far.

    Args:
        article: The article that is open.
    """
    words = {
        said_words(paragraph.text, voice): voice.actor or "not named"
        for paragraph in article.corrected_analysis.paragraphs
        for voice in paragraph.voices
        if paragraph.kind == "body"
    }
    allowed = may(deeds.CORRECT_SPEAKER, "article", article.id)
    of_speakers = [made for made in article.corrections if made.part == "speaker"]
    if not (words and allowed) and not of_speakers:
        return
    with st.expander("Correct a speaker", icon=":material/record_voice_over:", expanded=bool(of_speakers)):
        if words and allowed:
            _form(article, words)
        for made in of_speakers:
            shown = (
                f"“{plain(made.words[:SHOWN])}” ← **{plain(made.actor or _NOBODY)}**, corrected by "
                f"{plain(made.by or 'somebody')} on {day(made.made)}"
            )
            correction_made(made, shown, allowed)


def _form(article: StoredArticle, words: dict[str, str]) -> None:
    known = scorer.gazetteer()
    with st.form(f"correct_speaker_{article.id}"):
        chosen = st.selectbox(
            "Words",
            list(words),
            format_func=lambda said: f"{words[said]}: {said[:SHOWN]}",
            key="corrected_words",
        )
        actors = sorted({actor.name for actor in known.exact.values()})
        actor = st.selectbox(
            "Who says them", [_NOBODY, *actors], index=None, accept_new_options=True, key="corrected_actor",
            placeholder="choose, or write a name",
        )  # fmt: skip
        side = st.selectbox(
            "Side", sides_known(known), index=None, format_func=known.name_of, key="corrected_side",
            placeholder="of the office held then, where it is known",
        )  # fmt: skip
        if not st.form_submit_button("Correct", type="primary") or not actor or not chosen:
            return
    name = None if actor == _NOBODY else actor
    held = known.exact.get(name) if name else None
    if side is None and held:
        side = held.side_on(article.analysis.published)
    keep(
        lambda: correct_speaker(store(), article.id, chosen, name, side, reader_name()),
        "The speaker was corrected; everything that is counted follows.",
    )
