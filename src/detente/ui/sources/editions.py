"""Official figures on the Sources page: which editions are read, a publisher's file brought, its difference,
the history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from detente.figures.definitions import definitions, measure_of, measures
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.isolated_import import read_isolated
from detente.figures.revisions import Change, Difference, difference
from detente.intake.limits import in_force
from detente.records import DetenteError
from detente.store.adopted_editions import Adopted, adopt, adoptions, original, revert
from detente.ui import loaders
from detente.ui.components import narrow_list
from detente.ui.components.tables import records
from detente.ui.identity import reader_name
from detente.ui.library import remember, store
from detente.ui.wording import count, day, plain, published, with_links

_SHOWN = 500
_TURN = "figures_turn"
_SIGNS = {"new": "+ new", "revised": "∆ revised", "withdrawn": "− withdrawn"}


def editions_of_figures() -> None:
    """The editions, the door for a new one, the history."""
    st.header("Editions of official figures")
    st.markdown(
        "A figure is shown with its edition and definition, and two of them never share a line. What a "
        "library adopts is read on "
        "top of what ships, by everyone who uses it."
    )
    _listed()
    _bring()
    _history()


def _listed() -> None:
    record = loaders.record()
    adopted = {kept.edition.id for kept in adoptions(store()) if kept.reverted is None}
    cells = pd.Series([cell.edition for cell in record.cells]).value_counts()
    rows = [
        {
            "Edition": edition.name,
            "Definition": definitions()[edition.definition].name,
            "Published": published(edition.published),
            "Constant prices of": str(edition.base or ""),
            "Figures": f"{int(cells.get(edition.id, 0)):,}",
            "Read": "whole" if edition.coverage == "whole" else "a part",
            "Here by": "adopted" if edition.id in adopted else "shipped",
        }
        for edition in sorted(
            record.editions.values(), key=lambda e: (e.publisher, e.published), reverse=True
        )
    ]
    narrow_list.narrow("editions_read", [_line(row) for row in rows], len(rows), "edition")
    with narrow_list.wide("editions_read"):
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            height="content",
            alt="Editions of official figures that are read here",
        )
    with st.expander("What each definition counts"):
        for definition in definitions().values():
            st.markdown(f"**{plain(definition.name)}**. {plain(definition.meaning)}.")
            st.caption(f"Source: {with_links(definition.source)}.")


def _line(row: Mapping[str, str]) -> narrow_list.ListedRow:
    """An edition above what it is, when it was published and how much of it is read."""
    prices = f"constant prices of {row['Constant prices of']}" if row["Constant prices of"] else ""
    figures = int(row["Figures"].replace(",", ""))
    beneath = (
        row["Definition"], f"published {row['Published']}", prices, count(figures, "figure"),
        "read whole" if row["Read"] == "whole" else "read in part", row["Here by"],
    )  # fmt: skip
    return narrow_list.ListedRow(row["Edition"], "", " · ".join(filter(None, beneath)))


def _bring() -> None:
    st.subheader("Bring a publisher's file")
    turn = st.session_state.setdefault(_TURN, 0)
    file = st.file_uploader(
        "NATO's or SIPRI's workbook, a download of the World Bank or Our World in Data",
        type=["xlsx", "csv", "zip"],
        key=f"figures_file_{turn}",
        help="It is recognised by its content. You see what it would change before anything is changed.",
    )
    if file is None:
        return
    data = file.getvalue()
    found = _read(data, turn)
    if found is None:
        return
    change = difference(loaders.record(), found.edition, found.cells)
    st.success(f"Recognised as {plain(found.recognised)}.", icon=":material/verified:")
    for note in found.notes:
        st.caption(plain(note))
    _changes(found, change)
    with st.container(horizontal=True):
        if st.button(
            "Adopt this edition",
            type="primary",
            icon=":material/check:",
            disabled=not change.changes,
            key="figures_adopt",
        ):
            _adopt(found, change, data, file.name)
        if st.button("Discard", icon=":material/close:", key="figures_discard"):
            _close("Nothing was changed.")


def _read(data: bytes, turn: int) -> Imported | None:
    """What the file is, asking for what it does not say; None where it is refused, with the reason on the
    page.
    """
    asked: dict[str, str] = st.session_state.setdefault(f"figures_asked_{turn}", {})
    try:
        return _kept(data, asked.get("edition"), asked.get("measure"))
    except ImportRefusedError as refused:
        if refused.needs is None:
            st.error(f"Not taken. {plain(str(refused))}", icon=":material/error:")
            return None
        st.warning(plain(str(refused)), icon=":material/help:")
        if refused.needs == "edition":
            given: str | None = st.text_input(
                "Month of publication", placeholder="2027-06", key=f"figures_month_{turn}"
            ).strip()
        else:
            given = st.selectbox(
                "What it measures",
                [
                    metric
                    for metric, m in measures().items()
                    if "nato" in m.definitions and "{base}" not in metric and not m.derived
                ],
                index=None,
                format_func=lambda metric: f"{measures()[metric].name} ({measures()[metric].unit})",
                key=f"figures_measure_{turn}",
            )
        if given and given != asked.get(refused.needs):
            asked[refused.needs] = given
            st.rerun()
    return None


@st.cache_resource(max_entries=4, show_spinner="Reading the file …")
def _kept(data: bytes, edition: str | None, measure: str | None) -> Imported:
    return read_isolated(data, edition=edition, measure=measure, limits=in_force())


def _changes(found: Imported, change: Difference) -> None:
    counts = change.counts()
    with st.container(horizontal=True, gap="medium"):
        for kind, number in counts.items():
            st.metric(kind.capitalize(), f"{number:,}", width="content")
        st.metric("Unchanged", f"{change.unchanged:,}", width="content")
    names = plain(" and ".join(edition.name for edition in change.against))
    if not change.against:
        st.caption("Nothing of this definition is here yet to set it against.")
    elif change.same:
        st.caption(f"Against {names}, which is here already.")
    else:
        st.caption(
            f"Against {names}. What is adopted stands beside an edition of another name; it does not take "
            "its place."
        )
    if not change.changes:
        st.info("It says what is here already; there is nothing to adopt.", icon=":material/info:")
        return
    frame = _frame(change.changes)
    order = {"revised": 0, "withdrawn": 1, "new": 2}
    shown = frame.sort_values("Change", key=lambda kinds: kinds.map(order), kind="stable").head(_SHOWN)
    written = shown.assign(
        Change=shown["Change"].map(_SIGNS),
        Before=shown["Before"].map(_written),
        After=shown["After"].map(_written),
    )
    lines = [_changed(row) for row in records(written.head(narrow_list.MOST))]
    narrow_list.narrow(
        "figures_changed", lines, len(frame), "change", others="All of them are in the file below."
    )
    with narrow_list.wide("figures_changed"):
        st.dataframe(
            written, hide_index=True, height=320, alt="Cells that would be new, revised or withdrawn"
        )
    if len(frame) > _SHOWN:
        st.caption(
            f"The first {_SHOWN} of {len(frame):,}; revised and withdrawn ones first. All of them are in "
            "the file below."
        )
    st.download_button(
        "Take the difference (csv)",
        frame.to_csv(index=False).encode("utf-8-sig"),
        file_name=f"difference-{found.edition.id}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="figures_difference",
    )


def _changed(row: Mapping[str, str]) -> narrow_list.ListedRow:
    """A figure above its value before and after."""
    return narrow_list.ListedRow(
        f"{row['State']}, {row['Year']}: {row['Change']}",
        "",
        f"{row['Measure']} ({row['Unit']}) · {row['Before']} → {row['After']}",
    )


def _written(value: float | None) -> str:
    """A figure as the table shows it, "–" where there is none."""
    if value is None or value != value:
        return "–"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _frame(changes: Sequence[Change]) -> pd.DataFrame:
    names = {metric: measure_of(metric).name for metric in {change.metric for change in changes}}
    return pd.DataFrame(
        {
            "Change": [change.kind for change in changes],
            "State": [change.name for change in changes],
            "Year": [change.year for change in changes],
            "Measure": [names[change.metric] for change in changes],
            "Unit": [change.unit for change in changes],
            "Before": [change.before for change in changes],
            "After": [change.after for change in changes],
        }
    )


def _adopt(found: Imported, change: Difference, data: bytes, name: str) -> None:
    try:
        adopt(store(), found, change, data, name, reader_name())
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    _close(f"{found.edition.name} was adopted; the figures are read with it from now on.")


def _close(note: str) -> None:
    st.session_state[_TURN] += 1
    remember(note)
    st.rerun()


def _history() -> None:
    kept = adoptions(store())
    if not kept:
        return
    st.subheader("Adopted so far")
    for each in kept:
        with st.container(border=True, key=f"adoption_{each.id}"):
            _entry(each)


def _entry(each: Adopted) -> None:
    who = f" by {plain(each.by)}" if each.by else ""
    st.markdown(f"**{plain(each.edition.name)}**, from {plain(each.filename)}")
    st.caption(
        f"Number {each.id}, adopted on {day(each.added)}{who}: {count(each.cells, 'figure')}; "
        f"{each.new:,} new, {each.revised:,} revised, {each.withdrawn:,} withdrawn then. "
        f"{plain(each.recognised)}."
    )
    with st.container(horizontal=True):
        if each.reverted:
            back = f" by {plain(each.reverted_by)}" if each.reverted_by else ""
            st.markdown(f":gray[Reverted on {day(each.reverted)}{back}; it is no longer read.]")
        elif st.button("Revert", icon=":material/undo:", key=f"figures_revert_{each.id}"):
            try:
                revert(store(), each.id, reader_name())
            except DetenteError as trouble:
                st.error(plain(str(trouble)), icon=":material/error:")
                return
            remember(f"{each.edition.name} is no longer read.")
            st.rerun()
        if st.toggle("Show its file", key=f"figures_original_{each.id}"):
            data = original(store(), each.id)
            if data is not None:
                st.download_button(
                    f"Take it ({len(data) / 1e3:,.0f} kB)",
                    data,
                    file_name=each.filename,
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"figures_file_of_{each.id}",
                )
