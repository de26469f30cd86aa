"""Correct whom an act is aimed at or who did it, and whose a figure is or of which year; see what was
corrected, and by whom; take it back.
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from detente.access import deeds
from detente.derive.corrections import Correction, Part
from detente.store.reading_corrections import CorrectedReading, correct_reading
from detente.store.stored_article import StoredArticle
from detente.text.sentences import sentences
from detente.ui import scorer
from detente.ui.identity import reader_name
from detente.ui.library import may, store
from detente.ui.reader.corrections_made import SHOWN, correction_made, keep, sides_known
from detente.ui.wording import plain

_PARTS: dict[str, Part] = {
    "whom an act is aimed at": "target",
    "who did what the narrator tells": "doer",
    "whose a figure is": "owner",
    "the year of a figure": "year",
}
_NAMES = {part: name for name, part in _PARTS.items()}
_NOBODY = ""


class _Item(NamedTuple):
    """An act or figure as it can be chosen: its sentence, its words, what is read of it now."""

    sentence: str
    words: str
    now: str


def reading_corrections(article: StoredArticle) -> None:
    """The form that corrects an act or a figure, and the corrections made so far.

    Args:
        article: The article that is open.
    """
    made = [each for each in article.corrections if each.part != "speaker"]
    allowed = may(deeds.CORRECT_READING, "article", article.id)
    if not allowed and not made:
        return
    with st.expander(
        "Correct a target, a doer or a figure", icon=":material/edit_note:", expanded=bool(made)
    ):
        if allowed:
            _form(article)
        for each in made:
            correction_made(each, _shown(each), allowed)


def _shown(correction: Correction) -> str:
    return (
        f"“{plain(correction.item)}” in “{plain(correction.words[:SHOWN])}”: {_NAMES[correction.part]} ← "
        f"**{plain(_value(correction))}**, {plain(correction.basis)}"
    )


def _value(correction: Correction) -> str:
    if correction.part == "year":
        return str(correction.year or "no year")
    return scorer.gazetteer().name_of(correction.side) if correction.side else "nobody"


def _form(article: StoredArticle) -> None:
    part = _PARTS[
        st.selectbox("What is to be corrected", list(_PARTS), key="reading_part") or next(iter(_PARTS))
    ]
    items = _items(article, part)
    if not items:
        st.caption("Nothing of this kind was read in the article.")
        return
    known = scorer.gazetteer()
    with st.form(f"correct_reading_{article.id}"):
        chosen = st.selectbox(
            "Words",
            range(len(items)),
            format_func=lambda at: f"{items[at].words} ({items[at].now}): {items[at].sentence[:SHOWN]}",
            key="reading_item",
        )
        side, year = _NOBODY, 0
        if part == "year":
            year = int(st.number_input("Year", 1900, 2100, None, key="reading_year", placeholder="none") or 0)
        else:
            side = st.selectbox(
                "Side",
                [_NOBODY, *sides_known(known)],
                format_func=lambda code: known.name_of(code) if code else "nobody",
                key="reading_side",
            )
        if not st.form_submit_button("Correct", type="primary"):
            return
    item = items[chosen or 0]
    wanted = CorrectedReading(part, item.sentence, item.words, side or None, year=year or None)
    keep(
        lambda: correct_reading(store(), article.id, wanted, reader_name()),
        "The reading was corrected; everything that is counted follows.",
    )


def _items(article: StoredArticle, part: Part) -> list[_Item]:
    """The acts or figures of the body that a part can be corrected of, in order."""
    name = scorer.gazetteer().name_of
    found = []
    for paragraph in article.corrected_analysis.paragraphs:
        if paragraph.kind != "body":
            continue
        spans: list[tuple[int, int, str]] = []
        if part in ("owner", "year"):
            for figure in paragraph.quantities:
                owner = name(figure.whose) if figure.whose else "nobody"
                now = str(figure.year or "no year") if part == "year" else owner
                spans.append((figure.start, figure.end, now))
        else:
            for cue in paragraph.cues:
                side = cue.target if part == "target" else cue.doer
                if part == "target" or cue.voice is None:
                    spans.append((cue.start, cue.end, name(side) if side else "nobody"))
        found += [_item(paragraph.text, *span) for span in spans]
    return list(dict.fromkeys(found))


def _item(text: str, start: int, end: int, now: str) -> _Item:
    sentence = next((text[low:high] for low, high in sentences(text) if low <= start < high), text)
    words = text[start:end] if text[start:end] in sentence else sentence
    return _Item(" ".join(sentence.split()), " ".join(words.split()), now)
