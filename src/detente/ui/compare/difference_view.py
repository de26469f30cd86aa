"""One question of a comparison: its finding as a title, a ranked chart, and the words behind each row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from detente.charts.ranked_differences import differences_by_name
from detente.export import comparison_pack, part_comparison
from detente.export.part_comparison import ComparedPart
from detente.store.comparison_sums import Dimension
from detente.ui import loaders, scorer
from detente.ui.cards import quoted, statement_cards
from detente.ui.components import drawing, evidence_packs, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.library import store
from detente.ui.sign_in import asked_again
from detente.ui.wording import plain

_SHOWN = 3  # paragraphs of each part behind a row
_NOTHING = "Nothing here has enough articles in both parts to be compared."
COLUMNS = {
    "label": "Name",
    "dimension": "Compared by",
    "name": None,
    "stands_out": None,
    "first": st.column_config.NumberColumn("First", format="%.2f"),
    "second": st.column_config.NumberColumn("Second", format="%.2f"),
    "difference": st.column_config.NumberColumn(
        "Difference", format="%.2f", help="the second part's figure less the first's"
    ),
    "difference_low": st.column_config.NumberColumn("95\u00a0% from", format="%.2f"),
    "difference_high": st.column_config.NumberColumn("95\u00a0% to", format="%.2f"),
    "exact_chance": st.column_config.NumberColumn(
        "By chance alone", format="percent", help="were both parts alike"
    ),
    "discovery": st.column_config.NumberColumn(
        "False discovery", format="percent", help="share of the rows up to this one that chance makes"
    ),
    "articles_first": st.column_config.NumberColumn("Articles, first"),
    "articles_second": st.column_config.NumberColumn("Articles, second"),
    "parts_first": st.column_config.NumberColumn("Paragraphs, first"),
    "parts_second": st.column_config.NumberColumn("Paragraphs, second"),
}


def origin(first: ComparedPart, second: ComparedPart, title: str) -> takeaway.Origin:
    """Where what is taken of a comparison comes from.

    Args:
        first: One part.
        second: The other.
        title: What is taken.

    Returns:
        Makes the provenance when it is called.
    """
    made = comparison_pack.provenance_of_two
    return lambda: made(store(), first, second, title, scorer.version(), date.today())


def question(first: ComparedPart, second: ComparedPart, dimension: Dimension, version: str) -> None:
    """The differences by one question.

    Args:
        first: One part.
        second: The other.
        dimension: The question.
        version: The library's version, which cached reads depend on.
    """
    found = loaders.compared(first.selection, second.selection, dimension, version)
    title = part_comparison.finding(found, dimension)
    st.subheader(part_comparison.QUESTIONS[dimension], anchor=f"by-{dimension}")
    if found.rows.empty:
        st.caption(plain(f"{_NOTHING} {part_comparison.left_out(found, dimension)}"))
        return
    if len(found.rows) == 1:  # one number is a sentence, not a chart
        st.markdown(plain(part_comparison.only_one(found, dimension)))
        st.caption(plain(part_comparison.left_out(found, dimension)))
        _words_of_one(first, second, dimension, version, str(found.rows["name"].iloc[0]))
        return
    rows = part_comparison.drawn_rows(found, dimension)
    left_out = len(found.rows) - len(rows)
    takeaway.chart(
        drawing.kept(differences_by_name, rows, first.label, second.label, shares=dimension == "act"),
        part_comparison.ranked_rows(found, dimension),
        key=f"differences_{dimension}",
        alt=f"Differences between {first.label} and {second.label}, by name",
        origin=origin(first, second, title),
        columns=COLUMNS,
        finding=title,
        under=f"{part_comparison.QUESTIONS[dimension]}: ",
        opens=partial(_behind, first, second, dimension, version),
        caption=plain(part_comparison.reading(found, dimension))
        + (f" The other {left_out:,} are in the table." if left_out else ""),
    )


@asked_again.fragment
def _words_of_one(
    first: ComparedPart, second: ComparedPart, dimension: Dimension, version: str, name: str
) -> None:
    """The words behind a single row, in a box that is filled when it is opened."""
    box = st.expander(
        "The words behind it", icon=":material/format_quote:", key=f"one_{dimension}", on_change="rerun"
    )
    if box.open:
        with box:
            _behind(first, second, dimension, version, {"name": name})


def _behind(
    first: ComparedPart, second: ComparedPart, dimension: Dimension, version: str, mark: Mark
) -> None:
    """The strongest words of both parts behind one row."""
    name = str(mark["name"])
    with st.container(border=True, key=f"opened_{dimension}"):
        st.markdown(
            f"**{plain(part_comparison.said_as(name, dimension))}**: the strongest words of both parts"
        )
        for column, part, place in zip(st.columns(2), (first, second), ("a", "b"), strict=True):
            with column:
                st.caption(f"**{plain(part.label)}**")
                _words(part, dimension, name, version, f"{dimension}_{place}")


def _words(part: ComparedPart, dimension: Dimension, name: str, version: str, key: str) -> None:
    if dimension == "target":
        quoted.listed(loaders.on_target(part.selection, name, _SHOWN, version), key)
        return
    if dimension == "act":
        statement_cards.listed(loaders.with_act(part.selection, name, _SHOWN, version), key)
        return
    narrowed = (
        replace(part.selection, sides=(name,))
        if dimension == "side"
        else replace(part.selection, actors=(name,))
    )
    shown = loaders.strongest(narrowed, "escalation", _SHOWN, version)
    if shown.empty:
        shown = loaders.strongest(narrowed, "deescalation", _SHOWN, version)
    statement_cards.listed(shown, key)


def take_away(first: ComparedPart, second: ComparedPart, version: str) -> None:
    """The comparison as a pack and as a table.

    Args:
        first: One part.
        second: The other.
        version: The library's version, which cached reads depend on.
    """
    compare = partial(loaders.compared, first.selection, second.selection, version=version)
    evidence_packs.comparison(
        origin(first, second, f"{first.label} and {second.label}"),
        lambda: comparison_pack.comparison_pack(
            store(), first, second, compare, scorer.lexicon(), scorer.version(), date.today()
        ),
        lambda: part_comparison.all_rows(compare),
    )
