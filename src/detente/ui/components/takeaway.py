"""Taking things away: every table and chart as a file, with what it is and where it comes from.

What stands in a closed box is not made: a page would spend a third of its time on tables and files that few
open. Opening one reruns the box alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from detente.export import gathering, spending_tables
from detente.export.provenance import Provenance
from detente.export.table_files import MIME, TABLE_FORMATS, TableFormat, as_file
from detente.store.selection import Selection
from detente.ui import loaders, scorer
from detente.ui.components import downloads, drawing, narrow_table, under_chart
from detente.ui.components.drawing import Mark
from detente.ui.components.tables import STATEMENT_COLUMNS
from detente.ui.components.under_chart import Origin as Origin
from detente.ui.library import store
from detente.ui.sign_in import asked_again
from detente.ui.wording import capital, plain, with_links


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=loaders.HASHED)
def _of_selection(
    selection: Selection, title: str, source: str, version: str, corpus: str, today: date
) -> Provenance:
    counted = loaders.counts(selection, corpus)
    return gathering.provenance(store(), selection, title, version, today, source, counted)


def origin(selection: Selection, title: str, source: str = "") -> Origin:
    """Where what is taken away comes from.

    Args:
        selection: The page's filters.
        title: What is taken, for the file's head.
        source: The publisher, where the figures are not our own reading.

    Returns:
        Makes the provenance when it is called, with that day's date.
    """
    return lambda: _of_selection(
        selection, title, source, scorer.version(), loaders.corpus_version(), date.today()
    )


def of_record(title: str, source: str, selected: str) -> Origin:
    """Where figures of the record come from, behind which no article stands.

    Args:
        title: What is taken, for the file's head.
        source: The publishers, as they are quoted.
        selected: The edition, in words.

    Returns:
        Makes the provenance when it is called, with that day's date.
    """
    return lambda: spending_tables.of_record(
        title, source, selected, scorer.version(), date.today(), loaders.record()
    )


def chart(
    drawn: drawing.Drawn | drawing.Kept,
    frame: pd.DataFrame,
    *,
    key: str,
    alt: str,
    origin: Origin,
    columns: dict[str, Any] | None = None,
    beneath: drawing.Drawn | drawing.Specified | None = None,
    opens: Callable[[Mark], None] | None = None,
    caption: str = "",
    finding: str = "",
    under: str = "",
) -> Mark | None:
    """A chart under its finding, with its picture, figures, link and citation; a chosen mark opens beneath.

    Args:
        drawn: the chart, best one that is kept (`drawing.kept`). All its marks open: see
            `detente.charts.mark_selection`.
        frame: the table behind it; its columns are in the data dictionary.
        key: the chart's name in the session.
        alt: what a screen reader says.
        origin: where it comes from.
        columns: names, units and formats, as of `st.dataframe`.
        beneath: a strip of the same frame on the same axis, such as its volume.
        opens: shows what stands behind a mark; the mark's rows of `frame` and their source where none is
            given.
        caption: how to read it, what it leaves out and where it is from, as markdown, right under it.
        finding: what the chart shows, in a sentence: its title here and in the picture.
        under: the beginning of the finding that a heading right above says already, so that it is not said
            twice on the page; the picture has it whole.

    Returns:
        What is known of the chosen mark, None where none is chosen.
    """
    if finding:
        st.markdown(f"**{plain(capital(finding.removeprefix(under)))}**")
    sent, whole = (drawn.specified, drawn.drawn) if isinstance(drawn, drawing.Kept) else (drawn, drawn)
    chosen = drawing.chart(sent, key=key, alt=alt, opens=True)
    if beneath is not None:
        below = drawing.chart(
            beneath, key=f"{key}_beneath", alt=f"{alt}: how much stands behind it", opens=True
        )
        chosen = _latest(key, chosen, below)
    if caption:
        st.caption(caption)
    if chosen and opens:
        opens(chosen)
    elif chosen:
        _rows(chosen, frame, columns or {}, key, alt, origin)
    under_chart.row(whole, frame, key=key, alt=alt, origin=origin, columns=columns, finding=finding)
    return chosen


def _latest(key: str, *chosen: Mark | None) -> Mark | None:
    """Which of several charts' marks was chosen last: a click in one leaves what was chosen in the others."""
    before, place = st.session_state.get(f"{key}_chosen", ((None,) * len(chosen), 0))
    changed = [at for at, (old, new) in enumerate(zip(before, chosen, strict=True)) if old != new and new]
    place = changed[0] if changed else place
    st.session_state[f"{key}_chosen"] = (chosen, place)
    return chosen[place] or next((mark for mark in chosen if mark), None)


def _rows(
    mark: Mark, frame: pd.DataFrame, columns: dict[str, Any], key: str, alt: str, origin: Origin
) -> None:
    """The rows of a table that a mark stands for, and who published them."""
    known = [name for name in mark if name in frame]
    same = [frame[name].astype(str) == str(mark[name]) for name in known]
    rows = frame[pd.concat(same, axis=1).all(axis=1)] if same else frame.iloc[:0]
    with st.container(border=True):
        narrow_table.shown(
            rows, {**STATEMENT_COLUMNS, **columns}, key=f"{key}_chosen", alt=f"{alt}: what was chosen"
        )
        source = origin().source
        if source:
            st.caption(f"Source: {with_links(source)}.")


@asked_again.fragment
def table(make: Callable[[], pd.DataFrame], origin: Origin, key: str) -> None:
    """A table as a file, made only when it is asked for.

    Args:
        make: Makes the table; it may take long.
        origin: Makes the provenance that goes with it.
        key: Prefix of its widgets' keys, unique on the page.
    """
    box = st.popover("Take this table away", icon=":material/download:", key=f"{key}_take", on_change="rerun")
    if not box.open:
        return
    provenance = origin()
    with box, st.container(horizontal=True, gap="small"):
        for form in TABLE_FORMATS:
            downloads.button(form, partial(made_table, make, form, provenance), provenance, MIME[form], key)


def made_table(make: Callable[[], pd.DataFrame], form: TableFormat, provenance: Provenance) -> bytes:
    """A table as a file, made when it is asked for.

    Args:
        make: Makes its rows.
        form: Of the file.
        provenance: What stands in its head.
    """
    return as_file(make(), form, provenance)
