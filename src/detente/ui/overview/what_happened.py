"""The overview's first answer: what happened, in a sentence, and who moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import pandas as pd
import streamlit as st

from detente.charts.ranked_differences import differences_by_name
from detente.export import part_comparison
from detente.export.first_sentence import below, first_sentence
from detente.export.part_comparison import ComparedPart
from detente.figures.defence_expenditure import Meeting, allies_meeting
from detente.store.corpus_queries import Counts
from detente.store.periods import Grain
from detente.store.selection import Selection
from detente.trends.differences import Differences
from detente.trends.stretches import LENGTHS, Length, latest_two
from detente.ui import loaders, menu
from detente.ui.cards import behind_marks
from detente.ui.compare import difference_view
from detente.ui.compare.parts import in_words
from detente.ui.components import drawing, links, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.sign_in import asked_again
from detente.ui.wording import plain

_CORE = 3.5  # % of GDP: the core part of what was promised for 2035
_LEAST_DRAWN = 2  # of one side a sentence says all
_WORDS = "font-size:1.2rem;line-height:1.5;margin:0;max-width:62rem;overflow-wrap:anywhere"


@dataclass(frozen=True, slots=True)
class Moved:
    """Two periods set against each other: as a whole, and side by side."""

    first: ComparedPart
    second: ComparedPart
    length: Length
    whole: Differences
    sides: Differences


def moved(selection: Selection, counted: Counts, grain: Grain, version: str) -> Moved | None:
    """The latest two periods that can be compared: the shortest in which sides have enough articles.

    Args:
        selection: The page's filters.
        counted: The counts of the selection, with its last day.
        grain: Length of a period in the charts; none shorter is compared.
        version: The library's version, which cached reads depend on.

    Returns:
        None where even two years hold too few articles.
    """
    if counted.latest is None:
        return None
    best = None
    for length in LENGTHS[0 if grain in ("week", "month") else 1 :]:
        one, other = (
            ComparedPart(in_words(stretch, length), replace(selection, start=stretch[0], end=stretch[1]))
            for stretch in latest_two(counted.latest, length)
        )
        whole = loaders.compared(one.selection, other.selection, "whole", version)
        if whole.rows.empty:
            continue
        sides = loaders.compared(one.selection, other.selection, "side", version)
        best = best or Moved(one, other, length, whole, sides)
        if len(sides.rows) >= _LEAST_DRAWN:
            return Moved(one, other, length, whole, sides)
    return best


def sentence(found: Moved | None) -> None:
    """What happened in words, with its interval, its numbers and the way to all of it.

    Args:
        found: The periods compared; None where there is too little to compare.
    """
    core = _core()
    said = (
        first_sentence(found.whole, found.sides, found.first, found.second, core)
        if found
        else f"Too few dated articles to set one period against the one before. {below(core)}"
    )
    st.html(f'<p role="status" style="{_WORDS}">{escape(said)}</p>')


def who_moved(found: Moved | None, version: str) -> bool:
    """Who moved, ranked, with intervals; for fewer than two nothing is drawn.

    Args:
        found: The periods compared.
        version: The library's version, which cached reads depend on.

    Returns:
        Whether something was drawn.
    """
    if found is None or len(found.sides.rows) < _LEAST_DRAWN:
        return False
    st.header("Who moved", anchor="what-moved")
    _ranked(found, version)
    return True


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=loaders.HASHED)
def _drawn(
    first: Selection, second: Selection, labels: tuple[str, str], version: str
) -> tuple[pd.DataFrame, drawing.Kept]:
    """The rows of the chart and the chart, which takes longer to make than all else that is seen first."""
    rows = part_comparison.drawn_rows(loaders.compared(first, second, "side", version), "side")
    return rows, drawing.kept(differences_by_name, rows, *labels, shares=False)


@asked_again.fragment
def _ranked(found: Moved, version: str) -> None:
    """The chart, in which a chosen bar reruns nothing else of the page."""
    rows, drawn = _drawn(
        found.first.selection, found.second.selection, (found.first.label, found.second.label), version
    )

    def opens(mark: Mark) -> None:
        change = float(rows.loc[rows["name"] == mark["name"], "difference"].sum())
        name = part_comparison.said_as(str(mark["name"]), "side")
        part = replace(found.second.selection, sides=(str(mark["name"]),))
        title = f"{name}, {found.second.label}"
        behind_marks.paragraphs(part, version, title, behind_marks.leaning(change), "who_moved")

    title = part_comparison.finding(found.sides, "side")
    takeaway.chart(
        drawn,
        rows,
        key="what_moved",
        alt=f"Change of each side from {found.first.label} to {found.second.label}",
        origin=difference_view.origin(found.first, found.second, title),
        columns=difference_view.COLUMNS,
        opens=opens,
        finding=f"{title}, {found.second.label} against {found.first.label}",
        caption=plain(part_comparison.reading(found.sides, "side")),
    )
    links.to(
        menu.COMPARE,
        label="Speakers, targets and acts compared",
        icon=":material/arrow_forward:",
        query={"length": found.length, **links.carried()},
    )


def _core() -> Meeting | None:
    """How many allies reach the core part; None where the record has no edition."""
    return allies_meeting(_CORE, record=loaders.record())
