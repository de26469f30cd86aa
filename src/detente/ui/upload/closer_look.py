"""One text on its way in, looked at closely: its deck, speaker, address and paragraphs, and every line left
out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pandas as pd
import streamlit as st

from detente.intake.file_reading import SCORED
from detente.jobs.upload_drafts import Draft
from detente.records import Block, BlockKind, Document
from detente.text.language import language_name
from detente.ui.wording import count

_TALLEST = 620  # pixels of a table
_KINDS = get_args(BlockKind)
_MEANINGS = {
    "heading": "heading: shown, scored, never averaged",
    "body": "body: scored and averaged",
    "caption": "caption or credit: set aside",
    "boilerplate": "link or boilerplate: set aside",
}


def closely(draft: Draft, document: Document) -> Document:
    """Deck, speaker, address and the kind of every paragraph to correct; every line that was left out, with
    its reason.
    """
    st.caption(f"{understood(document)} · {language(document)}")
    document = parts(draft, document)
    left_out(draft)
    return document


def parts(draft: Draft, document: Document) -> Document:
    """Deck, speaker, address and the kind of every paragraph, to correct."""
    deck = st.text_input(
        "Deck, the line under the title", value=document.deck or "", max_chars=600, key=f"{draft.key}_deck"
    )
    left, right = st.columns(2)
    with left:
        author = st.text_input(
            "Speaker throughout",
            value=document.author or "",
            max_chars=200,
            key=f"{draft.key}_author",
            help="For a speech or a statement in the first person; leave empty for news.",
        )
    with right:
        url = st.text_input("Address", value=document.url or "", max_chars=1000, key=f"{draft.key}_url")
    blocks = _blocks(draft, document)
    return replace(document, deck=cell(deck), author=cell(author), url=url.strip() or None, blocks=blocks)


def understood(document: Document) -> str:
    """What a text was taken for, counted: "Understood: title and deck · 1 subhead · 4 body paragraphs"."""
    counted = {kind: sum(block.kind == kind for block in document.blocks) for kind in _KINDS}
    heads = [name for name, text in (("title", document.title), ("deck", document.deck)) if text]
    parts = [
        " and ".join(heads) if heads else "no title",
        count(counted["heading"], "subhead"),
        count(counted["body"], "body paragraph"),
        *([f"{count(counted['caption'], 'caption or credit')} set aside"] if counted["caption"] else []),
        *([f"{count(counted['boilerplate'], 'link or byline')} set aside"] if counted["boilerplate"] else []),
    ]
    return "Understood: " + " · ".join(parts)


def _blocks(draft: Draft, document: Document) -> tuple[Block, ...]:
    """The blocks in a table in which each one's kind can be corrected."""
    found = draft.reading.document
    given = found.blocks if found else document.blocks
    frame = pd.DataFrame({"kind": [b.kind for b in given], "text": [b.text for b in given]})
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["text"],
        key=f"{draft.key}_blocks",
        column_config={
            "kind": st.column_config.SelectboxColumn(
                "Kind", options=_KINDS, required=True, width="small", help=" · ".join(_MEANINGS.values())
            ),
            "text": st.column_config.TextColumn("Text", width="large"),
        },
        height=min(38 + 36 * len(frame), _TALLEST),
        alt="The blocks of the text and what each was taken for",
    )
    return tuple(Block(kind, block.text) for kind, block in zip(edited["kind"], given, strict=True))


def left_out(draft: Draft) -> None:
    """Every line that was set aside or dropped, with its reason."""
    report = draft.reading.report
    lines = [(line.reason, line.text, "set aside") for line in report.aside]
    lines += [(line.reason, line.text, "dropped") for line in report.dropped]
    if lines:
        with st.expander(f"Left out or set aside: {count(len(lines), 'line')}", icon=":material/filter_alt:"):
            st.dataframe(
                pd.DataFrame(lines, columns=["why", "line", "what was done"]),
                hide_index=True,
                column_config={
                    "why": "Why",
                    "line": st.column_config.TextColumn("Line", width="large"),
                    "what was done": "What was done",
                },
                alt="Lines that were set aside or dropped, and why",
            )


def language(document: Document) -> str:
    """ "English", "French, not scored", "not sure"."""
    if document.language is None:
        return "not sure, scored as English"
    name = language_name(document.language)
    return name if document.language == SCORED else f"{name}, not scored"


def cell(value: object) -> str | None:
    """What stands in a field or a cell, on one line; None where it is empty."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
