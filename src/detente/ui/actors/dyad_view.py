"""The matrix of who speaks about whom: a cell, or two select boxes, open the statements behind it."""

from __future__ import annotations

from functools import partial
from typing import get_args

import pandas as pd
import streamlit as st

from detente.charts.dyads import MOST_SIDES, matrix, most_heard, pairs_over_time
from detente.charts.mark_selection import MARK, SINCE
from detente.export.speech_findings import of_dyads, of_pairs
from detente.records import TargetRole
from detente.store.selection import Selection
from detente.store.statement_parts import DIRECT, WHOLE, TargetParts, Told
from detente.ui import loaders
from detente.ui.cards import quoted
from detente.ui.components import drawing, takeaway, under_chart
from detente.ui.components.drawing import Mark
from detente.ui.components.tables import STATEMENT_COLUMNS, show
from detente.ui.scorer import gazetteer
from detente.ui.wording import count, day, plain, signed

_ALL = 2_000  # statements of a pair among which those of a quarter are found
_KEY = "matrix"
_LISTED = "pairs_listed"
_MOST_LISTED = 14  # rows as high as the matrix
_NARROW = "@media (max-width: 640px) {.st-key-matrix_wide {display: none;}}"
_LIST_WIDTH = 365  # pixels; with the matrix as wide as a page is in a window of 1440


def parts_chosen() -> TargetParts:
    """What is counted of a pair of sides: words, deeds or both, and the part in which the other side stands.

    Returns:
        As chosen; without a part chosen, all in which a side is not only helped.
    """
    with st.container(horizontal=True, gap="medium", key="parts"):
        told: Told = st.segmented_control(
            "Counted", get_args(Told), default=WHOLE.told, required=True, key="told", bind="query-params",
            help="Said: the words of a side. Done: acts of it that the narrator tells.",
        )  # fmt: skip
        roles: list[TargetRole] = st.segmented_control(
            "The other side is", get_args(TargetRole), selection_mode="multi", default=list(DIRECT),
            key="part", bind="query-params", wrap=True,
            help="Blamed: what it does is charged or reported by somebody. Acted on: the act falls on it. "
            "Addressed: warned, asked, answered. Helped: given arms or money, which is nothing said against "
            "it. Meant: not named in the words, supplied by the report.",
        )  # fmt: skip
    return TargetParts(tuple(roles) or DIRECT, told)


def dyad_matrix(selection: Selection, parts: TargetParts, version: str) -> None:
    """The matrix beside a ranked list (the list alone on a small screen), the select boxes that name a cell,
    and the statements behind it.

    Args:
        selection: The page's filters.
        parts: In which parts the sides stand.
        version: The library's version, which cached reads depend on.
    """
    found = loaders.dyads(selection, parts, version)
    if found.empty:
        st.info(
            "No statement of these filters shows both who speaks and of whom.", icon=":material/grid_off:"
        )
        return
    name = gazetteer().name_of
    named = found.assign(speaks=found["side"].map(name), of=found["target"].map(name))
    shown = most_heard(named)
    drawn = drawing.kept(matrix, shown)
    st.html(f"<style>{_NARROW}</style>")
    finding = of_dyads(named)
    st.markdown(f"**{plain(finding)}**")
    ranked = named.head(_MOST_LISTED)
    with st.container(horizontal=True, gap="medium"):
        with st.container(key="matrix_wide", width="content"):
            drawing.chart(
                drawn.specified,
                key=_KEY,
                width="content",
                on_select=_taken,
                opens=True,
                alt="Matrix of the sides that speak and the sides they speak of, coloured by mean balance",
            )
        with st.container(key="matrix_list", width=_LIST_WIDTH):
            show(
                ranked[["speaks", "of", "balance", "statements"]],
                _IN_THE_LIST,
                key=_LISTED,
                on_select=partial(_named, list(zip(ranked["side"], ranked["target"], strict=True))),
                selection_mode="single-row",
                height="content",
                alt="The pairs with most statements, ranked",
            )
    st.caption(
        "Each square, or row, holds the statements of one side about another, and what the narrator tells of "
        "its acts towards it: its colour, the balance, is the mean of the words that fall on the other side "
        "(▲ leans to escalation, ▼ to de-escalation), its size their number. Shown are the "
        f"{MOST_SIDES} sides and the {len(ranked)} pairs heard most. Choose one, or name it here."
    )
    under_chart.row(
        drawn.drawn,
        found.assign(side_name=named["speaks"], target_name=named["of"]),
        key="dyads",
        alt="Who speaks about whom, all pairs of sides",
        origin=takeaway.origin(selection, f"Who speaks about whom{_in_words(parts)}"),
        columns=_COLUMNS,
        finding=finding,
    )
    _behind(named, selection, parts, version)


