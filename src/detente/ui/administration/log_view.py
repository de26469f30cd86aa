"""The log: filtered, checked, taken along."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from detente.access.deeds import DEEDS
from detente.export.log_table import as_csv
from detente.store.log_reading import Logged, entries, first_changed
from detente.ui.components import narrow_list
from detente.ui.library import access_store
from detente.ui.sign_in.asked_again import later
from detente.ui.wording import day

_SHOWN = 500  # entries on the page; a file has all
_OUTCOMES = {"done and refused": None, "done": "done", "refused": "refused"}


def show() -> None:
    """The filters, the table, the file, the check."""
    left, right = st.columns(2)
    logged = [deed for deed in DEEDS.values() if deed.logged]
    deed = left.selectbox(
        "Deed", [None, *logged], format_func=lambda one: one.words if one else "all", key="log_deed"
    )
    outcome = right.selectbox("Outcome", list(_OUTCOMES), key="log_outcome")
    found = entries(
        access_store(),
        deed=deed.id if deed else None,
        outcome=_OUTCOMES[outcome or "done and refused"],
        limit=_SHOWN,
    )
    if not found:
        st.info("Nothing of this kind is in the log.", icon=":material/info:")
        return
    narrow_list.narrow(
        "log", [_line(entry) for entry in found], len(found), "entry", others="The file has all."
    )
    with narrow_list.wide("log"):
        st.dataframe(_frame(found), hide_index=True, key="log_table", alt="Who did what, when, and where")
    if len(found) == _SHOWN:
        st.caption(f"Shown are the latest {_SHOWN}; the file has all.")
    with st.container(horizontal=True):
        st.download_button(
            "Take the whole log (csv)", later(lambda: as_csv(access_store())), file_name="detente-log.csv",
            mime="text/csv", icon=":material/download:", on_click="ignore", key="log_file",
        )  # fmt: skip
        checked = st.button("Check that nothing was changed", icon=":material/verified:", key="log_check")
    if checked:
        changed = first_changed(access_store())
        if changed is None:
            st.success("Every entry is as it was written, and none is missing.", icon=":material/check:")
        else:
            st.error(
                f"Entry {changed} is not as it was written, or the one before it is missing.",
                icon=":material/error:",
            )


def _frame(found: Sequence[Logged]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When (UTC)": [entry.at for entry in found],
            "Who": [entry.email or entry.name for entry in found],
            "Role": [entry.role or ("" if entry.kind == "person" else entry.kind) for entry in found],
            "Did": [entry.words for entry in found],
            "Outcome": [entry.outcome for entry in found],
            "What": [_what(entry) for entry in found],
            "Details": [entry.detail or "" for entry in found],
            "Where": [entry.place for entry in found],
            "Entry": [entry.id for entry in found],
        }
    )


def _line(entry: Logged) -> narrow_list.ListedRow:
    """What was done above when, by whom and to what; a refusal says so first."""
    said = entry.words if entry.outcome == "done" else f"{entry.outcome}: {entry.words}"
    beneath = (
        f"{day(entry.at)} {entry.at:%H:%M} UTC",
        entry.email or entry.name,
        entry.role,
        _what(entry),
        entry.detail,
        entry.place,
    )
    return narrow_list.ListedRow(said, "", " · ".join(filter(None, beneath)))


def _what(entry: Logged) -> str:
    thing = " ".join(part for part in (entry.thing, entry.number) if part)
    return f"{thing}: {entry.title}" if entry.title else thing
