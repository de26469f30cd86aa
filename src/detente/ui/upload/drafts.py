"""Articles on their way in: a line each, corrected in one table; one of them looked at closely."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from detente.jobs.upload_drafts import Draft
from detente.records import Document
from detente.ui import menu
from detente.ui.components import links
from detente.ui.upload.accepting import with_suggestions
from detente.ui.upload.closer_look import cell, closely, language, left_out, parts, understood
from detente.ui.wording import EARLIEST, LATEST, count, day, percent, plain

Chosen = list[tuple[Draft, Document]]
_TALLEST = 620  # pixels of a table
_SHOWN_ERRORS = 5  # above these, what could not be read is a table that is opened
_CLOSER = "drafts_looked_at"  # documents as corrected by a closer look, by the draft's key


def choose(found: Sequence[Draft], heading: DeltaGenerator) -> Chosen:
    """What was understood of each, to correct; those that are to be saved, as corrected.

    Args:
        found: The drafts of this upload, those that could not be read included.
        heading: Where the heading goes, above all that is asked about the files.

    Returns:
        The drafts that are ticked, with the title, date and outlet of the table.
    """
    readable = [(draft, draft.reading.document) for draft in found if draft.reading.document]
    if readable:
        whole = len(found) == len(readable) == 1
        heading.header(
            "What was understood"
            + ("" if whole else f": {count(len(readable), 'article')} of {count(len(found), 'text')}")
        )
    _unread([draft for draft in found if draft.reading.document is None])
    if not readable:
        return []
    repeated = sum(len(draft.again) for draft in found)
    if repeated:
        st.caption(
            f"{count(repeated, 'more text')} came again byte for byte: each is listed once and says so."
        )
    if len(readable) == 1:
        [(draft, document)] = readable
        [(draft, document)] = with_suggestions([(draft, document)])
        return [(draft, _alone(draft, document))]
    return _table(with_suggestions(readable))


def says(draft: Draft) -> list[str]:
    """What is to be known of a draft before it is saved, in sentences."""
    lines = list(draft.reading.notes)
    lines += [f"Suggested {one.field}: {one.value}, from {one.found_in}." for one in draft.suggestions]
    if draft.again:
        others = ", ".join(draft.again[:3]) + (" …" if len(draft.again) > 3 else "")
        lines.append(f"The same bytes came again as {others}: listed once.")
    if draft.there is not None:
        lines.insert(0, f"It is here already, as article {draft.there}: it is not stored twice.")
        if draft.lacks:
            lines.insert(1, draft.lacks)
    if draft.copy:
        of = (
            f"“{draft.copy.title or 'Untitled'}” ({draft.copy.outlet or 'outlet unknown'}, "
            f"{day(draft.copy.published)})"
        )
        where = "" if draft.copy.article_id else " of this upload"
        lines.insert(
            0,
            f"Copy of {of}{where}: {percent(draft.copy.share)} of its five-word runs. Grouped, counted once.",
        )
    return lines


def _unread(failed: Sequence[Draft]) -> None:
    if len(failed) <= _SHOWN_ERRORS:
        for draft in failed:
            st.error(
                f"**{plain(draft.name)}**: {plain(draft.reading.problem or '')}", icon=":material/error:"
            )
        return
    st.error(
        f"{count(len(failed), 'text')} could not be read; each says what to do.", icon=":material/error:"
    )
    with st.expander(f"Which {count(len(failed), 'text')} could not be read, and why"):
        st.dataframe(
            pd.DataFrame(
                {"file": [d.name for d in failed], "what is wrong": [d.reading.problem for d in failed]}
            ),
            hide_index=True,
            column_config={
                "what is wrong": st.column_config.TextColumn("What is wrong", width="large"),
                "file": "File",
            },
            alt="Texts that could not be read, and why",
        )


def _table(readable: Chosen) -> Chosen:
    """One table for all: title, date and outlet to correct, and a tick for those that are saved."""
    known = "".join(f"{draft.key} {document.published} {document.outlet}\n" for draft, document in readable)
    signature = hashlib.sha256(known.encode()).hexdigest()[:12]
    st.caption(
        "Correct titles, dates and outlets in the table and untick what should not be saved. "
        "Without a date an article takes no part in charts over time."
    )
    edited = st.data_editor(
        pd.DataFrame([_row(draft, document) for draft, document in readable]).astype(
            {"title": object, "outlet": object}
        ),
        hide_index=True,
        key=f"drafts_{signature}",
        disabled=["language", "kept", "left out", "to know", "file"],
        height=min(38 + 35 * len(readable), _TALLEST),
        column_config={
            "save": st.column_config.CheckboxColumn("Save", width="small"),
            "title": st.column_config.TextColumn("Title", width="medium", max_chars=400),
            "published": st.column_config.DateColumn("Date", format="D MMM YYYY", width=110),
            "outlet": st.column_config.TextColumn("Outlet", max_chars=200),
            "language": "Language",
            "kept": st.column_config.TextColumn("Kept", help="body paragraphs and their words"),
            "left out": st.column_config.TextColumn("Left out", help="lines set aside or dropped, and why"),
            "to know": st.column_config.TextColumn("To know", width=300),
            "file": "File",
        },
        placeholder="not found",
        alt="What was understood of each text",
    )
    looked_at = st.session_state.setdefault(_CLOSER, {})
    corrected = [
        (draft, _with(looked_at.get(draft.key, document), row), bool(row["save"]))
        for (draft, document), row in zip(readable, edited.to_dict("records"), strict=True)
    ]
    at = st.selectbox(
        "Look at one closely",
        range(len(corrected)),
        index=None,
        format_func=lambda place: f"{corrected[place][1].title or 'Untitled'} ({corrected[place][0].name})",
        placeholder="its paragraphs, deck, speaker, address, and every line left out",
        key=f"closely_{signature}",
    )
    if at is not None:
        draft, document, save = corrected[at]
        document = closely(draft, document)
        looked_at[draft.key] = document
        corrected[at] = (draft, document, save)
    return [(draft, document) for draft, document, save in corrected if save]


def _row(draft: Draft, document: Document) -> dict[str, Any]:
    report = draft.reading.report
    left = ", ".join(f"{reason} ({number})" for reason, number in report.reasons().items())
    return {
        "save": draft.there is None,
        "title": document.title,
        "published": pd.Timestamp(document.published) if document.published else pd.NaT,
        "outlet": document.outlet,
        "to know": " ".join(_still(draft, document)),
        "file": draft.name,
        "language": language(document),
        "kept": f"{count(report.paragraphs, 'paragraph')}, {count(report.words, 'word')}",
        "left out": left,
    }


def _still(draft: Draft, document: Document) -> list[str]:
    """What is to be known once suggestions are taken: a date that was given is not missing any more."""
    done = (*(["No date found", "Suggested date"] if document.published else []),
            *(["Suggested outlet"] if document.outlet else []))  # fmt: skip
    return [line for line in says(draft) if not line.startswith(tuple(done))]


def _with(document: Document, row: dict[Any, Any]) -> Document:
    """A document with the cells of its row."""
    published = row["published"]
    return replace(
        document,
        title=cell(row["title"]),
        outlet=cell(row["outlet"]),
        published=published.date() if isinstance(published, pd.Timestamp) else None,
    )


def _alone(draft: Draft, document: Document) -> Document:
    """A single text: all that can be corrected of it, without a table."""
    with st.container(border=True):
        st.markdown(f"**{plain(draft.name)}**")
        for line in says(draft):
            st.warning(plain(line), icon=":material/info:")
        if draft.there is not None:
            links.to(
                menu.READER,
                label="Read the article that is here",
                icon=":material/arrow_forward:",
                query={"id": str(draft.there)},
            )
        title = st.text_input("Title", value=document.title or "", max_chars=400, key=f"{draft.key}_title")
        left, right = st.columns(2)
        with left:
            published = st.date_input(
                "Published on",
                value=document.published,
                format="DD/MM/YYYY",
                min_value=EARLIEST,
                max_value=LATEST,
                key=f"{draft.key}_date",
                help="Without a date the article takes no part in charts over time.",
            )
        with right:
            outlet = st.text_input(
                "Outlet", value=document.outlet or "", max_chars=200, key=f"{draft.key}_outlet"
            )
        document = replace(
            document,
            title=cell(title),
            published=published if isinstance(published, date) else None,
            outlet=cell(outlet),
        )
        st.caption(f"{understood(document)} · {language(document)}")
        with st.expander("Deck, speaker, address and every paragraph", icon=":material/edit_note:"):
            document = parts(draft, document)
        left_out(draft)
        return document
