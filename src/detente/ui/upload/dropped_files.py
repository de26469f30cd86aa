"""What was dropped, pasted or fetched on the Upload page, read into drafts, within limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from detente.intake.file_reading import Piece
from detente.intake.limits import Limits, in_force
from detente.intake.opening import table_of
from detente.intake.rate_limits import SERVER
from detente.intake.tabular_articles import Table
from detente.jobs.upload_drafts import Draft, GivenFile, too_much
from detente.jobs.upload_reading import UploadReader
from detente.records import DetenteError
from detente.ui.identity import visitor
from detente.ui.library import store
from detente.ui.upload.columns import choose_columns
from detente.ui.upload.presence import visitor_left
from detente.ui.upload.upload_progress import PATIENCE, READER_KEY, follow
from detente.ui.wording import PASTED, plain

_SMALL = 300_000  # bytes that are read while the visitor waits
_COUNTED = "upload_counted"  # keys of what was counted against the limit of an hour
_APART = "upload_apart"  # whether a file that may be several articles is, by its id


def limits() -> Limits:
    """The limits of this installation; where a setting is wrong, the page says which and ends."""
    try:
        return in_force()
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        st.stop()


def given(uploads: Sequence[Any], pasted: str, fetched: Sequence[Piece], allowed: Limits) -> list[GivenFile]:
    """What was dropped, pasted and fetched.

    The columns of tables are asked for; one without a text column waits.

    Args:
        uploads: Files of `st.file_uploader`.
        pasted: Text of the box.
        fetched: What was fetched from addresses.
        allowed: What is read at most.

    Returns:
        One item a file, text or article.
    """
    _refuse_too_much(len(uploads), sum(upload.size for upload in uploads), allowed)
    found = [one for upload in uploads if (one := _dropped(upload, allowed))]
    if pasted.strip():
        found.append(GivenFile(f"pasted {hash(pasted)}", PASTED, pasted))
    found += [
        GivenFile(f"fetched {number} {piece.name}", piece.name, piece) for number, piece in enumerate(fetched)
    ]
    return found


def _refuse_too_much(number: int, size: int, allowed: Limits) -> None:
    """End the page with a sentence where an upload is too large; counted before any of it is read."""
    if refusal := too_much(number, size, allowed):
        st.error(plain(refusal), icon=":material/error:")
        st.stop()


def _dropped(upload: Any, allowed: Limits) -> GivenFile | None:
    data = upload.getvalue()
    table = _table(upload.file_id, data, allowed)
    if table is None:
        apart = st.session_state.get(_APART, {}).get(upload.file_id)
        key = upload.file_id if apart is None else f"{upload.file_id} {apart}"
        return GivenFile(key, upload.name, data, apart=apart)
    columns = choose_columns(table, upload.name, f"columns_{upload.file_id}")
    return GivenFile(f"{upload.file_id} {columns}", upload.name, data, columns) if columns else None


@st.cache_data(max_entries=64, show_spinner="Looking at the table …")
def _table(file_id: str, _data: bytes, _allowed: Limits) -> Table | None:
    """The table that a file holds; None where it holds none, or a damaged one, reported when it is read."""
    try:
        return table_of(_data, _allowed)
    except DetenteError:
        return None


def read(dropped: Sequence[GivenFile], allowed: Limits, turn: int) -> list[Draft]:
    """The drafts of what was given. While reading continues the page shows how far it is, and ends.

    Args:
        dropped: What was given, in its order.
        allowed: What is read at most.
        turn: Number of this upload among those of the same visitor.

    Returns:
        One draft an article or a problem; empty where the whole upload is refused.
    """
    size = sum(one.size for one in dropped)
    _refuse_too_much(len(dropped), size, allowed)
    reader = st.session_state.get(READER_KEY)
    if not isinstance(reader, UploadReader) or reader.turn != turn:
        reader = st.session_state[READER_KEY] = UploadReader(store(), allowed, turn, visitor_left())
    _refuse_haste(dropped, allowed)
    task = reader.read(dropped)
    if task is None:
        return _asked(reader, dropped)
    if size < _SMALL:
        with st.spinner("Reading …"):
            task.wait(PATIENCE)
    if task.running:
        follow(task, "Read", f"reading_{turn}")
        st.stop()
    if task.error:
        st.error(plain(task.error), icon=":material/error:")
    if task.cancelled:
        st.warning("Reading was stopped; what was read before is below.", icon=":material/stop_circle:")
        if st.button("Go on reading", icon=":material/play_arrow:"):
            reader.task = None
            st.rerun()
    return _asked(reader, dropped)


def _refuse_haste(dropped: Sequence[GivenFile], allowed: Limits) -> None:
    """End the page with a sentence where this visitor has had what the server does for one in an hour."""
    keys = {one.key for one in dropped}
    if keys <= st.session_state.get(_COUNTED, set()):
        return
    try:
        SERVER.take("uploads", visitor(), allowed)
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        st.stop()
    st.session_state[_COUNTED] = keys


def _asked(reader: UploadReader, dropped: Sequence[GivenFile]) -> list[Draft]:
    """What was read and is sure; of each file that may be several articles it is asked whether it is."""
    sure: list[GivenFile] = []
    for one in dropped:
        unsure = [draft.reading.may_hold for draft in reader.drafts([one]) if draft.reading.may_hold]
        if not unsure:
            sure.append(one)
            continue
        with st.container(border=True):
            st.markdown(
                f"**{plain(one.name)}** may hold {unsure[0]:,} articles. Is it one, or are they many?"
            )
            with st.container(horizontal=True):
                st.button(
                    f"Read it as {unsure[0]:,} articles" if len(unsure) == 1 else "Each is many articles",
                    key=f"many_{one.key}", on_click=_say_apart, args=(one.key, True),
                    icon=":material/splitscreen:",
                )  # fmt: skip
                st.button(
                    "It is one article", key=f"one_{one.key}", on_click=_say_apart, args=(one.key, False),
                    icon=":material/article:",
                )  # fmt: skip
    return reader.drafts(sure)


def _say_apart(key: str, apart: bool) -> None:
    """Note down how a file is to be read. For `on_click`."""
    st.session_state.setdefault(_APART, {})[key] = apart
