"""What stands under every chart, beside the thing itself: picture, figures, share menu, citation.

Files are made when they are asked for; what stands in a closed box or the table, when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from detente.export.citation import cite_chart, finding_with_source
from detente.export.embedded_figure import as_figure
from detente.export.pictures import PICTURE_FORMATS, as_picture
from detente.export.provenance import Provenance
from detente.export.record_citation import bibtex
from detente.export.table_files import MIME, TABLE_FORMATS, as_file
from detente.figures.cited_sources import quoted_in
from detente.ui.components import downloads, narrow_table, share
from detente.ui.components.tables import STATEMENT_COLUMNS
from detente.ui.sign_in import asked_again

Origin = Callable[[], Provenance]  # where something comes from, worked out when it is taken away


@asked_again.fragment
def row(
    drawn: alt.Chart | alt.LayerChart,
    frame: pd.DataFrame,
    *,
    key: str,
    alt: str,
    origin: Origin,
    columns: Mapping[str, Any] | None = None,
    finding: str = "",
) -> None:
    """One row of quiet buttons: picture (png at twice the size, svg), csv, share, citation, the whole table.

    Args:
        drawn: The chart.
        frame: The table behind it.
        key: The chart's name in the session.
        alt: What a screen reader says of the table.
        origin: Where it comes from.
        columns: Names, units and formats of the table, as of `st.dataframe`.
        finding: What the chart shows, which heads its picture.
    """
    provenance = replace(origin(), address=share.link())
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}_under"):
        for form in PICTURE_FORMATS:
            picture = partial(as_picture, drawn, form, provenance, finding)
            downloads.button(form, picture, provenance, f"image/{form}", f"{key}_under", "tertiary")
        table = partial(as_file, frame, "csv", provenance)
        downloads.button("csv", table, provenance, MIME["csv"], f"{key}_under", "tertiary")
        given = st.popover(
            "Share", icon=":material/share:", type="tertiary", key=f"{key}_share", on_change="rerun"
        )
        cited = st.popover(
            "Cite", icon=":material/format_quote:", type="tertiary", key=f"{key}_cite", on_change="rerun"
        )
        if given.open:
            with given:
                _to_hand_on(drawn, provenance, key, finding)
        if cited.open:
            with cited:
                _to_cite(provenance, finding)
        shown = st.toggle("Table", key=f"{key}_figures")
    if not shown:
        return
    with st.container(border=True):
        narrow_table.shown(frame, {**STATEMENT_COLUMNS, **(columns or {})}, key=f"{key}_rows", alt=alt)
        with st.container(horizontal=True, gap="small"):
            for kind in [kind for kind in TABLE_FORMATS if kind != "csv"]:  # which stands above
                made = partial(as_file, frame, kind, provenance)
                downloads.button(kind, made, provenance, MIME[kind], key)


def _to_hand_on(drawn: alt.Chart | alt.LayerChart, provenance: Provenance, key: str, finding: str) -> None:
    """The link, a sentence that names its source, the chart for somebody's own page, the phone's own menu."""
    said = finding_with_source(provenance, finding)
    st.markdown("**Link to this page with its filters**")
    st.code(provenance.address, language=None, wrap_lines=True)
    st.markdown("**A sentence with its source**")
    st.code(said, language=None, wrap_lines=True)
    st.markdown("**For a page of your own**")
    st.caption("The chart as one piece of HTML: picture, finding, source, link. It loads nothing.")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        embedded = partial(_embedded, drawn, provenance, finding)
        downloads.button("html", embedded, provenance, "text/html", f"{key}_embed")
        share.by_this_device(
            finding or provenance.title, finding_with_source(provenance, finding, with_address=False),
            provenance.address,
        )  # fmt: skip


def _embedded(drawn: alt.Chart | alt.LayerChart, provenance: Provenance, finding: str) -> bytes:
    return as_figure(as_picture(drawn, "svg", provenance, finding), provenance, finding)


def _to_cite(provenance: Provenance, finding: str) -> None:
    """The chart as a reference, in words and for a reference manager, and the publications behind it."""
    reference = cite_chart(provenance, finding)
    st.code(reference.plain, language=None, wrap_lines=True)
    st.code(reference.bibtex, language=None, wrap_lines=True)
    _publications(provenance)


def _publications(provenance: Provenance) -> None:
    """The publications that official figures come from, to be cited beside the chart."""
    published = quoted_in(provenance.source)
    if published:
        st.markdown("**And whose figures these are**")
        st.code("\n".join(bibtex(source) for source in published), language=None, wrap_lines=True)
