"""Saving and other long work as the Upload page shows it: how far it is, how to stop it, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from detente.jobs import saving
from detente.jobs.in_use import in_use
from detente.jobs.task import Task
from detente.store import batch_history, batches
from detente.store.batch_history import Batch, Dealt
from detente.store.batches import Wanted
from detente.ui import menu
from detente.ui.components import links
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.sign_in import asked_again
from detente.ui.upload.drafts import Chosen
from detente.ui.upload.pasted import next_turn
from detente.ui.wording import count, plain

_FEW = 4  # articles that are saved while the visitor waits
PATIENCE = 20.0  # seconds at most that the page waits for these
_LISTED = 12  # outcomes that are each said by itself
READER_KEY, _SAVING, _WORK = "upload_reader", "upload_saving", "upload_work"


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
            task.wait(PATIENCE)
    next_turn()
    st.session_state.pop(READER_KEY, None)
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
        now_at = f" · {plain(now.item[:80])}" if now.item else ""
        st.progress(now.share, text=f"{verb}: {now.done:,} of {now.total:,}{now_at}")
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
            "article": links.column("article", id=[one.article_id for one in known]),
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