def pairs_by_quarter(selection: Selection, parts: TargetParts, version: str) -> None:
    """The pairs of sides with most statements over time; a mark opens its statements.

    Args:
        selection: The page's filters.
        parts: In which parts the sides stand.
        version: The library's version, which cached reads depend on.
    """
    series = loaders.dyads_over_time(selection, parts, version)
    if series.empty or series["period"].nunique() < 2:
        return
    name = gazetteer().name_of
    pairs = list(zip(series["side"], series["target"], strict=True))
    series = series.assign(pair=[f"{name(side)} on {name(target)}" for side, target in pairs])
    codes = dict(zip(series["pair"], pairs, strict=True))

    def opens(mark: Mark) -> None:
        side, target = codes[mark["pair"]]
        said = loaders.of_dyad(selection, parts, side, target, _ALL, version)
        start = pd.Timestamp(mark[SINCE])
        days = pd.to_datetime(said["day"])
        within = (days >= start) & (days < start + pd.DateOffset(months=3))
        with st.container(border=True, key="pair_quarter_opened"):
            st.markdown(f"**{plain(mark['pair'])}, said in the quarter from {day(start)}**")
            quoted.listed(said[within], "pair_quarter")

    takeaway.chart(
        drawing.kept(pairs_over_time, series),
        series,
        key="pairs_over_time",
        alt="Statements of the pairs of sides heard most, by quarter",
        origin=takeaway.origin(selection, f"Who speaks about whom, by quarter{_in_words(parts)}"),
        columns={**_COLUMNS, "pair": "Who on whom"},
        opens=opens,
        finding=of_pairs(series),
        caption=f"The {len(codes)} pairs with most statements, by the quarter these were said in: ▲ leans to "
        "escalation, ▼ to de-escalation; the larger, the more. Statements of a side on itself and of unknown "
        "days are left out.",
    )


def _behind(named: pd.DataFrame, selection: Selection, parts: TargetParts, version: str) -> None:
    name = gazetteer().name_of
    left, right = st.columns(2)
    side = left.selectbox(
        "Who speaks", sorted(set(named["side"]), key=name), index=None, format_func=name, key="speaks",
        bind="query-params", placeholder="a side",
    )  # fmt: skip
    target = right.selectbox(
        "Of whom", sorted(set(named["target"]), key=name), index=None, format_func=name, key="of",
        bind="query-params", placeholder="a side",
    )  # fmt: skip
    if not side or not target:
        return
    cell = named[(named["side"] == side) & (named["target"] == target)]
    st.subheader(f"{name(side)} on {name(target)}", anchor=False)
    if cell.empty:
        st.info("Nothing was found that this side says of the other.", icon=":material/search_off:")
        return
    row = cell.iloc[0]
    st.caption(
        f"{count(int(row['statements']), 'statement')} in {count(int(row['paragraphs']), 'paragraph')} · "
        "mean balance "
        f"{signed(row['balance'])} · the strongest first"
    )
    quoted.listed(loaders.of_dyad(selection, parts, side, target, 30, version), "behind")


def _in_words(parts: TargetParts) -> str:
    """What is counted, where it is not all that is told of a side: " (said; blamed)"."""
    told = [] if parts.told == WHOLE.told else [parts.told]
    roles = [] if set(parts.roles) == set(WHOLE.roles) else [", ".join(parts.roles)]
    return f" ({'; '.join([*told, *roles])})" if told or roles else ""


def _named(pairs: list[tuple[str, str]]) -> None:
    """Put the pair of the ticked row into the select boxes. For `on_select`."""
    rows = st.session_state[_LISTED]["selection"]["rows"]
    if rows:
        st.session_state["speaks"], st.session_state["of"] = pairs[rows[0]]


def _taken() -> None:
    """Put the chosen cell into the select boxes, and so into the address. For `on_select`."""
    cells = st.session_state[_KEY]["selection"].get(MARK, [])
    if cells:
        st.session_state["speaks"] = cells[0]["side"]
        st.session_state["of"] = cells[0]["target"]


_COLUMNS = {
    **STATEMENT_COLUMNS,
    "speaks": "Who speaks",
    "of": "Of whom",
    "side_name": "Who speaks",
    "target_name": "Of whom",
    "side": None,
    "target": None,
    "statements": st.column_config.NumberColumn("Statements"),
}
_IN_THE_LIST = {
    "speaks": st.column_config.TextColumn("Who speaks", width=90),
    "of": st.column_config.TextColumn("Of whom", width=90),
    "balance": st.column_config.NumberColumn("Balance", help="−1 de-escalates, +1 escalates", width=60),
    "statements": st.column_config.NumberColumn("Statements", width=75),
}
