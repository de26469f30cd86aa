"""Reading and saving as the Upload page shows them: how far they are, a way to stop, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from detente.intake.file_reading import Piece
from detente.intake.limits import Limits, in_force
from detente.intake.opening import table_of
from detente.intake.rate_limits import SERVER
from detente.intake.tabular_articles import Table
from detente.jobs import saving
from detente.jobs.in_use import in_use
from detente.jobs.task import Task
from detente.jobs.upload_drafts import Draft, GivenFile, too_much
from detente.jobs.upload_reading import UploadReader
from detente.records import DetenteError
from detente.store import batch_history, batches
from detente.store.batch_history import Batch, Dealt
from detente.store.batches import Wanted
from detente.ui import menu
from detente.ui.components import links
from detente.ui.identity import reader_name, visitor
from detente.ui.library import remember, store
from detente.ui.sign_in import asked_again
from detente.ui.upload.columns import choose_columns
from detente.ui.upload.drafts import Chosen
from detente.ui.upload.pasted import next_turn
from detente.ui.upload.presence import visitor_left
from detente.ui.wording import PASTED, count, plain

_SMALL = 300_000  # bytes that are read while the visitor waits
_FEW = 4  # articles that are saved while the visitor waits
_PATIENCE = 20.0  # seconds at most that the page waits for these
_LISTED = 12  # outcomes that are each said by itself
_READER, _SAVING, _WORK = "upload_reader", "upload_saving", "upload_work"
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
    reader = st.session_state.get(_READER)
    if not isinstance(reader, UploadReader) or reader.turn != turn:
        reader = st.session_state[_READER] = UploadReader(store(), allowed, turn, visitor_left())
    _refuse_haste(dropped, allowed)
    task = reader.read(dropped)
    if task is None:
        return _asked(reader, dropped)
    if size < _SMALL:
        with st.spinner("Reading …"):
            task.wait(_PATIENCE)
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


def save(wanted: Chosen) -> None:
    """Write the upload down and begin to save it; a single article leads to the reader.

    Args:
        wanted: What is to be saved, as corrected.
    """
    engine = store()
    note = f"upload of {count(len(wanted), 'article')}"
    with st.spinner("Saving …"):
        batch_id = batches.begin(
            engine,
            [Wanted(draft.name, document, draft.reading.raw) for draft, document in wanted],
            note,
            reader_name(),
        )
        task = saving.start(engine, batch_id, in_use(engine))
        if len(wanted) <= _FEW:
            task.wait(_PATIENCE)
    next_turn()
    st.session_state.pop(_READER, None)
    st.session_state.pop("suggestions_taken", None)
    outcomes = batch_history.dealt_with(engine, batch_id)
    if len(outcomes) == 1 and outcomes[0].article_id is not None:
        remember("Saved." if outcomes[0].state == "saved" else "This text was already there.")
        links.go(menu.READER, query={"id": str(outcomes[0].article_id)})
    st.session_state[_SAVING] = batch_id
    st.rerun()


def go_on(batch_id: int) -> None:
    """Go on with an upload that was interrupted. For `on_click`."""
    saving.start(store(), batch_id, in_use(store()))
    st.session_state[_SAVING] = batch_id


def outcome() -> None:
    """How far the upload of this visitor is; once it has ended, what came of each of its articles."""
    batch_id = st.session_state.get(_SAVING)
    if batch_id is None:
        return
    task = saving.running(store(), batch_id)
    if task is not None:
        follow(task, "Saved", f"saving_{batch_id}")
        return
    batch = batch_history.batch_of(store(), batch_id)
    if batch is None or batch.undone:
        del st.session_state[_SAVING]
        return
    _report(batch, batch_history.dealt_with(store(), batch_id))
    with st.container(horizontal=True, vertical_alignment="center"):
        links.to(
            menu.ARTICLES, label="What was uploaded, in a list", icon=":material/article:",
            query={"corpus": "uploaded"},
        )  # fmt: skip
        links.to(
            menu.OVERVIEW, label="What it says, over time", icon=":material/monitoring:",
            query={"corpus": "uploaded"},
        )  # fmt: skip
        links.to(
            menu.COMPARE, label="This quarter against the last", icon=":material/compare_arrows:",
            query={"corpus": "uploaded"},
        )  # fmt: skip
        if st.button("Close this report", icon=":material/close:"):
            del st.session_state[_SAVING]
            st.rerun()


def begin(work: Callable[[Task], None], verb: str, done: str) -> None:
    """Begin other work on articles that are there; `working` shows it."""
    st.session_state[_WORK] = (Task(verb, work), verb, done)
    st.rerun()


def working() -> bool:
    """Show other work on articles, and what it came to; whether it goes on."""
    if _WORK not in st.session_state:
        return False
    task, verb, done = st.session_state[_WORK]
    if task.running and not task.wait(1.0):
        follow(task, verb, "working")
        return True
    del st.session_state[_WORK]
    if task.error:
        st.error(plain(task.error), icon=":material/error:")
    else:
        st.success(done, icon=":material/check:")
    return False


@asked_again.fragment(run_every=0.5)
def follow(task: Task, verb: str, key: str) -> None:
    """A progress bar that moves by itself, and a way to stop."""
    now = task.progress
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(now.share, text=f"{verb}: {now.done:,} of {now.total:,} · {plain(now.item[:80])}")
        if st.button("Stop", key=f"stop_{key}", icon=":material/stop:", disabled=task.cancelled):
            task.cancel()
    if not task.running:
        st.rerun()


def _report(batch: Batch, outcomes: Sequence[Dealt]) -> None:
    failed = [one for one in outcomes if one.state == "failed"]
    if len(outcomes) > _LISTED:
        there = f", {batch.known:,} were already there" if batch.known else ""
        left = f", {batch.waiting:,} were not reached: go on below" if batch.waiting else ""
        st.success(f"{batch.saved:,} of {batch.total:,} saved{there}{left}.", icon=":material/check:")
        _already_there([one for one in outcomes if one.state == "known"])
    else:
        for one in outcomes:
            if one.state in ("saved", "known"):
                said = "saved" if one.state == "saved" else "was already there, and was not stored twice"
                st.success(f"**{plain(one.name)}** {said}.", icon=":material/check:")
                links.to(
                    menu.READER,
                    label="Read it",
                    icon=":material/arrow_forward:",
                    query={"id": str(one.article_id)},
                )
    if len(failed) <= _LISTED:
        for one in failed:
            st.error(
                f"**{plain(one.name)}** was not saved: {plain(one.problem or '')}", icon=":material/error:"
            )
    else:
        st.error(f"{count(len(failed), 'article')} could not be saved.", icon=":material/error:")
        frame = pd.DataFrame([(one.name, one.problem) for one in failed], columns=["file", "what is wrong"])
        st.dataframe(
            frame,
            hide_index=True,
            column_config={"file": "File", "what is wrong": "What is wrong"},
            alt="Articles that could not be saved, and why",
        )


def _already_there(known: Sequence[Dealt]) -> None:
    """Which of many were there already, each with the article that it is."""
    if not known:
        return
    frame = pd.DataFrame(
        {
            "file": [one.name for one in known],
            "article": [links.written("article", {"id": str(one.article_id)}) for one in known],
        }
    )
    with st.expander(
        f"Which {count(len(known), 'text')} had the words of an article that is here",
        icon=":material/difference:",
    ):
        st.dataframe(
            frame,
            hide_index=True,
            column_config={
                "file": "File",
                "article": st.column_config.LinkColumn("Is this article", display_text="article\\?id=(\\d+)"),
            },
            alt="Texts that were not stored twice, and the article that each is",
        )
