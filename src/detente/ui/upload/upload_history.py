"""Earlier uploads: who, when, what; gone on with, undone, their articles corrected, deleted or read again."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from detente.jobs import correcting, rereading, saving
from detente.jobs.correcting import ArticleChange
from detente.jobs.in_use import InUse, in_use
from detente.records import DetenteError
from detente.store import article_lists, batch_history, batches, corpus_queries, stale
from detente.store.batch_history import Batch
from detente.store.holding import beside_the_pages
from detente.ui.components import links
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.upload import dropped_files, upload_progress
from detente.ui.wording import count, day, plain

_TALLEST = 460  # pixels of the table
_MOST = 2_000  # articles of an upload that are listed


def interrupted() -> None:
    """Uploads that stopped before their end, each with the way to go on."""
    for batch in batch_history.history(store()):
        if not _stopped(batch):
            continue
        st.warning(plain(sentence(batch)), icon=":material/pause_circle:")
        with st.container(horizontal=True):
            st.button(
                "Go on",
                key=f"go_on_{batch.id}",
                on_click=upload_progress.go_on,
                args=(batch.id,),
                type="primary",
                icon=":material/play_arrow:",
            )
            if st.button("Leave the rest", key=f"leave_{batch.id}", icon=":material/block:"):
                left = batches.forget(store(), batch.id)
                remember(f"{count(left, 'article')} left out; what was saved stays.")
                st.rerun()


def earlier_uploads() -> None:
    """The latest uploads, each with a way back, and the articles of the one that is opened."""
    made = batch_history.history(store())
    if not made:
        return
    with st.expander(f"Earlier uploads ({len(made)})", icon=":material/history:", expanded=False):
        for batch in made:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.markdown(plain(sentence(batch)))
            if batch.undone is None and batch.articles:
                sure = right.popover("Undo", icon=":material/undo:", key=f"undo_{batch.id}")
                sure.markdown("This deletes the articles of this upload for everyone.")
                if sure.button("Delete them", key=f"undo_sure_{batch.id}"):
                    _undo(batch)
        _open([batch for batch in made if batch.articles])


def sentence(batch: Batch) -> str:
    """An upload in a line: when, by whom, what, and where it stands."""
    who = f" by {batch.by}" if batch.by else ""
    what = f"{_moment(batch.started)}{who}: {batch.note}"
    if batch.undone:
        return (
            f"{what}, undone{f' by {batch.undone_by}' if batch.undone_by else ''} on {_moment(batch.undone)}"
        )
    if _stopped(batch):
        when = f" on {_moment(batch.touched)}" if batch.touched else ""
        return (
            f"{what}. {batch.saved:,} of {batch.total:,} saved, then interrupted at "
            f"“{batch.next_name}”{when}."
        )
    if batch.waiting:
        return f"{what}, being saved: {batch.total - batch.waiting:,} of {batch.total:,}"
    if batch.finished is None and not batch.total and not batch.goes_on():
        return f"{what}. {count(batch.articles, 'article')} saved, then interrupted; what was saved is whole."
    parts = [f"{count(batch.articles, 'article')} here now"]
    if batch.known:
        parts.append(f"{batch.known:,} had been there before")
    if batch.failed:
        parts.append(f"{batch.failed:,} could not be saved")
    left = batch.total - batch.saved - batch.known - batch.failed
    if left > 0:
        parts.append(f"{left:,} left out")
    return f"{what}. {', '.join(parts).capitalize()}."


def _stopped(batch: Batch) -> bool:
    """Whether it has something waiting and nobody is saving it."""
    if batch.undone or not batch.waiting or saving.running(store(), batch.id):
        return False
    return saving.ended(store(), batch.id) or not batch.goes_on()


def _undo(batch: Batch) -> None:
    task = saving.running(store(), batch.id)
    if task is not None:
        task.cancel()
    try:
        remember(f"{count(batches.undo(store(), batch.id, reader_name()), 'article')} deleted.")
    except DetenteError as trouble:
        remember(str(trouble))
    st.rerun()


def _open(made: list[Batch]) -> None:
    if not made:
        return
    by_id = {batch.id: batch for batch in made}
    chosen = st.selectbox(
        "Open an upload",
        list(by_id),
        index=None,
        format_func=lambda number: sentence(by_id[number]),
        placeholder="to correct or delete its articles, or read them again",
    )
    if chosen is None:
        return
    _articles(chosen)
    better = stale.read_otherwise(store(), chosen)
    if better:
        st.info(
            f"{count(len(better), 'article')} of this upload can be read again: the files are kept, and "
            "were read by another "
            "version of the readers. Titles, dates and outlets stay as they are.",
            icon=":material/refresh:",
        )
        if st.button(
            "Read it again" if len(better) == 1 else "Read them again",
            key=f"again_{chosen}",
            icon=":material/refresh:",
        ):
            allowed, use, engine = dropped_files.limits(), in_use(store()), beside_the_pages(store())
            upload_progress.begin(
                lambda task: rereading.read_again(engine, better, use.analyse, allowed, task),
                "Read again",
                f"{count(len(better), 'article')} read again.",
            )


def _articles(batch_id: int) -> None:
    listed = article_lists.of_batch(store(), batch_id, _MOST)
    frame = listed.assign(
        published=pd.to_datetime(listed["published"]),
        delete=False,
        reader=links.column("article", id=listed["id"]),
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        key=f"of_batch_{batch_id}_{corpus_queries.corpus_version(store())}",
        disabled=["id", "filename", "reader"],
        column_order=["title", "published", "outlet", "filename", "delete", "reader"],
        height=min(38 + 36 * len(frame), _TALLEST),
        column_config={
            "title": st.column_config.TextColumn("Title", width="large", max_chars=400),
            "published": st.column_config.DateColumn("Date", format="D MMM YYYY", width=110),
            "outlet": st.column_config.TextColumn("Outlet", max_chars=200),
            "filename": "File",
            "delete": st.column_config.CheckboxColumn("Delete", width="small"),
            "reader": st.column_config.LinkColumn("Open", display_text="read"),
        },
        placeholder="not known",
        alt="The articles of this upload",
    )
    changes = changed(frame.to_dict("records"), edited.to_dict("records"))
    gone = sum(change.deleted for change in changes)
    label = f"Save {count(len(changes) - gone, 'correction')}" + (f", delete {gone:,}" if gone else "")
    label = label if changes else "Save corrections"
    if st.button(label, disabled=not changes, key=f"change_{batch_id}", icon=":material/save:"):
        engine, use = beside_the_pages(store()), in_use(store())
        upload_progress.begin(
            partial(_change, engine, changes, use), "Corrected", f"{count(len(changes), 'article')} done."
        )


def _change(engine: Any, changes: list[ArticleChange], use: InUse, task: Any) -> None:
    correcting.correct(engine, changes, use.analyse, task)


def changed(before: list[dict[Any, Any]], after: list[dict[Any, Any]]) -> list[ArticleChange]:
    """The rows of the table that were corrected or ticked to be deleted."""
    found = []
    for old, new in zip(before, after, strict=True):
        change = _as_change(new)
        if change.deleted or change != _as_change(old):
            found.append(change)
    return found


def _as_change(row: dict[Any, Any]) -> ArticleChange:
    published = row["published"]
    when: date | None = published.date() if isinstance(published, pd.Timestamp) else None
    return ArticleChange(int(row["id"]), _cell(row["title"]), when, _cell(row["outlet"]), bool(row["delete"]))


def _cell(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _moment(when: datetime) -> str:
    return f"{day(when)}, {when:%H:%M} UTC"
